// Ladders: whatever the engine's rhythm, every step reaches its people once and in time, and an alarm never falls silent.
import fc from 'fast-check';
import type { Step, Target } from '../../src/policy/schema';
import { afterTurns, climb, type Deadline, nextStep, type Turn } from '../../src/record/ladder';
import { blank, type RecordBase } from '../../src/record/record';
import { type Instant, MINUTE } from '../../src/time';
import { at, SAMPLE_RULES } from '../samples';

const DUE = at('15:30');
const { ladders } = SAMPLE_RULES;

const PEOPLE: Partial<Record<Target, string[]>> = {
  visitors: ['sam', 'priya'],
  watcher: ['joan'],
  office: ['joan', 'dev'],
  'safeguarding lead': ['helen'],
  'senior leader': ['tom', 'ruth'],
  headteacher: ['ruth'],
  everyone: ['joan', 'dev', 'rhys', 'helen', 'tom', 'ruth', 'lee'],
};
const found = (target: Target): string[] => PEOPLE[target] ?? [];
const foundBut =
  (...empty: Target[]) =>
  (target: Target): string[] =>
    empty.includes(target) ? [] : found(target);

function deadline(steps: Step[], due: Instant = DUE): Deadline {
  return { key: `return@${due}`, due, steps, letter: 'overdue', urgent: true, params: {}, words: 'return due 15:30' };
}

/** Letters that ticks at these minutes after the time due send, as `minute person`. */
function lettersAt(minutes: number[], of: Deadline, whoIs: (target: Target) => string[] = found): string[] {
  let record: RecordBase = blank('OUT-1');
  const letters: string[] = [];
  for (const minute of minutes) {
    const now = DUE + minute * MINUTE;
    record = climb({ ...record, outbox: [] }, [of], now, whoIs, (email) => email).record;
    for (const effect of record.outbox) letters.push(`${minute} ${effect.to}`);
  }
  return letters;
}

/** The minutes at which a step should come, up to `end`. */
function occurrences(step: Step, end: number): number[] {
  const out: number[] = [];
  for (let minute = step.after; minute <= end; minute += step.repeat ?? Number.POSITIVE_INFINITY) out.push(minute);
  return out;
}

const minuteByMinute = (end: number) => Array.from({ length: end + 1 }, (_, minute) => minute);

/** Ticks as they come in life: every 1 to 5 minutes, doubled, or after an outage of hours. */
const rhythm = fc
  .array(fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 6 }) }, fc.integer({ min: 0, max: 300 })), {
    minLength: 5,
    maxLength: 60,
  })
  .map((gaps) => {
    let minute = -10;
    return gaps.map((gap) => {
      minute += gap;
      return minute;
    });
  });

