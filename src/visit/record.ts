// A visit: one household, one request, one assessment, one approval, one report. Its record, and what its state is called.
import { LIKELIHOODS, Reason, Role, SEVERITIES } from '../policy/schema';
import { FrozenRules } from '../policy/usual';
import { Practice } from '../record/practice';
import { RecordBase } from '../record/record';
import * as z from '../schema';
import { type Instant, instantOf } from '../time';

/** Text; several choices; a grid's rows, each with its choice. By the question's key. */
export const Answer = z.later(() => z.union([z.string(), z.array(z.string()), z.record(z.string(), z.string())]));
export type Answer = z.Of<typeof Answer>;
export const Answers = z.later(() => z.record(z.string(), Answer()));
export type Answers = z.Of<typeof Answers>;

/** A companion from outside the school. */
export const Companion = z.later(() => z.object({ name: z.string(), agency: z.string(), mobile: z.string() }));
export type Companion = z.Of<typeof Companion>;

export const TRANSPORT = ['Car', 'On foot', 'Public transport or taxi'] as const;
export const Transport = z.later(() => z.enum(TRANSPORT));
export type Transport = z.Of<typeof Transport>;

/** What an answered form says to the approver, in words. */
const Caution = z.later(() => ({
  /** What speaks for caution, worst first. */
  worries: z.array(z.string()),
  /** What must be put right before anyone can approve (SPT-20). */
  blocks: z.array(z.string()),
  /** What the approver must write a reason for in order to approve all the same (SPT-24). */
  needsReason: z.array(z.string()),
}));

const Day = z.later(() => z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)));
const TimeOfDay = z.later(() => z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)));

/** Somebody at an agency that works with the family, who is told of the visit (NAS-08). */
export const Agency = z.later(() =>
  z.object({ name: z.string(), contact: z.string(), phone: z.string(), email: z.string() }),
);
export type Agency = z.Of<typeof Agency>;

/** A child is to go in the car (CELT-19): age in years and height in cm as far as they are known. */
export const Carried = z.later(() => z.object({ age: z.nullable(z.number()), cm: z.nullable(z.number()) }));
export type Carried = z.Of<typeof Carried>;

/** The Home Visit Form as answered: what the engine needs by name, and every answer by key. */
export const Request = z.later(() =>
  z.object({
    visitors: z.array(z.string()),
    companions: z.array(Companion()),
    pupil: z.string(),
    yearGroup: z.string(),
    address: z.string(),
    /** The family's numbers, for the day someone is not back. */
    familyPhones: z.string(),
    /** `YYYY-MM-DD`, `HH:MM`, Europe/London. */
    date: Day(),
    arrive: TimeOfDay(),
    backBy: TimeOfDay(),
    transport: Transport(),
    reason: z.string(),
    /** The reason as the policy had it then, with all that hangs on it; nothing where it was none of the policy's. */
    because: z.optional(Reason()),
    /** Whether the family does not know that anybody comes. */
    unannounced: z.optional(z.boolean()),
    whomToSee: z.optional(z.string()),
    /** When they mean to leave the house, `HH:MM`; empty where it is not known. */
    leaveBy: z.optional(z.string()),
    agencies: z.optional(z.array(Agency())),
    carried: z.optional(Carried()),
    /** Significant and immediate concern: the police are asked for a welfare call (SPT-03). */
    immediateConcern: z.boolean(),
    /** The police reference where they had been called before the form was sent, or empty. */
    policeReference: z.string(),
    ...Caution(),
    answers: Answers(),
  }),
);
export type Request = z.Of<typeof Request>;

export const LEVELS = ['Low', 'Medium', 'High'] as const;
export const Level = z.later(() => z.enum(LEVELS));
export type Level = z.Of<typeof Level>;

export const AssessedHazard = z.later(() =>
  z.object({
    words: z.string(),
    people: z.string(),
    severity: z.enum(SEVERITIES),
    likelihood: z.enum(LIKELIHOODS),
    level: Level(),
    harm: z.string(),
    controls: z.array(z.string()),
  }),
);
export type AssessedHazard = z.Of<typeof AssessedHazard>;

