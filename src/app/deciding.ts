// What a reader may do about the decision on a visit, and who can be said to have approved it by phone.
import type { VisitMay } from '../pages/view';
import { hasRole, personAt } from '../school/people';
import type { School, StaffMember } from '../school/school';
import type { Instant } from '../time';
import { awaitsDecision, awaitsPhone } from '../visit/deadlines';
import { canOverride } from '../visit/override';
import { status, type Visit } from '../visit/record';
import { canOverrule, mayConfirm } from '../visit/ruling';
import { isVisitor, mayDecide, mayKeepRecords } from '../visit/who';

/** The flags of the visit's page that are about deciding and asking again. */
export function mayAboutDecision(visit: Visit, email: string, school: School, now: Instant): VisitMay {
  const decides = mayDecide(visit, email, school);
  const state = status(visit, now);
  return {
    decide: awaitsDecision(visit, now) && decides,
    confirm: visit.decision?.byPhone?.confirmedAt === null && mayConfirm(visit, email, { school }),
    overrule: state === 'approved' && decides && canOverrule(visit, email),
    override: decides && canOverride(visit, now),
    askAgain: !['requested', 'sent back', 'approved', 'out'].includes(state) && mayAskAgain(visit, email, school),
  };
}

/** Who went or asked, and safeguarding staff who make visits: the form's answers hold what the office does not read. */
function mayAskAgain(visit: Visit, email: string, school: School): boolean {
  if (!personAt(school.staff, email)?.roles.includes('visitor')) return false;
  const own = isVisitor(visit, email) || visit.request.by === email;
  return own || hasRole(school.staff, email, 'safeguarding team', 'safeguarding lead');
}

/** Who can be said to have approved it by phone, where this reader may write that down now. */
export function approversByPhone(visit: Visit, email: string, school: School, now: Instant): StaffMember[] {
  const may = awaitsPhone(visit, now) && !isVisitor(visit, email) && mayKeepRecords(visit, email, school);
  if (!may) return [];
  return school.staff.filter((member) => member.email !== email && mayDecide(visit, member.email, school));
}
