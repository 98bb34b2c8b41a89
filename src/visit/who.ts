// Who may see a visit, and who may decide on it.
import { Role } from '../policy/schema';
import type { WhoIs } from '../record/ladder';
import { addressesIn, chairOf, ENGINE, everyoneWithARole, hasRole, lineManagers, personAt } from '../school/people';
import type { School } from '../school/school';
import { isForChair } from './accused';
import { anyAgainstHead, waitingIncidents, withIncident } from './incidents';
import { type Action, isAccusation, type Visit } from './record';

/** Whom a ladder's target reaches for this visit. Nobody is asked about their own visit. */
export function visitTargets(visit: Visit, school: School): WhoIs {
  const notVisitors = (people: string[]) => people.filter((email) => !visit.request.visitors.includes(email));
  return (target, deadline) => {
    if (target === visit.rules.approval.deputy && deadline.key.startsWith('approval@')) {
      const deputies = notVisitors(addressesIn(school.staff, target));
      return deputies.length > 0 ? deputies : standIns(visit, school);
    }
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
        if (deadline.letter === 'accusation')
          return answerIncident(withIncident(visit, deadline.params.incident), school);
        if (deadline.letter === 'name a chair') {
          const { accused = [] } = withIncident(visit, deadline.params.incident).incident ?? {};
          return chairNamers(school).filter((email) => !accused.includes(email));
        }
        return notVisitors(addressesIn(school.staff, target));
      default:
        return notVisitors(addressesIn(school.staff, target));
    }
  };
}

/**
 * An action's owner: a person of the staff list, or everybody in the role that owns it who was not on the visit; where that
 * is nobody, whoever leads the school beside them (WLS-21).
 */
function ownersOf(visit: Visit, id: string | undefined, school: School): string[] {
  const owner = visit.actions.find((action) => action.id === id)?.owner ?? '';
  if (personAt(school.staff, owner)?.active) return [owner];
  const role = Role().safeParse(owner);
  if (!role.success) return [];
  const found = [role.data, 'senior leader', 'safeguarding lead'] as const;
  const people = found.map((one) => addressesIn(school.staff, one).filter((email) => !isVisitor(visit, email)));
  return people.find((some) => some.length > 0) ?? [];
}

const SAFEGUARDING: Role[] = ['safeguarding team', 'safeguarding lead'];
const LEADERS: Role[] = ['senior leader', 'headteacher'];

export function isVisitor(visit: Visit, email: string): boolean {
  return visit.request.visitors.includes(email);
}

/** Whoever can decide on this visit, by address, none of them on it: approvers, then deputies; else those who stand in. */
export function approversOf(visit: Visit, school: School): string[] {
  const { by, deputy } = visit.rules.approval;
  const found = [...by, deputy].flatMap((role) => addressesIn(school.staff, role));
  return [...found.filter((email) => !isVisitor(visit, email)), ...standIns(visit, school)];
}

/** Approvers and their deputies, but never on their own visit (SPT-01, X-05). */
export function mayDecide(visit: Visit, email: string, school: School): boolean {
  const { by, deputy } = visit.rules.approval;
  if (isVisitor(visit, email)) return false;
  return hasRole(school.staff, email, ...by, deputy) || standIns(visit, school).includes(email);
}

/** Who decides, or is informed, where nobody is in the roles that do, nor in their deputy's: whoever leads the school (WLS-20). */
export function standIns(visit: Visit, school: School): string[] {
  const { by, deputy } = visit.rules.approval;
  const found = (...roles: Role[]) =>
    roles.flatMap((role) => addressesIn(school.staff, role)).filter((email) => !isVisitor(visit, email));
  if (found(...by, deputy).length > 0) return [];
  const leaders = [...new Set(found(...LEADERS))];
  return leaders.length > 0 ? leaders : found('safeguarding lead');
}

/**
 * Those who go, who asked, and those whose work it is: nobody else may open a visit, and whoever only owns an action of it
 * has that on their to-do page (SPT-36, CELT-29).
 */
export function maySee(visit: Visit, email: string, school: School): boolean {
  const { by, deputy } = visit.rules.approval;
  return (
    isVisitor(visit, email) ||
    hasRole(school.staff, email, ...by, deputy, 'office', ...SAFEGUARDING, ...LEADERS) ||
    (visit.request.by === email && hasRole(school.staff, email, 'visitor')) ||
    (anyAgainstHead(visit) && isChair(email, school)) ||
    readersIncidents(visit, email, school).length > 0
  );
}

