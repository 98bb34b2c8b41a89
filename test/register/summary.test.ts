// A term in numbers: when it is over, and what is counted.
import { expect, test } from '@jest/globals';
import { termOver, termRows } from '../../src/register/summary';
import { instantOf } from '../../src/time';
import { at, sampleOuting, sampleReport, sampleRequest, sampleSettings, sampleVisit } from '../samples';

const made = { at: at('15:24'), arrivedAt: at('14:17'), leftAt: at('15:02'), how: 'visited' };
const term = { after: '2026-03-27', to: '2026-05-22' };
const rowsOf = (...records: Parameters<typeof termRows>[0]) =>
  Object.fromEntries(termRows(records, term, sampleSettings(), instantOf('2026-05-22', '16:30')));

test('without dates of its own a term ends on the last working day before a long closed spell, not before a half-term', () => {
  const closed = [
    { from: '2026-05-25', to: '2026-05-29' },
    { from: '2026-07-22', to: '2026-09-01' },
    { from: '2026-12-19', to: '2027-01-04' },
  ];
  const settings = sampleSettings({ closed });
  expect(termOver(settings, instantOf('2026-05-22', '16:30'))).toBeUndefined();
  expect(termOver(settings, instantOf('2026-07-21', '15:59'))).toBeUndefined();
  expect(termOver(settings, instantOf('2026-07-21', '16:00'))).toEqual({ after: '2026-03-23', to: '2026-07-21' });
  // Saturday and Sunday are no working days before it.
  expect(termOver(settings, instantOf('2026-12-20', '09:00'))).toEqual({ after: '2026-07-21', to: '2026-12-18' });
  expect(termOver(settings, instantOf('2027-01-12', '09:00'))).toBeUndefined();
});

test('dates that the school typed come first', () => {
  const settings = sampleSettings({ termEnds: ['2026-03-27', '2026-05-22'] });
  expect(termOver(settings, instantOf('2026-05-22', '16:30'))).toEqual(term);
});

test('visits by reason, those not made, families that preferred none, late reports', () => {
  const first = sampleVisit({ made, report: sampleReport() });
  const late = sampleVisit({ made, outing: '', request: sampleRequest({ reason: 'A concern about attendance' }) });
  const none = sampleVisit({ made: { ...made, how: 'family prefers no visit' } });
  const before = sampleVisit({ request: sampleRequest({ date: '2026-03-27' }) });
  expect(rowsOf(first, late, none, before, sampleVisit())).toMatchObject({
    'Visits made': '3',
    'A concern about attendance': '1',
    'Asked for and not made': '1',
    'Families who preferred none': '1',
    'Reports late or missing': '2',
    Alarms: '0',
  });
});

test('an alarm is one that school heard of; how long the first answer took, and one that ended without', () => {
  const ladder = sampleOuting().rules.ladders.return;
  const school = ladder.findIndex(({ to }) => to === 'watcher');
  const answer = { by: 'joan', kind: 'acknowledged' as const, words: '', until: 0 };
  const asked = sampleOuting({ taken: { 'return@1/0/0': at('15:30') } });
  const late = sampleOuting({
    ref: 'OUT-2',
    unmet: ['No car.'],
    taken: {
      'return@1/0/0': at('15:30'),
      [`return@1/${school}/0`]: at('15:40'),
      [`return@1+2/${school}/1`]: at('15:50'),
    },
    answers: [{ ...answer, at: at('15:46') }],
  });
  const help = sampleOuting({ ref: 'OUT-3', taken: { 'help@1/0/0': at('14:00') } });
  expect(rowsOf(asked, late, help)).toMatchObject({
    'Went before sign-out was complete': '1',
    Alarms: '2',
    'Answered after': '6 minutes',
    'Ended before anybody answered': '1',
  });
});

test('a drill is counted as a drill, and nowhere else', () => {
  const practice = { by: 'lead@school.example', at: at('13:00'), minutes: 5, steps: [] };
  const outing = sampleOuting({ practice, unmet: ['No car.'], taken: { 'help@1/0/0': at('14:00') } });
  expect(rowsOf(sampleVisit({ made, practice }), sampleVisit({ practice }), outing)).toMatchObject({
    'Visits made': '0',
    'Asked for and not made': '0',
    'Went before sign-out was complete': '0',
    'Reports late or missing': '0',
    Alarms: '0',
    Drills: '2',
  });
});
