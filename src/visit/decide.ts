// What may become of a visit: each act as a pure function from the record and the facts to the record after it.
import { type Decided, type Facts, refused, stepped, tapOf } from '../record/decide';
import { climb } from '../record/ladder';
import { blank, logged, posted } from '../record/record';
import { addressesIn, nameOf, personAt } from '../school/people';
import { instantOf, localDate, MINUTE, timeWords } from '../time';
import type { PassedAct, VisitAct } from './acts';
import { awaitsDecision, isComplete, owed, visitDeadlines } from './deadlines';
import {
  type Assessment,
  type Incident,
  isDayOver,
  type Report,
  type Request,
  type Ruling,
  status,
  type Visit,
} from './record';
import {
  isVisitor,
  mayAnswerConcern,
  mayAnswerIncident,
  mayCancel,
  mayDecide,
  mayKeepRecords,
  visitTargets,
} from './who';

/** Where a Form's answer came from. */
export interface Sent {
  at: number;
  by: string;
  responseId: string;
  editUrl: string;
}

/** A new visit, from a Home Visit Form. */
export function requestVisit(ref: string, request: Request & Sent, facts: Facts): Visit {
  const visit: Visit = {
    ...blank(ref),
    kind: 'visit',
    policy: facts.policy.id,
    policyVersion: facts.policy.version,
    rules: facts.rules,
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
  };
  const by = request.by === '' ? request.visitors.slice(0, 1) : [request.by];
  let next = logged(stepped(visit, ''), facts.now, request.by, 'Asked for the visit (Home Visit Form)');
  next = posted(next, facts.now, 'request received', by);
  return settled(next, facts);
}

/** A police call that was made before the form was sent. */
function policeIn({ at, by, policeReference }: Request & Sent): Visit['police'] {
  return policeReference === '' ? null : { at, by, reference: policeReference, result: '' };
}

/** The Home Visit Form sent again: what changed, and whether it needs approval anew (NAS-07). */
export function amendRequest(visit: Visit, request: Request & Sent, facts: Facts): Visit {
  const changes = weightyChanges({ ...visit.request, ...visit.decision?.planned }, request);
  const police = visit.police ?? policeIn(request);
  let next: Visit = { ...stepped(visit, ''), request, police };
  next = logged(
    next,
    facts.now,
    request.by,
    `Changed the Home Visit Form${changes.length > 0 ? `: ${changes.join(', ')}` : ''}`,
  );
  if (visit.outing !== '' || visit.cancelled || visit.closedAt !== null) return settled(next, facts);
  if (visit.decision?.ruling === 'sent back') next = { ...next, decision: null };
  if (visit.decision?.ruling === 'approved' && changes.length > 0)
    next = approvalLapsed(next, changes.join(', '), knewOf(visit), facts);
  return settled(next, facts);
}

/** Changes that an approval does not cover: visitors, address, date, or more than an hour on the same day. */
export function weightyChanges(before: Request, after: Request): string[] {
  const same = (a: string[], b: string[]) => [...a].sort().join('\n') === [...b].sort().join('\n');
  const apart = (a: string, b: string) => Math.abs(instantOf(after.date, a) - instantOf(after.date, b)) > 60 * MINUTE;
  const people = (r: Request) => [...r.visitors, ...r.companions.map((c) => `${c.name}, ${c.agency}`)];
  const changes: string[] = [];
  if (!same(people(before), people(after))) changes.push('who goes');
  if (before.address.trim() !== after.address.trim()) changes.push('the address');
  if (before.date !== after.date) changes.push('the date');
  else if (apart(before.arrive, after.arrive) || apart(before.backBy, after.backBy)) changes.push('the time');
  return changes;
}

/** Who asked, who goes, who was asked and who decided. */
function knewOf(visit: Visit): string[] {
  const { request, asked, decision } = visit;
  return [request.by, ...request.visitors, ...asked, decision?.by ?? ''].filter((email) => email !== '');
}

/**
 * Takes an approval back since it no longer covers what is planned. Everyone who knew of it is told, also those who do
 * not go any more, and everyone who goes now.
 */
