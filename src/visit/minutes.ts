// Minutes and their copies: on the pupil's file, to the parents, to the authority; owed until each is recorded (NAS-20).
import { policyOf } from '../policy';
import { type Decided, type Facts, refused } from '../record/decide';
import { logged, posted } from '../record/record';
import { isAddress, nameOf } from '../school/people';
import { timeWords } from '../time';
import type { VisitAct } from './acts';
import type { Handed, Visit } from './record';
import { isVisitor, mayAnswerConcern, mayKeepRecords } from './who';

export const FILE = 'the pupil’s file';
export const PARENTS = 'the parents';
export const AUTHORITY = 'the authority';

/** Where the minutes go: the address that the report gives, and what of it is an e-mail address. */
export interface Copy {
  to: string;
  at: string;
  email: string;
}

const copyTo = (to: string, at = ''): Copy => ({ to, at, email: isAddress(at) ? at : '' });

const ofMinutes = (visit: Visit): Handed[] => (visit.handed ?? []).filter(({ what }) => what.startsWith('minutes'));

/** Where the minutes have gone so far, in words. */
export function copiesGone(visit: Visit, facts: Pick<Facts, 'school' | 'now'>): string[] {
  return ofMinutes(visit).map(
    ({ to, how, at, by, old }) =>
      `${to}: ${how}, ${nameOf(facts.school.staff, by)}, ${timeWords(at, facts.now)}${old ? ' (changed since)' : ''}`,
  );
}

/** Whether no copy goes out yet: the lead has not answered the concern, and may know why none should (NAS-20, NAS-24). */
export function copiesWait({ concern, concernAcknowledged }: Visit): boolean {
  return concern !== null && concernAcknowledged === null;
}

/** Where the minutes have still to go now. While a concern waits for its answer, on the pupil's file alone. */
export function copiesOwed(visit: Visit): Copy[] {
  return copiesWait(visit) ? allCopies(visit).filter(({ to }) => to === FILE) : allCopies(visit);
}

/** The copies for people outside school that a concern holds back. */
export function copiesHeld(visit: Visit): Copy[] {
  return copiesWait(visit) ? allCopies(visit).filter(({ to }) => to !== FILE) : [];
}

/** Where the minutes have not gone. The parents have a copy unless the report says why not. */
function allCopies(visit: Visit): Copy[] {
  const { report, rules } = visit;
  if (!rules.copies || !report) return [];
  const { copies } = report;
  const wanted: Copy[] = [
    copyTo(FILE),
    ...(copies?.parents === false ? [] : [copyTo(PARENTS, copies?.parentsAt)]),
    ...(copies?.authority ? [copyTo(AUTHORITY, copies.authorityAt)] : []),
  ];
  const gone = ofMinutes(visit).filter(({ old }) => !old);
  return wanted.filter(({ to }) => !gone.some((one) => one.to === to));
}

/** What of a visit's report stands in the minutes, as its policy prints them. */
function printed({ policy, report }: Visit): string {
  const { fields } = policyOf(policy).document;
  const keys = fields.flatMap(({ shows }) => (typeof shows === 'object' ? (shows.report ?? []) : []));
  const answers = keys.map((key) => report?.answers[key]);
  return JSON.stringify([report?.outcome, report?.childSeen, report?.seenBy, report?.actions, answers]);
}

/** The visit with minutes that were handed out before they were changed marked so: each goes where it went once more. */
export function withNewMinutes(visit: Visit, before: Visit): Visit {
  const { report, handed } = visit;
  if (!handed || !report || !before.report || printed(visit) === printed(before)) return visit;
  return { ...visit, handed: handed.map((one) => (one.what.startsWith('minutes') ? { ...one, old: true } : one)) };
}

/** The minutes are on the pupil's file, or a copy goes out: by mail at one tap, or as the words say. */
export function handMinutes(
  visit: Visit,
  act: Extract<VisitAct, { act: 'file minutes' | 'give minutes' | 'mail minutes' }>,
  facts: Facts,
): Decided<Visit> {
  const { now, actor, school } = facts;
  if (!mayKeepRecords(visit, actor.email, school))
    return refused(visit, 'Only visitors, office and safeguarding can record this.');
  const { report } = visit;
  if (!visit.rules.copies || !report) return refused(visit, 'There are no minutes yet: the visit report is missing.');
  const filed = act.act === 'file minutes';
  const to = filed ? FILE : act.to;
  if (to === PARENTS && report.copies?.parents === false) {
    // The office gives copies too, and is not in the visit's confidence.
    const mayRead = isVisitor(visit, actor.email) || mayAnswerConcern(visit, actor.email, school);
    const why = mayRead ? `, and why: ${report.copies.why}` : '.';
    return refused(visit, `Change the report first: it says that the parents get no copy${why}`);
  }
  if (ofMinutes(visit).some((one) => one.to === to && !one.old)) return { record: visit };
  if (!filed && copiesWait(visit))
    return refused(visit, 'A concern was raised. A copy goes out once the safeguarding lead has answered it.');
  const { email: address } = copyTo(to, to === PARENTS ? report.copies?.parentsAt : report.copies?.authorityAt);
  const mailed = act.act === 'mail minutes';
  if (mailed && address === '') {
    return refused(visit, 'The report gives no e-mail address. Write how they were given: by hand, by post.');
  }
  const how = filed ? act.words || 'filed' : mailed ? `by e-mail to ${address}` : act.how;
  const what = filed ? ('minutes filed' as const) : ('minutes given' as const);
  const handed = [...(visit.handed ?? []), { to, what, how, at: now, by: actor.email }];
  const next = logged({ ...visit, handed }, now, actor.email, `Minutes to ${to}${mailed ? ', by e-mail' : ''}`);
  return { record: mailed ? posted(next, now, 'minutes', [address]) : next };
}
