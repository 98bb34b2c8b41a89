// A Workspace with the adapters in it, for stories of set-up, records, forms and replies.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Execution, JsonValue } from '../../local/workspace/types';
import { Workspace } from '../../local/workspace/workspace';

const ROOT = join(__dirname, '..', '..');
export const OWNER = 'homevisits@school.example';
export const PEOPLE = [
  { email: 'sam.okoro@school.example', name: 'Sam Okoro' },
  { email: 'joan.whitley@school.example', name: 'Joan Whitley' },
  { email: 'helen.marsh@school.example', name: 'Helen Marsh' },
];
/** Friday 1 May 2026, 09:00 in London. */
export const START = Date.UTC(2026, 4, 1, 8, 0);

const SCOPES = ['script.external_request', 'gmail.readonly'].map((scope) => `https://www.googleapis.com/auth/${scope}`);

/** Builds the script of test/google/entry.js; gives the folder to run it from. */
export function builtScript(): string {
  const dist = mkdtempSync(join(tmpdir(), 'home-visits-'));
  const manifest = JSON.parse(readFileSync(join(ROOT, 'appsscript.json'), 'utf8')) as { oauthScopes: string[] };
  manifest.oauthScopes = [...new Set([...manifest.oauthScopes, ...SCOPES])];
  writeFileSync(join(dist, 'appsscript.json'), JSON.stringify(manifest));
  const entry = join(__dirname, 'entry.js');
  const names = [...readFileSync(entry, 'utf8').matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
  const stubs = names.map((name) => `function ${name}() { return App.${name}.apply(this, arguments); }`);
  buildSync({
    entryPoints: [entry],
    outfile: join(dist, 'Code.js'),
    bundle: true,
    format: 'iife',
    globalName: 'App',
    target: 'es2019',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    footer: { js: stubs.join('\n') },
  });
  return dist;
}

export function newWorkspace(dist: string): Workspace {
  return new Workspace({
    dist,
    now: START,
    domain: 'school.example',
    people: PEOPLE,
    owner: OWNER,
    controlName: 'Control',
  });
}

/** A Workspace in which the sheets are made and the school has its name: whatever hangs on the policy is built next. */
export function begun(dist: string): Workspace {
  const workspace = newWorkspace(dist);
  run(workspace, 'setUp');
  typeSetting(workspace, 'School name', 'Alder Park');
  return workspace;
}

/** Types a value beside a setting's name. */
export function typeSetting(workspace: Workspace, name: string, value: string): void {
  const rows = workspace.spreadsheet(workspace.controlId).sheet('Settings').display;
  const row = rows.findIndex(([first]) => first === name) + 1;
  workspace.editCell(workspace.controlId, 'Settings', `B${row}`, value, OWNER);
}

/** Runs a function of the script as the owner; throws with its words when it fails. */
export function run(workspace: Workspace, fn: string, ...args: unknown[]): Execution {
  const execution = workspace.run(fn, args as JsonValue[]);
  if (!execution.ok) throw new Error(`${fn}: ${execution.error ?? 'stopped'}\n${execution.stack ?? ''}`);
  return execution;
}

export function result<T>(workspace: Workspace, fn: string, ...args: unknown[]): T {
  return run(workspace, fn, ...args).result as T;
}
