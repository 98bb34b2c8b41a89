// Settings, Staff and Guidance as they stand in Control, read into the school's record, with a note beside what cannot be used.
import { policyOf, rulesInForce } from '../policy';
import type { Ports, TypedRow } from '../ports';
import { stepped } from '../record/decide';
import { logged } from '../record/record';
import { GUIDANCE_HEADERS, GUIDANCE_HELP, guidanceRows, hasGuidance, readGuidance } from '../school/guidance';
import { listWords } from '../school/people';
import { readSettings } from '../school/read-settings';
import type { School } from '../school/school';
import { readStaff } from '../school/staff-list';
import type { Instant } from '../time';
import { NotSetUp } from './open-records';

export interface Typed {
  settings: TypedRow[];
  staff: TypedRow[];
  /** Nothing, and why, where the sheet cannot be read: then the words last read hold. */
  guidance: TypedRow[] | null;
  trouble: string;
}

/** What stands in the three sheets: three reads, without the lock. */
export function typedIn({ control }: Ports): Typed {
  return { settings: control.read('Settings'), staff: control.read('Staff'), ...guidanceIn(control) };
}

/** A sheet of advice that was deleted, or that an older installation never had, keeps nobody from the staff list. */
function guidanceIn(control: Ports['control']): Pick<Typed, 'guidance' | 'trouble'> {
  try {
    return { guidance: control.read('Guidance'), trouble: '' };
  } catch (error) {
    return { guidance: null, trouble: error instanceof Error ? error.message : String(error) };
  }
}

/** The school with what was typed in force, as far as it can be. The same object where nothing has changed. */
export function inForce(school: School, typed: Typed, now: Instant): School {
  const { settings } = readSettings(typed.settings, school.settings);
  const { staff } = readStaff(typed.staff, school.staff);
  const { guidance } = typed.guidance ? readGuidance(typed.guidance) : school;
  const what = [
    ...(isSame(settings, school.settings) ? [] : ['Settings']),
    ...(isSame(staff, school.staff) ? [] : ['Staff']),
    ...(isSame(guidance, school.guidance) ? [] : ['Guidance']),
  ];
  if (what.length === 0) return school;
  const next = { ...stepped(school, ''), settings, staff, guidance };
  return logged(next, now, 'engine', `${listWords(what)} read anew from Control`);
}

/** Whether two values say the same. A record that was read has its keys in another order than one just put together. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Changes the school's record under the lock, from how it stands there. @throws NotSetUp, Busy */
export function changeSchool(ports: Ports, change: (school: School) => School): School {
  return ports.records.locked(() => {
    const { school } = ports.records.load();
    if (!school) throw new NotSetUp();
    const next = change(school);
    if (next !== school) ports.records.save(next);
    return next;
  });
}

/** The sheet Guidance with the policy's own lines, where the policy does not stand in it yet; what is there stays. */
export function prepareGuidance({ control }: Ports, school: School): void {
  const rows = guidanceRows(policyOf(school.settings.policy));
  control.prepare('Guidance', GUIDANCE_HEADERS, rows, GUIDANCE_HELP);
}

/** Reads the sheets, puts them in force, and shows what is wrong with them; `troubles` gains what could not be read. */
export function readControl(ports: Ports, now: Instant, troubles: string[] = []): School {
  const typed = typedIn(ports);
  let before: School | undefined;
  const school = changeSchool(ports, (found) => {
    before = found;
    return inForce(found, typed, now);
  });
  ports.control.note('Settings', readSettings(typed.settings, (before ?? school).settings).notes);
  const policy = policyOf(school.settings.policy);
  ports.control.note(
    'Staff',
    readStaff(typed.staff, (before ?? school).staff, rulesInForce(policy, school.settings)).notes,
  );
  if (typed.trouble !== '') troubles.push(typed.trouble);
  if (!typed.guidance) return school;
  ports.control.note('Guidance', readGuidance(typed.guidance).notes);
  const isBuilt = Object.keys(school.files.forms).length > 0;
  if (isBuilt && !hasGuidance(typed.guidance, policy)) prepareGuidance(ports, school);
  return school;
}
