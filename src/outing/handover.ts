// A watch that its watcher cannot keep: nobody leaves on a visit while others are in their hands, until it is taken over.
import { listWords, nameOf } from '../school/people';
import type { StaffMember } from '../school/school';
import type { Outing } from './record';

/** Whether this person watches over the outing, or gave that up and nobody has taken it over. */
function isTheirs({ watcher, gaveUpWatch, backAt }: Outing, email: string): boolean {
  if (backAt !== null) return false;
  return watcher.acceptedAt === null ? gaveUpWatch === email : watcher.email === email;
}

/** The outings that one of these people watches over (CELT-11). */
export function watchedBy(outings: Outing[], people: string[]): Outing[] {
  return outings.filter((outing) => people.some((email) => isTheirs(outing, email)));
}

/** Why those people cannot leave yet: whom they watch over, and what to do first. */
export function stillWatching(outings: Outing[], people: string[], staff: StaffMember[]): string[] {
  return watchedBy(outings, people).map((outing) => {
    const who = people.find((email) => isTheirs(outing, email)) ?? '';
    const over = `${listWords(outing.visitors.map(({ name }) => name))} (${outing.ref})`;
    return outing.watcher.acceptedAt === null
      ? `Nobody has taken the watch over ${over} from ${nameOf(staff, who)} yet. Ring the office: somebody must say “I’m watching” first.`
      : `${nameOf(staff, who)} is watching over ${over}. Tap “I can’t watch any longer” on that outing, and leave once somebody else watches.`;
  });
}
