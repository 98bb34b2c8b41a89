// Every entry point that Apps Script calls, one line each. What does not end in `_` can be called by anyone who opens a page.
import { tellTroubles } from './app/carry-out';
import { checkEverything } from './app/check-everything';
import { doAct } from './app/do-act';
import { webAppNow } from './app/engines';
import { linkTo } from './app/facts';
import { lookAtControl } from './app/look-at-control';
import { openPage } from './app/open-page';
import { loadOpen } from './app/open-records';
import { probeWorkspace } from './app/probe';
import { rebuildForms } from './app/rebuild-forms';
import { redrawRegister } from './app/redraw-register';
import { setUp as install } from './app/set-up';
import { takePatiently } from './app/take-submission';
import { tick } from './app/tick';
import { ports } from './compose';
import { submittedWith } from './google/form-answers';
import { answering, showLink, showMenu } from './google/menu';
import { runByHand, served, visitorEmail } from './google/web';
import type { PageName } from './school/scene';

/** Simple trigger: the Control spreadsheet was opened. */
export const onOpen = (): void => showMenu();

/** The web app: shows a page, changes nothing. */
export const doGet = (event?: GoogleAppsScript.Events.DoGet) =>
  served(openPage(ports, visitorEmail(), event?.parameter ?? {}, Date.now()));

/** The one door for taps from a page. */
export const act = (request: unknown) => doAct(ports, visitorEmail(), request, Date.now());

/** The installer, by hand alone: a page can call it too, as every function without an underscore, and is refused. */
export const setUp = (): string =>
  answering('Set up', () => (runByHand() ? install(ports, Date.now()) : NOT_FROM_HERE));
const NOT_FROM_HERE = 'Set up runs from the menu Home Visits in the Control spreadsheet.';

export const tick_ = (): void => tick(ports, Date.now());

export const formSubmitted_ = (event: GoogleAppsScript.Events.FormsOnFormSubmit): void =>
  takePatiently(ports, submittedWith(event), () => Date.now());

export const controlEdited_ = (): void => tellTroubles(ports, lookAtControl(ports, Date.now()), Date.now());

export const rebuildForms_ = (): string => answering('Rebuild the forms', () => rebuildForms(ports, Date.now()));

export const checkEverything_ = (): string => answering('Check everything', () => checkEverything(ports, Date.now()));

export const probeWorkspace_ = (): string => answering('Probe this Workspace', () => probeWorkspace(ports, Date.now()));

export const redrawRegister_ = (): string => answering('Redraw the register', () => redrawRegister(ports, Date.now()));

const linkNow = (page: PageName): string => linkTo(webAppNow(loadOpen(ports, Date.now()), Date.now()), page);

export const openDesk_ = (): void => showLink('Open the desk', 'Open the desk page', linkNow('desk'));

export const openRetention_ = (): void => showLink('Retention and purge', 'Open the page', linkNow('retention'));
