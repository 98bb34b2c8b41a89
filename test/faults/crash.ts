// A crash at every call: one execution is run as often as it makes service calls, stopped dead or made to throw at each.
import { roundTripKind } from '../../local/workspace/call-table';
import type { Execution } from '../../local/workspace/types';
import type { Workspace } from '../../local/workspace/workspace';
import type { AnyRecord } from '../../src/ports';
import { MINUTE } from '../../src/time';
import { PEOPLE, type SchoolDay } from '../story/school-day';
import { count, countWrong } from './counts';
import { recordsIn, type Stored, stored, type Wrong, whatIsWrong } from './invariants';

/** How a call can go wrong. What was written and not flushed may be lost with a kill, or arrive all the same. */
export const FAULTS = ['killed, writes lost', 'killed, writes arrive', 'throws'] as const;
export type Fault = (typeof FAULTS)[number];

/** What Google says when it is Google's own fault. */
const SERVICE_ERROR = 'Service Spreadsheets failed while accessing document.';

/** Something that starts one execution (or several), played on a day that stands just before it. */
export interface Act {
  name: string;
  /** The function whose execution is struck: `act`, `tick_`, `formSubmitted_`, … */
  fn: string;
  /** Does it, and shrugs at a crash, as a person does whose answer never came. Gives whether it was said to be saved. */
  does: (day: SchoolDay) => boolean;
  /**
   * Whether it comes by itself after a crash (a tick, a form, which reconciliation finds): then the end must be as if
   * nothing had happened. A tap that was not saved is tried again by its person, who saw no "Saved".
   */
  byItself: boolean;
  /** It does several things, each of which may come late by itself: an end may be mixed of those that are right. */
  mixed?: boolean;
  /** Where it makes very many calls: struck at every so many of them, unless the tests are run with EVERY_CALL=1. */
  every?: number;
  /** What must hold at the end beyond what holds for every act. */
  also?: (day: SchoolDay) => Wrong[];
  /** What the scene itself has wrong, by somebody's hand: it stays so, and is no finding. */
  known?: RegExp;
  /** Which of so many is the first, so that acts that are alike are struck at other calls. */
  from?: number;
}

/** What a day came to: its records by what they mean, and every mail with how often it came. */
export interface End {
  records: Map<string, string>;
  mails: Map<string, number>;
}

/**
 * Runs the engine on until everything that can be made good must be: what an execution held lapses after 7 minutes, and
 * a form whose trigger was struck is found by the look that comes each half hour.
 */
export function heals(day: SchoolDay, act: Pick<Act, 'fn'>): void {
  const { workspace } = day;
  workspace.faults.clear();
  for (const minutes of act.fn === 'act' ? [1, 9] : [1, 9, 32]) {
    workspace.setClockWithoutTriggers(workspace.now + (minutes - 1) * MINUTE);
    workspace.advanceMinutes(1);
  }
}

/**
 * What is wrong after this act was struck at each of its calls in each way, found one by one. `dist`: a
 * script that is not as it was built, which the right ends do not come from.
 */
export function* strikes(
  scene: SchoolDay,
  act: Act,
  { faults = FAULTS, dist }: { faults?: readonly Fault[]; dist?: string } = {},
): Generator<Wrong> {
  const calls = callsOf(scene, act);
  const ends = endsOf(scene, act);
  for (const fault of faults) {
    for (let k = 1; k <= calls.length; k++) {
      // Nothing waits to be written there: the same as with the writes lost.
      if (fault === 'killed, writes arrive' && !writesWait(calls, k)) continue;
      // Nothing has changed since it was killed one call before: it was a look, and nothing waited to be written.
      if (fault === 'killed, writes lost' && k > 1 && isLook(calls, k - 1)) continue;
      if (!isStruckAt(act, k + faults.indexOf(fault))) continue;
      count({ crashPoints: 1 });
      const where = `${act.name}, ${fault} at call ${k} (${calls[k - 1]})`;
      const found = struck(scene, scene.branch({ dist }), act, fault, k, ends);
      const wrong = found.filter(({ words }) => !act.known?.test(words));
      if (dist === undefined) countWrong(wrong);
      for (const { kind, words } of wrong) yield { kind, words: `${where}: ${words}` };
    }
  }
}

/** Whether this one of an act's calls is struck; each way of failing takes others. */
export function isStruckAt({ every = 1, from = 0 }: Act, k: number): boolean {
  return process.env.EVERY_CALL !== undefined || (k + from) % every === 0;
}

/** What its test is called: at how many of its calls it is struck. */
export function struckName({ name, every = 1 }: Act): string {
  const some = every === 1 || process.env.EVERY_CALL !== undefined;
  return `${name}, struck at each ${some ? '' : `${every}th `}of its calls`;
}

