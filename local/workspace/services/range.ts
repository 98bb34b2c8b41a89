// SpreadsheetApp's Range: values, formulas, looks and notes of a rectangle of cells.
import { toA1 } from '../cells/a1';
import { Calculator } from '../cells/formulas';
import {
  cellAt,
  checkValidations,
  eachTouched,
  isFilled,
  putValue,
  readDisplay,
  readValue,
  sortBox,
} from '../cells/grid';
import { ServiceError } from '../errors';
import { guard, insideOf } from '../guard';
import { copyOut } from '../realm';
import type { Running } from '../running';
import type { Box, CellState, SheetState, SpreadsheetState, ValidationState } from '../state';
import { requireEditor } from './access';
import { filterService } from './protection';
import { rangeLooks } from './range-looks';
import { sheetService } from './sheet';
import { textFinderService } from './text-finder';
import { validationService } from './validation';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** What stands behind a Range that the bundle holds. */
export interface RangeInside {
  spreadsheet: SpreadsheetState;
  sheet: SheetState;
  box: Box;
}

/** Checks that the rectangle lies on the sheet. */
function requireInside(sheet: SheetState, { row, column, rows, columns }: Box): void {
  if (rows < 1) throw new ServiceError('The number of rows in the range must be at least 1.');
  if (columns < 1) throw new ServiceError('The number of columns in the range must be at least 1.');
  const fits = row >= 1 && column >= 1 && row + rows - 1 <= sheet.maxRows && column + columns - 1 <= sheet.maxColumns;
  if (!fits) throw new ServiceError('The coordinates of the range are outside the dimensions of the sheet.');
}

