// What the app needs from the world outside, as a few narrow interfaces of plain data. src/google has one adapter each.

import type { Outing } from './outing/record';
import type { FormName } from './policy/schema';
import type { School } from './school/school';
import type { Instant } from './time';
import type { Answers, Visit } from './visit/record';

export type AnyRecord = School | Visit | Outing;

/** Somebody else's act holds the records, and did not let go in time: nothing was changed, and trying again is safe. */
export class Busy extends Error {
  override name = 'Busy';
  constructor() {
    super('Home Visits is busy with somebody else’s entry, and yours was NOT saved. Wait a few seconds and try again.');
  }
}

/** The sheet with the records is not there any more. */
export class RecordsGone extends Error {
  override name = 'RecordsGone';
}

/** What one read of `Open` brings. A row that cannot be read is named in `broken` and holds up no other. */
export interface Loaded {
  school: School | undefined;
  visits: Visit[];
  outings: Outing[];
  broken: { ref: string; problem: string }[];
}

/** The `Open` sheet and the archives. Throws `Busy` where the lock is not to be had in time. */
export interface Records {
  /**
   * Runs `work` under the script lock, writes what it saved, flushes, and lets the lock go. Saves reach the sheet when
   * `work` is over, in their order, even where it throws after them. Never one within another.
   */
  locked<T>(work: () => T): T;
  load(): Loaded;
  /** One act is one write: the whole row of this reference, found again just before. Chains the log's new entries. */
  save(record: AnyRecord): void;
  /** Copy to the year's archive, flush, read back, delete from Open. Safe to repeat. */
  archive(record: Visit | Outing, school: School): School;
  /** Closed visits and outings of the archive that holds `at`; for redrawing the register. */
  archived(school: School, at: Instant): (Visit | Outing)[];
}

/** A letter as it goes out. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** Empty: the words alone are sent. */
  html: string;
  replyTo?: string;
  attachments?: { name: string; html: string }[];
}

export interface Post {
  /** Throws with Google's words where the mail was not taken. */
  send(mail: Mail): void;
  /** Recipients left today. */
  quota(): number;
  /** An alarm's line to the school's Chat space. */
  chat(webhook: string, text: string): void;
}

/** A mail that somebody sent back, since a watermark. */
export interface Reply {
  id: string;
  /** The id that its sender's mail program gave it: the same wherever and however often it is delivered. */
  messageId: string;
  at: Instant;
  from: string;
  /** The tag in the address that it was sent to. */
  tag: string;
  /** What stands above the quotation. */
  text: string;
  /** Whether only its beginning was read, or nothing of it: it is too long, or its mailbox does not give it out. */
  cut: boolean;
  automatic: boolean;
  authenticated: boolean;
}

/** What one look into the mailbox brings. */
export interface FoundReplies {
  /** Those with a tag in their address, oldest first. */
  replies: Reply[];
  /** The newest mail that was looked at, with a tag or not; the watermark where there was none. */
  seenTo: Instant;
  /** The mails that need no second look, beside those already known, oldest first. */
  seenIds: string[];
  /** What an administrator should hear, in plain words: mails that could not be read. */
  troubles: string[];
}

export interface Replies {
  /**
   * What came in at or after the watermark, oldest first, and no more of it than a tick can bear: the next look brings the
   * rest. It may give again what it gave before (mail overtakes mail): name the ids already looked at in `known`, oldest
   * first, and they are left out. Throws in plain words where the Gmail service is not switched on.
   */
  since(watermark: Instant, known?: string[]): FoundReplies;
}

/** A Form's answers, matched to question keys by item id. */
export interface Submission {
  form: FormName;
  responseId: string;
  editUrl: string;
  /** The address given with the answers: a claim. */
  by: string;
  at: Instant;
  answers: Answers;
  /** Something was answered, and nothing of it to a question that Home Visits built. */
  strange?: boolean;
}

