// Utilities.formatDate: Java's date patterns, as far as scripts use them.
import { ServiceError } from './errors';
import { offsetAt, type Wall, wallAt } from './time-zone';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** The instant in the zone by a pattern such as `EEE d MMM yyyy HH:mm`; text stands in single quotes. */
export function formatDate(at: number, zone: string, pattern: string): string {
  const known = checkedZone(zone);
  const wall = wallAt(at, known);
  return pattern.replace(/''|'((?:[^']|'')*)'|([A-Za-z])\2*/g, (whole, quoted: string | undefined, letter?: string) => {
    if (whole === "''") return "'";
    if (quoted !== undefined) return quoted.replaceAll("''", "'");
    return field(letter ?? '', whole.length, wall, at, known);
  });
}

/** The zone as Intl knows it; Google reads an unknown zone as GMT, which hides mistakes, so here it throws. */
function checkedZone(zone: string): string {
  const gmt = /^(?:GMT|UTC|Z)$/i.test(zone) ? 'Etc/GMT' : zone.replace(/^(?:GMT|UTC)(?=[+-])/i, '');
  try {
    offsetAt(0, gmt);
    return gmt;
  } catch {
    throw new ServiceError(`Invalid argument: timeZone (${zone})`);
  }
}

function field(letter: string, length: number, wall: Wall, at: number, zone: string): string {
  const pad = (n: number, to = length) => String(n).padStart(to, '0');
  switch (letter) {
    case 'y':
    case 'Y':
      return length === 2 ? pad(wall.year % 100) : pad(wall.year);
    case 'M':
    case 'L': {
      const name = MONTHS[wall.month - 1] ?? '';
      return length >= 4 ? name : length === 3 ? name.slice(0, 3) : pad(wall.month);
    }
    case 'd':
      return pad(wall.day);
    case 'E': {
      const name = DAYS[wall.weekDay] ?? '';
      return length >= 4 ? name : name.slice(0, 3);
    }
    case 'u':
      return pad(wall.weekDay || 7);
    case 'D':
      return pad(
        Math.round((Date.UTC(wall.year, wall.month - 1, wall.day) - Date.UTC(wall.year, 0, 1)) / 86_400_000) + 1,
      );
    case 'a':
      return wall.hour < 12 ? 'AM' : 'PM';
    case 'H':
      return pad(wall.hour);
    case 'k':
      return pad(wall.hour || 24);
    case 'K':
      return pad(wall.hour % 12);
    case 'h':
      return pad(wall.hour % 12 || 12);
    case 'm':
      return pad(wall.minute);
    case 's':
      return pad(wall.second);
    case 'S':
      return pad(wall.ms);
    case 'z':
      return new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: length >= 4 ? 'long' : 'short' })
        .formatToParts(at)
        .filter(({ type }) => type === 'timeZoneName')
        .map(({ value }) => value)
        .join('');
    case 'Z':
      return offsetText(at, zone, '');
    case 'X':
      if (offsetAt(at, zone) === 0) return 'Z';
      return length === 1 ? offsetText(at, zone, '').slice(0, 3) : offsetText(at, zone, length === 3 ? ':' : '');
    case 'G':
      return 'AD';
    default:
      throw new ServiceError(`Illegal pattern character '${letter}'`);
  }
}

function offsetText(at: number, zone: string, colon: string): string {
  const minutes = offsetAt(at, zone) / 60_000;
  const size = Math.abs(minutes);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${colon}${two(size % 60)}`;
}
