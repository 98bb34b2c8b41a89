// Ladders: which steps of a deadline are due now. A pure function of the deadline, what was taken, and the time.
import type { Step, Target } from '../policy/schema';
import { listWords } from '../school/people';
import { type Instant, MINUTE, timeWords } from '../time';
import { logged, posted, type RecordBase } from './record';

/** Something owed by a time. Open ones only: what is done has no deadline. */
export interface Deadline {
  /** Names it within its record; another due time is another key, so that a moved deadline starts afresh. */
  key: string;
  due: Instant;
  steps: Step[];
  /** The letter that its steps send, and the one for the visitors themselves where that differs. */
  letter: string;
  letterToVisitors?: string;
  urgent: boolean;
  /** Its letters alarm people, who must get an all-clear: not so where somebody is only asked to watch. */
  alarm?: boolean;
  params: Record<string, string>;
  /** The log says nothing of it: whoever reads that may be whom it is about. */
  inConfidence?: boolean;
  /** What is owed, for the log: `return due 15:30`. */
  words: string;
}

/** For asking who is in a role, with nothing owed. */
export const NO_DEADLINE: Deadline = { key: '', due: 0, steps: [], letter: '', urgent: false, params: {}, words: '' };

/** The addresses that a target stands for, in a record. An action's owner depends on the deadline. */
export type WhoIs = (target: Target, deadline: Deadline) => string[];

/**
 * What happened to a ladder since it began: somebody answered (it waits until a time; with `again` an answer that brings
 * nothing new, for which no rung above waits any longer), or it must climb at once.
 */
export type Turn =
  | { kind: 'wait'; at: Instant; until: Instant; again?: boolean }
  | { kind: 'climb'; at: Instant; to: number };

/** One step's occurrence that is to be carried out now. */
export interface DueStep {
  key: string;
  step: Step;
  /** When it should have been noticed; `now` less this is how late the tick was. */
  due: Instant;
  people: string[];
}

/** A step and the instant of its first occurrence, with steps pulled forward over rungs that have nobody. */
interface Timed {
  step: Step;
  index: number;
  at: Instant;
  people: string[];
}

/** Steps in the order of time. After a rung on which nobody at all was found, the next rung comes at once. */
function timed(deadline: Deadline, whoIs: WhoIs): Timed[] {
  const steps = deadline.steps
    .map((step, index) => {
      // A rung that waited can lie between two milliseconds.
      const at = Math.round(deadline.due + step.after * MINUTE);
      return { step, index, at, people: whoIs(step.to, deadline) };
    })
    .sort((a, b) => a.at - b.at || a.index - b.index);
  const out: Timed[] = [];
  let pulled: Instant | undefined;
  for (let i = 0; i < steps.length; ) {
    const rung = steps.filter((s, j) => j >= i && s.step.after === steps[i]?.step.after);
    const at = pulled ?? rung[0]?.at ?? deadline.due;
    out.push(...rung.map((s) => ({ ...s, at })));
    pulled = rung.every((s) => s.people.length === 0) ? at : undefined;
    i += rung.length;
  }
  return out;
}

/** The newest occurrence of a step at `now` (0 for the first), or -1 before it. */
function occurrence(step: Timed, now: Instant): number {
  if (now < step.at) return -1;
  return step.step.repeat ? Math.floor((now - step.at) / (step.step.repeat * MINUTE)) : 0;
}

/**
 * The steps due at `now` and not taken. Of a repeating step only the newest occurrence counts, so that after an outage
 * people get one letter and not a backlog. Keys are stable, so a tick that comes twice finds nothing more to do.
 */
export function dueSteps(deadline: Deadline, taken: Record<string, number>, now: Instant, whoIs: WhoIs): DueStep[] {
  return timed(deadline, whoIs).flatMap((step) => {
    const n = occurrence(step, now);
    const rung = `${deadline.key}/${step.index}/`;
    const key = `${rung}${n}`;
    if (n < 0 || key in taken || isOvertaken(rung, n, taken)) return [];
    return [{ key, step: step.step, due: step.at + n * (step.step.repeat ?? 0) * MINUTE, people: step.people }];
  });
}

/** Whether a later occurrence was taken already: by a tick that began later and got in first. */
function isOvertaken(rung: string, n: number, taken: Record<string, number>): boolean {
  return Object.keys(taken).some((key) => key.startsWith(rung) && Number(key.slice(rung.length)) > n);
}

/** The steps that come next, all of one instant: none where the ladder has no more to say. */
export function nextSteps(deadline: Deadline, now: Instant, whoIs: WhoIs): { step: Step; at: Instant }[] {
  const coming = timed(deadline, whoIs).flatMap(({ step, at, people, index }) => {
    if (people.length === 0) return [];
    if (at > now) return [{ step, at }];
    if (!step.repeat) return [];
    return [{ step, at: at + (occurrence({ step, at, people, index }, now) + 1) * step.repeat * MINUTE }];
  });
  const first = Math.min(...coming.map(({ at }) => at));
  return coming.filter(({ at }) => at === first);
}

/** The first of them. */
export function nextStep(deadline: Deadline, now: Instant, whoIs: WhoIs): { step: Step; at: Instant } | undefined {
  return nextSteps(deadline, now, whoIs)[0];
}