/** The lone working risk assessment as answered. */
export const Assessment = z.later(() =>
  z.object({
    hazards: z.array(AssessedHazard()),
    /** The highest level of any hazard. */
    level: Level(),
    /** Every control that must be in place before leaving (SPT-17). */
    controls: z.array(z.string()),
    ...Caution(),
    answers: Answers(),
  }),
);
export type Assessment = z.Of<typeof Assessment>;

/** The visit report as answered. */
export const Report = z.later(() =>
  z.object({
    outcome: z.string(),
    /** Matters beside the reason, and whom they go to (WLS-09). */
    passedOn: z.optional(z.object({ words: z.string(), to: z.string() })),
    /** Who gets the minutes beside the pupil's file; `why` where the parents do not (NAS-20). */
    copies: z.optional(
      z.object({
        parents: z.boolean(),
        parentsAt: z.string(),
        why: z.string(),
        /** Whether the authority gets one, and the e-mail address; empty where it goes in another way. */
        authority: z.optional(z.boolean()),
        authorityAt: z.string(),
      }),
    ),
    /** No parent was there all the time, though the policy wants one to be (NAS-22). */
    parentAbsent: z.optional(z.boolean()),
    childSeen: z.boolean(),
    seenBy: z.string(),
    concern: z.string(),
    controlsKept: z.boolean(),
    actions: z.array(z.object({ what: z.string(), owner: z.string(), due: z.string(), area: z.optional(z.string()) })),
    answers: Answers(),
  }),
);
export type Report = z.Of<typeof Report>;

export const INJURY = 'Injury or attack';
/** Of which as few as can be may know (SPT-12, NAS-25). */
export const ACCUSATION = 'Accusation against staff';
export const SORTS = [INJURY, 'Threat or aggression', ACCUSATION, 'Something else'] as const;
export const Incident = z.later(() =>
  z.object({
    sort: z.enum(SORTS),
    what: z.string(),
    /** It is said against the headteacher, and goes to the chair instead (NAS-25). */
    againstHead: z.optional(z.boolean()),
    /** Who of the staff is accused, by address: never told of it, and never to answer it (SPT-12). */
    accused: z.optional(z.array(z.string())),
    answers: Answers(),
  }),
);
export type Incident = z.Of<typeof Incident>;

/** Where a Form's answer came from: to know it again, and to let its sender put it right. */
const Sent = z.later(() => ({ at: z.number(), by: z.string(), responseId: z.string(), editUrl: z.string() }));

export const Done = z.later(() => z.object({ at: z.number(), by: z.string(), words: z.string() }));
export type Done = z.Of<typeof Done>;

/** What is said of the parents when a visit is called off. */
export const PARENTS_TOLD = ['yes', 'not yet', 'they knew of no visit'] as const;

export const Action = z.later(() =>
  z.object({
    id: z.string(),
    what: z.string(),
    /** An address on the staff list, or a role's name where nobody was named. */
    owner: z.string(),
    due: z.number(),
    /** Where the policy sorts actions by area, which one (WLS-15). */
    area: z.optional(z.string()),
    /** The role that alone may close it, and that is reminded with its owner (CELT-28). */
    closes: z.optional(Role()),
    done: z.nullable(Done()),
  }),
);
export type Action = z.Of<typeof Action>;

export const Ruling = z.later(() => z.enum(['approved', 'declined', 'sent back', 'invited into school']));
export type Ruling = z.Of<typeof Ruling>;

export const Decision = z.later(() =>
  z.object({
    ruling: Ruling(),
    at: z.number(),
    by: z.string(),
    /** By which way it came: `page`, `reply`, `phone` as somebody at school wrote it down, `policy` where nobody had to decide. */
    via: z.string(),
    party: z.enum(['alone', 'in a pair']),
    /** The times that an approval was given for, so that small changes cannot add up. */
    planned: z.optional(z.object({ arrive: z.string(), backBy: z.string() })),
    /** Conditions of an approval, or the reason of anything else. */
    words: z.string(),
    /** Approved by phone: who at school wrote it down, and when the approver confirmed it. */
    byPhone: z.optional(z.object({ recordedBy: z.string(), confirmedAt: z.nullable(z.number()) })),
  }),
);
export type Decision = z.Of<typeof Decision>;

