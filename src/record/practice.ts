// A drill: what marks a record as practice, and the steps that its ladders took, whom they were to reach, and when each mail went.
import type { Target } from '../policy/schema';
import * as z from '../schema';
import { HOUR, type Instant, MINUTE } from '../time';
import { type Deadline, dueSteps, type WhoIs } from './ladder';

/** One step of a ladder, or a letter that belongs to none, as the drill's report tells of it. */
export const PracticeStep = z.later(() =>
  z.object({
    /** The ladder's own key of it; of a letter by itself, its name and when it was asked for. */
    key: z.string(),
    letter: z.string(),
    /** The rung's role; empty for a letter by itself. */
    to: z.string(),
    /** When what the ladder watches was due, and when this step was. */
    from: z.number(),
    due: z.number(),
    noticed: z.number(),
    /** By address: when the mail was handed to Google; 0: not yet. */
    reached: z.record(z.string(), z.number()),
  }),
);
export type PracticeStep = z.Of<typeof PracticeStep>;

/** What a visit and an outing have that are a drill. */
export const Practice = z.later(() =>
  z.object({
    /** Who started it, by address, and when. */
    by: z.string(),
    at: z.number(),
    /** How long after leaving the return is due, in minutes. */
    minutes: z.number(),
    steps: z.array(PracticeStep()),
    /** How the approval came about, kept on the outing. */
    decided: z.optional(z.object({ at: z.number(), by: z.string() })),
    /** Who ended it, when, and how; `alarm`: the reference of the real alarm that ended it. */
    ended: z.optional(z.object({ at: z.number(), by: z.string(), words: z.string(), alarm: z.optional(z.string()) })),
  }),
);
export type Practice = z.Of<typeof Practice>;

/** A drill that nobody has ended by then ends by itself. */
export const DRILL_LASTS = 4 * HOUR;

interface MayBePractice {
  practice?: Practice | undefined;
  taken: Record<string, number>;
}

/** Whether this is a drill that has gone on long enough. */
export function isWornOut({ practice }: MayBePractice, now: Instant): boolean {
  return practice !== undefined && !practice.ended && now >= practice.at + DRILL_LASTS;
}

/** `return@1747060200000+…` → when that was due. */
function dueOf(key: string): Instant {
  return Number(/@(\d+)/.exec(key)?.[1] ?? 0);
}

/** The record with the steps noted that its deadlines have due now; `before` is the record as it was before they were taken. */
export function withSteps<R extends MayBePractice>(
  after: R,
  before: MayBePractice,
  deadlines: Deadline[],
  now: Instant,
  whoIs: WhoIs,
): R {
  if (!after.practice) return after;
  const steps = deadlines.flatMap((deadline) =>
    dueSteps(deadline, before.taken, now, whoIs).map(
      ({ key, step, due, people }): PracticeStep => ({
        key,
        letter: step.to === 'visitors' ? (deadline.letterToVisitors ?? deadline.letter) : deadline.letter,
        to: step.to satisfies Target,
        from: dueOf(deadline.key) || deadline.due,
        due,
        noticed: now,
        reached: Object.fromEntries(people.map((email) => [email, 0])),
      }),
    ),
  );
  if (steps.length === 0) return after;
  return { ...after, practice: { ...after.practice, steps: [...after.practice.steps, ...steps] } };
}

/** The drill with these letters noted as handed to Google at `at`. A letter of no ladder becomes a line of its own. */
export function withReached(
  practice: Practice,
  sent: { letter: string; to: string; queuedAt: Instant; at: Instant }[],
): Practice {
  let steps = practice.steps;
  for (const { letter, to, queuedAt, at } of sent) {
    const waits = (step: PracticeStep) => step.noticed === queuedAt && step.letter === letter && step.reached[to] === 0;
    const key = `${letter}@${queuedAt}`;
    const known = steps.some(waits);
    const note = (step: PracticeStep) => ({ ...step, reached: { ...step.reached, [to]: at } });
    if (known) steps = steps.map((step) => (waits(step) ? note(step) : step));
    else if (steps.some((step) => step.key === key))
      steps = steps.map((step) => (step.key === key ? note(step) : step));
    else
      steps = [
        ...steps,
        { key, letter, to: '', from: queuedAt, due: queuedAt, noticed: queuedAt, reached: { [to]: at } },
      ];
  }
  return { ...practice, steps };
}

/** Minutes from one time to another, whole ones. */
export const minutesFrom = (from: Instant, to: Instant): number => Math.round((to - from) / MINUTE);
