// Who may open and who may change a spreadsheet or a form.
import { ServiceError } from '../errors';
import type { Running } from '../running';
import type { FormState, SpreadsheetState } from '../state';

/** Whether this person may change it. */
export function isEditor(file: { owner: string; editors: string[] }, email: string): boolean {
  return file.owner === email || file.editors.includes(email);
}

/** Throws as Google does when the executing user may only look, or not even that. */
export function requireEditor(run: Running, file: SpreadsheetState | FormState): void {
  if (!isEditor(file, run.user)) throw new ServiceError('You do not have permission to perform that action.');
}

/** The spreadsheet, if the executing user may open it. */
export function openSpreadsheet(run: Running, id: string): SpreadsheetState {
  const found = run.workspace.state.spreadsheets.find((spreadsheet) => spreadsheet.id === id);
  if (!found)
    throw new ServiceError(`Unexpected error while getting the method or property openById on object SpreadsheetApp.`);
  if (!isEditor(found, run.user) && !found.viewers.includes(run.user)) {
    throw new ServiceError('You do not have permission to access the requested document.');
  }
  return found;
}

/** The form, if the executing user may edit it: the Forms service opens none for responders. */
export function openForm(run: Running, id: string): FormState {
  const found = run.workspace.state.forms.find((form) => form.id === id);
  if (!found || !isEditor(found, run.user)) {
    throw new ServiceError(
      'No item with the given ID could be found. Possibly because you have not edited this item or you do not have permission to access it.',
    );
  }
  return found;
}
