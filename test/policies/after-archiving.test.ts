// A form about a visit that is closed and in the archive: it is taken in, and the visit is open again where that is owed.
import { PEOPLE, schoolDay } from '../story/school-day';
import { about, visited } from '../story/visited';

const { visitor, lead, head, office } = PEOPLE;
const CONCERN = { hasConcern: 'Yes', concern: 'Bruises on both arms', discussed: 'not yet' };

test('[WLS-12] next week a concern is added to the report of an archived visit: the lead answers it, and it goes on CPOMS', () => {
  const { day, ref } = visited('wls');
  const { editUrl } = day.sends('report', day.ordinaryReport(ref));
  day.leaps('10:00', '2026-05-20');
  expect(() => day.visit(ref)).toThrow(`${ref} is not open.`);
  const before = day.mailCount;
  day.changes('report', editUrl, day.ordinaryReport(ref, CONCERN));
  expect(about(day, visitor, /put right/i)).toEqual([]);
  expect(day.mailTo(lead, 'CONCERN').body).toContain('Bruises on both arms');
  expect(day.toldSince(before)).not.toContain(office);
  expect(day.board('Register')).toHaveLength(1);
  expect(day.board('Register')[0]).toMatchObject({ Ref: ref, CPOMS: 'due Wed 20 May 2026 16:00' });
  day.until('10:31');
  expect(about(day, lead, /CONCERN/).length).toBeGreaterThan(1);
  day.taps(lead, { page: 'visit', ref, act: 'acknowledge concern', words: 'With social care' });
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('Bruises on both arms');
  day.taps(visitor, { page: 'visit', ref, act: 'record CPOMS' });
  expect(day.board('Register')[0]?.Status).toBe('Reported, closed');
  // It goes back to where it was, once.
  day.leaps('12:00', '2026-05-22');
  expect(() => day.visit(ref)).toThrow(`${ref} is not open.`);
  const redrawn = day.workspace.run('redrawRegister_', [], { context: 'menu' }).result;
  expect(String(redrawn)).toContain('1 visit,');
});

test('[WLS-21] an injury that shows two days later: the headteacher hears, and both actions are open', () => {
  const { day, ref } = visited('wls');
  day.sends('report', day.ordinaryReport(ref));
  day.leaps('11:00', '2026-05-14');
  const injury = { sort: 'Injury or attack', hurt: 'Maya, left hand', treatment: 'A&E' };
  day.sends('incident', day.ordinaryIncident(ref, injury));
  expect(day.mailTo(head, 'INCIDENT').body).toContain('followed me to the car');
  expect(day.board('Actions').map((row) => row.What)).toEqual(
    expect.arrayContaining(['Complete the injury at work record']),
  );
});

test('another visitor’s ordinary report of an archived visit asks nothing of anybody', () => {
  const { day, ref } = visited('wls');
  day.sends('report', day.ordinaryReport(ref));
  day.leaps('11:00', '2026-05-14');
  const before = day.mailCount;
  day.sends('report', day.ordinaryReport(ref), PEOPLE.colleague);
  day.until('11:35');
  expect(day.toldSince(before)).toEqual([]);
  expect(() => day.visit(ref)).toThrow(`${ref} is not open.`);
});

test('a reference that was never given is looked for in no archive', () => {
  const day = schoolDay({ policy: 'wls' });
  day.sends('report', day.ordinaryReport('HV-0099', CONCERN));
  expect(day.mailTo(lead, 'could not be placed').body).toContain('Bruises on both arms');
});
