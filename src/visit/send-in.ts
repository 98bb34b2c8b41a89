// What the four forms make of a visit: asked for, assessed, reported, an incident; and each of them sent in again.
import { type Facts, stepped } from '../record/decide';
import { NO_DEADLINE } from '../record/ladder';
import { blank, logged, posted } from '../record/record';
import { personAt } from '../school/people';
import { instantOf, MINUTE } from '../time';
import { agenciesAmended, agenciesAnew } from './agencies';
import { parentsToldMoved } from './calling-off';
import { saysMore } from './cautions';
import { informed, needsNobody } from './clearing';
import { underPolicy } from './frozen';
import { assessedAfterClearing, assessedWhileOut, isAfterLeaving } from './late-assessment';
import { isWeightier, toldOtherwise } from './otherwise';
import { resultOwed } from './police';
import { type Assessment, type Request, status, type Visit } from './record';
import { settled } from './settle';
import { knewOf, visitTargets } from './who';

export { reportIncident, reportVisit } from './reported';

/** Where a Form's answer came from. */
export interface Sent {
  at: number;
  by: string;
  responseId: string;
  editUrl: string;
}

/** A new visit, from a Home Visit Form; `more`: what a drill has beside it from the beginning. */
export function requestVisit(
  ref: string,
  request: Request & Sent,
  facts: Facts,
  more: Partial<Pick<Visit, 'practice' | 'assessment'>> = {},
): Visit {
  const visit: Visit = {
    ...blank(ref),
    kind: 'visit',
    ...underPolicy(facts),
    request,
    assessment: null,
    decision: null,
    asked: [],
    police: policeIn(request),
    cancelled: null,
    outing: '',
    leftSchoolAt: null,
    made: null,
    returnedAt: null,
    report: null,
    incident: null,
    incidentAcknowledged: null,
    concern: null,
    concernAcknowledged: null,
    cpoms: null,
    actions: [],
    closedAt: null,
    ...more,
  };
  const by = request.by === '' ? request.visitors.slice(0, 1) : [request.by];
  let next = logged(stepped(visit, ''), facts.now, request.by, 'Asked for the visit (Home Visit Form)');
  // Where nobody has to approve, the next letter says that they may go: one is enough, but for the police's sake.
  if (request.immediateConcern || !needsNobody(next, facts)) next = posted(next, facts.now, 'request received', by);
  return settled(visit.police ? policeTold(next, facts) : next, facts);
}

/** A police call that was made before the form was sent. */
function policeIn({ at, by, policeReference }: Request & Sent): Visit['police'] {
  return policeReference === '' ? null : { at, by, reference: policeReference, result: '' };
}

/** An immediate concern is told to the whole team also where the police know of it: the form may be wrong (SPT-03). */
function policeTold(visit: Visit, facts: Facts): Visit {
  const { now, school } = facts;
  if (!visit.request.immediateConcern) return visit;
  const owing = resultOwed(visit, facts);
  const whoIs = visitTargets(visit, school);
  const rungs = (['safeguarding team', 'safeguarding lead', 'headteacher'] as const).map((to) =>
    whoIs(to, NO_DEADLINE),
  );
  const people = rungs.find((found) => found.length > 0) ?? [];
  return posted(owing, now, 'police welfare call', people, { urgent: true });
}

/** What changed, where a form says more against a visit than was weighed when it was decided. */
const CAUTION = 'what speaks for caution';

/** The Home Visit Form sent again: what changed, and whether it needs approval anew (NAS-07). */
export function amendRequest(visit: Visit, sent: Request & Sent, facts: Facts): Visit {
  const changes = weightyChanges({ ...visit.request, ...visit.decision?.planned }, sent);
  const under = visit.outing !== '' || visit.made !== null;
  const request = stillConcerned(visit.request, under ? asLeft(visit.request, sent) : sent);
  let next: Visit = { ...stepped(visit, ''), request };
  const said = changes.length > 0 ? `: ${changes.join(', ')}` : '';
  const kept = under && said !== '' ? '. Who goes, where and when stay as they were' : '';
  next = logged(next, facts.now, sent.by, `Changed the Home Visit Form${said}${kept}`);
  // Once the alarm is on, only the police call recorded on the page ends it: a form's sender is a claim.
  if (!visit.request.immediateConcern && request.immediateConcern && !visit.police) {
    next = { ...next, police: policeIn(request) };
    if (next.police) next = policeTold(next, facts);
  }
  next = agenciesAmended(next, visit.request.agencies ?? [], facts);
  if (!under && ['the date', 'the time', 'the address'].some((what) => changes.includes(what)))
    next = agenciesAnew(next, facts);
  if (under) return settled(toldOtherwise(visit, next, sent.by, facts), facts);
  if (
    ['closed', 'cancelled', 'family prefers no visit', 'declined', 'invited into school', 'expired'].includes(
      status(visit, facts.now),
    )
  )
    return settled(openedAgain(next, changes, knewOf(visit), facts), facts);
  if (changes.includes('the date')) next = parentsToldMoved(next, visit.request, facts);
  // Papers were let wait for what was asked for then.
  if (changes.length > 0) next = { ...next, override: null };
  if (visit.decision?.ruling === 'sent back') next = { ...next, decision: null };
  const against = visit.decision?.via === 'policy' && !needsNobody(next, facts);
  if (saysMore(visit, next)) changes.push(CAUTION);
  if (visit.decision?.ruling === 'approved' && (changes.length > 0 || against))
    next = approvalLapsed(next, changes.join(', ') || 'the Home Visit Form', knewOf(visit), facts);
  else next = toldOtherwise(visit, next, sent.by, facts);
  return settled(next, facts);
}

