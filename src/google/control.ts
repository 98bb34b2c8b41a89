// The sheets of Control that people type in: made, read as words, and marked where something is wrong.
import type { CellNote, Control, TypedRow } from '../ports';
import { asText } from './cell-text';
import { controlFile, findSheet } from './control-file';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const NOTE = 'Note';
const TINT = '#fde2dd';
const HEADER_TINT = '#e3ecf7';
const WIDE = 340;

function sheetOf(name: string): Sheet {
  const sheet = findSheet(name);
  if (sheet) return sheet;
  throw new Error(
    `The sheet “${name}” is missing from the Control spreadsheet. Rename it back, or choose Home Visits, Set up to make a new one.`,
  );
}

/** Everything as people see it: a date is the words that stand in the cell, not a point in time. */
function shown(sheet: Sheet): string[][] {
  return sheet.getDataRange().getDisplayValues();
}

/** The place of a header (0-based), or -1. The Note column's header may carry words behind its name. */
function columnOf(headers: string[], name: string): number {
  if (name === NOTE) return headers.findIndex((header) => header.startsWith(NOTE));
  return headers.findIndex((header) => header.trim().toLowerCase() === name.toLowerCase());
}

/**
 * A new sheet, all of it text before anything is written: no phone number loses its zero, no date its form. Headers and
 * rows are written last and at once, so that a sheet with anything in it was finished.
 */
function fill(sheet: Sheet, headers: string[], rows: Record<string, string>[], help: string): void {
  sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns()).setNumberFormat('@');
  const top = sheet.getRange(1, 1, 1, headers.length);
  top.setFontWeight('bold');
  top.setBackground(HEADER_TINT);
  sheet.getRange(1, 1).setNote(help);
  sheet.setFrozenRows(1);
  sheet.setColumnWidth(1, 220);
  sheet.setColumnWidth(2, 260);
  sheet.setColumnWidth(headers.length, WIDE);
  const cells = [headers, ...rows.map((row) => headers.map((header) => asText(row[header] ?? '')))];
  sheet.getRange(1, 1, cells.length, headers.length).setValues(cells);
}

function addRows(sheet: Sheet, headers: string[], rows: Record<string, string>[], after: number): void {
  if (rows.length === 0) return;
  const cells = rows.map((row) => headers.map((header) => asText(row[header] ?? '')));
  const missing = after + rows.length - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  const range = sheet.getRange(after + 1, 1, rows.length, headers.length);
  range.setNumberFormat('@');
  range.setValues(cells);
}

/** Notes by row, several on a row one after the other. */
function wordsByRow(notes: CellNote[]): Map<number, string> {
  const words = new Map<number, string>();
  for (const { row, column, words: said } of notes) {
    const line = row === 1 ? said : `${column}: ${said}`;
    words.set(row, words.has(row) ? `${words.get(row)} ${line}` : line);
  }
  return words;
}

export const control: Control = {
  prepare(name, headers, rows, help) {
    const all = [...headers, NOTE];
    const sheet = findSheet(name) ?? controlFile().insertSheet(name);
    const cells = shown(sheet);
    if (cells.flat().every((text) => text === '')) {
      fill(sheet, all, rows, help);
      if (name === 'Guidance') sheet.setColumnWidth(headers.length, 2 * WIDE);
      return;
    }
    if (name === 'Staff') return;
    // A newer version may know more settings, the school another policy: their rows come at the end, what is there stays.
    const at = Math.max(0, columnOf(cells[0] ?? [], headers[0] ?? ''));
    const known = new Set(cells.map((row) => (row[at] ?? '').trim().toLowerCase()));
    const fresh = rows.filter((row) => !known.has((row[headers[0] ?? ''] ?? '').toLowerCase()));
    addRows(sheet, cells[0] ?? headers, fresh, cells.length);
  },

  read(name) {
    const [headers = [], ...rows] = shown(sheetOf(name));
    return rows.flatMap((row, i): TypedRow[] => {
      const cells = Object.fromEntries(
        headers.flatMap((header, j) =>
          header.trim() === '' || header.startsWith(NOTE) ? [] : [[header.trim(), row[j] ?? '']],
        ),
      );
      return Object.values(cells).every((text) => text.trim() === '') ? [] : [{ row: i + 2, cells }];
    });
  },

  /** Costs one read where nothing has changed, else a read and two writes. */
  note(name, notes) {
    const sheet = sheetOf(name);
    const cells = shown(sheet);
    const headers = cells[0] ?? [];
    const found = columnOf(headers, NOTE);
    const at = found < 0 ? headers.length : found;
    const words = wordsByRow(notes);
    const top = words.get(1);
    const column = cells.map((_, i) => [
      i === 0 ? (top === undefined ? NOTE : `${NOTE}: ${top}`) : (words.get(i + 1) ?? ''),
    ]);
    if (found >= 0 && column.every(([text], i) => text === cells[i]?.[at])) return;
    if (at >= sheet.getMaxColumns()) sheet.insertColumnsAfter(sheet.getMaxColumns(), 1);
    const range = sheet.getRange(1, at + 1, column.length, 1);
    range.setValues(column.map(([text = '']) => [asText(text)]));
    const wrong = new Set(notes.map((note) => `${note.row}/${columnOf(headers, note.column)}`));
    const tints = cells.slice(1).map((row, i) => row.map((_, j) => (wrong.has(`${i + 2}/${j}`) ? TINT : null)));
    if (tints.length > 0) sheet.getRange(2, 1, tints.length, headers.length).setBackgrounds(tints as string[][]);
  },

  set(name, value) {
    const sheet = sheetOf('Settings');
    const cells = shown(sheet);
    const names = Math.max(0, columnOf(cells[0] ?? [], 'Setting'));
    const values = Math.max(1, columnOf(cells[0] ?? [], 'Value'));
    const row = cells.findIndex((line) => line[names]?.trim().toLowerCase() === name.toLowerCase());
    if (row < 0) throw new Error(`The row “${name}” is missing from the sheet Settings. Choose Home Visits, Set up.`);
    sheet.getRange(row + 1, values + 1).setValue(asText(value));
  },
};
