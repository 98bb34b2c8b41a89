// What is recorded on CPOMS: the report comes first, and what comes after it was recorded makes it owed again.
import { PEOPLE, schoolDay } from '../story/school-day';
import { about, sentSince, visited } from '../story/visited';

const { visitor, office, team, lead } = PEOPLE;
const CONCERN = { hasConcern: 'Yes', concern: 'Bruises on both arms', discussed: 'not yet' };

describe.each(['celt', 'spt'])('under the policy of %s', (policy) => {
  test('[CELT-27][SPT-05][SPT-10] nothing is on CPOMS before there is a report', () => {
    const { day, ref } = visited(policy);
    const record = { page: 'visit', ref, act: 'record CPOMS' };
    expect(day.isRefused(office, record)).toBe('Write the visit report first: it is what goes on CPOMS.');
    expect(day.reads(office, { p: 'visit', ref })).not.toContain('It is recorded on CPOMS');
    day.sends('report', day.ordinaryReport(ref, CONCERN));
    expect(day.mailTo(visitor, 'Please log on CPOMS').body).toContain('Bruises on both arms');
    day.taps(lead, { page: 'visit', ref, act: 'acknowledge concern', words: 'I ring social care' });
    day.taps(lead, { page: 'visit', ref, act: 'action done', id: 'A1' });
    expect(day.reads(lead, { p: 'visit', ref })).not.toContain('Closed: nothing is open');
    expect(day.taps(visitor, record)).toContain('Closed: nothing is open');
  });

  test('[CELT-27][SPT-05][SPT-11] a report that is changed afterwards with a concern is logged again by the end of the day', () => {
    const { day, ref } = visited(policy);
    const sent = day.sends('report', day.ordinaryReport(ref));
    const record = { page: 'visit', ref, act: 'record CPOMS' };
    expect(day.taps(visitor, record)).toContain('Closed: nothing is open');
    day.leaps('10:00');
    day.changes('report', sent.editUrl, day.ordinaryReport(ref, CONCERN));
    expect(about(day, visitor, /Please log on CPOMS/)).toHaveLength(2);
    const page = day.reads(visitor, { p: 'visit', ref });
    expect(page).toContain('It has still to be recorded on CPOMS.');
    expect(page).toMatch(/To be recorded again: a concern was added. It was recorded: CPOMS, Maya Osei/);
    day.leaps('17:01');
    expect(about(day, lead, /Not yet logged on CPOMS/)).toHaveLength(1);
    day.taps(visitor, record);
    const before = day.mailCount;
    day.leaps('16:05', '2026-05-13');
    expect(sentSince(day, before).filter((subject) => /CPOMS/.test(subject))).toEqual([]);
  });

  test('[CELT-15][SPT-27] a referral that is decided afterwards is logged too', () => {
    const day = schoolDay({ policy });
    const ref = day.approved();
    const out = day.leaves([ref]);
    day.says(visitor, out, 'arrived');
    day.says(visitor, out, 'child alone');
    for (const act of ['left', 'back']) day.says(visitor, out, act);
    day.sends('report', day.ordinaryReport(ref));
    const record = { page: 'visit', ref, act: 'record CPOMS' };
    day.taps(visitor, record);
    day.taps(team, { page: 'visit', ref, act: 'decide referral', referred: true, words: 'Social care, ref 77' });
    expect(day.reads(visitor, { p: 'visit', ref })).toContain('It has still to be recorded on CPOMS.');
    expect(day.taps(visitor, record)).toContain('Closed: nothing is open');
  });
});

test('before the visit there is nothing to record', () => {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.approved();
  expect(day.isRefused(office, { page: 'visit', ref, act: 'record CPOMS' })).toContain('nothing to record on CPOMS');
});