/** The form as sent, with what they left for as it was: who goes, where and when. What was written stands in `answers`. */
function asLeft(before: Request, sent: Request & Sent): Request & Sent {
  const { visitors, companions, address, date, arrive, backBy } = before;
  return { ...sent, visitors, companions, address, date, arrive, backBy };
}

/** An immediate concern that was raised stays raised, with what was written of it, whatever the form says later. */
function stillConcerned(before: Request, sent: Request & Sent): Request & Sent {
  if (!before.immediateConcern || sent.immediateConcern) return sent;
  const words = Object.entries(before.answers).filter(([key]) => /^(immediate|police)/.test(key));
  return { ...sent, immediateConcern: true, answers: { ...sent.answers, ...Object.fromEntries(words) } };
}

/** A visit that did not take place and is asked for anew: nothing that was decided on it holds any more. */
function openedAgain(visit: Visit, changes: string[], knew: string[], facts: Facts): Visit {
  const open = logged(
    { ...visit, closedAt: null, cancelled: null, familyRefused: null, override: null },
    facts.now,
    'engine',
    'Opened again: it was asked for once more',
  );
  if (visit.decision?.ruling !== 'approved') return { ...open, decision: null, asked: [] };
  return approvalLapsed(open, changes.join(', ') || 'the form', knew, facts);
}

/**
 * Changes that an approval does not cover: visitors, address, date, or more than an hour on the same day; a family that
 * is not told any more, a child in the car, a weightier reason.
 */
export function weightyChanges(before: Request, after: Request): string[] {
  const same = (a: string[], b: string[]) => [...a].sort().join('\n') === [...b].sort().join('\n');
  const apart = (a: string, b: string) => Math.abs(instantOf(after.date, a) - instantOf(after.date, b)) > 60 * MINUTE;
  const people = (r: Request) => [...r.visitors, ...r.companions.map((c) => `${c.name}, ${c.agency}`)];
  const changes: string[] = [];
  if (!same(people(before), people(after))) changes.push('who goes');
  if (before.address.trim() !== after.address.trim()) changes.push('the address');
  if (before.date !== after.date) changes.push('the date');
  else if (apart(before.arrive, after.arrive) || apart(before.backBy, after.backBy)) changes.push('the time');
  if (after.unannounced && before.unannounced === false) changes.push('whether the family is told');
  if (after.carried && !before.carried) changes.push('who travels in the car');
  if (isWeightier(before.because, after.because)) changes.push('the reason');
  return changes;
}

/**
 * Takes an approval back since it no longer covers what is planned. Everyone who knew of it is told, also those who do
 * not go any more, and everyone who goes now.
 */
function approvalLapsed(visit: Visit, what: string, knew: string[], facts: Facts): Visit {
  const open: Visit = { ...visit, decision: null, asked: [], override: null };
  // Cleared anew of itself: those who go and those who are told get the letters of that.
  const clear = needsNobody(open, facts);
  const said = clear ? `Cleared anew: ${what} changed` : `Needs approval anew: ${what} changed`;
  const hear = [...knewOf(open), ...informed(open, facts)];
  const next = logged(open, facts.now, 'engine', said);
  const told = clear ? knew.filter((email) => !hear.includes(email)) : [...knew, ...knewOf(next)];
  return posted(next, facts.now, 'approve again', told, { params: { what } });
}

/**
 * The risk assessment, first or changed. A level that rises after approval, or anything new against it, needs approval
 * anew; while they are out it is told to everybody concerned, and to whoever watches.
 */
export function assessVisit(visit: Visit, assessment: Assessment & Sent, facts: Facts, watcher = ''): Visit {
  const scale = ['Low', 'Medium', 'High'];
  // An assessment that comes late counts as if it had been low before: nothing was said of a risk.
  const rose = scale.indexOf(assessment.level) > scale.indexOf(visit.assessment?.level ?? 'Low');
  let next: Visit = { ...stepped(visit, ''), assessment };
  next = logged(
    next,
    facts.now,
    assessment.by,
    `Sent the risk assessment: ${assessment.level.toLowerCase()} risk${isAfterLeaving(next) ? ', after they had left' : ''}`,
  );
  if (visit.decision?.ruling === 'sent back') next = { ...next, decision: null };
  const sender = personAt(facts.school.staff, assessment.by)?.email;
  const clear = next.decision === null && needsNobody(next, facts);
  if (sender && visit.outing === '' && !clear) next = posted(next, facts.now, 'assessment received', [sender]);
  const standing = visit.outing === '' && visit.decision?.ruling === 'approved';
  if (standing && (rose || saysMore(visit, next)))
    next = approvalLapsed(next, rose ? 'the level of risk' : CAUTION, knewOf(visit), facts);
  else next = assessedAfterClearing(visit, assessedWhileOut(visit, next, rose, watcher, facts), facts);
  return settled(next, facts);
}
