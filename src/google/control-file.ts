// The Control spreadsheet and its sheets, however this execution was started.

import { RecordsGone } from '../ports';

/** Names of script properties. They are plain text to everyone who can edit Control. */
export const PROPERTY = {
  control: 'CONTROL',
  openSheet: 'OPEN_SHEET',
  secret: 'SECRET',
  /** By account: each has its own triggers, and all share these properties. */
  tickMinutes: (account: string) => `TICK_MINUTES ${account}`,
  register: 'REGISTER',
  probeForm: 'PROBE_FORM',
  form: (name: string) => `FORM_${name}`,
  archive: (year: string) => `ARCHIVE_${year}`,
};

/** In a written form that is the same wherever the account was opened. */
export const LOCALE = 'en_GB';
export const TIME_ZONE = 'Europe/London';

export function property(name: string): string {
  return PropertiesService.getScriptProperties().getProperty(name) ?? '';
}

export function keepProperty(name: string, value: string): void {
  PropertiesService.getScriptProperties().setProperty(name, value);
}

let opened: GoogleAppsScript.Spreadsheet.Spreadsheet | undefined;

/**
 * Control: the active spreadsheet, or by its id in the web app, where there is none
 * (https://developers.google.com/apps-script/guides/bound#special_methods). Throws before set-up has kept that id.
 */
export function controlFile(): GoogleAppsScript.Spreadsheet.Spreadsheet {
  if (opened) return opened;
  const active: GoogleAppsScript.Spreadsheet.Spreadsheet | null = SpreadsheetApp.getActiveSpreadsheet();
  if (active) {
    opened = active;
    return active;
  }
  const id = property(PROPERTY.control);
  if (id === '') {
    throw new Error('Home Visits is not set up yet. Open the Control spreadsheet and choose Home Visits, Set up.');
  }
  opened = SpreadsheetApp.openById(id);
  return opened;
}

/** A sheet of Control by name, or undefined. */
export function findSheet(name: string): GoogleAppsScript.Spreadsheet.Sheet | undefined {
  return controlFile().getSheetByName(name) ?? undefined;
}

/** The sheet with the records: by its name, or by its id where somebody has renamed it. */
export function openSheet(): GoogleAppsScript.Spreadsheet.Sheet {
  const named = findSheet('Open');
  if (named) return named;
  const id = Number(property(PROPERTY.openSheet));
  const renamed = controlFile()
    .getSheets()
    .find((sheet) => id !== 0 && sheet.getSheetId() === id);
  if (renamed) return renamed;
  throw new RecordsGone(
    'The sheet “Open” is missing from the Control spreadsheet: it holds every open visit. Bring it back from File, ' +
      'Version history. If Home Visits was never set up, choose Home Visits, Set up.',
  );
}
