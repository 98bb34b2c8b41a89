// Clock time in a zone: what the wall shows at an instant, and which instant the wall shows.

/** Wall clock, month 1-12, week day 0 = Sunday. */
export interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
  weekDay: number;
}

const DAY = 86_400_000;
const QUARTER = 15 * 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** Milliseconds that the zone's wall clock is ahead of UTC at this instant; throws on an unknown zone. */
export function offsetAt(at: number, zone: string): number {
  // Zones change their offset on quarter hours only, so one answer serves a whole quarter.
  const quarter = Math.floor(at / QUARTER);
  const key = `${zone} ${quarter}`;
  const before = offsets.get(key);
  if (before !== undefined) return before;
  let format = formats.get(zone);
  if (!format) {
    const options = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...options });
    formats.set(zone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(quarter * QUARTER)) part[type] = Number(value);
  const wall = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute);
  const offset = wall - quarter * QUARTER;
  if (offsets.size > 20_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/** What the wall shows at this instant. */
export function wallAt(at: number, zone: string): Wall {
  const date = new Date(at + offsetAt(at, zone));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    ms: date.getUTCMilliseconds(),
    weekDay: date.getUTCDay(),
  };
}

/** The instant at which the wall shows this; day and month may overflow. In the hour that comes twice, the first. */
export function instantOf(wall: Partial<Wall> & { year: number; month: number; day: number }, zone: string): number {
  const { year, month, day, hour = 0, minute = 0, second = 0, ms = 0 } = wall;
  return fromWallMs(Date.UTC(year, month - 1, day, hour, minute, second, ms), zone);
}

/** The spreadsheet's number for an instant: days since 30 December 1899 on the zone's wall. */
export function serialOf(at: number, zone: string): number {
  return (at + offsetAt(at, zone)) / DAY + 25_569;
}

/** The instant behind a spreadsheet's number. */
export function instantOfSerial(serial: number, zone: string): number {
  return fromWallMs(Math.round((serial - 25_569) * DAY), zone);
}

function fromWallMs(wall: number, zone: string): number {
  const early = wall - offsetAt(wall - 12 * 3_600_000, zone);
  if (early + offsetAt(early, zone) === wall) return early;
  return wall - offsetAt(early, zone);
}
