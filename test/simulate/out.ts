// An outing as the people who make it know it, and which of its alarms runs: by the words of the policies, and by nobody's code.
import type { Rules, Step, Target } from '../../src/policy/schema';
import { type Instant, MINUTE } from '../../src/time';

/** What an alarm of each kind looks like in a subject line. */
export const LOOKS = {
  return: /^OVERDUE|^Are you back/,
  checkIn: /^NO CHECK-IN|^Check in, please/,
  raised: /^HELP/,
  watcher: /^NOBODY WATCHES/,
  signOut: /^Have (you|they) left/,
};
export type Kind = keyof typeof LOOKS;

export interface Out {
  ref: string;
  visitors: string[];
  watcher: string;
  leftAt: Instant;
  due: Instant;
  isOut: boolean;
  /** When they were last heard of: the next check-in is owed so long after it. */
  heardAt: Instant;
  raisedAt: Instant | null;
  /** Since when nobody watches, or null. */
  unwatchedSince: Instant | null;
  /** The answers to alarms: when, until when each keeps the ladder waiting, and what was said of the police in it. */
  answers: { at: Instant; until: Instant; police: '' | 'called' | 'not yet' }[];
  /** The newest alarm of each kind to anybody at school. */
  lastAlarm: Partial<Record<Kind, Instant>>;
  /** When an alarm ended that another one, or another ladder, had waited behind: nothing of these was due before. */
  turnedAt: Instant;
  /** Who has had how many letters of an alarm that time brought, by the alarm and the address. */
  letters: Map<string, number>;
  /** The rungs that were counted, by their keys. */
  counted: Set<string>;
  /** A struck act may have changed it: what the record says counts. */
  inDoubt: boolean;
  /** Whether the alarm that was raised is a call for help, and not a worry. */
  grave: boolean;
  /** Answers by mail that no tick has read yet: `line` is the place in the log, among those of that person, that each will have. */
  replies: { by: string; at: Instant; line: number }[];
}

/** An alarm as it runs: since when, and its ladder. */
export interface Running {
  kind: Kind;
  since: Instant;
  steps: Step[];
}

/** Since when a sign of life is missing; undefined where none is owed yet, or none before the return. */
export function missedCheckIn(
  { isOut, heardAt, due }: Out,
  { checkInEvery }: Rules,
  now: Instant,
): Instant | undefined {
  if (!isOut || checkInEvery === null) return undefined;
  const owed = heardAt + checkInEvery * MINUTE;
  return owed < due && owed <= now ? owed : undefined;
}

/**
 * The one alarm that runs at `now`: what somebody raised, else a check-in that is missing, which goes on past the return
 * until they are heard of (NAS-04), else a return that is overdue.
 */
export function runningAlarm(out: Out, rules: Rules, now: Instant): Running | undefined {
  const { ladders } = rules;
  if (out.raisedAt !== null) return { kind: 'raised', since: out.raisedAt, steps: ladders.help };
  const missed = missedCheckIn(out, rules, now);
  if (missed !== undefined) return { kind: 'checkIn', since: missed, steps: ladders.checkIn };
  return out.isOut && out.due <= now ? { kind: 'return', since: out.due, steps: ladders.return } : undefined;
}

/**
 * Until when the newest answer since then keeps an alarm waiting; 0: nobody has answered. "Police not yet" promises to look
 * again by a time, which only another word of the police puts off.
 */
export function answeredUntil({ answers }: Out, since: Instant): Instant {
  const given = answers.filter(({ at }) => at >= since);
  const newest = given.pop();
  if (!newest) return 0;
  const promised = given.filter(({ police, until }) => police === 'not yet' && until > newest.at);
  return newest.police === '' ? Math.min(newest.until, ...promised.map(({ until }) => until)) : newest.until;
}

/** A rung with its time and its people; `index`: its place in the ladder. */
export interface Rung {
  index: number;
  step: Step;
  at: Instant;
  people: string[];
}

/** The rungs of a ladder that began then. After one on which nobody at all was found, the next comes at once. */
export function rungsOf(steps: Step[], from: Instant, peopleOf: (target: Target) => string[]): Rung[] {
  const rungs = steps.map(
    (step, index): Rung => ({
      ...{ index, step, at: from + step.after * MINUTE, people: peopleOf(step.to) },
    }),
  );
  const times = [...new Set(rungs.map(({ at }) => at))].sort((a, b) => a - b);
  const pulled = new Map<Instant, Instant>();
  let earlier: Instant | undefined;
  for (const time of times) {
    const at = earlier ?? time;
    pulled.set(time, at);
    earlier = rungs.every((one) => one.at !== time || one.people.length === 0) ? at : undefined;
  }
  return rungs.map((one) => ({ ...one, at: pulled.get(one.at) ?? one.at }));
}

/** When a rung comes by now: first, and each time again. */
export function timesOf({ step, at }: Rung, now: Instant): Instant[] {
  if (at > now) return [];
  const every = (step.repeat ?? 0) * MINUTE;
  const times = every > 0 ? Math.floor((now - at) / every) : 0;
  return Array.from({ length: times + 1 }, (_, i) => at + i * every);
}
