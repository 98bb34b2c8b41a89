// When time triggers come round.
import type { Schedule } from './state';
import { instantOf, wallAt } from './time-zone';

const MINUTE = 60_000;

/** The first run of a schedule made now. */
export function firstRun(schedule: Schedule, now: number, zone: string): number {
  return nextRun(schedule, now, zone);
}

/** The first run after this instant. */
export function nextRun(schedule: Schedule, after: number, zone: string): number {
  const { unit, every } = schedule;
  if (unit === 'minutes') return after + every * MINUTE;
  if (unit === 'hours') return after + every * 60 * MINUTE;
  const { year, month, day } = wallAt(after, zone);
  const step = unit === 'days' ? every : 1;
  // Today first, in case its hour is still to come; then as many days on as the schedule steps.
  for (let ahead = 0; ahead <= 366; ahead += ahead === 0 ? step : 1) {
    const at = instantOf(
      { year, month, day: day + ahead, hour: schedule.hour ?? 0, minute: schedule.minute ?? 0 },
      zone,
    );
    const wall = wallAt(at, zone);
    const rightDay =
      (unit !== 'weeks' || schedule.weekDay === undefined || wall.weekDay === schedule.weekDay) &&
      (unit !== 'months' || wall.day === (schedule.monthDay ?? 1));
    if (at > after && rightDay) return at;
  }
  return after + 366 * 24 * 60 * MINUTE;
}