describe('the return ladder, whatever the engine’s rhythm', () => {
  const overdue = deadline(ladders.return);

  test('looked at every minute, the letters come at exactly the minutes of the policy', () => {
    const byMinute = new Map<number, string[]>();
    for (const line of lettersAt(minuteByMinute(75), overdue)) {
      const [minute = '', person = ''] = line.split(' ');
      byMinute.set(Number(minute), [...(byMinute.get(Number(minute)) ?? []), person]);
    }
    expect([...byMinute]).toEqual([
      [0, ['sam', 'priya']],
      [10, ['joan', 'dev']],
      [20, ['tom', 'ruth']],
      [30, ['tom', 'ruth']],
      [45, ['tom', 'ruth']],
      [60, ['tom', 'ruth', 'joan', 'dev', 'rhys', 'helen', 'lee']],
      [75, ['tom', 'ruth', 'joan', 'dev', 'rhys', 'helen', 'lee']],
    ]);
  });

  test('every occurrence reaches its people at the first look after it: no later, and not twice', () => {
    fc.assert(
      fc.property(rhythm, (ticks) => {
        const letters = lettersAt(ticks, overdue);
        const end = Math.max(...ticks);
        const expected = new Set<string>();
        for (const step of ladders.return) {
          for (const minute of occurrences(step, end)) {
            const noticed = ticks.find((tick) => tick >= minute);
            for (const person of found(step.to)) expected.add(`${noticed} ${person}`);
          }
        }
        expect(letters).toHaveLength(expected.size);
        expect(new Set(letters)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('after an outage of hours each person gets one letter, not a backlog', () => {
    const letters = lettersAt([-5, 240], overdue);
    expect(new Set(letters).size).toBe(letters.length);
    expect(letters.sort()).toEqual(
      ['dev', 'helen', 'joan', 'lee', 'priya', 'rhys', 'ruth', 'sam', 'tom'].map((person) => `240 ${person}`),
    );
  });

  test('the log says when a step was due and when it was noticed, where the engine was late', () => {
    const { record } = climb(blank('OUT-1'), [overdue], DUE + 25 * MINUTE, found, (email) => email);
    expect(record.log.map(({ words }) => words)).toEqual([
      'return due 15:30; told sam, priya, joan, dev, tom and ruth; due 15:30, noticed 15:55',
    ]);
  });

  test('a look that began earlier and got in later sends nothing more', () => {
    fc.assert(
      fc.property(rhythm, fc.integer({ min: 0, max: 6 }), (ticks, behind) => {
        const overlapping = ticks.flatMap((tick) => [tick, tick - behind]);
        expect(lettersAt(overlapping, overdue)).toEqual(lettersAt(ticks, overdue));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a rung that finds nobody', () => {
  const overdue = deadline(ladders.return);

  test('pulls the next one forward to its own minute, and the log says so', () => {
    const whoIs = foundBut('watcher', 'office');
    expect(lettersAt(minuteByMinute(20), overdue, whoIs)).toEqual(['0 sam', '0 priya', '10 tom', '10 ruth']);
    const { record } = climb(blank('OUT-1'), [overdue], DUE + 10 * MINUTE, whoIs, (email) => email);
    expect(record.log[0]?.words).toContain('nobody is watcher: went on to the next step');
    expect(record.log[0]?.words).toContain('nobody is office: went on to the next step');
  });

  test('two empty rungs in a row pull the one above them both', () => {
    const whoIs = foundBut('watcher', 'office', 'senior leader', 'headteacher');
    expect(lettersAt(minuteByMinute(10), overdue, whoIs).filter((line) => line.startsWith('10 '))).toEqual(
      found('everyone').map((person) => `10 ${person}`),
    );
  });

  test('one person in a rung is enough: nothing is pulled', () => {
    expect(lettersAt(minuteByMinute(12), overdue, foundBut('watcher'))).toEqual([
      '0 sam',
      '0 priya',
      '10 joan',
      '10 dev',
    ]);
  });
});

describe('a rung that asks for one thing (WLS-13)', () => {
  const steps: Step[] = [
    { after: 10, to: 'office', asks: 'ring the mobiles' },
    { after: 15, to: 'office', asks: 'ring the home' },
    { after: 15, to: 'senior leader' },
  ];
  const asked = (minute: number, before: number[] = []): string[] => {
    let record: RecordBase = blank('OUT-1');
    for (const at of [...before, minute]) {
      const now = DUE + at * MINUTE;
      record = climb({ ...record, outbox: [] }, [deadline(steps)], now, found, (email) => email).record;
    }
    return record.outbox.flatMap((one) =>
      one.kind === 'letter' ? [`${one.to}: ${one.params.asks ?? 'nothing'}`] : [],
    );
  };

  test('says so in its own letters, and the others ask for nothing', () => {
    expect(asked(10)).toEqual(['joan: ring the mobiles', 'dev: ring the mobiles']);
    expect(asked(15, [10])).toEqual(['joan: ring the home', 'dev: ring the home', 'tom: nothing', 'ruth: nothing']);
  });

  test('after an outage each person has one letter, and the newest of what was asked counts', () => {
    expect(asked(40)).toEqual(['joan: ring the home', 'dev: ring the home', 'tom: nothing', 'ruth: nothing']);
  });
});

describe('answers', () => {
  const overdue = deadline(ladders.return);
  const wait = (minute: number, minutes: number): Turn => {
    const said = DUE + minute * MINUTE;
    return { kind: 'wait', at: said, until: said + minutes * MINUTE };
  };
  /** Letters of a ladder that is answered on the way, looked at every minute. */
  function answered(turns: Turn[], end: number): string[] {
    let record: RecordBase = blank('OUT-1');
    const letters: string[] = [];
    for (const minute of minuteByMinute(end)) {
      const now = DUE + minute * MINUTE;
      const sofar = turns.filter((turn) => turn.at <= now);
      const of = afterTurns(overdue, sofar, SAMPLE_RULES.acknowledgedAgainAfter);
      record = climb({ ...record, outbox: [] }, [of], now, found, (email) => email).record;
      const to = record.outbox.map((effect) => effect.to);
      if (to.length > 0) letters.push(`${minute}: ${to.join(' ')}`);
    }
    return letters;
  }

  test('an answer keeps the ladder waiting, then it comes back; rungs above keep their distance', () => {
    expect(answered([wait(12, 20)], 52)).toEqual([
      '0: sam priya',
      '10: joan dev',
      '32: sam priya joan dev',
      '40: tom ruth',
      '50: tom ruth',
      '52: sam priya joan dev',
    ]);
  });

  test('two people who answer at nearly the same time do not add up to a longer silence', () => {
    expect(answered([wait(12, 20), wait(15, 20)], 43)).toEqual([
      '0: sam priya',
      '10: joan dev',
      '35: sam priya joan dev',
      '43: tom ruth',
    ]);
  });

  test('an answer that brings nothing new has those wait who were told, and keeps nobody above from hearing', () => {
    const again = (minute: number): Turn => ({ ...wait(minute, 20), again: true }) as Turn;
    expect(answered([wait(12, 20), again(15), again(34), again(53)], 81)).toEqual([
      '0: sam priya',
      '10: joan dev',
      '40: tom ruth',
      '50: tom ruth',
      '73: sam priya joan dev tom ruth',
      '80: joan dev rhys helen tom ruth lee',
    ]);
  });

  test('a sooner "look again" said after a longer answer counts', () => {
    expect(answered([wait(31, 20), wait(32, 5)], 37).at(-1)).toBe('37: sam priya joan dev tom ruth');
  });

  test('"can’t reach" brings the senior leaders at once, and the rungs above follow sooner', () => {
    const climbs: Turn = { kind: 'climb', at: DUE + 12 * MINUTE, to: 20 };
    expect(answered([climbs], 37)).toEqual([
      '0: sam priya',
      '10: joan dev',
      '12: tom ruth',
      '22: tom ruth',
      '37: tom ruth',
    ]);
  });

  test('"can’t reach" while the ladder waits ends the waiting', () => {
    const climbs: Turn = { kind: 'climb', at: DUE + 15 * MINUTE, to: 20 };
    expect(answered([wait(12, 20), climbs], 15).at(-1)).toMatch(/^15: .*tom ruth/);
  });

  test('"can’t reach" when leaders had been told and somebody had it in hand tells them again at once', () => {
    const climbs: Turn = { kind: 'climb', at: DUE + 27 * MINUTE, to: 20 };
    expect(answered([wait(25, 20), climbs], 27).at(-1)).toMatch(/^27: .*tom ruth/);
  });

  test('a due time that moved starts afresh, also where the old one had climbed', () => {
    const moved = DUE + 60 * MINUTE;
    let { record } = climb(blank('OUT-1'), [overdue], DUE + 25 * MINUTE, found, (email) => email);
    record = climb({ ...record, outbox: [] }, [deadline(ladders.return, moved)], moved - 1, found, (e) => e).record;
    expect(record.outbox).toEqual([]);
    record = climb(record, [deadline(ladders.return, moved)], moved, found, (email) => email).record;
    expect(record.outbox.map((effect) => effect.to)).toEqual(['sam', 'priya']);
  });
});

describe('never silent', () => {
  const roles: Target[] = ['watcher', 'office', 'safeguarding lead', 'senior leader', 'headteacher'];
  const someTurns = fc
    .array(
      fc.record({
        minute: fc.integer({ min: 0, max: 300 }),
        minutes: fc.integer({ min: 1, max: 20 }),
        climbs: fc.boolean(),
        again: fc.boolean(),
      }),
      { maxLength: 8 },
    )
    .map((turns) => turns.sort((a, b) => a.minute - b.minute));

  test.each(['return', 'help'] as const)(
    'the %s ladder always has a next step within 20 minutes, whoever is missing and whatever was answered',
    (name) => {
      fc.assert(
        fc.property(fc.subarray(roles), someTurns, fc.integer({ min: 0, max: 600 }), (empty, answers, minute) => {
          const now = DUE + minute * MINUTE;
          const turns = answers
            .filter((turn) => turn.minute <= minute)
            .map((turn): Turn => {
              const said = DUE + turn.minute * MINUTE;
              return turn.climbs
                ? { kind: 'climb', at: said, to: 20 }
                : { kind: 'wait', at: said, until: said + turn.minutes * MINUTE, again: turn.again };
            });
          const ladder = afterTurns(deadline(ladders[name]), turns, SAMPLE_RULES.acknowledgedAgainAfter);
          const next = nextStep(ladder, now, foundBut(...empty));
          expect((next?.at ?? Number.POSITIVE_INFINITY) - now).toBeLessThanOrEqual(20 * MINUTE);
        }),
        { numRuns: 1000 },
      );
    },
  );

  test('when the last rung is reached, everybody with a role has been told, and goes on being told', () => {
    const letters = lettersAt(minuteByMinute(600), deadline(ladders.return));
    for (const person of found('everyone')) {
      const minutes = letters.filter((line) => line.endsWith(` ${person}`)).map((line) => Number(line.split(' ')[0]));
      expect(Math.min(...minutes)).toBeLessThanOrEqual(60);
      expect(Math.max(...minutes)).toBe(600);
    }
  });
});
