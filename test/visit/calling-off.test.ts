// A visit that is not made: called off with the parents told or not, not safe to go, refused by the family; papers and phones.
import { celt } from '../../src/policy/celt';
import { nas } from '../../src/policy/nas';
import { aDay, dev, helen, priya, rhys, ruth, sam, staffWith, tom } from '../given';

const cornwall = (change = {}) => {
  const day = aDay({ policy: celt }).asks({ because: { words: 'A talk with parents' }, ...change });
  day.post();
  return day.skipsTo('10:00');
};
const actionsOf = (day: ReturnType<typeof aDay>) => day.visit().actions.map(({ what, owner }) => `${what}: ${owner}`);

const unsafe = { act: 'cancel' as const, words: 'I don’t feel safe going', unsafe: true };

describe('calling off, where the parents count', () => {
  test('asks whether they were told, and keeps what was said', () => {
    const day = cornwall();
    expect(day.onVisit(dev, { act: 'cancel', words: 'Sam is ill.' })).toContain('Say whether the parents know');
    expect(day.onVisit(dev, { act: 'cancel', words: 'Sam is ill.', parentsTold: 'not yet' })).toBe('');
    expect(actionsOf(day)).toEqual([
      `Tell the parents that nobody comes: ${dev.email}`,
      `Go another day: ask for the visit again: ${sam.email}`,
    ]);
    expect(day.visit().closedAt).toBeNull();
  });

  test('of an unannounced visit nothing is asked', () => {
    const day = cornwall({ unannounced: true });
    expect(day.onVisit(sam, { act: 'cancel', words: 'The car broke down.' })).toBe('');
    expect(day.visit().cancelled?.parents).toBe('they knew of no visit');
    expect(actionsOf(day)).toEqual([`Go another day: ask for the visit again: ${sam.email}`]);
  });

  test('where the one who asked has left, the office is to go on with it', () => {
    const gone = staffWith({ ...sam, active: false }, { ...priya, active: false });
    const day = cornwall();
    day.school = { ...day.school, staff: gone };
    day.onVisit(dev, { act: 'cancel', words: 'They have left.', parentsTold: 'yes' });
    expect(actionsOf(day)).toEqual(['Go another day: ask for the visit again: office']);
  });
});

describe('not safe to go', () => {
  test('whom the policy names hears: the line manager of who said it', () => {
    const day = cornwall();
    day.school = { ...day.school, staff: staffWith({ ...sam, lineManager: tom.email }) };
    expect(day.onVisit(sam, unsafe)).toBe('');
    const [letter = ''] = day.post();
    expect(letter).toMatch(/^10:00 cancelled: .*Priya/);
    expect(letter).toContain('Tom');
    expect(letter).toContain('Helen');
    expect(actionsOf(day)).toEqual(['Tell the parents that nobody comes: office']);
  });

  test('said on the phone, the office taps for them', () => {
    const day = cornwall();
    expect(day.onVisit(dev, unsafe)).toBe('');
    expect(day.visit().cancelled).toMatchObject({ by: dev.email, unsafe: true });
  });

  test('a reason in writing is owed where the policy asks for one, and nowhere else', () => {
    const day = aDay({ policy: nas }).asks().skipsTo('10:00');
    day.onVisit(sam, unsafe);
    expect(day.visit().written).toMatchObject({ by: sam.email, given: null });
    const other = cornwall();
    other.onVisit(sam, unsafe);
    expect(other.visit().written).toBeUndefined();
  });
});

describe('the reason in writing', () => {
  const off = () => {
    const day = aDay({ policy: nas }).asks().skipsTo('10:00');
    day.onVisit(sam, unsafe);
    return day;
  };
  const reason = { act: 'give reason', words: 'Sam told me of the dog before he left us.' } as const;

  test('where nobody who owes it works here any more, whoever would have had it writes what they know', () => {
    const day = off();
    expect(day.onVisit(ruth, reason)).toContain('or another of the visitors, gives the reason');
    const staff = staffWith({ ...sam, active: false }, { ...priya, active: false });
    day.school = { ...day.school, staff };
    expect(day.onVisit(dev, reason)).toContain('or another of the visitors, gives the reason');
    expect(day.onVisit(ruth, reason)).toBe('');
    expect(day.visit().written?.given).toMatchObject({ by: ruth.email, words: reason.words });
  });

  test('given once, it is kept when another is owed later', () => {
    const day = off();
    day.onVisit(sam, { ...reason, words: 'The dog.' });
    day.changes({ date: '2026-05-07' });
    day.approves(ruth);
    day.onVisit(sam, unsafe);
    day.onVisit(sam, { ...reason, words: 'The uncle.' });
    expect(day.visit().written).toMatchObject({ earlier: [{ words: 'The dog.' }], given: { words: 'The uncle.' } });
  });
});

