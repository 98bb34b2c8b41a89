// A child alone at home who should not be: the team is told at once, one of them has it, and referral is decided (CELT-15).
import { roleWords } from '../policy/role-names';
import { type Decided, type Facts, refused, stepped } from '../record/decide';
import { type Deadline, NO_DEADLINE } from '../record/ladder';
import { logged, posted } from '../record/record';
import { hasRole, nameOf } from '../school/people';
import type { School, Settings } from '../school/school';
import { dueByEndOfDay, type Instant, timeWords } from '../time';
import type { PassedAct } from './acts';
import type { ChildAlone, Visit } from './record';
import { toRecordAnew } from './recording';
import { settled } from './settle';
import { isVisitor, mayAnswerConcern, visitTargets } from './who';

/** What the visitors said at the door; said again with more words, those are added and sent on. The log names it for nobody. */
export function toldChildAlone(visit: Visit, act: Extract<PassedAct, { act: 'child alone' }>, facts: Facts): Visit {
  const { now, school } = facts;
  const before = visit.childAlone;
  if (!before) {
    const childAlone = { at: act.at, by: act.by, words: act.words, acknowledged: null, decided: null };
    return settled(
      toRecordAnew(
        logged({ ...stepped(visit, ''), childAlone }, now, act.by, 'Told the safeguarding team of a concern'),
        'a concern was added',
        facts,
      ),
      facts,
    );
  }
  // Told twice, or a double tap.
  if (before.words.includes(act.words)) return visit;
  const words = [before.words, act.words].filter((part) => part !== '').join('\n');
  const next = logged({ ...stepped(visit, ''), childAlone: { ...before, words } }, now, act.by, 'Told the team more');
  const team = visitTargets(visit, school)('safeguarding team', NO_DEADLINE);
  const people = before.acknowledged ? [before.acknowledged.by] : team;
  const anew = toRecordAnew(next, 'more was said', facts);
  return settled(posted(anew, now, 'child alone', people, { urgent: true }), facts);
}

/** What is still owed on it, for the visit's page and the reasons why it does not close. */
export function owedOnChild({ childAlone }: Visit): 'somebody has it' | 'the decision on a referral' | undefined {
  if (!childAlone || childAlone.decided) return undefined;
  return childAlone.acknowledged ? 'the decision on a referral' : 'somebody has it';
}

/** What was seen and what was decided, as it is recorded with the concerns of the visit. */
export function childAloneWords({ childAlone }: Visit): string {
  if (!childAlone) return '';
  const { words, decided } = childAlone;
  const seen = `A child alone at home${words ? `: ${words}` : ''}`;
  if (!decided) return seen;
  return `${seen}\n${decided.referred ? 'Referred to social care' : 'Not referred'}: ${decided.words}`;
}

/** Safeguarding and leaders who were not on the visit take it on. */
export function mayTakeChild(visit: Visit, email: string, school: School): boolean {
  return owedOnChild(visit) === 'somebody has it' && mayAnswerConcern(visit, email, school);
}

/** Safeguarding decides on a referral, or the headteacher; never whoever was there. */
export function mayDecideReferral(visit: Visit, email: string, school: School): boolean {
  return owedOnChild(visit) !== undefined && decidesReferrals(visit, email, school);
}

function decidesReferrals(visit: Visit, email: string, school: School): boolean {
  const roles = ['safeguarding lead', 'safeguarding team', 'headteacher'] as const;
  return !isVisitor(visit, email) && hasRole(school.staff, email, ...roles);
}

/** Who may read what was seen and decided: who was there, safeguarding and leaders; not the office, nor who only asked. */
export function readsChild(visit: Visit, email: string, school: School): boolean {
  return isVisitor(visit, email) || mayAnswerConcern(visit, email, school);
}

/** "I have this." */
export function acknowledgeChild(visit: Visit, words: string, { now, actor, school }: Facts): Decided<Visit> {
  const { childAlone } = visit;
  if (!mayAnswerConcern(visit, actor.email, school))
    return refused(visit, 'Only safeguarding or a senior leader who was not on the visit can take this on.');
  if (!childAlone) return refused(visit, 'No child alone has been reported on this visit.');
  if (childAlone.acknowledged) return { record: visit };
  return {
    record: withState(visit, { ...childAlone, acknowledged: { at: now, by: actor.email, words } }, now, actor.email),
  };
}

function withState(visit: Visit, childAlone: ChildAlone, now: Instant, by: string): Visit {
  return logged(
    { ...visit, childAlone },
    now,
    by,
    childAlone.decided ? 'Decided on the concern' : 'Acknowledged the concern',
  );
}

/** Referred to social care, or not, and why: it is kept on the visit. The first decision stands. */
export function decideReferral(visit: Visit, referred: boolean, words: string, facts: Facts): Decided<Visit> {
  const { now, actor, school } = facts;
  const { childAlone } = visit;
  if (!decidesReferrals(visit, actor.email, school))
    return refused(
      visit,
      `Only safeguarding or ${roleWords('headteacher', facts.policy)} decides on a referral, and nobody who was on the visit.`,
    );
  if (!childAlone) return refused(visit, 'No child alone has been reported on this visit.');
  if (childAlone.decided)
    return refused(visit, `${nameOf(school.staff, childAlone.decided.by)} has decided already. That decision stands.`);
  const done = { at: now, by: actor.email, words };
  const acknowledged = childAlone.acknowledged ?? { ...done, words: '' };
  const decided = withState(visit, { ...childAlone, acknowledged, decided: { ...done, referred } }, now, actor.email);
  return { record: toRecordAnew(decided, 'a referral was decided', facts) };
}

/** Until somebody has the child alone, its ladder; from then on the decision on a referral, due the same working day. */
export function childAloneDeadlines(visit: Visit, settings: Settings, now: Instant): Deadline[] {
  const { childAlone, rules } = visit;
  const owed = owedOnChild(visit);
  if (!childAlone || !owed) return [];
  const common = { urgent: true, params: {} };
  if (owed === 'somebody has it') {
    const { at } = childAlone;
    const words = `a concern about a child, since ${timeWords(at, now)}`;
    return [
      { ...common, key: `child alone@${at}`, due: at, steps: rules.ladders.childAlone, letter: 'child alone', words },
    ];
  }
  const due = dueByEndOfDay(childAlone.at, settings);
  const words = `decision on a concern due ${timeWords(due, now)}`;
  return [{ ...common, key: `referral@${due}`, due, steps: rules.ladders.referral, letter: 'referral due', words }];
}
