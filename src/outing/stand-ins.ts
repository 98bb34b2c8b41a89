// Who stands in where nobody is in a role, or only those who are out: the approvers' deputy, then whoever leads the school.
import type { Role, Rules } from '../policy/schema';

/** The roles that are asked one after the other, in place of one that is empty (WNA-08). */
export function standInRoles({ approval }: Rules): Role[] {
  return [approval.deputy, 'senior leader', 'headteacher', 'safeguarding lead'];
}

/** The people of the first role in which there is anybody. */
export function firstFound(roles: Role[], peopleIn: (role: Role) => string[]): string[] {
  return roles.map(peopleIn).find((people) => people.length > 0) ?? [];
}
