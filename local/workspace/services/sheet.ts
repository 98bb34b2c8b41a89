// SpreadsheetApp's Sheet: rows, columns and the looks of one tab.
import { fromA1 } from '../cells/a1';
import { Calculator } from '../cells/formulas';
import {
  deleteColumns,
  deleteRows,
  eachKept,
  insertColumns,
  insertRows,
  lastColumn,
  lastRow,
  putValue,
  sortBox,
  touch,
} from '../cells/grid';
import { ServiceError } from '../errors';
import { guard, insideOf } from '../guard';
import { copyOut } from '../realm';
import type { Running } from '../running';
import type { Box, ConditionalState, SheetState, SpreadsheetState } from '../state';
import { requireEditor } from './access';
import { filterService, protectionService } from './protection';
import { rangeService } from './range';
import { spreadsheetService } from './spreadsheet';
import { textFinderService } from './text-finder';
import { ruleService } from './validation';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A sheet as the bundle sees it. */
export function sheetService(run: Running, spreadsheet: SpreadsheetState, sheet: SheetState): Sheet {
  const range = (box: Box) => rangeService(run, spreadsheet, sheet, box);
  const whole = (): Box => ({ row: 1, column: 1, rows: sheet.maxRows, columns: sheet.maxColumns });
  /** A change of the sheet itself: takes effect at once, after what was cached before it. */
  function change(does: () => void): Sheet {
    requireEditor(run, spreadsheet);
    run.flush();
    does();
    return self;
  }
  /** A change that waits for the flush, like a cell's. */
  function changeLater(does: () => void): Sheet {
    requireEditor(run, spreadsheet);
    run.later(does);
    return self;
  }
  function requireRows(from: number, count: number): void {
    if (from < 1 || from + count - 1 > sheet.maxRows) throw new ServiceError('Those rows are out of bounds.');
    if (count >= sheet.maxRows) throw new ServiceError("You can't delete all the rows on the sheet.");
    if (sheet.frozenRows > 0 && from <= sheet.frozenRows + 1 && count >= sheet.maxRows - sheet.frozenRows) {
      throw new ServiceError("You can't delete all non-frozen rows.");
    }
  }
  const insertAfter = (after: number, count = 1) => change(() => insertRows(sheet, after + 1, count));
  const insertBefore = (before: number, count = 1) => change(() => insertRows(sheet, before, count));
  const insertColumnsAt = (before: number, count = 1) => change(() => insertColumns(sheet, before, count));
  const removeRows = (from: number, count = 1) => {
    requireRows(from, count);
    change(() => deleteRows(sheet, from, count));
  };

  const self: Sheet = guard<Sheet>(
    run,
    'Sheet',
    {
      getName: () => sheet.name,
      getSheetName: () => sheet.name,
      getSheetId: () => sheet.id,
      getIndex: () => spreadsheet.sheets.indexOf(sheet) + 1,
      getParent: () => spreadsheetService(run, spreadsheet),
      isSheetHidden: () => sheet.hidden,
      getFrozenRows: () => sheet.frozenRows,
      getFrozenColumns: () => sheet.frozenColumns,
      getRange: (first: number | string, column?: number, rows: number = 1, columns: number = 1) =>
        typeof first === 'string'
          ? range(fromA1(first, sheet))
          : range({ row: first, column: column ?? 1, rows, columns }),
      getDataRange: () => {
        run.flush();
        return range({ row: 1, column: 1, rows: Math.max(1, lastRow(sheet)), columns: Math.max(1, lastColumn(sheet)) });
      },
      getLastRow: () => {
        run.flush();
        return lastRow(sheet);
      },
      getLastColumn: () => {
        run.flush();
        return lastColumn(sheet);
      },
      getMaxRows: () => sheet.maxRows,
      getMaxColumns: () => sheet.maxColumns,
      createTextFinder: (text: string) => textFinderService(run, { spreadsheet, sheet, box: whole() }, String(text)),

      appendRow: (values: unknown) => {
        const row = copyOut(values) as unknown[];
        if (!Array.isArray(row)) throw new ServiceError('Invalid argument: rowContents');
        run.execution.cellsWritten += row.length;
        const { now, settings } = run.workspace;
        return change(() => {
          const at = lastRow(sheet) + 1;
          if (at > sheet.maxRows) insertRows(sheet, sheet.maxRows + 1, 1);
          if (row.length > sheet.maxColumns) sheet.maxColumns = row.length;
          for (const [i, value] of row.entries()) {
            putValue(touch(sheet, at, i + 1), value, { spreadsheet, now, keepQuote: settings.textCellsKeepQuote });
          }
        });
      },
      insertRowAfter: (after: number) => insertAfter(after),
      insertRowsAfter: insertAfter,
      insertRowBefore: (before: number) => insertBefore(before),
      insertRowsBefore: insertBefore,
      insertColumnAfter: (after: number) => insertColumnsAt(after + 1),
      insertColumnsAfter: (after: number, count: number) => insertColumnsAt(after + 1, count),
      insertColumnBefore: (before: number) => insertColumnsAt(before),
      deleteRow: (row: number) => {
        removeRows(row);
        return self;
      },
      deleteRows: removeRows,
      deleteColumn: (column: number) => change(() => deleteColumns(sheet, column, 1)),
      deleteColumns: (column: number, count: number) => {
        change(() => deleteColumns(sheet, column, count));
      },
      clear: () => change(() => sheet.rows.splice(0)),
      clearContents: () =>
        changeLater(() =>
          eachKept(sheet, (cell) => {
            delete cell.v;
            delete cell.f;
          }),
        ),
      clearNotes: () =>
        changeLater(() =>
          eachKept(sheet, (cell) => {
            delete cell.note;
          }),
        ),
      sort: (column: number, ascending: boolean = true) =>
        change(() => {
          const from = sheet.frozenRows + 1;
          const box = { row: from, column: 1, rows: lastRow(sheet) - from + 1, columns: sheet.maxColumns };
          if (box.rows < 1) return;
          sortBox(sheet, box, new Calculator(spreadsheet, run.workspace.now), [{ column, ascending }]);
        }),

      setName: (name: string) =>
        change(() => {
          if (spreadsheet.sheets.some((other) => other !== sheet && other.name === name)) {
            throw new ServiceError(`A sheet with the name "${name}" already exists. Please enter another name.`);
          }
          sheet.name = name;
        }),
      setFrozenRows: (rows: number) => {
        changeLater(() => {
          sheet.frozenRows = rows;
        });
      },
      setFrozenColumns: (columns: number) => {
        changeLater(() => {
          sheet.frozenColumns = columns;
        });
      },
      setColumnWidth: (column: number, width: number) =>
        changeLater(() => {
          sheet.columnWidths[column] = width;
        }),
      setColumnWidths: (from: number, count: number, width: number) =>
        changeLater(() => {
          for (let i = 0; i < count; i++) sheet.columnWidths[from + i] = width;
        }),
      setRowHeight: (row: number, height: number) =>
        changeLater(() => {
          sheet.rowHeights[row] = height;
        }),
      setRowHeights: (from: number, count: number, height: number) =>
        changeLater(() => {
          for (let i = 0; i < count; i++) sheet.rowHeights[from + i] = height;
        }),
      // Widths follow the text only on Google's screen.
      autoResizeColumn: () => self,
      autoResizeColumns: () => self,
      hideColumns: (from: number, count: number = 1) => {
        changeLater(() => {
          const more = Array.from({ length: count }, (_, i) => from + i);
          sheet.hiddenColumns = [...new Set([...sheet.hiddenColumns, ...more])].sort((a, b) => a - b);
        });
      },
      showColumns: (from: number, count: number = 1) => {
        changeLater(() => {
          sheet.hiddenColumns = sheet.hiddenColumns.filter((column) => column < from || column >= from + count);
        });
      },
      hideSheet: () =>
        change(() => {
          const shown = spreadsheet.sheets.filter((other) => !other.hidden && other !== sheet);
          if (!shown.length) throw new ServiceError("You can't hide all the sheets in a document.");
          sheet.hidden = true;
        }),
      showSheet: () =>
        change(() => {
          sheet.hidden = false;
        }),
      setTabColor: (color: string | null) =>
        changeLater(() => {
          sheet.tabColor = color ?? undefined;
        }),
      setHiddenGridlines: (hidden: boolean) =>
        changeLater(() => {
          sheet.hiddenGridlines = hidden;
        }),
      activate: () => {
        spreadsheet.activeSheet = sheet.id;
        return self;
      },
      getFilter: () => (sheet.filter ? filterService(run, spreadsheet, sheet) : null),
      getConditionalFormatRules: () => sheet.conditional.map((rule) => ruleService(run, rule)),
      setConditionalFormatRules: (rules: unknown) => {
        const states = Array.from(rules as unknown[], (rule) => insideOf<ConditionalState>(rule, 'rules'));
        changeLater(() => {
          sheet.conditional = states;
        });
      },
      clearConditionalFormatRules: () => {
        changeLater(() => {
          sheet.conditional = [];
        });
      },
      protect: () => {
        requireEditor(run, spreadsheet);
        return protectionService(run, sheet);
      },
    },
    { spreadsheet, sheet },
  );
  return self;
}