/** The service calls that the act's execution makes where nothing goes wrong, in their order. */
export function callsOf(scene: SchoolDay, act: Pick<Act, 'fn' | 'does'>): string[] {
  const day = scene.branch();
  day.workspace.settings.recordCalls = true;
  act.does(day);
  return executionOf(day.workspace, act.fn)?.calls.filter((call) => roundTripKind(call) !== null) ?? [];
}

/** Whether the k-th call only reads; a read sends what waits to be written. */
function isLook(calls: string[], k: number): boolean {
  return roundTripKind(calls[k - 1] ?? '') === 'read' && !writesWait(calls, k);
}

/** Whether something is written and not yet flushed just before the k-th call. */
function writesWait(calls: string[], k: number): boolean {
  return roundTripKind(calls[k - 2] ?? '') === 'write';
}

function executionOf(workspace: Workspace, fn: string): Execution | undefined {
  return workspace.executions.find((execution) => execution.fn === fn);
}

interface Ends {
  done: End[];
  undone: End;
}

/** The ends that count as right: it was done; it was done late, since triggers were lost; and where a person sees that, not at all. */
function endsOf(scene: SchoolDay, act: Act): Ends {
  const end = (plays: (day: SchoolDay) => void) => {
    const day = scene.branch();
    plays(day);
    heals(day, act);
    return endOf(day, scene);
  };
  const done = end((day) => {
    if (!act.does(day)) throw new Error(`${act.name} is refused: there is nothing to strike.`);
  });
  const late = [1, 2, 3].slice(0, act.fn === 'act' ? 0 : 3).map((skipped) =>
    end((day) => {
      day.workspace.faults.triggersSkipped = skipped;
      act.does(day);
    }),
  );
  return { done: [done, ...late], undone: end(() => undefined) };
}

function struck(scene: SchoolDay, day: SchoolDay, act: Act, fault: Fault, k: number, { done, undone }: Ends): Wrong[] {
  const { faults } = day.workspace;
  if (fault === 'throws') faults.throwAt(k, SERVICE_ERROR, { fn: act.fn });
  else faults.killAt(k, { fn: act.fn, cachedWrites: fault === 'killed, writes lost' ? 'lost' : 'arrive' });
  const saidSaved = act.does(day);
  const at = executionOf(day.workspace, act.fn);
  if (!at || (fault !== 'throws' && !at.killed)) return [{ kind: 'between', words: 'the fault did not strike' }];
  const between = stored(day.workspace).wrong;
  heals(day, act);
  const right = act.byItself || saidSaved ? done : [...done, undone];
  const found = stored(day.workspace);
  const wrong = [
    ...between,
    ...whatIsWrong(day.workspace, found),
    ...unlike(endOf(day, scene, found), right, act.mixed),
    ...(act.also?.(day) ?? []),
  ];
  const blocked = isBlocked(day, scene);
  count({ executions: day.workspace.executions.length });
  return [...wrong, ...blocked];
}

/** Whether the next visit that somebody asks for gets to those who decide. */
function isBlocked(day: SchoolDay, scene: SchoolDay): Wrong[] {
  const before = day.mailCount;
  const { id, answers } = nextRequest(scene);
  day.workspace.submitForm(id, answers, { as: PEOPLE.mentor });
  return day.mailCount > before ? [] : [{ kind: 'lost', words: 'the next request reached nobody' }];
}

/** A Home Visit Form as it is sent next, by item: the same after every crash of a scene. */
const nextRequest = memo((scene: SchoolDay) => {
  const asks = { pupil: 'Next Pupil', visitors: [scene.choice(PEOPLE.mentor)] };
  return {
    id: scene.school.files.forms.request?.id ?? '',
    answers: scene.typed('request', scene.ordinaryRequest(asks)),
  };
});

function memo<A extends object, B>(work: (of: A) => B): (of: A) => B {
  const known = new WeakMap<A, B>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const made = work(of);
    known.set(of, made);
    return made;
  };
}

/** How the end differs from every end that would be right; or, where it may be mixed of them, in what it is like none. */
function unlike(end: End, right: End[], mixed = false): Wrong[] {
  const differences = right.map((one) => difference(end, one));
  if (!mixed) return differences.sort((a, b) => a.length - b.length)[0] ?? [];
  const [first = [], ...others] = differences.map((wrong) => new Set(wrong.map(({ words }) => words)));
  const inAll = [...first].filter((words) => others.every((other) => other.has(words)));
  return (differences[0] ?? []).filter(({ words }) => inAll.includes(words));
}

