// An incident: who hears of it at once, who answers it, where it is recorded; an accusation is for as few as can be.
import { policyOf } from '../policy';
import { roleWords } from '../policy/role-names';
import { type Decided, type Facts, refused } from '../record/decide';
import { type Deadline, NO_DEADLINE } from '../record/ladder';
import { logged, posted } from '../record/record';
import type { School } from '../school/school';
import { dueByEndOfDay, type Instant, MINUTE, timeWords } from '../time';
import { isForChair } from './accused';
import type { VisitAct } from './acts';
import { answered, openIncident, waitingIncidents, withIncident } from './incidents';
import { ACCUSATION, isAccusation, type Visit } from './record';
import { chairFor, mayAnswerIncident, mayKeepRecords, visitTargets } from './who';

/** Whether it must still be recorded that it was written down where the policy says (CELT-22). An accusation never is. */
export function isIncidentToRecord(visit: Visit): boolean {
  return visit.rules.incident.recorded && openIncident(visit) !== undefined && !visit.incidentRecorded;
}

/** Until the headteacher (or the chair) has answered, and until it is recorded. */
export function incidentDeadlines(visit: Visit, school: School, now: Instant): Deadline[] {
  const toAnswer = waitingIncidents(visit).map(({ responseId }) =>
    answerDeadline(withIncident(visit, responseId), school, now),
  );
  const open = openIncident(visit);
  if (!open || !isIncidentToRecord(visit)) return toAnswer.flat();
  const due = dueByEndOfDay(open.at, school.settings);
  const toRecord = {
    key: `incident record@${due}`,
    due,
    steps: visit.rules.ladders.cpoms,
    letter: 'incident record',
    urgent: false,
    params: { incident: open.responseId },
    words: `incident to be recorded, due ${timeWords(due, now)}`,
  };
  return [...toAnswer.flat(), toRecord];
}

function answerDeadline(visit: Visit, school: School, now: Instant): Deadline[] {
  const { incident } = visit;
  if (!incident) return [];
  const { at, responseId } = incident;
  const due = dueByEndOfDay(at, school.settings);
  // One ladder from the minute it was sent, so that the next rung is asked at once where the headteacher was a visitor.
  const atOnce = { after: (at - due) / MINUTE, to: 'headteacher' as const };
  const accusation = isAccusation(visit);
  // SPT-12: whoever else is asked may be the one accused.
  const steps = visit.rules.ladders.incident.filter(({ to }) => !accusation || to === 'headteacher');
  // NAS-25: two may be sent at one time, and each is answered for itself.
  const key = `incident@${at}${accusation ? ` ${responseId}` : ''}`;
  const common = { due, steps: [atOnce, ...steps], urgent: true, params: { incident: responseId } };
  const words = `incident to be acknowledged by ${roleWords('headteacher', policyOf(school.settings.policy))}, due ${timeWords(due, now)}`;
  if (!accusation) return [{ ...common, key, letter: 'incident', words }];
  if (!isForChair(incident, visit.request.visitors, school.staff))
    return [{ ...common, key, letter: 'accusation', inConfidence: true, words }];
  // Another chair's ladder begins afresh.
  const chair = chairFor(visit, school);
  const letter = chair === '' ? 'name a chair' : 'accusation';
  return [{ ...common, key: `${key} ${chair}`, letter, inConfidence: true, words }];
}

/** Whoever the policy names hears of it at once, beside those who answer it; never of an accusation (CELT-22, SPT-12). */
export function incidentTold(visit: Visit, { now, school }: Facts): Visit {
  if (isAccusation(visit)) return visit;
  const whoIs = visitTargets(visit, school);
  const people = visit.rules.incident.tells
    .flatMap((target) => whoIs(target, NO_DEADLINE))
    .filter((email) => !mayAnswerIncident(visit, email, school));
  const params = { incident: visit.incident?.responseId ?? '' };
  return posted(visit, now, 'incident told', people, { urgent: true, params });
}

/** What is answered when more came in than the reader has seen. */
export const SAID_SINCE =
  'More has been written since. Open the visit’s page again, read it all, then press the button.';

/** "I have read this": the headteacher, or the chair where it is said against the headteacher. */
export function acknowledgeIncident(
  visit: Visit,
  { words, incident, at }: Extract<VisitAct, { act: 'acknowledge incident' }>,
  facts: Facts,
): Decided<Visit> {
  const { now, actor, school } = facts;
  const mine = waitingIncidents(visit).filter(({ responseId }) =>
    mayAnswerIncident(withIncident(visit, responseId), actor.email, school),
  );
  // Of what waits for this reader only what they have read is answered; without its id there must be no doubt.
  const read = incident === undefined ? mine : mine.filter(({ responseId }) => responseId === incident);
  if (mine.length > 0) {
    const newer = read.some((one) => at !== undefined && at < one.at);
    const [meant] = read;
    if (!meant || read.length !== 1 || newer) return refused(visit, SAID_SINCE);
    const next = answered(visit, [meant.responseId], { at: now, by: actor.email, words });
    // Whom an accusation went to is for nobody else to know.
    if (meant.sort === ACCUSATION) return { record: next };
    return { record: logged(next, now, actor.email, 'Acknowledged the incident') };
  }
  // Of an accusation nobody else learns that it is there; an answer that was given before is no mistake.
  const told = withIncident(visit, incident);
  if (told.incident && mayAnswerIncident(told, actor.email, school)) return { record: visit };
  return openIncident(visit)
    ? refused(visit, `Only ${roleWords('headteacher', facts.policy)} can acknowledge an incident.`)
    : refused(visit, 'No incident has been reported on this visit.');
}

/** "The incident is on CPOMS": by whom and when. */
export function recordIncident(visit: Visit, words: string, facts: Facts): Decided<Visit> {
  const { now, actor, school } = facts;
  if (!mayKeepRecords(visit, actor.email, school))
    return refused(visit, 'Only visitors, office and safeguarding can record this.');
  if (!openIncident(visit)) return refused(visit, 'There is no incident here to be recorded.');
  if (visit.incidentRecorded) return { record: visit };
  const next = { ...visit, incidentRecorded: { at: now, by: actor.email, words } };
  return { record: logged(next, now, actor.email, 'Recorded the incident') };
}
