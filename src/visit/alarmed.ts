// An alarm that somebody raised on a visit: it goes where concerns are recorded (WLS-12), and a call for help has its incident note.
import { type Facts, stepped } from '../record/decide';
import { logged } from '../record/record';
import { endOfWorkingDay, instantOf, localDate, nextDate } from '../time';
import { withAction } from './actions';
import type { PassedAct } from './acts';
import { openIncident } from './incidents';
import type { Visit } from './record';
import { toRecordAnew } from './recording';
import { settled } from './settle';
import { isVisitor } from './who';

/** How the action begins that the incident form does (WNA-11). */
export const INCIDENT_NOTE = 'Write an incident note';

/** The visit on which somebody raised an alarm, and what came of it. Said twice, it changes nothing. */
export function toldAlarm(visit: Visit, act: Extract<PassedAct, { act: 'alarm' }>, facts: Facts): Visit {
  const { since, by, danger, over } = act;
  const before = visit.alarm;
  const same = before?.at === since;
  if (over ? !same || before.over : same) return visit;
  // Whoever called for help in it is not forgotten where somebody was worried before.
  const called = danger || (before?.danger ?? false);
  let next: Visit = { ...stepped(visit, ''), alarm: { at: since, by, danger: called, over } };
  if (!over) {
    next = logged(next, facts.now, 'engine', 'An alarm was raised');
    return settled(toRecordAnew(next, 'an alarm was raised', facts), facts);
  }
  // Nothing is asked of those who are still out.
  return settled(visit.returnedAt === null ? next : noteOwed(next, facts), facts);
}

/** After a call for help that is over: the incident note, unless somebody has written it or is asked to already. */
export function noteOwed(visit: Visit, facts: Facts): Visit {
  const { alarm, request, actions } = visit;
  if (!alarm?.danger || !alarm.over) return visit;
  if ((openIncident(visit)?.at ?? 0) >= alarm.at || actions.some(isOpenNote)) return visit;
  const owner = isVisitor(visit, alarm.by) ? alarm.by : (request.visitors[0] ?? '');
  return withAction(visit, `${INCIDENT_NOTE}: help was called`, owner, noteDue(facts), facts);
}

/** By the end of the working day after today. */
export function noteDue({ now, school }: Facts): number {
  return endOfWorkingDay(instantOf(nextDate(localDate(now)), '00:00'), school.settings);
}

const isOpenNote = ({ what, done }: Visit['actions'][number]): boolean => !done && what.startsWith(INCIDENT_NOTE);

/** The incident form is the note: there is no more to tick. */
export function noteWritten(visit: Visit, by: string, { now }: Facts): Visit {
  const done = { at: now, by, words: 'The incident form was sent' };
  return visit.actions.some(isOpenNote)
    ? { ...visit, actions: visit.actions.map((one) => (isOpenNote(one) ? { ...one, done } : one)) }
    : visit;
}
