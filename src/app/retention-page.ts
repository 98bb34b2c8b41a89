// The page on which somebody sees what a purge would take, and orders it.
import type { RetentionShown, View } from '../pages/view';
import type { Ports } from '../ports';
import { mayPurge, OrderPurge, orderPurge } from '../retention/order';
import { cutOff } from '../retention/what-goes';
import { personAt, tidyEmail } from '../school/people';
import { type Instant, schoolYear } from '../time';
import { actorAt } from './facts';
import { type FoundOld, findOld } from './find-old';
import { loadOpen, type Open } from './open-records';
import { transact } from './transact';

/** What the page shows beside the school's record; nothing is read for whoever may not see it. */
export function retentionOf(ports: Ports, open: Open, email: string, now: Instant): RetentionShown | undefined {
  const { school } = open;
  if (!mayPurge(school, tidyEmail(email))) return undefined;
  const before = cutOff(school.settings, now);
  const found = before === null || school.purge ? null : findOld(ports, open, before);
  return {
    before,
    found: found && { ...shown(found), stays: found.stays.map(({ ref }) => ref), answers: answersByForm(found) },
    emptied: Object.entries(school.files.emptied ?? {}).map(([year, id]) => ({ year, url: ports.old.addressOf(id) })),
  };
}

const answersByForm = ({ answers }: FoundOld) => answers.map(([form, ids]) => ({ form, count: ids.length }));

/** The references of each school year. */
function shown({ goes, counts }: FoundOld) {
  const years = [...new Set(goes.map(({ closedAt }) => schoolYear(closedAt ?? 0)))].sort();
  const refs = (year: string, kind: string) =>
    goes
      .filter((record) => record.kind === kind && schoolYear(record.closedAt ?? 0) === year)
      .map(({ ref }) => ref)
      .sort();
  const byYear = years.map((year) => ({ year, visits: refs(year, 'visit'), outings: refs(year, 'outing') }));
  return { counts, byYear };
}

/** Orders a purge, where it would take exactly what was shown. What is found is found before the lock is taken. */
export function purgeOrdered(
  ports: Ports,
  email: string,
  request: unknown,
  now: Instant,
  viewOf: (open: Open) => View,
): { said: string; view: View } | { reasons: string[] } {
  const act = OrderPurge().safeParse(request);
  if (!act.success) return { reasons: ['This was not understood, and nothing was deleted. Open the page again.'] };
  const open = loadOpen(ports, now);
  const before = cutOff(open.school.settings, now);
  const isAllowed = personAt(open.school.staff, tidyEmail(email))?.active && mayPurge(open.school, tidyEmail(email));
  const found = isAllowed && before !== null && !open.school.purge ? findOld(ports, open, before) : null;
  return transact<{ said: string; view: View } | { reasons: string[] }>(ports, now, (latest) => {
    const facts = { actor: actorAt(latest.school, email, 'page'), now };
    const { record, refusal } = orderPurge(latest.school, act.data, found, facts);
    if (refusal) return { changed: [], answer: { reasons: refusal } };
    const said = 'It is ordered. You get a mail when all of it is gone.';
    return { changed: [record], answer: { said, view: viewOf({ ...latest, school: record }) } };
  });
}
