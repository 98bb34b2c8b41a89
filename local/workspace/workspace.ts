// The local Workspace: a stand-in for a school's Google Workspace in which the built bundle runs.
import { createHash } from 'node:crypto';
import { Refused } from './errors';
import { type Call, execute, type Manifest, type Outcome, readManifest } from './execute';
import { FaultBook } from './faults';
import { fireClock, fireEvent } from './firing';
import { pagesOf, storeResponse } from './form-acts';
import { editLink, openLink } from './form-links';
import { baseAddress, deliver, mailbox, quotaLeft, replyTo } from './mailboxes';
import { callFromPage, openPage } from './page-acts';
import { isEditor } from './services/access';
import type { FetchAnswer, FetchRequest } from './services/fetch';
import { responseService } from './services/form-responses';
import { formService } from './services/forms';
import { rangeService } from './services/range';
import { userService } from './services/session';
import { spreadsheetService } from './services/spreadsheet';
import * as sheetActs from './sheet-acts';
import {
  emptyState,
  type FormState,
  newSpreadsheet,
  type ResponseState,
  type SpreadsheetState,
  type State,
  toJson,
} from './state';
import type * as T from './types';
import { viewForm, viewSpreadsheet } from './views';

/** Executions that are kept to look at. */
const EXECUTIONS_KEPT = 500;

export class Workspace {
  readonly state: State;
  /** Folder of the bundle. */
  readonly dist: string;
  /** The latest executions, oldest first. */
  readonly executions: T.Execution[] = [];
  readonly faultBook = new FaultBook();
  /** Who holds which lock, by execution id. */
  readonly locks = new Map<string, number>();
  /** The clocks of the executions that run now. */
  readonly clocks = new Set<{ setSystemTime(now: number): void }>();
  /** Requests of UrlFetchApp, oldest first. */
  readonly fetches: FetchRequest[] = [];
  /** Answers requests of UrlFetchApp; null = there is no such host. */
  onFetch: ((request: FetchRequest) => FetchAnswer | null) | null = null;
  /** Which button a person presses when an alert shows; OK or YES unless told. */
  onAlert: ((text: string) => string) | null = null;
  #menus: T.Menu[] = [];
  #manifest: Manifest | null = null;

  constructor(options: T.WorkspaceOptions | { state: State; dist: string }) {
    this.dist = options.dist;
    if ('state' in options) {
      this.state = options.state;
      return;
    }
    const { now, domain, people, owner, controlName = 'Home Visits' } = options;
    this.state = emptyState(
      now,
      domain,
      owner,
      people.map((person) => ({ ...person })),
    );
    if (!this.person(owner)) this.state.people.push({ email: owner, name: 'Home Visits' });
    // Made by hand at a school in the UK, so it has the school's customs.
    const control = newSpreadsheet(this.newId('sheet'), controlName, owner);
    Object.assign(control, { locale: 'en_GB', timeZone: 'Europe/London' });
    this.state.spreadsheets.push(control);
    this.state.controlId = control.id;
  }

  /** A Workspace as it was saved. */
  static load(saved: T.JsonValue, { dist }: { dist: string }): Workspace {
    return new Workspace({ state: structuredClone(saved) as unknown as State, dist });
  }

  /** All there is to remember, as JSON. Executions and faults are not kept. */
  save(): T.JsonValue {
    return toJson(this.state);
  }

  // ---- people ----------------------------------------------------------------------------------------------------

  get people(): readonly T.Person[] {
    return this.state.people;
  }

  person(email: string): T.Person | undefined {
    return this.state.people.find((person) => person.email === baseAddress(email));
  }

  addPerson(email: string, name: string): void {
    this.state.people.push({ email, name });
  }

  /** Suspends an account: all its triggers stop, and it opens nothing. */
  suspend(email: string, suspended = true): void {
    const person = this.person(email);
    if (!person) throw new Error(`Nobody has the address ${email}.`);
    person.suspended = suspended;
  }

  nameOf(email: string): string {
    return this.person(email)?.name ?? '';
  }

  isInside(email: string): boolean {
    return baseAddress(email).endsWith(`@${this.state.domain}`);
  }

