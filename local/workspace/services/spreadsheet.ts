// SpreadsheetApp and its Spreadsheet.

import { fromA1 } from '../cells/a1';
import { makeEnum } from '../enums';
import { ServiceError } from '../errors';
import { guard, insideOf } from '../guard';
import { copyOut } from '../realm';
import type { Running } from '../running';
import { newSheet, newSpreadsheet, type SheetState, type SpreadsheetState } from '../state';
import { offsetAt } from '../time-zone';
import { openSpreadsheet, requireEditor } from './access';
import { rangeService } from './range';
import { userService } from './session';
import { sheetService } from './sheet';
import { uiService } from './ui';
import { ruleBuilder, validationBuilder } from './validation';

type App = GoogleAppsScript.Spreadsheet.SpreadsheetApp;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const ENUMS: Pick<App, 'WrapStrategy' | 'RecalculationInterval' | 'BorderStyle' | 'ProtectionType'> = {
  WrapStrategy: makeEnum('WRAP', 'OVERFLOW', 'CLIP'),
  RecalculationInterval: makeEnum('ON_CHANGE', 'MINUTE', 'HOUR'),
  BorderStyle: makeEnum('DOTTED', 'DASHED', 'SOLID', 'SOLID_MEDIUM', 'SOLID_THICK', 'DOUBLE'),
  ProtectionType: makeEnum('RANGE', 'SHEET'),
};

/** The global `SpreadsheetApp`. */
export function spreadsheetApp(run: Running): App {
  const { workspace } = run;
  // A web app and a clock have no spreadsheet open, but a bound script's triggers still know theirs.
  const active = () =>
    run.kind === 'webapp' ? null : spreadsheetService(run, openSpreadsheet(run, workspace.state.controlId));
  return guard<App>(run, 'SpreadsheetApp', {
    create: (name: string, rows?: number, columns?: number) => {
      const made = newSpreadsheet(workspace.newId('sheet'), String(name), run.user);
      const sheet = made.sheets[0];
      if (sheet && rows) sheet.maxRows = rows;
      if (sheet && columns) sheet.maxColumns = columns;
      workspace.state.spreadsheets.push(made);
      return spreadsheetService(run, made);
    },
    openById: (id: string) => spreadsheetService(run, openSpreadsheet(run, id)),
    // The npm types leave out the null that a web app gets.
    getActiveSpreadsheet: active as App['getActiveSpreadsheet'],
    getActive: active as App['getActive'],
    getUi: () => uiService(run),
    flush: () => run.flush(),
    newDataValidation: () => validationBuilder(run),
    newConditionalFormatRule: () => ruleBuilder(run),
    ...ENUMS,
  });
}

