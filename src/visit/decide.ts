// What may become of a visit: each act as a pure function from the record and the facts to the record after it.
import { roleName } from '../policy/role-names';
import { type Decided, type Facts, refused, stepped, tapOf } from '../record/decide';
import { logged } from '../record/record';
import { personAt } from '../school/people';
import { instantOf, localDate } from '../time';
import { withAction } from './actions';
import type { PassedAct, VisitAct } from './acts';
import { agenciesAtLeaving, confirmToAgency, isOwedToAgency, toldAgency } from './agencies';
import { toldAlarm } from './alarmed';
import { callOff } from './calling-off';
import { acknowledgeChild, decideReferral, toldChildAlone } from './child-alone';
import { toldInDrill } from './drill-over';
import { actionsOnReturn, stopEnded } from './ended';
import { familyRefusesVisit } from './family-refuses';
import { acknowledgeIncident, recordIncident, SAID_SINCE } from './incident';
import { handMinutes } from './minutes';
import { letPapersWait } from './override';
import { POLICE_RESULT, recordPolice, resultSaid } from './police';
import type { Visit } from './record';
import { recordCpoms } from './recording';
import { approve, approvedByPhone, confirmApproval, rule } from './ruling';
import { settled } from './settle';
import { isLeadsToDecide } from './weighing';
import { mayAnswerConcern, mayClose, mayKeepRecords } from './who';
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
      return rule(visit, { ruling: 'declined', words: act.words, by: facts.actor.email }, facts);
    case 'send back':
      return rule(visit, { ruling: 'sent back', words: act.words, by: facts.actor.email }, facts);
    case 'invite into school':
      return rule(visit, { ruling: 'invited into school', words: act.words, by: facts.actor.email }, facts);
    case 'cancel':
      return callOff(visit, act, facts);
    case 'approved by phone':
      return approvedByPhone(visit, act, facts);
    case 'confirm approval':
      return confirmApproval(visit, facts);
    case 'override':
      return letPapersWait(visit, act.words, facts);
    case 'family refuses':
      return familyRefusesVisit(visit, act.words, facts);
    case 'acknowledge child alone':
      return acknowledgeChild(visit, act.words, facts);
    case 'decide referral':
      return decideReferral(visit, act.referred, act.words, facts);
    case 'give reason':
      return giveReason(visit, act.words, facts);
    case 'told agency':
      return toldAgency(visit, act.agency, act.words, facts);
    case 'confirm to agency':
      return confirmToAgency(visit, act.agency, facts);
    case 'record police':
      return recordPolice(visit, act, facts);
    case 'acknowledge concern':
      return acknowledgeConcern(visit, act, facts);
    case 'acknowledge incident':
      return acknowledgeIncident(visit, act, facts);
    case 'record CPOMS':
      return recordCpoms(visit, act, facts);
    case 'record incident':
      return recordIncident(visit, act.words, facts);
    case 'file minutes':
    case 'give minutes':
    case 'mail minutes':
      return handMinutes(visit, act, facts);
    case 'add action':
      return addAction(visit, act, facts);
    case 'action done':
      return actionDone(visit, act, facts);
    default:
      return refused(visit, 'This cannot be done yet.');
  }
}

function acknowledgeConcern(
  visit: Visit,
  { words, at }: Extract<VisitAct, { act: 'acknowledge concern' }>,
  facts: Facts,
): Decided<Visit> {
  const { now, actor, school } = facts;
  if (!mayAnswerConcern(visit, actor.email, school)) {
    return refused(visit, 'Only safeguarding or a senior leader who was not on the visit can acknowledge a concern.');
  }
  if (!visit.concern) return refused(visit, 'No concern has been raised on this visit.');
  if (visit.concernAcknowledged) return { record: visit };
  if (at !== undefined && at < visit.concern.at) return refused(visit, SAID_SINCE);
  // WNA-03: it closes with a decision, not with having been read.
  if (isLeadsToDecide(visit) && words === '')
    return refused(visit, 'No visit is made. Write what happens next for this child.');
  const next = { ...visit, concernAcknowledged: { at: now, by: actor.email, words } };
  return { record: logged(next, now, actor.email, 'Acknowledged the concern') };
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
  if (!mayClose(visit, action, actor.email, school)) {
    const words = action.closes
      ? `the ${roleName(action.closes, facts.policy)} who was not on the visit`
      : "the action's owner, visitors, office and safeguarding";
    return refused(visit, `Only ${words} can close it.`);
  }
  if (action.done) return { record: visit };
  if (action.what === POLICE_RESULT && act.words === '')
    return refused(visit, 'Write what came of the police welfare call.');
  if (act.words === '' && isOwedToAgency(action))
    return refused(visit, 'Send the letter from the visit’s page, or write how they were told.');
  const actions = visit.actions.map((a) =>
    a.id === act.id ? { ...a, done: { at: now, by: actor.email, words: act.words } } : a,
  );
  const next = resultSaid({ ...visit, actions }, action, act.words);
  return { record: logged(next, now, actor.email, `Done: action ${action.id}`) };
}

/** What an outing tells its visits. Said twice, it changes nothing. */
export function tellVisit(visit: Visit, act: PassedAct, facts: Facts): Visit {
  if (visit.practice) return toldInDrill(visit, act, facts);
  if (act.act === 'left school') {
    if (visit.outing === act.outing) return visit;
    const next = {
      ...stepped(visit, ''),
      outing: act.outing,
      leftSchoolAt: act.at,
      signedOutBy: act.by,
      mobiles: act.mobiles,
      readPolicyAt: act.read,
    };
    const left = logged(next, facts.now, 'engine', `Left school on ${act.outing}`);
    return settled(agenciesAtLeaving(left, facts), facts);
  }
  if (act.act === 'returned') {
    if (visit.returnedAt !== null) return visit;
    const back = { ...stepped(visit, ''), returnedAt: act.at, signedInBy: act.by };
    return settled(actionsOnReturn(back, facts), facts);
  }
  if (act.act === 'alarm') return toldAlarm(visit, act, facts);
  return act.act === 'child alone' ? toldChildAlone(visit, act, facts) : stopEnded(visit, act, facts);
}
