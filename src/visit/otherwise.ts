// The Home Visit Form sent again with another reason, other services or circumstances: weightier, it is decided anew; else it is told.
import type { Reason } from '../policy/schema';
import type { Facts } from '../record/decide';
import { posted } from '../record/record';
import type { Request, Visit } from './record';
import { knewOf } from './who';

/** Whether a reason weighs more than the one that was approved: welfare, senior staff, or a limit of days' absence. */
export function isWeightier(before: Reason | undefined, after: Reason | undefined): boolean {
  const days = after?.absentDays;
  return (
    (after?.welfare === true && before?.welfare !== true) ||
    (after?.senior === true && before?.senior !== true) ||
    (days !== undefined && days > (before?.absentDays ?? 0))
  );
}

/** What else an approval was given on, and is different now, a line each: what it was and what it is (WNA-03, NAS-17). */
export function saidOtherwise(before: Request, after: Request): string[] {
  const line = (what: string, was: unknown, is: unknown) =>
    (is ?? '') === '' || String(was ?? '') === String(is) ? [] : [`${what}: ${is} (it was: ${was || 'nothing'})`];
  return [
    ...line('The reason', before.reason, after.reason),
    ...line('Other services work with the family', before.answers.services, after.answers.services),
    ...line('Family circumstances', before.answers.circumstances, after.answers.circumstances),
  ];
}

/** A visit that is approved, or under way, and stays so: everyone who knew of it is told what was said otherwise. */
export function toldOtherwise(before: Visit, visit: Visit, by: string, { now }: Facts): Visit {
  const lines = saidOtherwise(before.request, visit.request);
  if (lines.length === 0 || visit.decision?.ruling !== 'approved') return visit;
  const people = knewOf(before).filter((email) => email !== by);
  return posted(visit, now, 'said otherwise', people, { params: { what: lines.join('\n') } });
}
