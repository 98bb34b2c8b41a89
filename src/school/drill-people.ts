// Who may start and end a drill, and who reads its report.
import type { Role } from '../policy/schema';
import { addressesIn, hasRole, personAt } from './people';
import type { School } from './school';

const STARTS: Role[] = ['administrator', 'safeguarding lead', 'headteacher'];

/** Administrators, safeguarding leads and headteachers. */
export function mayDrill(email: string, { staff }: Pick<School, 'staff'>): boolean {
  return hasRole(staff, email, ...STARTS);
}

/** What everybody else is told. */
export const NOT_YOURS = 'Only an administrator, a safeguarding lead or a headteacher can start or end a drill.';

/** Who started it, as long as they work here, the administrators and the safeguarding leads. */
export function reportReaders({ by }: { by: string }, { staff }: Pick<School, 'staff'>): string[] {
  const starter = personAt(staff, by)?.active ? [by] : [];
  return [...starter, ...addressesIn(staff, 'administrator'), ...addressesIn(staff, 'safeguarding lead')];
}
