// An outing: one going-out that is watched. Who, car, mobiles, watcher, expected return, and the stops in order.
import { FrozenRules } from '../policy/usual';
import { Practice } from '../record/practice';
import { RecordBase } from '../record/record';
import * as z from '../schema';
import { type Instant, MINUTE } from '../time';
import { Carried, Companion, Transport } from '../visit/record';

export const Visitor = z.later(() => z.object({ email: z.string(), name: z.string(), mobile: z.string() }));
export type Visitor = z.Of<typeof Visitor>;

/** How a stop can end. */
export const ENDINGS = [
  'visited',
  'nobody home',
  'left for a new risk',
  'did not go in',
  'parents not there',
  'family prefers no visit',
  'nobody arrived',
  'no times recorded',
] as const;

/** One visit's place in an outing. What a 999 call or a drive past needs is copied in, so that a page needs no second read. */
export const Stop = z.later(() =>
  z.object({
    visit: z.string(),
    pupil: z.string(),
    address: z.string(),
    familyPhones: z.string(),
    /** When they meant to be there, and to leave the house again (where they said so): instants. */
    planned: z.number(),
    leaves: z.optional(z.number()),
    whomToSee: z.optional(z.string()),
    /** The family does not know that anybody comes. */
    unannounced: z.optional(z.boolean()),
    /** The family knows, and has not agreed to the time. */
    notAgreed: z.optional(z.boolean()),
    /** Somebody said that nobody is there yet, and since when; and that the parents said that they are late. */
    waitsSince: z.optional(z.number()),
    parentsLate: z.optional(z.boolean()),
    arrivedAt: z.nullable(z.number()),
    insideAt: z.nullable(z.number()),
    leftAt: z.nullable(z.number()),
    /** How it ended: one of `ENDINGS`, or empty. */
    how: z.string(),
    /** Somebody said why it ended so. */
    saidWhy: z.optional(z.boolean()),
    /** The outing's version in which it ended: a tap from a page that is older was about this stop. */
    endedIn: z.optional(z.number()),
  }),
);
export type Stop = z.Of<typeof Stop>;

/** A word from somebody at school during an alarm; `until` is how long it keeps the ladder waiting. */
export const AlarmAnswer = z.later(() =>
  z.object({
    at: z.number(),
    by: z.string(),
    kind: z.enum(['acknowledged', 'cannot reach', 'police called', 'police not yet', 'fine']),
    words: z.string(),
    until: z.number(),
  }),
);
export type AlarmAnswer = z.Of<typeof AlarmAnswer>;

export const Attempt = z.later(() =>
  z.object({
    at: z.number(),
    by: z.string(),
    whom: z.string(),
    how: z.string(),
    result: z.string(),
  }),
);
export type Attempt = z.Of<typeof Attempt>;

/** An alarm that a person raised. One that is due by time alone is never stored. */
export const Raised = z.later(() =>
  z.object({
    at: z.number(),
    by: z.string(),
    cause: z.enum(['help', 'safe word', 'worried']),
    words: z.string(),
  }),
);
export type Raised = z.Of<typeof Raised>;