function approvalLapsed(visit: Visit, what: string, knew: string[], facts: Facts): Visit {
  const next = logged(
    { ...visit, decision: null, asked: [] },
    facts.now,
    'engine',
    `Needs approval anew: ${what} changed`,
  );
  return posted(next, facts.now, 'approve again', [...knew, ...knewOf(next)], { params: { what } });
}

/** The risk assessment, first or changed. A level that rises after approval, or what stands against it, needs approval anew. */
export function assessVisit(visit: Visit, assessment: Assessment & Sent, facts: Facts): Visit {
  const scale = ['Low', 'Medium', 'High'];
  const rose = visit.assessment !== null && scale.indexOf(assessment.level) > scale.indexOf(visit.assessment.level);
  let next: Visit = { ...stepped(visit, ''), assessment };
  next = logged(next, facts.now, assessment.by, `Sent the risk assessment: ${assessment.level.toLowerCase()} risk`);
  if (visit.decision?.ruling === 'sent back') next = { ...next, decision: null };
  const sender = personAt(facts.school.staff, assessment.by)?.email;
  if (sender && visit.outing === '') next = posted(next, facts.now, 'assessment received', [sender]);
  const standing = visit.outing === '' && visit.decision?.ruling === 'approved';
  const what = rose ? 'the level of risk' : 'the risk assessment';
  if (standing && (rose || assessment.blocks.length > 0)) next = approvalLapsed(next, what, knewOf(visit), facts);
  return settled(next, facts);
}

/** The visit report. A concern in it goes to the safeguarding lead at once (SPT-28); its actions are opened. */
export function reportVisit(visit: Visit, report: Report & Sent, facts: Facts): Visit {
  const { now } = facts;
  let next: Visit = { ...stepped(visit, ''), report };
  // A report can come before anybody tapped "back": then it says that the visit was made.
  if (!next.made) next = { ...next, made: { at: now, arrivedAt: null, leftAt: null, how: 'visited' } };
  next = logged(next, now, report.by, 'Sent the visit report');
  const words = report.childSeen
    ? report.concern
    : [report.concern, unseen(visit, facts)].filter((w) => w !== '').join('\n');
  const known = visit.concern?.words === words;
  if (words !== '' && !known) {
    next = { ...next, concern: { at: now, by: report.by, words }, concernAcknowledged: null };
  }
  for (const action of report.actions) {
    if (visit.actions.some((a) => a.what === action.what && a.owner === action.owner)) continue;
    next = withAction(next, action.what, action.owner, instantOf(action.due, facts.school.settings.dayEnds), facts);
  }
  return settled(next, facts);
}

/** On a welfare reason a child who was not seen is the lead's to decide on, the same day (X-23). */
function unseen(visit: Visit, facts: Facts): string {
  const reason = facts.policy.reasons.find((r) => r.words === visit.request.reason);
  return reason?.welfare ? 'The child was not seen on a welfare visit.' : '';
}

/** The incident form: the headteacher has it at once and answers by the end of the day (SPT-12, CELT-22). */
export function reportIncident(visit: Visit, incident: Incident & Sent, facts: Facts): Visit {
  let next: Visit = { ...stepped(visit, ''), incident, incidentAcknowledged: null };
  // Others than the headteacher read the log, and of an accusation nobody else may learn (SPT-12).
  const sort = incident.sort === 'Accusation against staff' ? '' : `: ${incident.sort.toLowerCase()}`;
  next = logged(next, facts.now, incident.by, `Reported an incident${sort}`);
  // The form can be put right and sent again.
  if (incident.sort === 'Injury or attack' && visit.incident?.sort !== 'Injury or attack') {
    const due = instantOf(localDate(facts.now), '23:59');
    next = withAction(next, 'Complete the injury at work record', incident.by, due, facts);
    next = withAction(next, 'Offer post-incident support to the staff concerned', 'headteacher', due, facts);
  }
  return settled(next, facts);
}

function withAction(visit: Visit, what: string, owner: string, due: number, facts: Facts): Visit {
  const action = { id: `A${visit.actions.length + 1}`, what, owner, due, done: null };
  const next = logged(
    { ...visit, actions: [...visit.actions, action] },
    facts.now,
    facts.actor.email,
    `Action: ${what}`,
  );
  const owners = visitTargets(next, facts.school)('owner', { ...NO_DEADLINE, params: { action: action.id } });
  return posted(next, facts.now, 'action', owners, { params: { action: action.id } });
}

