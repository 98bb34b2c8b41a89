// The sheets that people look at, drawn from rows of words: one write for a whole board, never read back.
import type { Row, Views } from '../ports';
import type { Column } from '../register/columns';
import { stamp } from '../register/words';
import { addressesIn, personAt } from '../school/people';
import type { School } from '../school/school';
import type { Instant } from '../time';
import { asText } from './cell-text';
import { controlFile, PROPERTY, property, TIME_ZONE } from './control-file';
import { putRows, runs } from './put-rows';
import {
  ACTIONS,
  BOARD,
  LAST_RAN,
  type Layout,
  LOG,
  MAIL,
  prepareLogAndMail,
  prepareRegister,
  REGISTER,
  STATUS,
  TODAY,
} from './view-sheets';

export { prepareLogAndMail, prepareRegister } from './view-sheets';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Cell = string | number | Date;

const REGISTER_FILE = 'the Register spreadsheet';

export const views: Views = {
  today(school, rows, now, { notice, byTick }) {
    const { columns } = TODAY;
    const top: Cell[][] = [
      [school.settings.tickMinutes, 'If it stops, ring', asText(helper(school))],
      [asText(notice)],
      columns.map((column) => column.header),
    ];
    const changed = columns.findIndex((column) => column.header === 'Address');
    const cells = [...top.map((line) => padded(line, columns.length)), ...board(TODAY, rows)];
    cells[0]?.splice(changed, 1, `Last change ${stamp(now)}`);
    const from = byTick ? LAST_RAN.row : BOARD.row;
    if (byTick) cells.unshift(padded([new Date(now), STATUS], columns.length));
    const sheet = registerSheet(school, TODAY);
    sheet.getRange(from, BOARD.column, cells.length, columns.length).setValues(cells);
  },

  lastRan(school) {
    const file = school ? registerFile(school) : registerById(property(PROPERTY.register));
    const ran: unknown = sheetOf(file, TODAY, REGISTER_FILE).getRange(LAST_RAN.row, LAST_RAN.column).getValue();
    return ran instanceof Date ? ran.getTime() : null;
  },

  shown() {
    const { headerRow, firstColumn, columns, rows = 0 } = TODAY;
    const sheet = sheetOf(registerById(property(PROPERTY.register)), TODAY, REGISTER_FILE);
    const lines = sheet.getRange(headerRow + 1, firstColumn, rows, columns.length).getDisplayValues();
    const told = ['Who is out', 'How it stands', 'Due back', 'Mobile', 'Address', 'Watcher'];
    const places = told.map((name) => columns.findIndex(({ header }) => header === name));
    return lines
      .filter(([who]) => who !== '')
      .map((cells) =>
        places
          .map((i) => cells[i])
          .filter(Boolean)
          .join('; '),
      );
  },

  askew(school) {
    // The board's times are moments: where somebody has changed the file's time zone they read an hour off.
    const file = registerFile(school);
    if (file.getSpreadsheetTimeZone() !== TIME_ZONE) file.setSpreadsheetTimeZone(TIME_ZONE);
    const sheets: [Layout, () => Sheet][] = [
      ...[TODAY, REGISTER, ACTIONS].map((layout): [Layout, () => Sheet] => [
        layout,
        () => registerSheet(school, layout),
      ]),
      ...[LOG, MAIL].map((layout): [Layout, () => Sheet] => [layout, () => sheetOf(controlFile(), layout, 'Control')]),
    ];
    return sheets.flatMap(([layout, open]) => (isAskew(open(), layout) ? [askewWords(layout)] : []));
  },

  register(school, rows) {
    if (rows.length === 0) return;
    const sheet = registerSheet(school, REGISTER);
    const rowOf = finder(sheet, rows.map(refOf));
    const known = rows.filter((row) => rowOf(refOf(row)) > 0).sort((a, b) => rowOf(refOf(a)) - rowOf(refOf(b)));
    for (const run of runs(known, (row) => rowOf(refOf(row)))) {
      const cells = run.map((row) => cellsOf(REGISTER, row));
      sheet.getRange(rowOf(refOf(run[0])), 1, cells.length, REGISTER.columns.length).setValues(cells);
    }
    append(
      sheet,
      REGISTER,
      rows.filter((row) => rowOf(refOf(row)) === 0),
    );
  },

  actions(school, rows) {
    drawBoard(registerSheet(school, ACTIONS), ACTIONS, rows);
  },

  log(rows) {
    append(sheetOf(controlFile(), LOG, 'Control'), LOG, rows);
  },

  mail(rows) {
    drawBoard(sheetOf(controlFile(), MAIL, 'Control'), MAIL, rows);
  },

  redraw(school, rows) {
    const file = registerFile(school);
    for (const layout of [TODAY, REGISTER, ACTIONS]) putRight(file, layout);
    putRight(controlFile(), MAIL);
    setAside(controlFile(), LOG);
    prepareRegister(file);
    prepareLogAndMail(controlFile());
    const sheet = sheetOf(file, REGISTER, REGISTER_FILE);
    sheet.getRange(2, 1, sheet.getMaxRows() - 1, REGISTER.columns.length).clearContent();
    append(sheet, REGISTER, rows);
  },
};

let opened: { id: string; file: Spreadsheet } | undefined;

