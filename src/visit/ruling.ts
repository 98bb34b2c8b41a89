// Deciding on a visit: approved, declined, sent back, invited into school; from a page, a reply, or by phone.

import { anyRole } from '../policy/role-names';
import { type Decided, type Facts, refused } from '../record/decide';
import { logged, posted } from '../record/record';
import { nameOf, sentence } from '../school/people';
import { timeWords } from '../time';
import type { VisitAct } from './acts';
import { agenciesCalledOff } from './agencies';
import { parentsToldOff } from './calling-off';
import { awaitsDecision, awaitsPhone, isComplete } from './deadlines';
import { underPolicy } from './frozen';
import { invited } from './inviting';
import { type Decision, type Ruling, status, type Visit } from './record';
import { blocksOf, partySize, reasonsWanted } from './weighing';
import { isVisitor, mayDecide, mayKeepRecords } from './who';

/** A ruling as it is to be kept; `by` decides, also where somebody else writes it down (X-20). */
interface Made {
  ruling: Ruling;
  words: string;
  by: string;
  party?: Decision['party'];
  byPhone?: Decision['byPhone'];
}

/**
 * Whether this person can still decide otherwise: on a visit that no person has approved, and on an approval by phone
 * which they are said to have given; until they leave.
 */
export function canOverrule({ decision, outing, made }: Visit, by: string): boolean {
  if (decision?.ruling !== 'approved' || outing !== '' || made) return false;
  return decision.via === 'policy' || (decision.byPhone?.confirmedAt === null && decision.by === by);
}

/** Why this person cannot rule so on this visit now; undefined where they can. The first decision stands. */
export function cannotRule(
  visit: Visit,
  ruling: Ruling,
  by: string,
  { school, now, policy }: Facts,
  waits = awaitsDecision,
): string | undefined {
  if (isVisitor(visit, by)) return 'You are one of the visitors. Nobody decides on their own visit.';
  if (!mayDecide(visit, by, school))
    return `Only the ${anyRole(visit.rules.approval.by, policy)} can decide on a visit.`;
  const { decision } = visit;
  const state = status(visit, now);
  if (decision && state === 'approved' && canOverrule(visit, by)) {
    if (ruling !== 'approved') return undefined;
    return decision.byPhone
      ? 'Your approval by phone is recorded. Confirm it instead.'
      : 'No approval is needed: nothing was changed. They may go.';
  }
  if (visit.familyRefused && visit.outing === '')
    return 'The family prefers no visit, so there is nothing to decide. Nothing was changed.';
  if (decision && decision.ruling !== 'sent back') {
    const who = nameOf(school.staff, decision.by);
    return `${who} decided first, at ${timeWords(decision.at, now)}: ${decision.ruling}. That decision stands; nothing was changed.`;
  }
  if (!isComplete(visit)) return 'The risk assessment is not in yet. You will be asked again when it is.';
  if (!waits(visit, now)) return `This visit is ${state}, so there is nothing to decide.`;
  return undefined;
}

/** An approval; in a pair where the form names one person, it goes back for a companion (SPT-06, CELT-05). */
export function approve(visit: Visit, act: Extract<VisitAct, { act: 'approve' }>, facts: Facts): Decided<Visit> {
  const by = facts.actor.email;
  const cannot = cannotRule(visit, 'approved', by, facts);
  if (cannot) return refused(visit, cannot);
  if (act.party === 'in a pair' && partySize(visit) < 2) {
    const ask = 'Only in a pair: please add who goes with you, and send it again.';
    const words = act.words === '' ? ask : `${ask} ${act.words}`;
    return rule(visit, { ruling: 'sent back', words, by, party: act.party }, facts);
  }
  const against = againstApproval(visit, act);
  return against.length > 0
    ? refused(visit, ...against)
    : approved(visit, { words: act.words, by, party: act.party }, facts);
}

/** Everything that stands in the way of approving it with this party and these words. */
function againstApproval(visit: Visit, { party, words }: Pick<Made, 'party' | 'words'>): string[] {
  const blocks = blocksOf(visit);
  if (blocks.length > 0) return blocks;
  if (party === 'alone' && visit.rules.party.least > 1)
    return ['Under this school’s policy nobody goes alone. Approve it in a pair.'];
  // CELT-05, SPT-06: else each of them would read that they may go alone.
  const going = partySize(visit);
  if (party === 'alone' && going > 1)
    return [`${going === 2 ? 'Two' : going} are named: who goes alone? Send it back, or approve in a pair.`];
  return words === '' ? reasonsWanted(visit).map((why) => `${why} Write your reason for approving all the same.`) : [];
}

