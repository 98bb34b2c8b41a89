// Wistan Nook, on the way: waiting to be asked in, parents as equal partners, and what the headteacher reads while watching.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor } = PEOPLE;

/** Maya and Daniel are out; a headteacher watches. */
function away(): { day: SchoolDay; ref: string; out: string; page: (as: string) => string } {
  const day = schoolDay({ policy: 'wna' });
  const ref = day.approved();
  const out = day.leaves([ref]);
  return { day, ref, out, page: (as) => day.reads(as, { p: 'outing', ref: out }) };
}

test('[WNA-09] at the door: wait to be asked in; no adult there, do not go in', () => {
  const { day, out, page } = away();
  expect(page(visitor)).toMatch(/When you get there Wait to be asked in/);
  const door = day.says(visitor, out, 'arrived');
  expect(door).toContain('Wait to be asked in');
  expect(door).toContain('Ask whether an adult is in before you enter. No adult: do not go in');
  expect(day.says(visitor, out, 'going in')).not.toContain('Wait to be asked in');
});

test('[WNA-17] parents and carers as equal partners, with their own names: read with the policy before anybody goes', () => {
  const { day, page } = away();
  const policy = day.reads(visitor, { p: 'read' });
  expect(policy).toContain('Parents and carers are equal partners. Show them that respect');
  expect(policy).toContain('Use the names and titles they use themselves');
  expect(page(day.watcher)).toContain('While you watch You know where they are and when they are due');
});