/** A range as the bundle sees it. */
export function rangeService(run: Running, spreadsheet: SpreadsheetState, sheet: SheetState, box: Box): Range {
  requireInside(sheet, box);
  const { row, column, rows, columns } = box;
  const calculator = () => new Calculator(spreadsheet, run.workspace.now);
  const place = () => ({ spreadsheet, now: run.workspace.now, keepQuote: run.workspace.settings.textCellsKeepQuote });
  const other = (moved: Box) => rangeService(run, spreadsheet, sheet, moved);

  /** Reads every cell; cached writes go out first, as with Google. */
  function read<T>(one: (row: number, column: number) => T): T[][] {
    run.flush();
    run.execution.cellsRead += rows * columns;
    return Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => one(row + i, column + j)));
  }
  function readFirst<T>(one: (row: number, column: number) => T): T {
    run.flush();
    run.execution.cellsRead += 1;
    return one(row, column);
  }
  /** Checks the table's size, keeps a copy of it, and hands back a way to look values up. */
  function table(given: unknown): (i: number, j: number) => unknown {
    const data = copyOut(given) as unknown[][];
    if (!Array.isArray(data) || !data.every(Array.isArray)) {
      throw new ServiceError("The parameters don't match the method signature for SpreadsheetApp.Range.setValues.");
    }
    for (const [what, has, wants] of [
      ['rows', data.length, rows],
      ['columns', data.find((line) => line.length !== columns)?.length ?? columns, columns],
    ] as const) {
      if (has !== wants) {
        const sentence = `The number of ${what} in the data does not match the number of ${what} in the range.`;
        throw new ServiceError(`${sentence} The data has ${has} but the range has ${wants}.`);
      }
    }
    return (i, j) => data[i]?.[j];
  }
  function write(change: (cell: CellState, i: number, j: number) => void): Range {
    requireEditor(run, spreadsheet);
    run.execution.cellsWritten += rows * columns;
    run.later(() => eachTouched(sheet, box, change));
    return self;
  }
  function writeValues(valueAt: (i: number, j: number) => unknown): Range {
    checkValidations(sheet, box, valueAt);
    return write((cell, i, j) => putValue(cell, valueAt(i, j), place()));
  }
  const asFormula = (value: unknown) => {
    const text = String(value ?? '');
    return text === '' || text.startsWith('=') ? text : `=${text}`;
  };
  const putFormula = (cell: CellState, formula: string) => {
    delete cell.v;
    delete cell.f;
    if (formula) cell.f = formula;
  };
  const valueHere = (r: number, c: number) => readValue(calculator(), sheet, spreadsheet.timeZone, r, c);
  const setValidation = (cell: CellState, rule: ValidationState | null) => {
    if (rule) cell.validation = rule;
    else delete cell.validation;
    // A tick box that was never ticked says FALSE, and counts as content.
    if (rule?.kind === 'checkbox' && !isFilled(cell)) cell.v = false;
  };
  /** Takes effect at once: the next write must already meet the rule. */
  function validate(ruleAt: (i: number, j: number) => ValidationState | null): Range {
    const changed = write((cell, i, j) => setValidation(cell, ruleAt(i, j)));
    run.flush();
    return changed;
  }
  const ruleOf = (rule: unknown) => (rule === null ? null : insideOf<ValidationState>(rule, 'rule'));

  const self: Range = guard<Range>(
    run,
    'Range',
    {
      getRow: () => row,
      getColumn: () => column,
      getLastRow: () => row + rows - 1,
      getLastColumn: () => column + columns - 1,
      getNumRows: () => rows,
      getNumColumns: () => columns,
      getWidth: () => columns,
      getHeight: () => rows,
      getA1Notation: () => toA1(box),
      getSheet: () => sheetService(run, spreadsheet, sheet),
      getCell: (r: number, c: number) => other({ row: row + r - 1, column: column + c - 1, rows: 1, columns: 1 }),
      offset: (r: number, c: number, height: number = rows, width: number = columns) =>
        other({ row: row + r, column: column + c, rows: height, columns: width }),

      getValue: () => readFirst(valueHere),
      getValues: () => {
        const sums = calculator();
        return read((r, c) => readValue(sums, sheet, spreadsheet.timeZone, r, c));
      },
      getDisplayValue: () => readFirst((r, c) => readDisplay(calculator(), sheet, r, c)),
      getDisplayValues: () => {
        const sums = calculator();
        return read((r, c) => readDisplay(sums, sheet, r, c));
      },
      getFormula: () => readFirst((r, c) => cellAt(sheet, r, c)?.f ?? ''),
      getFormulas: () => read((r, c) => cellAt(sheet, r, c)?.f ?? ''),
      getNote: () => readFirst((r, c) => cellAt(sheet, r, c)?.note ?? ''),
      getNotes: () => read((r, c) => cellAt(sheet, r, c)?.note ?? ''),
      isBlank: () => !read((r, c) => isFilled(cellAt(sheet, r, c))).some((line) => line.some(Boolean)),

      setValue: (given: unknown) => {
        const value = copyOut(given);
        return writeValues(() => value);
      },
      setValues: (values: unknown) => writeValues(table(values)),
      setFormula: (formula: string) => write((cell) => putFormula(cell, asFormula(formula))),
      setFormulas: (formulas: unknown) => {
        const formulaAt = table(formulas);
        return write((cell, i, j) => putFormula(cell, asFormula(formulaAt(i, j))));
      },
      setNote: (note: string | null) => write((cell) => setOrDrop(cell, 'note', note)),
      setNotes: (notes: unknown) => {
        const noteAt = table(notes);
        return write((cell, i, j) => setOrDrop(cell, 'note', noteAt(i, j)));
      },
      clearNote: () => write((cell) => setOrDrop(cell, 'note', '')),
      getDataValidation: () => {
        const rule = readFirst((r, c) => cellAt(sheet, r, c)?.validation ?? null);
        // The npm types leave the null out, which Google gives where there is no rule.
        return (rule && validationService(run, rule)) as GoogleAppsScript.Spreadsheet.DataValidation;
      },
      setDataValidation: (rule: unknown) => {
        const state = ruleOf(rule);
        return validate(() => state);
      },
      setDataValidations: (rules: unknown) => {
        if (!Array.isArray(rules)) throw new ServiceError('Invalid argument: rules');
        const states = (rules as unknown[][]).map((line) => Array.from(line, ruleOf));
        return validate((i, j) => states[i]?.[j] ?? null);
      },
      clearDataValidations: () => validate(() => null),
      clearContent: () => write((cell) => putFormula(cell, '')),
      clearFormat: () => write(dropLooks),
      clear: () =>
        write((cell) => {
          putFormula(cell, '');
          dropLooks(cell);
        }),
      createFilter: () => {
        requireEditor(run, spreadsheet);
        if (sheet.filter) throw new ServiceError("You can't create a filter in a sheet that already has a filter.");
        sheet.filter = box;
        return filterService(run, spreadsheet, sheet);
      },
      sort: (by: unknown) => {
        requireEditor(run, spreadsheet);
        run.flush();
        sortBox(sheet, box, calculator(), sortKeys(copyOut(by)));
        return self;
      },
      merge: () => {
        requireEditor(run, spreadsheet);
        run.later(() => sheet.merges.push(box));
        return self;
      },
      createTextFinder: (text: string) => textFinderService(run, { spreadsheet, sheet, box }, String(text)),
      ...rangeLooks({ write, table, read, readFirst, sheet }),
    },
    { spreadsheet, sheet, box } satisfies RangeInside,
  );
  return self;
}

function setOrDrop(cell: CellState, key: 'note', value: unknown): void {
  if (value === '' || value === null || value === undefined) delete cell[key];
  else cell[key] = String(value);
}

function dropLooks(cell: CellState): void {
  const { v, f, note, validation } = cell;
  for (const key of Object.keys(cell) as (keyof CellState)[]) delete cell[key];
  Object.assign(cell, { v, f, note, validation });
  for (const key of Object.keys(cell) as (keyof CellState)[]) if (cell[key] === undefined) delete cell[key];
}

/** `2`, `{column, ascending}` or a list of either. */
function sortKeys(given: unknown): { column: number; ascending: boolean }[] {
  const list = Array.isArray(given) ? given : [given];
  return list.map((key: unknown) => {
    if (typeof key === 'number') return { column: key, ascending: true };
    const { column, ascending = true } = key as { column: number; ascending?: boolean };
    return { column, ascending };
  });
}
