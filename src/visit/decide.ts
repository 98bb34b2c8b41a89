// What may become of a visit: each act as a pure function from the record and the facts to the record after it.
import { type Decided, type Facts, refused, stepped, tapOf } from '../record/decide';
import { logged, posted } from '../record/record';
import { addressesIn, listWords, nameOf, personAt } from '../school/people';
import { instantOf, localDate, timeWords } from '../time';
import type { PassedAct, VisitAct } from './acts';
import { agenciesAtLeaving, confirmToAgency, toldAgency } from './agencies';
import { awaitsDecision, isComplete } from './deadlines';
import { type Ruling, status, type Visit } from './record';
import { settled, withAction } from './settle';
import { isVisitor, knewOf, mayAnswerConcern, mayAnswerIncident, mayCancel, mayDecide, mayKeepRecords } from './who';
import { giveReason } from './written';

/**
 * An act from a page or a reply. `seen` is the version that the person saw: the same tap twice does nothing twice.
 * @returns the record after it, or the reasons in plain words why not
 */
export function decideVisit(visit: Visit, act: VisitAct, facts: Facts, seen?: number): Decided<Visit> {
  const tap = tapOf(facts.actor, act, seen);
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
    case 'give reason':
      return giveReason(visit, act.words, facts);
    case 'told agency':
      return toldAgency(visit, act.agency, act.words, facts);
    case 'confirm to agency':
      return confirmToAgency(visit, act.agency, facts);
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
    default:
      return refused(visit, 'This cannot be done yet.');
  }
}

/** Why this person cannot decide on this visit now; undefined where they can. The first decision stands. */
function cannotDecide(visit: Visit, { actor, school, now }: Facts): string | undefined {
  if (isVisitor(visit, actor.email)) return 'You are one of the visitors. Nobody decides on their own visit.';
  if (!mayDecide(visit, actor.email, school))
    return `Only the ${listWords(visit.rules.approval.by, 'or')} can decide on a visit.`;
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
  return { record: logged(next, now, actor.email, 'Acknowledged the concern') };
}

function acknowledgeIncident(visit: Visit, words: string, facts: Facts): Decided<Visit> {
  const { now, actor, school } = facts;
  if (!visit.incident) return refused(visit, 'No incident has been reported on this visit.');
  if (!mayAnswerIncident(visit, actor.email, school))
    return refused(visit, 'Only the headteacher can acknowledge an incident.');
  if (visit.incidentAcknowledged) return { record: visit };
  const next = { ...visit, incidentAcknowledged: { at: now, by: actor.email, words } };
  return { record: logged(next, now, actor.email, 'Acknowledged the incident') };
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
  return { record: logged({ ...visit, actions }, now, actor.email, `Done: action ${action.id}`) };
}

/** What an outing tells its visits. Said twice, it changes nothing. */
export function tellVisit(visit: Visit, act: PassedAct, facts: Facts): Visit {
  if (act.act === 'left school') {
    if (visit.outing === act.outing) return visit;
    const next = { ...stepped(visit, ''), outing: act.outing, leftSchoolAt: act.at, signedOutBy: act.by };
    const left = logged(next, facts.now, 'engine', `Left school on ${act.outing}`);
    return settled(agenciesAtLeaving(left, facts), facts);
  }
  if (act.act === 'returned') {
    if (visit.returnedAt !== null) return visit;
    return settled({ ...stepped(visit, ''), returnedAt: act.at, signedInBy: act.by }, facts);
  }
  if (act.act === 'child alone' || visit.made) return visit;
  const made = { at: act.at, arrivedAt: act.arrivedAt, leftAt: act.leftAt, how: act.how };
  const next = logged(
    { ...stepped(visit, ''), outing: act.outing, made },
    facts.now,
    'engine',
    `Visit ended: ${act.how}`,
  );
  return settled(next, facts);
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
