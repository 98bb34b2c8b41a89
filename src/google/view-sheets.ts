// How the sheets that people look at are laid out and made: Today, Register and Actions, and Control's Log and Mail.
import {
  ACTION_COLUMNS,
  type Column,
  LOG_COLUMNS,
  MAIL_COLUMNS,
  REGISTER_COLUMNS,
  TODAY_COLUMNS,
} from '../register/columns';
import { FAILING } from '../register/mail';
import { ALARM, LATE, NOBODY, UNSEEN } from '../register/today';
import { LOCALE, TIME_ZONE } from './control-file';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

const RED = '#b3261e';
const PINK = '#f9dedc';
const AMBER = '#fff0c2';
const GREEN = '#e3f1e5';
const INK = '#1f2a37';
const GREY = '#5f6368';
const WHITE = '#ffffff';

/** A sheet's layout: where its header stands, and its columns with the first one's place (1-based). */
export interface Layout {
  name: string;
  headerRow: number;
  firstColumn: number;
  columns: readonly Column[];
  /** A board is drawn whole, with so many rows; a list without it grows. */
  rows?: number;
  frozenColumns: number;
}

export const TODAY: Layout = {
  name: 'Today',
  headerRow: 5,
  firstColumn: 2,
  columns: TODAY_COLUMNS,
  rows: 60,
  frozenColumns: 2,
};
export const REGISTER: Layout = {
  name: 'Register',
  headerRow: 1,
  firstColumn: 1,
  columns: REGISTER_COLUMNS,
  frozenColumns: 1,
};
export const ACTIONS: Layout = {
  name: 'Actions',
  headerRow: 1,
  firstColumn: 2,
  columns: ACTION_COLUMNS,
  rows: 200,
  frozenColumns: 0,
};
export const LOG: Layout = { name: 'Log', headerRow: 1, firstColumn: 1, columns: LOG_COLUMNS, frozenColumns: 0 };
export const MAIL: Layout = {
  name: 'Mail',
  headerRow: 1,
  firstColumn: 1,
  columns: MAIL_COLUMNS,
  rows: 200,
  frozenColumns: 0,
};

/**
 * Where the tick, and nothing else, writes when it ran: a tap that draws the board must not hide that no tick comes. The
 * formula beside it says by itself when nothing was written for three ticks.
 */
export const LAST_RAN = { row: 2, column: 2 };
/** What is drawn with the board begins here: how often the engine looks and whom to ring, the notice, the header, the rows. */
export const BOARD = { row: 3, column: 2 };
export const STATUS = [
  '=IF(ISNUMBER(B2)',
  'IF((NOW()-B2)*1440>3*B3,"THE ENGINE HAS STOPPED, nobody is being told. Ring "&D3,"The engine is running.")',
  '"The engine has not run yet.")',
].join(',');

/** Makes what is missing of the Register spreadsheet's sheets, and gives all three their looks. Safe to repeat. */
export function prepareRegister(file: Spreadsheet): void {
  file.setSpreadsheetLocale(LOCALE);
  file.setSpreadsheetTimeZone(TIME_ZONE);
  file.setRecalculationInterval(SpreadsheetApp.RecalculationInterval.MINUTE);
  adoptFirstSheet(file);
  prepareToday(prepared(file, TODAY));
  prepareList(prepared(file, REGISTER), REGISTER, [
    rule(`LEFT($${letterOf(REGISTER, 'Safeguarding Concerns')}2,3)="Yes"`, PINK),
  ]);
  prepareActions(prepared(file, ACTIONS));
}

/** Makes Log and Mail in Control where they are missing, and gives them their looks. Safe to repeat. */
export function prepareLogAndMail(control: Spreadsheet): void {
  prepareList(prepared(control, LOG), LOG, []);
  prepareList(prepared(control, MAIL), MAIL, [rule(`LEFT($A2,${FAILING.length})="${FAILING}"`, PINK)]);
}

/** A new spreadsheet comes with one empty sheet: it becomes Today. */
function adoptFirstSheet(file: Spreadsheet): void {
  const [first, ...more] = file.getSheets();
  if (first && more.length === 0 && first.getLastRow() === 0) first.setName(TODAY.name);
}

/** The sheet with its header, widths and formats: text everywhere but in the columns that formulas count with. */
function prepared(file: Spreadsheet, layout: Layout): Sheet {
  const { headerRow, firstColumn, columns } = layout;
  const sheet = file.getSheetByName(layout.name) ?? file.insertSheet(layout.name);
  makeRoom(sheet, headerRow + (layout.rows ?? 1), firstColumn + columns.length - 1);
  const body = sheet.getRange(headerRow, firstColumn, sheet.getMaxRows() - headerRow + 1, columns.length);
  body.setNumberFormat('@').setWrap(true).setVerticalAlignment('top');
  columns.forEach((column, i) => {
    sheet.setColumnWidth(firstColumn + i, column.width);
    if (column.time === undefined) return;
    const cells = sheet.getRange(headerRow + 1, firstColumn + i, sheet.getMaxRows() - headerRow, 1);
    cells.setNumberFormat(column.time).setHorizontalAlignment('left');
  });
  const header = sheet.getRange(headerRow, firstColumn, 1, columns.length);
  header.setValues([columns.map((column) => column.header)]);
  headed(header);
  sheet.setFrozenRows(headerRow);
  if (layout.frozenColumns > 0) sheet.setFrozenColumns(layout.frozenColumns);
  return sheet;
}

