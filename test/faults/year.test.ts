// Two days of the simulated year, with far more going wrong than in it; the long one is `npm run simulate`.
import { rmSync } from 'node:fs';
import { readingReplies } from '../simulate/school';
import { Year } from '../simulate/year';
import { DIST } from '../story/school-day';
import { count } from './counts';

const folder = readingReplies(DIST);
afterAll(() => rmSync(folder, { recursive: true }));

test('two random days with random faults: nothing lost, nothing doubled, no alarm that did not come', () => {
  const seed = 12;
  const year = new Year({ seed, visitsADay: 7, policy: 'spt', dist: folder, trouble: 5 });
  year.run(2);
  const { counts, faults, found } = year.verdict;
  count({ executions: counts.executions, lost: year.verdict.count('lost'), silent: year.verdict.count('silent') });
  expect(found.map(({ sort, what, before }) => `${sort}, seed ${seed}: ${what}\n${before}`)).toEqual([]);
  expect(counts.visits).toBeGreaterThan(8);
  expect(counts.outings).toBeGreaterThan(3);
  expect(faults.size).toBeGreaterThan(4);
});
