// Stamford Park: a student alone at home who should not be.
import { PEOPLE, schoolDay } from '../story/school-day';

const { visitor, team, deputyLead, lead, seniorLeader } = PEOPLE;

test('[SPT-27] a student alone: the safeguarding team at once from there, taken on by name, referral decided before it closes', () => {
  const day = schoolDay();
  const ref = day.approved();
  day.leaps('13:55');
  const out = day.leaves([ref]);
  day.leaps('14:20');
  day.says(visitor, out, 'arrived');
  const before = day.mailCount;
  expect(day.says(visitor, out, 'child alone')).toContain('Nobody has answered yet: ring one of them');
  expect(day.toldSince(before)).toEqual([lead, team, deputyLead].sort());
  expect(day.mailTo(team, 'CHILD ALONE').subject).toBe('CHILD ALONE, please answer now: A.J.C., HV-0001');
  // The same tap again is no second alarm.
  const told = day.mailCount;
  day.says(visitor, out, 'child alone');
  expect(day.mailCount).toBe(told);
  day.leaps('14:41');
  expect(day.subjects(seniorLeader).filter((subject) => /CHILD ALONE/.test(subject))).toHaveLength(1);
  day.taps(lead, { page: 'actions', ref, act: 'acknowledge child alone' });
  for (const act of ['left', 'back']) day.says(visitor, out, act);
  day.sends('report', day.ordinaryReport(ref));
  day.taps(visitor, { page: 'actions', ref, act: 'record CPOMS' });
  expect(day.visit(ref).closedAt).toBeNull();
  day.leaps('16:02');
  expect(day.mailTo(lead, 'Decide: is it referred?').body).toContain('Taken on by');
  const decision = { page: 'visit', ref, act: 'decide referral', referred: true };
  expect(day.isRefused(lead, { ...decision, words: '' })).toContain('fill in the empty field');
  day.taps(team, { ...decision, words: 'Social care has it, ref 77' });
  // What was decided belongs on CPOMS too.
  expect(day.visit(ref).closedAt).toBeNull();
  day.taps(visitor, { page: 'actions', ref, act: 'record CPOMS' });
  expect(day.isRefused(lead, { ...decision, referred: false, words: 'No' })).toContain(
    'Imran Malik has decided already',
  );
  expect(day.visit(ref).closedAt).not.toBeNull();
});