/** Whether the header is not the one that was drawn, or something stands below a board: nobody would draw over it. */
function isAskew(sheet: Sheet, { headerRow, firstColumn, columns, rows }: Layout): boolean {
  if (rows && sheet.getLastRow() > headerRow + rows) return true;
  const width = Math.min(columns.length + 1, sheet.getMaxColumns() - firstColumn + 1);
  const [cells = []] = sheet.getRange(headerRow, firstColumn, 1, width).getDisplayValues();
  return columns.some(({ header }, i) => cells[i] !== header) || (cells[columns.length] ?? '') !== '';
}

/** A sheet whose columns were changed is emptied, to be drawn anew; and a board shows all its rows again. */
function putRight(file: Spreadsheet, layout: Layout): void {
  const sheet = file.getSheetByName(layout.name);
  if (!sheet) return;
  const askew = isAskew(sheet, layout);
  if (askew || layout.rows) sheet.getFilter()?.remove();
  if (askew) sheet.clear();
}

/** The Log is only ever added to: one whose columns were changed is kept as it is, and another begun. */
function setAside(file: Spreadsheet, layout: Layout): void {
  const sheet = file.getSheetByName(layout.name);
  if (sheet && isAskew(sheet, layout)) sheet.setName(`${layout.name}, changed by hand (${file.getSheets().length})`);
}

function askewWords({ name }: Layout): string {
  return (
    `The sheet “${name}” was changed by hand: columns were moved, or rows stand below it that are out of date. ` +
    'In Control choose Home Visits, Redraw the register.'
  );
}

function registerFile(school: School): Spreadsheet {
  return registerById(school.files.register);
}

function registerById(id: string): Spreadsheet {
  if (id === '') throw new Error('There is no Register yet. In Control choose Home Visits, Set up.');
  if (opened?.id !== id) opened = { id, file: openRegister(id) };
  return opened.file;
}

function openRegister(id: string): Spreadsheet {
  try {
    return SpreadsheetApp.openById(id);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The Register spreadsheet cannot be opened (${said}). If it is in the bin of Drive, bring it back.`,
    );
  }
}

function registerSheet(school: School, layout: Layout): Sheet {
  return sheetOf(registerFile(school), layout, REGISTER_FILE);
}

function sheetOf(file: Spreadsheet, { name }: Layout, where: string): Sheet {
  const sheet = file.getSheetByName(name);
  if (sheet) return sheet;
  throw new Error(
    `The sheet “${name}” is missing from ${where}. In Control the menu Home Visits → Redraw the register makes it again.`,
  );
}

/** Whom to ring where the engine stands still: an administrator with a mobile, else the school's emergency number. */
function helper({ staff, settings }: School): string {
  const reachable = addressesIn(staff, 'administrator')
    .map((email) => personAt(staff, email))
    .find((member) => member !== undefined && member.mobile !== '');
  return reachable ? `${reachable.name} ${reachable.mobile}` : settings.emergencyPhone;
}

function refOf(row: Row | undefined): string {
  return String(row?.Ref ?? '');
}

/** Where rows stand (0: nowhere), by one read: a look for one reference, the column of references for several. */
function finder(sheet: Sheet, refs: string[]): (ref: string) => number {
  const [ref] = refs;
  if (ref !== undefined && refs.length === 1) {
    const row = sheet.getRange('A:A').createTextFinder(ref).matchEntireCell(true).findNext()?.getRow() ?? 0;
    return () => row;
  }
  const column = sheet.getRange('A:A').getValues() as unknown[][];
  const rows = new Map(column.map((cells, i) => [String(cells[0]), i + 1]));
  return (wanted) => rows.get(wanted) ?? 0;
}

/** Adds rows at the end: one in one trip, several in two. */
function append(sheet: Sheet, layout: Layout, rows: Row[]): void {
  const cells = rows.map((row) => cellsOf(layout, row));
  const [first, ...more] = cells;
  if (!first) return;
  if (more.length === 0) {
    sheet.appendRow(first);
    return;
  }
  const last = Math.max(sheet.getLastRow(), layout.headerRow);
  putRows(sheet, { row: last + 1, column: layout.firstColumn }, cells);
}

function drawBoard(sheet: Sheet, layout: Layout, rows: Row[]): void {
  const cells = board(layout, rows);
  sheet.getRange(layout.headerRow + 1, layout.firstColumn, cells.length, layout.columns.length).setValues(cells);
}

/** All rows of a board: blank ones take the place of what stood there. What does not fit is said in the last one. */
function board(layout: Layout, rows: Row[]): Cell[][] {
  const { columns, rows: room = 0 } = layout;
  const cells = rows.slice(0, room).map((row) => cellsOf(layout, row));
  if (rows.length > room) cells[room - 1] = padded([`… and ${rows.length - room + 1} more`], columns.length);
  return [...cells, ...Array.from({ length: room - cells.length }, () => padded([], columns.length))];
}

function padded(cells: Cell[], width: number): Cell[] {
  return [...cells, ...Array.from({ length: width - cells.length }, () => '')];
}

function cellsOf({ columns }: Layout, row: Row): Cell[] {
  return columns.map((column) => cellOf(column, row[column.header] ?? ''));
}

function cellOf(column: Column, value: string | number): Cell {
  if (column.time === undefined) return asText(String(value));
  return typeof value === 'number' ? instantCell(value) : '';
}

function instantCell(at: Instant): Date {
  return new Date(at);
}
