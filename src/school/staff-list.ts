// The staff list: how the rows of the sheet Staff are read, and what is said beside a cell that cannot be used.
import { OWN_HOURS, ROLES, type Role, type Rules } from '../policy/schema';
import type { CellNote, TypedRow } from '../ports';
import { listWords, tidyEmail } from './people';
import type { StaffMember } from './school';
import { calendarDate, cell, clockTime, good, nearest, phone, type Read, wrong, yesOrNo } from './typed';

/** Columns that a sheet need not have, where the policy does not need them. */
const OPTIONAL = ['Insurance until', 'Business cover', 'Training until', 'Finishes at'] as const;
export const STAFF_HEADERS = [
  ...['Name', 'E-mail', 'Job', 'Mobile', 'Roles', 'Active', 'Car registration', 'Line manager'],
  ...OPTIONAL,
];
export const STAFF_HELP = `One row a person. Roles, with commas between: ${ROLES.join(', ')}. Active: Yes, or No for somebody who has left (leave the row). Insurance until and Business cover are about the car beside them: the last day, and Yes or No. Training until: the last day on which safeguarding training counts. Finishes at: when the working day ends, such as 15:30. What is wrong with a cell stands in the Note column.`;

/** The columns that are missed where they are not there: the optional ones only as far as the policy asks for them. */
function missed(rules: Rules | undefined): string[] {
  const asked: Record<(typeof OPTIONAL)[number], boolean> = {
    'Insurance until': !!rules?.insurance,
    'Business cover': !!rules?.insurance,
    'Training until': rules?.training === true,
    'Finishes at': rules !== undefined && OWN_HOURS.includes(rules.watch.by),
  };
  return STAFF_HEADERS.filter((header) => (asked as Record<string, boolean>)[header] !== false);
}

/** What people also call a role. */
const ALSO_CALLED: Record<string, Role> = {
  dsl: 'safeguarding lead',
  ddsl: 'safeguarding team',
  'designated safeguarding lead': 'safeguarding lead',
  slt: 'senior leader',
  'senior leadership team': 'senior leader',
  head: 'headteacher',
  principal: 'headteacher',
  reception: 'office',
  admin: 'administrator',
};

/** An address as a key; a name instead of one, or one without its domain, is wrong. */
function address(typed: string): Read<string> {
  if (typed === '') return wrong('The e-mail address is missing. Without it this person can do nothing here.');
  if (!typed.includes('@'))
    return wrong(
      `“${typed}” has no @ and domain. Type the whole address, such as ${typed.replace(/\s/g, '.')}@school.org.uk.`,
    );
  if (!/^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(typed)) return wrong(`“${typed}” is not an e-mail address.`);
  return good(tidyEmail(typed));
}

/** Roles by name, and the names that are none. */
function roles(typed: string): { known: Role[]; unknown: string[] } {
  const names = typed
    .split(/[,;\n]/)
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const known: Role[] = [];
  const unknown: string[] = [];
  for (const name of names) {
    const role = ROLES.find((option) => option === name || `${option}s` === name);
    if (role === undefined) unknown.push(name);
    else if (!known.includes(role)) known.push(role);
  }
  return { known, unknown };
}

function unknownRoles(unknown: string[]): string {
  const hints = unknown.map((name) => {
    const meant = ALSO_CALLED[name] ?? nearest(name, ROLES);
    return `There is no role “${name}”.${meant === undefined ? '' : ` Do you mean “${meant}”?`}`;
  });
  return `${hints.join(' ')} The roles are ${listWords([...ROLES])}.`;
}

type Say = (column: string, words: string) => void;

