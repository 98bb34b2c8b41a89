// The local Workspace: a stand-in for a school's Google Workspace in which the built bundle runs.

import { Core } from './core';
import { Refused } from './errors';
import type { Call } from './execute';
import { fireClock, fireEvent } from './firing';
import { pagesOf, storeResponse } from './form-acts';
import { openLink } from './form-links';
import { deliver, mailbox, quotaLeft, replyTo } from './mailboxes';
import { callFromPage, openPage } from './page-acts';
import { isEditor } from './services/access';
import { responseService } from './services/form-responses';
import { formService } from './services/forms';
import { rangeService } from './services/range';
import { SCRIPT_ENUMS } from './services/script';
import { userService } from './services/session';
import { spreadsheetService } from './services/spreadsheet';
import * as sheetActs from './sheet-acts';
import { branchOf, type State, toJson, usualSettings } from './state';
import type * as T from './types';
import { viewForm, viewSpreadsheet } from './views';

export class Workspace extends Core {
  /** A Workspace as it was saved. */
  static load(saved: T.JsonValue, { dist }: { dist: string }): Workspace {
    const state = structuredClone(saved) as unknown as State;
    // Saved before a setting was thought of: it is as usual.
    return new Workspace({ state: { ...state, settings: { ...usualSettings(), ...state.settings } }, dist });
  }

  /**
   * A second Workspace that stands as this one does now, for some milliseconds: what happens in one is not seen in the
   * other. Executions and faults are not taken along. It can run another folder.
   */
  branch({ dist = this.dist }: { dist?: string } = {}): Workspace {
    const branch = new Workspace({ state: branchOf(this.state), dist });
    branch.onFetch = this.onFetch;
    branch.onAlert = this.onAlert;
    return branch;
  }

  /** All there is to remember, as JSON. Executions and faults are not kept. */
  save(): T.JsonValue {
    return toJson(this.state);
  }

  /** Runs what time triggers come until then, in order, and leaves the clock there. */
  advanceTo(at: number): T.Execution[] {
    const ran = fireClock(this, at);
    if (at > this.now) this.passTime(at - this.now);
    return ran;
  }

  /** The same, some minutes on. */
  advanceMinutes(minutes: number): T.Execution[] {
    return this.advanceTo(this.now + minutes * 60_000);
  }

  /** When the next time trigger comes; null when none does. */
  nextTriggerAt(): number | null {
    const times = this.state.triggers.flatMap(({ nextAt }) => (nextAt === null ? [] : [nextAt]));
    return times.length ? Math.min(...times) : null;
  }

  /** Moves the clock with nothing run: an outage. Triggers that were missed are not made up for. */
  setClockWithoutTriggers(at: number): void {
    const { triggersRun } = this.settings;
    this.settings.triggersRun = false;
    this.advanceTo(at);
    this.settings.triggersRun = triggersRun;
  }

  /** The tick stops: time passes and no time trigger runs. */
  stopTriggers(): void {
    this.settings.triggersRun = false;
  }

  /** Time triggers run again; what was missed is not made up for. */
  startTriggers(): void {
    this.settings.triggersRun = true;
  }

  /** All triggers of everybody, as no script can see them. */
  triggers(): T.TriggerView[] {
    return this.state.triggers.map(({ schedule: _schedule, ...trigger }) => ({
      ...trigger,
      disabled: this.person(trigger.owner)?.suspended === true,
    }));
  }

  /** Runs one function of the bundle, as a person in the editor or by the menu, or as a trigger. */
  run(
    fn: string,
    args: T.JsonValue[] = [],
    { as = this.state.owner, context = 'editor' }: T.RunOptions = {},
  ): T.Execution {
    this.requireSignedIn(as);
    const control = this.spreadsheetState(this.state.controlId);
    if (context !== 'webapp' && !isEditor(control, as))
      throw new Refused('You do not have permission to run this script.');
    const activeUser = context === 'simple' ? '' : as;
    return this.execute({ fn, args: () => args, as, activeUser, kind: context }).execution;
  }

  /** All spreadsheets as they stand now. */
  spreadsheets(): T.SpreadsheetView[] {
    return this.state.spreadsheets.map((state) => viewSpreadsheet(this, state));
  }

  /** One spreadsheet as it stands now; throws if there is none. */
  spreadsheet(id: string): T.SpreadsheetView {
    return viewSpreadsheet(this, this.spreadsheetState(id));
  }

