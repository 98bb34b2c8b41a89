// What a file of fault tests has done and found, kept for counts-reporter.js, which adds all files up and prints it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface Counts {
  /** Executions of the bundle that were run. */
  executions: number;
  /** Service calls at which an execution was killed or made to throw. */
  crashPoints: number;
  /** Service calls before which another execution ran whole. */
  interleavings: number;
  /** What should have stayed and did not; alarms that reached nobody; people who were let in wrongly. */
  lost: number;
  silent: number;
  letIn: number;
}

const total: Counts = { executions: 0, crashPoints: 0, interleavings: 0, lost: 0, silent: 0, letIn: 0 };

/** Adds to what this test file has done. */
export function count(more: Partial<Counts>): void {
  for (const key of Object.keys(more) as (keyof Counts)[]) total[key] += more[key] ?? 0;
}

/** What was found wrong counts as lost, but for alarms that did not come, which are silent. */
export function countWrong(wrong: readonly { kind: string }[]): void {
  const silent = wrong.filter(({ kind }) => kind === 'silent').length;
  count({ lost: wrong.length - silent, silent });
}

afterAll(() => {
  const folder = join(__dirname, '.counts');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${basename(expect.getState().testPath ?? 'unknown')}.json`), JSON.stringify(total));
});
