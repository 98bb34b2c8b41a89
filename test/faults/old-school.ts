// A school that looks back on years: old visits of each sort, newer ones, and one that is open; on Tuesday 10 October 2028.

import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { oneMore } from '../story/visited';

const { visitor, colleague } = PEOPLE;

/** What nobody may find any more when the old visits are gone. */
export const OLD_WORDS = ['Quilla', 'Zander', 'Nettle Row', '07700 900999'];

/** The references of the scene, by what they are. */
export interface OldSchool {
  day: SchoolDay;
  /** Made in 2025-26, with two people's reports, one of them changed. */
  old: string;
  /** Two of one outing in 2025-26; the first is held. */
  held: string;
  withHeld: string;
  /** Called off in 2026-27; and in 2027-28, which is kept. */
  calledOff: string;
  newer: string;
  open: string;
  /** Opens the answer of the old visit's report again. */
  editUrl: string;
}

/** Asked for, and called off at once. */
export function callsOff(day: SchoolDay, pupil: string): string {
  const ref = day.asks({ pupil, address: '17 Nettle Row, SK15 2ZZ' });
  day.taps(visitor, { page: 'visit', ref, act: 'cancel', words: 'Ring them first', parents: 'yes' });
  return ref;
}

/** Visits are kept for one school year after the one in which they were closed, so that those of 2026-27 are old. */
export function oldSchool(day: SchoolDay = schoolDay({ policy: 'wls' })): OldSchool {
  const family = { address: '17 Nettle Row, SK15 2ZZ', familyPhones: 'Mum 07700 900999' };
  const old = oneMore(day, { pupil: 'Quilla Zander', ...family });
  const { editUrl } = day.sends('report', day.ordinaryReport(old, { comments: 'Quilla was asleep.' }));
  day.changes('report', editUrl, day.ordinaryReport(old, { comments: 'Quilla was awake.' }));
  day.sends('report', day.ordinaryReport(old), colleague);
  // Never put right: no visit has this reference.
  day.sends('report', day.ordinaryReport('HV-0099', { comments: 'Quilla Zander was seen in the park.' }));
  const pair = ['Ben Held', 'Cy Along'].map((pupil) => day.approved({ transport: 'On foot', pupil }));
  const out = day.leaves(pair, { transport: 'On foot', car: '', driver: '' });
  for (const _ of pair) {
    day.says(visitor, out, 'arrived');
    day.says(visitor, out, 'going in', { parentPresent: true });
    day.says(visitor, out, 'left');
  }
  day.says(visitor, out, 'back');
  for (const ref of pair) day.sends('report', day.ordinaryReport(ref));
  day.leaps('12:00', '2026-05-20');
  day.leaps('09:00', '2026-10-13');
  const calledOff = callsOff(day, 'Zander Quilla');
  day.leaps('12:00', '2026-10-20');
  day.leaps('09:00', '2027-10-12');
  const newer = callsOff(day, 'Newer Child');
  day.leaps('12:00', '2027-10-19');
  day.leaps('09:00', '2028-10-10');
  const open = day.asks({ pupil: 'Open Child' });
  const [held = '', withHeld = ''] = pair;
  types(day, 'Settings', 'Keep closed visits for (years)', 'Value', '1');
  types(day, 'Settings', 'Keep whatever their age', 'Value', held);
  return { day, old, held, withHeld, calledOff, newer, open, editUrl };
}
