// What a home-visit policy says, as data: one schema, one file a policy. Read it aloud to a safeguarding lead.
import * as z from '../schema';

/** What a person on the staff list can be. Ladders and gates name these, never people. */
export const ROLES = [
  'visitor',
  'senior staff',
  'buddy',
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
/** Roles of people with working days of their own: a watcher among them may go home before a return. The others are there all day. */
export const OWN_HOURS: readonly Role[] = ['buddy'];

/** Whom a ladder's step or a letter reaches: a role, or people whom the record itself names. */
export const Target = z.later(() =>
  z.union([Role(), z.enum(['visitors', 'watcher', 'requester', 'approver', 'owner', 'line manager', 'everyone'])]),
);
export type Target = z.Of<typeof Target>;

/**
 * One rung: `after` minutes past the time due, then every `repeat` minutes until somebody has answered. `asks` is what
 * this rung wants done, where a policy says it in steps (WLS-13: ring the mobiles, then the pupil's home).
 */
export const Step = z.later(() =>
  z.object({
    after: z.number(),
    to: Target(),
    repeat: z.optional(z.number()),
    asks: z.optional(z.enum(['ring the mobiles', 'ring the home'])),
  }),
);
export type Step = z.Of<typeof Step>;

/** The rules that are frozen into a visit at approval and into an outing at sign-out. Times are minutes. */
export const Rules = z.later(() =>
  z.object({
    approval: z.object({
      /** Whether somebody always decides, or is only informed unless the risk is above low (WNA-14). */
      when: z.enum(['always', 'above low risk']),
      /** Who decides, or is informed: all of them are told, and the first decision stands. */
      by: z.array(Role()),
      deputy: Role(),
      /** Minutes without an answer until the roles are reminded, and until the deputy role is asked. */
      remindAfter: z.number(),
      deputyAfter: z.number(),
    }),
    /** Whether the risk assessment comes before the decision, is only advised, or is not asked at all. */
    assessment: z.enum(['first', 'advised', 'not asked']),
    /** How many go at the least, companions from outside counted; and how many staff at the most. */
    party: z.object({ least: z.number(), mostStaff: z.nullable(z.number()) }),
    /** A visit in the evening: advised against, so that whoever approves writes a reason (SPT-24); or as any other. */
    evening: z.enum(['advised against', 'as any other']),
    watch: z.object({
      by: Role(),
      /** The watcher says "I'm watching" within so many minutes, or it gets louder. */
      acceptWithin: z.number(),
    }),
    /** What signing out asks beyond car, mobiles and return (CELT-11, CELT-12). */
    signOutAsks: z.array(z.enum(['whom they see', 'leaving the house', 'number saved'])),
    /** Who hears that they have left, and that they are back, beside watcher and office. */
    tells: z.object({ leaving: z.array(Target()), return: z.array(Target()) }),
    /** Insurance for the car: none asked; or any, with business cover always or where a child is carried. */
    insurance: z.nullable(z.object({ business: z.enum(['always', 'carrying a child']) })),
    /** Visitors keep their safeguarding training up to date: its date is on the staff list (WNA-15). */
    training: z.boolean(),
    /** A child in the car: how many staff at the least, and until when a car seat is needed. */
    carrying: z.nullable(
      z.object({ staff: z.number(), seatUntilAge: z.nullable(z.number()), seatUntilCm: z.nullable(z.number()) }),
    ),
    /** How long to wait where nobody is there: from the arranged time, and where they said that they are late. */
    door: z.nullable(z.object({ wait: z.number(), waitWhenLate: z.number() })),
    /** What going in needs: a parent there; and that the family knew of the visit. */
    entry: z.object({ parentPresent: z.boolean(), appointment: z.boolean() }),
    /** Whoever does not feel safe: the button's words while out, who hears of it, to whom it is explained in writing, what is opened. */
    unsafe: z.object({
      words: z.string(),
      tells: z.array(Target()),
      writtenTo: z.nullable(Role()),
      opens: z.array(z.string()),
    }),
    /** A family that prefers no visit, at the door and with no worry for the child: a line is kept, and no report asked (WNA-03). */
    refusedAtDoor: z.optional(z.enum(['a line is kept', 'as any visit'])),
    /** "Nobody home": the action that it opens; null: none. The note for the letter box is offered under every policy. */
    nobodyHome: z.nullable(z.object({ opens: z.string() })),
    /** Whether calling a visit off asks about the parents, and opens the actions of telling them and going another day. */
    calledOff: z.enum(['no more is asked', 'tell the parents and go another day']),
    /** Agencies that work with the family are told by phone before anybody leaves, and by letter. */
    agencies: z.enum(['asked', 'told before leaving']),
    /** Who sees the family's numbers during an outing; empty: whoever watches. */
    familyPhonesFor: z.array(Role()),
    /** Where what came of it is recorded, and for which visits. */
    recorded: z.object({ on: z.array(z.string()), when: z.enum(['every visit', 'marked reasons or a concern']) }),
    /** Minutes go on the pupil's file, and copies to parents and authority (NAS-20). */
    copies: z.boolean(),
    /** A concern opens this action for whoever raised it, and the safeguarding lead alone closes it (CELT-28). */
    concernOpens: z.optional(z.string()),
    /** Who hears of an incident at once, and whether it must also be recorded on CPOMS. */
    incident: z.object({ tells: z.array(Target()), recorded: z.boolean() }),
    /** What whoever leads the search for them goes through, each ticked off with what came of it (CELT-26). */
    checklist: z.array(z.string()),
    /** Minutes between check-ins while out; null: none asked. */
    checkInEvery: z.nullable(z.number()),
    safeWord: z.boolean(),
    ladders: z.object({
      return: z.array(Step()),
      checkIn: z.array(Step()),
      /** After the longest wait at the door, until they have left or gone in. */
      door: z.array(Step()),
      help: z.array(Step()),
      watcher: z.array(Step()),
      /** After the time at the door of an approved visit for which nobody signed out. */
      signOut: z.array(Step()),
      report: z.array(Step()),
      cpoms: z.array(Step()),
      concern: z.array(Step()),
      /** A child alone who should not be: until one of the team has it; then, from the end of the day, until referral is decided. */
      childAlone: z.array(Step()),
      referral: z.array(Step()),
      /** The written reason after somebody did not feel safe. */
      written: z.array(Step()),
      /** An approval by phone, until the approver has confirmed it. */
      byPhone: z.array(Step()),
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
export const Reason = z.later(() =>
  z.object({
    words: z.string(),
    absentDays: z.optional(z.number()),
    /** A welfare reason: attempts to reach the family come first, and the child not seen is the lead's to decide. */
    welfare: z.optional(z.boolean()),
    /** Its own words are asked: "another purpose". */
    other: z.optional(z.boolean()),
    /** Under a policy that says for which reasons: may be made unannounced, is recorded on CPOMS. */
    unannounced: z.optional(z.boolean()),
    recorded: z.optional(z.boolean()),
    /** One of the visitors must be senior staff (NAS-27). */
    senior: z.optional(z.boolean()),
  }),
);
export type Reason = z.Of<typeof Reason>;

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

/** When guidance is put in front of people: by briefing mail, on the phone at the moment, at school. */
export const MOMENTS = [
  'how we behave',
  'before leaving',
  'on the way',
  'in a pair',
  'at the door',
  'inside',
  'if threatened',
  'afterwards',
  'carrying a child',
  'watching over them',
  'leading the search',
] as const;
export type Moment = (typeof MOMENTS)[number];

/** The four forms, in the order in which a visit meets them. */
export const FORMS = ['request', 'assessment', 'report', 'incident'] as const;
export type FormName = (typeof FORMS)[number];

/** What a printed field shows: something that the record holds, or the answers to these questions, a line each. */
export type FieldSource =
  | 'visitors'
  | 'roles'
  | 'address'
  | 'when'
  | 'pupil'
  | 'reason'
  | 'outcome'
  | 'concern'
  | 'actions'
  | { request: string[]; report?: string[] }
  | { report: string[] };

/** A whole policy. `asks` lists the keys of the questions of each form, in their order (see src/forms). */
export interface Policy {
  id: string;
  school: string;
  title: string;
  version: string;
  /** What this school calls a role, where it is not the staff list's own word: `{ headteacher: 'Principal' }`. */
  roleNames?: Partial<Record<Role, string>>;
  /** When the policy itself is due for review, `YYYY-MM-DD`. */
  reviewDue: string;
  /** When its standing risk assessment is due for review; left out: with the policy (SPT-26). */
  assessmentReviewDue?: string;
  /** The policies that visitors say "read and understood" to, by name; left out: this one alone (SPT-07). */
  confirms?: string[];
  rules: Rules;
  /** The return ladder with a school's own minutes; left out: the usual one (see rules.ts). */
  returnLadder?: (minutes: ReturnMinutes) => Step[];
  reasons: Reason[];
  /** Whether only reasons marked for it may be unannounced. */
  unannounced: 'any reason' | 'marked reasons';
  /** The allowed exceptions to telling parents beforehand. */
  exceptions: string[];
  hazards: Hazard[];
  asks: Record<FormName, string[]>;
  /** Areas that actions belong to, each with an owner in Settings (WLS-15); empty: an action names its owner. */
  areas: string[];
  guidance: Record<Moment, string[]>;
  /** What the emergency panel says under 999. */
  emergency: string[];
  /** Who gets a summary at the end of each term, without a pupil's name (NAS-28); null: nobody. */
  termlySummaryTo: Role | null;
  /** Its printed record, with the fields under the policy's own names, and its risk assessment's title. */
  document: {
    title: string;
    assessmentTitle: string;
    filedWith: string;
    fields: { label: string; shows: FieldSource }[];
  };
}
