// What stands in the way of a visit and what asks for a reason: from both forms, and from what the policy would rather.
import type { Visit } from './record';

/** What must be put right before anybody can approve it, from both forms. */
export function blocksOf({ request, assessment }: Visit): string[] {
  return [...request.blocks, ...(assessment?.blocks ?? [])];
}

/** What speaks for caution, from both forms, worst first in each. */
export function worriesOn({ request, assessment }: Visit): string[] {
  return [...request.worries, ...(assessment?.worries ?? [])];
}

/** Whether the risk is above low under a policy that then stops the visit and would invite the family in (WNA-14). */
export function asksInstead({ rules, assessment }: Visit): boolean {
  return rules.approval.when === 'above low risk' && assessment !== null && assessment.level !== 'Low';
}

/** What the approver must write a reason for in order to approve all the same: a risk above low, an immediate concern of which the police do not know (SPT-03), and from both forms. */
export function reasonsWanted(visit: Visit): string[] {
  const { request, assessment } = visit;
  const level = assessment?.level.toLowerCase();
  return [
    ...(asksInstead(visit)
      ? [`The risk is ${level}: rather ring or write to the family, and invite them into school.`]
      : []),
    ...(request.immediateConcern && !visit.police
      ? ['An immediate concern, and no police welfare call is recorded.']
      : []),
    ...request.needsReason,
    ...(assessment?.needsReason ?? []),
  ];
}

/** How many go, companions from outside counted. */
export function partySize({ request }: Visit): number {
  return request.visitors.length + request.companions.length;
}

/** Whether it was asked for out of a worry about the child's welfare. */
export function isForWelfare({ request }: Visit): boolean {
  return request.because?.welfare === true;
}

/** Whether a visit for the child's welfare is not made, so that the lead decides what happens next (WNA-03, WNA-14). */
export function isLeadsToDecide(visit: Visit): boolean {
  const notMade = Boolean(visit.familyRefused) || visit.decision?.ruling === 'invited into school';
  return notMade && isForWelfare(visit);
}
