// Which closed visits are old enough to go, and which stay whatever their age.
import { cutOff, type Known, sorted } from '../../src/retention/what-goes';
import { schoolYear } from '../../src/time';
import type { Visit } from '../../src/visit/record';
import { ACCUSATION } from '../../src/visit/record';
import { sampleOuting, sampleReport, sampleStop, sampleVisit } from '../samples';

const before = Date.parse('2026-08-31T23:00:00Z');
const OLD = Date.parse('2026-08-31T22:59:59Z');

/** A closed visit of which nothing is owed. */
const closed = (ref: string, more: Partial<Visit> = {}): Visit => sampleVisit({ ref, closedAt: OLD, ...more });
const outing = (ref: string, ...visits: string[]) =>
  sampleOuting({ ref, closedAt: OLD, stops: visits.map((visit) => sampleStop({ visit })) });

function sort(known: Partial<Known>) {
  const found = sorted({ before, open: [], archived: [], newer: [], held: [], ...known });
  const refs = (list: { ref: string }[]) => list.map(({ ref }) => ref);
  return { goes: refs(found.goes), stays: refs(found.stays), keptAnswers: [...found.keptAnswers] };
}

describe('the cut-off', () => {
  test.each([
    ['2028-09-01T00:00:00+01:00', 1, '2027-08-31T23:00:00.000Z'],
    ['2028-08-31T23:59:59+01:00', 1, '2026-08-31T23:00:00.000Z'],
    ['2029-01-15T12:00:00Z', 3, '2025-08-31T23:00:00.000Z'],
  ])('%s, kept for %d years: what was closed before %s', (now, keepYears, expected) => {
    const found = cutOff({ keepYears }, Date.parse(now));
    expect(new Date(found ?? 0).toISOString()).toBe(expected);
  });

  test('is none where everything is kept', () => expect(cutOff({}, before)).toBeNull());

  test('lies where a school year begins', () => {
    expect([before - 1, before].map(schoolYear)).toEqual(['2025-26', '2026-27']);
  });
});

test('what was closed a second before it goes, and what was closed at it stays', () => {
  const archived = [closed('HV-0001'), closed('HV-0002', { closedAt: before }), closed('HV-0003', { closedAt: null })];
  expect(sort({ archived })).toMatchObject({ goes: ['HV-0001'], stays: [] });
});

test('what somebody holds, what is open again and what was closed again later stays', () => {
  const archived = ['HV-0001', 'HV-0002', 'HV-0003', 'HV-0004'].map((ref) => closed(ref));
  const open = [closed('HV-0002', { closedAt: null })];
  const found = sort({ archived, open, newer: ['HV-0003'], held: ['HV-0001'] });
  expect(found).toMatchObject({ goes: ['HV-0004'], stays: ['HV-0001', 'HV-0002', 'HV-0003'] });
});

test('what still owes something stays, and an accusation against staff, also where a later incident came', () => {
  const incident = {
    sort: ACCUSATION,
    what: 'Said in the hall',
    answers: {},
    at: OLD,
    by: '',
    responseId: 'accusation',
    editUrl: '',
  } as const;
  const done = { at: OLD, by: 'head@school.example', words: 'Dealt with' };
  const archived = [
    closed('HV-0001', { concern: { at: OLD, by: '', words: 'Thin' }, concernAcknowledged: null }),
    closed('HV-0002', { incident, incidentAcknowledged: done, incidentRecorded: done }),
    closed('HV-0003', { earlierIncidents: [{ ...incident, acknowledged: done }] }),
    closed('HV-0004'),
  ];
  expect(sort({ archived })).toMatchObject({ goes: ['HV-0004'], stays: ['HV-0001', 'HV-0002', 'HV-0003'] });
});

test('what went out together stays together, however many outings lie between', () => {
  const archived = [
    ...['HV-0001', 'HV-0002', 'HV-0003', 'HV-0004'].map((ref) => closed(ref)),
    outing('OUT-0001', 'HV-0001', 'HV-0002'),
    outing('OUT-0002', 'HV-0002', 'HV-0003'),
    outing('OUT-0003', 'HV-0004'),
  ];
  const found = sort({ archived, held: ['HV-0003'] });
  expect(found.goes).toEqual(['HV-0004', 'OUT-0003']);
  expect(found.stays).toHaveLength(5);
  expect(sort({ archived, held: ['OUT-0003'] }).stays).toEqual(['HV-0004', 'OUT-0003']);
});

test('every answer of a visit that stays is known, the earlier ones too', () => {
  const first = { ...sampleReport(), responseId: 'first' };
  const held = closed('HV-0001', { earlierReports: [first], answersTaken: { taken: OLD } });
  const { keptAnswers } = sort({ archived: [held, closed('HV-0002')], held: ['HV-0001'] });
  expect(keptAnswers).toEqual(expect.arrayContaining([held.request.responseId, 'first', 'taken']));
  expect(sort({ archived: [held] }).keptAnswers).toEqual([]);
});
