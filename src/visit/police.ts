// The police welfare call about an immediate concern (SPT-03): recorded, and what came of it owed until it is written.
import { type Decided, type Facts, refused } from '../record/decide';
import { logged } from '../record/record';
import { personAt } from '../school/people';
import { dueByEndOfDay } from '../time';
import { withAction } from './actions';
import type { VisitAct } from './acts';
import type { Action, Visit } from './record';
import { mayKeepRecords } from './who';

/** What whoever recorded the call still owes. */
export const POLICE_RESULT = 'Write down what came of the police welfare call';

/** Whether the call is still to be recorded, or what came of it is. */
export function policeOpen({ request, police }: Visit): boolean {
  return request.immediateConcern && (police?.result ?? '') === '';
}

export function recordPolice(
  visit: Visit,
  act: Extract<VisitAct, { act: 'record police' }>,
  facts: Facts,
): Decided<Visit> {
  const { now, actor, school } = facts;
  if (!mayKeepRecords(visit, actor.email, school))
    return refused(visit, 'Only visitors, office and safeguarding can record this.');
  const police = { at: now, by: actor.email, reference: act.reference, result: act.result };
  const words = `Police welfare call: ${act.reference}${act.result ? `; ${act.result}` : ''}`;
  return { record: resultOwed(logged({ ...visit, police }, now, actor.email, words), facts) };
}

const isOpen = ({ what, done }: Action) => what === POLICE_RESULT && done === null;

/** Without a result it is owed by the end of the day by whoever recorded the call; with one, nothing more is. */
export function resultOwed(visit: Visit, facts: Facts): Visit {
  const { police } = visit;
  if (!police) return visit;
  const { at, by, result } = police;
  if (result !== '') {
    const done = { at, by, words: result };
    return { ...visit, actions: visit.actions.map((action) => (isOpen(action) ? { ...action, done } : action)) };
  }
  if (visit.actions.some(isOpen)) return visit;
  const { staff, settings } = facts.school;
  // A form's sender is a claim, and may be nobody we know.
  const owner = personAt(staff, by)?.active ? by : 'safeguarding lead';
  return withAction(visit, POLICE_RESULT, owner, dueByEndOfDay(facts.now, settings), facts);
}

/** The action done: its words are what came of the call. */
export function resultSaid(visit: Visit, { what }: Action, words: string): Visit {
  const { police } = visit;
  return what === POLICE_RESULT && police ? { ...visit, police: { ...police, result: words } } : visit;
}
