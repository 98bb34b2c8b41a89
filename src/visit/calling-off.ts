// Calling a visit off: what it asks about the parents (CELT-21), and "I don't feel safe going", which asks nothing (CELT-13).
import { type Decided, type Facts, refused } from '../record/decide';
import { NO_DEADLINE } from '../record/ladder';
import { logged, posted } from '../record/record';
import { lineManagers, personAt } from '../school/people';
import { DAY, instantOf, localDate, MINUTE } from '../time';
import { withAction } from './actions';
import type { VisitAct } from './acts';
import { status, type Visit } from './record';
import { isVisitor, knewOf, mayCancel, visitTargets } from './who';
import { owesReason } from './written';

type Cancel = Extract<VisitAct, { act: 'cancel' }>;

/** How soon the parents must have heard that nobody comes. */
const AT_ONCE = 30 * MINUTE;
/** By when another day is found. */
const ANOTHER_DAY = 7 * DAY;

/** Calls a visit off before anybody has left. */
export function callOff(visit: Visit, act: Cancel, facts: Facts): Decided<Visit> {
  const { now, actor, school } = facts;
  if (!mayCancel(visit, actor.email, school))
    return refused(visit, 'Only those concerned with this visit can cancel it.');
  const state = status(visit, now);
  if (!['requested', 'sent back', 'approved'].includes(state)) {
    return refused(visit, `This visit is ${state}, so it cannot be cancelled.`);
  }
  const unsafe = act.unsafe === true;
  const asks = visit.rules.calledOff === 'tell the parents and go another day';
  // Of whoever does not feel safe nothing is asked: the office finds out about the parents.
  const parents =
    act.parentsTold ?? (visit.request.unannounced ? 'they knew of no visit' : unsafe ? 'not yet' : undefined);
  if (asks && !parents) return refused(visit, 'Say whether the parents know that nobody comes. Nothing was saved yet.');
  const cancelled = {
    at: now,
    by: actor.email,
    words: act.words,
    ...(unsafe && { unsafe }),
    ...(asks && { parents }),
  };
  let next: Visit = logged({ ...visit, cancelled }, now, actor.email, `Cancelled: ${act.words}`);
  const feels = isVisitor(visit, actor.email) ? actor.email : (visit.request.visitors[0] ?? actor.email);
  if (unsafe) next = owesReason(next, { by: feels, what: 'called the visit off' }, facts);
  next = posted(next, now, 'cancelled', toldOf(visit, unsafe, facts));
  return { record: asks ? withTwoActions(next, unsafe, facts) : next };
}

/** Everyone who knew of it; of a visit that did not feel safe, whoever the policy names too. */
function toldOf(visit: Visit, unsafe: boolean, { actor, school }: Facts): string[] {
  const whoIs = visitTargets(visit, school);
  const tells = unsafe
    ? visit.rules.unsafe.tells.flatMap((to) =>
        to === 'line manager' && isVisitor(visit, actor.email)
          ? lineManagers(school.staff, [actor.email])
          : whoIs(to, NO_DEADLINE),
      )
    : [];
  return [...knewOf(visit), ...tells].filter((email) => email !== actor.email);
}

/** The parents are told at once, where they expect somebody, and another day is found (CELT-21). */
function withTwoActions(visit: Visit, unsafe: boolean, facts: Facts): Visit {
  const { now, actor } = facts;
  const expected = visit.cancelled?.parents === 'not yet';
  const teller = unsafe ? 'office' : actor.email;
  const told = expected ? withAction(visit, 'Tell the parents that nobody comes', teller, now + AT_ONCE, facts) : visit;
  // Whoever does not feel safe going is not asked to go another day.
  return unsafe ? told : anotherDay(told, facts);
}

/** Whoever asked for the visit finds another day for it (CELT-21). */
export function anotherDay(visit: Visit, facts: Facts): Visit {
  const { now, school } = facts;
  const { by, visitors } = visit.request;
  const asker = [by, ...visitors].find((email) => personAt(school.staff, email)?.active) ?? 'office';
  const day = instantOf(localDate(now + ANOTHER_DAY), school.settings.dayEnds);
  return withAction(visit, 'Go another day: ask for the visit again', asker, day, facts);
}
