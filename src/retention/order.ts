// A purge is ordered by a person who has seen what it takes, and is over when nothing of that is left. Pure.
import { type Decided, type Facts, refused, stepped } from '../record/decide';
import { logged, posted } from '../record/record';
import * as z from '../schema';
import { hasRole } from '../school/people';
import { PurgeCounts, type PurgeOrder, type School } from '../school/school';
import { fullDate, type Instant, localDate, many } from '../time';

/** What the page sends: what it showed, and the number that the person typed. */
export const OrderPurge = z.later(() =>
  z.object({ act: z.literal('purge'), before: z.number(), counts: PurgeCounts(), confirm: z.string() }),
);
export type OrderPurge = z.Of<typeof OrderPurge>;

/** Who sees what a purge would take, and may order it. */
export function mayPurge(school: School, email: string): boolean {
  return hasRole(school.staff, email, 'administrator', 'safeguarding lead');
}

/** `12 visits, 9 outings, 40 answers kept by the Forms and 200 lines of the Log`. */
export function countsWords({ visits, outings, answers, lines }: PurgeCounts): string {
  const forms = `${many(answers, 'answer')} kept by the Forms`;
  return `${many(visits, 'visit')}, ${many(outings, 'outing')}, ${forms} and ${many(lines, 'line')} of the Log`;
}

/** `1 September 2023` of a cut-off, as `Fri 1 Sep 2023`. */
export const beforeWords = (before: Instant): string => fullDate(localDate(before));

/** The school with the order in it; `found` is what a purge would take now. */
export function orderPurge(
  school: School,
  { before, counts, confirm }: OrderPurge,
  found: { before: Instant; counts: PurgeCounts } | null,
  { actor, now }: Pick<Facts, 'actor' | 'now'>,
): Decided<School> {
  if (!mayPurge(school, actor.email))
    return refused(school, 'Only an administrator or a safeguarding lead can order a purge.');
  if (school.purge) return refused(school, 'A purge is under way already. Wait until it is done.');
  const isAsShown = found?.before === before && JSON.stringify(found.counts) === JSON.stringify(counts);
  if (!isAsShown)
    return refused(school, 'What would go has changed since you looked, so nothing was deleted. Open the page again.');
  if (Object.values(counts).every((count) => count === 0)) return refused(school, 'There is nothing to delete.');
  if (Number(confirm) !== counts.visits || confirm === '')
    return refused(
      school,
      `Type the number of visits, ${counts.visits}, to say that you mean it. Nothing was deleted.`,
    );
  const purge: PurgeOrder = { at: now, by: actor.email, before, counts, claimedUntil: 0 };
  const words = `Purge ordered of what was closed before ${beforeWords(before)}: ${countsWords(counts)}`;
  return { record: logged({ ...stepped(school, ''), purge }, now, actor.email, words) };
}

/** The school when all of it is gone: logged without a name, and told to whoever ordered it and the administrators. */
export function purged(
  school: School,
  order: PurgeOrder,
  { stay, emptied, people }: { stay: number; emptied: Record<string, string>; people: string[] },
  now: Instant,
): School {
  const { archives } = school.files;
  const left = Object.fromEntries(Object.entries(archives).filter(([year]) => !(year in emptied)));
  const next: School = {
    ...stepped(school, ''),
    purge: null,
    files: { ...school.files, archives: left, emptied: { ...school.files.emptied, ...emptied } },
    puzzles: Object.fromEntries(Object.entries(school.puzzles).filter(([, at]) => at >= order.before)),
  };
  const what = `what was closed before ${beforeWords(order.before)}: ${countsWords(order.counts)} were to go`;
  const words = `Purge done of ${what}; ${many(stay, 'record')} stay${stay === 1 ? 's' : ''}`;
  const params = {
    before: beforeWords(order.before),
    counts: countsWords(order.counts),
    stay: String(stay),
    emptied: Object.keys(emptied).sort().join('\n'),
  };
  return posted(logged(next, now, 'engine', words), now, 'purge done', [order.by, ...people], { params });
}
