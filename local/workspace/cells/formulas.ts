// Works out formulas by the Workspace's clock. Simple ones only: what is not known here shows #NAME?, as in Sheets.
import FormulaParser, { type Argument, type FormulaError } from 'fast-formula-parser';
import type { CellState, SheetState, SpreadsheetState, StoredValue } from '../state';
import { serialOf } from '../time-zone';

/** Deeper chains than this are taken for circles. */
const DEEPEST = 60;

interface Sum {
  spreadsheet: SpreadsheetState;
  nowSerial: number;
  depth: number;
  known: Map<CellState, StoredValue>;
}

/** The sum being worked out: one parser serves all, since making one costs more than a hundred formulas. */
let sum: Sum | null = null;
let parser: FormulaParser | null = null;

/** Works out the values of a spreadsheet's cells at one instant. */
export class Calculator {
  #sum: Sum;
  constructor(spreadsheet: SpreadsheetState, now: number) {
    this.#sum = { spreadsheet, nowSerial: serialOf(now, spreadsheet.timeZone), depth: 0, known: new Map() };
  }

  /** The value that shows in a cell; '' when it is empty. */
  valueOf(cell: CellState | null | undefined, sheet: SheetState, row: number, column: number): StoredValue {
    if (!cell) return '';
    if (cell.f === undefined) return cell.v ?? '';
    return this.#within(() => cellValue(cell, sheet, row, column));
  }

  /** Whether a formula, read as standing at this cell, is true; for conditional formatting. */
  holds(formula: string, sheet: SheetState, row: number, column: number): boolean {
    return this.#within(() => evaluate(formula, sheet, row, column)) === true;
  }

  #within<T>(does: () => T): T {
    const outer = sum;
    sum = this.#sum;
    try {
      return does();
    } finally {
      sum = outer;
    }
  }
}

function cellValue(cell: CellState, sheet: SheetState, row: number, column: number): StoredValue {
  if (cell.f === undefined) return cell.v ?? '';
  const before = sum?.known.get(cell);
  if (before !== undefined) return before;
  const value = evaluate(cell.f, sheet, row, column);
  sum?.known.set(cell, value);
  return value;
}

function evaluate(formula: string, sheet: SheetState, row: number, column: number): StoredValue {
  if (!sum) return '#ERROR!';
  if (sum.depth >= DEEPEST) return '#REF!';
  sum.depth += 1;
  try {
    parser ??= makeParser();
    return plain(parser.parse(formula.replace(/^=/, ''), { sheet: sheet.name, row, col: column }));
  } catch (error) {
    return errorName(error);
  } finally {
    sum.depth -= 1;
  }
}

function plain(result: unknown): StoredValue {
  if (Array.isArray(result)) return plain((result[0] as unknown[] | undefined)?.[0]);
  if (result === null || result === undefined) return '';
  if (typeof result === 'number') return Number.isFinite(result) ? result : '#NUM!';
  if (typeof result === 'string' || typeof result === 'boolean') return result;
  return errorName(result);
}

function errorName(error: unknown): string {
  const { _error: name, message = '' } = error as FormulaError;
  if (/not implemented/i.test(message)) return '#NAME?';
  return name ?? '#ERROR!';
}

function makeParser(): FormulaParser {
  const sheetOf = (name: string | undefined) => sum?.spreadsheet.sheets.find((sheet) => sheet.name === name);
  const at = (sheet: SheetState, row: number, column: number) => {
    const cell = sheet.rows[row - 1]?.[column - 1];
    if (!cell || (cell.v === undefined && cell.f === undefined)) return null;
    return cellValue(cell, sheet, row, column);
  };
  return new FormulaParser({
    onCell: ({ sheet: name, row, col }) => {
      const sheet = sheetOf(name);
      return sheet ? at(sheet, row, col) : '#REF!';
    },
    onRange: ({ sheet: name, from, to }) => {
      const sheet = sheetOf(name);
      if (!sheet) return [['#REF!']];
      const lastRow = Math.max(from.row, Math.min(to.row, sheet.rows.length));
      const lastColumn = Math.max(from.col, Math.min(to.col, sheet.maxColumns));
      const rows: unknown[][] = [];
      for (let row = from.row; row <= lastRow; row++) {
        const line: unknown[] = [];
        for (let column = from.col; column <= lastColumn; column++) line.push(at(sheet, row, column));
        rows.push(line);
      }
      return rows;
    },
    functions: {
      NOW: () => sum?.nowSerial ?? 0,
      TODAY: () => Math.floor(sum?.nowSerial ?? 0),
      MAX: (...args) => Math.max(...numbers(args, 0)),
      MIN: (...args) => Math.min(...numbers(args, 0)),
      COUNTA: (...args) => flat(args).filter((value) => value !== null && value !== undefined).length,
      COUNT: (...args) => flat(args).filter((value) => typeof value === 'number').length,
      TEXTJOIN: (separator, skipEmpty, ...args) =>
        flat(args)
          .filter((value) => !skipEmpty?.value || (value !== null && value !== ''))
          .map((value) => String(value ?? ''))
          .join(String(separator?.value ?? '')),
      JOIN: (separator, ...args) => flat(args).join(String(separator?.value ?? '')),
    },
  });
}

function flat(args: Argument[]): unknown[] {
  return args.flatMap(({ value }) => (Array.isArray(value) ? (value.flat(2) as unknown[]) : [value]));
}

function numbers(args: Argument[], whenNone: number): number[] {
  const found = flat(args).filter((value): value is number => typeof value === 'number');
  return found.length ? found : [whenNone];
}
