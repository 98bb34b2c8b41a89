// What a school calls the roles of the staff list: by their own names, or by its policy's (the Principal).
import { type Policy, Role } from './schema';

/** The policy of a school, as far as it says how roles are called. */
export type Calling = Pick<Policy, 'roleNames'>;

/** A role as people at this school say it: `Principal`, `safeguarding lead`. */
export function roleName(role: Role, { roleNames }: Calling): string {
  return roleNames?.[role] ?? role;
}

/** A role as a sentence names it: `the safeguarding team`, `the senior leaders`. */
export function roleWords(role: Role, policy: Calling): string {
  const many: Role[] = ['visitor', 'emergency contact', 'senior leader', 'administrator'];
  return `the ${roleName(role, policy)}${many.includes(role) ? 's' : ''}`;
}

/** An action's owner, where it is a role and no person's address. */
export function ownerRole(owner: string, policy: Calling): string | undefined {
  const role = Role().safeParse(owner);
  return role.success ? roleName(role.data, policy) : undefined;
}

/** Several roles, any of which will do: `safeguarding team or senior leader`. */
export function anyRole(roles: Role[], policy: Calling): string {
  const names = roles.map((role) => roleName(role, policy));
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((words) => words !== '').join(' or ');
}
