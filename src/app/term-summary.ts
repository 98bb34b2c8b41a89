// At the end of a term its numbers are mailed, once, to whoever the policy names (NAS-28).
import { policyOf } from '../policy';
import type { Role } from '../policy/schema';
import type { Ports } from '../ports';
import { stepped } from '../record/decide';
import { posted } from '../record/record';
import { termOver, termRows } from '../register/summary';
import { addressesIn } from '../school/people';
import type { School } from '../school/school';
import { type Instant, instantOf } from '../time';
import { loadOpen } from './open-records';
import { transact } from './transact';

/** Counted from what is open and what the archives of the term's school years hold; nothing is read before it is due. */
export function termSummary(ports: Ports, school: School, now: Instant): string[] {
  const role = policyOf(school.settings.policy).termlySummaryTo;
  const term = role === null ? undefined : termOver(school.settings, now);
  if (role === null || !term || school.summaryOn === term.to) return [];
  const open = loadOpen(ports, now);
  const days = [term.after, term.to].map((date) => instantOf(date, '12:00'));
  // Both days may lie in one school year: then its archive gives everything twice.
  const closed = days.flatMap((day) => ports.records.archived(open.school, day));
  const all = new Map([...closed, ...open.visits, ...open.outings].map((record) => [record.ref, record]));
  const rows = termRows([...all.values()], term, open.school.settings, now);
  transact(ports, now, ({ school: latest }) => {
    if (latest.summaryOn === term.to) return { changed: [], answer: null };
    const params = { rows: JSON.stringify(rows), after: term.after, to: term.to };
    // Where nobody has the role, the next who answer for the school; where nobody is there at all, it is not told yet.
    const roles: Role[] = [role, 'headteacher', 'senior leader', 'safeguarding lead', 'administrator'];
    const people = roles.map((one) => addressesIn(latest.staff, one)).find((found) => found.length > 0);
    if (!people) return { changed: [], answer: null };
    const next = posted({ ...stepped(latest, ''), summaryOn: term.to }, now, 'termly summary', people, { params });
    return { changed: [next], answer: null };
  });
  return [];
}
