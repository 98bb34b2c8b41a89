// What the server keeps beside the Workspace: what is broken in it, how often it was acted on, how to start afresh.
import { fillSettings } from '../school';
import { Refused } from '../workspace/errors';
import type { Workspace } from '../workspace/workspace';
import { Breakage } from './breakage';
import type { Openings } from './guide';

interface Hooks {
  afresh?: (webAppUrl: string) => Workspace | Promise<Workspace>;
  changed?: (workspace: Workspace) => void;
}

export class Session {
  workspace: Workspace;
  breakage: Breakage;
  /** Counts acts, so that the page sees what changes without a trace in the Workspace. */
  acts = 0;
  openings: Openings = new Map();
  readonly #hooks: Hooks;

  constructor(workspace: Workspace, hooks: Hooks) {
    this.workspace = workspace;
    this.breakage = new Breakage(workspace);
    this.#hooks = hooks;
    workspace.settings.recordCalls = true;
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
    this.#hooks.changed?.(this.workspace);
  }

  async startAfresh(): Promise<void> {
    const url = this.workspace.settings.webAppUrl;
    if (!this.#hooks.afresh || url === null) throw new Refused('This Workspace cannot be made anew from here.');
    this.workspace = await this.#hooks.afresh(url);
    this.workspace.settings.recordCalls = true;
    this.breakage = new Breakage(this.workspace);
    this.openings = new Map();
    this.changed();
  }
}
