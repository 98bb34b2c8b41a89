// A sheet's cells as a grid: reading, writing, and moving rows about. Knows nothing of scripts or persons.
import { ServiceError } from '../errors';
import { isDate } from '../realm';
import type { Box, CellState, SheetState, SpreadsheetState } from '../state';
import { instantOfSerial, serialOf, wallAt } from '../time-zone';
import type { CellValue } from '../types';
import { toA1 } from './a1';
import { displayOf, isDateFormat } from './display';
import type { Calculator } from './formulas';
import { readTyped } from './typed-text';

/** Google's limit for the text of one cell. */
const LONGEST = 50_000;

/** Whether the cell counts as holding something: a formula does, whatever it shows. */
export function isFilled(cell: CellState | null | undefined): boolean {
  return cell != null && (cell.f !== undefined || (cell.v !== undefined && cell.v !== ''));
}

/** The last row with content; 0 when there is none. */
export function lastRow(sheet: SheetState): number {
  for (let i = sheet.rows.length; i > 0; i--) if (filledTo(sheet.rows[i - 1] ?? []) > 0) return i;
  return 0;
}

/** The last column with content; 0 when there is none. */
export function lastColumn(sheet: SheetState): number {
  let last = 0;
  for (let i = lastRow(sheet); i > 0; i--) {
    const line = sheet.rows[i - 1] ?? [];
    // Of thousands of lines nearly all reach no further than one that was looked at.
    if (line.length > last) last = Math.max(last, filledTo(line));
  }
  return last;
}

/** How far each line is filled, until somebody takes it to change it: most lines are empty, and every execution asks. */
const filled = new WeakMap<object, number>();

/** The last column with content in this line; 0 when there is none. */
function filledTo(line: (CellState | null)[]): number {
  const known = filled.get(line);
  if (known !== undefined) return known;
  let last = line.length;
  while (last > 0 && !isFilled(line[last - 1])) last -= 1;
  filled.set(line, last);
  return last;
}

export function cellAt(sheet: SheetState, row: number, column: number): CellState | null {
  return sheet.rows[row - 1]?.[column - 1] ?? null;
}

/** A row's cells, to be changed: made if there are none yet, copied where branches of a Workspace share them. */
function ownLine(sheet: SheetState, row: number): (CellState | null)[] {
  while (sheet.rows.length < row) sheet.rows.push([]);
  const line = own(sheet.rows[row - 1] ?? []);
  sheet.rows[row - 1] = line;
  filled.delete(line);
  return line;
}

/** The thing itself, or a copy where it is frozen: what branches share is. */
function own<T extends object>(shared: T): T {
  if (!Object.isFrozen(shared)) return shared;
  return (Array.isArray(shared) ? [...shared] : { ...shared }) as T;
}

/** The cell, to be changed: made if there is none yet. */
export function touch(sheet: SheetState, row: number, column: number): CellState {
  const line = ownLine(sheet, row);
  while (line.length < column) line.push(null);
  const cell = own(line[column - 1] ?? {});
  line[column - 1] = cell;
  return cell;
}

/** Does something to each cell that is there. */
export function eachKept(sheet: SheetState, does: (cell: CellState) => void): void {
  for (const [i, row] of sheet.rows.entries())
    for (const [j, cell] of row.entries()) if (cell) does(touch(sheet, i + 1, j + 1));
}

/** Does something to each cell of a rectangle, with its place inside it. */
export function eachCell(box: Box, does: (row: number, column: number, i: number, j: number) => void): void {
  for (let i = 0; i < box.rows; i++) for (let j = 0; j < box.columns; j++) does(box.row + i, box.column + j, i, j);
}

/** The same, cells made where they are missing. */
export function eachTouched(sheet: SheetState, box: Box, does: (cell: CellState, i: number, j: number) => void): void {
  eachCell(box, (row, column, i, j) => does(touch(sheet, row, column), i, j));
}

/** Where and when text is read: the spreadsheet's customs. */
export interface Place {
  spreadsheet: SpreadsheetState;
  now: number;
  keepQuote: boolean;
}

/** Puts a value into a cell as Sheets does with what is typed or set. */
export function putValue(cell: CellState, value: unknown, { spreadsheet, now, keepQuote }: Place): void {
  delete cell.f;
  delete cell.v;
  const { locale, timeZone } = spreadsheet;
  if (value === null || value === undefined || value === '') return;
  if (isDate(value)) {
    cell.v = serialOf(value.getTime(), timeZone);
    const usual = locale === 'en_US' ? 'm/d/yyyy h:mm:ss' : 'dd/mm/yyyy hh:mm:ss';
    if (cell.n === '@') cell.v = displayOf(cell.v, usual);
    else if (!isDateFormat(cell.n)) cell.n = usual;
  } else if (typeof value === 'number') {
    cell.v = Number.isFinite(value) ? value : '#NUM!';
  } else if (typeof value === 'boolean') {
    cell.v = value;
  } else {
    const text = String(value);
    requireShort(text);
    const entry = readTyped(text, cell, { locale, year: wallAt(now, timeZone).year, keepQuote });
    if (entry.f !== undefined) cell.f = entry.f;
    if (entry.v !== undefined) cell.v = entry.v;
    if (entry.n && !cell.n) cell.n = entry.n;
  }
}

