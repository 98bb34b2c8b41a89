// What speaks for caution, worst first: from the questions themselves, and from what several answers say together.
import type { FormName, Policy } from '../policy/schema';
import { DAY, dateWords, many } from '../time';
import type { Answers } from '../visit/record';
import { asked } from './forms';
import { textOf } from './question';

/** A worry with its weight: the heavier, the sooner it is read. */
export interface Weighed {
  weight: number;
  words: string;
}

/** The worries in a form's answers, together with others found elsewhere, worst first. */
export function worriesOf(name: FormName, policy: Policy, answers: Answers, others: Weighed[]): string[] {
  const own = asked(name, policy).flatMap((question): Weighed[] => {
    const answer = answers[question.key];
    if (answer === undefined) return [];
    return (question.worry ?? []).map(({ weight, words }) => ({ weight, words: words(answer) }));
  });
  return [...own, ...others]
    .filter(({ words }) => words !== '')
    .sort((a, b) => b.weight - a.weight)
    .map(({ words }) => words);
}

/** CPOMS was looked at longer ago than this before the visit: risks to staff may be new since (NAS-01). */
const CHECK_HOLDS = 31;

/** What to say where CPOMS was checked more than a month before the visit; empty otherwise. */
export function staleCheckNote(answers: Answers): string {
  const [checked, date] = [textOf(answers, 'cpomsWhen'), textOf(answers, 'date')];
  const isStale = checked !== '' && date !== '' && Date.parse(date) - Date.parse(checked) > CHECK_HOLDS * DAY;
  return isStale ? `CPOMS was checked on ${dateWords(checked)}, more than a month before the visit` : '';
}

/** What to say where a reason is for so many days' absence and it has been fewer (SPT-04); empty otherwise. */
export function absenceNote(policy: Policy, answers: Answers): string {
  const reason = policy.reasons.find(({ words }) => words === textOf(answers, 'reason'));
  const days = textOf(answers, 'daysAbsent');
  if (!reason?.absentDays || days === '' || Number(days) >= reason.absentDays) return '';
  return `Absent ${many(Number(days), 'school day')}; this reason is meant for ${reason.absentDays} or more`;
}
