// The core of the local Workspace: its state, people, clock and executions; what services and acts lean on.
import { createHash } from 'node:crypto';
import { Refused } from './errors';
import { type Call, execute, type Manifest, type Outcome, readManifest } from './execute';
import { FaultBook } from './faults';
import { editLink } from './form-links';
import { baseAddress } from './mailboxes';
import type { FetchAnswer, FetchRequest } from './services/fetch';
import {
  emptyState,
  type FormState,
  newSpreadsheet,
  type ResponseState,
  type SpreadsheetState,
  type State,
} from './state';
import type * as T from './types';

/** Executions that are kept to look at. */
const EXECUTIONS_KEPT = 500;

export class Core {
  readonly state: State;

  /** Folder of the bundle. */
  readonly dist: string;

  /** The latest executions, oldest first. */
  readonly executions: T.Execution[] = [];

  /** What is set to go wrong; people and tests know it as `faults`. */
  readonly faultBook = new FaultBook();

  /** Who holds which lock, by execution id. */
  readonly locks = new Map<string, number>();

  /** The clocks of the executions that run now. */
  readonly clocks = new Set<{ setSystemTime(now: number): void }>();

  /** Requests of UrlFetchApp, oldest first. */
  readonly fetches: FetchRequest[] = [];

  /** Answers requests of UrlFetchApp; null = there is no such host. */
  onFetch: ((request: FetchRequest) => FetchAnswer | null) | null = null;

  /** Is told of each mail that an execution sends, in the moment in which it is sent. */
  onMail: ((mail: T.Mail, execution: T.Execution) => void) | null = null;

  /** Which button a person presses when an alert shows; OK or YES unless told. */
  onAlert: ((text: string) => string) | null = null;

  /** The menus that the open Control spreadsheet shows. */
  menus: T.Menu[] = [];

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

  /** Everybody with an account, and whoever else was introduced. */
  get people(): readonly T.Person[] {
    return this.state.people;
  }

  /** Who has this address, plus-addresses included. */
  person(email: string): T.Person | undefined {
    return this.state.people.find((person) => person.email === baseAddress(email));
  }

  /** A new account. */
  addPerson(email: string, name: string): void {
    this.state.people.push({ email, name });
  }

  /** Suspends an account: all its triggers stop, and it opens nothing. */
  suspend(email: string, suspended = true): void {
    const person = this.person(email);
    if (!person) throw new Error(`Nobody has the address ${email}.`);
    person.suspended = suspended;
  }

  /** An editor of the script makes a web app deployment of their own: it runs as them. */
  deploy(url: string, by: string): void {
    this.state.settings.deployments.push({ url, by });
  }

  /** An account is deleted, and its files go to another, as the Admin console offers: triggers and pages are gone. */
  removeAccount(email: string, filesTo: string): void {
    const { state } = this;
    state.people = state.people.filter((person) => person.email !== email);
    state.triggers = state.triggers.filter(({ owner }) => owner !== email);
    for (const file of [...state.spreadsheets, ...state.forms]) {
      file.editors = file.editors.filter((one) => one !== email);
      if (file.owner === email) file.owner = filesTo;
    }
  }

  /** The name behind an address; '' when it is not known. */
  nameOf(email: string): string {
    return this.person(email)?.name ?? '';
  }

  /** Whether an address belongs to the school's domain. */
  isInside(email: string): boolean {
    return baseAddress(email).endsWith(`@${this.state.domain}`);
  }

  /** Whether Google knows an account by this address; any address elsewhere may have one. */
  hasAccount(email: string): boolean {
    return this.isInside(email) ? this.person(email) !== undefined : /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);
  }

  /** The Workspace's clock, in milliseconds. */
  get now(): number {
    return this.state.now;
  }

  /** The time zone in the manifest. */
  get scriptTimeZone(): string {
    return this.manifest.timeZone ?? 'Europe/London';
  }

  /** Lets time pass inside an execution. */
  passTime(ms: number): void {
    this.state.now += ms;
    if (ms > 0) for (const clock of this.clocks) clock.setSystemTime(this.state.now);
  }

  /** What may be changed at any time; saved with the rest. */
  get settings(): T.Settings {
    return this.state.settings;
  }

  /** Breaking things on purpose. */
  get faults(): T.Faults {
    return this.faultBook;
  }

  /** The manifest beside the bundle. */
  get manifest(): Manifest {
    this.#manifest ??= readManifest(this.dist);
    return this.#manifest;
  }

  /** The scopes that the manifest asks for; null when it leaves them to Google. */
  get declaredScopes(): string[] | null {
    return this.manifest.oauthScopes ?? null;
  }

  /** Runs one function of the bundle and hands back what it returned, service objects and all. */
  execute(call: Call): Outcome {
    return execute(this, call);
  }

  /** Keeps an execution to look at, and lets go of the oldest. */
  remember(execution: T.Execution): void {
    this.executions.push(execution);
    if (this.executions.length > EXECUTIONS_KEPT) this.executions.shift();
  }

  /** Throws when this account is suspended. */
  requireSignedIn(as: string): void {
    if (this.person(as)?.suspended) throw new Refused(`${as} is suspended.`);
  }

  /** A number that nothing here has yet. */
  newNumber(): number {
    this.state.lastId += 1;
    // Item ids of Google are large; small ones invite mistaking them for an index.
    return 1_000_000 + this.state.lastId;
  }

  /** An id that nothing here has yet. */
  newId(kind: string): string {
    const n = this.newNumber();
    return `${kind}${n}_${createHash('sha256').update(`${kind}${n}`).digest('hex').slice(0, 24)}`;
  }

  /** A UUID in Google's form; the same in each run of the same story. */
  newUuid(): string {
    const hex = createHash('sha256').update(`uuid${this.newNumber()}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  /** The id of the Control spreadsheet. */
  get controlId(): string {
    return this.state.controlId;
  }

  /** A spreadsheet's state; throws if there is none. */
  spreadsheetState(id: string): SpreadsheetState {
    const found = this.state.spreadsheets.find((spreadsheet) => spreadsheet.id === id);
    if (!found) throw new Error(`No spreadsheet ${id}.`);
    return found;
  }

  /** A spreadsheet's address. */
  urlOf({ id }: SpreadsheetState): string {
    return `https://docs.google.com/spreadsheets/d/${id}/edit`;
  }

  /** Adds a menu to the open Control spreadsheet. */
  putMenu(menu: T.Menu): void {
    this.menus.push(structuredClone(menu));
  }

  /** A form's state; throws if there is none. */
  formState(id: string): FormState {
    const found = this.state.forms.find((form) => form.id === id);
    if (!found) throw new Error(`No form ${id}.`);
    return found;
  }

  /** The address at which people answer a form. */
  formUrl({ id }: FormState): string {
    return `https://docs.google.com/forms/d/e/${id}/viewform`;
  }

  /** The address at which a response is edited. */
  editUrl(form: FormState, response: ResponseState): string {
    return editLink(this.formUrl(form), response);
  }
}
