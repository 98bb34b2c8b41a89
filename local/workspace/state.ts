// Everything the local Workspace remembers, as plain data: what save() writes and load() reads.
import type { Answers, CellStyle, FormItemView, JsonValue, Mail, Navigation, Person, Settings } from './types';

/** What a cell holds. A date is a number with a date format, as in Google Sheets. */
export type StoredValue = string | number | boolean;

export interface CellState extends CellStyle {
  /** The value; absent when empty or when there is a formula. */
  v?: StoredValue;
  /** The formula with its `=`. */
  f?: string;
  /** The number format. */
  n?: string;
  note?: string;
  validation?: ValidationState;
}

export interface ValidationState {
  kind: 'list' | 'checkbox';
  values: string[];
  allowInvalid: boolean;
  help: string;
}

export interface ConditionalState {
  kind: 'formula' | 'textEquals' | 'textContains';
  text: string;
  background?: string;
  color?: string;
  bold?: boolean;
  ranges: Box[];
}

/** A rectangle of cells, 1-based. */
export interface Box {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export interface SheetState {
  id: number;
  name: string;
  hidden: boolean;
  frozenRows: number;
  frozenColumns: number;
  tabColor?: string;
  columnWidths: Record<number, number>;
  rowHeights: Record<number, number>;
  hiddenColumns: number[];
  hiddenGridlines: boolean;
  filter?: Box;
  protection?: { description: string; warningOnly: boolean };
  conditional: ConditionalState[];
  merges: Box[];
  maxRows: number;
  maxColumns: number;
  /** Rows of cells; short rows and missing cells are empty. */
  rows: (CellState | null)[][];
}

export interface SpreadsheetState {
  id: string;
  name: string;
  owner: string;
  editors: string[];
  viewers: string[];
  timeZone: string;
  locale: string;
  recalculation: string;
  sheets: SheetState[];
  activeSheet: number;
}

export interface ItemState extends Omit<FormItemView, 'includesYear'> {
  /** The number in pre-filled links, which is not the item's id. */
  entry: number;
  includesYear?: boolean;
  /** Page breaks: where to go on reaching it from the page before. */
  goTo?: Navigation;
}

export interface ResponseState {
  id: string;
  at: number;
  email: string;
  /** Who was signed in, whatever address was typed. */
  by: string;
  answers: Answers;
}

export interface FormState {
  id: string;
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
  editors: string[];
  responders: string[];
  items: ItemState[];
  responses: ResponseState[];
}

/** How often a time trigger comes round. */
export interface Schedule {
  unit: 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'once';
  every: number;
  hour?: number;
  minute?: number;
  /** 0 = Sunday. */
  weekDay?: number;
  monthDay?: number;
}

export interface TriggerState {
  id: string;
  fn: string;
  owner: string;
  source: 'CLOCK' | 'FORMS' | 'SPREADSHEETS';
  event: 'CLOCK' | 'ON_FORM_SUBMIT' | 'ON_EDIT' | 'ON_OPEN' | 'ON_CHANGE';
  sourceId: string | null;
  schedule?: Schedule;
  nextAt: number | null;
}

export interface State {
  now: number;
  domain: string;
  owner: string;
  people: Person[];
  controlId: string;
  spreadsheets: SpreadsheetState[];
  forms: FormState[];
  mails: Mail[];
  triggers: TriggerState[];
  /** Property stores by name: `script`, `document`, `user:address`. */
  properties: Record<string, Record<string, string>>;
  cache: Record<string, { value: string; until: number }>;
  /** Recipients used today, by sender. */
  mailUse: { day: string; inside: Record<string, number>; outside: Record<string, number> };
  settings: Settings;
  /** Counts up; every id comes from it, so that two runs of a story give the same ids. */
  lastId: number;
}

/** Settings as they are until somebody changes them. */
export function usualSettings(): Settings {
  return {
    gmailService: false,
    msPerRoundTrip: 0,
    msPerMail: 0,
    webAppUrl: null,
    deployments: [],
    triggersRun: true,
    recordCalls: false,
    textCellsKeepQuote: false,
    responsesOnlyAfter: false,
    refusedScopes: [],
    absent: [],
  };
}

/** The state of a Workspace in which nothing has happened yet. */
export function emptyState(now: number, domain: string, owner: string, people: Person[]): State {
  return {
    now,
    domain,
    owner,
    people,
    controlId: '',
    spreadsheets: [],
    forms: [],
    mails: [],
    triggers: [],
    properties: {},
    cache: {},
    mailUse: { day: '', inside: {}, outside: {} },
    settings: usualSettings(),
    lastId: 0,
  };
}

/** A new spreadsheet with one empty sheet. */
export function newSpreadsheet(id: string, name: string, owner: string): SpreadsheetState {
  // en_US and GMT until a script says otherwise: what a school's account gives is not ours to assume.
  return {
    id,
    name,
    owner,
    editors: [],
    viewers: [],
    timeZone: 'Etc/GMT',
    locale: 'en_US',
    recalculation: 'ON_CHANGE',
    sheets: [newSheet(0, 'Sheet1')],
    activeSheet: 0,
  };
}

/** A new sheet of Google's usual size. */
export function newSheet(id: number, name: string): SheetState {
  return {
    id,
    name,
    hidden: false,
    frozenRows: 0,
    frozenColumns: 0,
    columnWidths: {},
    rowHeights: {},
    hiddenColumns: [],
    hiddenGridlines: false,
    conditional: [],
    merges: [],
    maxRows: 1000,
    maxColumns: 26,
    rows: [],
  };
}

/**
 * A copy that may go its own way. The cells, of which there are a hundred thousand, are frozen and shared by both: whoever
 * writes to one makes its own (cells/grid.ts).
 */
export function branchOf(state: State): State {
  const { spreadsheets, ...rest } = state;
  return { ...structuredClone(rest), spreadsheets: spreadsheets.map(branchOfSpreadsheet) };
}

function branchOfSpreadsheet({ sheets, ...rest }: SpreadsheetState): SpreadsheetState {
  return { ...structuredClone(rest), sheets: sheets.map(branchOfSheet) };
}

function branchOfSheet({ rows, ...rest }: SheetState): SheetState {
  for (const line of rows) {
    if (Object.isFrozen(line)) continue;
    for (const cell of line) if (cell) Object.freeze(cell);
    Object.freeze(line);
  }
  return { ...structuredClone(rest), rows: rows.slice() };
}

/** A deep copy as JSON; what cannot be written as JSON is not in the state. */
export function toJson(state: State): JsonValue {
  return JSON.parse(JSON.stringify(state)) as JsonValue;
}
