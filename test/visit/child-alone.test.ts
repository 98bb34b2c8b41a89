// A child alone at home, and nobody answers: loud at first, then slower, and never silent.
import { anOuting, type Day, sam } from '../given';

/** The letters about the child by the minute, each to one person. */
const heard = (day: Day) => day.post('visit').filter((line) => line.includes('child alone'));

test('within half an hour everybody has heard again and again; a night of it is a letter each half hour or hour', () => {
  const day = anOuting().skipsTo('14:15');
  day.onOuting(sam, { act: 'arrived' });
  day.onOuting(sam, { act: 'child alone', words: 'Five years old.' });
  day.until('14:49');
  const first = heard(day);
  expect(first.map((line) => line.slice(0, 5))).toEqual(['14:15', '14:25', '14:35', '14:45']);
  expect(first.join()).toMatch(/14:25.*Helen.*14:35.*Tom.*14:45.*Ruth/);
  day.until('14:50', '2026-05-06', 5);
  const later = heard(day);
  const hours = new Set(later.map((line) => line.slice(0, 2)));
  expect(hours.size).toBe(24);
  expect(later.reduce((sum, line) => sum + line.split(',').length, 0)).toBeLessThan(200);
});
