// In an emergency papers can wait: an approver lets them, with a name and a reason, and the safeguarding lead hears.
import { anyRole } from '../policy/role-names';
import { type Decided, type Facts, refused } from '../record/decide';
import { logged, posted } from '../record/record';
import { addressesIn, nameOf } from '../school/people';
import { status, type Visit } from './record';
import { isVisitor, mayDecide } from './who';

/** Whether somebody could let papers wait for this visit now. */
export function canOverride(visit: Visit, now: number): boolean {
  return !visit.override && ['requested', 'sent back', 'approved'].includes(status(visit, now));
}

/** Lets papers wait (a policy not read yet, a control not ticked, an insurance not shown); never a decision, a car seat or a watch. */
export function letPapersWait(visit: Visit, words: string, facts: Facts): Decided<Visit> {
  const { now, actor, school } = facts;
  if (isVisitor(visit, actor.email))
    return refused(visit, 'You are one of the visitors. Nobody lets papers wait for their own visit.');
  if (!mayDecide(visit, actor.email, school))
    return refused(visit, `Only the ${anyRole(visit.rules.approval.by, facts.policy)} can let papers wait.`);
  if (visit.override)
    return refused(visit, `${nameOf(school.staff, visit.override.by)} has let papers wait for this visit already.`);
  if (!canOverride(visit, now))
    return refused(visit, `This visit is ${status(visit, now)}, so nothing waits for papers.`);
  const next = logged(
    { ...visit, override: { at: now, by: actor.email, words } },
    now,
    actor.email,
    `Papers can wait for this visit: ${words}`,
  );
  const others = (role: 'safeguarding lead' | 'headteacher') =>
    addressesIn(school.staff, role).filter((email) => email !== actor.email && !isVisitor(visit, email));
  const lead = others('safeguarding lead');
  const told = [...(lead.length > 0 ? lead : others('headteacher')), visit.request.by, ...visit.request.visitors];
  return {
    record: posted(
      next,
      now,
      'papers can wait',
      told.filter((email) => email !== '' && email !== actor.email),
    ),
  };
}
