// A report or a concern that cannot be placed: nothing is silenced by it, and nothing in it stays unheard.
import { PEOPLE, schoolDay } from '../story/school-day';

const { visitor, office } = PEOPLE;

test('a report of a visit that has not left: put right by its sender, and the visit is watched as before', () => {
  const day = schoolDay();
  const ref = day.approved();
  day.readsPolicy(visitor);
  day.sends('report', day.ordinaryReport(ref));
  expect(day.mailTo(visitor, 'Please put right').body).toMatch(/Visit reference: HV-0001 has not been made yet/);
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('Approved. Sign out');
  expect(day.board('Today').map((row) => row.Ref)).toEqual([ref]);
  day.leaps('14:30');
  expect(day.mailTo(office, 'Have they left?').subject).toContain(ref);
});

test('a report sent after the time of a visit that nobody signed out for: it can still be signed out for', () => {
  const day = schoolDay();
  const ref = day.approved();
  day.readsPolicy(visitor);
  day.leaps('14:20');
  day.sends('report', day.ordinaryReport(ref));
  expect(day.visit(ref).made).not.toBeNull();
  day.taps(visitor, { ...day.signOutFor([ref]), anyway: true });
  expect(day.visit(ref).outing).toBe('OUT-0001');
});
