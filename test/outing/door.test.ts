// At the door, to the minute: how long they wait, whose stop a reason belongs to, what a child alone sets off.

import { carryingGaps } from '../../src/outing/carrying';
import { waitsUntil } from '../../src/outing/door';
import type { Stop } from '../../src/outing/record';
import type { Rules } from '../../src/policy/schema';
import { localTime } from '../../src/time';
import { tellVisit } from '../../src/visit/decide';
import { anOuting, type Day, dev, helen, priya, rhys, sam, tom } from '../given';
import { at, SAMPLE_RULES, sampleOuting, sampleSchool, sampleStop } from '../samples';

const DOOR = { wait: 20, waitWhenLate: 30 };

/** Sam and Priya out under rules that differ in this. */
function outUnder(change: Partial<Rules>): Day {
  const day = anOuting();
  day.outings.set('OUT-1', { ...day.outing(), rules: { ...day.outing().rules, ...change } });
  day.visits.set('HV-0001', { ...day.visit(), rules: { ...day.visit().rules, ...change } });
  return day;
}

describe('how long they wait', () => {
  const waits = (stop: Partial<Stop>, door: Rules['door'] = DOOR) =>
    waitsUntil(sampleOuting({ rules: { ...SAMPLE_RULES, door }, stops: [sampleStop(stop)] }));

  test.each<[string, Partial<Stop>, string]>([
    ['early: 20 minutes from the arranged time', { arrivedAt: at('14:05') }, '14:35'],
    ['late themselves: 20 minutes from when they came', { arrivedAt: at('14:25') }, '14:45'],
    ['the parents are late: 30 minutes from the arranged time', { arrivedAt: at('14:10'), parentsLate: true }, '14:45'],
    ['both are late: 30 minutes from the arranged time still', { arrivedAt: at('14:40'), parentsLate: true }, '14:45'],
    ['later than that: nothing is left to wait for', { arrivedAt: at('14:50'), parentsLate: true }, '14:50'],
    [
      'unannounced, nobody can be late',
      { arrivedAt: at('14:05'), unannounced: true, waitsSince: at('14:10'), parentsLate: true },
      '14:30',
    ],
    [
      'unannounced: from “nobody here yet”',
      { arrivedAt: at('14:05'), unannounced: true, waitsSince: at('14:20') },
      '14:40',
    ],
  ])('%s', (_name, stop, until) => {
    expect(localTime(waits(stop) ?? 0)).toBe(until);
  });

  test.each<[string, Partial<Stop>, Rules['door']]>([
    ['on the way', {}, DOOR],
    ['inside', { arrivedAt: at('14:10'), insideAt: at('14:12') }, DOOR],
    ['unannounced, before they say that nobody is there', { arrivedAt: at('14:10'), unannounced: true }, DOOR],
    ['under a policy without such a rule', { arrivedAt: at('14:10'), waitsSince: at('14:10') }, null],
  ])('no wait runs %s', (_name, stop, door) => {
    expect(waits(stop, door)).toBeUndefined();
  });

  test('they are told again until they have left; whoever watches hears once', () => {
    const day = outUnder({ door: DOOR }).skipsTo('14:15');
    day.onOuting(sam, { act: 'arrived' });
    day.post();
    expect(
      day
        .until('14:56')
        .post('outing')
        .filter((line) => line.includes('waited')),
    ).toEqual([
      '14:35 waited long enough: Sam, Priya',
      '14:45 waited long enough: Sam, Priya, Joan',
      '14:55 waited long enough: Sam, Priya',
    ]);
    day.onOuting(priya, { act: 'going in' });
    expect(
      day
        .until('15:10')
        .post('outing')
        .filter((line) => line.includes('waited')),
    ).toEqual([]);
  });
});