const NO_DEADLINE = { key: '', due: 0, steps: [], letter: '', urgent: false, params: {}, words: '' };

/**
 * An act from a page or a reply. `seen` is the version that the person saw: the same tap twice does nothing twice.
 * @returns the record after it, or the reasons in plain words why not
 */
export function decideVisit(visit: Visit, act: VisitAct, facts: Facts, seen?: number): Decided<Visit> {
  const tap = tapOf(facts.actor, act.act, seen);
  if (tap !== '' && visit.taps.includes(tap)) return { record: visit };
  const decided = done(stepped(visit, tap), act, facts);
  return decided.refusal ? refused(visit, ...decided.refusal) : { record: settled(decided.record, facts) };
}

function done(visit: Visit, act: VisitAct, facts: Facts): Decided<Visit> {
  switch (act.act) {
    case 'approve':
      return approve(visit, act, facts);
    case 'decline':
      return rule(visit, 'declined', act.words, facts);
    case 'send back':
      return rule(visit, 'sent back', act.words, facts);
    case 'invite into school':
      return rule(visit, 'invited into school', act.words, facts);
    case 'cancel':
      return cancel(visit, act, facts);
    case 'record police':
      return recordPolice(visit, act, facts);
    case 'acknowledge concern':
      return acknowledgeConcern(visit, act.words, facts);
    case 'acknowledge incident':
      return acknowledgeIncident(visit, act.words, facts);
    case 'record CPOMS':
      return recordCpoms(visit, act.words, facts);
    case 'add action':
      return addAction(visit, act, facts);
    case 'action done':
      return actionDone(visit, act, facts);
  }
}

/** Why this person cannot decide on this visit now; undefined where they can. The first decision stands. */
function cannotDecide(visit: Visit, { actor, school, now }: Facts): string | undefined {
  if (isVisitor(visit, actor.email)) return 'You are one of the visitors. Nobody decides on their own visit.';
  if (!mayDecide(visit, actor.email, school)) return `Only the ${visit.rules.approval.by} can decide on a visit.`;
  const { decision } = visit;
  if (decision && decision.ruling !== 'sent back') {
    const who = nameOf(school.staff, decision.by);
    return `${who} decided first, at ${timeWords(decision.at, now)}: ${decision.ruling}. That decision stands; nothing was changed.`;
  }
  if (!isComplete(visit)) return 'The risk assessment is not in yet. You will be asked again when it is.';
  if (!awaitsDecision(visit, now)) return `This visit is ${status(visit, now)}, so there is nothing to decide.`;
  return undefined;
}

/** An approval; in a pair where the form names one person, it goes back for a companion (SPT-06). */
function approve(visit: Visit, act: Extract<VisitAct, { act: 'approve' }>, facts: Facts): Decided<Visit> {
  const cannot = cannotDecide(visit, facts);
  if (cannot) return refused(visit, cannot);
  const people = visit.request.visitors.length + visit.request.companions.length;
  if (act.party === 'in a pair' && people < 2) {
    const ask = 'Only in a pair: please add who goes with you, and send it again.';
    return rule(visit, 'sent back', act.words === '' ? ask : `${ask} ${act.words}`, facts, act.party);
  }
  const blocks = [...visit.request.blocks, ...(visit.assessment?.blocks ?? [])];
  if (blocks.length > 0) return refused(visit, ...blocks);
  const needsReason = [...visit.request.needsReason, ...(visit.assessment?.needsReason ?? [])];
  if (needsReason.length > 0 && act.words === '') {
    return refused(visit, ...needsReason.map((why) => `${why} Write your reason for approving all the same.`));
  }
  return rule(
    { ...visit, rules: facts.rules, policyVersion: facts.policy.version },
    'approved',
    act.words,
    facts,
    act.party,
  );
}

