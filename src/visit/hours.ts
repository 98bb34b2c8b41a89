// Whether a visit lies in the evening (SPT-24) or outside school hours (SPT-15).
import type { Settings } from '../school/school';
import { isWorkingDay } from '../time';
import type { Request } from './record';

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
