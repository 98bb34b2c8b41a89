// The daily health mail: how the engine is, what is to put right, and the last seal of each log, mailed out of reach.
import { policyOf } from '../policy';
import type { Ports } from '../ports';
import { head, shortened } from '../record/chain';
import { stepped } from '../record/decide';
import { posted } from '../record/record';
import { remindedOf, runningOut, runsOutWords } from '../school/certificates';
import type { School } from '../school/school';
import { type Instant, instantOf, isWorkingDay, localDate } from '../time';
import { lookedAround } from './check-everything';
import { heartbeatWords } from './checks/heartbeat';
import { enginesWords } from './engines';
import { loadOpen } from './open-records';
import { undelivered } from './outbox';
import { reviewsDue } from './reviews';
import { transact } from './transact';
import { administrators } from './trouble';

/** So much of a seal tells logs apart, and can be read aloud. */
export const SEAL = 12;
/** So many lines of the school's own log stay in its record; the sheet Log has all of them, and their seals were mailed. */
const LINES_KEPT = 100;
/** More than these are read by nobody; "Check everything" has the rest. */
const NAMED = 10;

function isDue({ healthOn, settings }: School, now: Instant): boolean {
  const today = localDate(now);
  return healthOn !== today && now >= instantOf(today, settings.dayStarts) && isWorkingDay(today, settings);
}

function first(words: string[]): string {
  const rest = words.length - NAMED;
  return [...words.slice(0, NAMED), ...(rest > 0 ? [`And ${rest} more: choose Check everything.`] : [])].join('\n');
}

/** Once a working day, from its start. What it says is looked at before the lock is taken. */
export function healthMail(ports: Ports, now: Instant): string[] {
  const open = loadOpen(ports, now);
  const before = open.school;
  if (!isDue(before, now)) return [];
  const { faults, gaps } = lookedAround(ports, open, now);
  const reviews = reviewsDue(before, now);
  const heartbeat = heartbeatWords(ports, before, now);
  transact(ports, now, ({ school, visits, outings }) => {
    if (!isDue(school, now)) return { changed: [], answer: null };
    const records = [school, ...visits, ...outings];
    const runOut = runningOut(school, policyOf(school.settings.policy).rules.insurance !== null, now);
    const params = {
      open: String(visits.filter(({ closedAt, practice }) => closedAt === null && !practice).length),
      out: String(outings.filter(({ backAt, practice }) => backAt === null && !practice).length),
      stuck: String(undelivered(records).count),
      engines: enginesWords(school, now),
      heartbeat,
      faults: first(faults),
      gaps: first(gaps.filter((words) => !reviews.includes(words))),
      heads: records.map((record) => `${record.ref} ${head(record).slice(0, SEAL)}`).join('\n'),
      reviews: reviews.join('\n'),
      runsOut: runOut.map((one) => runsOutWords(one, school)).join('\n'),
    };
    const today = shortened({ ...stepped(school, ''), healthOn: localDate(now) }, LINES_KEPT);
    const reminded = remindedOf(today, runOut, now);
    return { changed: [posted(reminded, now, 'health', administrators(school), { params })], answer: null };
  });
  return [];
}