/** What the optional columns say of one person; what is empty or wrong was never said. */
function optional(cells: Record<string, string>, before: StaffMember | undefined, say: Say): Partial<StaffMember> {
  const read = <T>(header: (typeof OPTIONAL)[number], last: T | undefined, reader: (typed: string) => Read<T>) => {
    const typed = cell(cells, header);
    if (typed === undefined) return last;
    if (typed === '') return undefined;
    const value = reader(typed);
    if (value.ok) return value.value;
    say(header, value.words);
    return last;
  };
  const all = {
    insuredUntil: read('Insurance until', before?.insuredUntil, calendarDate),
    businessCover: read('Business cover', before?.businessCover, yesOrNo),
    trainedUntil: read('Training until', before?.trainedUntil, calendarDate),
    finishesAt: read('Finishes at', before?.finishesAt, clockTime),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** One person, all but the address read; what cannot be read stays as it was with `before`. */
function person(cells: Record<string, string>, email: string, before: StaffMember | undefined, say: Say): StaffMember {
  const text = (header: string, last: string) => cell(cells, header) ?? last;
  const name = text('Name', before?.name ?? '');
  if (name === '') say('Name', 'The name is missing.');

  const typedMobile = text('Mobile', before?.mobile ?? '');
  const mobile = typedMobile === '' ? good('') : phone(typedMobile);
  if (!mobile.ok) say('Mobile', mobile.words);

  const typedRoles = cell(cells, 'Roles');
  const read = roles(typedRoles ?? '');
  if (read.unknown.length > 0) say('Roles', unknownRoles(read.unknown));
  const rolesStay = typedRoles === undefined || read.unknown.length > 0;

  const typedActive = text('Active', before?.active === false ? 'No' : 'Yes');
  const active = typedActive === '' ? good(true) : yesOrNo(typedActive);
  if (!active.ok) say('Active', `${active.words} Type No for somebody who has left.`);

  return {
    email,
    ...optional(cells, before, say),
    name: name === '' ? (before?.name ?? email) : name,
    job: text('Job', before?.job ?? ''),
    mobile: mobile.ok ? mobile.value : (before?.mobile ?? ''),
    // A role that was misspelt takes no other role away from somebody who had it, and gives none.
    roles: rolesStay ? (before?.roles ?? read.known) : read.known,
    active: active.ok ? active.value : (before?.active ?? true),
    car: text('Car registration', before?.car ?? '').toUpperCase(),
    lineManager: text('Line manager', before?.lineManager ?? ''),
  };
}

/** Line managers by address, also where their name was typed. */
function withManagers(staff: StaffMember[]): StaffMember[] {
  return staff.map((member) => {
    const typed = member.lineManager;
    const named = staff.filter(({ name }) => name.toLowerCase() === typed.toLowerCase());
    if (typed.includes('@')) return { ...member, lineManager: tidyEmail(typed) };
    return named.length === 1 && named[0] ? { ...member, lineManager: named[0].email } : member;
  });
}

/** Whom a row whose address is wrong was about: the one person of that name who stands in no other row. */
function sameNameBefore(cells: Record<string, string>, lastGood: StaffMember[], taken: Set<string>) {
  const name = (cell(cells, 'Name') ?? '').toLowerCase();
  const same = lastGood.filter(
    (member) => name !== '' && member.name.toLowerCase() === name && !taken.has(member.email),
  );
  return same.length === 1 ? same[0] : undefined;
}

/**
 * The staff in force for what stands in the sheet, in its order. A wrong cell has its note and stays what it was; a
 * person who is not in the sheet any more is gone; a sheet with nobody in it at all changes nothing. `rules` say which of
 * the optional columns are missed.
 */
export function readStaff(
  rows: TypedRow[],
  lastGood: StaffMember[],
  rules?: Rules,
): { staff: StaffMember[]; notes: CellNote[] } {
  const notes: CellNote[] = [];
  const filled = rows.filter(({ cells }) => STAFF_HEADERS.some((h) => h !== 'Active' && (cell(cells, h) ?? '') !== ''));
  if (filled.length === 0) {
    const words =
      lastGood.length === 0 ? 'Nobody is on the list yet.' : 'The list is empty. The last good one stays in force.';
    return { staff: lastGood, notes: [{ row: 1, column: 'Name', words }] };
  }
  for (const header of missed(rules)) {
    if (filled.every(({ cells }) => cell(cells, header) === undefined)) {
      notes.push({
        row: 1,
        column: header,
        words: `The column “${header}” is missing; what was known of it stays in force.`,
      });
    }
  }
  const typed = filled.map((row) => ({ ...row, email: address(cell(row.cells, 'E-mail') ?? '') }));
  const taken = new Set(typed.flatMap(({ email }) => (email.ok ? [email.value] : [])));
  const staff = new Map<string, StaffMember>();
  for (const { row, cells, email } of typed) {
    const say: Say = (column, words) => notes.push({ row, column, words });
    if (email.ok && staff.has(email.value)) {
      say('E-mail', `${email.value} stands in a row above already; that row counts.`);
      continue;
    }
    const before = email.ok ? lastGood.find((m) => m.email === email.value) : sameNameBefore(cells, lastGood, taken);
    if (!email.ok) say('E-mail', `${email.words}${before ? ` In force: ${before.email}.` : ''}`);
    const key = email.ok ? email.value : before?.email;
    if (key !== undefined && !staff.has(key)) staff.set(key, person(cells, key, before, say));
  }
  if (staff.size === 0) return { staff: lastGood, notes };
  return { staff: withManagers([...staff.values()]), notes };
}
