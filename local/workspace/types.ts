// The public types of the local Workspace: what tests and the browser page may count on.
export type * from './types-files';

/** What can cross a border by copy. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/** A cell as `getValues()` gives it, except that a date is a `Date` of this realm and an empty cell is `''`. */
export type CellValue = string | number | boolean | Date;

export interface Person {
  email: string;
  name: string;
  /** Suspended: cannot sign in, and the triggers that this person installed do not run. */
  suspended?: boolean;
}

export interface WorkspaceOptions {
  /** Folder with Code.js and appsscript.json: exactly what clasp would push. */
  dist: string;
  /** The Workspace's clock at the start, in milliseconds. */
  now: number;
  /** The school's mail domain, such as school.example. */
  domain: string;
  people: { email: string; name: string }[];
  /** The role account that owns the Control spreadsheet and the script. */
  owner: string;
  /** The name of the Control spreadsheet. */
  controlName?: string;
}

/** What may be changed on a Workspace at any time; saved with it. */
export interface Settings {
  /** Whether somebody has added the Gmail advanced service in the editor. */
  gmailService: boolean;
  /** Virtual milliseconds that each round trip costs; 0 = the clock stands still during an execution. */
  msPerRoundTrip: number;
  /** How much longer sending a mail takes, in ms. */
  msPerMail: number;
  /** What `ScriptApp.getService().getUrl()` says; null before there is a deployment. */
  webAppUrl: string | null;
  /** Further deployments: each has its own address and runs as whoever made it. The one above is the owner's. */
  deployments: { url: string; by: string }[];
  /** Whether the tick runs as time passes. */
  triggersRun: boolean;
  /** Keep the names of the service calls in `Execution.calls` (costs a little time). */
  recordCalls: boolean;
  /** Nobody could settle whether Sheets strips a leading `'` in a cell formatted as text: try the other answer. */
  textCellsKeepQuote: boolean;
  /** Nor whether `Form.getResponses(since)` gives an answer of that very millisecond: try the other answer. */
  responsesOnlyAfter: boolean;
  /** Scopes that the installing person unticked; services that need them throw. */
  refusedScopes: string[];
  /** What Google here has not (yet), such as `Form.setEmailCollectionType`: undefined to the script. */
  absent: string[];
}

/** From where an execution was started; it decides what the execution may do. */
export type ExecutionKind = 'editor' | 'menu' | 'simple' | 'trigger' | 'webapp';

export interface RunOptions {
  /** Who runs it; the owner unless told. */
  as?: string;
  context?: ExecutionKind;
}

/** Calls that go to Google's servers, by kind. */
export interface RoundTrips {
  read: number;
  write: number;
  flush: number;
  lock: number;
  mail: number;
  fetch: number;
  form: number;
  other: number;
  total: number;
}

/** Something put before the person by `getUi()`. */
export type Shown =
  | { what: 'alert' | 'toast'; title: string; text: string }
  | { what: 'dialog' | 'sidebar'; title: string; html: string; width?: number; height?: number };

/** One run of one function of the bundle. */
export interface Execution {
  id: number;
  /** When it started, by the Workspace's clock. */
  at: number;
  fn: string;
  /** The effective user. */
  as: string;
  kind: ExecutionKind;
  ok: boolean;
  /** Stopped dead: by a fault or by the 6-minute limit. */
  killed: boolean;
  /** The error's message; null when it went well. */
  error: string | null;
  /** The error's stack inside the bundle, where there is one. */
  stack?: string;
  /** What the function returned, copied; undefined where it cannot be copied. */
  result: unknown;
  roundTrips: RoundTrips;
  accessors: number;
  cellsRead: number;
  cellsWritten: number;
  /** Virtual time it took: sleeps and round trips. */
  elapsedMs: number;
  /** Real time it took on this machine, loading included. */
  cpuMs: number;
  log: string[];
  /** Names of the service calls in order, such as `Range.setValues`; only with `settings.recordCalls`. */
  calls: string[];
  /** Dialogs and alerts it showed. */
  shown: Shown[];
}

// ---- web app ------------------------------------------------------------------------------------------------------

export interface OpenPageOptions {
  /** Who opens it; null = nobody signed in. */
  as: string | null;
  /** The deployment that was opened, by its address; the owner's unless told. */
  at?: string;
  /** The address was opened in a further step, such as `e.pathInfo`. */
  pathInfo?: string;
}

export interface OpenedPage {
  html: string;
  title: string;
  metaTags: { name: string; content: string }[];
  frameMode: string;
  execution: Execution;
}

/** What `google.script.run` gives the page: one of the two handlers. */
export type PageAnswer =
  | { ok: true; result: JsonValue; execution: Execution }
  | { ok: false; error: string; execution: Execution | null };

// ---- triggers and menus -------------------------------------------------------------------------------------------

export interface TriggerView {
  id: string;
  fn: string;
  owner: string;
  source: 'CLOCK' | 'FORMS' | 'SPREADSHEETS';
  event: 'CLOCK' | 'ON_FORM_SUBMIT' | 'ON_EDIT' | 'ON_OPEN' | 'ON_CHANGE';
  sourceId: string | null;
  /** Next run of a time trigger. */
  nextAt: number | null;
  disabled: boolean;
}

export type MenuEntry = { label: string; fn: string } | { label: string; items: MenuEntry[] } | 'separator';

export interface Menu {
  name: string;
  items: MenuEntry[];
}

// ---- breaking things on purpose -----------------------------------------------------------------------------------

export interface KillOptions {
  /** Cached writes that were not flushed: never arrive, or arrive all the same. Lost unless told. */
  cachedWrites?: 'lost' | 'arrive';
  /** Whether the round trip itself still happens. Before unless told. */
  when?: 'before' | 'after';
  /** Only the next execution of this function. */
  fn?: string;
}

export interface Faults {
  /** The next `times` calls (1 unless told) of e.g. `MailApp.sendEmail` or `Range.setValues` throw this message. */
  failNext(call: string, message: string, times?: number): void;
  /** The next execution stops dead at its k-th round trip (from 1): no more of it has any effect. */
  killAt(k: number, options?: KillOptions): void;
  /** The k-th round trip of the next execution throws. */
  throwAt(k: number, message: string, options?: { fn?: string }): void;
  /** Just before the k-th round trip of the next execution, do this: mostly running another execution. */
  at(k: number, act: () => void, options?: { fn?: string }): void;
  /** Recipients left today, whatever was sent; null = count. */
  mailQuota: number | null;
  /** Mail to these addresses throws these words, by address. */
  mailRefused: Record<string, string>;
  /** Mails that Gmail does not give out, by their id: their text alone, or nothing of them at all. */
  mailUnreadable: Record<string, 'text' | 'all'>;
  /** Time triggers run this many minutes late. */
  triggersLateMinutes: number;
  /** Each trigger run happens twice. */
  triggersDoubled: boolean;
  /** The next so many trigger runs do not happen. */
  triggersSkipped: number;
  /** Somebody else holds the script lock. */
  lockHeld: boolean;
  /** Form-submit triggers do not fire. */
  submitTriggersLost: boolean;
  /** All faults off. */
  clear(): void;
}
