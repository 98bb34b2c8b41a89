// What people see: spreadsheets and forms as plain data.
import { toA1 } from './cells/a1';
import { displayOf } from './cells/display';
import { Calculator } from './cells/formulas';
import { cellAt, lastColumn, lastRow, readDisplay, readValue } from './cells/grid';
import type { Core } from './core';
import { pagesOf } from './form-acts';
import type { CellState, ConditionalState, FormState, SheetState, SpreadsheetState } from './state';
import type { CellStyle, CellView, FormView, SheetView, SpreadsheetView } from './types';

/** A spreadsheet as it stands on the screen now. */
export function viewSpreadsheet(workspace: Core, state: SpreadsheetState): SpreadsheetView {
  const { id, name, owner, editors, viewers, timeZone, locale } = state;
  return {
    ...{ id, name, owner, timeZone, locale },
    get sheets() {
      return state.sheets.map((sheet) => viewSheet(workspace, state, sheet));
    },
    editors: [...editors],
    viewers: [...viewers],
    url: workspace.urlOf(state),
    sheet: (wanted) => {
      const names = state.sheets.map((sheet) => sheet.name);
      const found = state.sheets[names.indexOf(wanted)];
      if (!found) throw new Error(`No sheet "${wanted}" in ${name}: ${names.join(', ')}.`);
      return viewSheet(workspace, state, found);
    },
  };
}

function viewSheet(workspace: Core, spreadsheet: SpreadsheetState, sheet: SheetState): SheetView {
  const { rows: _rows, conditional: _conditional, filter, merges, ...plain } = sheet;
  const calculator = () => new Calculator(spreadsheet, workspace.now);
  function table<T>(one: (row: number, column: number, calculator: Calculator) => T): T[][] {
    const sums = calculator();
    const columns = lastColumn(sheet);
    const line = (row: number) => Array.from({ length: columns }, (_, j) => one(row, j + 1, sums));
    return Array.from({ length: lastRow(sheet) }, (_, i) => line(i + 1));
  }
  return {
    ...structuredClone(plain),
    filter: filter && toA1(filter),
    merges: merges.map(toA1),
    // Getters, because an archive of many thousand rows is mostly looked at for its name only.
    get lastRow() {
      return lastRow(sheet);
    },
    get lastColumn() {
      return lastColumn(sheet);
    },
    get values() {
      return table((row, column, sums) => readValue(sums, sheet, spreadsheet.timeZone, row, column));
    },
    get display() {
      return table((row, column, sums) => readDisplay(sums, sheet, row, column));
    },
    get cells() {
      return table((row, column, sums) => viewCell(sums, spreadsheet, sheet, row, column));
    },
  };
}

function viewCell(
  sums: Calculator,
  spreadsheet: SpreadsheetState,
  sheet: SheetState,
  row: number,
  column: number,
): CellView {
  const cell = cellAt(sheet, row, column) ?? {};
  const { v: _v, f: formula, n: format, note, validation, ...style } = cell;
  const display = displayOf(sums.valueOf(cell, sheet, row, column), format);
  return {
    ...style,
    ...conditionalStyle(sums, sheet, row, column, display),
    value: readValue(sums, sheet, spreadsheet.timeZone, row, column),
    display,
    ...(formula === undefined ? {} : { formula }),
    ...(note === undefined ? {} : { note }),
    ...(format === undefined ? {} : { format }),
    ...validationView(validation),
  };
}

function validationView(validation: CellState['validation']): Pick<CellView, 'checkbox' | 'choices'> {
  if (!validation) return {};
  return validation.kind === 'checkbox' ? { checkbox: true } : { choices: [...validation.values] };
}

/** The looks of the first rule that holds here. */
function conditionalStyle(
  sums: Calculator,
  sheet: SheetState,
  row: number,
  column: number,
  display: string,
): CellStyle {
  for (const rule of sheet.conditional) {
    const box = rule.ranges.find(
      (one) => row >= one.row && row < one.row + one.rows && column >= one.column && column < one.column + one.columns,
    );
    if (!box || !holds(rule, sums, sheet, { row, column }, box, display)) continue;
    const { background, color, bold } = rule;
    return JSON.parse(JSON.stringify({ background, color, bold })) as CellStyle;
  }
  return {};
}

function holds(
  rule: ConditionalState,
  sums: Calculator,
  sheet: SheetState,
  { row, column }: { row: number; column: number },
  box: { row: number; column: number },
  display: string,
): boolean {
  const shown = display.toLowerCase();
  const sought = rule.text.toLowerCase();
  if (rule.kind === 'textEquals') return shown === sought;
  if (rule.kind === 'textContains') return shown.includes(sought);
  return sums.holds(shifted(rule.text, row - box.row, column - box.column), sheet, row, column);
}

/** A formula written for a range's first cell, moved to another cell of it; what is held by `$` stays. */
function shifted(formula: string, down: number, right: number): string {
  return formula.replace(
    /"[^"]*"|(\$?)([A-Z]{1,2})(\$?)(\d+)(?![\d(])/g,
    (whole, fixColumn?: string, letters?: string, fixRow?: string, digits?: string) => {
      if (letters === undefined) return whole;
      const [column = ''] =
        /^[A-Z]+/.exec(toA1({ row: 1, column: columnOf(letters) + (fixColumn ? 0 : right), rows: 1, columns: 1 })) ??
        [];
      return `${fixColumn}${column}${fixRow}${Number(digits) + (fixRow ? 0 : down)}`;
    },
  );
}

function columnOf(letters: string): number {
  return [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);
}

/** A form as people find it. */
export function viewForm(workspace: Core, form: FormState): FormView {
  const { items: _items, responses, editors: _editors, ...plain } = form;
  return {
    ...structuredClone(plain),
    url: workspace.formUrl(form),
    editUrl: `https://docs.google.com/forms/d/${form.id}/edit`,
    pages: pagesOf(form),
    responses: responses.map((response) => {
      const { id, at, email, answers } = structuredClone(response);
      return { id, at, email, answers, editUrl: workspace.editUrl(form, response) };
    }),
  };
}
