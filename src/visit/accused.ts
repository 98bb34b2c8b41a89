// Whom an accusation is against: they hear nothing of it, and whoever answers it is found without them (SPT-12, NAS-25).
import { addressesIn } from '../school/people';
import type { StaffMember } from '../school/school';
import type { Incident } from './record';

const bare = (words: string): string =>
  words
    .toLowerCase()
    .replace(/^\s*the\s+/, '')
    .trim();

/** The staff, by address, whom these choices or words name: by address, by name, or by the post alone. */
export function staffMeant(words: string[], staff: StaffMember[]): string[] {
  const said = words.map(bare).filter((one) => one !== '');
  const isMeant = ({ email, name, job }: StaffMember) =>
    said.some((one) => one.includes(email) || one.includes(name.toLowerCase()) || one === job.toLowerCase());
  return staff.filter((member) => member.name !== '' && isMeant(member)).map(({ email }) => email);
}

/**
 * Whether it is the chair's: it is said to be against the headteacher, no headteacher is left to answer it who is not
 * accused or a visitor while one of them is accused, or nobody at school is left at all.
 */
export function isForChair(
  { againstHead, accused = [] }: Pick<Incident, 'againstHead' | 'accused'>,
  visitors: string[],
  staff: StaffMember[],
): boolean {
  if (againstHead) return true;
  const heads = addressesIn(staff, 'headteacher');
  const isFree = (email: string) => !accused.includes(email) && !visitors.includes(email);
  if (heads.some(isFree)) return false;
  return heads.some((email) => accused.includes(email)) || !addressesIn(staff, 'senior leader').some(isFree);
}
