// The rules in force at a school: the policy's, with the school's own minutes from its settings.
import type { Settings } from '../school/school';
import type { Policy, ReturnMinutes, Rules, Step } from './schema';

/** After the headteacher's rung, everyone with a role is told so many minutes later. */
const EVERYONE_LATER = 30;

/** The minutes a school starts with. */
export const USUAL_MINUTES: ReturnMinutes = {
  visitors: 0,
  watcherAndOffice: 10,
  seniorLeaders: 20,
  headteacher: 30,
  repeat: 15,
};

/**
 * The usual return ladder: the visitors themselves, then watcher and office, then senior leaders, then these with the
 * headteacher again and again, at last everyone with a role. It never falls silent, whatever the settings say.
 */
export function usualReturnLadder(minutes: ReturnMinutes): Step[] {
  const repeat = Math.max(1, minutes.repeat);
  return [
    { after: minutes.visitors, to: 'visitors' },
    { after: minutes.watcherAndOffice, to: 'watcher' },
    { after: minutes.watcherAndOffice, to: 'office' },
    { after: minutes.seniorLeaders, to: 'senior leader' },
    { after: minutes.headteacher, to: 'senior leader', repeat },
    { after: minutes.headteacher, to: 'headteacher', repeat },
    { after: minutes.headteacher + EVERYONE_LATER, to: 'everyone', repeat },
  ];
}

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
    ladders: { ...policy.rules.ladders, return: ladder(minutes) },
    policeDecisionAfter: minutes.headteacher,
    lookAgainMost: minutes.lookAgainMost,
    acknowledgedAgainAfter: minutes.acknowledgedAgain,
  };
}