  /** Whether Google knows an account by this address; any address elsewhere may have one. */
  hasAccount(email: string): boolean {
    return this.isInside(email) ? this.person(email) !== undefined : /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);
  }

  // ---- the clock -------------------------------------------------------------------------------------------------

  get now(): number {
    return this.state.now;
  }

  get scriptTimeZone(): string {
    return this.manifest.timeZone ?? 'Europe/London';
  }

  /** Runs what time triggers come until then, in order, and leaves the clock there. */
  advanceTo(at: number): T.Execution[] {
    const ran = fireClock(this, at);
    if (at > this.now) this.passTime(at - this.now);
    return ran;
  }

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

  stopTriggers(): void {
    this.settings.triggersRun = false;
  }

  startTriggers(): void {
    this.settings.triggersRun = true;
  }

  /** Lets time pass inside an execution. */
  passTime(ms: number): void {
    this.state.now += ms;
    if (ms > 0) for (const clock of this.clocks) clock.setSystemTime(this.state.now);
  }

  triggers(): T.TriggerView[] {
    return this.state.triggers.map(({ schedule: _schedule, ...trigger }) => ({
      ...trigger,
      disabled: this.person(trigger.owner)?.suspended === true,
    }));
  }

  // ---- running the bundle ----------------------------------------------------------------------------------------

  get settings(): T.Settings {
    return this.state.settings;
  }

  get faults(): T.Faults {
    return this.faultBook;
  }

  get manifest(): Manifest {
    this.#manifest ??= readManifest(this.dist);
    return this.#manifest;
  }

  /** The scopes that the manifest asks for; null when it leaves them to Google. */
  get declaredScopes(): string[] | null {
    return this.manifest.oauthScopes ?? null;
  }

  /** Runs one function of the bundle, as a person in the editor or by the menu, or as a trigger. */
  run(
    fn: string,
    args: T.JsonValue[] = [],
    { as = this.state.owner, context = 'editor' }: T.RunOptions = {},
  ): T.Execution {
    this.#requireSignedIn(as);
    const control = this.spreadsheetState(this.state.controlId);
    if (context !== 'webapp' && !isEditor(control, as))
      throw new Refused('You do not have permission to run this script.');
    const activeUser = context === 'simple' ? '' : as;
    return this.execute({ fn, args: () => args, as, activeUser, kind: context }).execution;
  }

  execute(call: Call): Outcome {
    return execute(this, call);
  }

  remember(execution: T.Execution): void {
    this.executions.push(execution);
    if (this.executions.length > EXECUTIONS_KEPT) this.executions.shift();
  }

  #requireSignedIn(as: string): void {
    if (this.person(as)?.suspended) throw new Refused(`${as} is suspended.`);
  }

  newNumber(): number {
    this.state.lastId += 1;
    // Item ids of Google are large; small ones invite mistaking them for an index.
    return 1_000_000 + this.state.lastId;
  }

  newId(kind: string): string {
    const n = this.newNumber();
    return `${kind}${n}_${createHash('sha256').update(`${kind}${n}`).digest('hex').slice(0, 24)}`;
  }

  /** A UUID in Google's form; the same in each run of the same story. */
  newUuid(): string {
    const hex = createHash('sha256').update(`uuid${this.newNumber()}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  // ---- spreadsheets ----------------------------------------------------------------------------------------------

  get controlId(): string {
    return this.state.controlId;
  }

  spreadsheets(): T.SpreadsheetView[] {
    return this.state.spreadsheets.map((state) => viewSpreadsheet(this, state));
  }

  spreadsheet(id: string): T.SpreadsheetView {
    return viewSpreadsheet(this, this.spreadsheetState(id));
  }

  spreadsheetState(id: string): SpreadsheetState {
    const found = this.state.spreadsheets.find((spreadsheet) => spreadsheet.id === id);
    if (!found) throw new Error(`No spreadsheet ${id}.`);
    return found;
  }

  urlOf({ id }: SpreadsheetState): string {
    return `https://docs.google.com/spreadsheets/d/${id}/edit`;
  }

  /** A person opens a spreadsheet: refuses strangers; an editor of the Control spreadsheet gets the script's menus. */
  openSpreadsheet(id: string, as: string): { view: T.SpreadsheetView; menus: T.Menu[]; execution: T.Execution | null } {
    this.#requireSignedIn(as);
    const state = this.spreadsheetState(id);
    if (!isEditor(state, as) && !state.viewers.includes(as)) throw new Refused('You need access.');
    this.#menus = [];
    const scripted = id === this.state.controlId && isEditor(state, as);
    // `onOpen` is run whether the bundle has one or not: Google looks it up by name, and so does this.
    const event = { args: () => [{ authMode: 'LIMITED' }], as, activeUser: as, kind: 'simple' as const };
    const execution = scripted ? this.execute({ fn: 'onOpen', ...event }).execution : null;
    fireEvent(this, 'SPREADSHEETS', 'ON_OPEN', id, () => ({ user: as }));
    return { view: viewSpreadsheet(this, state), menus: this.#menus, execution };
  }

  putMenu(menu: T.Menu): void {
    this.#menus.push(structuredClone(menu));
  }

  answerAlert<Button>(text: string, buttons: Record<string, unknown>): Button {
    return buttons[this.onAlert?.(text) ?? 'OK'] as Button;
  }

  /** A person types into a cell: read as Sheets reads it, refused where Sheets refuses; edit triggers fire. */
  editCell(id: string, sheetName: string, a1: string, text: string, as: string): T.Execution[] {
    this.#requireSignedIn(as);
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

  sortSheet(id: string, sheet: string, column: number, { as = this.state.owner, ascending = true } = {}): void {
    sheetActs.sortByHand(this, sheetActs.deskOf(this, id, sheet, as), column, ascending);
  }

  renameSheet(id: string, sheet: string, name: string, as = this.state.owner): void {
    sheetActs.renameByHand(sheetActs.deskOf(this, id, sheet, as), name);
  }

  deleteSheet(id: string, sheet: string, as = this.state.owner): void {
    sheetActs.deleteByHand(sheetActs.deskOf(this, id, sheet, as));
  }

  insertColumn(id: string, sheet: string, before: number, as = this.state.owner): void {
    sheetActs.insertColumnByHand(sheetActs.deskOf(this, id, sheet, as), before);
  }

  insertRow(id: string, sheet: string, before: number, as = this.state.owner): void {
    sheetActs.insertRowByHand(sheetActs.deskOf(this, id, sheet, as), before);
  }

  deleteRow(id: string, sheet: string, row: number, as = this.state.owner): void {
    sheetActs.deleteRowByHand(sheetActs.deskOf(this, id, sheet, as), row);
  }

  // ---- forms -----------------------------------------------------------------------------------------------------

  forms(): T.FormView[] {
    return this.state.forms.map((form) => viewForm(this, form));
  }

  form(id: string): T.FormView {
    return viewForm(this, this.formState(id));
  }

  formState(id: string): FormState {
    const found = this.state.forms.find((form) => form.id === id);
    if (!found) throw new Error(`No form ${id}.`);
    return found;
  }

  formUrl({ id }: FormState): string {
    return `https://docs.google.com/forms/d/e/${id}/viewform`;
  }

  editUrl(form: FormState, response: ResponseState): string {
    return editLink(this.formUrl(form), response);
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
    this.#requireSignedIn(as);
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

  /** Fires the form's submit triggers for a response, as Google also does at times a second time, or late. */
  fireFormSubmit(formId: string, responseId: string): T.Execution[] {
    const form = this.formState(formId);
    const response = form.responses.find(({ id }) => id === responseId);
    if (!response) throw new Error(`No response ${responseId}.`);
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

  mail(id: string): T.Mail {
    const found = this.state.mails.find((mail) => mail.id === id);
    if (!found) throw new Error(`No mail ${id}.`);
    return found;
  }

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

  getRemainingDailyQuota(email = this.state.owner): number {
    return quotaLeft(this, email);
  }

  // ---- web app ---------------------------------------------------------------------------------------------------

  /** A person opens the web app's page. */
  openPage(params: Record<string, string>, options: T.OpenPageOptions): T.OpenedPage {
    return openPage(this, params, options);
  }

  /** `google.script.run` from an open page. */
  callFromPage(fn: string, args: unknown[], { as }: { as: string | null }): T.PageAnswer {
    return callFromPage(this, fn, args, as);
  }
}
