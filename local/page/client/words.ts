// Times, names and counts in words, as the page shows them. Clock times are London's, whatever this machine's are.

const LONDON = 'Europe/London';

function format(at: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: LONDON, ...options }).format(at);
}

export function clockTime(at: number): string {
  return format(at, { hour: '2-digit', minute: '2-digit' });
}

export function exactTime(at: number): string {
  return format(at, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/** `Tuesday 12 May 2026`. */
export function longDate(at: number): string {
  return format(at, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '');
}

export function shortDate(at: number): string {
  return format(at, { weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '');
}

/** `14:05` on the day itself, else `Tue 12 May`. */
export function listTime(at: number, now: number): string {
  return shortDate(at) === shortDate(now) ? clockTime(at) : shortDate(at);
}

export function fullTime(at: number): string {
  return `${longDate(at)}, ${clockTime(at)}`;
}

export function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `Maya Osei` → `MO`. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const last = words.length > 1 ? (words[words.length - 1]?.[0] ?? '') : '';
  return `${words[0]?.[0] ?? ''}${last}`.toUpperCase();
}

/** A hue for a person, the same each time. */
export function hueOf(text: string): number {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return sum;
}
