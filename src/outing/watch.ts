// The watch when it cannot go on as it was: the return moves, the watcher's day ends, or the watcher leaves; another is asked.
import { type Decided, type Facts, refused, stepped } from '../record/decide';
import { logged } from '../record/record';
import { nameOf, personAt } from '../school/people';
import { type Instant, instantOf, localDate } from '../time';
import { whyNotWatch } from './gates';
import type { Outing } from './record';

/** The outing with another return. Where the watcher finishes before it, the ladder asks for another one (CELT-11). */
export function dueMoved(outing: Outing, due: Instant, facts: Facts): Outing {
  return whileAtSchool({ ...outing, due }, facts);
}

/**
 * The outing as it is, or with another watcher asked for where whoever said yes has left the staff list's working people,
 * or finishes before they are back. Who says "I'm watching" after that time stays because they want to.
 */
export function whileAtSchool(outing: Outing, { now, school }: Facts): Outing {
  const { email, acceptedAt } = outing.watcher;
  if (acceptedAt === null || outing.backAt !== null) return outing;
  const watcher = personAt(school.staff, email);
  if (!watcher?.active) return anotherAsked(outing, `${nameOf(school.staff, email)} is no longer at school.`, now);
  const until = Math.max(outing.due, now);
  const why = whyNotWatch(watcher, until, []);
  if (!why || (watcher.finishesAt && acceptedAt >= instantOf(localDate(until), watcher.finishesAt))) return outing;
  return logged({ ...outing, watcher: { email, askedAt: now, acceptedAt: null } }, now, 'engine', why);
}

function anotherAsked(outing: Outing, why: string, now: Instant): Outing {
  const { email } = outing.watcher;
  const next = { ...outing, gaveUpWatch: email, watcher: { email: '', askedAt: now, acceptedAt: null } };
  return logged(next, now, 'engine', why);
}

/** "I can't watch any longer": nobody watches from now on, and the ladder asks the others at once (CELT-11). */
export function cannotWatch(outing: Outing, { now, actor, school }: Facts): Decided<Outing> {
  const { watcher, backAt } = outing;
  if (backAt !== null || watcher.email !== actor.email)
    return refused(outing, 'You are not the one who watches over them.');
  return { record: anotherAsked(outing, `${nameOf(school.staff, actor.email)} can’t watch any longer.`, now) };
}

/** Whoever watched has left on a visit of their own all the same: the same, at once. */
export function watcherLeft(outing: Outing, { now, school }: Facts): Outing {
  const who = outing.gaveUpWatch || outing.watcher.email;
  if (outing.watcher.acceptedAt === null) return outing;
  return anotherAsked(stepped(outing, ''), `${nameOf(school.staff, who)} watched, and has left on a visit.`, now);
}
