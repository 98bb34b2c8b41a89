// Actions of a visit: one more, with its owner told.
import type { Facts } from '../record/decide';
import { NO_DEADLINE } from '../record/ladder';
import { logged, posted } from '../record/record';
import type { Action, Visit } from './record';
import { visitTargets } from './who';

/** The visit with an action more, and its owner told; `more` says what is special about it. */
export function withAction(
  visit: Visit,
  what: string,
  owner: string,
  due: number,
  facts: Facts,
  more: Pick<Action, 'area' | 'closes'> = {},
): Visit {
  // A drill leaves nothing to do.
  if (visit.practice) return visit;
  const action = { id: `A${visit.actions.length + 1}`, what, owner, due, done: null, ...more };
  const actions = [...visit.actions, action];
  // Never its words: the log is read by those who may not read what is written of a concern.
  const next = logged({ ...visit, actions }, facts.now, facts.actor.email, `Added action ${action.id}`);
  const owners = visitTargets(next, facts.school)('owner', { ...NO_DEADLINE, params: { action: action.id } });
  return posted(next, facts.now, 'action', owners, { params: { action: action.id } });
}
