// The public types of the local Workspace: what tests and the browser page may count on.

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
  /** What `ScriptApp.getService().getUrl()` says; null before there is a deployment. */
  webAppUrl: string | null;
  /** Whether the tick runs as time passes. */
  triggersRun: boolean;
  /** Keep the names of the service calls in `Execution.calls` (costs a little time). */
  recordCalls: boolean;
  /** Nobody could settle whether Sheets strips a leading `'` in a cell formatted as text: try the other answer. */
  textCellsKeepQuote: boolean;
  /** Scopes that the installing person unticked; services that need them throw. */
  refusedScopes: string[];
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

// ---- sheets -------------------------------------------------------------------------------------------------------

export interface CellStyle {
  background?: string;
  color?: string;
  bold?: boolean;
  italic?: boolean;
  size?: number;
  family?: string;
  wrap?: boolean;
  horizontal?: string;
  vertical?: string;
}

/** One cell as a person sees it. */
export interface CellView extends CellStyle {
  value: CellValue;
  display: string;
  formula?: string;
  note?: string;
  /** Number format, such as `@` or `dd/mm/yyyy`. */
  format?: string;
  checkbox?: boolean;
  /** What a drop-down offers. */
  choices?: string[];
}

export interface SheetView {
  id: number;
  name: string;
  hidden: boolean;
  frozenRows: number;
  frozenColumns: number;
  tabColor?: string;
  /** Widths in pixels by column number (1-based), where they were set. */
  columnWidths: Record<number, number>;
  /** Heights in pixels by row number (1-based), where they were set. */
  rowHeights: Record<number, number>;
  hiddenColumns: number[];
  /** A1 range of the filter, if there is one. */
  filter?: string;
  /** The description of a warning-only or strict protection. */
  protection?: { description: string; warningOnly: boolean };
  maxRows: number;
  maxColumns: number;
  lastRow: number;
  lastColumn: number;
  hiddenGridlines: boolean;
  merges: string[];
  /** Values down to the last row and column that hold something; worked out when asked for. */
  readonly values: CellValue[][];
  /** The same as text, as it stands on the screen now. */
  readonly display: string[][];
  /** The same with looks, conditional formatting applied; for the browser page. */
  readonly cells: CellView[][];
}

export interface SpreadsheetView {
  id: string;
  name: string;
  url: string;
  owner: string;
  editors: string[];
  viewers: string[];
  timeZone: string;
  locale: string;
  sheets: SheetView[];
  /** The sheet of that name; throws if there is none. */
  sheet(name: string): SheetView;
}

// ---- forms --------------------------------------------------------------------------------------------------------

export type FormItemKind =
  | 'TEXT'
  | 'PARAGRAPH_TEXT'
  | 'MULTIPLE_CHOICE'
  | 'CHECKBOX'
  | 'LIST'
  | 'GRID'
  | 'CHECKBOX_GRID'
  | 'DATE'
  | 'DATETIME'
  | 'TIME'
  | 'SCALE'
  | 'SECTION_HEADER'
  | 'PAGE_BREAK';

/** Where a person goes from a page or a choice. `page` is the id of a page break. */
export type Navigation = { to: 'CONTINUE' | 'RESTART' | 'SUBMIT' } | { to: 'PAGE'; page: number };

export interface FormChoice {
  value: string;
  goTo?: Navigation;
}

export interface FormValidation {
  /** The builder's method, such as `requireTextLengthLessThanOrEqualTo`. */
  rule: string;
  args: (string | number)[];
  help?: string;
}

/** One item of a form; which of the optional fields are there follows from `kind`. */
export interface FormItemView {
  id: number;
  kind: FormItemKind;
  title: string;
  help: string;
  required: boolean;
  choices?: FormChoice[];
  /** Whether "Other…" is offered. An answer that is no choice is then taken as it stands. */
  other?: boolean;
  rows?: string[];
  columns?: string[];
  validation?: FormValidation;
  scale?: { lower: number; upper: number; lowerLabel: string; upperLabel: string };
  includesYear?: boolean;
}

/** A page of a form: the first has no page break of its own. */
export interface FormPage {
  /** The id of the page break that opens it; null for the first page. */
  id: number | null;
  title: string;
  help: string;
  items: FormItemView[];
  /** Where this page leads, unless a choice on it says otherwise. */
  next: Navigation;
}

/**
 * An answer: text for text, paragraph, choice, list, scale; `yyyy-mm-dd` for a date, `hh:mm` for a time,
 * `yyyy-mm-dd hh:mm` for both; `string[]` for checkboxes; for grids one entry a row (null where nothing was chosen).
 */
export type Answer = string | string[] | (string | null)[] | (string[] | null)[];

/** Answers by item id. */
export type Answers = Record<string, Answer>;

export interface FormResponseView {
  id: string;
  at: number;
  /** What the form collected as the address; '' where it collects none. */
  email: string;
  editUrl: string;
  answers: Answers;
}

export interface FormView {
  id: string;
  /** The file's name; the title is '' until it is set. */
  name: string;
  title: string;
  description: string;
  confirmation: string;
  closedMessage: string;
  published: boolean;
  accepting: boolean;
  collectsEmail: 'none' | 'typed' | 'verified';
  allowsEdits: boolean;
  oneResponseEach: boolean;
  progressBar: boolean;
  showLinkToRespondAgain: boolean;
  owner: string;
  responders: string[];
  url: string;
  editUrl: string;
  pages: FormPage[];
  responses: FormResponseView[];
}

/** What a filled form leads to. */
export interface Submitted {
  responseId: string;
  editUrl: string;
  confirmation: string;
  /** The form-submit triggers that ran. */
  executions: Execution[];
}

/** The form as a link opens it: answers that the link brought, and the response it edits, if any. */
export interface OpenedForm {
  formId: string;
  answers: Answers;
  /** Set when the link is a response's edit link. */
  responseId?: string;
}

// ---- mail ---------------------------------------------------------------------------------------------------------

export interface MailAttachment {
  name: string;
  mimeType: string;
  /** Content in base64; for a PDF made here from HTML it is empty and `html` holds the source. */
  base64: string;
  html?: string;
}

export interface Mail {
  id: string;
  at: number;
  from: string;
  /** The sender's shown name. */
  name: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string;
  subject: string;
  body: string;
  htmlBody: string;
  attachments: MailAttachment[];
  headers: Record<string, string>;
  /** Addresses (base accounts) that have opened it. */
  readBy: string[];
}

export interface ReplyOptions {
  /** Whose mailbox it is written from. */
  as: string;
  /** What the From line claims, if not the truth. */
  fromHeader?: string;
  headers?: Record<string, string>;
  subject?: string;
}

// ---- web app ------------------------------------------------------------------------------------------------------

export interface OpenPageOptions {
  /** Who opens it; null = nobody signed in. */
  as: string | null;
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
