// What a visit's state means to the people around it: what it is called, and what comes next.
import { rolesWords } from '../letters/words';
import { nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import { localDate, timeWords } from '../time';
import { isComplete } from '../visit/deadlines';
import { endedWords } from '../visit/ended';
import { type Done, status, type Visit } from '../visit/record';
import { placesWords, recordingOwed } from '../visit/recording';

/** Who decided, when, and with what words. */
export function decisionWords(visit: Visit, scene: Scene): string {
  const { decision } = visit;
  if (!decision) return '';
  const party = decision.ruling === 'approved' ? `, ${decision.party}` : '';
  const by = nameOf(scene.school.staff, decision.by);
  const at = timeWords(decision.at, scene.now);
  if (decision.via === 'policy') return `no approval needed${party}, ${at}`;
  const { byPhone } = decision;
  const how = byPhone ? ', by phone' : '';
  const confirmed = byPhone?.confirmedAt === null ? ` (not confirmed yet)` : '';
  return `${decision.ruling}${how}${party} by ${by}, ${at}${confirmed}`;
}

/** Whether it came to a visit, as far as anybody said. */
export function wasMade(visit: Visit): boolean {
  return visit.made !== null && endedWords(visit) === '';
}

function howItEnded(visit: Visit): string {
  return `${endedWords(visit) || 'The visit was made'}.`;
}

/** The name of its state: a visit that nobody came to make is over, and was not made. */
export function tagWords(visit: Visit, now: number): string {
  const state = status(visit, now);
  return state === 'made' && !wasMade(visit) ? 'over' : state;
}

/** What happens next, and who does it. */
export function nextWords(visit: Visit, scene: Scene): string {
  const who = rolesWords(visit.rules.approval.by, scene.policy);
  switch (status(visit, scene.now)) {
    case 'requested':
      if (!isComplete(visit)) return 'The risk assessment comes next. Please don’t go before somebody has decided.';
      return `Waits for ${who} to decide. Please don’t go before.`;
    case 'sent back':
      return 'Sent back to be put right and sent again.';
    case 'approved':
      return `${visit.decision?.via === 'policy' ? 'No approval is needed' : 'Approved'}. Sign out on ${visit.request.date === localDate(scene.now) ? 'leaving' : 'the day'}.`;
    case 'declined':
      return 'Declined: this visit is not made.';
    case 'invited into school':
      return `The family is invited into school instead.${isConcernOpen(visit) ? ' The safeguarding lead decides what happens next.' : ''}`;
    case 'out':
      return 'They are out now.';
    case 'made':
      return `${howItEnded(visit)} Its report is owed.`;
    case 'reported':
      return recordingOwed(visit)
        ? `Reported. It has still to be recorded on ${placesWords(visit)}.`
        : `Reported${visit.cpoms ? ' and recorded' : ''}.`;
    case 'closed':
      if (visit.practice) return 'The drill is over.';
      // What became of it still counts.
      return `${nextWords({ ...visit, closedAt: null }, scene)} Closed: nothing is open.`;
    case 'cancelled':
      return 'Cancelled.';
    case 'family prefers no visit':
      return isConcernOpen(visit)
        ? 'The family prefers no visit. The safeguarding lead decides what happens next.'
        : `The family prefers no visit.${visit.made ? '' : ' Nobody goes.'}`;
    default:
      return 'Its time passed without anybody leaving.';
  }
}

function isConcernOpen({ concern, concernAcknowledged }: Visit): boolean {
  return concern !== null && concernAcknowledged === null;
}

/** Who did something and when; with their words for whoever may read them. */
export function doneWords(what: string, done: Done, scene: Scene, reads: boolean): string {
  const words = reads && done.words ? `: “${done.words}”` : '';
  return `${what} by ${nameOf(scene.school.staff, done.by)}, ${timeWords(done.at, scene.now)}${words}`;
}