function makeRoom(sheet: Sheet, rows: number, columns: number): void {
  const moreRows = rows - sheet.getMaxRows();
  const moreColumns = columns - sheet.getMaxColumns();
  if (moreRows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), moreRows);
  if (moreColumns > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), moreColumns);
}

function headed(header: Range): void {
  header.setBackground(INK).setFontColor(WHITE).setFontWeight('bold').setVerticalAlignment('middle');
}

/** A list has a filter. A board has none: somebody's filter would hide an alarm from everybody. */
function prepareList(sheet: Sheet, layout: Layout, rules: Rule[]): void {
  const { headerRow, firstColumn, columns } = layout;
  const width = firstColumn + columns.length - 1;
  const rows = sheet.getMaxRows() - headerRow;
  if (!sheet.getFilter()) sheet.getRange(headerRow, 1, rows + 1, width).createFilter();
  colour(sheet.getRange(headerRow + 1, 1, rows, width), rules);
}

function prepareToday(sheet: Sheet): void {
  const first = TODAY.headerRow + 1;
  const rows = TODAY.rows ?? 0;
  const width = TODAY.columns.length + 1;
  const state = letterOf(TODAY, 'How it stands');
  const due = letterOf(TODAY, 'Due back');
  const hand = letterOf(TODAY, 'In hand');
  const watcher = letterOf(TODAY, 'Watcher');
  const watchers = sheet.getRange(`${watcher}${first}:${watcher}${first + rows - 1}`);

  sheet.getRange('A1').setValue('Home visits: who is out').setFontSize(16).setFontWeight('bold');
  sheet
    .getRange('A2:A3')
    .setValues([['Engine last ran'], ['It looks']])
    .setFontColor(GREY);
  sheet.getRange('B2').setNumberFormat('ddd d mmm hh:mm').setHorizontalAlignment('left').setFontWeight('bold');
  sheet.getRange('B3').setNumberFormat('"every "0" min"').setHorizontalAlignment('left').setFontColor(GREY);
  sheet.getRange('C2').setFormula(STATUS);
  const status = sheet.getRange(2, 3, 1, width - 2);
  status.setFontSize(12).setFontWeight('bold').setBackground(GREEN);
  sheet
    .getRange(3, 3, 1, width - 2)
    .setNumberFormat('@')
    .setFontColor(GREY);
  sheet
    .getRange(4, 2, 1, width - 1)
    .setNumberFormat('@')
    .setFontColor(RED)
    .setFontWeight('bold');

  sheet.setColumnWidth(1, 115);
  headed(sheet.getRange(TODAY.headerRow, 1).setValue('Minutes over'));
  const over = sheet.getRange(first, 1, rows, 1);
  over.setFormulas(each(rows, (i) => [minutesOver(`${due}${first + i}`)]));
  over.setNumberFormat('0').setFontSize(14).setFontWeight('bold').setHorizontalAlignment('center');
  over.setVerticalAlignment('top');

  const isAlarm = `OR(ISNUMBER($A${first}),LEFT($${state}${first},${ALARM.length})="${ALARM}")`;
  colour(sheet.getRange(first, 1, rows, width), [
    rule(`AND(${isAlarm},$${hand}${first}&""="")`, RED, WHITE),
    rule(isAlarm, PINK),
    rule(`LEFT($${state}${first},${LATE.length})="${LATE}"`, AMBER),
    {
      ...rule(`OR(RIGHT($${watcher}${first},${UNSEEN.length})="${UNSEEN}",$${watcher}${first}="${NOBODY}")`, AMBER),
      range: watchers,
    },
    { ...rule('$C$2<>"The engine is running."', RED, WHITE), range: status },
  ]);
}

/** Whole minutes since a time, empty before it. Rounded first, for a time is a fraction of a day. */
function minutesOver(due: string): string {
  return `=IF(ISNUMBER(${due}),IF(NOW()>=${due},INT(ROUND((NOW()-${due})*1440,3)),""),"")`;
}

/** What is overdue turns red by itself, whenever the sheet is looked at. */
function prepareActions(sheet: Sheet): void {
  const due = letterOf(ACTIONS, 'Due');
  const rows = ACTIONS.rows ?? 0;
  sheet.setColumnWidth(1, 90);
  headed(sheet.getRange(1, 1).setValue('State'));
  const states = each(rows, (i) => [`=IF(ISNUMBER(${due}${i + 2}),IF(NOW()>${due}${i + 2},"OVERDUE","Open"),"")`]);
  sheet.getRange(2, 1, rows, 1).setFormulas(states).setFontWeight('bold').setVerticalAlignment('top');
  prepareList(sheet, ACTIONS, [rule('$A2="OVERDUE"', PINK)]);
}

interface Rule {
  formula: string;
  background: string;
  text: string;
  range?: Range;
}

function rule(formula: string, background: string, text: string = INK): Rule {
  return { formula, background, text };
}

/** The first rule that holds for a row colours it. */
function colour(range: Range, rules: Rule[]): void {
  const built = rules.map((one) =>
    SpreadsheetApp.newConditionalFormatRule()
      .whenFormulaSatisfied(`=${one.formula}`)
      .setBackground(one.background)
      .setFontColor(one.text)
      .setRanges([one.range ?? range])
      .build(),
  );
  range.getSheet().setConditionalFormatRules(built);
}

function each<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}

/** The letter of a column by its header; our sheets end before Z. */
function letterOf({ columns, firstColumn }: Layout, header: string): string {
  return String.fromCharCode(64 + firstColumn + columns.findIndex((column) => column.header === header));
}
