// How a drill's visit goes on and ends: told by its outing, stopped by a decision, worn out, or ended by hand. No paper follows.
import { type Facts, stepped } from '../record/decide';
import { isWornOut, type Practice } from '../record/practice';
import { logged, posted, type RecordBase } from '../record/record';
import { reportReaders } from '../school/drill-people';
import { HOUR } from '../time';
import type { PassedAct } from './acts';
import { status, type Visit } from './record';

/** What its outing tells a drill's visit: that they left, and that it is over. No paper follows from anything else. */
export function toldInDrill(visit: Visit, act: PassedAct, { now }: Facts): Visit {
  if (act.act === 'left school' && visit.outing === '') {
    const left = { ...stepped(visit, ''), outing: act.outing, leftSchoolAt: act.at, signedOutBy: act.by };
    return logged(left, now, 'engine', `Signed out for the drill on ${act.outing}`);
  }
  if (act.act !== 'returned' || visit.returnedAt !== null) return visit;
  // What it still wanted sent says PRACTICE, and is not wanted any more.
  const outbox = visit.outbox.filter(({ kind }) => kind !== 'letter');
  const back = { ...stepped(visit, ''), outbox, returnedAt: act.at, signedInBy: act.by };
  return logged({ ...back, closedAt: now }, now, 'engine', 'The drill is over');
}

/**
 * A drill's record that a real alarm has ended: what it still wanted sent is not sent, nor its report, since a mail that
 * says PRACTICE must not come between those of the alarm; one letter tells its people why.
 */
export function practiceStopped<R extends RecordBase & { practice?: Practice | undefined }>(
  record: R,
  people: string[],
  words: string,
  alarm: string,
  facts: Facts,
): R {
  const { now, actor, school } = facts;
  if (!record.practice) return record;
  const outbox = record.outbox.filter(({ kind }) => kind !== 'letter');
  const practice = { ...record.practice, ended: { at: now, by: actor.email, words, alarm } };
  const readers = [...people, ...reportReaders(practice, school)];
  return posted({ ...record, outbox, practice }, now, 'drill stopped', readers, {
    urgent: true,
    params: { alarm },
  });
}

/** The drill ended before anybody signed out: it closes, and its report goes out, or that a real `alarm` has begun. */
export function drillOver(visit: Visit, words: string, facts: Facts, alarm?: string): Visit {
  const { practice } = visit;
  if (!practice || visit.closedAt !== null || visit.outing !== '') return visit;
  const { now, actor, school } = facts;
  const ended = { at: now, by: actor.email, words };
  const next = logged({ ...stepped(visit, ''), closedAt: now }, now, actor.email, words);
  if (alarm !== undefined)
    return practiceStopped(next, [...visit.asked, ...visit.request.visitors], words, alarm, facts);
  return posted({ ...next, practice: { ...practice, ended } }, now, 'drill report', reportReaders(practice, school));
}

/** What time and decisions make of a drill that nobody has signed out for: declined or called off, it is over. */
export function drillGoesOn(visit: Visit, facts: Facts): Visit {
  const { now } = facts;
  if (!visit.practice) return visit;
  if (isWornOut(visit, now)) return drillOver(visit, 'The drill ended by itself: its time was over', facts);
  // Its outing has ended by itself before that, and has told so: its record is gone.
  if (isWornOut(visit, now - HOUR))
    return drillOver({ ...visit, outing: '' }, 'The record of its outing is gone', facts);
  const state = status(visit, now);
  const stopped = ['sent back', 'declined', 'invited into school', 'cancelled', 'family prefers no visit'];
  return stopped.includes(state) ? drillOver(visit, `The drill ended: it was ${state}`, facts) : visit;
}

/** The drills under way. */
export function drillsUnderWay(visits: Visit[]): Visit[] {
  return visits.filter(({ practice, closedAt }) => practice && closedAt === null);
}
