// A sign of life every two hours (NAS-04): what counts as one, and what a missing one sets off, to the minute.
import { inHand, policeDecisionDue } from '../../src/outing/deadlines';
import { usual } from '../../src/policy/usual';
import { instantOf } from '../../src/time';
import { anOuting, type Day, dev, helen, joan, sam, TODAY, tom } from '../given';

/** Sam and Priya left at 13:55 for the whole afternoon, back by 18:30; a sign of life is owed every two hours. */
function aLongOuting(): Day {
  const day = anOuting();
  const rules = { ...day.outing().rules, checkInEvery: 120, ladders: usual.ladders };
  day.outings.set('OUT-1', { ...day.outing(), rules, due: instantOf(TODAY, '18:30') });
  return day;
}

const fine = { act: "I'm fine" } as const;
const cannotReach = { act: "can't reach", words: '' } as const;

test('missed: the visitors are asked, then watcher and office, senior leaders, headteacher, everyone, again and again', () => {
  expect(aLongOuting().until('17:15').post('outing')).toEqual([
    '15:55 check in: Sam, Priya',
    '16:05 no check-in: Joan, Dev',
    '16:15 no check-in: Tom, Ruth',
    '16:25 no check-in: Tom, Ruth',
    '16:40 no check-in: Tom, Ruth',
    '16:55 no check-in: Tom, Ruth, Joan, Dev, Rhys, Helen, Lee',
    '17:10 no check-in: Tom, Ruth, Joan, Dev, Rhys, Helen, Lee',
  ]);
});

test.each([
  ['I’m fine', fine],
  ['arrived', { act: 'arrived' }],
  ['plan changed', { act: 'plan changed', words: 'Going by the library' }],
] as const)('any tap counts as a sign of life: %s, and the next is owed two hours later', (_name, act) => {
  const day = aLongOuting().until('15:00');
  day.onOuting(sam, act);
  expect(
    day
      .until('16:59')
      .post('outing')
      .filter((line) => line.includes('check')),
  ).toEqual([]);
  expect(day.until('17:00').post('outing')).toEqual(['17:00 check in: Sam, Priya']);
});

test('a phone call that the office writes down counts too, and who was alarmed gets the all-clear', () => {
  const day = aLongOuting().until('16:16');
  day.post('outing');
  day.onOuting(dev, fine);
  expect(day.post('outing')).toEqual(['16:16 all clear: Joan, Dev, Tom, Ruth']);
  expect(day.log(day.outing()).at(-1)).toContain('told on the phone');
  expect(day.until('18:15').post('outing')).toEqual([]);
});

test('acknowledged it waits 20 minutes, then every rung that was reached comes again', () => {
  const day = aLongOuting().until('16:06');
  day.post('outing');
  expect(day.onOuting(joan, { act: 'acknowledge' })).toBe('');
  expect(inHand(day.outing(), day.now)?.by).toBe(joan.email);
  expect(day.until('16:25').post('outing')).toEqual([]);
  expect(day.until('16:26').post('outing')).toEqual(['16:26 check in: Sam, Priya', '16:26 no check-in: Joan, Dev']);
});

test('“can’t reach them” brings senior leaders that minute, and the police decision nearer', () => {
  const day = aLongOuting().until('16:06');
  day.post('outing');
  expect(day.onOuting(joan, cannotReach)).toBe('');
  expect(day.post('outing')[0]).toContain('16:06 no check-in: Tom, Ruth');
  expect(policeDecisionDue(day.outing(), day.now)).toBe(false);
  day.until('16:16');
  expect(policeDecisionDue(day.outing(), day.now)).toBe(true);
  expect(day.onOuting(tom, { act: 'police called', reference: 'SYP 81' })).toBe('');
  expect(policeDecisionDue(day.outing(), day.now)).toBe(false);
});

test('without any answer the police must be decided on half an hour after it was owed', () => {
  const day = aLongOuting().until('16:24');
  expect(policeDecisionDue(day.outing(), day.now)).toBe(false);
  expect(policeDecisionDue(day.until('16:25').outing(), day.now)).toBe(true);
});

test('resolved at school: the watch goes on, and the next sign of life is owed in its time', () => {
  const day = aLongOuting().until('16:06');
  day.post('outing');
  day.onOuting(helen, { act: 'resolved', words: 'Mum rang: they sit in the kitchen.' });
  expect(day.outing().backAt).toBeNull();
  expect(day.post('outing')).toEqual(['16:06 all clear: Joan, Dev']);
  expect(day.until('18:06').post('outing')).toEqual(['18:06 check in: Sam, Priya']);
});

test('still missing when the return is due: one alarm, that goes on; the visitors are asked if they are back', () => {
  const day = aLongOuting().until('17:00');
  day.onOuting(sam, fine);
  // Owed at 19:00, which is after the return: the return's own ladder is what counts.
  expect(day.until('18:30').post('outing').at(-1)).toBe('18:30 are you back: Sam, Priya');
  const silent = anOuting({}, { due: '16:10' });
  const rules = { ...silent.outing().rules, checkInEvery: 120, ladders: usual.ladders };
  silent.outings.set('OUT-1', { ...silent.outing(), rules });
  expect(silent.until('16:20').post('outing')).toEqual([
    '15:55 check in: Sam, Priya',
    '16:05 no check-in: Joan, Dev',
    '16:10 are you back: Sam, Priya',
    '16:15 no check-in: Tom, Ruth',
  ]);
  silent.onOuting(sam, { act: 'back' });
  expect(silent.post('outing')).toEqual(['16:20 all clear: Joan, Dev, Tom, Ruth']);
});