function requireShort(value: unknown): void {
  if (typeof value === 'string' && value.length > LONGEST) {
    throw new ServiceError('Your input contains more than the maximum of 50000 characters in a single cell.');
  }
}

/** Throws if a value is too long, or if a strict validation on any of these cells refuses it. */
export function checkValidations(sheet: SheetState, box: Box, valueAt: (i: number, j: number) => unknown): void {
  eachCell(box, (row, column, i, j) => {
    const validation = cellAt(sheet, row, column)?.validation;
    const value = valueAt(i, j);
    requireShort(value);
    if (!validation || validation.allowInvalid || value === '' || value === null || value === undefined) return;
    const fine =
      validation.kind === 'checkbox'
        ? typeof value === 'boolean' || /^(true|false)$/i.test(String(value))
        : validation.values.includes(String(value));
    if (fine) return;
    const cell = toA1({ row, column, rows: 1, columns: 1 });
    throw new ServiceError(`The data you entered in cell ${cell} violates the data validation rules set on this cell.`);
  });
}

/** A cell's value as a script gets it. */
export function readValue(
  calculator: Calculator,
  sheet: SheetState,
  zone: string,
  row: number,
  column: number,
): CellValue {
  const cell = cellAt(sheet, row, column);
  const value = calculator.valueOf(cell, sheet, row, column);
  return typeof value === 'number' && isDateFormat(cell?.n) ? new Date(instantOfSerial(value, zone)) : value;
}

/** A cell's text as it stands on the screen. */
export function readDisplay(calculator: Calculator, sheet: SheetState, row: number, column: number): string {
  const cell = cellAt(sheet, row, column);
  return displayOf(calculator.valueOf(cell, sheet, row, column), cell?.n);
}

/** Inserts empty rows that look like the row before (or, at the top, after) them. */
export function insertRows(sheet: SheetState, before: number, count: number): void {
  while (sheet.rows.length < before - 1) sheet.rows.push([]);
  const model = sheet.rows[before - 2] ?? sheet.rows[before - 1] ?? [];
  const looks = () => model.map((cell) => (cell ? lookOf(cell) : null));
  sheet.rows.splice(before - 1, 0, ...Array.from({ length: count }, looks));
  sheet.maxRows += count;
}

export function deleteRows(sheet: SheetState, from: number, count: number): void {
  sheet.rows.splice(from - 1, count);
  sheet.maxRows -= count;
}

export function insertColumns(sheet: SheetState, before: number, count: number): void {
  for (const [i, row] of sheet.rows.entries()) {
    if (row.length >= before) ownLine(sheet, i + 1).splice(before - 1, 0, ...Array.from({ length: count }, () => null));
  }
  sheet.maxColumns += count;
}

export function deleteColumns(sheet: SheetState, from: number, count: number): void {
  for (const i of sheet.rows.keys()) ownLine(sheet, i + 1).splice(from - 1, count);
  sheet.maxColumns -= count;
}

function lookOf(cell: CellState): CellState {
  const { v: _v, f: _f, note: _note, ...look } = cell;
  return look;
}

/** Sorts whole rows of a rectangle by its columns, empties last, as Sheets does. */
export function sortBox(
  sheet: SheetState,
  box: Box,
  calculator: Calculator,
  by: { column: number; ascending: boolean }[],
): void {
  const rank = { number: 0, string: 1, boolean: 2 } as Record<string, number>;
  const lines = Array.from({ length: box.rows }, (_, i) => {
    const row = box.row + i;
    const cells = Array.from({ length: box.columns }, (_, j) => cellAt(sheet, row, box.column + j));
    const keys = by.map(({ column }) => calculator.valueOf(cellAt(sheet, row, column), sheet, row, column));
    return { cells, keys };
  });
  lines.sort((a, b) => {
    for (const [i, { ascending }] of by.entries()) {
      const [x, y] = [a.keys[i] ?? '', b.keys[i] ?? ''];
      if (x === y) continue;
      if (x === '') return 1;
      if (y === '') return -1;
      const order =
        typeof x === typeof y
          ? typeof x === 'string'
            ? x.localeCompare(String(y))
            : Number(x) - Number(y)
          : (rank[typeof x] ?? 0) - (rank[typeof y] ?? 0);
      if (order !== 0) return ascending ? order : -order;
    }
    return 0;
  });
  for (const [i, { cells }] of lines.entries()) {
    const line = ownLine(sheet, box.row + i);
    for (let j = 0; j < box.columns; j++) {
      while (line.length < box.column + j) line.push(null);
      line[box.column + j - 1] = cells[j] ?? null;
    }
  }
}
