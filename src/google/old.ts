// What has grown old: rows of the lists and answers of the Forms, found by reference and id, and deleted for good.
import type { Old } from '../ports';
import type { School } from '../school/school';
import { controlFile } from './control-file';
import { fileOf, opened } from './forms';
import { runs } from './put-rows';
import { LOG } from './view-sheets';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** So many runs of neighbouring rows are deleted while the lock is held: people wait ten seconds for it at the most. */
const RUNS_AT_ONCE = 8;

/** A list's sheet, and the column in which its references stand. */
function placeOf(school: School, list: string): { sheet: Sheet; column: string } {
  const inLog = LOG.firstColumn + LOG.columns.findIndex(({ header }) => header === 'Ref');
  const column = list === 'log' ? String.fromCharCode(64 + inLog) : 'A';
  const sheet =
    list === 'log'
      ? controlFile().getSheetByName('Log')
      : list === 'register'
        ? SpreadsheetApp.openById(school.files.register).getSheetByName('Register')
        : SpreadsheetApp.openById(school.files.archives[list] ?? '').getSheetByName('Archive');
  if (sheet) return { sheet, column };
  const words = list === 'log' ? 'Log' : list === 'register' ? 'Register' : `Archive of ${list}`;
  throw new Error(`The sheet “${words}” is missing: rename it back, or bring it back from the file’s version history.`);
}

function refsIn({ sheet, column }: ReturnType<typeof placeOf>): string[] {
  const values: unknown[][] = sheet.getRange(`${column}:${column}`).getValues();
  return values.map(([cell]) => String(cell));
}

/** A sheet must keep one row below its frozen header: where these are all of them, it gets a blank one first. */
function takeOut(sheet: Sheet, row: number, count: number): void {
  try {
    sheet.deleteRows(row, count);
  } catch {
    sheet.insertRowsAfter(sheet.getMaxRows(), 1);
    sheet.deleteRows(row, count);
  }
}

/** The reference that an answer names, where its form asks for one. */
function named(response: GoogleAppsScript.Forms.FormResponse, item: string | undefined): string {
  if (item === undefined) return '';
  const found = response.getItemResponses().find((one) => String(one.getItem().getId()) === item);
  return String(found?.getResponse() ?? '')
    .trim()
    .toUpperCase();
}

export const old: Old = {
  refs(school, list) {
    return refsIn(placeOf(school, list));
  },

  remove(school, list, refs) {
    const place = placeOf(school, list);
    const rows = refsIn(place).flatMap((ref, i) => (refs.has(ref) ? [i + 1] : []));
    const blocks = runs(rows, (row) => row);
    // From the bottom, so that those above keep their places.
    for (const [row = 0, ...more] of blocks.slice(-RUNS_AT_ONCE).reverse()) takeOut(place.sheet, row, more.length + 1);
    if (blocks.length > 0) SpreadsheetApp.flush();
    return blocks.length > RUNS_AT_ONCE;
  },

  answers(name, school, before, known) {
    const { id, items } = fileOf(school, name);
    return opened(id, name)
      .getResponses()
      .filter((response) => response.getTimestamp().getTime() < before)
      .map((response) => {
        const responseId = response.getId();
        return { id: responseId, reference: known.has(responseId) ? '' : named(response, items.reference) };
      });
  },

  /** https://developers.google.com/apps-script/reference/forms/form#deleteresponseresponseid: one call each, no more at once. */
  forget(name, school, ids) {
    const form = opened(fileOf(school, name).id, name);
    for (const id of ids) {
      try {
        form.deleteResponse(id);
      } catch (error) {
        if (isThere(form, id)) throw error;
      }
    }
  },

  addressOf(id) {
    return `https://docs.google.com/spreadsheets/d/${id}/edit`;
  },
};

function isThere(form: GoogleAppsScript.Forms.Form, id: string): boolean {
  try {
    return form.getResponse(id) !== null;
  } catch {
    return false;
  }
}
