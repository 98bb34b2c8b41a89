// Every mobile was tried and the pupil's home too, and nobody answers: the senior leaders hear at once (WLS-13).
import type { Facts } from '../record/decide';
import { logged } from '../record/record';
import { type Attempt, alarmSince, type Outing } from './record';

/** How a try to reach the family begins, of whichever stop. */
export const FAMILY = 'the family';

const unanswered = ({ result }: Attempt): boolean => /no (answer|reply)|voicemail|engaged|not answer/i.test(result);

/**
 * The outing with "can't reach them" said by whoever recorded the last try in vain, where the policy asks for the home to be
 * rung before senior leaders are told. Once in an alarm: said already, it climbs no higher.
 */
export function nobodyAnswers(outing: Outing, { now, actor }: Facts): Outing {
  const since = alarmSince(outing, now);
  if (since === undefined || outing.raised || !outing.rules.ladders.return.some(({ asks }) => asks === 'ring the home'))
    return outing;
  if (outing.answers.some(({ at, kind }) => at >= since && kind === 'cannot reach')) return outing;
  const inVain = outing.attempts.filter((one) => one.at >= since && unanswered(one)).map(({ whom }) => whom);
  const mobiles = [...outing.visitors, ...outing.companions].filter(({ mobile }) => mobile !== '');
  if (!mobiles.every(({ name }) => inVain.includes(name))) return outing;
  if (!inVain.some((whom) => whom.startsWith(FAMILY))) return outing;
  const words = 'nobody answers, neither the mobiles nor the family';
  const answer = { at: now, by: actor.email, kind: 'cannot reach' as const, words, until: now };
  return logged({ ...outing, answers: [...outing.answers, answer] }, now, 'engine', `Can't reach them: ${words}`);
}