function rule(
  visit: Visit,
  ruling: Ruling,
  words: string,
  facts: Facts,
  party: 'alone' | 'in a pair' = 'alone',
): Decided<Visit> {
  const cannot = cannotDecide(visit, facts);
  if (cannot) return refused(visit, cannot);
  const { now, actor } = facts;
  const { arrive, backBy } = visit.request;
  const decision = { ruling, at: now, by: actor.email, via: actor.by, party, words, planned: { arrive, backBy } };
  const how = ruling === 'approved' ? `, ${party}` : '';
  let next = logged({ ...visit, decision }, now, actor.email, `${sentence(ruling)}${how}${words ? `: ${words}` : ''}`);
  const told = [visit.request.by, ...visit.request.visitors].filter((email) => email !== '');
  next = posted(next, now, 'decision', told);
  next = posted(
    next,
    now,
    'decided by another',
    visit.asked.filter((email) => email !== actor.email && !told.includes(email)),
  );
  return { record: next };
}

function cancel(
  visit: Visit,
  { words, unsafe = false }: Extract<VisitAct, { act: 'cancel' }>,
  facts: Facts,
): Decided<Visit> {
  const { now, actor, school } = facts;
  if (!mayCancel(visit, actor.email, school))
    return refused(visit, 'Only those concerned with this visit can cancel it.');
  const state = status(visit, now);
  if (!['requested', 'sent back', 'approved'].includes(state)) {
    return refused(visit, `This visit is ${state}, so it cannot be cancelled.`);
  }
  const next = logged(
    { ...visit, cancelled: { at: now, by: actor.email, words } },
    now,
    actor.email,
    `Cancelled: ${words}`,
  );
  const team = unsafe ? addressesIn(school.staff, 'safeguarding team') : [];
  const others = [...knewOf(visit), ...team].filter((email) => email !== actor.email);
  return { record: posted(next, now, 'cancelled', others) };
}

function recordPolice(visit: Visit, act: Extract<VisitAct, { act: 'record police' }>, facts: Facts): Decided<Visit> {
  const { now, actor, school } = facts;
  if (!mayKeepRecords(visit, actor.email, school))
    return refused(visit, 'Only visitors, office and safeguarding can record this.');
  const police = { at: now, by: actor.email, reference: act.reference, result: act.result };
  const words = `Police welfare call: ${act.reference}${act.result ? `; ${act.result}` : ''}`;
  return { record: logged({ ...visit, police }, now, actor.email, words) };
}

function acknowledgeConcern(visit: Visit, words: string, facts: Facts): Decided<Visit> {
  const { now, actor, school } = facts;
  if (!visit.concern) return refused(visit, 'No concern has been raised on this visit.');
  if (!mayAnswerConcern(visit, actor.email, school)) {
    return refused(visit, 'Only safeguarding or a senior leader who was not on the visit can acknowledge a concern.');
  }
  if (visit.concernAcknowledged) return { record: visit };
  const next = { ...visit, concernAcknowledged: { at: now, by: actor.email, words } };
  return { record: logged(next, now, actor.email, `Acknowledged the concern${words ? `: ${words}` : ''}`) };
}

function acknowledgeIncident(visit: Visit, words: string, facts: Facts): Decided<Visit> {
  const { now, actor, school } = facts;
  if (!visit.incident) return refused(visit, 'No incident has been reported on this visit.');
  if (!mayAnswerIncident(visit, actor.email, school))
    return refused(visit, 'Only the headteacher can acknowledge an incident.');
  if (visit.incidentAcknowledged) return { record: visit };
  const next = { ...visit, incidentAcknowledged: { at: now, by: actor.email, words } };
  return { record: logged(next, now, actor.email, `Acknowledged the incident${words ? `: ${words}` : ''}`) };
}

function recordCpoms(visit: Visit, words: string, facts: Facts): Decided<Visit> {
  const { now, actor, school } = facts;
  if (!mayKeepRecords(visit, actor.email, school))
    return refused(visit, 'Only visitors, office and safeguarding can record this.');
  if (visit.cpoms) return { record: visit };
  const next = { ...visit, cpoms: { at: now, by: actor.email, words } };
  return { record: logged(next, now, actor.email, 'Recorded on CPOMS') };
}

