// The school as the engine knows it: the settings and staff in force, and the files that set-up made.
import { Role } from '../policy/schema';
import { RecordBase } from '../record/record';
import * as z from '../schema';
import { Roll } from './roll';

export const StaffMember = z.later(() =>
  z.object({
    /** Lower case; the key of a person everywhere (a name may be shared, an address is not). */
    email: z.string(),
    name: z.string(),
    job: z.string(),
    mobile: z.string(),
    roles: z.array(Role()),
    active: z.boolean(),
    /** Registration of the car they usually drive, or empty. */
    car: z.string(),
    lineManager: z.string(),
    /** The insurance of that car: until when it runs, `YYYY-MM-DD`, and whether it covers business use (CELT-09). */
    insuredUntil: z.optional(z.string()),
    businessCover: z.optional(z.boolean()),
    /** Until when their safeguarding training counts, `YYYY-MM-DD` (WNA-15). */
    trainedUntil: z.optional(z.string()),
    /** When their working day ends, `HH:MM`: nobody watches over a visit that comes back later (CELT-11). */
    finishesAt: z.optional(z.string()),
  }),
);
export type StaffMember = z.Of<typeof StaffMember>;

export const Settings = z.later(() =>
  z.object({
    schoolName: z.string(),
    policy: z.string(),
    /** Printed wherever a page or mail says "ring". */
    officePhone: z.string(),
    /** Out of office hours, or when the office does not answer. */
    emergencyPhone: z.string(),
    /** The deployed web app's address; empty until deployed. */
    webAppUrl: z.string(),
    dayStarts: z.string(),
    dayEnds: z.string(),
    eveningFrom: z.string(),
    closed: z.array(z.object({ from: z.string(), to: z.string() })),
    tickMinutes: z.number(),
    /** Mail replies are read only where the school switched it on. */
    readReplies: z.boolean(),
    /** The role account's own address, which replies go to. */
    mailbox: z.string(),
    chatWebhook: z.string(),
    /** Told after each look that the engine is well (healthchecks.io's protocol); or empty. */
    heartbeat: z._default(z.string(), ''),
    /** A second role account whose triggers and web app go on where the owner's stop, and that web app's address; or empty. */
    standby: z._default(z.string(), ''),
    standbyUrl: z._default(z.string(), ''),
    /** What the school has put over what its policy leaves open; left out: as the policy says. Minutes, and roles. */
    checkInEvery: z.optional(z.number()),
    doorWait: z.optional(z.number()),
    doorWaitWhenLate: z.optional(z.number()),
    acceptWithin: z.optional(z.number()),
    watchBy: z.optional(Role()),
    deputy: z.optional(Role()),
    /** Minutes after the time due of the return ladder's rungs. */
    returnLadder: z.object({
      visitors: z.number(),
      watcherAndOffice: z.number(),
      seniorLeaders: z.number(),
      headteacher: z.number(),
      repeat: z.number(),
      acknowledgedAgain: z.number(),
      lookAgainMost: z.number(),
    }),
    remindApproversAfter: z.optional(z.number()),
    askDeputyAfter: z.optional(z.number()),
    /** When the policy and its standing assessment are reviewed next, `YYYY-MM-DD`; empty: as the policy says. */
    policyReview: z._default(z.string(), ''),
    assessmentReview: z._default(z.string(), ''),
    /** The chair of governors' address, for what is said against the headteacher; or empty. */
    chair: z._default(z.string(), ''),
    /** Whose the actions of each area are, by the area's name (WLS-15). */
    areas: z._default(z.record(z.string(), z.string()), () => ({})),
    /** The last days of the terms, `YYYY-MM-DD`; empty: as the closed dates say. */
    termEnds: z._default(z.array(z.string()), () => []),
    /** Today's health advice of the school's own, shown in every briefing (WLS-08); may be empty. */
    healthAdvice: z._default(z.string(), ''),
    /** Whole school years for which closed visits are kept after that of their closing; left out: for ever. */
    keepYears: z.optional(z.number()),
    /** References of visits and outings that no purge takes, whatever their age. */
    keepRefs: z._default(z.array(z.string()), () => []),
  }),
);
export type Settings = z.Of<typeof Settings>;

/** Ids of what set-up made. A form's `items` maps a question's key to its item id (matched by id, never by title). */
export const FormFile = z.later(() =>
  z.object({
    id: z.string(),
    url: z.string(),
    items: z.record(z.string(), z.string()),
    /** An address that opens it with the policy's own entries and the stand-in reference HV-0000 filled in. */
    prefill: z.string(),
    /** Until when all its answers were read and taken in; 0 before the first look at it. */
    seenTo: z.number(),
  }),
);
export type FormFile = z.Of<typeof FormFile>;

