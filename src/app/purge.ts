// Carries an ordered purge out, a portion a tick: found anew each time, so that it goes on wherever it was stopped.
import { Busy, type Ports } from '../ports';
import { purged } from '../retention/order';
import type { PurgeOrder, School } from '../school/school';
import type { Instant } from '../time';
import { type FoundOld, findOld } from './find-old';
import { loadOpen } from './open-records';
import { CLAIM } from './outbox';
import { transact } from './transact';
import { administrators } from './trouble';

/** An answer takes Google some tenths of a second; so many fit well within an execution. */
const ANSWERS_AT_ONCE = 100;
/** The lock is taken and let go so often for rows, a few seconds each time. */
const LOCKS_AT_ONCE = 12;

/**
 * Takes the next portion. The Forms' answers go first, since one whose visit is gone could be edited and would be taken
 * for a new request; the archives last, since from them it is known what else is to go. Whoever is stopped holds the
 * order no longer than any execution lives.
 */
export function purge(ports: Ports, now: Instant): string[] {
  try {
    const order = claim(ports, now);
    if (order) portion(ports, order, now);
  } catch (error) {
    // People come first: the next tick tries again.
    if (!(error instanceof Busy)) throw error;
  }
  return [];
}

function claim(ports: Ports, now: Instant): PurgeOrder | null {
  return ports.records.locked(() => {
    const { school } = loadOpen(ports, now);
    if (!school.purge || school.purge.claimedUntil > now) return null;
    ports.records.save({ ...school, purge: { ...school.purge, claimedUntil: now + CLAIM } });
    return school.purge;
  });
}

function portion(ports: Ports, order: PurgeOrder, now: Instant): void {
  const open = loadOpen(ports, now);
  const found = findOld(ports, open, order.before);
  const isDone = takeAnswers(ports, open.school, found) && takeRows(ports, open.school, found, now);
  const emptied = isDone ? emptyArchives(ports, open.school, found.years) : {};
  transact(ports, now, ({ school }) => {
    if (!school.purge) return { changed: [], answer: null };
    const end = { stay: found.stays.length, emptied, people: administrators(school) };
    const next = isDone ? purged(school, order, end, now) : { ...school, purge: { ...school.purge, claimedUntil: 0 } };
    return { changed: [next], answer: null };
  });
}

/** Whether none is left. */
function takeAnswers(ports: Ports, school: School, { answers }: FoundOld): boolean {
  let room = ANSWERS_AT_ONCE;
  for (const [form, ids] of answers) {
    if (ids.length > 0 && room > 0) ports.old.forget(form, school, ids.slice(0, room));
    room -= ids.length;
  }
  return room >= 0;
}

/** Whether none is left. What was opened again since it was found, or is held since, stays. */
function takeRows(ports: Ports, school: School, { goes, years }: FoundOld, now: Instant): boolean {
  if (goes.length === 0) return true;
  const lists = ['log', 'register', ...years];
  for (let locks = 0; locks < LOCKS_AT_ONCE && lists.length > 0; locks++) {
    const [list = ''] = lists;
    const isMore = ports.records.locked(() => {
      const open = loadOpen(ports, now);
      const stay = [...open.visits, ...open.outings, ...open.broken]
        .map(({ ref }) => ref)
        .concat(open.school.settings.keepRefs);
      const refs = new Set(goes.map(({ ref }) => ref).filter((ref) => !stay.includes(ref)));
      return ports.old.remove(school, list, refs);
    });
    if (!isMore) lists.shift();
  }
  return lists.length === 0;
}

/** The archives in which nothing is left below the header, by year: nobody need ever read them again. */
function emptyArchives(ports: Ports, school: School, years: string[]): Record<string, string> {
  const empty = years.filter((year) => ports.old.refs(school, year).every((ref) => ref === '' || ref === 'Ref'));
  return Object.fromEntries(empty.map((year) => [year, school.files.archives[year] ?? '']));
}
