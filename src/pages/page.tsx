// Draws a page of the web app: from a View to the whole document, and to the part that an act puts in its place.
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { pageInPractice } from '../letters/practice';
import { plain } from '../plain';
import { ActionsPage } from './actions';
import { Desk } from './desk';
import { Home } from './home';
import { Leave } from './leave';
import { OutingSchool } from './outing-school';
import { OutingVisitor } from './outing-visitor';
import { DonePage, Refusal } from './plain';
import { Read } from './read';
import { Retention } from './retention';
import { SCRIPT } from './script';
import { STYLE } from './style';
import type { Page, View } from './view';
import { VisitPage } from './visit';

/** The words of the browser's tab: a reference, never a pupil's name. */
function titleOf(view: View): string {
  switch (view.page) {
    case 'visit':
      return `${view.visit.practice ? 'PRACTICE ' : ''}${view.visit.ref} Home visit`;
    case 'outing':
      return `${view.outing.practice ? 'PRACTICE ' : ''}${view.outing.ref} Out on a visit`;
    case 'leave':
      return 'Sign out';
    case 'desk':
      return 'Who is out';
    case 'actions':
      return 'To do';
    case 'read':
      return 'The policy';
    case 'retention':
      return 'Retention';
    default:
      return 'Home visits';
  }
}

function contents(view: View): VNode {
  switch (view.page) {
    case 'home':
      return <Home view={view} />;
    case 'visit':
      return <VisitPage view={view} />;
    case 'leave':
      return <Leave view={view} />;
    case 'outing':
      return view.as === 'visitor' ? <OutingVisitor view={view} /> : <OutingSchool view={view} />;
    case 'desk':
      return <Desk view={view} />;
    case 'actions':
      return <ActionsPage view={view} />;
    case 'read':
      return <Read view={view} />;
    case 'retention':
      return <Retention view={view} />;
    case 'refusal':
      return <Refusal view={view} />;
    case 'done':
      return <DonePage view={view} />;
  }
}

/**
 * A page from its view. Style and script are our own text and stand outside of what preact draws, so that nothing that
 * people wrote can come into them.
 */
export function renderPage(view: View): Page {
  const title = titleOf(view);
  const drawn = plain(render(contents(view)));
  const body = 'scene' in view && view.scene.practice ? pageInPractice(drawn) : drawn;
  const notes = '<div id="notes" role="region" aria-label="Messages"><div id="banner" role="alert" hidden></div></div>';
  const head = `<head><title>${title.replace(/[<&]/g, '')}</title><style>${STYLE}</style></head>`;
  const html = `<!DOCTYPE html><html lang="en-GB">${head}<body>${notes}<div id="page">${body}</div><script>${SCRIPT}</script></body></html>`;
  return { title, html, body };
}
