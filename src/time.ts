// Time as a UK school keeps it: instants in ms, wall-clock dates and times in Europe/London, working days.

/** Milliseconds since 1970-01-01 UTC. Every time in a record is one of these; wall-clock words are made when shown. */
export type Instant = number;
/** A wall-clock date in Europe/London, `YYYY-MM-DD`. */
export type LocalDate = string;
/** A wall-clock time in Europe/London, `HH:MM`, 24 hours. */
export type LocalTime = string;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 01:00 UTC on the last Sunday of a month (0-based): when UK clocks change (Summer Time Order 2002). */
function lastSunday(year: number, month: number): Instant {
  const last = new Date(Date.UTC(year, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * DAY;
}

/**
 * How far UK clocks are ahead of UTC at `instant`, in ms (0 or an hour). Computed here, since `Intl` is not promised in
 * Apps Script and asking `Utilities.formatDate` would make the heart depend on Google. Right for every year since 1996.
 */
export function ukOffset(instant: Instant): number {
  const year = new Date(instant).getUTCFullYear();
  return instant >= lastSunday(year, 2) && instant < lastSunday(year, 9) ? HOUR : 0;
}

/** The instant of a wall-clock date and time. A time that the spring change skips is read as an hour later. */
export function instantOf(date: LocalDate, time: LocalTime): Instant {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  return asUtc - ukOffset(asUtc - ukOffset(asUtc));
}

export function localDate(instant: Instant): LocalDate {
  return new Date(instant + ukOffset(instant)).toISOString().slice(0, 10);
}

export function localTime(instant: Instant): LocalTime {
  return new Date(instant + ukOffset(instant)).toISOString().slice(11, 16);
}

/** `Tue 5 May` of a wall-clock date. */
export function dateWords(date: LocalDate): string {
  const day = new Date(`${date}T12:00:00Z`);
  return `${WEEKDAYS[day.getUTCDay()]} ${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}`;
}

/** `Tue 5 May 2026` of a wall-clock date; empty where there is none. */
export function fullDate(date: LocalDate): string {
  return date === '' ? '' : `${dateWords(date)} ${date.slice(0, 4)}`;
}

/** `15:30` where it is the same day as `now`, else `Tue 5 May 15:30`. */
export function timeWords(instant: Instant, now: Instant): string {
  const date = localDate(instant);
  return date === localDate(now) ? localTime(instant) : `${dateWords(date)} ${localTime(instant)}`;
}

/** `25 minutes`, `1 hour 5 minutes`, `3 days`: a length of time in ms as people say it, never below zero. */
export function lengthWords(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE));
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return many(Math.floor(hours / 24), 'day');
  if (hours === 0) return many(minutes, 'minute');
  return minutes % 60 === 0 ? many(hours, 'hour') : `${many(hours, 'hour')} ${many(minutes % 60, 'minute')}`;
}

/** `1 day`, `2 days`: a count with its noun. */
export function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The school year of an instant as it is written, September to August: `2026-27`. */
export function schoolYear(at: Instant): string {
  const [year = 0, month = 0] = localDate(at).split('-').map(Number);
  const first = month >= 9 ? year : year - 1;
  return `${first}-${String((first + 1) % 100).padStart(2, '0')}`;
}

/** An instant in that school year. */
export function timeInYear(year: string): Instant {
  return instantOf(`${year.slice(0, 4)}-10-01`, '12:00');
}

/** When the school is at work: hours of a school day, and the dates on which it is closed though it is a weekday. */
export interface Calendar {
  dayStarts: LocalTime;
  dayEnds: LocalTime;
  /** Holidays and training days: each a first and a last date, inclusive. */
  closed: { from: LocalDate; to: LocalDate }[];
}

export function isWorkingDay(date: LocalDate, calendar: Calendar): boolean {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  const closed = calendar.closed.some((spell) => spell.from <= date && date <= spell.to);
  return weekday !== 0 && weekday !== 6 && !closed;
}

/** The date after `date`. */
export function nextDate(date: LocalDate): LocalDate {
  return new Date(Date.parse(`${date}T12:00:00Z`) + DAY).toISOString().slice(0, 10);
}

/**
 * The end of the working day in which `now` falls; after it, or on a day off, the end of the next working day. A day from
 * now where the calendar has no working day for a year.
 */
export function endOfWorkingDay(now: Instant, calendar: Calendar): Instant {
  let date = localDate(now);
  // A year ahead at the most: a calendar that closes every day must not hang the tick.
  for (let i = 0; i < 366; i++) {
    const end = instantOf(date, calendar.dayEnds);
    if (isWorkingDay(date, calendar) && end > now) return end;
    date = nextDate(date);
  }
  return now + DAY;
}

/**
 * When something owed "by the end of the working day" is due, for what happened at `from`: that day's end, or an hour
 * after it where that is later (SPT-05, CELT-22): somebody back at 17:10 still has time to write.
 */
export function dueByEndOfDay(from: Instant, calendar: Calendar): Instant {
  const date = localDate(from);
  if (!isWorkingDay(date, calendar)) return endOfWorkingDay(from, calendar);
  return Math.max(instantOf(date, calendar.dayEnds), from + HOUR);
}