/** Whose taps on a visit are heard at all; to everybody else it is as if it were not there (CELT-29). */
export function isConcerned(visit: Visit, email: string, school: School): boolean {
  return (
    maySee(visit, email, school) || visit.request.by === email || visit.actions.some(({ owner }) => owner === email)
  );
}

/** The open actions that are this person's own. */
export function actionsOf(visit: Visit, email: string): Action[] {
  return visit.actions.filter((action) => action.owner === email && action.done === null);
}

/** Visitors, requester, office, approvers: who may call a visit off. */
export function mayCancel(visit: Visit, email: string, school: School): boolean {
  return maySee(visit, email, school);
}

/** Safeguarding and leaders, not about a visit of their own. */
export function mayAnswerConcern(visit: Visit, email: string, school: School): boolean {
  return !isVisitor(visit, email) && hasRole(school.staff, email, ...SAFEGUARDING, ...LEADERS);
}

/** The headteacher; where the headteacher was a visitor, a senior leader; where it is against the headteacher, the chair. */
export function mayAnswerIncident(visit: Visit, email: string, school: School): boolean {
  if (isVisitor(visit, email)) return false;
  return answerIncident(visit, school).includes(email);
}

/** An accusation is for whoever answers it and whoever wrote it down, and for nobody else (SPT-12, NAS-25). */
export function mayReadIncident(visit: Visit, email: string, school: School): boolean {
  return !isAccusation(visit) || visit.incident?.by === email || mayAnswerIncident(visit, email, school);
}

function isChair(email: string, school: School): boolean {
  return email !== '' && chairOf(school) === email;
}

/** Who can name the chair in Settings, the headteachers aside where anybody else is there: they hear that one is wanted. */
function chairNamers({ staff }: School): string[] {
  const others = (role: Role) => addressesIn(staff, role).filter((email) => !hasRole(staff, email, 'headteacher'));
  const found = [others('administrator'), others('safeguarding lead'), others('senior leader')];
  return found.find((people) => people.length > 0) ?? addressesIn(staff, 'administrator');
}

/** The visit as if each incident that waits for this reader were its newest, the newest first. */
export function readersIncidents(visit: Visit, email: string, school: School): Visit[] {
  return waitingIncidents(visit)
    .map(({ responseId }) => withIncident(visit, responseId))
    .filter((one) => mayAnswerIncident(one, email, school));
}

/** The visit with that incident for its newest which waits for this reader, where another visitor wrote of a later one. */
export function withReadersIncident(visit: Visit, email: string, school: School): Visit {
  return readersIncidents(visit, email, school)[0] ?? visit;
}

/** The chair as this incident knows it; nobody where it is the chair who is accused. */
export function chairFor({ incident }: Visit, school: School): string {
  const chair = chairOf(school);
  return incident?.accused?.includes(chair) ? '' : chair;
}

/** Of an accusation never anybody who is accused; where that leaves no headteacher it is the chair's (NAS-25). */
function answerIncident(visit: Visit, school: School): string[] {
  const { incident, request } = visit;
  const accusation = isAccusation(visit);
  if (incident && accusation && isForChair(incident, request.visitors, school.staff)) {
    const chair = chairFor(visit, school);
    return chair === '' ? [] : [chair];
  }
  const accused = (accusation && incident?.accused) || [];
  const free = (role: Role) =>
    addressesIn(school.staff, role).filter((email) => !isVisitor(visit, email) && !accused.includes(email));
  const heads = free('headteacher');
  return heads.length > 0 ? heads : free('senior leader');
}

/** Visitors, safeguarding and office keep the records; an action's owner closes it. */
export function mayKeepRecords(visit: Visit, email: string, school: School): boolean {
  return isVisitor(visit, email) || hasRole(school.staff, email, 'office', ...SAFEGUARDING, ...LEADERS);
}

/** An action's owner and those who keep the records; of one that a role alone may close, that role (CELT-28). */
export function mayClose(visit: Visit, action: Action, email: string, school: School): boolean {
  if (!action.closes) return action.owner === email || mayKeepRecords(visit, email, school);
  const closers = addressesIn(school.staff, action.closes).filter((one) => !isVisitor(visit, one));
  // Where none of them is there who was not on the visit, somebody must be able to.
  return closers.length > 0 ? closers.includes(email) : mayAnswerConcern(visit, email, school);
}

/** Who asked, who goes, who was asked and who decided. */
export function knewOf(visit: Visit): string[] {
  const { request, asked, decision } = visit;
  return [request.by, ...request.visitors, ...asked, decision?.by ?? ''].filter(
    (email) => email !== '' && email !== ENGINE.email,
  );
}
