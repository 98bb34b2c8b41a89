// The rules in force at a school: the policy's, with the school's own minutes from its settings.
import type { Settings } from '../school/school';
import type { Policy, Rules } from './schema';
import { usualReturnLadder } from './usual';

/** The policy's rules with the school's minutes: what is frozen into a visit at approval, an outing at sign-out. */
export function rulesInForce(policy: Policy, settings: Settings): Rules {
  const minutes = settings.returnLadder;
  const ladder = policy.returnLadder ?? usualReturnLadder;
  return {
    ...policy.rules,
    approval: {
      ...policy.rules.approval,
      remindAfter: settings.remindApproversAfter,
      deputyAfter: settings.askDeputyAfter,
    },
    ladders: {
      ...policy.rules.ladders,
      return: ladder(minutes),
      ...(policy.rules.checkInEvery === null ? {} : { checkIn: usualReturnLadder(minutes) }),
    },
    policeDecisionAfter: minutes.headteacher,
    lookAgainMost: minutes.lookAgainMost,
    acknowledgedAgainAfter: minutes.acknowledgedAgain,
  };
}
