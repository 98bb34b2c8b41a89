// What people do in a spreadsheet by hand: type, sort, filter, paste, clear, rename, delete.
import { fromA1 } from './cells/a1';
import { Calculator } from './cells/formulas';
import {
  checkValidations,
  deleteColumns,
  deleteRows,
  eachTouched,
  insertColumns,
  insertRows,
  lastColumn,
  lastRow,
  putValue,
  readDisplay,
  sortBox,
  touch,
} from './cells/grid';
import type { Core } from './core';
import { Refused } from './errors';
import { isEditor } from './services/access';
import type { Box, SheetState, SpreadsheetState } from './state';

/** Where a person stands: a sheet that they may change. */
interface Desk {
  spreadsheet: SpreadsheetState;
  sheet: SheetState;
}

/** The sheet, if this person may change it. */
export function deskOf(workspace: Core, id: string, sheetName: string, as: string): Desk {
  const spreadsheet = workspace.spreadsheetState(id);
  const sheet = spreadsheet.sheets.find(({ name }) => name === sheetName);
  if (!sheet) throw new Error(`No sheet "${sheetName}" in ${spreadsheet.name}.`);
  if (!isEditor(spreadsheet, as)) {
    const sees = spreadsheet.viewers.includes(as);
    throw new Refused(sees ? 'You have view-only access to this file.' : 'You need access.');
  }
  const { protection } = sheet;
  if (protection && !protection.warningOnly && as !== spreadsheet.owner) {
    throw new Refused("You are trying to edit a protected cell or object. Please contact the spreadsheet's owner.");
  }
  return { spreadsheet, sheet };
}

/** Types into one cell; tells what was there, and where it was. */
export function typeInto(workspace: Core, { spreadsheet, sheet }: Desk, a1: string, text: string) {
  const box: Box = fromA1(a1, sheet);
  const calculator = new Calculator(spreadsheet, workspace.now);
  const oldValue = readDisplay(calculator, sheet, box.row, box.column);
  try {
    checkValidations(sheet, box, () => text);
  } catch (error) {
    throw new Refused((error as Error).message);
  }
  const place = { spreadsheet, now: workspace.now, keepQuote: workspace.settings.textCellsKeepQuote };
  putValue(touch(sheet, box.row, box.column), text, place);
  return { box, oldValue };
}

/** Sorts all rows below the frozen ones by a column. */
export function sortByHand(workspace: Core, { spreadsheet, sheet }: Desk, column: number, ascending: boolean): void {
  const from = sheet.frozenRows + 1;
  const rows = lastRow(sheet) - from + 1;
  if (rows < 1) return;
  const box = { row: from, column: 1, rows, columns: sheet.maxColumns };
  sortBox(sheet, box, new Calculator(spreadsheet, workspace.now), [{ column, ascending }]);
}

export function renameByHand({ spreadsheet, sheet }: Desk, name: string): void {
  if (spreadsheet.sheets.some((other) => other !== sheet && other.name === name)) {
    throw new Refused(`A sheet with the name "${name}" already exists. Please enter another name.`);
  }
  sheet.name = name;
}

export function deleteByHand({ spreadsheet, sheet }: Desk): void {
  if (spreadsheet.sheets.length === 1) throw new Refused("You can't remove all the sheets in a document.");
  spreadsheet.sheets = spreadsheet.sheets.filter((other) => other !== sheet);
}

export function insertColumnByHand({ sheet }: Desk, before: number): void {
  insertColumns(sheet, before, 1);
}

export function insertRowByHand({ sheet }: Desk, before: number): void {
  insertRows(sheet, before, 1);
}

export function deleteRowByHand({ sheet }: Desk, row: number): void {
  deleteRows(sheet, row, 1);
}

export function deleteColumnByHand({ sheet }: Desk, column: number): void {
  deleteColumns(sheet, column, 1);
}

/**
 * Puts a filter on all that is there. It hides rows from people's eyes; a script's `getValues` gives them all the same
 * (https://developers.google.com/apps-script/reference/spreadsheet/filter).
 */
export function filterByHand({ sheet }: Desk): void {
  sheet.filter = { row: 1, column: 1, rows: sheet.maxRows, columns: sheet.maxColumns };
}

/** Ctrl+A and Delete: what stands in the cells goes, their formats stay. */
export function clearByHand({ sheet }: Desk): void {
  eachTouched(sheet, { row: 1, column: 1, rows: lastRow(sheet), columns: lastColumn(sheet) }, (cell) => {
    delete cell.v;
    delete cell.f;
  });
}

/** Copies rows and pastes them at the end, with their looks. */
export function pasteRowsByHand({ sheet }: Desk, from: number, count: number): void {
  const copies = structuredClone(sheet.rows.slice(from - 1, from - 1 + count));
  const at = lastRow(sheet);
  const missing = at + count - sheet.maxRows;
  if (missing > 0) insertRows(sheet, sheet.maxRows + 1, missing);
  while (sheet.rows.length < at) sheet.rows.push([]);
  sheet.rows.splice(at, count, ...copies);
}
