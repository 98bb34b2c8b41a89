// Those who go on a visit: the number under which each can be rung, and who told what the office wrote down.
import { listWords, nameOf, personAt } from '../school/people';
import type { StaffMember } from '../school/school';
import type { Visit } from './record';
import { isVisitor } from './who';

/** Everyone who goes, with the number given at sign-out, else the one that is known (CELT-15, SPT-27); '' for none. */
export function partyNumbers(
  { request, mobiles = {} }: Visit,
  staff: StaffMember[],
): { name: string; mobile: string }[] {
  return [
    ...request.visitors.map((email) => ({
      name: nameOf(staff, email),
      mobile: mobiles[email] || personAt(staff, email)?.mobile || '',
    })),
    ...request.companions.map(({ name, mobile }) => ({ name, mobile })),
  ];
}

/** `Maya Osei`, or where somebody at school took the call `Maya Osei or Daniel Hughes by phone, written down by Ann Lee`. */
export function tellerWords(visit: Visit, by: string, staff: StaffMember[]): string {
  if (isVisitor(visit, by)) return nameOf(staff, by);
  const visitors = visit.request.visitors.map((email) => nameOf(staff, email));
  return `${listWords(visitors, 'or')} by phone, written down by ${nameOf(staff, by)}`;
}