describe('not going in', () => {
  const not = (because: 'it does not feel safe' | 'the family prefers no visit' | '' = '', words = '') =>
    ({ act: 'not going in', because, words }) as const;

  test('both visitors tap it on pages that show the same: one stop ends', () => {
    const day = anOuting().skipsTo('14:15');
    day.onOuting(sam, { act: 'arrived' });
    const seen = day.outing().version;
    day.onOuting(sam, not(), seen);
    day.onOuting(priya, not(), seen);
    expect(day.outing().stops.map(({ how }) => how)).toEqual(['did not go in']);
    expect(day.post('outing').filter((line) => line.includes('not going in'))).toEqual([
      '14:15 not going in: Joan, Helen, Rhys',
    ]);
  });

  test('the reason may come ten minutes later, from the other phone, and is kept with the visit', () => {
    const day = anOuting().skipsTo('14:15');
    day.onOuting(sam, not());
    day.skipsTo('14:24').onOuting(priya, not('it does not feel safe', 'Shouting inside'));
    expect(day.visit().made).toMatchObject({ unsafe: true, words: 'it does not feel safe: Shouting inside' });
    expect(day.outing().stops).toHaveLength(1);
  });

  test('inside it counts as leaving for a risk', () => {
    const day = anOuting().skipsTo('14:15');
    day.onOuting(sam, { act: 'going in' });
    day.onOuting(priya, not('it does not feel safe'));
    expect(day.outing().stops[0]?.how).toBe('left for a new risk');
  });

  test('inside, that the family prefers no visit ends it too, and whoever watches and the visit hear', () => {
    const day = anOuting().skipsTo('14:15');
    day.onOuting(sam, { act: 'going in' });
    day.post();
    day.onOuting(sam, not('the family prefers no visit', 'They shouted.'));
    expect(day.outing().stops[0]).toMatchObject({ how: 'family prefers no visit', leftAt: day.now });
    expect(day.visit().familyRefused).toMatchObject({ words: 'They shouted.' });
    expect(day.post('outing')).toEqual(['14:15 not going in: Joan']);
  });

  test('what a visit was told it can be told again, in the order of the outbox, and nothing changes', () => {
    const day = anOuting().skipsTo('14:15');
    const made = { act: 'made', outing: 'OUT-1', arrivedAt: null, leftAt: day.now, by: sam.email } as const;
    const first = { ...made, at: day.now, how: 'did not go in', words: '', unsafe: false };
    const then = { ...made, at: day.now + 1, how: 'family prefers no visit', words: 'Not today', unsafe: false };
    const tell = (times: number) => {
      let visit = day.visit();
      for (let i = 0; i < times; i++) for (const act of [first, then]) visit = tellVisit(visit, act, day.facts());
      return visit;
    };
    expect(tell(2)).toEqual(tell(1));
    expect(tell(1).familyRefused).toMatchObject({ by: sam.email, words: 'Not today' });
  });
});

describe('a child alone', () => {
  const alone = (words = '') => ({ act: 'child alone', words }) as const;

  test('the team, its lead, senior leaders, the headteacher, until one of them has it', () => {
    const day = anOuting().skipsTo('14:15');
    day.onOuting(sam, alone());
    expect(day.until('14:46').post('visit')).toEqual([
      '14:15 child alone: Rhys, Helen',
      '14:25 child alone: Rhys, Helen',
      '14:35 child alone: Rhys, Helen, Tom, Ruth',
      '14:45 child alone: Rhys, Helen, Ruth',
    ]);
    expect(day.onVisit(dev, { act: 'acknowledge child alone', words: '' })).toContain('Only safeguarding');
    expect(day.onVisit(tom, { act: 'acknowledge child alone', words: '' })).toBe('');
    // Then one of the team decides, by the end of the day.
    expect(day.until('15:00').post('visit')).toEqual(['15:00 referral due: Helen']);
  });

  test('decided without a word before is taken on too; nobody who was there decides', () => {
    const day = anOuting().skipsTo('14:15');
    day.onOuting(sam, alone('Two, five and seven'));
    const decide = { act: 'decide referral', referred: true, words: 'Hub told' } as const;
    expect(day.onVisit(sam, decide)).toContain('nobody who was on the visit');
    expect(day.onVisit(tom, decide)).toContain('Only safeguarding or the headteacher');
    expect(day.onVisit(rhys, decide)).toBe('');
    expect(day.visit().childAlone).toMatchObject({ acknowledged: { by: rhys.email }, decided: { referred: true } });
    expect(day.onVisit(helen, decide)).toContain('Rhys Bowen has decided already');
  });

  test('also after they are back, and about the stop that they were at', () => {
    const day = anOuting().skipsTo('15:00');
    day.onOuting(sam, { act: 'back' });
    day.onOuting(priya, alone());
    expect(day.visit().childAlone).toMatchObject({ by: priya.email });
  });
});

test('a child in the car: what is not met, by policy, party, seat and insurance', () => {
  const carrying = { staff: 2, seatUntilAge: 12, seatUntilCm: 135 };
  const outing = sampleOuting({
    rules: { ...SAMPLE_RULES, carrying, insurance: { business: 'always' } },
    carried: { age: null, cm: null },
  });
  const school = sampleSchool();
  expect(carryingGaps(outing, school, at('14:30'))).toEqual([
    'No insurance with business cover is known for this car.',
    'The child needs a car seat until 12 years or 135 cm.',
  ]);
  const grown = { ...outing, carried: { age: 12, cm: null }, visitors: outing.visitors.slice(0, 1) };
  expect(carryingGaps(grown, school, at('14:30'))).toEqual([
    'With a child it takes 2 members of staff; 1 is on this outing.',
    'No insurance with business cover is known for this car.',
  ]);
  expect(carryingGaps({ ...outing, rules: SAMPLE_RULES }, school, at('14:30'))).toEqual([
    'The policy does not plan for taking a child along.',
  ]);
});