function addAction(visit: Visit, act: Extract<VisitAct, { act: 'add action' }>, facts: Facts): Decided<Visit> {
  const { actor, school, now } = facts;
  if (!mayKeepRecords(visit, actor.email, school))
    return refused(visit, 'Only visitors, office and safeguarding can add an action.');
  if (!personAt(school.staff, act.owner)?.active)
    return refused(visit, 'Choose whose action it is from the staff list.');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(act.due) || act.due < localDate(now)) {
    return refused(visit, 'Give the action a date, today or later.');
  }
  return { record: withAction(visit, act.what, act.owner, instantOf(act.due, school.settings.dayEnds), facts) };
}

function actionDone(visit: Visit, act: Extract<VisitAct, { act: 'action done' }>, facts: Facts): Decided<Visit> {
  const { now, actor, school } = facts;
  const action = visit.actions.find((a) => a.id === act.id);
  if (!action) return refused(visit, 'That action is not on this visit.');
  if (action.owner !== actor.email && !mayKeepRecords(visit, actor.email, school)) {
    return refused(visit, "Only the action's owner, visitors, office and safeguarding can close it.");
  }
  if (action.done) return { record: visit };
  const actions = visit.actions.map((a) =>
    a.id === act.id ? { ...a, done: { at: now, by: actor.email, words: act.words } } : a,
  );
  return {
    record: logged(
      { ...visit, actions },
      now,
      actor.email,
      `Done: ${action.what}${act.words ? ` (${act.words})` : ''}`,
    ),
  };
}

/** What an outing tells its visits. Said twice, it changes nothing. */
export function tellVisit(visit: Visit, act: PassedAct, facts: Facts): Visit {
  if (act.act === 'left school') {
    if (visit.outing === act.outing) return visit;
    const next = { ...stepped(visit, ''), outing: act.outing, leftSchoolAt: act.at };
    return settled(logged(next, facts.now, 'engine', `Left school on ${act.outing}`), facts);
  }
  if (act.act === 'returned') {
    if (visit.returnedAt !== null) return visit;
    return settled({ ...stepped(visit, ''), returnedAt: act.at }, facts);
  }
  if (visit.made) return visit;
  const made = { at: act.at, arrivedAt: act.arrivedAt, leftAt: act.leftAt, how: act.how };
  const next = logged(
    { ...stepped(visit, ''), outing: act.outing, made },
    facts.now,
    'engine',
    `Visit ended: ${act.how}`,
  );
  return settled(next, facts);
}

/**
 * What time alone does: takes due steps, closes the visit when nothing is owed, and opens a closed one again when
 * something came after: a concern, an incident, an action. The same record when nothing is due.
 */
export function settled(visit: Visit, facts: Facts): Visit {
  const { now, school } = facts;
  if (visit.closedAt !== null && owed(visit).length === 0) return visit;
  const open = visit.closedAt === null ? visit : logged({ ...visit, closedAt: null }, now, 'engine', 'Opened again');
  const deadlines = visitDeadlines(open, school.settings, now);
  const { record } = climb(open, deadlines, now, visitTargets(visit, school), (email) => nameOf(school.staff, email));
  let next = record;
  if (next.outbox.length > visit.outbox.length) next = { ...next, asked: nowAsked(visit, next) };
  const state = status(next, now);
  // One that was not approved in time can be moved to later that day, and somebody may go anyway and must be watched.
  const over = ['reported', 'declined', 'cancelled'].includes(state) || (state === 'expired' && isDayOver(next, now));
  if (over && owed(next).length === 0)
    next = logged({ ...next, closedAt: now }, now, 'engine', 'Closed: nothing more is owed');
  if (next === visit) return visit;
  // Time's own doing counts as an act too, so that the views are drawn again.
  return next.version === visit.version && visit.drawn === visit.version
    ? { ...next, version: next.version + 1 }
    : next;
}

/** Everyone who was asked to approve, with those asked in the letters just posted. */
function nowAsked(before: Visit, after: Visit): string[] {
  const fresh = after.outbox.slice(before.outbox.length);
  const asked = fresh.filter(
    (effect) => effect.kind === 'letter' && /^(please approve|approval reminder)$/.test(effect.letter),
  );
  return [...new Set([...before.asked, ...asked.map((effect) => effect.to)])];
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
