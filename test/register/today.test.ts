// The board "Today": who stands first, what it says of each outing, and what it never says.
import type { Outing } from '../../src/outing/record';
import { todayRows } from '../../src/register/today';
import type { Instant } from '../../src/time';
import type { Visit } from '../../src/visit/record';
import { at, SAMPLE_RULES, STAFF, sampleOuting, sampleSchool, sampleStop, sampleVisit } from '../samples';

/** Rules that ask for a sign of life every hour. */
const HOURLY = {
  ...SAMPLE_RULES,
  checkInEvery: 60,
  ladders: { ...SAMPLE_RULES.ladders, checkIn: [{ after: 0, to: 'visitors' as const }] },
};

function rows(now: Instant, outings: Outing[], visits: Visit[] = []) {
  return todayRows(outings, visits, sampleSchool(), now);
}

function rowOf(outing: Outing, now: Instant) {
  const [row] = rows(now, [outing]);
  if (!row) throw new Error('The outing is not on the board.');
  return row;
}

describe('the order of the board', () => {
  const refs = (now: Instant, outings: Outing[], visits: Visit[] = []) =>
    rows(now, outings, visits).map((row) => row.Ref);

  test('the one most overdue stands first', () => {
    const outings = [
      sampleOuting({ ref: 'OUT-1', due: at('15:30'), heardAt: at('15:20') }),
      sampleOuting({ ref: 'OUT-2', due: at('14:50') }),
      sampleOuting({ ref: 'OUT-3', due: at('15:10') }),
    ];
    expect(refs(at('15:20'), outings)).toEqual(['OUT-2', 'OUT-3', 'OUT-1']);
  });

  test('a call for help stands before those who are late', () => {
    const help = { at: at('14:40'), by: STAFF.visitor.email, cause: 'help' as const, words: '' };
    const outings = [sampleOuting({ ref: 'OUT-1', due: at('14:00') }), sampleOuting({ ref: 'OUT-2', raised: help })];
    expect(refs(at('14:45'), outings)).toEqual(['OUT-2', 'OUT-1']);
  });

  test('a missed check-in stands before those who are well, these before those still at school', () => {
    const visit = sampleVisit({ ref: 'HV-9' });
    const rules = HOURLY;
    const outings = [
      sampleOuting({ ref: 'OUT-1', rules, due: at('17:00'), heardAt: at('14:00') }),
      sampleOuting({ ref: 'OUT-2', rules, due: at('17:30'), heardAt: at('12:30') }),
    ];
    expect(refs(at('14:10'), outings, [visit])).toEqual(['OUT-2', 'OUT-1', 'HV-9']);
  });

  test('who is back is not on it', () => {
    expect(refs(at('15:40'), [sampleOuting({ backAt: at('15:20'), returned: 'back' })])).toEqual([]);
  });

  test('who is back after an alarm stays on it until the alarm is resolved', () => {
    const raised = { at: at('15:00'), by: STAFF.visitor.email, cause: 'help' as const, words: 'He has a knife' };
    const row = rowOf(sampleOuting({ raised, backAt: at('15:20'), returned: 'back' }), at('15:40'));
    expect(row['How it stands']).toBe('ALARM: HELP asked for 15:00, back at school since');
    expect(row['Due back']).toBe('');
  });
});

describe('what it says of an outing', () => {
  test('all that the office needs on the phone', () => {
    const stops = [
      sampleStop({ visit: 'HV-0012', arrivedAt: at('14:10'), leftAt: at('14:40') }),
      sampleStop({ visit: 'HV-0013', pupil: 'Bo Ek', address: '2 Elm Row', arrivedAt: at('14:55') }),
    ];
    const companions = [{ name: 'Jo Lee', agency: 'social care', mobile: '07700 900301' }];
    const row = rowOf(sampleOuting({ stops, companions, heardAt: at('14:55') }), at('15:00'));
    expect(row).toMatchObject({
      'Who is out': 'Sam Okoro\nPriya Nair\nJo Lee (social care)',
      'How it stands': 'At the door since 14:55',
      'Due back': at('15:30'),
      Mobile: '07700 900101\n07700 900102\n07700 900301',
      Pupil: 'B.E. (HV-0013)',
      Stop: '2 of 2',
      Address: '2 Elm Row',
      Car: 'MA21 KVX',
      'Out since': '13:55',
      Ref: 'OUT-0004',
    });
  });

  test('whether somebody has said that they watch', () => {
    const { watcher } = sampleOuting();
    expect(rowOf(sampleOuting(), at('14:00')).Watcher).toBe('Joan Whitley, NOT YET accepted');
    const accepted = sampleOuting({ watcher: { ...watcher, acceptedAt: at('13:57') } });
    expect(rowOf(accepted, at('14:00')).Watcher).toBe('Joan Whitley, accepted 13:57');
    const nobody = sampleOuting({ watcher: { ...watcher, email: '' } });
    expect(rowOf(nobody, at('14:00')).Watcher).toBe('NOBODY yet');
  });

  test('that somebody went without clearance, and not for want of what', () => {
    const row = rowOf(sampleOuting({ unmet: ['Tick that this control is in place: two visitors.'] }), at('14:00'));
    expect(row['How it stands']).toBe('On the way there. Went without clearance');
  });

  test('the pupil by initials only, no safe word, and no words of an alarm', () => {
    const raised = { at: at('14:30'), by: STAFF.visitor.email, cause: 'worried' as const, words: 'The uncle is drunk' };
    const outing = sampleOuting({ raised, plan: 'Taking Amelia to the clinic' });
    const words = JSON.stringify(rows(at('14:31'), [outing], [sampleVisit()]));
    expect(words).toContain('A.J.C.');
    for (const secret of ['Amelia', 'Jones', 'blue folder', 'uncle', 'clinic', '07700 900201']) {
      expect(words).not.toContain(secret);
    }
  });
});

