// What the server keeps beside a Workspace: which school is shown, what is broken in it, how to start it afresh.
import { alderPark, fillSettings, type MadeUpSchool, madeUpSchools, schoolOf } from '../school';
import { Refused } from '../workspace/errors';
import type { Workspace } from '../workspace/workspace';
import { Breakage } from './breakage';
import type { Openings } from './guide';

/** A school by its id, its web app being at this address. */
type Opens = (school: string, webAppUrl: string) => Workspace | Promise<Workspace>;

export interface Hooks {
  /** The school shown first, by the id of its policy; Alder Park where nothing is said. */
  school?: string;
  /** Opens another school as it was left, or makes it; without it there is nothing to choose. */
  open?: Opens;
  /** Makes a school anew for “Start afresh”; without it there is no such button. */
  afresh?: Opens;
  /** Told after each act that may have changed the Workspace of this school, to keep it. */
  changed?: (workspace: Workspace, school: string) => void;
}

interface Shown {
  school: MadeUpSchool;
  workspace: Workspace;
  breakage: Breakage;
  openings: Openings;
}

export class Session {
  /** Counts acts, so that the page sees what changes without a trace in the Workspace. */
  acts = 0;
  readonly #hooks: Hooks;
  /** Schools that were opened since the server started, by id. */
  readonly #opened = new Map<string, Shown>();
  #shown: Shown;

  constructor(workspace: Workspace, hooks: Hooks) {
    this.#hooks = hooks;
    this.#shown = this.#show(hooks.school ?? alderPark.policy, workspace);
  }

  get workspace(): Workspace {
    return this.#shown.workspace;
  }

  get school(): MadeUpSchool {
    return this.#shown.school;
  }

  get breakage(): Breakage {
    return this.#shown.breakage;
  }

  get openings(): Openings {
    return this.#shown.openings;
  }

  /** Whether other schools can be gone to. */
  get mayChoose(): boolean {
    return this.#hooks.open !== undefined;
  }

  #show(school: string, workspace: Workspace): Shown {
    workspace.settings.recordCalls = true;
    const shown = { school: schoolOf(school), workspace, breakage: new Breakage(workspace), openings: new Map() };
    this.#opened.set(school, shown);
    return shown;
  }

  /** Lets the web app live at this address: in the Workspace, and typed in the sheet Settings where it says another. */
  settle(webAppUrl: string): void {
    const { workspace } = this;
    if (workspace.settings.webAppUrl === webAppUrl) return;
    workspace.settings.webAppUrl = webAppUrl;
    const control = workspace.spreadsheet(workspace.controlId);
    if (control.sheets.some(({ name }) => name === 'Settings')) {
      fillSettings(workspace, { 'Web app address': webAppUrl });
    }
    this.changed();
  }

  changed(): void {
    this.acts += 1;
    this.#hooks.changed?.(this.workspace, this.school.policy);
  }

  /** Shows another school, as it was left. Throws `Refused` where there is none of this id. */
  async goTo(school: string): Promise<void> {
    if (school === this.school.policy) return;
    const { open } = this.#hooks;
    const url = this.workspace.settings.webAppUrl;
    if (!open || url === null || !(school in madeUpSchools)) throw new Refused(`There is no school “${school}” here.`);
    const known = this.#opened.get(school);
    this.#shown = known ?? this.#show(school, await open(school, url));
    this.settle(url);
    this.changed();
  }

  async startAfresh(): Promise<void> {
    const { afresh } = this.#hooks;
    const url = this.workspace.settings.webAppUrl;
    if (!afresh || url === null) throw new Refused('This Workspace cannot be made anew from here.');
    const { policy } = this.school;
    this.#shown = this.#show(policy, await afresh(policy, url));
    this.changed();
  }
}
