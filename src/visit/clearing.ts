// A policy under which nobody has to approve: the visit is cleared of itself, and those who would decide are told.
import type { Facts } from '../record/decide';
import { NO_DEADLINE } from '../record/ladder';
import { logged, posted } from '../record/record';
import { ENGINE, listWords, nameOf } from '../school/people';
import { awaitsDecision, isComplete } from './deadlines';
import { underPolicy } from './frozen';
import type { Visit } from './record';
import { asksInstead, blocksOf, partySize, reasonsWanted } from './weighing';
import { standIns, visitTargets } from './who';

/** Who is told of a visit that needs no approval: the roles that would decide; where nobody is in them, their deputy, or who stands in. */
export function informed(visit: Visit, { school }: Pick<Facts, 'school'>): string[] {
  const whoIs = visitTargets(visit, school);
  const { by, deputy } = visit.rules.approval;
  const people = by.flatMap((role) => whoIs(role, NO_DEADLINE));
  const deputies = people.length > 0 ? [] : whoIs(deputy, NO_DEADLINE);
  const told = [...people, ...deputies];
  return [...new Set(told.length > 0 ? told : standIns(visit, school))];
}

/**
 * Whether the visit as it is goes without anybody's approval (WNA-13, WNA-14): all is in, nothing stands in the way or asks
 * for a reason, the risk is not above low, no person has decided on it before, and somebody can be told.
 */
export function needsNobody(visit: Visit, facts: Pick<Facts, 'school'>): boolean {
  return (
    visit.rules.approval.when === 'above low risk' &&
    isComplete(visit) &&
    visit.personDecides !== true &&
    !asksInstead(visit) &&
    blocksOf(visit).length + reasonsWanted(visit).length === 0 &&
    partySize(visit) >= visit.rules.party.least &&
    informed(visit, facts).length > 0
  );
}

/** The visit cleared, where it waits and needs nobody; else as it was. A person can still decide otherwise before they leave. */
export function cleared(visit: Visit, facts: Facts): Visit {
  const { now, school } = facts;
  if (!awaitsDecision(visit, now) || !needsNobody(visit, facts)) return visit;
  const { arrive, backBy } = visit.request;
  const told = informed(visit, facts);
  const decision: Visit['decision'] = {
    ruling: 'approved',
    at: now,
    by: ENGINE.email,
    via: 'policy',
    party: partySize(visit) > 1 ? 'in a pair' : 'alone',
    planned: { arrive, backBy },
    words: '',
  };
  const names = listWords(told.map((email) => nameOf(school.staff, email)));
  const words = `No approval is needed, ${decision.party}. Told ${names}`;
  let next = logged({ ...visit, decision, ...underPolicy(facts, visit.policy) }, now, ENGINE.email, words);
  const goes = [visit.request.by, ...visit.request.visitors].filter((email) => email !== '');
  next = posted(next, now, 'decision', goes);
  return posted(next, now, 'for your information', told);
}
