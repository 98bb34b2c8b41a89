// What the page's server and its client say to each other: plain JSON, declared once for both sides.
import type {
  Answers,
  CellView,
  FormView,
  Mail,
  MenuEntry,
  RoundTrips,
  SheetView,
  Shown,
  TriggerView,
} from '../workspace/types';

export interface PersonView {
  email: string;
  name: string;
  job: string;
  roles: string[];
  mobile: string;
  unread: number;
}

/** A mail as a list shows it. */
export interface MailLine {
  id: string;
  at: number;
  from: string;
  name: string;
  /** The accounts in whose inboxes it lies; an address with a tag is delivered to its account. */
  boxes: string[];
  subject: string;
  start: string;
  attachments: number;
  readBy: string[];
}

export interface FileLine {
  id: string;
  name: string;
  url: string;
  owner: string;
  editors: string[];
  viewers: string[];
}

export interface FormLine {
  id: string;
  title: string;
  url: string;
  responders: string[];
  published: boolean;
  responses: number;
}

/** A place of the page that a link or the guide leads to. */
export type Place =
  | { at: 'inbox'; mail?: string }
  | { at: 'forms'; link?: string }
  | { at: 'sheets'; file?: string; sheet?: string }
  | { at: 'webapp'; query?: string }
  | { at: 'break' }
  | { at: 'log' };

export interface StepView {
  key: string;
  title: string;
  /** Who you are to be. */
  who: string;
  whoName: string;
  whoWhat: string;
  words: string;
  place: Place | null;
  clock: boolean;
  /** Whether the form it leads to can be filled in for you. */
  fills: boolean;
  done: boolean;
}

export interface GuideView {
  steps: StepView[];
  /** The first step that is not done; null when all are. */
  current: string | null;
  /** What is different at this school, in a sentence or two; empty where nothing is. */
  differs: string;
}

/** One of the made-up schools. */
export interface SchoolLine {
  /** The id of the policy that it was set up with. */
  id: string;
  name: string;
}

/** What is set to go wrong, as far as it stays set. */
export interface BrokenView {
  mailQuota: number | null;
  submitTriggersLost: boolean;
  lockHeld: boolean;
  triggersLateMinutes: number;
  triggersDoubled: boolean;
  mailsFailUntil: number | null;
  armed: string[];
}

/** All that every section needs, fresh after each act. */
export interface StateView {
  /** Differs whenever anything has changed. */
  version: string;
  school: string;
  schoolId: string;
  /** Whose policy is in force there. */
  policy: string;
  /** Those that can be gone to; only this one where there is nothing to choose. */
  schools: SchoolLine[];
  now: number;
  owner: string;
  webAppUrl: string;
  people: PersonView[];
  mails: MailLine[];
  forms: FormLine[];
  files: FileLine[];
  controlId: string;
  triggersRun: boolean;
  triggers: TriggerView[];
  nextTriggerAt: number | null;
  broken: BrokenView;
  executions: number;
  failures: number;
  guide: GuideView;
}

export interface MailView extends Omit<Mail, 'attachments'> {
  attachments: { name: string; mimeType: string; href: string }[];
  bodyHref: string;
}

export type OpenedFormView =
  | { ok: true; form: Omit<FormView, 'responses'>; answers: Answers; responseId: string | null }
  | { ok: false; title: string; refusal: string };

export type SubmittedView =
  | { ok: true; confirmation: string; editUrl: string; showLinkToRespondAgain: boolean; said: string }
  | { ok: false; refusal: string; problems: Record<string, string> };

export type SheetData = Omit<SheetView, 'values' | 'display' | 'cells'> & { cells: CellView[][] };

export interface BookView {
  id: string;
  name: string;
  mayEdit: boolean;
  tabs: { name: string; tabColor?: string; hidden: boolean }[];
  sheet: SheetData;
  /** The custom menus; only for who may edit the spreadsheet that the script is bound to. */
  menus: { name: string; items: MenuEntry[] }[];
}

export interface RanView {
  ok: boolean;
  error: string | null;
  shown: Shown[];
}

export interface ExecutionLine {
  id: number;
  at: number;
  fn: string;
  as: string;
  kind: string;
  ok: boolean;
  killed: boolean;
  error: string | null;
  stack?: string;
  roundTrips: RoundTrips;
  cpuMs: number;
  elapsedMs: number;
  log: string[];
  calls: string[];
}

/** What the passing of time brought. */
export interface PassedView {
  now: number;
  executions: number;
  failures: number;
  mails: number;
  words: string;
}

export type Advance = { minutes: number } | { to: 'event' } | { to: 'end of day' };

export type Fault =
  | 'next mail fails'
  | 'mails fail for an hour'
  | 'quota 0'
  | 'tick'
  | 'kill next'
  | 'submit triggers lost'
  | 'lock held'
  | 'clear';

/** The words of a failed call. */
export interface Failure {
  error: string;
}