/**
 * The deadline as it stands after its turns, in their order. An answer stops the ladder's clock until a time; then the
 * rungs already reached come again together, and those above keep their distance. Of answers that come while it waits
 * the newest decides until when, so that two people who answer do not add up to a longer silence. An answer `again` has
 * only the rungs already reached wait: nobody is kept from hearing by one who answers over and over (WLS-13). A climb
 * brings a rung at once, and ends the waiting. `repeat` is that, in minutes, of a rung that comes again and had none.
 */
export function afterTurns(deadline: Deadline, turns: Turn[], repeat: number): Deadline {
  const { steps } = deadline;
  let { key, due } = deadline;
  /** Until when the clock stands still, so that no rung above comes nearer. */
  let stopped = due;
  /** The rungs already reached, by their place, and when they come again. */
  const reached = new Set<number>();
  let comeAgain = due;
  for (const turn of turns) {
    /** How far the clock has come, in ms. */
    const position = Math.max(turn.at, stopped) - due;
    if (turn.kind === 'climb') {
      due = turn.at - Math.max(turn.to * MINUTE, position);
      stopped = Math.min(stopped, turn.at);
      comeAgain = Math.min(comeAgain, turn.at);
      continue;
    }
    steps.forEach((step, i) => {
      if (step.after * MINUTE <= turn.at - due) reached.add(i);
    });
    const later = turn.until - Math.max(turn.at, stopped);
    const shift = turn.again ? Math.min(0, later) : later;
    due += shift;
    if (!turn.again) stopped = turn.until;
    else if (stopped > turn.at) stopped += shift;
    comeAgain = turn.until;
    key = `${key}+${turn.at}`;
  }
  const after = (comeAgain - due) / MINUTE;
  return {
    ...deadline,
    key,
    due,
    steps: steps.map((step, i) => (reached.has(i) ? { ...step, after, repeat: step.repeat ?? repeat } : step)),
  };
}

/** What taking the due steps of some deadlines came to. */
export interface Climbed<R> {
  record: R;
  /** Addresses that got the letter of an alarm, and not the one for visitors. */
  alerted: string[];
}

/**
 * Takes every step that is due: each is marked as taken, logged with the time it was due where it was noticed late, and
 * sends one letter to each person, however many steps came at once. A step that found nobody says so in the log.
 */
export function climb<R extends RecordBase>(
  record: R,
  deadlines: Deadline[],
  now: Instant,
  whoIs: WhoIs,
  nameOf: (email: string) => string,
): Climbed<R> {
  let out = record;
  const alerted: string[] = [];
  for (const deadline of deadlines) {
    const due = dueSteps(deadline, out.taken, now, whoIs);
    if (due.length === 0) continue;
    const toVisitors = due.filter((d) => d.step.to === 'visitors').flatMap((d) => d.people);
    const others = [...new Set(due.filter((d) => d.step.to !== 'visitors').flatMap((d) => d.people))];
    const said = { ...deadline.params, ...noticedLate(due, now) };
    const options = { urgent: deadline.urgent, params: said };
    out = { ...out, taken: { ...out.taken, ...Object.fromEntries(due.map((d) => [d.key, now])) } };
    if (!deadline.inConfidence) out = logged(out, now, 'engine', stepWords(deadline, due, now, nameOf));
    out = posted(out, now, deadline.letterToVisitors ?? deadline.letter, toVisitors, options);
    for (const [asks, people] of byWhatIsAsked(
      due,
      others.filter((email) => !toVisitors.includes(email)),
    )) {
      const params = asks === '' ? said : { ...said, asks };
      out = posted(out, now, deadline.letter, people, { ...options, params });
    }
    if (deadline.alarm) alerted.push(...others);
  }
  return { record: out, alerted };
}

/** So long after its time a step was noticed late: no engine that runs is that late. */
const LATE = 6 * MINUTE;

/** What a letter says of it: when its first step was due, and when that was noticed, as instants. */
function noticedLate(due: DueStep[], now: Instant): Record<string, string> {
  const first = Math.min(...due.map((d) => d.due));
  return now - first >= LATE ? { wasDue: String(first), noticed: String(now) } : {};
}

/** The people by what their rungs ask of them (WLS-13): the newest rung, where several came at once; '' for nothing. */
function byWhatIsAsked(due: DueStep[], people: string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const email of people) {
    const asks = due.filter((d) => d.people.includes(email)).flatMap(({ step }) => step.asks ?? []);
    const newest = asks[asks.length - 1] ?? '';
    groups.set(newest, [...(groups.get(newest) ?? []), email]);
  }
  return groups;
}

function stepWords(deadline: Deadline, due: DueStep[], now: Instant, nameOf: (email: string) => string): string {
  const told = [...new Set(due.flatMap((d) => d.people))].map(nameOf);
  const empty = [...new Set(due.filter((d) => d.people.length === 0).map((d) => d.step.to))];
  const first = Math.min(...due.map((d) => d.due));
  return [
    deadline.words,
    told.length > 0 ? `told ${listWords(told)}` : 'nobody told',
    ...empty.map((target) => `nobody is ${target}: went on to the next step`),
    ...(now - first >= LATE ? [`due ${timeWords(first, now)}, noticed ${timeWords(now, now)}`] : []),
  ].join('; ');
}