export const Outing = z.later(() =>
  z.extend(RecordBase(), {
    kind: z.literal('outing'),
    /** A drill: nobody is out. */
    practice: z.optional(Practice()),
    /** Whose words of guidance people read on it: the policy that its visits were approved under. */
    policy: z.optional(z.string()),
    rules: FrozenRules(),
    visitors: z.array(Visitor()),
    companions: z.array(Companion()),
    transport: Transport(),
    car: z.string(),
    /** Who drives: a visitor's address, or a companion's name; empty where nobody does. */
    driver: z.optional(z.string()),
    /** A child in the car, planned or decided at the door. */
    carried: z.optional(Carried()),
    /** Somebody said that a seat that fits the child is in the car. */
    seat: z.optional(z.boolean()),
    watcher: z.object({ email: z.string(), askedAt: z.number(), acceptedAt: z.nullable(z.number()) }),
    /** Who watched and can no longer, until somebody else does; or empty. */
    gaveUpWatch: z.optional(z.string()),
    /** Known to visitors and whoever at school answers; shown on a signed-in page alone, each look logged (SPT-21). */
    safeWord: z.string(),
    leftAt: z.number(),
    signedOutBy: z.string(),
    /** The gates that were not met when somebody went anyway; empty for an ordinary sign-out. */
    unmet: z.array(z.string()),
    /** Papers that an approver let wait in an emergency: by whom, why, and what. */
    letWait: z.optional(z.array(z.string())),
    /** Expected back at school. */
    due: z.number(),
    stops: z.array(Stop()),
    /** The last sign of life, for check-ins. */
    heardAt: z.number(),
    plan: z.string(),
    raised: z.nullable(Raised()),
    answers: z.array(AlarmAnswer()),
    attempts: z.array(Attempt()),
    /** Everyone who had an alarm letter in this alarm: exactly they get the all-clear. */
    alerted: z.array(z.string()),
    backAt: z.nullable(z.number()),
    returned: z.enum(['', 'back', 'not returning']),
    /** Person-raised alarms that were resolved, overdue returns answered: what came of each. */
    resolved: z.array(z.object({ at: z.number(), by: z.string(), words: z.string() })),
    closedAt: z.nullable(z.number()),
  }),
);
export type Outing = z.Of<typeof Outing>;

export type Whereabouts = 'out' | 'at the door' | 'inside' | 'between stops' | 'on the way back' | 'back' | 'ended';

/** The stop they are at or going to next; undefined when all are done. */
export function currentStop(outing: Outing): Stop | undefined {
  return outing.stops.find((stop) => stop.leftAt === null);
}

/** The stop left last. */
export function lastLeft(outing: Outing): Stop | undefined {
  return outing.stops.filter((stop) => stop.leftAt !== null).pop();
}

/** `2` of stops: which one they are at or going to (the last, when all are done). */
export function stopNumber(outing: Outing): number {
  const index = outing.stops.findIndex((stop) => stop.leftAt === null);
  return index < 0 ? outing.stops.length : index + 1;
}

/** How far an outing is, for its pages and the board; `back` while its alarm is still to be resolved, else `ended`. */
export function whereabouts(outing: Outing): Whereabouts {
  if (outing.backAt !== null) return outing.raised ? 'back' : 'ended';
  const stop = currentStop(outing);
  if (!stop) return 'on the way back';
  if (stop.insideAt !== null) return 'inside';
  if (stop.arrivedAt !== null) return 'at the door';
  return outing.stops.some((s) => s.leftAt !== null) ? 'between stops' : 'out';
}

/** Whether several of the school's own are out: what one of them says of coming back is said for all (CELT-24). */
export function areSeveral({ visitors }: Outing): boolean {
  return visitors.length > 1;
}

/** Whether the watch is on: somebody is out, or an alarm that a person raised is not resolved. */
export function isWatched(outing: Outing): boolean {
  return outing.backAt === null || outing.raised !== null;
}

/** When the next sign of life is owed (NAS-04); undefined where none is asked, or they are back. */
export function checkInDue(outing: Outing): Instant | undefined {
  const every = outing.rules.checkInEvery;
  return every === null || outing.backAt !== null ? undefined : outing.heardAt + every * MINUTE;
}

/** Since when a sign of life is missing. One that would come after the return is not asked for. */
export function missedCheckIn(outing: Outing, now: Instant): Instant | undefined {
  const due = checkInDue(outing);
  return due !== undefined && due < outing.due && due <= now ? due : undefined;
}

/**
 * The time from which an alarm runs at `now`: a person's, else that of a missed check-in, which goes on past the return
 * until they are heard of, else the return's; undefined while all is well.
 */
export function alarmSince(outing: Outing, now: Instant): Instant | undefined {
  if (outing.raised) return outing.raised.at;
  if (outing.backAt !== null) return undefined;
  return missedCheckIn(outing, now) ?? (now >= outing.due ? outing.due : undefined);
}
