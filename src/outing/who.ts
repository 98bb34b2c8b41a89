// Who may see an outing, and who may act on it: visitors on their own, school on everybody's but their own.
import { Role } from '../policy/schema';
import type { WhoIs } from '../record/ladder';
import { addressesIn, everyoneWithARole, hasRole, lineManagers, personAt } from '../school/people';
import type { School } from '../school/school';
import { isWatched, type Outing } from './record';

/** Those at school who answer alarms. */
const ANSWERS: Role[] = [
  'emergency contact',
  'office',
  'safeguarding team',
  'safeguarding lead',
  'senior leader',
  'headteacher',
];

export function isVisitor(outing: Outing, email: string): boolean {
  return outing.visitors.some((visitor) => visitor.email === email);
}

/**
 * Whether this person is out on it now. Whoever has left the staff list meanwhile is nobody, but for the outing that they
 * are on: they are out there, and may need help.
 */
export function isOutOn(outing: Outing, email: string): boolean {
  return isWatched(outing) && isVisitor(outing, email);
}

/** Watcher, office, safeguarding and leaders, and whoever an alarm's rung has told; never one of the visitors. */
export function mayAnswer(outing: Outing, email: string, school: School): boolean {
  if (isVisitor(outing, email)) return false;
  return (
    isWatcher(outing, email, school) ||
    isAskedToWatch(outing, email, school) ||
    (outing.alerted.includes(email) && personAt(school.staff, email)?.active === true) ||
    hasRole(school.staff, email, ...ANSWERS)
  );
}

/** Its visitors and those who answer for it at school: nobody else can open it. */
export function maySee(outing: Outing, email: string, school: School): boolean {
  return isVisitor(outing, email) || mayAnswer(outing, email, school);
}

/** Whoever the ladder asked to take the watch over, for as long as nobody has (CELT-11). */
export function isAskedToWatch({ watcher, rules, taken, backAt }: Outing, email: string, school: School): boolean {
  if (watcher.acceptedAt !== null || backAt !== null) return false;
  const rungs = Object.keys(taken);
  return rules.ladders.watcher.some(({ to }, i) => {
    const role = Role().safeParse(to);
    const asked = rungs.some((key) => key.startsWith(`watcher@${watcher.askedAt}/${i}/`));
    return asked && role.success && hasRole(school.staff, email, role.data);
  });
}

/** Whether this person sees the family's numbers during an outing: the roles that the policy names, else all who watch (CELT-33). */
export function seesFamilyPhones({ rules }: Outing, email: string, school: School): boolean {
  return rules.familyPhonesFor.length === 0 || hasRole(school.staff, email, ...rules.familyPhonesFor);
}

/** Whether this person is the outing's watcher, and still active on the staff list. */
export function isWatcher(outing: Outing, email: string, school: School): boolean {
  return outing.watcher.email === email && personAt(school.staff, email)?.active === true;
}

/** Whom a ladder's target reaches for this outing. People who are out on it do not count as found. */
export function outingTargets(outing: Outing, school: School): WhoIs {
  const atSchool = (people: string[]) => people.filter((email) => !isVisitor(outing, email));
  return (target) => {
    switch (target) {
      case 'visitors':
        return outing.visitors.map((visitor) => visitor.email);
      case 'watcher':
        return atSchool([outing.watcher.email].filter((email) => personAt(school.staff, email)?.active));
      case 'everyone':
        return atSchool(everyoneWithARole(school.staff));
      case 'line manager':
        return atSchool(
          lineManagers(
            school.staff,
            outing.visitors.map(({ email }) => email),
          ),
        );
      case 'requester':
      case 'approver':
      case 'owner':
        return [];
      default:
        return atSchool(addressesIn(school.staff, target));
    }
  };
}
