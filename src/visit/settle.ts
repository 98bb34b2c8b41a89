// What follows of itself from a visit's record and the time: steps that are due, closing, opening again; actions.
import type { Facts } from '../record/decide';
import { climb } from '../record/ladder';
import { withSteps } from '../record/practice';
import { logged } from '../record/record';
import { nameOf } from '../school/people';
import { nobodyLeft } from './calling-off';
import { cleared } from './clearing';
import { awaitsDecision, owed, visitDeadlines } from './deadlines';
import { drillGoesOn } from './drill-over';
import { isDayOver, status, type Visit } from './record';
import { approversOf, visitTargets } from './who';

/**
 * What time alone does: takes due steps, closes the visit when nothing is owed, and opens a closed one again when
 * something came after: a concern, an incident, an action. The same record when nothing is due.
 */
export function settled(visit: Visit, facts: Facts): Visit {
  const { now, school } = facts;
  if (visit.closedAt !== null && owed(visit).length === 0) return visit;
  const again = visit.closedAt === null ? visit : logged({ ...visit, closedAt: null }, now, 'engine', 'Opened again');
  const open = nobodyLeft(cleared(askable(again, facts), facts), facts);
  const deadlines = visitDeadlines(open, school, now);
  const whoIs = visitTargets(open, school);
  const { record } = climb(open, deadlines, now, whoIs, (email) => nameOf(school.staff, email));
  let next = withSteps(record, open, deadlines, now, whoIs);
  if (next.outbox.length > visit.outbox.length) next = { ...next, asked: nowAsked(visit, next) };
  const state = status(next, now);
  // One that was not approved in time can be moved to later that day, and somebody may go anyway and must be watched.
  const over =
    ['reported', 'declined', 'invited into school', 'cancelled', 'family prefers no visit'].includes(state) ||
    (state === 'expired' && isDayOver(next, now));
  // Sent away at the door, they are out still.
  const stillOut = next.outing !== '' && next.returnedAt === null && !next.report;
  if (next.practice) next = drillGoesOn(next, facts);
  else if (over && !stillOut && owed(next).length === 0)
    next = logged({ ...next, closedAt: now }, now, 'engine', 'Closed: nothing more is owed');
  if (next === visit) return visit;
  // Time's own doing counts as an act too, so that the views are drawn again.
  return next.version === visit.version && visit.drawn === visit.version
    ? { ...next, version: next.version + 1 }
    : next;
}

/** Where nobody could be asked when it was time, whoever can approve by now is: they came onto the staff list since. */
function askable(visit: Visit, { now, school }: Facts): Visit {
  if (visit.asked.length > 0 || !awaitsDecision(visit, now)) return visit;
  const rungs = Object.keys(visit.taken).filter((key) => key.startsWith('approval@'));
  if (rungs.length === 0 || approversOf(visit, school).length === 0) return visit;
  return { ...visit, taken: Object.fromEntries(Object.entries(visit.taken).filter(([key]) => !rungs.includes(key))) };
}

/** Everyone who was asked to approve or told that nobody has to, with those asked in the letters just posted. */
function nowAsked(before: Visit, after: Visit): string[] {
  const fresh = after.outbox.slice(before.outbox.length);
  const asked = fresh.filter(
    (effect) =>
      effect.kind === 'letter' && /^(please approve|approval reminder|for your information)$/.test(effect.letter),
  );
  return [...new Set([...before.asked, ...asked.map((effect) => effect.to)])];
}