/** One item of a Google Form, as src/forms declares it and the adapter builds it. */
export interface FormItem {
  key: string;
  kind: 'text' | 'paragraph' | 'choice' | 'choices' | 'list' | 'grid' | 'date' | 'time' | 'page' | 'section';
  title: string;
  help: string;
  required: boolean;
  choices: string[];
  /** For a choice that leads to a page: choice to the page's key; 'submit' ends the form. */
  goTo: Record<string, string>;
  other: boolean;
  rows: string[];
  /** A pattern a text must match, with the words said when it doesn't; longest length of a paragraph. */
  pattern: string;
  patternHelp: string;
  maxLength: number;
  /** For a page: the key of the page that comes after it; empty: the next in order. */
  after: string;
}

export interface FormPlan {
  name: FormName;
  title: string;
  description: string;
  thanks: string;
  items: FormItem[];
}

export interface Forms {
  /** Builds the form or brings it up to date in place: item ids and answers survive. */
  build(plan: FormPlan, known: School['files']['forms'][FormName]): NonNullable<School['files']['forms'][FormName]>;
  /** Lets exactly these people answer. Returns the addresses that Google would not take. */
  letAnswer(formId: string, people: string[]): string[];
  /** Lets these accounts change the form and read its answers, and one that stands by no longer not. Returns those not taken. */
  letEdit(formId: string, accounts: string[], former: string): string[];
  /** Who may. Throws where this execution may not itself. */
  editors(formId: string): string[];
  /**
   * Whether it can be filled in, and the ids of its items. `responders` is null where Google keeps no such list for this
   * form.
   */
  state(formId: string): { published: boolean; accepting: boolean; responders: string[] | null; items: string[] };
  /**
   * What was sent in since then, oldest first, matched by item id. It may give again what it gave before: an answer is
   * known by its `responseId`, and edited where its `at` is new.
   */
  submissions(form: FormName, school: School, since: Instant): Submission[];
  /** An address that opens the form with these answers filled in. */
  prefilled(form: FormName, school: School, answers: Answers): string;
}

/** A row of a view, as words; the adapter keeps it text (no formula, no number out of a phone number). */
export type Row = Record<string, string | number>;

/** The sheets that people look at. All are drawn from records and never read back; src/register makes the rows. */
export interface Views {
  /**
   * The whole Today sheet, worst first, in one write. Drawn `byTick` it also says when the engine last ran: a tap must
   * not make a dead engine look alive. `notice` says what cannot be sent, or is empty.
   */
  today(school: School, rows: Row[], now: Instant, how: { notice: string; byTick: boolean }): void;
  /** When the tick last drew the board, or null where it never did. Without the school: by the id that set-up kept. */
  lastRan(school: School | null): Instant | null;
  /** What the board shows, a line a row, for when there is nothing else to go by. */
  shown(): string[];
  /** Sheets in which somebody has moved, renamed or added columns, in words: one read each. */
  askew(school: School): string[];
  /** Visits' rows in Register, each found by its reference or added. */
  register(school: School, rows: Row[]): void;
  /** The open actions, all of them. */
  actions(school: School, rows: Row[]): void;
  /** More lines of Control's Log. */
  log(rows: Row[]): void;
  /** The letters not yet sent, all of them. */
  mail(rows: Row[]): void;
  /** Makes the sheets that are missing, clears Register and draws it anew. Today, Actions and Mail come after it. */
  redraw(school: School, rows: Row[]): void;
}

/** A row of a sheet that people type in, by its column's header; `row` is its number in the sheet, 1-based. */
export interface TypedRow {
  row: number;
  cells: Record<string, string>;
}

/** Words to stand beside a wrong cell. */
export interface CellNote {
  row: number;
  column: string;
  words: string;
}

/** The sheets of Control that people type in. */
export type ControlSheet = 'Settings' | 'Staff' | 'Guidance';

