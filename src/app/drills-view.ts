// What the desk shows of drills to whoever may start and end one.
import type { DrillsView } from '../pages/view';
import { policyOf, rulesInForce } from '../policy';
import { whatComesNext } from '../register/today';
import { nameOf } from '../school/people';
import type { Instant } from '../time';
import { drillsUnderWay } from '../visit/drill-over';
import { status } from '../visit/record';
import type { Open } from './open-records';

export function drillsOf({ school, visits, outings }: Open, now: Instant): DrillsView {
  return {
    visitors: school.staff.filter(({ active, roles }) => active && roles.includes('visitor')),
    least: rulesInForce(policyOf(school.settings.policy), school.settings).party.least,
    running: drillsUnderWay(visits).map((visit) => {
      const outing = outings.find(({ ref }) => ref === visit.outing);
      const names = visit.request.visitors.map((email) => nameOf(school.staff, email)).join(', ');
      const next = outing ? whatComesNext(outing, school, now) : '';
      return { ref: visit.ref, words: `${names}: ${status(visit, now)}.${next && ` Next: ${next}.`}` };
    }),
  };
}
