// `npm run simulate -- --seed S --days D`: a simulated year with everything that can break, and what came of it.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { localDate } from '../../src/time';
import { readingReplies } from './school';
import { replay, table } from './table';
import { Year } from './year';

const DIST = join(__dirname, '../../build/dist');
const DAYS_A_WEEK = 5;
/** So many things found wrong are told in full; after them only the counts go on. */
const TOLD = 10;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '200' },
    'visits-a-day': { type: 'string', default: '40' },
    policy: { type: 'string', default: 'spt' },
    trouble: { type: 'string', default: '1' },
    aloud: { type: 'boolean', default: false },
  },
});

const folder = readingReplies(DIST);
try {
  const seed = Number(values.seed);
  const visitsADay = Number(values['visits-a-day']);
  const year = new Year({ seed, visitsADay, policy: values.policy, dist: folder, trouble: Number(values.trouble) });
  if (values.aloud) year.verdict.aloud = (line) => console.log(line);
  const started = performance.now();
  let told = 0;
  year.run(Number(values.days), (day) => {
    for (const one of year.verdict.found.slice(told, TOLD)) {
      console.log(`\n${one.sort.toUpperCase()}: ${one.what}\n${one.before}\n${replay(values, day)}\n`);
      told += 1;
    }
    if (day % DAYS_A_WEEK !== 0) return;
    const { counts, found, faults } = year.verdict;
    const broken = [...faults.values()].reduce((sum, n) => sum + n, 0);
    const seconds = Math.round((performance.now() - started) / 1000);
    const words = `${counts.visits} visits, ${counts.executions} executions, ${broken} faults, alarms ${counts.alarmsSent} of ${counts.alarmsDue}`;
    console.log(`day ${day}, ${localDate(year.workspace.now)}: ${words}, wrong ${found.length}; ${seconds} s`);
  });
  console.log(`\n${table(year.verdict, values)}`);
  process.exitCode = year.verdict.found.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}