describe('what comes next', () => {
  const watched = { email: STAFF.watcher.email, askedAt: at('13:55'), acceptedAt: at('13:57') };
  const next = (now: Instant, more: Partial<Outing> = {}) =>
    rowOf(sampleOuting({ watcher: watched, heardAt: at('14:50'), ...more }), now)['What comes next'];

  test('before the return: the visitors are asked', () => {
    expect(next(at('15:10'))).toBe('15:30 the visitors are asked: are you back?');
  });

  test('one who is alone out there is asked as one', () => {
    const [visitor] = sampleOuting().visitors;
    expect(next(at('15:10'), { visitors: visitor ? [visitor] : [] })).toBe('15:30 the visitor is asked: are you back?');
  });

  test('a sign of life, where that comes sooner', () => {
    expect(next(at('14:20'), { rules: HOURLY, heardAt: at('14:00') })).toBe('15:00 the visitors are asked to check in');
  });

  test('overdue: who is told, and when, unless somebody acknowledges', () => {
    expect(next(at('15:32'))).toBe('15:40 the watcher and the office are told unless somebody acknowledges');
    expect(next(at('15:41'))).toBe('15:50 the senior leaders are told unless somebody acknowledges');
    expect(next(at('15:55'))).toBe(
      '16:00 the senior leaders and the headteacher are told unless somebody acknowledges',
    );
  });

  test('acknowledged: who has it until when, and that it comes back unless it is resolved', () => {
    const answer = {
      at: at('15:45'),
      by: STAFF.watcher.email,
      kind: 'acknowledged' as const,
      words: '',
      until: at('16:05'),
    };
    const row = rowOf(sampleOuting({ watcher: watched, answers: [answer] }), at('15:46'));
    expect(row['In hand']).toBe('Joan Whitley until 16:05');
    expect(row['What comes next']).toMatch(/^16:05 .* are told unless it is resolved$/);
  });

  test('an answer that has lapsed is in nobody’s hand', () => {
    const answer = {
      at: at('15:45'),
      by: STAFF.watcher.email,
      kind: 'acknowledged' as const,
      words: '',
      until: at('16:05'),
    };
    expect(rowOf(sampleOuting({ answers: [answer] }), at('16:06'))['In hand']).toBe('');
  });

  test('the police’s reference stands by', () => {
    const police = {
      at: at('16:01'),
      by: STAFF.headteacher.email,
      kind: 'police called' as const,
      words: 'log 412',
      until: at('16:21'),
    };
    const row = rowOf(sampleOuting({ answers: [police] }), at('16:30'));
    expect(row['In hand']).toBe('Police called 16:01: log 412');
  });
});

describe('visits still to come', () => {
  test('the office knows before they leave, with numbers and planned return', () => {
    const [row] = rows(at('13:30'), [], [sampleVisit()]);
    expect(row).toMatchObject({
      'Who is out': 'Sam Okoro\nPriya Nair',
      'How it stands': 'Not left yet, to be there 14:15',
      'What comes next': 'They sign out; planned back 15:30',
      Mobile: '07700 900101\n07700 900102',
      Ref: 'HV-0012',
    });
  });

  test('past their time at the door and not signed out, somebody must find out', () => {
    const [row] = rows(at('14:20'), [], [sampleVisit()]);
    expect(row?.['How it stands']).toBe('LATE: not signed out, was to be there 14:15');
  });

  test('not those of another day, nor those not approved', () => {
    const tomorrow = sampleVisit();
    tomorrow.request.date = '2026-05-06';
    expect(rows(at('13:30'), [], [tomorrow, sampleVisit({ decision: null })])).toEqual([]);
  });
});
