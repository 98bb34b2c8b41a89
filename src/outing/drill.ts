// A drill's outing: it is signed out for as long as was chosen, it ends by itself, and at its end its report goes out.
import type { Facts } from '../record/decide';
import { isWornOut } from '../record/practice';
import { logged, passed, posted } from '../record/record';
import { reportReaders } from '../school/drill-people';
import { localTime, MINUTE } from '../time';
import { practiceStopped } from '../visit/drill-over';
import type { Visit } from '../visit/record';
import type { SignOut } from './acts';
import { isWatched, type Outing } from './record';
import { watchers } from './steps';

/** A drill's sign-out: whatever time was typed, the return is due after the minutes that were chosen. */
export function practisedSignOut(act: SignOut, visits: Visit[], { now }: Facts): SignOut {
  const practice = visits.find((visit) => visit.practice)?.practice;
  return practice ? { ...act, due: localTime(now + practice.minutes * MINUTE) } : act;
}

/** What a drill's outing takes over from its visit: the steps so far, and who let them go. */
export function practiceOf(visits: Visit[]): Pick<Outing, 'practice'> {
  const visit = visits.find((one) => one.practice);
  if (!visit?.practice) return {};
  const { decision } = visit;
  return { practice: { ...visit.practice, ...(decision && { decided: { at: decision.at, by: decision.by } }) } };
}

/**
 * The drill ended by somebody, or by itself: everybody who was told of an alarm hears that it is over. Where the real
 * `alarm` ended it, whoever heard of it hears that alone.
 */
export function drillEnded(outing: Outing, words: string, facts: Facts, alarm?: string): Outing {
  const { now, actor } = facts;
  if (!isWatched(outing) || !outing.practice) return outing;
  const { alerted } = outing;
  const back: Outing = { ...outing, raised: null, backAt: outing.backAt ?? now, returned: 'back', alerted: [] };
  const over = logged(back, now, actor.email, words);
  const told =
    alarm === undefined ? allClear(over, alerted, words, facts) : stopped(over, alerted, words, alarm, facts);
  return outing.stops.reduce(
    (record, { visit }) => passed(record, visit, { act: 'returned', outing: outing.ref, at: now, by: actor.email }),
    told,
  );
}

function allClear(outing: Outing, alerted: string[], words: string, facts: Facts): Outing {
  const { now, actor } = facts;
  const params = { words, by: actor.email };
  const told = posted(outing, now, 'all clear', alerted, { urgent: true, params });
  const rest = watchers(outing, facts).filter((email) => !alerted.includes(email));
  return posted(told, now, 'they are back', rest);
}

function stopped(outing: Outing, alerted: string[], words: string, alarm: string, facts: Facts): Outing {
  const people = [...alerted, ...watchers(outing, facts), ...outing.visitors.map(({ email }) => email)];
  return practiceStopped(outing, people, words, alarm, facts);
}

/** Half an hour after the last rung of every policy's ladder for a late return. */
const ENDS_AFTER = 90 * MINUTE;

/** A drill that nobody ends goes on until its ladder is climbed, and sends no mail for hours. */
export function endsByItself(outing: Outing, facts: Facts): Outing {
  return outing.practice && (isWornOut(outing, facts.now) || facts.now >= outing.due + ENDS_AFTER)
    ? drillEnded(outing, 'The drill ended by itself: its time was over', facts)
    : outing;
}

/** Nobody is watched any more. A drill's report goes to who started it, the administrators and the safeguarding leads. */
export function drillReported(outing: Outing, facts: Facts): Outing {
  const { practice, log } = outing;
  if (!practice || practice.ended) return outing;
  const last = log[log.length - 1];
  const ended = { at: facts.now, by: last?.by ?? facts.actor.email, words: last?.words ?? '' };
  const next = { ...outing, practice: { ...practice, ended } };
  return posted(next, facts.now, 'drill report', reportReaders(practice, facts.school));
}
