// Telling the administrator what is wrong, in words, once a day for each trouble and not once a tick.

import { stepped } from '../record/decide';
import { posted } from '../record/record';
import { accountsOf } from '../school/accounts';
import { addressesIn } from '../school/people';
import type { School } from '../school/school';
import { DAY, type Instant } from '../time';

/** The school with a letter to its administrators for each trouble that they have not heard of today. */
export function withTrouble(school: School, troubles: string[], now: Instant): School {
  const fresh = [...new Set(troubles)].filter((words) => now - (school.told[words] ?? 0) >= DAY);
  if (fresh.length === 0) return school;
  const recent = Object.entries(school.told).filter(([, at]) => now - at < DAY);
  let next: School = stepped(school, '');
  next = { ...next, told: Object.fromEntries([...recent, ...fresh.map((words) => [words, now] as const)]) };
  const people = administrators(school);
  for (const problem of fresh) next = posted(next, now, 'trouble', people, { params: { problem } });
  return next;
}

/**
 * Administrators; where none of them is a person, whoever is safeguarding lead or head too: a trouble must reach somebody,
 * and an account that Home Visits runs as may be the very one that is suspended.
 */
export function administrators({ staff, settings }: School): string[] {
  const told: string[] = [];
  for (const role of ['administrator', 'safeguarding lead', 'headteacher'] as const) {
    const people = addressesIn(staff, role);
    told.push(...people);
    if (people.some((email) => !accountsOf(settings).includes(email))) break;
  }
  return told;
}
