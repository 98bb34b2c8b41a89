// A1 notation and rectangles of cells.
import { ServiceError } from '../errors';
import type { Box, SheetState } from '../state';

/** `A` for 1, `AA` for 27. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** 1 for `A`, 27 for `AA`. */
export function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);
}

/** The rectangle in A1 notation. */
export function toA1({ row, column, rows, columns }: Box): string {
  const from = `${columnLetters(column)}${row}`;
  return rows === 1 && columns === 1 ? from : `${from}:${columnLetters(column + columns - 1)}${row + rows - 1}`;
}

/** The rectangle that `A1`, `A1:B2`, `A:A`, `2:3` or `A2:A` names on this sheet. A sheet's name before `!` is cut off. */
export function fromA1(a1: string, sheet: Pick<SheetState, 'maxRows' | 'maxColumns'>): Box {
  const plain = a1.slice(a1.lastIndexOf('!') + 1).replaceAll('$', '');
  const match = /^([A-Za-z]*)(\d*)(?::([A-Za-z]*)(\d*))?$/.exec(plain);
  if (!match || plain === '') throw new ServiceError('Range not found');
  const [, letters1 = '', digits1 = '', letters2, digits2] = match;
  const single = letters2 === undefined;
  const row1 = digits1 ? Number(digits1) : 1;
  const column1 = letters1 ? columnNumber(letters1) : 1;
  const row2 = single ? row1 : digits2 ? Number(digits2) : sheet.maxRows;
  const column2 = single ? column1 : letters2 ? columnNumber(letters2) : sheet.maxColumns;
  if (single && (!letters1 || !digits1)) throw new ServiceError('Range not found');
  return {
    row: Math.min(row1, row2),
    column: Math.min(column1, column2),
    rows: Math.abs(row2 - row1) + 1,
    columns: Math.abs(column2 - column1) + 1,
  };
}