/** What is in one end and not in the other; no mail may be missing, and each may have come so many times more. */
export function difference(end: End, wanted: End, more = 1): Wrong[] {
  const wrong: Wrong[] = [];
  for (const [ref, meaning] of wanted.records) {
    const found = end.records.get(ref);
    if (found === undefined) wrong.push({ kind: 'lost', words: `${ref} is gone` });
    else if (found !== meaning)
      wrong.push({
        kind: 'between',
        words: `${ref} is neither as before nor as after: ${firstDifference(found, meaning)}`,
      });
  }
  for (const ref of end.records.keys())
    if (!wanted.records.has(ref)) wrong.push({ kind: 'doubled', words: `${ref} is there and should not be` });
  for (const [mail, times] of wanted.mails) {
    const came = end.mails.get(mail) ?? 0;
    // Of a letter that is repeated, one that comes late may take the place of the next.
    if (came === 0 || came < times - 1)
      wrong.push({ kind: 'lost', words: `“${mail}” came ${came} times, not ${times}` });
    if (came > times + more) wrong.push({ kind: 'doubled', words: `“${mail}” came ${came} times, not ${times}` });
  }
  for (const [mail, times] of end.mails)
    if (!wanted.mails.has(mail)) wrong.push({ kind: 'doubled', words: `“${mail}” came ${times} times and should not` });
  return wrong;
}

function firstDifference(found: string, wanted: string): string {
  let i = 0;
  while (i < found.length && found[i] === wanted[i]) i += 1;
  const part = (text: string) => text.slice(Math.max(0, i - 60), i + 60);
  return `“${part(found)}” is not “${part(wanted)}”`;
}

/** Telling administrators how the engine is, and what went wrong, is no effect of the act. */
const TO_ADMINISTRATORS = /Home Visits(: please look| is well| needs you)/;

export function endOf(day: SchoolDay, scene: SchoolDay, found = stored(day.workspace)): End {
  const named = numbered(found);
  const records = [
    ...recordsIn(found).map((record) => [named(record.ref), named(meaningOf(record))] as const),
    ...found.archived.map((record) => [`${named(record.ref)} in the archive`, named(meaningOf(record))] as const),
  ];
  const mails = new Map<string, number>();
  for (const { to, subject } of day.workspace.mails().slice(scene.mailCount)) {
    if (TO_ADMINISTRATORS.test(subject)) continue;
    const key = named(`${to.join()}: ${withoutTimes(subject)}`);
    mails.set(key, (mails.get(key) ?? 0) + 1);
  }
  return { records: new Map(records), mails };
}

/** References by their order alone: a number that a crash left unused makes no difference. */
function numbered({ visits, outings, archived }: Stored): (text: string) => string {
  const refs = [...new Set([...visits, ...outings, ...archived].map(({ ref }) => ref))].sort();
  const order = (kind: string) => refs.filter((ref) => ref.startsWith(kind));
  const names = new Map(order('HV').map((ref, i) => [ref, `visit ${i + 1}`]));
  for (const [i, ref] of order('OUT').entries()) names.set(ref, `outing ${i + 1}`);
  return (text) => text.replace(/(HV|OUT)-\d{4}/g, (ref) => names.get(ref) ?? ref);
}

/** What a record says, without what hangs on when the engine came by and how often something was tried. */
function meaningOf(record: AnyRecord): string {
  if (record.kind === 'school') {
    // Its log, its numbers and its roll are the engine's own notes.
    const { settings, staff, read, guidance, certificates, puzzles } = record;
    const unplaced = record.unplaced?.map(({ form, params }) => ({ form, params })) ?? [];
    return withoutTimes(JSON.stringify({ settings, staff, read, guidance, certificates, puzzles, unplaced }));
  }
  const { version: _v, logged: _l, drawn: _d, drawnAs: _a, outbox: _o, log, taken, ...rest } = record;
  const told = log.map(({ by, words }) => `${by}: ${words}`);
  // The newest version that a tap saw, and how often a rung came again, hang on the clock.
  const taps = rest.taps.map((tap) => tap.split('/').slice(0, 2));
  const steps = [...new Set(Object.keys(taken).map((key) => key.replace(/\/\d+$/, '')))].sort();
  return withoutTimes(JSON.stringify({ ...rest, taps, steps, told }, byName));
}

/** For `JSON.stringify`: an object's fields in the order of their names, since it means nothing which came first. */
function byName(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Instants, and the times of day by which the engine says that it noticed something late. */
function withoutTimes(text: string): string {
  return text
    .replace(/\b1[78]\d{11}\b/g, 'T')
    .replace(/response\d+_[0-9a-f]+/g, 'R')
    .replace(/; due [^;"]*, noticed [^;"]*/g, '')
    .replace(/\b\d\d:\d\d\b/g, 'H')
    .replace(/\b\d+ min\b/g, 'M');
}

/** A tap that may be refused, fail, or get no answer. */
export function tapping(as: string, request: Record<string, unknown>): (day: SchoolDay) => boolean {
  return (day) => {
    try {
      return day.tries(as, request).ok;
    } catch {
      // Google's own words, or no answer at all: the page says NOT saved.
      return false;
    }
  };
}

/** The next tick. */
export function ticking(day: SchoolDay): boolean {
  day.workspace.advanceMinutes(1);
  return true;
}
