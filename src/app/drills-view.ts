// What the desk shows of drills to whoever may start and end one.
import type { Outing } from '../outing/record';
import type { DrillsView } from '../pages/view';
import { policyOf, rulesInForce } from '../policy';
import { whatComesNext } from '../register/today';
import { listWords, nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import type { School } from '../school/school';
import type { Instant } from '../time';
import { drillsUnderWay } from '../visit/drill-over';
import { status, type Visit } from '../visit/record';
import type { Open } from './open-records';

export function drillsOf({ school, visits, outings }: Open, now: Instant): DrillsView {
  return {
    visitors: school.staff.filter(({ active, roles }) => active && roles.includes('visitor')),
    least: rulesInForce(policyOf(school.settings.policy), school.settings).party.least,
    running: drillsUnderWay(visits).map((visit) => {
      const outing = outings.find(({ ref }) => ref === visit.outing);
      const next = outing ? whatComesNext(outing, school, now) : beforeLeaving(visit, school, now);
      return {
        ref: visit.ref,
        words: `${names(visit.request.visitors, school)}: ${status(visit, now)}.${next && ` Next: ${next}.`}`,
      };
    }),
  };
}

const names = (people: string[], { staff }: School, last?: 'or'): string =>
  listWords(
    people.map((email) => nameOf(staff, email)),
    last,
  );

/** Whose turn it is while nobody has signed out. */
function beforeLeaving(visit: Visit, school: School, now: Instant): string {
  const { visitors } = visit.request;
  if (status(visit, now) === 'approved')
    return `${names(visitors, school)} ${visitors.length > 1 ? 'sign' : 'signs'} out, on the page “Sign out”`;
  return visit.asked.length === 0 ? '' : `${names(visit.asked, school, 'or')} must approve it`;
}

/** How the frame of a drill's page is marked: as practice, or that it is over, so that nothing there forbids a call. */
export function drillScene({ practice, closedAt }: Visit | Outing): Pick<Scene, 'practice' | 'overFor'> {
  if (!practice) return {};
  const alarm = practice.ended?.alarm;
  return alarm === undefined && closedAt === null ? { practice: true } : { overFor: alarm ?? '' };
}
