// SpreadsheetApp's Filter and Protection.
import { guard } from '../guard';
import type { Running } from '../running';
import type { SheetState, SpreadsheetState } from '../state';
import { rangeService } from './range';

type Filter = GoogleAppsScript.Spreadsheet.Filter;
type Protection = GoogleAppsScript.Spreadsheet.Protection;

/** The sheet's filter. */
export function filterService(run: Running, spreadsheet: SpreadsheetState, sheet: SheetState): Filter {
  return guard<Filter>(run, 'Filter', {
    getRange: () => rangeService(run, spreadsheet, sheet, sheet.filter ?? { row: 1, column: 1, rows: 1, columns: 1 }),
    remove: () => {
      delete sheet.filter;
    },
  });
}

/** The sheet's protection, made if there is none yet. */
export function protectionService(run: Running, sheet: SheetState): Protection {
  sheet.protection ??= { description: '', warningOnly: false };
  const state = sheet.protection;
  const self: Protection = guard<Protection>(run, 'Protection', {
    setDescription: (text: string) => {
      state.description = text;
      return self;
    },
    setWarningOnly: (on: boolean) => {
      state.warningOnly = on;
      return self;
    },
    getDescription: () => state.description,
    isWarningOnly: () => state.warningOnly,
    remove: () => {
      delete sheet.protection;
    },
  });
  return self;
}
