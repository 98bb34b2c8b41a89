// The public types of what people open in the local Workspace: spreadsheets, forms, mail.
import type { CellValue, Execution } from './types';

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