  /** A person opens a spreadsheet: refuses strangers; an editor of the Control spreadsheet gets the script's menus. */
  openSpreadsheet(id: string, as: string): { view: T.SpreadsheetView; menus: T.Menu[]; execution: T.Execution | null } {
    this.requireSignedIn(as);
    const state = this.spreadsheetState(id);
    if (!isEditor(state, as) && !state.viewers.includes(as)) throw new Refused('You need access.');
    this.menus = [];
    const scripted = id === this.state.controlId && isEditor(state, as);
    const args = () => [{ authMode: SCRIPT_ENUMS.AuthMode.LIMITED }];
    const onOpen: Call = { fn: 'onOpen', args, as, activeUser: '', kind: 'simple', optional: true };
    const execution = scripted ? this.execute(onOpen).execution : null;
    fireEvent(this, 'SPREADSHEETS', 'ON_OPEN', id, () => ({ user: as }));
    return { view: viewSpreadsheet(this, state), menus: this.menus, execution };
  }

  /** A person types into a cell: read as Sheets reads it, refused where Sheets refuses; edit triggers fire. */
  editCell(id: string, sheetName: string, a1: string, text: string, as: string): T.Execution[] {
    this.requireSignedIn(as);
    const desk = sheetActs.deskOf(this, id, sheetName, as);
    const { box, oldValue } = sheetActs.typeInto(this, desk, a1, text);
    return fireEvent(this, 'SPREADSHEETS', 'ON_EDIT', id, (run) => ({
      source: spreadsheetService(run, desk.spreadsheet),
      range: rangeService(run, desk.spreadsheet, desk.sheet, box),
      value: text,
      oldValue: oldValue || undefined,
      user: userService(run, as),
    }));
  }

  /** A person sorts a sheet below its frozen rows by a column. */
  sortSheet(id: string, sheet: string, column: number, { as = this.state.owner, ascending = true } = {}): void {
    sheetActs.sortByHand(this, sheetActs.deskOf(this, id, sheet, as), column, ascending);
  }

  /** A person renames a sheet. */
  renameSheet(id: string, sheet: string, name: string, as = this.state.owner): void {
    sheetActs.renameByHand(sheetActs.deskOf(this, id, sheet, as), name);
  }

  /** A person deletes a sheet. */
  deleteSheet(id: string, sheet: string, as = this.state.owner): void {
    sheetActs.deleteByHand(sheetActs.deskOf(this, id, sheet, as));
  }

  /** A person inserts an empty column. */
  insertColumn(id: string, sheet: string, before: number, as = this.state.owner): void {
    sheetActs.insertColumnByHand(sheetActs.deskOf(this, id, sheet, as), before);
  }

  /** A person inserts an empty row. */
  insertRow(id: string, sheet: string, before: number, as = this.state.owner): void {
    sheetActs.insertRowByHand(sheetActs.deskOf(this, id, sheet, as), before);
  }

  /** A person deletes a row. */
  deleteRow(id: string, sheet: string, row: number, as = this.state.owner): void {
    sheetActs.deleteRowByHand(sheetActs.deskOf(this, id, sheet, as), row);
  }

  /** A person deletes a column. */
  deleteColumn(id: string, sheet: string, column: number, as = this.state.owner): void {
    sheetActs.deleteColumnByHand(sheetActs.deskOf(this, id, sheet, as), column);
  }

  /** A person sets a filter. */
  filterSheet(id: string, sheet: string, as = this.state.owner): void {
    sheetActs.filterByHand(sheetActs.deskOf(this, id, sheet, as));
  }

  /** A person selects everything and presses Delete. */
  clearSheet(id: string, sheet: string, as = this.state.owner): void {
    sheetActs.clearByHand(sheetActs.deskOf(this, id, sheet, as));
  }

  /** A person copies rows and pastes them below the last one. */
  pasteRows(id: string, sheet: string, from: number, count: number, as = this.state.owner): void {
    sheetActs.pasteRowsByHand(sheetActs.deskOf(this, id, sheet, as), from, count);
  }

  // ---- forms -----------------------------------------------------------------------------------------------------

  /** All forms as people find them. */
  forms(): T.FormView[] {
    return this.state.forms.map((form) => viewForm(this, form));
  }

  /** One form; throws if there is none. */
  form(id: string): T.FormView {
    return viewForm(this, this.formState(id));
  }

