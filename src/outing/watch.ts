// The watch when the return moves: a watcher who finishes before it cannot watch to the end, and somebody else is asked.
import type { Facts } from '../record/decide';
import { logged } from '../record/record';
import { personAt } from '../school/people';
import type { Instant } from '../time';
import { whyNotWatch } from './gates';
import type { Outing } from './record';

/** The outing with another return. Where the watcher finishes before it, the ladder asks for another one (CELT-11). */
export function dueMoved(outing: Outing, due: Instant, { now, school }: Facts): Outing {
  const moved = { ...outing, due };
  const { email, acceptedAt } = outing.watcher;
  const watcher = personAt(school.staff, email);
  const why = watcher && acceptedAt !== null ? whyNotWatch(watcher, due, []) : undefined;
  if (!why) return moved;
  return logged({ ...moved, watcher: { email, askedAt: now, acceptedAt: null } }, now, 'engine', why);
}