/** A child alone at home who should not be: told at once, acknowledged, and decided on (CELT-15). */
export const ChildAlone = z.later(() =>
  z.object({
    at: z.number(),
    by: z.string(),
    words: z.string(),
    acknowledged: z.nullable(Done()),
    /** Whether it was referred to social care, and why or why not. */
    decided: z.nullable(z.extend(Done(), { referred: z.boolean() })),
  }),
);
export type ChildAlone = z.Of<typeof ChildAlone>;

/** A reason owed in writing by whoever did not feel safe (NAS-17). */
export const Written = z.later(() =>
  z.object({
    since: z.number(),
    by: z.string(),
    what: z.string(),
    /** They turned back at the door and nobody said why: it may have been for their safety. */
    unsaid: z.optional(z.boolean()),
    given: z.nullable(Done()),
    /** What was given before, of another time. */
    earlier: z.optional(z.array(Done())),
  }),
);
export type Written = z.Of<typeof Written>;

/** Something that was told or given to an agency, the parents or the authority: to whom, by what way, by whom. */
export const Handed = z.later(() =>
  z.object({
    to: z.string(),
    what: z.enum(['told by phone', 'confirmed by letter', 'minutes filed', 'minutes given']),
    how: z.string(),
    at: z.number(),
    by: z.string(),
    /** The minutes have been changed since: they are to be filed and given anew. */
    old: z.optional(z.boolean()),
  }),
);
export type Handed = z.Of<typeof Handed>;

export const Visit = z.later(() =>
  z.extend(RecordBase(), {
    kind: z.literal('visit'),
    /** A drill: nobody goes to any house. */
    practice: z.optional(Practice()),
    policy: z.string(),
    /** The policy's rules as they were at approval. */
    rules: FrozenRules(),
    policyVersion: z.string(),
    request: z.extend(Request(), Sent()),
    assessment: z.nullable(z.extend(Assessment(), Sent())),
    decision: z.nullable(Decision()),
    /** Who was asked to decide, so that exactly they hear what was decided. */
    asked: z.array(z.string()),
    /** Somebody has decided on it, so that it is not cleared of itself any more where the policy would. */
    personDecides: z.optional(z.boolean()),
    police: z.nullable(z.object({ at: z.number(), by: z.string(), reference: z.string(), result: z.string() })),
    /** Called off: `unsafe` by somebody who did not feel safe; what was said of the parents where it is asked (CELT-21). */
    cancelled: z.nullable(
      z.extend(Done(), { unsafe: z.optional(z.boolean()), parents: z.optional(z.enum(PARENTS_TOLD)) }),
    ),
    /** The day on which nobody left for it though it was approved, `YYYY-MM-DD`: what follows from that is opened (CELT-21). */
    missed: z.optional(z.string()),
    /** The family would rather have no visit (WNA-03). */
    familyRefused: z.optional(z.nullable(Done())),
    /** Papers that an approver let wait in an emergency, with the reason. */
    override: z.optional(z.nullable(Done())),
    handed: z.optional(z.array(Handed())),
    childAlone: z.optional(z.nullable(ChildAlone())),
    written: z.optional(z.nullable(Written())),
    /** The newest alarm that somebody raised on it: whether they were in danger, and that it is over. */
    alarm: z.optional(z.object({ at: z.number(), by: z.string(), danger: z.boolean(), over: z.boolean() })),
    incidentRecorded: z.optional(z.nullable(Done())),
    /** The outing that it is or was part of, and how its stop ended. */
    outing: z.string(),
    leftSchoolAt: z.nullable(z.number()),
    /** Who signed them out, and who said that they are back: a visitor or the office (WLS-05). */
    signedOutBy: z.optional(z.string()),
    signedInBy: z.optional(z.string()),
    /** The visitors' mobiles as given at that sign-out, by address. */
    mobiles: z.optional(z.record(z.string(), z.string())),
    /** When each of them had said "read and understood" to the policy by then, by address (SPT-21). */
    readPolicyAt: z.optional(z.record(z.string(), z.number())),
    made: z.nullable(
      z.object({
        at: z.number(),
        arrivedAt: z.nullable(z.number()),
        leftAt: z.nullable(z.number()),
        how: z.string(),
        /** Who ended it and why, where it did not end with a visit; and whether that was for somebody's safety. */
        by: z.optional(z.string()),
        words: z.optional(z.string()),
        unsafe: z.optional(z.boolean()),
      }),
    ),
    /** When its visitors were back at school, or left for home: what is owed in writing counts from here. */
    returnedAt: z.nullable(z.number()),
    report: z.nullable(z.extend(Report(), Sent())),
    incident: z.nullable(z.extend(Incident(), Sent())),
    incidentAcknowledged: z.nullable(Done()),
    /** What others sent before the newest, oldest first: nothing that was written is lost. */
    earlierReports: z.optional(z.array(z.extend(Report(), Sent()))),
    earlierIncidents: z.optional(z.array(z.extend(Incident(), { ...Sent(), acknowledged: z.nullable(Done()) }))),
    /** Every answer of a form that was taken in, by its id, and its newest version's time: known again when found again. */
    answersTaken: z.optional(z.record(z.string(), z.number())),
    concern: z.nullable(z.object({ at: z.number(), by: z.string(), words: z.string() })),
    concernAcknowledged: z.nullable(Done()),
    /** Recorded on CPOMS, or `on` another place that the policy names. */
    cpoms: z.nullable(z.extend(Done(), { on: z.optional(z.string()) })),
    /** It had been recorded, and something came that belongs there too: since when it is owed again. */
    recordAnewSince: z.optional(z.number()),
    actions: z.array(Action()),
    closedAt: z.nullable(z.number()),
  }),
);
export type Visit = z.Of<typeof Visit>;