export interface Control {
  /** Makes a sheet with these headers, and these rows where it is new. What is there stays. */
  prepare(sheet: ControlSheet, headers: string[], rows: Record<string, string>[], help: string): void;
  read(sheet: ControlSheet): TypedRow[];
  /** Shows these notes and no others, in the sheet's own Note column and as a tint on the cell. */
  note(sheet: ControlSheet, notes: CellNote[]): void;
  /** Writes one setting's value, for what set-up itself finds out (the web app's address). */
  set(name: string, value: string): void;
}

/** What set-up makes once. Every call is safe to repeat. */
export interface Installation {
  /**
   * Makes Open, Log and Mail in Control where they are missing. Throws where a page of the web app asks for it, and where
   * a permission was withheld that nothing works without.
   */
  prepareControl(): void;
  /** Makes the Register spreadsheet and its sheets, or finds the one it made; gives its id. */
  register(known: string, schoolName: string): string;
  /** Lets exactly these people view the Register (owner and editors stay). Returns addresses that were not taken. */
  shareRegister(id: string, viewers: string[]): string[];
  /** One trigger each: the tick, each form's submit, edits of Control, opening it. Removes what is not wanted. */
  triggers(tickMinutes: number, forms: string[]): void;
  /** The account that this execution runs as: whose triggers fired, or who deployed the page that was opened. */
  account(): string;
  /** Lets these accounts change a spreadsheet, and one that stands by no longer not. Returns those that were not taken. */
  letEdit(id: string, accounts: string[], former: string): string[];
  /** Who may change a spreadsheet; Control where none is named. Throws where this execution may not itself. */
  editors(id?: string): string[];
  /** What stands: names of the triggers of whoever asks, the web app's address, published forms, and so on. */
  state(): { triggers: string[]; webAppUrl: string; timeZones: string[]; user: string };
  /** The secret that tags are made with, made once. */
  secret(): string;
  /** What set-up noted of what it has brought up to date. Losing a note means doing it again, and nothing worse. */
  recall(name: string): string;
  remember(name: string, value: string): void;
}

/** An answer that a Form keeps: its id, and the visit that it names where that was looked up. */
export interface OldAnswer {
  id: string;
  reference: string;
}

/**
 * What has grown old: found by its references, and taken out for good. A `list` is `log`, `register`, or a school year:
 * its archive.
 */
export interface Old {
  /** The references in a list's rows from the top, its header's among them. */
  refs(school: School, list: string): string[];
  /** Takes some rows of these references out, found this very moment: call it under the lock. Whether any are left. */
  remove(school: School, list: string, refs: Set<string>): boolean;
  /** The answers last sent before then. Which visit one names is not looked up where its id is among the `known`. */
  answers(form: FormName, school: School, before: Instant, known: Set<string>): OldAnswer[];
  /** Deletes answers from their form; one that is gone already is no trouble. */
  forget(form: FormName, school: School, ids: string[]): void;
  /** The address at which a person opens an archive. */
  addressOf(id: string): string;
}

/** Secrets and digests. */
export interface Seals {
  /** SHA-256 as 64 hex digits. */
  digest(text: string): string;
  /** 32 hex digits that only this school's secret can make of `text`. */
  tag(text: string): string;
}

/** What came of a ping to the heartbeat's host. */
export interface Beat {
  answered: boolean;
  /** What it answered, or why it did not; '' where all is well. */
  words: string;
  tookMs: number;
}

export interface Heartbeat {
  /** Sends a short text to this address. Never throws; a host that hangs costs a minute. */
  ping(address: string, text: string): Beat;
}

/** A question about Google, and what a scratch object answered. */
export interface Probed {
  question: string;
  words: string;
  /** Whether Home Visits can live with it. */
  well: boolean;
}

export interface Probes {
  /** Tries every question and leaves nothing behind but one empty, closed form. Takes some tens of seconds. */
  ask(): Probed[];
}

/** All of them together: what a use case is given. */
export interface Ports {
  records: Records;
  post: Post;
  replies: Replies;
  forms: Forms;
  views: Views;
  control: Control;
  installation: Installation;
  seals: Seals;
  heartbeat: Heartbeat;
  old: Old;
  probes: Probes;
}
