// Types of the formula parser, which brings none: only what is used here.
declare module 'fast-formula-parser' {
  export interface CellRef {
    sheet?: string;
    row: number;
    col: number;
  }
  export interface RangeRef {
    sheet?: string;
    from: { row: number; col: number };
    to: { row: number; col: number };
  }
  export interface Argument {
    value: unknown;
    isArray?: boolean;
    isRangeRef?: boolean;
    isCellRef?: boolean;
  }
  export interface FormulaError extends Error {
    _error?: string;
  }
  export default class FormulaParser {
    constructor(config: {
      functions?: Record<string, (...args: Argument[]) => unknown>;
      onCell?: (ref: CellRef) => unknown;
      onRange?: (ref: RangeRef) => unknown[][];
    });
    parse(formula: string, position: CellRef, allowReturnArray?: boolean): unknown;
    supportedFunctions(): string[];
  }
}
declare module 'fast-formula-parser/ssf/ssf' {
  const SSF: { format(format: string, value: number | string | boolean): string };
  export default SSF;
}
