// A form about a visit that is closed and archived: the visit comes back among what is open, so that nothing is lost.
import { referenceIn } from '../forms/reference';
import type { Ports, Submission } from '../ports';
import { timeInYear } from '../time';
import type { Visit } from '../visit/record';
import type { Open } from './open-records';

/**
 * What is open, and with it the archived visit that the form names (WLS-12, WLS-21): an archive is read in this rare case
 * alone, the newest school year first. A number that was never given, or a request, is looked for nowhere.
 */
export function withArchived(ports: Ports, { form, answers }: Submission, open: Open): Open {
  const ref = referenceIn(answers);
  const given = Number(/^HV-(\d+)$/.exec(ref)?.[1] ?? Number.NaN) <= open.school.lastVisit;
  if (form === 'request' || !given || open.visits.some((visit) => visit.ref === ref)) return open;
  const years = Object.keys(open.school.files.archives).sort().reverse();
  for (const year of years) {
    const kept = ports.records.archived(open.school, timeInYear(year));
    const visit = kept.find((record): record is Visit => record.kind === 'visit' && record.ref === ref);
    if (visit) return { ...open, visits: [...open.visits, visit] };
  }
  return open;
}