  /** What a form's link opens: with the answers of a pre-filled link, or of the response that it edits. */
  openForm(url: string): T.OpenedForm {
    const opened = openLink(url, this.state.forms);
    if (!opened) throw new Refused('Sorry, the file you have requested does not exist.');
    return opened;
  }

  /** The answers that a pre-filled link brings, by item id. */
  prefill(url: string): T.Answers {
    return this.openForm(url).answers;
  }

  /** A person sends a form. Throws `Refused`, with the problems by item id, where Google would not take it. */
  submitForm(
    formId: string,
    answers: T.Answers,
    { as, typedEmail, responseId }: { as: string; typedEmail?: string; responseId?: string },
  ): T.Submitted {
    this.requireSignedIn(as);
    const form = this.formState(formId);
    const response = storeResponse(this, form, answers, { as, typedEmail, responseId });
    const executions = this.fireFormSubmit(form.id, response.id);
    return {
      responseId: response.id,
      editUrl: this.editUrl(form, response),
      confirmation: form.confirmation,
      executions,
    };
  }

  /** Fires the form's submit triggers for a response, as Google does at times again, or late, or blank. */
  fireFormSubmit(formId: string, responseId: string, { blank = false } = {}): T.Execution[] {
    const form = this.formState(formId);
    const found = form.responses.find(({ id }) => id === responseId);
    if (!found) throw new Error(`No response ${responseId}.`);
    const response = blank ? { ...found, answers: {}, email: '' } : found;
    if (this.faults.submitTriggersLost) return [];
    return fireEvent(this, 'FORMS', 'ON_FORM_SUBMIT', form.id, (run) => ({
      response: responseService(run, form, response),
      source: formService(run, form),
    }));
  }

  /** A person changes an answer through the response's edit link; answers not given stay as they were. */
  editResponse(url: string, answers: T.Answers, { as }: { as: string }): T.Submitted {
    const { formId, responseId, answers: before } = this.openForm(url);
    if (!responseId) throw new Refused('This link does not edit a response.');
    return this.submitForm(formId, { ...before, ...answers }, { as, responseId });
  }

  /** The id of the item with this title, for telling stories by title. */
  itemId(formId: string, title: string): string {
    const item = pagesOf(this.formState(formId))
      .flatMap(({ items }) => items)
      .find((one) => one.title === title);
    if (!item) throw new Error(`No item "${title}" in form ${formId}.`);
    return String(item.id);
  }

  // ---- mail ------------------------------------------------------------------------------------------------------

  /** Mail that has arrived at this address, oldest first. Outside addresses have a mailbox too. */
  inbox(email: string): T.Mail[] {
    return mailbox(this, email);
  }

  /** All mail ever sent here, oldest first. */
  mails(): readonly T.Mail[] {
    return this.state.mails;
  }

  /** One mail; throws if there is none. */
  mail(id: string): T.Mail {
    const found = this.state.mails.find((mail) => mail.id === id);
    if (!found) throw new Error(`No mail ${id}.`);
    return found;
  }

  /** A person opens a mail: it is read from then on. */
  readMail(id: string, as: string): T.Mail {
    const mail = this.mail(id);
    if (!mail.readBy.includes(as)) mail.readBy.push(as);
    return mail;
  }

  /** A person answers a mail: it goes to the mail's reply-to address. */
  reply(mailId: string, text: string, options: T.ReplyOptions): T.Mail {
    return replyTo(this, this.mail(mailId), text, options);
  }

  /** A mail from anybody to anybody. */
  sendMail(mail: {
    from: string;
    to: string;
    subject: string;
    body: string;
    headers?: Record<string, string>;
  }): T.Mail {
    const { from, to, subject, body, headers = {} } = mail;
    const none = { cc: [], bcc: [], replyTo: '', htmlBody: '', attachments: [] };
    return deliver(this, { ...none, from, name: this.nameOf(from), to: [to], subject, body, headers });
  }

  /** Recipients that an account may still write to today. */
  getRemainingDailyQuota(email = this.state.owner): number {
    return quotaLeft(this, email);
  }

  // ---- web app ---------------------------------------------------------------------------------------------------

  /** A person opens the web app's page. */
  openPage(params: Record<string, string>, options: T.OpenPageOptions): T.OpenedPage {
    return openPage(this, params, options);
  }

  /** `google.script.run` from an open page. */
  callFromPage(fn: string, args: unknown[], options: Pick<T.OpenPageOptions, 'as' | 'at'>): T.PageAnswer {
    return callFromPage(this, fn, args, options);
  }
}