describe('a family that prefers no visit', () => {
  const welfare = { because: { words: 'Is the child safe?', welfare: true } };

  test('ends it, and everybody who knew hears', () => {
    const day = cornwall();
    expect(day.onVisit(dev, { act: 'family refuses', words: '' })).toBe('');
    expect(day.post()).toEqual(['10:00 family prefers no visit: Sam, Priya, Helen, Tom, Ruth']);
    expect(day.visit().closedAt).not.toBeNull();
    expect(day.onVisit(dev, { act: 'family refuses', words: '' })).toContain('This visit is closed');
  });

  test('about the child’s welfare, it is the lead’s to decide before it closes', () => {
    const day = cornwall(welfare);
    day.onVisit(sam, { act: 'family refuses', words: 'Dad hung up' });
    expect(day.status()).toBe('family prefers no visit');
    expect(day.log().join()).toContain('The family prefers no visit');
    expect(day.log().join()).not.toContain('hung up');
    expect(day.post()).toContain('10:00 concern: Helen');
    expect(day.onVisit(helen, { act: 'acknowledge concern', words: '' })).toContain('Write what happens next');
    expect(day.onVisit(helen, { act: 'acknowledge concern', words: 'Social care goes' })).toBe('');
    expect(day.status()).toBe('closed');
  });

  test('asked for again by the same form, it is open as before', () => {
    const day = cornwall();
    day.onVisit(dev, { act: 'family refuses', words: '' });
    day.changes({ arrive: '15:00', backBy: '16:00' });
    expect(day.status()).toBe('requested');
    expect(day.visit().familyRefused).toBeNull();
  });

  test('not once they are out, and not by a stranger to the visit', () => {
    const day = cornwall();
    expect(day.onVisit({ ...dev, email: 'x@school.example' }, { act: 'family refuses', words: '' })).toContain('Only');
    day.approves(helen);
    day.skipsTo('13:55').signsOut(sam, { anyway: true });
    expect(day.onVisit(dev, { act: 'family refuses', words: '' })).toContain('This visit is out');
  });
});

describe('an approval by phone', () => {
  const said = (by: string, party: 'alone' | 'in a pair' = 'in a pair') => ({
    act: 'approved by phone' as const,
    by,
    party,
    words: 'Yes, go.',
  });

  test('stands at once; the approver is asked to confirm, the others hear who decided', () => {
    const day = cornwall();
    expect(day.onVisit(dev, said(helen.email))).toBe('');
    expect(day.status()).toBe('approved');
    expect(day.post()).toEqual([
      '10:00 decision: Sam, Priya',
      '10:00 decided by another: Tom, Ruth',
      '10:00 confirm by phone: Helen',
    ]);
    expect(day.log().at(-1)).toBe('Approved by phone by Helen Marsh, in a pair: Yes, go.');
  });

  test('also after its time, on its day: then they have a quarter of an hour to leave', () => {
    const day = cornwall().until('14:20', undefined, 20);
    expect(day.status()).toBe('expired');
    expect(day.approves(helen)).toContain('expired');
    expect(day.onVisit(dev, said(helen.email))).toBe('');
    expect(day.status()).toBe('approved');
    day.post();
    expect(day.until('14:34').post()).toEqual([]);
    expect(day.until('14:36').post()).toEqual(['14:35 not signed out: Sam, Priya']);
  });

  test.each([
    ['a visitor writes it down', sam, said(helen.email), 'You are one of the visitors'],
    ['a visitor is said to have approved', dev, said(sam.email), 'none of the visitors'],
    ['somebody else than an approver', dev, said(rhys.email), 'Choose who said so'],
    ['the approver themselves', helen, said(helen.email), 'Approve it yourself'],
  ])('not where %s', (_, person, act, words) => {
    expect(cornwall().onVisit(person, act)).toContain(words);
  });

  test('not by somebody without a part in the school’s records', () => {
    const nobody = { ...dev, email: 'kit@school.example', roles: ['visitor' as const] };
    const day = cornwall();
    day.school = { ...day.school, staff: [...day.school.staff, nobody] };
    expect(day.onVisit(nobody, said(helen.email))).toContain('Only');
  });

  test('where the approver cannot confirm any more, another approver does; never whoever wrote it down', () => {
    const day = cornwall();
    day.onVisit(tom, said(helen.email));
    day.school = { ...day.school, staff: staffWith({ ...helen, active: false }) };
    expect(day.onVisit(tom, { act: 'confirm approval' })).toContain('Only Helen Marsh');
    expect(day.onVisit(ruth, { act: 'confirm approval' })).toBe('');
    expect(day.visit().decision?.byPhone?.confirmedAt).toBe(day.now);
  });

  test('called off, nothing is left to confirm', () => {
    const day = cornwall();
    day.onVisit(dev, said(helen.email));
    day.onVisit(dev, { act: 'cancel', words: 'Ill', parentsTold: 'they knew of no visit' });
    day.onVisit(sam, { act: 'action done', id: 'A1', words: '' });
    expect(day.visit().closedAt).not.toBeNull();
  });
});
