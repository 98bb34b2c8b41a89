// What each act costs at Google's servers, with few and with very many closed visits; held against the design's limits.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMIT } from '../build/bundle';
import { foundSchool } from '../local/school';
import type { Execution } from '../local/workspace/types';
import { type History, historyOf, putBehind } from './history';
import { type Load, loadOf, median } from './load';
import { DIST, dayOf, type Scene, scenes } from './scenes';

const CLOSED = [100, 1_000, 10_000, 100_000];
/** So often each scene is played, for the median of its time. */
const TIMES = 5;
/** Set-up: Google ends an execution after six minutes, and half is to spare. */
const SET_UP_MOST = 180;
const MS_A_TRIP = 150;

/** What one execution cost. `trips` is all but the mails, among which the question for the mail quota counts. */
interface Counts {
  trips: number;
  mails: number;
  read: number;
  write: number;
  flush: number;
  lock: number;
  form: number;
  fetch: number;
  other: number;
  accessors: number;
  cellsRead: number;
  cellsWritten: number;
}

interface Result {
  name: string;
  limit?: number;
  closed: number;
  counts: Counts;
  cpuMs: number;
  calls: string[];
}

function countsOf({ roundTrips, accessors, cellsRead, cellsWritten, calls }: Execution): Counts {
  const { total, mail, read, write, flush, lock, form, fetch, other } = roundTrips;
  const quota = calls.filter((call) => call === 'MailApp.getRemainingDailyQuota').length;
  const mails = mail + quota;
  return {
    ...{ trips: total - mails, mails, read: read - quota, write, flush, lock, form, fetch, other },
    ...{ accessors, cellsRead, cellsWritten },
  };
}

/** Plays a scene on a day of its own, behind which lies the history. */
function play(scene: Scene, history: History): Execution {
  const day = dayOf(scene.before);
  const { workspace } = day;
  putBehind(workspace.state, history);
  workspace.settings.recordCalls = true;
  const { lookedAt } = day.school;
  const mailsBefore = day.mailCount;
  scene.act(day);
  const execution = workspace.executions[workspace.executions.length - 1];
  if (!execution?.ok) throw new Error(`${scene.name}: ${execution?.error ?? 'nothing ran'}`);
  const mails = day.mailCount - mailsBefore;
  if (mails < (scene.mails ?? 0)) throw new Error(`${scene.name}: ${mails} mails went, and ${scene.mails} were due.`);
  if ((lookedAt !== day.school.lookedAt) !== (scene.looks ?? false))
    throw new Error(`${scene.name}: not the right tick.`);
  return execution;
}

function measured(scene: Scene, history: History, closed: number): Result {
  const played = Array.from({ length: TIMES }, () => play(scene, history));
  const [first] = played;
  if (!first) throw new Error(`${scene.name} was not played.`);
  const cpuMs = median(played.map((execution) => execution.cpuMs));
  return { name: scene.name, limit: scene.limit, closed, counts: countsOf(first), cpuMs, calls: first.calls };
}

/** Both set-ups of a new school: on the empty spreadsheet, and when settings and staff are typed in. */
function setUps(): Result[] {
  const { executions } = foundSchool({
    dist: DIST,
    webAppUrl: 'https://script.google.com/a/macros/school.example/s/D/exec',
  });
  return executions
    .filter(({ fn }) => fn === 'setUp')
    .map((execution, i) => ({
      name: i === 0 ? 'set-up, first' : 'set-up, staff typed in',
      limit: (SET_UP_MOST * 1000) / MS_A_TRIP,
      closed: 0,
      counts: countsOf(execution),
      cpuMs: execution.cpuMs,
      calls: [],
    }));
}

/** The counts that may not differ between few closed visits and many. */
function isSame(a: Result, b: Result): boolean {
  return JSON.stringify(a.counts) === JSON.stringify(b.counts);
}

