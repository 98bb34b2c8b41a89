// Who is who: finding people on the staff list by address and by role.
import type { Policy, Role } from '../policy/schema';
import { accountsOf } from './accounts';
import type { School, StaffMember } from './school';

/** Who does an act: a person on the staff list by address, by what way, or the engine itself (the tick). */
export interface Actor {
  email: string;
  name: string;
  by: 'page' | 'reply' | 'form' | 'engine';
}

export const ENGINE: Actor = { email: 'engine', name: 'the engine', by: 'engine' };

/** An address as it is compared and kept. */
export function tidyEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Whether this is one address that mail can go to, and nothing beside it. */
export function isAddress(text: string): boolean {
  return /^[^\s@,;:<>()]+@[^\s@,;:<>().]+(\.[^\s@,;:<>().]+)+$/.test(text);
}

export function personAt(staff: StaffMember[], email: string): StaffMember | undefined {
  const wanted = tidyEmail(email);
  return wanted === '' ? undefined : staff.find((member) => member.email === wanted);
}

/** The active people in a role, by address, in the order of the staff list. */
export function addressesIn(staff: StaffMember[], role: Role): string[] {
  return staff.filter((member) => member.active && member.roles.includes(role)).map((member) => member.email);
}

/** The active people, without the role accounts that the script runs as where they stand for nobody (no other role). */
export function people({ staff, settings }: Pick<School, 'staff' | 'settings'>): StaffMember[] {
  const isAccount = ({ email, roles }: StaffMember) =>
    accountsOf(settings).includes(email) && roles.every((role) => role === 'administrator');
  return staff.filter((member) => member.active && !isAccount(member));
}

/** Everyone who has a role at school beyond going on visits. */
export function everyoneWithARole(staff: StaffMember[]): string[] {
  return staff
    .filter((member) => member.active && member.roles.some((role) => role !== 'visitor'))
    .map((member) => member.email);
}

export function hasRole(staff: StaffMember[], email: string, ...roles: Role[]): boolean {
  const member = personAt(staff, email);
  return member?.active === true && member.roles.some((role) => roles.includes(role));
}

/**
 * The chair of governors' address, as long as it is on the staff list, so that they have a page to answer on, and is no
 * headteacher's, who would read what is said against them (NAS-25); or empty.
 */
export function chairOf({ settings, staff }: Pick<School, 'settings' | 'staff'>): string {
  const chair = personAt(staff, settings.chair);
  return chair?.active && !chair.roles.includes('headteacher') ? chair.email : '';
}

/** The line managers of these people, each once; of somebody without one, or with one who has left, nobody. */
export function lineManagers(staff: StaffMember[], people: string[]): string[] {
  const managers = people.map((email) => personAt(staff, personAt(staff, email)?.lineManager ?? ''));
  return [...new Set(managers.flatMap((member) => (member?.active ? [member.email] : [])))];
}

/** When this person said "read and understood" to the policy as it is now; null: not yet. */
export function readAt(
  school: Pick<School, 'read'>,
  email: string,
  { id, version }: Pick<Policy, 'id' | 'version'>,
): number | null {
  const read = school.read.find(
    (entry) => entry.email === email && entry.version === version && (entry.policy ?? id) === id,
  );
  return read?.at ?? null;
}

/** What "read and understood" is said to: the names of the policies, as a sentence has them (SPT-07). */
export function confirmedWords({ title, confirms = [title] }: Policy): string {
  return listWords(confirms);
}

/** A person's name, or the address itself of somebody who has left the list. */
export function nameOf(staff: StaffMember[], email: string): string {
  if (email === ENGINE.email) return 'Home Visits';
  return personAt(staff, email)?.name ?? email;
}

/** `Amy Jones` → `A.J.`: how a pupil appears in a subject line or on the office's board. */
export function initials(name: string): string {
  return name
    .split(/[\s-]+/)
    .filter((part) => part !== '')
    .map((part) => `${[...part][0]?.toUpperCase()}.`)
    .join('');
}

/** `Mum and Amelia` of `Amelia Jones` → `Mum and A.`: words of a family where the pupil's name does not stand. */
export function unnamed(words: string, pupil: string): string {
  const names = pupil.split(/[\s-]+/).filter((part) => part.length > 1);
  return names.reduce((out, name) => {
    const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    // A whole word in any case, so that “Also Ali” keeps its “Also”.
    const word = new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'giu');
    return out.replace(word, `${name[0]?.toUpperCase()}.`);
  }, words);
}

/** `Ann, Bob and Cy`. */
export function listWords(names: string[], last = 'and'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${last} ${names[names.length - 1]}`;
}

/** A sentence's first letter made great. */
export function sentence(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Everyone who answers for visits at school. */
const AT_DESK: Role[] = [
  // Who can open the Control spreadsheet sees all of this there; and drills start here.
  'administrator',
  'office',
  'emergency contact',
  'safeguarding team',
  'safeguarding lead',
  'senior leader',
  'headteacher',
];

/** Whether somebody may open the office's board, and so look at the Register. */
export function opensDesk({ active, roles }: Pick<StaffMember, 'active' | 'roles'>): boolean {
  return active && roles.some((role) => AT_DESK.includes(role));
}
