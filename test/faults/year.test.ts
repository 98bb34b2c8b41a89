// A day of the simulated year, with far more going wrong than in it; the long one is `npm run simulate`.
import { rmSync } from 'node:fs';
import { readingReplies } from '../simulate/school';
import { Year } from '../simulate/year';
import { DIST } from '../story/school-day';
import { count } from './counts';
import { whatIsWrong } from './invariants';

const folder = readingReplies(DIST);
afterAll(() => rmSync(folder, { recursive: true }));

test('a random day with random faults: nothing lost, nothing doubled, no alarm that did not come', () => {
  const seed = 4;
  const year = new Year({ seed, visitsADay: 9, policy: 'spt', dist: folder, trouble: 6 });
  year.run(1);
  const { counts, faults, found } = year.verdict;
  count({ executions: counts.executions, lost: year.verdict.count('lost'), silent: year.verdict.count('silent') });
  expect(found.map(({ sort, what, before }) => `${sort}, seed ${seed}: ${what}\n${before}`)).toEqual([]);
  expect(whatIsWrong(year.workspace)).toEqual([]);
  expect(counts.visits).toBeGreaterThan(6);
  expect(counts.outings).toBeGreaterThan(3);
  expect(counts.alarmsSent).toBeGreaterThan(10);
  expect(faults.size).toBeGreaterThan(4);
});
