// A drill's outing: it is signed out for as long as was chosen, it ends by itself, and at its end its report goes out.
import type { Facts } from '../record/decide';
import { isWornOut } from '../record/practice';
import { logged, passed, posted } from '../record/record';
import { reportReaders } from '../school/drill-people';
import { localTime, MINUTE } from '../time';
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

/** The drill ended by somebody, or by itself: everybody who was told of an alarm hears that it is over. */
export function drillEnded(outing: Outing, words: string, facts: Facts): Outing {
  const { now, actor } = facts;
  if (!isWatched(outing) || !outing.practice) return outing;
  const { alerted } = outing;
  const over: Outing = { ...outing, raised: null, backAt: outing.backAt ?? now, returned: 'back', alerted: [] };
  const told = posted(logged(over, now, actor.email, words), now, 'all clear', alerted, {
    urgent: true,
    params: { words, by: actor.email },
  });
  const rest = watchers(outing, facts).filter((email) => !alerted.includes(email));
  const next = posted(told, now, 'they are back', rest);
  return outing.stops.reduce(
    (record, { visit }) => passed(record, visit, { act: 'returned', outing: outing.ref, at: now, by: actor.email }),
    next,
  );
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