/** A spreadsheet as the bundle sees it. */
export function spreadsheetService(run: Running, state: SpreadsheetState): Spreadsheet {
  const sheetNamed = (name: string) => state.sheets.find((sheet) => sheet.name === name);
  const one = (sheet: SheetState) => sheetService(run, state, sheet);
  const maybe = (sheet: SheetState | undefined) => (sheet ? one(sheet) : null);
  function change(does: () => void): Spreadsheet {
    requireEditor(run, state);
    run.flush();
    does();
    return self;
  }
  function share(list: 'viewers' | 'editors', given: unknown): Spreadsheet {
    const emails = (Array.isArray(given) ? (copyOut(given) as unknown[]) : [given]).map(String);
    return change(() => {
      for (const email of emails) {
        if (!run.workspace.hasAccount(email)) throw new ServiceError(`Invalid email: ${email}`);
        if (email !== state.owner && !state[list].includes(email)) state[list].push(email);
        if (list === 'editors') state.viewers = state.viewers.filter((viewer) => viewer !== email);
      }
    });
  }
  const unshare = (list: 'viewers' | 'editors') => (email: unknown) =>
    change(() => {
      state[list] = state[list].filter((one) => one !== String(email));
    });
  const activeSheet = () => state.sheets.find(({ id }) => id === state.activeSheet) ?? state.sheets[0];

  const self: Spreadsheet = guard<Spreadsheet>(
    run,
    'Spreadsheet',
    {
      getId: () => state.id,
      getUrl: () => run.workspace.urlOf(state),
      getName: () => state.name,
      rename: (name: string) => {
        change(() => {
          state.name = name;
        });
      },
      getSheets: () => state.sheets.map(one),
      getNumSheets: () => state.sheets.length,
      getSheetByName: (name: string) => maybe(sheetNamed(name)),
      getSheetById: (id: number) => maybe(state.sheets.find((sheet) => sheet.id === id)),
      getActiveSheet: () => maybe(activeSheet()) as GoogleAppsScript.Spreadsheet.Sheet,
      getRange: (a1: string) => {
        const name = a1.includes('!') ? a1.slice(0, a1.lastIndexOf('!')).replace(/^'|'$/g, '') : undefined;
        const sheet = name === undefined ? activeSheet() : sheetNamed(name);
        if (!sheet) throw new ServiceError('Range not found');
        return rangeService(run, state, sheet, fromA1(a1, sheet));
      },
      insertSheet: (name?: unknown, index?: unknown) => {
        const title = typeof name === 'string' ? name : `Sheet${state.sheets.length + 1}`;
        if (sheetNamed(title)) {
          throw new ServiceError(`A sheet with the name "${title}" already exists. Please enter another name.`);
        }
        const sheet = newSheet(run.workspace.newNumber(), title);
        change(() => {
          const at = [name, index].find((value): value is number => typeof value === 'number');
          state.sheets.splice(at ?? state.sheets.length, 0, sheet);
          state.activeSheet = sheet.id;
        });
        return one(sheet);
      },
      deleteSheet: (given: unknown) => {
        const { sheet } = insideOf<{ sheet: SheetState }>(given, 'sheet');
        if (state.sheets.length === 1) throw new ServiceError("You can't remove all the sheets in a document.");
        change(() => {
          state.sheets = state.sheets.filter((other) => other !== sheet);
        });
      },
      setActiveSheet: (given: unknown) => {
        const { sheet } = insideOf<{ sheet: SheetState }>(given, 'sheet');
        state.activeSheet = sheet.id;
        return one(sheet);
      },
      moveActiveSheet: (position: number) => {
        change(() => {
          const sheet = activeSheet();
          if (!sheet) return;
          state.sheets = state.sheets.filter((other) => other !== sheet);
          state.sheets.splice(position - 1, 0, sheet);
        });
      },
      getSpreadsheetTimeZone: () => state.timeZone,
      setSpreadsheetTimeZone: (zone: string) =>
        change(() => {
          requireZone(zone);
          state.timeZone = zone;
        }) as unknown as ReturnType<Spreadsheet['setSpreadsheetTimeZone']>,
      getSpreadsheetLocale: () => state.locale,
      setSpreadsheetLocale: (locale: string) =>
        change(() => {
          if (!/^[a-z]{2}(_[A-Z]{2})?$/.test(locale)) throw new ServiceError('Invalid argument: locale');
          state.locale = locale;
        }) as unknown as ReturnType<Spreadsheet['setSpreadsheetLocale']>,
      setRecalculationInterval: (interval: unknown) =>
        change(() => {
          if (interval === undefined) throw new ServiceError('Invalid argument: recalculationInterval');
          state.recalculation = String(interval);
        }),
      getOwner: () => userService(run, state.owner),
      getEditors: () => [state.owner, ...state.editors].map((email) => userService(run, email)),
      getViewers: () => [state.owner, ...state.editors, ...state.viewers].map((email) => userService(run, email)),
      addViewer: (email: unknown) => share('viewers', email),
      addViewers: (emails: unknown) => share('viewers', emails),
      addEditor: (email: unknown) => share('editors', email),
      addEditors: (emails: unknown) => share('editors', emails),
      removeViewer: unshare('viewers'),
      removeEditor: unshare('editors'),
      toast: (text: string, title: string = '') => {
        run.execution.shown.push({ what: 'toast', title, text });
      },
    },
    state,
  );
  return self;
}

function requireZone(zone: string): void {
  try {
    offsetAt(0, zone);
  } catch {
    throw new ServiceError('Invalid argument: timezone');
  }
}
