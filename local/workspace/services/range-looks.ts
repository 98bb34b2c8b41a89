// The setters of Range that change how cells look.

import { cellAt } from '../cells/grid';
import { enumName } from '../enums';
import type { CellState, SheetState } from '../state';

type Range = GoogleAppsScript.Spreadsheet.Range;

interface Tools {
  write(change: (cell: CellState, i: number, j: number) => void): Range;
  table(given: unknown): (i: number, j: number) => unknown;
  read<T>(one: (row: number, column: number) => T): T[][];
  readFirst<T>(one: (row: number, column: number) => T): T;
  sheet: SheetState;
}

/** Setters and getters of looks; `null` takes a look away. */
export function rangeLooks({ write, table, read, readFirst, sheet }: Tools) {
  function one<K extends keyof CellState>(key: K, read: (value: unknown) => CellState[K]) {
    return (value: unknown): Range => {
      const look = value === null || value === undefined ? undefined : read(value);
      return write((cell) => put(cell, key, look));
    };
  }
  function many<K extends keyof CellState>(key: K, read: (value: unknown) => CellState[K]) {
    return (values: unknown): Range => {
      const valueAt = table(values);
      return write((cell, i, j) => {
        const value = valueAt(i, j);
        put(cell, key, value === null || value === undefined ? undefined : read(value));
      });
    };
  }
  const bold = (value: unknown) => value === 'bold';
  const formatAt = (row: number, column: number) => cellAt(sheet, row, column)?.n ?? '0.###############';
  const backgroundAt = (row: number, column: number) => cellAt(sheet, row, column)?.background ?? '#ffffff';
  return {
    getNumberFormat: () => readFirst(formatAt),
    getNumberFormats: () => read(formatAt),
    getBackground: () => readFirst(backgroundAt),
    getBackgrounds: () => read(backgroundAt),
    setNumberFormat: one('n', String),
    setNumberFormats: many('n', String),
    setBackground: one('background', String),
    setBackgrounds: many('background', String),
    setFontColor: one('color', String),
    setFontColors: many('color', String),
    setFontWeight: one('bold', bold),
    setFontWeights: many('bold', bold),
    setFontStyle: one('italic', (value) => value === 'italic'),
    setFontSize: one('size', Number),
    setFontFamily: one('family', String),
    setWrap: one('wrap', Boolean),
    setWrapStrategy: (strategy: unknown) => {
      const wrap = enumName(strategy, 'strategy') === 'WRAP';
      return write((cell) => put(cell, 'wrap', wrap));
    },
    setVerticalAlignment: one('vertical', String),
    setHorizontalAlignment: one('horizontal', String),
    // Borders are accepted and not kept: nothing here shows them.
    setBorder: () => write(() => undefined),
  };
}

function put<K extends keyof CellState>(cell: CellState, key: K, value: CellState[K] | undefined): void {
  if (value === undefined) delete cell[key];
  else cell[key] = value;
}
