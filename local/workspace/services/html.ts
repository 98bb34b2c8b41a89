// HtmlService: pages as the script hands them out.
import { makeEnum } from '../enums';
import { ServiceError } from '../errors';
import { guard } from '../guard';
import type { Running } from '../running';

type Html = GoogleAppsScript.HTML.HtmlService;
type Output = GoogleAppsScript.HTML.HtmlOutput;

export interface PageState {
  html: string;
  title: string;
  metaTags: { name: string; content: string }[];
  frameMode: string;
  width?: number;
  height?: number;
}

const META_TAGS = ['apple-mobile-web-app-capable', 'google-site-verification', 'mobile-web-app-capable', 'viewport'];
const ENUMS: Pick<Html, 'XFrameOptionsMode' | 'SandboxMode'> = {
  XFrameOptionsMode: makeEnum('ALLOWALL', 'DEFAULT'),
  SandboxMode: makeEnum('EMULATED', 'IFRAME', 'NATIVE'),
};

/** The global `HtmlService`. */
export function htmlService(run: Running): Html {
  return guard<Html>(run, 'HtmlService', {
    ...ENUMS,
    createHtmlOutput: (html: unknown = '') => output(run, String(html)),
  });
}

function output(run: Running, html: string): Output {
  const page: PageState = { html, title: '', metaTags: [], frameMode: 'DEFAULT' };
  const self: Output = guard<Output>(
    run,
    'HtmlOutput',
    {
      getContent: () => page.html,
      setContent: (content: string) => {
        page.html = String(content);
        return self;
      },
      append: (content: string) => {
        page.html += String(content);
        return self;
      },
      getTitle: () => page.title,
      setTitle: (title: string) => {
        page.title = String(title);
        return self;
      },
      addMetaTag: (name: string, content: string) => {
        if (!META_TAGS.includes(name)) {
          throw new ServiceError('The meta tag you specified is not allowed in this context.');
        }
        page.metaTags.push({ name, content });
        return self;
      },
      setXFrameOptionsMode: (mode: unknown) => {
        if (mode === undefined || mode === null) throw new ServiceError('Invalid argument: mode');
        page.frameMode = String(mode);
        return self;
      },
      setSandboxMode: () => self,
      setFaviconUrl: () => self,
      setWidth: (width: number) => {
        page.width = width;
        return self;
      },
      setHeight: (height: number) => {
        page.height = height;
        return self;
      },
      getWidth: () => page.width as number,
      getHeight: () => page.height as number,
    },
    page,
  );
  return self;
}
