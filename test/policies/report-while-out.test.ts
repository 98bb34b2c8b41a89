// A report that is sent while its visitors are still out says nothing of how the visit ends: they do.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, lead } = PEOPLE;

/** At the door, with a report already sent from there. */
function reportedAtTheDoor(): { day: SchoolDay; ref: string; out: string } {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.approved();
  day.leaps('14:10');
  const out = day.leaves([ref]);
  day.leaps('14:20');
  day.says(visitor, out, 'arrived');
  day.sends('report', day.ordinaryReport(ref));
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('They are out now.');
  return { day, ref, out };
}

test('[CELT-20] nobody was home after all: the parents are still to be rung', () => {
  const { day, ref, out } = reportedAtTheDoor();
  day.says(visitor, out, 'left', { how: 'nobody home' });
  day.says(visitor, out, 'back');
  expect(day.board('Actions')).toMatchObject([{ What: 'Ring the parents: nobody was at home' }]);
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('Nobody was at home');
  expect(day.mailTo(visitor, 'Please log on CPOMS').body).toContain('Copy');
});

test('[CELT-13] a risk after it is kept with its words', () => {
  const { day, ref, out } = reportedAtTheDoor();
  day.says(visitor, out, 'new risk', { words: 'A knife on the table' });
  day.says(visitor, out, 'back');
  expect(day.visit(ref).made).toMatchObject({ how: 'left for a new risk', unsafe: true });
  expect(day.reads(lead, { p: 'visit', ref })).toContain('A knife on the table');
});
