// Redraws every sheet that people look at from the records: after somebody sorted, renamed or deleted what they should not.
import type { Ports } from '../ports';
import { actionRows } from '../register/actions';
import { mailNotice, mailRows } from '../register/mail';
import { registerRow } from '../register/register';
import { todayRows } from '../register/today';
import { type Instant, many } from '../time';
import type { Visit } from '../visit/record';
import { loadOpen } from './open-records';

/** Draws Register from this school year's archive and what is open, Today and Actions from what is open. */
export function redrawRegister(ports: Ports, now: Instant): string {
  const { school, visits, outings } = loadOpen(ports, now);
  const archived = ports.records.archived(school, now).filter((record): record is Visit => record.kind === 'visit');
  const kept = [...archived.filter((old) => !visits.some((visit) => visit.ref === old.ref)), ...visits];
  // A drill is no visit: it has no row.
  const all = kept.filter(({ practice }) => !practice);
  ports.views.redraw(
    school,
    all.sort((a, b) => a.ref.localeCompare(b.ref)).map((visit) => registerRow(visit, school, now)),
  );
  const everything = [school, ...visits, ...outings];
  const notice = mailNotice(everything, school);
  ports.views.mail(mailRows(everything, school));
  ports.views.actions(school, actionRows(visits, school));
  ports.views.today(school, todayRows(outings, visits, school, now), now, { notice, byTick: false });
  return `The register is drawn anew: ${many(all.length, 'visit')}, ${many(outings.filter((o) => o.backAt === null && !o.practice).length, 'outing')} out now.`;
}
