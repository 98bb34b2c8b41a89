// Time as a UK school keeps it: the clock against Node's own, working days, and what is owed by the end of the day.
import fc from 'fast-check';
import {
  type Calendar,
  DAY,
  dueByEndOfDay,
  endOfWorkingDay,
  HOUR,
  instantOf,
  isWorkingDay,
  lengthWords,
  localDate,
  localTime,
  MINUTE,
  nextDate,
  timeWords,
  ukOffset,
} from '../src/time';

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What Node's own time zone data says: `2026-05-05 13:30`. */
function nodeSays(instant: number): string {
  const parts = Object.fromEntries(london.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
}

const instants = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 11, 31) });
/** Around the two changes of the clock in a year, when it matters. */
const nearChanges = fc
  .record({
    year: fc.integer({ min: 2000, max: 2040 }),
    month: fc.constantFrom(2, 9),
    day: fc.integer({ min: 24, max: 31 }),
    minute: fc.integer({ min: 0, max: 24 * 60 }),
  })
  .map(({ year, month, day, minute }) => Date.UTC(year, month, day, 0, minute));

describe('the UK clock', () => {
  test('says what Node says, on any day from 2000 to 2040 and around every change of the clock', () => {
    fc.assert(
      fc.property(fc.oneof(instants, nearChanges), (instant) => {
        expect(`${localDate(instant)} ${localTime(instant)}`).toBe(nodeSays(instant));
      }),
      { numRuns: 3000 },
    );
  });

  test('a date and time read back are the ones that were written', () => {
    fc.assert(
      fc.property(fc.oneof(instants, nearChanges), (instant) => {
        const [date, time] = [localDate(instant), localTime(instant)];
        const read = instantOf(date, time);
        expect(`${localDate(read)} ${localTime(read)}`).toBe(`${date} ${time}`);
        // In the hour that comes twice in October either reading is right; otherwise it is the very minute.
        const minute = instant - (instant % MINUTE);
        expect([0, HOUR]).toContain(Math.abs(read - minute));
        if (ukOffset(minute - HOUR) === ukOffset(minute + HOUR)) expect(read).toBe(minute);
      }),
      { numRuns: 3000 },
    );
  });

  test('a time that the spring change skips is read as an hour later', () => {
    expect(localTime(instantOf('2026-03-29', '01:30'))).toBe('02:30');
    expect(localDate(instantOf('2026-03-29', '01:30'))).toBe('2026-03-29');
  });

  test('half past two on a summer afternoon is half past one in UTC', () => {
    expect(new Date(instantOf('2026-07-01', '14:30')).toISOString()).toBe('2026-07-01T13:30:00.000Z');
    expect(new Date(instantOf('2026-12-01', '14:30')).toISOString()).toBe('2026-12-01T14:30:00.000Z');
  });

  test('the date after a date, also over the ends of months, years and the change of the clock', () => {
    expect(['2026-02-28', '2028-02-28', '2026-12-31', '2026-03-28', '2026-10-24'].map(nextDate)).toEqual([
      '2026-03-01',
      '2028-02-29',
      '2027-01-01',
      '2026-03-29',
      '2026-10-25',
    ]);
  });

  test('a time is said without its day today, and with it on any other', () => {
    const now = instantOf('2026-05-05', '09:00');
    expect(timeWords(instantOf('2026-05-05', '15:30'), now)).toBe('15:30');
    expect(timeWords(instantOf('2026-05-06', '15:30'), now)).toBe('Wed 6 May 15:30');
  });

  test('a length of time is said as people say it', () => {
    const said = [0, 1, 59, 60, 65, 121, 47 * 60, 48 * 60].map((minutes) => lengthWords(minutes * MINUTE));
    expect(said).toEqual([
      '0 minutes',
      '1 minute',
      '59 minutes',
      '1 hour',
      '1 hour 5 minutes',
      '2 hours 1 minute',
      '47 hours',
      '2 days',
    ]);
    expect(lengthWords(-5 * MINUTE)).toBe('0 minutes');
  });
});

const calendar: Calendar = {
  dayStarts: '08:00',
  dayEnds: '16:00',
  closed: [
    { from: '2026-05-25', to: '2026-05-29' },
    { from: '2026-10-23', to: '2026-10-23' },
  ],
};
const due = (date: string, time: string) => {
  const at = dueByEndOfDay(instantOf(date, time), calendar);
  return `${localDate(at)} ${localTime(at)}`;
};

describe('working days', () => {
  test('weekdays count; weekends, holidays to their last day and training days do not', () => {
    expect(isWorkingDay('2026-05-22', calendar)).toBe(true); // Friday
    expect(isWorkingDay('2026-05-23', calendar)).toBe(false); // Saturday
    expect(isWorkingDay('2026-05-25', calendar)).toBe(false); // first day of half-term
    expect(isWorkingDay('2026-05-29', calendar)).toBe(false); // its last
    expect(isWorkingDay('2026-06-01', calendar)).toBe(true);
    expect(isWorkingDay('2026-10-23', calendar)).toBe(false); // training day
  });
});

describe('what is owed by the end of the working day', () => {
  test('in the morning or before school: the same afternoon', () => {
    expect(due('2026-05-05', '11:20')).toBe('2026-05-05 16:00');
    expect(due('2026-05-05', '06:45')).toBe('2026-05-05 16:00');
  });

  test('what happens late leaves an hour to write', () => {
    expect(due('2026-05-05', '15:00')).toBe('2026-05-05 16:00');
    expect(due('2026-05-05', '15:40')).toBe('2026-05-05 16:40');
    expect(due('2026-05-05', '17:10')).toBe('2026-05-05 18:10');
  });

  test('on a Saturday: by the end of Monday', () => {
    expect(due('2026-05-09', '11:00')).toBe('2026-05-11 16:00');
  });

  test('on the Saturday before half-term: by the end of the first day back', () => {
    expect(due('2026-05-23', '11:00')).toBe('2026-06-01 16:00');
  });

  test('on a Friday evening in term it is still that evening', () => {
    expect(due('2026-05-08', '18:30')).toBe('2026-05-08 19:30');
  });

  test('over the weekend on which the clock changes, in autumn and in spring', () => {
    expect(due('2026-10-24', '11:00')).toBe('2026-10-26 16:00');
    expect(due('2026-03-28', '11:00')).toBe('2026-03-30 16:00');
  });

  test('never sooner than an hour after it happened, and never on a day that the school is closed', () => {
    fc.assert(
      fc.property(fc.oneof(instants, nearChanges), (from) => {
        const at = dueByEndOfDay(from, calendar);
        expect(at - from).toBeGreaterThanOrEqual(isWorkingDay(localDate(from), calendar) ? HOUR : 1);
        const dayItCounts = isWorkingDay(localDate(from), calendar) ? localDate(from) : localDate(at);
        expect(isWorkingDay(dayItCounts, calendar)).toBe(true);
      }),
    );
  });

  test('a calendar that closes every day does not hang: then it is a day', () => {
    const never: Calendar = { ...calendar, closed: [{ from: '2000-01-01', to: '2100-01-01' }] };
    const from = instantOf('2026-05-05', '11:00');
    expect(endOfWorkingDay(from, never)).toBe(from + DAY);
    expect(dueByEndOfDay(from, never)).toBe(from + DAY);
  });
});
