// Leaving at a time that whoever approved the visit did not weigh: in the evening (SPT-24), outside school hours (SPT-15).
import { anyRole } from '../policy/role-names';
import type { Facts } from '../record/decide';
import { type Instant, localTime } from '../time';
import { isEvening, isOutsideHours, type When } from '../visit/hours';
import type { Visit } from '../visit/record';

/** The visit as it would be now: at the door no sooner than planned, back when the sign-out says. */
function asGoing({ request }: Visit, due: string, now: Instant): When {
  const { date, arrive } = request;
  const times = [arrive, localTime(now)].sort();
  return { date, arrive: times[1] ?? arrive, backBy: due };
}

function weighedOutside({ assessment }: Visit): boolean {
  return !assessment || !('outside' in assessment.answers) || (assessment.answers.outsideConsidered ?? '') !== '';
}

/**
 * What of the time now and the return, `HH:MM`, was weighed for none of these visits, which are all made on the one outing; nothing
 * for those that are not approved, of which that is said.
 */
export function notWeighed(due: string, visits: Visit[], { now, school, policy }: Facts): string[] {
  const { settings } = school;
  const going = visits.filter(({ decision }) => decision?.ruling === 'approved');
  if (going.length < visits.length) return [];
  const evening = !going.some(({ request }) => isEvening(request, settings));
  const outside = !going.some(weighedOutside);
  return going.flatMap((visit) => {
    const when = asGoing(visit, due, now);
    const dark = evening && visit.rules.evening === 'advised against' && isEvening(when, settings);
    if (!dark && !(outside && isOutsideHours(when, settings))) return [];
    const { ref, request, rules } = visit;
    const words = dark ? 'in the evening, which the policy strongly advises against' : 'outside school hours';
    const who = anyRole(rules.approval.by, policy);
    return `${ref} was approved for ${request.arrive} to ${request.backBy}. Until ${due} is ${words}. Change the times on the Home Visit Form, so that the ${who} can weigh that.`;
  });
}
