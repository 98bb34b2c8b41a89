// A family may refuse a visit (WNA-03): it ends, everybody concerned hears, and on a welfare reason the lead decides what next.

import { type Decided, type Facts, refused } from '../record/decide';
import { logged, posted } from '../record/record';
import { agenciesCalledOff } from './agencies';
import { type Done, status, type Visit } from './record';
import { isForWelfare } from './weighing';
import { knewOf, mayCancel } from './who';

/** Before anybody has left: said by those who go, who asked, the office or an approver. */
export function familyRefusesVisit(visit: Visit, words: string, facts: Facts): Decided<Visit> {
  const { now, actor, school } = facts;
  if (!mayCancel(visit, actor.email, school))
    return refused(visit, 'Only those concerned with this visit can record this.');
  const state = status(visit, now);
  if (!['requested', 'sent back', 'approved'].includes(state))
    return refused(visit, `This visit is ${state}, so it cannot be ended like this.`);
  const next = familyRefused(visit, { at: now, by: actor.email, words }, facts);
  return { record: agenciesCalledOff(next, facts) };
}

/**
 * The visit with the family's wish kept, before leaving or at the door. On a welfare reason it becomes a concern, owed
 * until the safeguarding lead or deputy has said what happens next. Said twice, it changes nothing.
 */
export function familyRefused(visit: Visit, refusal: Done, facts: Facts): Visit {
  if (visit.familyRefused) return visit;
  const { now } = facts;
  const said = `The family prefers no visit${refusal.words ? `: ${refusal.words}` : ''}`;
  // On a welfare reason their words are a concern, which the office does not read in the log either.
  const forWelfare = isForWelfare(visit);
  const entry = forWelfare ? 'The family prefers no visit' : said;
  let next: Visit = logged({ ...visit, familyRefused: refusal }, now, refusal.by, entry);
  if (forWelfare) {
    const words = `${said}.\nThe visit was for the child’s welfare: decide what happens next.`;
    const before = visit.concern ? `${visit.concern.words}\n` : '';
    next = { ...next, concern: { at: now, by: refusal.by, words: before + words }, concernAcknowledged: null };
  }
  return posted(
    next,
    now,
    'family prefers no visit',
    knewOf(visit).filter((email) => email !== refusal.by),
  );
}
