// A drill's visit: made up, of no child and no house; it takes the real path, and owes nothing when it is over.
import type { Facts } from '../record/decide';
import type { Practice } from '../record/practice';
import { mayDrill, NOT_YOURS } from '../school/drill-people';
import { hasRole, nameOf } from '../school/people';
import { HOUR, localDate, localTime, MINUTE } from '../time';
import type { Assessment, Request, Visit } from './record';
import { requestVisit, type Sent } from './send-in';

/** The choice of minutes until the return is due. */
export const DRILL_MINUTES = { least: 5, most: 60 };
/** How long its approvers have, and how long it takes at the most: all on one day. */
const TO_APPROVE = 2 * HOUR;
const LATEST_START = '19:00';

/** Who plays the visitors, and after how many minutes they are to be back. */
export interface DrillWish {
  visitors: string[];
  minutes: number;
}

/** What stands in the way of a drill; empty where nothing does. */
function against({ visitors, minutes }: DrillWish, busy: string[], { now, actor, school, rules }: Facts): string[] {
  if (!mayDrill(actor.email, school)) return [NOT_YOURS];
  const reasons: string[] = [];
  const name = (email: string) => nameOf(school.staff, email);
  if (visitors.length === 0) reasons.push('Choose who plays the visitor.');
  if (visitors.length > 0 && visitors.length < rules.party.least)
    reasons.push('Nobody goes alone under this school’s policy: choose a second visitor.');
  for (const email of visitors.filter((one) => !hasRole(school.staff, one, 'visitor')))
    reasons.push(`${name(email)} is not a visitor on the staff list.`);
  for (const email of visitors.filter((one) => busy.includes(one)))
    reasons.push(`${name(email)} is out on a real visit now. Choose somebody else.`);
  if (!(minutes >= DRILL_MINUTES.least && minutes <= DRILL_MINUTES.most))
    reasons.push(`Choose ${DRILL_MINUTES.least} to ${DRILL_MINUTES.most} minutes until the return is due.`);
  if (localTime(now) >= LATEST_START) reasons.push(`Start a drill before ${LATEST_START}: it can take four hours.`);
  return reasons;
}

/**
 * A drill begins: a made-up request, assessed as low where the policy asks for an assessment, and from there the real
 * path. `busy`: who is out on a real visit (addresses).
 */
export function startDrill(ref: string, wish: DrillWish, busy: string[], facts: Facts): { visit: Visit } | string[] {
  const chosen = wish.visitors.filter((email) => email !== '');
  const visitors = [...new Set(chosen)];
  const reasons = against({ ...wish, visitors }, busy, facts);
  if (visitors.length < chosen.length)
    reasons.push('The same person stands there twice: choose somebody else to go with them.');
  if (reasons.length > 0) return reasons;
  const { now, actor, rules } = facts;
  const sent: Sent = { at: now, by: actor.email, responseId: ref, editUrl: '' };
  const practice: Practice = { by: actor.email, at: now, minutes: wish.minutes, steps: [] };
  const asks = rules.assessment !== 'not asked';
  return {
    visit: requestVisit(ref, { ...madeUp(visitors, wish.minutes, now), ...sent }, facts, {
      practice,
      assessment: asks ? { ...LOW, ...sent } : null,
    }),
  };
}

function madeUp(visitors: string[], minutes: number, now: number): Request {
  const arrive = now + TO_APPROVE;
  const time = localTime(arrive + minutes * MINUTE);
  return {
    visitors,
    companions: [],
    pupil: 'Pretend Pupil',
    yearGroup: '',
    address: 'PRACTICE, no house',
    familyPhones: '',
    date: localDate(now),
    arrive: localTime(arrive),
    backBy: time,
    transport: 'On foot',
    reason: 'PRACTICE: a drill of the alarm',
    whomToSee: 'Nobody',
    leaveBy: time,
    immediateConcern: false,
    policeReference: '',
    worries: [],
    blocks: [],
    needsReason: [],
    answers: {},
  };
}

const CONTROL = 'PRACTICE: my phone is charged and switched on';

/** A made-up assessment of a low risk, so that nobody has to invent one. */
const LOW: Assessment = {
  hazards: [
    {
      words: 'PRACTICE: a made-up hazard',
      people: 'The visitors',
      severity: 'Minor',
      likelihood: 'Remote',
      level: 'Low',
      harm: 'None: this is practice',
      controls: [CONTROL],
    },
  ],
  level: 'Low',
  controls: [CONTROL],
  worries: [],
  blocks: [],
  needsReason: [],
  answers: {},
};
