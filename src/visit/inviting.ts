// The family is invited into school instead of a visit (WNA-14): somebody does it, and on a welfare reason the lead decides what next.
import type { Facts } from '../record/decide';
import { personAt } from '../school/people';
import { endOfWorkingDay, instantOf, localDate, nextDate } from '../time';
import { withAction } from './actions';
import type { Visit } from './record';
import { isForWelfare } from './weighing';

const INVITE = 'Invite the family into school, with a choice of times; write down when they come';

/** The visit with the action of inviting them, by the end of the next working day; of a welfare visit, with a concern. */
export function invited(visit: Visit, by: string, words: string, facts: Facts): Visit {
  const { now, school } = facts;
  const { request } = visit;
  const owner = [request.by, ...request.visitors].find((email) => personAt(school.staff, email)?.active) ?? 'office';
  const due = endOfWorkingDay(instantOf(nextDate(localDate(now)), '00:00'), school.settings);
  const open = withAction(visit, INVITE, owner, due, facts);
  if (!isForWelfare(visit)) return open;
  const said = `No visit is made: the family is invited into school${words === '' ? '' : `: ${words}`}.`;
  const before = visit.concern ? `${visit.concern.words}\n` : '';
  const all = `${before}${said}\nThe visit was for the child’s welfare: decide what happens next.`;
  return { ...open, concern: { at: now, by, words: all }, concernAcknowledged: null };
}
