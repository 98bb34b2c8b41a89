// Calling a visit off: what it asks about the parents (CELT-21), and "I don't feel safe going", which asks nothing (CELT-13).

import { type Decided, type Facts, refused } from '../record/decide';
import { NO_DEADLINE } from '../record/ladder';
import { logged, posted } from '../record/record';
import { lineManagers, personAt } from '../school/people';
import type { School } from '../school/school';
import { DAY, dueByEndOfDay, endOfWorkingDay, type Instant, instantOf, localDate, MINUTE } from '../time';
import { withAction } from './actions';
import type { VisitAct } from './acts';
import { agenciesCalledOff } from './agencies';
import { type Request, status, type Visit } from './record';
import { isVisitor, knewOf, mayCancel, visitTargets } from './who';
import { owesReason } from './written';

type Cancel = Extract<VisitAct, { act: 'cancel' }>;

/** How soon the parents must have heard that nobody comes. */
const AT_ONCE = 30 * MINUTE;
/** By when another day is found. */
const ANOTHER_DAY = 7 * DAY;

const NOBODY_COMES = 'Tell the parents that nobody comes';
const ANOTHER = 'Go another day: ask for the visit again';

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
  const asks = asksForMore(visit);
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
  next = agenciesCalledOff(next, facts);
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
  const teller = unsafe ? 'office' : actor.email;
  const told =
    visit.cancelled?.parents === 'not yet' ? toTell(visit, NOBODY_COMES, teller, now + AT_ONCE, facts) : visit;
  // Whoever does not feel safe going is not asked to go another day.
  return unsafe ? told : anotherDay(told, facts);
}

function asksForMore({ rules }: Visit): boolean {
  return rules.calledOff === 'tell the parents and go another day';
}

/** Somebody has to tell the parents, and has it once; `owner` an address or a role. */
function toTell(visit: Visit, what: string, owner: string, due: Instant, facts: Facts): Visit {
  const has = visit.actions.some((action) => action.what === what && action.done === null);
  return has ? visit : withAction(visit, what, owner, due, facts);
}

/** Whoever asked for the visit, or goes on it; where none of them is active any more, the office. */
function whoAsked({ request }: Visit, { staff }: School): string {
  return [request.by, ...request.visitors].find((email) => personAt(staff, email)?.active) ?? 'office';
}

/** Nobody comes, and nobody was asked about the parents: where they know of the visit, they are told; by `teller`, else by whoever asked. */
export function parentsToldOff(visit: Visit, facts: Facts, teller = whoAsked(visit, facts.school)): Visit {
  if (!asksForMore(visit) || visit.request.unannounced) return visit;
  return toTell(visit, NOBODY_COMES, teller, facts.now + AT_ONCE, facts);
}

/** The visit was moved to another day: parents who know of it hear that, unless the form says that they were told anew. */
export function parentsToldMoved(visit: Visit, before: Request, facts: Facts): Visit {
  const { request } = visit;
  const anew = request.answers.toldWhen !== before.answers.toldWhen;
  if (!asksForMore(visit) || request.unannounced || before.unannounced || anew) return visit;
  const due = dueByEndOfDay(facts.now, facts.school.settings);
  return toTell(visit, 'Tell the parents of the new date', whoAsked(visit, facts.school), due, facts);
}

/** Whoever asked for the visit finds another day for it (CELT-21). */
export function anotherDay(visit: Visit, facts: Facts): Visit {
  if (!asksForMore(visit)) return visit;
  const { now, school } = facts;
  const day = instantOf(localDate(now + ANOTHER_DAY), school.settings.dayEnds);
  return toTell(visit, ANOTHER, whoAsked(visit, school), day, facts);
}

/** An approved visit for which nobody left on its day: once, the same as of one that is called off. */
export function nobodyLeft(visit: Visit, facts: Facts): Visit {
  const { now, school } = facts;
  const { date } = visit.request;
  if (!asksForMore(visit) || visit.missed === date || visit.decision?.ruling !== 'approved') return visit;
  if (status(visit, now) !== 'expired') return visit;
  const missed = { ...visit, missed: date };
  const due = endOfWorkingDay(now, school.settings);
  const told = visit.request.unannounced ? missed : toTell(missed, NOBODY_COMES, whoAsked(visit, school), due, facts);
  return anotherDay(told, facts);
}

/** It was made after all, as its report says: nobody has to be told, and no other day is needed. */
export function madeAfterAll(visit: Visit, { now, actor }: Facts): Visit {
  const done = { at: now, by: actor.email, words: 'The report says that the visit was made.' };
  const actions = visit.actions.map((action) =>
    action.done === null && (action.what === NOBODY_COMES || action.what === ANOTHER) ? { ...action, done } : action,
  );
  return { ...visit, actions };
}
