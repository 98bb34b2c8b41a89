// What a visit's state means to the people around it: what it is called, and what comes next.
import { rolesWords } from '../letters/words';
import { listWords, nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import { localDate, timeWords } from '../time';
import { status, type Visit } from '../visit/record';

/** Who decided, when, and with what words. */
export function decisionWords(visit: Visit, scene: Scene): string {
  const { decision } = visit;
  if (!decision) return '';
  const party = decision.ruling === 'approved' ? `, ${decision.party}` : '';
  const by = nameOf(scene.school.staff, decision.by);
  return `${decision.ruling}${party} by ${by}, ${timeWords(decision.at, scene.now)}`;
}

/** What happens next, and who does it. */
export function nextWords(visit: Visit, scene: Scene): string {
  const who = rolesWords(visit.rules.approval.by);
  switch (status(visit, scene.now)) {
    case 'requested':
      return `Waits for ${who} to decide. Please don’t go before.`;
    case 'sent back':
      return 'Sent back to be put right and sent again.';
    case 'approved':
      return `Approved. Sign out on ${visit.request.date === localDate(scene.now) ? 'leaving' : 'the day'}.`;
    case 'declined':
      return visit.decision?.ruling === 'invited into school'
        ? 'The family is invited into school instead.'
        : 'Declined: this visit is not made.';
    case 'out':
      return 'They are out now.';
    case 'made':
      return 'The visit was made. Its report is owed.';
    case 'reported':
      return visit.cpoms ? 'Reported and recorded.' : 'Reported. It has still to be recorded on CPOMS.';
    case 'closed':
      return 'Closed: nothing is open.';
    case 'cancelled':
      return 'Cancelled.';
    default:
      return 'Its time passed without anybody leaving.';
  }
}

/** Everyone who goes, companions from outside with their agency. */
export function partyWords(visit: Visit, scene: Scene): string {
  const staff = visit.request.visitors.map((email) => nameOf(scene.school.staff, email));
  return listWords([...staff, ...visit.request.companions.map(({ name, agency }) => `${name} (${agency})`)]);
}
