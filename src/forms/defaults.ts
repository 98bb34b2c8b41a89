// What a form opened by link already has in it.
import type { Policy } from '../policy/schema';
import { personAt } from '../school/people';
import type { Settings, StaffMember } from '../school/school';
import { localDate, localTime } from '../time';
import { isOutsideHours } from '../visit/hours';
import type { Answers, Visit } from '../visit/record';
import { controlsKey } from './assessment';
import { asked } from './forms';
import { personChoice } from './question';

/**
 * What a repeated request has in it: who goes, to whom, where and why. Its date, what is told and agreed anew each time, and
 * what was written in confidence stay out, since a link stands in the browser's history.
 */
const AGAIN = [
  ...['visitors', 'companions', 'party', 'pupil', 'yearGroup', 'place', 'address', 'landline', 'familyPhones'],
  ...['whomToSee', 'transport', 'reason', 'otherReason'],
];

/** A request to be made again, without its dates (CELT-21, X-16): for the form's prefilled link. */
export function requestAgain(visit: Visit): Answers {
  return Object.fromEntries(Object.entries(visit.request.answers).filter(([key]) => AGAIN.includes(key)));
}

/**
 * The policy's standing assessment under a reference (SPT-25, SPT-26): every hazard's likelihood, severity and controls.
 * What depends on the visit is left to whoever fills it in.
 */
export function standingAssessment(policy: Policy, reference: string): Answers {
  const usual: Answers = {
    reference,
    likelihood: Object.fromEntries(policy.hazards.map(({ words, likelihood }) => [words, likelihood])),
    severity: Object.fromEntries(policy.hazards.map(({ words, severity }) => [words, severity])),
    ...Object.fromEntries(policy.hazards.map((hazard) => [controlsKey(hazard), hazard.controls])),
    hasExtra: 'No',
  };
  return onlyAsked(policy, usual);
}

/** The standing assessment for one visit: its reference, and whether it lies outside school hours (SPT-15). */
export function assessmentDefaults(policy: Policy, visit: Visit, settings: Settings): Answers {
  const outside = isOutsideHours(visit.request, settings) ? 'Yes' : 'No';
  return { ...standingAssessment(policy, visit.ref), ...onlyAsked(policy, { outside }) };
}

function onlyAsked(policy: Policy, answers: Answers): Answers {
  const wanted = new Set(asked('assessment', policy).map(({ key }) => key));
  return Object.fromEntries(Object.entries(answers).filter(([key]) => wanted.has(key)));
}

/** The report's link: its reference, and nothing that could be left standing unread. */
export function reportDefaults(visit: Visit): Answers {
  return { reference: visit.ref };
}

/** The incident's link: its reference, with today and the time now, since most are written at once. */
export function incidentDefaults(visit: Visit, now: number): Answers {
  return { reference: visit.ref, date: localDate(now), time: localTime(now) };
}

/** A request's link for somebody on the staff list: they are ticked as going. */
export function requestFor(email: string, staff: StaffMember[]): Answers {
  const person = personAt(staff, email);
  return person?.active && person.roles.includes('visitor') ? { visitors: [personChoice(person)] } : {};
}
