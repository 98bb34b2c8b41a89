// Real PDFs of what the bundle attaches as one, by a Chromium where this machine has or npm has brought one.
import type { Browser, Page } from 'playwright-core';

/** One page for all of them: some builds of Chromium end with the first page that is closed. */
let page: Promise<Page | null> | null = null;

/** Tries the Chromium that npm brings on Linux, then an installed Chrome or Edge. */
async function findBrowser(): Promise<Browser | null> {
  const { chromium } = await import('playwright-core');
  const ways = [
    async () => {
      const { default: brought } = await import('@sparticuz/chromium');
      return chromium.launch({ executablePath: await brought.executablePath(), args: brought.args });
    },
    () => chromium.launch({ channel: 'chrome' }),
    () => chromium.launch({ channel: 'msedge' }),
  ];
  for (const launch of ways) {
    try {
      return await launch();
    } catch {
      // Not on this machine: the next way. Without any, the page itself is shown.
    }
  }
  return null;
}

async function openPage(): Promise<Page | null> {
  const browser = await findBrowser();
  return browser && (await browser.newPage({ javaScriptEnabled: false }));
}

/** The page as a PDF; null where this machine has no Chromium. As Google does, backgrounds are left out. */
export async function toPdf(html: string): Promise<Buffer | null> {
  if ((await page)?.isClosed()) page = null;
  page ??= openPage();
  const opened = await page;
  if (!opened) return null;
  await opened.setContent(html);
  return opened.pdf({ format: 'A4', margin: { top: '18mm', bottom: '18mm', left: '16mm', right: '16mm' } });
}

/** Closes the browser, if one was opened. */
export async function closeBrowser(): Promise<void> {
  const opened = await page;
  page = null;
  await opened?.context().browser()?.close();
}
