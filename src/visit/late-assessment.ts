// A risk assessment that comes when nobody waits for it any more: they may go already, or are out (WNA-13, WNA-14, WLS-14).
import type { Facts } from '../record/decide';
import { posted } from '../record/record';
import { saysMore } from './cautions';
import { informed } from './clearing';
import type { Visit } from './record';
import { knewOf } from './who';

/** Whether the assessment as it stands came after they had left: said on the record. */
export function isAfterLeaving({ assessment, leftSchoolAt }: Visit): boolean {
  return assessment !== null && leftSchoolAt !== null && assessment.at > leftSchoolAt;
}

/**
 * They are out: a risk above low that nobody knew of, or more against it, goes at once to those who are there, to whoever
 * watches, and to those who decide on such visits or are informed of them.
 */
export function assessedWhileOut(before: Visit, visit: Visit, rose: boolean, watcher: string, facts: Facts): Visit {
  const isOut = visit.outing !== '' && visit.returnedAt === null;
  if (!isOut || !(rose || saysMore(before, visit))) return visit;
  const people = [...knewOf(visit), watcher, ...informed(visit, facts)].filter((email) => email !== '');
  return posted(visit, facts.now, 'assessed while out', people, { urgent: true });
}

/** Nobody has to decide, and the clearance stands: those who were told how it was hear in a few lines how it is now. */
export function assessedAfterClearing(before: Visit, visit: Visit, facts: Facts): Visit {
  const answers = (of: Visit) => JSON.stringify(of.assessment?.answers);
  const stands = visit.decision?.via === 'policy' && visit.outing === '' && !visit.made;
  if (!stands || answers(before) === answers(visit)) return visit;
  return posted(visit, facts.now, 'assessment is in', informed(visit, facts));
}
