// Writes a little bundle into a temporary folder and puts a Workspace around it, for the local Workspace's own tests.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workspace } from '../../local/workspace/workspace';

export const OWNER = 'homevisits@school.example';
export const ANN = 'ann.archer@school.example';
export const BEN = 'ben.baker@school.example';
export const OUTSIDER = 'carer@elsewhere.example';
/** Friday 1 May 2026, 09:00 in London: summer time. */
export const START = Date.UTC(2026, 4, 1, 8, 0);

/** A Workspace in which this code is the script. */
export function workspaceWith(code: string, manifest: object = { timeZone: 'Europe/London' }): Workspace {
  const dist = mkdtempSync(join(tmpdir(), 'bundle-'));
  writeFileSync(join(dist, 'Code.js'), code);
  writeFileSync(join(dist, 'appsscript.json'), JSON.stringify(manifest));
  return new Workspace({
    dist,
    now: START,
    domain: 'school.example',
    people: [
      { email: OWNER, name: 'Home Visits' },
      { email: ANN, name: 'Ann Archer' },
      { email: BEN, name: 'Ben Baker' },
    ],
    owner: OWNER,
    controlName: 'Control',
  });
}

/** Runs this body as a function of a script of its own; throws when it fails. */
export function resultOf(body: string, workspace: Workspace = workspaceWith('')): unknown {
  const { dist } = workspace;
  writeFileSync(join(dist, 'Code.js'), `function story() { ${body} }`);
  const execution = workspace.run('story');
  if (!execution.ok) throw new Error(execution.error ?? 'stopped');
  return execution.result;
}
