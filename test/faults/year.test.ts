// Days of the simulated year, with far more going wrong than in it; the long one is `npm run simulate`.
import { rmSync } from 'node:fs';
import { readingReplies } from '../simulate/school';
import { Year } from '../simulate/year';
import { DIST } from '../story/school-day';
import { count } from './counts';
import { whatIsWrong } from './invariants';

const folder = readingReplies(DIST);
afterAll(() => rmSync(folder, { recursive: true }));

/** Seeds of days on which much happens: `alarms` are the kinds that come, `sent` is how many do at the least. */
const DAYS = [
  { policy: 'spt', seed: 7, visitsADay: 9, alarms: ['return', 'signOut'], sent: 10 },
  { policy: 'nas', seed: 8, visitsADay: 5, alarms: ['checkIn', 'return', 'watcher'], sent: 9 },
];

test.each(DAYS)(
  'a random day of $policy with random faults: nothing lost, nothing doubled, no alarm that did not come',
  (day) => {
    const { policy, seed, visitsADay } = day;
    const year = new Year({ seed, visitsADay, policy, dist: folder, trouble: 6 });
    year.run(1);
    const { counts, faults, found, alarms } = year.verdict;
    count({ executions: counts.executions, lost: year.verdict.count('lost'), silent: year.verdict.count('silent') });
    expect(found.map(({ sort, what, before }) => `${sort}, seed ${seed}: ${what}\n${before}`)).toEqual([]);
    expect(whatIsWrong(year.workspace)).toEqual([]);
    expect(counts.visits).toBeGreaterThan(4);
    expect(counts.outings).toBeGreaterThan(2);
    expect(counts.alarmsSent).toBeGreaterThan(day.sent - 1);
    expect([...alarms.keys()].sort()).toEqual(day.alarms);
    expect(faults.size).toBeGreaterThan(4);
  },
);
