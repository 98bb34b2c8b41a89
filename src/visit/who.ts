// Who may see a visit, and who may decide on it.
import { Role } from '../policy/schema';
import type { WhoIs } from '../record/ladder';
import { addressesIn, ENGINE, everyoneWithARole, hasRole, lineManagers, personAt } from '../school/people';
import type { School } from '../school/school';
import type { Visit } from './record';

/** Whom a ladder's target reaches for this visit. Nobody is asked about their own visit. */
export function visitTargets(visit: Visit, school: School): WhoIs {
  const notVisitors = (people: string[]) => people.filter((email) => !visit.request.visitors.includes(email));
  return (target, deadline) => {
    switch (target) {
      case 'visitors':
        return visit.request.visitors;
      case 'requester':
        return visit.request.by === '' ? [] : [visit.request.by];
      case 'everyone':
        return notVisitors(everyoneWithARole(school.staff));
      case 'owner':
        return ownersOf(visit, deadline.params.action, school);
      case 'watcher':
        return [];
      case 'approver':
        return notVisitors([visit.decision?.by ?? ''].filter((email) => personAt(school.staff, email)?.active));
      case 'line manager':
        return notVisitors(lineManagers(school.staff, visit.request.visitors));
      case 'headteacher':
        // An accusation climbs no further than to whoever may answer it.
        if (deadline.letter === 'accusation') return answerIncident(visit, school);
        return notVisitors(addressesIn(school.staff, target));
      default:
        return notVisitors(addressesIn(school.staff, target));
    }
  };
}

/** An action's owner: a person of the staff list, or everybody in the role that owns it. */
function ownersOf(visit: Visit, id: string | undefined, school: School): string[] {
  const owner = visit.actions.find((action) => action.id === id)?.owner ?? '';
  if (personAt(school.staff, owner)?.active) return [owner];
  const role = Role().safeParse(owner);
  return role.success ? addressesIn(school.staff, role.data) : [];
}

const SAFEGUARDING: Role[] = ['safeguarding team', 'safeguarding lead'];
const LEADERS: Role[] = ['senior leader', 'headteacher'];

export function isVisitor(visit: Visit, email: string): boolean {
  return visit.request.visitors.includes(email);
}

/** Approvers and their deputies, but never on their own visit (SPT-01, X-05). */
export function mayDecide(visit: Visit, email: string, school: School): boolean {
  const { by, deputy } = visit.rules.approval;
  return !isVisitor(visit, email) && hasRole(school.staff, email, ...by, deputy);
}

/** Those who go, who asked, and those whose work it is: nobody else may open a visit (SPT-36, CELT-29). */
export function maySee(visit: Visit, email: string, school: School): boolean {
  const { by, deputy } = visit.rules.approval;
  return (
    isVisitor(visit, email) ||
    hasRole(school.staff, email, ...by, deputy, 'office', ...SAFEGUARDING, ...LEADERS) ||
    (visit.request.by === email && hasRole(school.staff, email, 'visitor')) ||
    visit.actions.some((action) => action.owner === email)
  );
}

/** Visitors, requester, office, approvers: who may call a visit off. */
export function mayCancel(visit: Visit, email: string, school: School): boolean {
  return maySee(visit, email, school);
}

/** Safeguarding and leaders, not about a visit of their own. */
export function mayAnswerConcern(visit: Visit, email: string, school: School): boolean {
  return !isVisitor(visit, email) && hasRole(school.staff, email, ...SAFEGUARDING, ...LEADERS);
}

/** The headteacher; where the headteacher was a visitor, a senior leader. */
export function mayAnswerIncident(visit: Visit, email: string, school: School): boolean {
  if (isVisitor(visit, email)) return false;
  return answerIncident(visit, school).includes(email);
}

function answerIncident(visit: Visit, school: School): string[] {
  const notVisitors = (role: Role) => addressesIn(school.staff, role).filter((email) => !isVisitor(visit, email));
  const heads = notVisitors('headteacher');
  return heads.length > 0 ? heads : notVisitors('senior leader');
}

/** Visitors, safeguarding and office keep the records; an action's owner closes it. */
export function mayKeepRecords(visit: Visit, email: string, school: School): boolean {
  return isVisitor(visit, email) || hasRole(school.staff, email, 'office', ...SAFEGUARDING, ...LEADERS);
}

/** Who asked, who goes, who was asked and who decided. */
export function knewOf(visit: Visit): string[] {
  const { request, asked, decision } = visit;
  return [request.by, ...request.visitors, ...asked, decision?.by ?? ''].filter(
    (email) => email !== '' && email !== ENGINE.email,
  );
}
