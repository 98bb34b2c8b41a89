// The rules in force at a school: the policy's, with the school's own minutes from its settings.
import type { Settings } from '../school/school';
import type { Policy, Rules, Step } from './schema';
import { usualReturnLadder } from './usual';

/** The policy's rules with the school's minutes: what is frozen into a visit at approval, an outing at sign-out. */
export function rulesInForce(policy: Policy, settings: Settings): Rules {
  const { rules } = policy;
  const minutes = settings.returnLadder;
  const ladder = policy.returnLadder ?? usualReturnLadder;
  const acceptWithin = settings.acceptWithin ?? rules.watch.acceptWithin;
  const checkInEvery = stricter(settings.checkInEvery, rules.checkInEvery ?? undefined) ?? null;
  return {
    ...rules,
    approval: {
      ...rules.approval,
      deputy: (hasDeputy(rules) ? settings.deputy : undefined) ?? rules.approval.deputy,
      remindAfter: settings.remindApproversAfter ?? rules.approval.remindAfter,
      deputyAfter: settings.askDeputyAfter ?? rules.approval.deputyAfter,
    },
    watch: { by: settings.watchBy ?? rules.watch.by, acceptWithin },
    checkInEvery,
    door: doorOf(rules.door, settings),
    ladders: {
      ...rules.ladders,
      return: ladder(minutes),
      ...(checkInEvery === null ? {} : { checkIn: usualReturnLadder(minutes) }),
      watcher: later(rules.ladders.watcher, acceptWithin - rules.watch.acceptWithin),
    },
    policeDecisionAfter: minutes.headteacher,
    lookAgainMost: minutes.lookAgainMost,
    acknowledgedAgainAfter: minutes.acknowledgedAgain,
  };
}

/** The policy's own limit can be made shorter, never longer. */
function stricter(school: number | undefined, policy: number | undefined): number | undefined {
  return school === undefined || policy === undefined ? (school ?? policy) : Math.min(school, policy);
}

function doorOf(door: Rules['door'], { doorWait, doorWaitWhenLate }: Settings): Rules['door'] {
  if (door === null && doorWait === undefined) return null;
  const wait = stricter(doorWait, door?.wait) ?? 0;
  return { wait, waitWhenLate: Math.max(wait, stricter(doorWaitWhenLate, door?.waitWhenLate) ?? wait) };
}

/** Whether the policy lets another role decide than those who do; under some nobody stands in (NAS-07). */
export function hasDeputy({ approval }: Pick<Rules, 'approval'>): boolean {
  return !approval.by.includes(approval.deputy);
}

/** All rungs so many minutes later, or sooner, but none before the time itself. */
function later(steps: Step[], minutes: number): Step[] {
  return minutes === 0 ? steps : steps.map((step) => ({ ...step, after: Math.max(0, step.after + minutes) }));
}
