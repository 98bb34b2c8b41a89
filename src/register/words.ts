// Words that the sheets share: a full date with its time, who goes, the pupil by initials.
import { initials, nameOf, unnamed } from '../school/people';
import type { StaffMember } from '../school/school';
import { fullDate, type Instant, localDate, localTime } from '../time';
import type { Companion, Visit } from '../visit/record';
import { ACCUSATION } from '../visit/record';

/** `Tue 5 May 2026 14:15`: a time that is read months later. */
export function stamp(instant: Instant): string {
  return `${fullDate(localDate(instant))} ${localTime(instant)}`;
}

/** `Jo Lee (social care)`. */
export function companionName({ name, agency }: Companion): string {
  return agency === '' ? name : `${name} (${agency})`;
}

/** Everyone who goes, one a line. */
export function party({ request }: Visit, staff: StaffMember[]): string {
  return [
    ...request.visitors.map((email) => nameOf(staff, email)),
    ...request.companions.map((companion) => companionName(companion)),
  ].join('\n');
}

/** `A.J. (HV-0012)`: the pupil, where the office may look. */
export function pupilByRef(pupil: string, ref: string): string {
  return `${initials(pupil)} (${ref})`;
}

/** What stands instead of words that are the safeguarding team's alone. */
export const WITHHELD = 'With the safeguarding team';

/**
 * Whether what was written about this visit stays with the safeguarding team. Once there is a concern, or an accusation,
 * people write of it in every box, so that leaving out the one box named "concern" would not keep it in.
 */
export function isWithheld(visit: Visit): boolean {
  const incidents = [...(visit.incident ? [visit.incident] : []), ...(visit.earlierIncidents ?? [])];
  return hasConcern(visit) || incidents.some(({ sort }) => sort === ACCUSATION);
}

/** What somebody wrote of a visit, as the office may read it: not where it is withheld, and with no name of the pupil. */
export function forOffice(visit: Visit, words: string): string {
  return words !== '' && isWithheld(visit) ? WITHHELD : unnamed(words, visit.request.pupil);
}

export function hasConcern(visit: Visit): boolean {
  return visit.concern !== null || !!visit.childAlone || (visit.report?.concern ?? '') !== '';
}