export const Files = z.later(() =>
  z.object({
    register: z.string(),
    archives: z.record(z.string(), z.string()),
    /** Archives that a purge has emptied: nobody reads them any more, and a person may put them in the bin. */
    emptied: z.optional(z.record(z.string(), z.string())),
    forms: z.partialRecord(z.enum(['request', 'assessment', 'report', 'incident']), FormFile()),
  }),
);
export type Files = z.Of<typeof Files>;

/** A person, by address, who was signed in and has read and understood a version of a policy; each is asked about by itself (SPT-07). */
export const ReadAndUnderstood = z.later(() =>
  z.object({ email: z.string(), policy: z.optional(z.string()), version: z.string(), at: z.number() }),
);

/** An insurance certificate that was shown to the office: for one driver (an address, or a companion's name) and one car. */
export const Certificate = z.later(() =>
  z.object({
    driver: z.string(),
    car: z.string(),
    /** `YYYY-MM-DD`, the last day on which it counts. */
    until: z.string(),
    business: z.boolean(),
    by: z.string(),
    at: z.number(),
  }),
);
export type Certificate = z.Of<typeof Certificate>;

/** When an account's engine last looked round, and since when it has gone on looking without a break. */
export const Engine = z.later(() => z.object({ lookedAt: z.number(), since: z.number() }));
export type Engine = z.Of<typeof Engine>;

/** How far an account's mailbox was read: its newest mail, and the ids that need no second look. */
export const ReadTo = z.later(() => z.object({ to: z.number(), seen: z.array(z.string()) }));
export type ReadTo = z.Of<typeof ReadTo>;

/** How much a purge takes: visits, outings, answers kept by the Forms, lines of the Log. */
export const PurgeCounts = z.later(() =>
  z.object({ visits: z.number(), outings: z.number(), answers: z.number(), lines: z.number() }),
);
export type PurgeCounts = z.Of<typeof PurgeCounts>;

/** A purge that somebody ordered and that is not done yet. */
export const PurgeOrder = z.later(() =>
  z.object({
    at: z.number(),
    by: z.string(),
    /** It takes what was closed before this instant. */
    before: z.number(),
    /** What was shown to whoever ordered it. */
    counts: PurgeCounts(),
    /** An execution is at it until then. */
    claimedUntil: z.number(),
  }),
);
export type PurgeOrder = z.Of<typeof PurgeOrder>;

/** A concern or an incident in a form that no visit could hold: kept until somebody has answered it (src/visit/unplaced.ts). */
export const Unplaced = z.later(() =>
  z.object({
    /** The response's id, and when it was heard of: sent again it is heard anew. */
    id: z.string(),
    at: z.number(),
    form: z.string(),
    accusation: z.boolean(),
    againstHead: z.boolean(),
    /** Addresses of those accused. */
    accused: z.array(z.string()),
    /** What its letter says. */
    params: z.record(z.string(), z.string()),
  }),
);
export type Unplaced = z.Of<typeof Unplaced>;

/** The one record that is the school. It lives in `Open` like any other, so that one read brings all an act needs. */
export const School = z.later(() =>
  z.extend(RecordBase(), {
    kind: z.literal('school'),
    settings: Settings(),
    staff: z.array(StaffMember()),
    files: Files(),
    /** The last number given to a visit and to an outing. */
    lastVisit: z.number(),
    lastOuting: z.number(),
    lastDrill: z.optional(z.number()),
    read: z.array(ReadAndUnderstood()),
    /** The school's own words of guidance, by policy and moment, where they are not the policy's. */
    guidance: z.optional(z.record(z.string(), z.record(z.string(), z.array(z.string())))),
    certificates: z.optional(z.array(Certificate())),
    /** When settings and staff were last read from their sheets, and replies from the mailbox. */
    lookedAt: z.number(),
    repliesTo: z.number(),
    /** The day the health mail last went out, `YYYY-MM-DD`. */
    healthOn: z.string(),
    /** Form answers that made no sense and whose sender was asked to put them right: response id to its time. */
    puzzles: z.record(z.string(), z.number()),
    /** The term for which the summary went out last, by its last day (NAS-28). */
    summaryOn: z.optional(z.string()),
    purge: z.optional(z.nullable(PurgeOrder())),
    /** The newest replies that were dealt with. */
    repliesSeen: z.array(z.string()),
    /** By account, where there is a standby. What is here of a mailbox counts before `repliesTo` and `repliesSeen`. */
    engines: z.optional(z.record(z.string(), Engine())),
    mailboxes: z.optional(z.record(z.string(), ReadTo())),
    /** The build that each account's web app ran when somebody last signed out there. */
    webBuilds: z.optional(z.record(z.string(), z.string())),
    /** What stood in Open when the tick last looked. */
    roll: z.optional(Roll()),
    unplaced: z.optional(z.array(Unplaced())),
    /** Problems the administrator was told about and when, so that each is told once a day, not once a tick. */
    told: z.record(z.string(), z.number()),
  }),
);
export type School = z.Of<typeof School>;
