// The reason that whoever did not feel safe owes in writing, where the policy asks for one (NAS-17).
import { type Decided, type Facts, refused } from '../record/decide';
import { type Deadline, NO_DEADLINE } from '../record/ladder';
import { logged, posted } from '../record/record';
import { nameOf, personAt } from '../school/people';
import type { School, Settings } from '../school/school';
import { dueByEndOfDay, type Instant, MINUTE, timeWords } from '../time';
import type { Visit } from './record';
import { visitTargets } from './who';

/**
 * The visit with a reason owed in writing, where its policy wants one: `by` says who it was that did not feel safe, `what`
 * what they did, to be read after "You" ("called the visit off"). The letter that asks for it is the first rung of the
 * deadline's ladder. Where one is owed already, that one covers this too.
 */
export function owesReason(
  visit: Visit,
  why: { by: string; what: string; unsaid?: true },
  { now }: Pick<Facts, 'now'>,
): Visit {
  if (visit.rules.unsafe.writtenTo === null || isReasonOwed(visit)) return visit;
  const { given = null, earlier = [] } = visit.written ?? {};
  const kept = given ? [...earlier, given] : earlier;
  return { ...visit, written: { since: now, ...why, given: null, ...(kept.length > 0 ? { earlier: kept } : {}) } };
}

/** What the letters and pages ask for: why it was not safe, or where nobody has said whether it was, why nobody went in. */
export function reasonWords({ written }: Visit): string {
  return written?.unsaid ? 'why you did not go in' : 'why it was not safe';
}

/** Whether a reason in writing is still owed. */
export function isReasonOwed({ written }: Visit): boolean {
  return !!written && written.given === null;
}

/** Whoever owes it, or another of the visitors; where none of them is active any more, whoever would receive it. */
export function mayGiveReason(visit: Visit, email: string, school: School): boolean {
  const { written, request } = visit;
  if (!written || !isReasonOwed(visit)) return false;
  const owing = [written.by, ...request.visitors];
  if (owing.includes(email)) return true;
  return owing.every((one) => !personAt(school.staff, one)?.active) && readers(visit, school).includes(email);
}

/** "Give the reason": it goes by letter to whom the policy names, and nothing more is owed. */
export function giveReason(visit: Visit, words: string, { now, actor, school }: Facts): Decided<Visit> {
  const { written } = visit;
  if (!written) return refused(visit, 'No reason in writing is asked for on this visit.');
  if (written.given) return { record: visit };
  if (!mayGiveReason(visit, actor.email, school)) {
    return refused(visit, `${nameOf(school.staff, written.by)}, or another of the visitors, gives the reason.`);
  }
  const next = logged(
    { ...visit, written: { ...written, given: { at: now, by: actor.email, words } } },
    now,
    actor.email,
    'Gave the reason in writing',
  );
  return { record: posted(next, now, 'reason given', readers(visit, school)) };
}

/** Whom the policy names; where nobody there was off the visit, whoever comes next. */
function readers(visit: Visit, school: School): string[] {
  const { writtenTo } = visit.rules.unsafe;
  const whoIs = visitTargets(visit, school);
  const roles = [...(writtenTo ? [writtenTo] : []), 'safeguarding lead', 'senior leader', 'headteacher'] as const;
  return roles.map((role) => whoIs(role, NO_DEADLINE)).find((people) => people.length > 0) ?? [];
}

/** When it is due: at the end of the working day; of those who are still out nothing is asked before they are back. */
export function reasonDue(visit: Visit, settings: Settings): Instant | undefined {
  const from = askedFrom(visit);
  return from === undefined ? undefined : dueByEndOfDay(from, settings);
}

/** From when it is asked for; undefined while they are out, and where nothing is owed. */
function askedFrom(visit: Visit): Instant | undefined {
  const { written, outing, returnedAt } = visit;
  if (!written || written.given) return undefined;
  if (outing === '') return written.since;
  return returnedAt === null ? undefined : Math.max(written.since, returnedAt);
}

/** The ladder for a reason in writing that is owed, from when it is asked for; none while they are out. */
export function reasonDeadlines(visit: Visit, settings: Settings, now: Instant): Deadline[] {
  const from = askedFrom(visit);
  const due = reasonDue(visit, settings);
  if (from === undefined || due === undefined) return [];
  return [
    {
      key: `reason@${due}`,
      due,
      steps: [{ after: (from - due) / MINUTE, to: 'visitors' }, ...visit.rules.ladders.written],
      letter: 'reason owed',
      urgent: false,
      params: {},
      words: `reason in writing due ${timeWords(due, now)}`,
    },
  ];
}