/** Approved, with the rules as they are now. */
function approved(visit: Visit, made: Omit<Made, 'ruling'>, facts: Facts): Decided<Visit> {
  const frozen = { ...visit, ...underPolicy(facts, visit.policy) };
  return rule(frozen, { ...made, ruling: 'approved' }, facts);
}

/** Keeps a ruling, and tells who asked, who goes and everybody else who was asked. */
export function rule(
  visit: Visit,
  { ruling, words, by, party = 'alone', byPhone }: Made,
  facts: Facts,
): Decided<Visit> {
  const cannot = cannotRule(visit, ruling, by, facts, byPhone && awaitsPhone);
  if (cannot) return refused(visit, cannot);
  const { now, actor, school } = facts;
  const { arrive, backBy } = visit.request;
  const via = byPhone ? 'phone' : actor.by;
  const decision = { ruling, at: now, by, via, party, words, planned: { arrive, backBy }, ...(byPhone && { byPhone }) };
  const how = ruling === 'approved' ? `, ${party}` : '';
  const who = byPhone ? ` by phone by ${nameOf(school.staff, by)}` : '';
  const said = `${sentence(ruling)}${who}${how}${words ? `: ${words}` : ''}`;
  let next: Visit = logged({ ...visit, decision, personDecides: true }, now, actor.email, said);
  const told = [visit.request.by, ...visit.request.visitors].filter((email) => email !== '');
  if (ruling === 'invited into school') next = invited(next, by, words, facts);
  next = posted(next, now, 'decision', told);
  if (ruling === 'declined') next = parentsToldOff(next, facts);
  if (ruling === 'declined' || ruling === 'invited into school') next = agenciesCalledOff(next, facts);
  const others = visit.asked.filter((email) => email !== by && !told.includes(email));
  return { record: posted(next, now, 'decided by another', others) };
}

/** Approved by phone: somebody at school writes down what an approver said, who is asked at once to confirm it (X-20). */
export function approvedByPhone(
  visit: Visit,
  { by, party, words }: Extract<VisitAct, { act: 'approved by phone' }>,
  facts: Facts,
): Decided<Visit> {
  const { actor, school, now } = facts;
  if (isVisitor(visit, actor.email))
    return refused(visit, 'You are one of the visitors. Ask somebody at school to write the approval down.');
  if (!mayKeepRecords(visit, actor.email, school))
    return refused(visit, 'Only the office, safeguarding and leaders can write an approval down.');
  if (by === actor.email) return refused(visit, 'Approve it yourself, with the button on this page.');
  if (isVisitor(visit, by) || !mayDecide(visit, by, school))
    return refused(
      visit,
      `Choose who said so: ${anyRole(visit.rules.approval.by, facts.policy)}, and none of the visitors.`,
    );
  const cannot = cannotRule(visit, 'approved', by, facts, awaitsPhone);
  if (cannot) return refused(visit, cannot);
  if (party === 'in a pair' && partySize(visit) < 2)
    return refused(visit, 'The form names one visitor. For a pair, add the companion to the Home Visit Form first.');
  const against = againstApproval(visit, { party, words });
  if (against.length > 0) return refused(visit, ...against);
  const byPhone = { recordedBy: actor.email, confirmedAt: null };
  const decided = approved(visit, { words, by, party, byPhone }, facts);
  return decided.refusal
    ? decided
    : { record: posted(decided.record, now, 'confirm by phone', [by], { urgent: true }) };
}

/** The approver says that it was so; where they cannot any more, another approver. */
export function confirmApproval(visit: Visit, { now, actor, school }: Facts): Decided<Visit> {
  const { decision } = visit;
  if (!decision?.byPhone) return refused(visit, 'There is no approval by phone to confirm.');
  if (!mayConfirm(visit, actor.email, { school })) {
    return refused(
      visit,
      `Only ${nameOf(school.staff, decision.by)}, who is said to have approved it, can confirm it.`,
    );
  }
  if (decision.byPhone.confirmedAt !== null) return { record: visit };
  const confirmed = { ...visit, decision: { ...decision, byPhone: { ...decision.byPhone, confirmedAt: now } } };
  return { record: logged(confirmed, now, actor.email, 'Confirmed the approval by phone') };
}

/** The approver; where they are no longer one, any other but whoever wrote it down. */
export function mayConfirm(visit: Visit, email: string, { school }: Pick<Facts, 'school'>): boolean {
  const { by = '', byPhone } = visit.decision ?? {};
  if (!byPhone || !mayDecide(visit, email, school)) return false;
  return email === by || (!mayDecide(visit, by, school) && email !== byPhone.recordedBy);
}
