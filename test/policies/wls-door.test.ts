// William Lilley, at the door: a new concern means leaving and another way to meet; a child alone is told at once.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, office, team, deputyLead, lead } = PEOPLE;

/** Two inside, at 14:20. */
function inside(): { day: SchoolDay; ref: string; out: string } {
  const day = schoolDay({ policy: 'wls' });
  const ref = day.approved();
  day.leaps('13:55');
  const out = day.leaves([ref]);
  day.taps(day.watcher, { page: 'outing', ref: out, act: "I'm watching" });
  day.leaps('14:20');
  day.says(visitor, out, 'arrived');
  day.says(visitor, out, 'going in');
  return { day, ref, out };
}

test('[WLS-10] a new concern: they leave at one tap, the team hears, and another way to meet is an action', () => {
  const { day, ref, out } = inside();
  expect(day.reads(visitor, { p: 'outing', ref: out })).toContain('New concern: we’re leaving');
  const before = day.mailCount;
  day.says(visitor, out, 'new risk');
  expect(day.toldSince(before)).toEqual(expect.arrayContaining([team, deputyLead, lead]));
  day.says(visitor, out, 'new risk', { words: 'Her uncle was drunk' });
  expect(day.mailTo(team, 'NEW RISK').body).toContain('Her uncle was drunk');
  expect(day.reads(lead, { p: 'visit', ref })).toContain('Ended at once, for a risk: Her uncle was drunk');
  expect(day.reads(office, { p: 'visit', ref })).not.toContain('uncle');
  day.leaps('14:45');
  day.says(visitor, out, 'back');
  expect(day.mailTo(visitor, 'An action for you').body).toContain('Arrange another way to meet the parents');
  expect(day.board('Actions')[0]).toMatchObject({ Ref: ref, What: 'Arrange another way to meet the parents' });
  day.taps(visitor, { page: 'actions', ref, act: 'action done', id: 'A1', words: 'At school on Friday' });
  day.leaps('16:05', '2026-05-13');
  expect(day.subjects(visitor).filter((subject) => /Action due/.test(subject))).toEqual([]);
});

test('[WLS-16] a child alone inappropriately: the safeguarding team, until one has it and referral is decided', () => {
  const { day, ref, out } = inside();
  const before = day.mailCount;
  day.says(visitor, out, 'child alone', { words: 'Only the baby and her brother, six' });
  expect(day.toldSince(before)).toEqual([lead, team, deputyLead].sort());
  day.leaps('14:31');
  expect(day.subjects(team).filter((subject) => /CHILD ALONE/.test(subject))).toHaveLength(2);
  day.taps(team, { page: 'visit', ref, act: 'acknowledge child alone', words: 'Stay outside, I ring Mum' });
  expect(day.reads(visitor, { p: 'outing', ref: out })).toContain('Stay outside, I ring Mum');
  day.says(visitor, out, 'left');
  day.says(visitor, out, 'back');
  day.leaps('16:01');
  expect(day.mailTo(lead, 'Decide: is it referred?').subject).toContain(ref);
  day.taps(lead, { page: 'actions', ref, act: 'decide referral', referred: false, words: 'Gran was next door' });
  expect(day.reads(team, { p: 'visit', ref })).toMatch(/Not referred by Grace Adebayo.*Gran was next door/s);
});
