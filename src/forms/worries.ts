// What speaks for caution, worst first: from the questions themselves, and from what several answers say together.
import type { FormName, Policy } from '../policy/schema';
import type { Settings } from '../school/school';
import { isWorkingDay, many } from '../time';
import type { Answers, Request } from '../visit/record';
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

/** When a visit is meant to be. */
export type When = Pick<Request, 'date' | 'arrive' | 'backBy'>;

/** Whether any of a visit lies in the evening, which is strongly advised against (SPT-24). */
export function isEvening({ arrive, backBy }: When, settings: Settings): boolean {
  return arrive >= settings.eveningFrom || backBy > settings.eveningFrom;
}

/** Whether any of a visit lies outside school hours, at a weekend or on a day the school is closed (SPT-15). */
export function isOutsideHours({ date, arrive, backBy }: When, settings: Settings): boolean {
  return arrive < settings.dayStarts || backBy > settings.dayEnds || !isWorkingDay(date, settings);
}

/** What to say where a reason is for so many days' absence and it has been fewer (SPT-04); empty otherwise. */
export function absenceNote(policy: Policy, answers: Answers): string {
  const reason = policy.reasons.find(({ words }) => words === textOf(answers, 'reason'));
  const days = textOf(answers, 'daysAbsent');
  if (!reason?.absentDays || days === '' || Number(days) >= reason.absentDays) return '';
  return `Absent ${many(Number(days), 'school day')}; this reason is meant for ${reason.absentDays} or more`;
}
