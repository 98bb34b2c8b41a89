// The last look of a tick: after what is due was taken, nothing may stand still. A pure function of what is open and the time.
import { outingDeadlines } from '../outing/deadlines';
import { outingTargets } from '../outing/who';
import { type Deadline, dueSteps, type WhoIs } from '../record/ladder';
import type { RecordBase } from '../record/record';
import type { School } from '../school/school';
import { HOUR, type Instant, MINUTE, many } from '../time';
import { visitDeadlines } from '../visit/deadlines';
import { visitTargets } from '../visit/who';
import type { Open } from './open-records';
import { letters } from './outbox';

/** An urgent letter that an execution died with is free after 7 minutes, and the next tick sends it. */
const LETTER_WAITS = 10 * MINUTE;
/** Four times as long as between two looks. */
const LOOK_WAITS = 2 * HOUR;

/** What an audit found, in words without a name. The same trouble has the same words as long as it lasts. */
export interface Audit {
  /** What stands still, and what to do. */
  stale: string[];
  /** Rows that cannot be read; whoever administers has heard of each by itself. */
  broken: string[];
}

/** What stands still at `now`, a time at or before which everything that was due had been taken. */
export function audit(open: Open, now: Instant): Audit {
  const { school, visits, outings, broken } = open;
  const stale = [
    ...outings
      .filter((one) => isStill(one, () => outingDeadlines(one, now), outingTargets(one, school), now))
      .map(({ ref }) => `The ladder of ${ref} stands still: a step that is due was not taken. Ring the visitors now.`),
    ...visits
      .filter((one) => isStill(one, () => visitDeadlines(one, school, now), visitTargets(one, school), now))
      .map(({ ref }) => `The ladder of ${ref} stands still: a step that is due was not taken. Look at its page.`),
    ...[school, ...visits, ...outings]
      .filter((record) => waitsTooLong(record, now))
      .map(({ ref }) => `An urgent mail of ${ref} has waited for ten minutes. See the sheet Mail, and ring instead.`),
  ];
  return { stale, broken: broken.map(({ ref }) => `${ref} cannot be read.`) };
}

/** Nothing, or that the looks at Settings, Staff and the forms come to no end; at the end of a tick, which had its look. */
export function unlooked({ lookedAt }: School, now: Instant): string[] {
  if (now - lookedAt <= LOOK_WAITS) return [];
  return ['Settings, Staff and the forms could not be looked at for two hours. Choose Home Visits, Set up.'];
}

/** A record whose deadlines cannot be worked out stands still as well. */
function isStill(record: RecordBase, deadlines: () => Deadline[], whoIs: WhoIs, now: Instant): boolean {
  try {
    return deadlines().some((deadline) => dueSteps(deadline, record.taken, now, whoIs).length > 0);
  } catch {
    return true;
  }
}

/** Words of a trouble are left out: that they wait is no news beside what they tell. What was given up was told of already. */
function waitsTooLong(record: RecordBase, now: Instant): boolean {
  return letters(record).some(
    ({ urgent, letter, queuedAt, givenUpAt }) =>
      urgent && letter !== 'trouble' && givenUpAt === undefined && now - queuedAt > LETTER_WAITS,
  );
}

/** What the heartbeat's host is told beside: counts, and what is wrong; references, no names. */
export function auditWords({ visits, outings, school }: Open, { stale, broken }: Audit): string {
  const waiting = [school, ...visits, ...outings].flatMap(letters).length;
  const out = outings.filter(({ backAt }) => backAt === null).length;
  const counts = `${many(visits.length, 'visit')} open, ${out} out, ${many(waiting, 'mail')} waiting`;
  return [counts, ...stale, ...broken].join('\n');
}
