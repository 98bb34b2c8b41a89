// What a home-visit policy says, as data: one schema, one file a policy. Read it aloud to a safeguarding lead.
import * as z from '../schema';

/** What a person on the staff list can be. Ladders and gates name these, never people. */
export const ROLES = [
  'visitor',
  'emergency contact',
  'office',
  'safeguarding team',
  'safeguarding lead',
  'senior leader',
  'headteacher',
  'administrator',
] as const;
export const Role = z.later(() => z.enum(ROLES));
export type Role = z.Of<typeof Role>;

/** Whom a ladder's step reaches: a role, or people whom the record itself names. */
export const Target = z.later(() =>
  z.union([Role(), z.enum(['visitors', 'watcher', 'requester', 'owner', 'everyone'])]),
);
export type Target = z.Of<typeof Target>;

/** One rung: `after` minutes past the time due, then every `repeat` minutes until somebody has answered. */
export const Step = z.later(() =>
  z.object({
    after: z.number(),
    to: Target(),
    repeat: z.optional(z.number()),
  }),
);
export type Step = z.Of<typeof Step>;

/** The rules that are frozen into a visit at approval and into an outing at sign-out. Times are minutes. */
export const Rules = z.later(() =>
  z.object({
    approval: z.object({
      by: Role(),
      deputy: Role(),
      /** Minutes without an answer until the role is reminded, and until the deputy role is asked. */
      remindAfter: z.number(),
      deputyAfter: z.number(),
    }),
    watch: z.object({
      by: Role(),
      /** The watcher says "I'm watching" within so many minutes, or it gets louder. */
      acceptWithin: z.number(),
    }),
    /** Minutes between check-ins while out; null: none asked. */
    checkInEvery: z.nullable(z.number()),
    safeWord: z.boolean(),
    ladders: z.object({
      return: z.array(Step()),
      checkIn: z.array(Step()),
      help: z.array(Step()),
      watcher: z.array(Step()),
      /** After the time at the door of an approved visit for which nobody signed out. */
      signOut: z.array(Step()),
      report: z.array(Step()),
      cpoms: z.array(Step()),
      concern: z.array(Step()),
      incident: z.array(Step()),
      action: z.array(Step()),
    }),
    /** The step of the return ladder, in minutes, at which police called or not yet must be recorded. */
    policeDecisionAfter: z.number(),
    /** "Not yet" must look again within so many minutes. */
    lookAgainMost: z.number(),
    /** An alarm acknowledged and not resolved comes back after so many minutes. */
    acknowledgedAgainAfter: z.number(),
  }),
);
export type Rules = z.Of<typeof Rules>;

/** A school's own minutes after the time due, for the rungs of the return ladder. */
export interface ReturnMinutes {
  visitors: number;
  watcherAndOffice: number;
  seniorLeaders: number;
  headteacher: number;
  repeat: number;
}

/** A purpose that the policy allows, and from how many days' absence it counts without comment. */
export interface Reason {
  words: string;
  absentDays?: number;
  /** A welfare reason: attempts to reach the family come first, and the child not seen is the lead's to decide. */
  welfare?: boolean;
}

/** One line of the standing risk assessment. */
export interface Hazard {
  key: string;
  words: string;
  people: string;
  /** What harm may come, in words; and how bad it would be, on the scale. */
  harm: string;
  severity: Severity;
  likelihood: Likelihood;
  controls: string[];
}

export const LIKELIHOODS = ['Remote', 'Possible', 'Likely', 'Very likely'] as const;
export type Likelihood = (typeof LIKELIHOODS)[number];
export const SEVERITIES = ['Minor', 'Moderate', 'Major', 'Life-changing'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** When guidance is put in front of people. */
export type Moment = 'before leaving' | 'at the door' | 'inside' | 'if threatened' | 'afterwards';

/** The four forms, in the order in which a visit meets them. */
export const FORMS = ['request', 'assessment', 'report', 'incident'] as const;
export type FormName = (typeof FORMS)[number];

/** A whole policy. `asks` lists the keys of the questions of each form, in their order (see src/forms). */
export interface Policy {
  id: string;
  school: string;
  title: string;
  version: string;
  /** When the policy itself is due for review, `YYYY-MM-DD`. */
  reviewDue: string;
  rules: Rules;
  /** The return ladder with a school's own minutes; left out: the usual one (see rules.ts). */
  returnLadder?: (minutes: ReturnMinutes) => Step[];
  reasons: Reason[];
  /** The allowed exceptions to telling parents beforehand. */
  exceptions: string[];
  hazards: Hazard[];
  asks: Record<FormName, string[]>;
  guidance: Record<Moment, string[]>;
  /** The words of its printed Home Visit Form. */
  document: { title: string; filedWith: string };
}
