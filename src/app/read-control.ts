// Settings and Staff as they stand in Control, read into the school's record, with a note beside what cannot be used.
import type { Ports, TypedRow } from '../ports';
import { stepped } from '../record/decide';
import { logged } from '../record/record';
import type { School } from '../school/school';
import { readSettings } from '../school/settings';
import { readStaff } from '../school/staff-list';
import type { Instant } from '../time';
import { NotSetUp } from './open-records';

export interface Typed {
  settings: TypedRow[];
  staff: TypedRow[];
}

/** What stands in the two sheets: two reads, without the lock. */
export function typedIn(ports: Ports): Typed {
  return { settings: ports.control.read('Settings'), staff: ports.control.read('Staff') };
}

/** The school with what was typed in force, as far as it can be. The same object where nothing has changed. */
export function inForce(school: School, typed: Typed, now: Instant): School {
  const { settings } = readSettings(typed.settings, school.settings);
  const { staff } = readStaff(typed.staff, school.staff);
  const what = [
    ...(JSON.stringify(settings) === JSON.stringify(school.settings) ? [] : ['Settings']),
    ...(JSON.stringify(staff) === JSON.stringify(school.staff) ? [] : ['Staff']),
  ];
  if (what.length === 0) return school;
  const next = { ...stepped(school, ''), settings, staff };
  return logged(next, now, 'engine', `${what.join(' and ')} read anew from Control`);
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

/** Reads both sheets, puts them in force, and shows what is wrong with them. */
export function readControl(ports: Ports, now: Instant): School {
  const typed = typedIn(ports);
  let before: School | undefined;
  const school = changeSchool(ports, (found) => {
    before = found;
    return inForce(found, typed, now);
  });
  ports.control.note('Settings', readSettings(typed.settings, (before ?? school).settings).notes);
  ports.control.note('Staff', readStaff(typed.staff, (before ?? school).staff).notes);
  return school;
}
