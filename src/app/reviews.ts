// Reviews of the policy and of its standing risk assessment: told to the administrators from a month before (SPT-26, SPT-39).
import { policyOf } from '../policy';
import type { School, Settings } from '../school/school';
import { DAY, dateWords, type Instant, instantOf, isWorkingDay, type LocalDate, localDate, nextDate } from '../time';

const AHEAD = 31 * DAY;

/** The last day before the next working day: what comes due in the holidays is told before they begin. */
function lastBeforeNextLook(now: Instant, settings: Settings): LocalDate {
  let day = localDate(now);
  // A year ahead at the most: a calendar that closes every day must not hang the tick.
  for (let i = 0; i < 366 && !isWorkingDay(nextDate(day), settings); i++) day = nextDate(day);
  return day;
}

/** What is due for review within a month or is late, in words. */
export function reviewsDue({ settings }: School, now: Instant): string[] {
  const { title, reviewDue, assessmentReviewDue = reviewDue, rules } = policyOf(settings.policy);
  const reviews = [
    { what: `The ${title}`, due: settings.policyReview || reviewDue },
    ...(rules.assessment === 'not asked'
      ? []
      : [{ what: 'The standing risk assessment', due: settings.assessmentReview || assessmentReviewDue }]),
  ];
  return reviews
    .filter(({ due }) => due <= localDate(instantOf(lastBeforeNextLook(now, settings), '12:00') + AHEAD))
    .map(({ what, due }) => {
      const is = due < localDate(now) ? 'was' : 'is';
      return `${what} ${is} due for review on ${dateWords(due)} ${due.slice(0, 4)}. Once it is done, type the next date into Settings.`;
    });
}
