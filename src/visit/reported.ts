// What the report and the incident form make of a visit: concern, actions, minutes, whoever must hear at once.
import { type Facts, stepped } from '../record/decide';
import { logged, posted } from '../record/record';
import { addressesIn, nameOf, personAt } from '../school/people';
import { dueByEndOfDay, instantOf, localDate, MINUTE } from '../time';
import { isForChair } from './accused';
import { withAction } from './actions';
import { noteWritten } from './alarmed';
import { madeAfterAll } from './calling-off';
import { incidentTold } from './incident';
import { isInjury } from './incidents';
import { copiesOwed, withNewMinutes } from './minutes';
import { ACCUSATION, type Incident, isStillToCome, type Report, type Visit } from './record';
import { recordingOwed, toRecordAnew } from './recording';
import type { Sent } from './send-in';
import { settled } from './settle';
import { isVisitor } from './who';

/** The visit report. A concern in it goes to the safeguarding lead at once (SPT-28); its actions are opened. */
export function reportVisit(visit: Visit, report: Report & Sent, facts: Facts): Visit {
  const { now } = facts;
  let next: Visit = { ...stepped(visit, ''), report };
  if (visit.report && visit.report.responseId !== report.responseId)
    next = { ...next, earlierReports: [...(visit.earlierReports ?? []), visit.report] };
  // A report can come before anybody tapped "back": then it says that the visit was made, once it can have been; of who
  // is still out the outing says how it ended.
  if (!next.made && next.outing === '' && !isStillToCome(visit, now))
    next = { ...next, made: { at: now, arrivedAt: null, leftAt: null, how: 'visited' } };
  // Nobody had said that they arrived, or had left; whoever saw the child was there (CELT-21).
  if (report.childSeen && next.made) {
    const { how } = next.made;
    next = { ...next, made: { ...next.made, how: how === 'nobody arrived' ? 'visited' : how } };
    if (!visit.made || how === 'nobody arrived') next = madeAfterAll(next, facts);
  }
  next = logged(next, now, report.by, 'Sent the visit report');
  next = withConcern(next, report, facts);
  next = withNewMinutes(next, visit);
  if (next.concern !== visit.concern) next = toRecordAnew(next, 'a concern was added', facts);
  else if (visit.report && JSON.stringify(visit.report.answers) !== JSON.stringify(report.answers))
    next = toRecordAnew(next, 'the report was changed', facts);
  // Of what was changed the newer PDF comes too.
  if (!visit.report || next.handed !== visit.handed || next.cpoms !== visit.cpoms) next = paperworkBegun(next, facts);
  next = passedOn(next, visit, facts);
  for (const { what, owner, due, area } of report.actions) {
    if (visit.actions.some((a) => a.what === what && a.owner === owner)) continue;
    next = withAction(next, what, owner, instantOf(due, facts.school.settings.dayEnds), facts, area ? { area } : {});
  }
  if (next.concern !== visit.concern) next = toTalkOver(next, facts);
  return settled(next, facts);
}

/** What the report says that worries, added to what was told before: nothing is unsaid by what is told now. */
function withConcern(visit: Visit, report: Report & Sent, facts: Facts): Visit {
  const { now, school } = facts;
  const said = [
    report.concern,
    report.childSeen ? '' : unseen(visit),
    report.parentAbsent ? 'A parent was not with the visitors all the time.' : '',
  ];
  const words = said.filter((line) => line !== '').join('\n');
  const before = visit.concern?.words ?? '';
  if (words === '' || before.includes(words)) return visit;
  const all = before === '' || words.includes(before) ? words : `${before}\n${words}`;
  const next = { ...visit, concern: { at: now, by: report.by, words: all }, concernAcknowledged: null };
  if (!report.parentAbsent) return next;
  // NAS-22: whoever let them go hears of it too, beside the lead.
  const leads = addressesIn(school.staff, 'safeguarding lead');
  const approver = [visit.decision?.by ?? ''].filter(
    (email) => personAt(school.staff, email) && !isVisitor(visit, email),
  );
  const people = approver.filter((email) => !leads.includes(email));
  return posted(next, now, 'concern', people, { urgent: true });
}