/** The counts that grow with the closed visits, in words; `keys` are those that are looked at. */
function grown(results: Result[], keys: (keyof Counts)[]): string[] {
  return results.flatMap((result) => {
    const least = results.find(({ name }) => name === result.name) ?? result;
    const more = keys.filter((key) => result.counts[key] > least.counts[key]);
    const what = more.map((key) => `${key} ${least.counts[key]} → ${result.counts[key]}`).join(', ');
    return more.length === 0
      ? []
      : [`${result.name}, from ${least.closed} to ${result.closed} closed visits: ${what}.`];
  });
}

/** What breaks a limit, in words. */
function broken(results: Result[], { bytes }: Load): string[] {
  const over = results
    .filter(({ counts, limit }) => limit !== undefined && counts.trips > limit)
    .map(
      ({ name, closed, counts, limit }) => `${name}, ${closed} closed: ${counts.trips} round trips, ${limit} at most.`,
    );
  const large = bytes > LIMIT ? [`The bundle has ${bytes} bytes, ${LIMIT} at most.`] : [];
  return [...over, ...grown(results, ['trips', 'mails']), ...large];
}

const HEADS = [
  ...['what', 'closed visits', 'trips', 'most', 'mails', 'read', 'write', 'flush', 'lock', 'form', 'fetch', 'other'],
  ...['accessors', 'cells read', 'cells written', 'CPU ms'],
];

/** A line for each scene; several only where its counts differ with the closed visits. */
function lines(results: Result[]): string[][] {
  const groups: Result[][] = [];
  for (const result of results) {
    const group = groups[groups.length - 1];
    if (group?.[0]?.name === result.name && isSame(group[0], result)) group.push(result);
    else groups.push([result]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { trips, mails, read, write, flush, lock, form, fetch, other, accessors, cellsRead, cellsWritten } =
      first.counts;
    const closed = [...new Set([first.closed, group[group.length - 1]?.closed])].join(' to ');
    const counts = [mails, read, write, flush, lock, form, fetch, other, accessors, cellsRead, cellsWritten];
    const cpu = group.map(({ cpuMs }) => Math.round(cpuMs)).join(' ');
    return [[first.name, closed, String(trips), String(first.limit ?? ''), ...counts.map(String), cpu]];
  });
}

function table(rows: string[][]): string {
  const widths = HEADS.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: string[]) =>
    row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)));
  return [HEADS, ...rows].map((row) => line(row).join('  ').trimEnd()).join('\n');
}

function main(): void {
  const load = loadOf(readFileSync(join(DIST, 'Code.js'), 'utf8'));
  const { model, school, list } = scenes();
  const byCount = CLOSED.flatMap((closed) => {
    const history = historyOf(model, school, closed);
    return list.map((scene) => measured(scene, history, closed));
  });
  const results = [...list.flatMap(({ name }) => byCount.filter((result) => result.name === name)), ...setUps()];
  const problems = broken(results, load);
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ load, results, problems }, null, 2));
  } else {
    console.log(table(lines(results)));
    console.log(
      `\nCPU ms: medians of ${TIMES}, the local Workspace's own work included; one for each number of closed visits.`,
    );
    const setUp = results.find(({ name }) => name === 'set-up, staff typed in');
    console.log(
      `Set-up that builds the forms, at ${MS_A_TRIP} ms a round trip: ${((setUp?.counts.trips ?? 0) * MS_A_TRIP) / 1000} s of ${SET_UP_MOST}.`,
    );
    console.log(
      `Bundle: ${load.bytes} bytes of ${LIMIT}; compiled in ${load.compileMs.toFixed(1)} ms, evaluated in ${load.evaluateMs.toFixed(1)} ms.`,
    );
  }
  const cells = grown(results, ['accessors', 'cellsRead', 'cellsWritten']);
  if (cells.length > 0) console.error(`\nNo more round trips, yet more in them:\n- ${cells.join('\n- ')}`);
  if (problems.length > 0) {
    console.error(`\nBeyond the design's limits:\n- ${problems.join('\n- ')}`);
    process.exitCode = 1;
  }
}

main();