export type VisitStatus =
  | 'requested'
  | 'sent back'
  | 'approved'
  | 'declined'
  | 'invited into school'
  | 'out'
  | 'made'
  | 'reported'
  | 'closed'
  | 'cancelled'
  | 'family prefers no visit'
  | 'expired';

/** Whether the newest incident is an accusation against staff, of which as few as can be may know (SPT-12). */
export function isAccusation(visit: Visit): boolean {
  return visit.incident?.sort === ACCUSATION;
}

/** Whether it is said against the headteacher: then it is the chair's alone (NAS-25). */
export function isAgainstHead(visit: Visit): boolean {
  return isAccusation(visit) && visit.incident?.againstHead === true;
}

/** When the visitors mean to be at the door. */
export function arrival(visit: Visit): Instant {
  return instantOf(visit.request.date, visit.request.arrive);
}

/** When they mean to be back. */
export function plannedReturn(visit: Visit): Instant {
  return instantOf(visit.request.date, visit.request.backBy);
}

/** Whether nobody can have been there yet: nobody left for it, and its time has not come. */
export function isStillToCome(visit: Visit, now: Instant): boolean {
  return !visit.made && visit.outing === '' && now < arrival(visit);
}

/** Whether the day for which it was planned is over. */
export function isDayOver(visit: Visit, now: Instant): boolean {
  return now > instantOf(visit.request.date, '23:59');
}

/** Whether the family sent them away at the door, with no worry for the child, and a line of that is enough (WNA-03). */
export function isRefusedAtDoor({ made, rules, request, concern, report, alarm }: Visit): boolean {
  const wish = made?.how === 'family prefers no visit' && !made.unsafe && !alarm && !report;
  return wish && rules.refusedAtDoor === 'a line is kept' && !request.because?.welfare && concern === null;
}

/**
 * What a visit's state is called at `now`. Never stored: a request that nobody answered is expired from its arrival
 * time on, an approved one that nobody left for from the end of its date.
 */
export function status(visit: Visit, now: Instant): VisitStatus {
  if (visit.closedAt !== null) return 'closed';
  if (visit.cancelled) return 'cancelled';
  // A report alone makes no visit: whom it names as its sender is only a claim.
  if (isRefusedAtDoor(visit)) return 'family prefers no visit';
  if (visit.made) return visit.report ? 'reported' : 'made';
  if (visit.outing !== '') return 'out';
  if (visit.familyRefused) return 'family prefers no visit';
  if (visit.decision?.ruling === 'declined' || visit.decision?.ruling === 'invited into school')
    return visit.decision.ruling;
  if (visit.decision?.ruling === 'approved') {
    return isDayOver(visit, now) ? 'expired' : 'approved';
  }
  if (now >= arrival(visit)) return 'expired';
  return visit.decision?.ruling === 'sent back' ? 'sent back' : 'requested';
}