/** On a welfare reason a child who was not seen is the lead's to decide on, the same day. */
function unseen({ request }: Visit): string {
  return request.because?.welfare ? 'The child was not seen on a welfare visit.' : '';
}

/** What is to be recorded is complete now: text and form come at once, not only when it is due (SPT-05, NAS-20). */
export function paperworkBegun(visit: Visit, { now, school }: Facts): Visit {
  const { visitors } = visit.request;
  if (copiesOwed(visit).length > 0) return posted(visit, now, 'minutes due', visitors);
  const { recordAnewSince, rules } = visit;
  // Owed again late in the day, the ladder's own first reminder comes this minute.
  const first = Math.min(...rules.ladders.cpoms.map(({ after }) => after)) * MINUTE;
  const reminded = recordAnewSince === now && dueByEndOfDay(now, school.settings) + first <= now;
  return recordingOwed(visit) && !reminded ? posted(visit, now, 'cpoms due', visitors) : visit;
}

/** A matter beside the reason goes to whoever should hear of it, once (WLS-09). */
function passedOn(visit: Visit, before: Visit, { now, school }: Facts): Visit {
  const matter = visit.report?.passedOn;
  const known = before.report?.passedOn;
  if (!matter || (known?.words === matter.words && known.to === matter.to)) return visit;
  const words = `Passed another matter on to ${nameOf(school.staff, matter.to)}`;
  return posted(logged(visit, now, 'engine', words), now, 'passed on', [matter.to]);
}

/** A concern is talked over with the team on the way back: an action that the lead alone closes (CELT-28, SPT-28). */
function toTalkOver(visit: Visit, facts: Facts): Visit {
  const what = visit.rules.concernOpens;
  if (!what || visit.actions.some((action) => action.what === what && !action.done)) return visit;
  const by = visit.concern?.by ?? '';
  const owner = isVisitor(visit, by) ? by : (visit.request.visitors[0] ?? by);
  const due = dueByEndOfDay(facts.now, facts.school.settings);
  return withAction(visit, what, owner, due, facts, { closes: 'safeguarding lead' });
}

/** The incident form: the headteacher has it at once and answers by the end of the day (SPT-12, CELT-22). */
export function reportIncident(visit: Visit, sent: Incident & Sent, facts: Facts): Visit {
  const { now, school } = facts;
  const accusation = sent.sort === ACCUSATION;
  const againstHead = accusation && isForChair(sent, visit.request.visitors, school.staff);
  const incident = againstHead ? { ...sent, againstHead } : sent;
  let next: Visit = { ...stepped(visit, ''), incident, incidentAcknowledged: null };
  if (!accusation) next = { ...next, incidentRecorded: null };
  if (visit.incident && visit.incident.responseId !== incident.responseId) {
    // Both visitors may write of theirs: each waits for whoever answers it, and none is lost behind another.
    const earlier = { ...visit.incident, acknowledged: visit.incidentAcknowledged };
    next = { ...next, earlierIncidents: [...(visit.earlierIncidents ?? []), earlier] };
  }
  // Whoever is accused may read the log: of an accusation it says nothing at all (SPT-12, NAS-25).
  if (!accusation) next = logged(next, now, incident.by, `Reported an incident: ${incident.sort.toLowerCase()}`);
  if (!accusation) next = noteWritten(next, incident.by, facts);
  if (visit.incident?.what !== incident.what) next = incidentTold(next, facts);
  // The form can be put right and sent again.
  if (isInjury(incident) && !(visit.incident && isInjury(visit.incident))) {
    const due = instantOf(localDate(now), '23:59');
    next = withAction(next, 'Complete the injury at work record', incident.by, due, facts);
    next = withAction(next, 'Offer post-incident support to the staff concerned', 'headteacher', due, facts, {
      closes: 'headteacher',
    });
  }
  return settled(next, facts);
}
