// An incident: who hears of it at once, who answers it, where it is recorded; an accusation is for as few as can be.
import type { Target } from '../policy/schema';
import { type Decided, type Facts, refused } from '../record/decide';
import type { Deadline } from '../record/ladder';
import { logged, posted } from '../record/record';
import type { Settings } from '../school/school';
import { dueByEndOfDay, type Instant, MINUTE, timeWords } from '../time';
import { isAccusation, isAgainstHead, type Visit } from './record';
import { mayAnswerIncident, mayKeepRecords, visitTargets } from './who';

/** Whether it must still be recorded that it was written down where the policy says (CELT-22). An accusation never is. */
export function isIncidentToRecord(visit: Visit): boolean {
  return visit.incident !== null && visit.rules.incident.recorded && !isAccusation(visit) && !visit.incidentRecorded;
}

/** Until the headteacher (or the chair) has answered, and until it is recorded. */
export function incidentDeadlines(visit: Visit, settings: Settings, now: Instant): Deadline[] {
  const { incident, rules } = visit;
  if (!incident) return [];
  const due = dueByEndOfDay(incident.at, settings);
  const owed: Deadline[] = [];
  if (!visit.incidentAcknowledged) owed.push(toAnswer(visit, incident.at, due, settings, now));
  if (isIncidentToRecord(visit)) {
    owed.push({
      key: `incident record@${due}`,
      due,
      steps: rules.ladders.cpoms,
      letter: 'incident record',
      urgent: false,
      params: {},
      words: `incident to be recorded, due ${timeWords(due, now)}`,
    });
  }
  return owed;
}

function toAnswer(visit: Visit, at: Instant, due: Instant, settings: Settings, now: Instant): Deadline {
  // One ladder from the minute it was sent, so that the next rung is asked at once where the headteacher was a visitor.
  const atOnce = { after: (at - due) / MINUTE, to: 'headteacher' as const };
  const accusation = isAccusation(visit);
  // SPT-12: whoever else is asked may be the one accused.
  const steps = visit.rules.ladders.incident.filter(({ to }) => !accusation || to === 'headteacher');
  const common = { due, steps: [atOnce, ...steps], urgent: true, params: {} };
  if (isAgainstHead(visit)) {
    // NAS-25: the log is read by the headteacher too, and so it names nobody. Another chair's ladder begins afresh.
    const { chair } = settings;
    const letter = chair === '' ? 'name a chair' : 'accusation';
    return { ...common, key: `incident@${at} ${chair}`, letter, inConfidence: true, words: 'A form waits to be read' };
  }
  return {
    ...common,
    key: `incident@${at}`,
    letter: accusation ? 'accusation' : 'incident',
    words: `incident to be acknowledged by the headteacher, due ${timeWords(due, now)}`,
  };
}

/** Whoever the policy names hears of it at once, beside those who answer it; never of an accusation (CELT-22, SPT-12). */
export function incidentTold(visit: Visit, { now, school }: Facts): Visit {
  if (isAccusation(visit)) return visit;
  const whoIs = visitTargets(visit, school);
  const nothing = { key: '', due: 0, steps: [], letter: '', urgent: false, params: {}, words: '' };
  const people = visit.rules.incident.tells
    .flatMap((target: Target) => whoIs(target, nothing))
    .filter((email) => !mayAnswerIncident(visit, email, school));
  return posted(visit, now, 'incident told', people, { urgent: true });
}

/** "I have read this": the headteacher, or the chair where it is said against the headteacher. */
export function acknowledgeIncident(visit: Visit, words: string, facts: Facts): Decided<Visit> {
  const { now, actor, school } = facts;
  const may = mayAnswerIncident(visit, actor.email, school);
  // Of what is the chair's alone nobody else learns that it is there.
  if (!visit.incident || (isAgainstHead(visit) && !may))
    return refused(visit, 'No incident has been reported on this visit.');
  if (!may) return refused(visit, 'Only the headteacher can acknowledge an incident.');
  if (visit.incidentAcknowledged) return { record: visit };
  const next = { ...visit, incidentAcknowledged: { at: now, by: actor.email, words } };
  if (isAgainstHead(visit)) return { record: logged(next, now, 'engine', 'The form was read') };
  return { record: logged(next, now, actor.email, 'Acknowledged the incident') };
}

/** "The incident is on CPOMS": by whom and when. */
export function recordIncident(visit: Visit, words: string, facts: Facts): Decided<Visit> {
  const { now, actor, school } = facts;
  if (!mayKeepRecords(visit, actor.email, school))
    return refused(visit, 'Only visitors, office and safeguarding can record this.');
  if (!visit.incident || isAccusation(visit)) return refused(visit, 'There is no incident here to be recorded.');
  if (visit.incidentRecorded) return { record: visit };
  const next = { ...visit, incidentRecorded: { at: now, by: actor.email, words } };
  return { record: logged(next, now, actor.email, 'Recorded the incident') };
}
