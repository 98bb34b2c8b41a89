// Reading what a person typed into a cell: each reader gives a value, or the words to stand beside the cell.

/** Either a value or what is wrong with the cell, in words that say what to type instead. */
export type Read<T> = { ok: true; value: T } | { ok: false; words: string };

export function good<T>(value: T): Read<T> {
  return { ok: true, value };
}

export function wrong<T>(words: string): Read<T> {
  return { ok: false, words };
}

/** Text that must be there. */
export function someText(text: string): Read<string> {
  return text === '' ? wrong('This is empty. Please fill it in.') : good(text);
}

/**
 * A phone number as it was written, leading zero, `+44` and spaces included, with an extension if there is one. A number
 * whose leading zero a spreadsheet has eaten is not guessed at.
 */
export function phone(text: string): Read<string> {
  if (text === '') return wrong('This is empty. Please type a phone number, such as 0161 496 0100.');
  const bare = text.replace(/\s*(ext|extension|x)\.?\s*\d{1,6}$/i, '').replace(/\(0\)/, '');
  const digits = bare.replace(/[\s().-]/g, '');
  if (/^(\+\d{8,15}|00\d{8,15}|0\d{9,10})$/.test(digits)) return good(text);
  if (/^[1-9]\d{8,9}$/.test(digits)) {
    return wrong(`“${text}” seems to have lost its leading 0. Type it again with an apostrophe first: '0${text}`);
  }
  if (/^44\d{9,10}$/.test(digits)) return wrong(`“${text}” lacks its +. Type it with an apostrophe first: '+${text}`);
  return wrong(`“${text}” is not a phone number. Type one such as 07700 900123 or +44 7700 900123.`);
}

/** A wall-clock time as `HH:MM`, from `8:00`, `08.00`, `8am`, `4:30 pm`. */
export function clockTime(text: string): Read<string> {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*(am|pm)?$/i.exec(text);
  const half = found?.[3]?.toLowerCase();
  const typed = Number(found?.[1]);
  const minutes = Number(found?.[2] ?? '0');
  const hours = half === 'pm' && typed < 12 ? typed + 12 : half === 'am' && typed === 12 ? 0 : typed;
  if (!found || (!found[2] && !half) || hours > 23 || minutes > 59) {
    return wrong(`“${text}” is not a time. Type it as hours and minutes, such as 08:30 or 16:00.`);
  }
  return good(`${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);
}

/** A whole number of minutes between two bounds. */
export function minutesBetween(least: number, most: number): (text: string) => Read<number> {
  return (text) => {
    const found = /^(\d+)\s*(m|min|mins|minute|minutes)?\.?$/i.exec(text);
    const value = Number(found?.[1]);
    if (found && value >= least && value <= most) return good(value);
    return wrong(`“${text}” cannot be used. Type a whole number of minutes from ${least} to ${most}.`);
  };
}

export function yesOrNo(text: string): Read<boolean> {
  if (/^(yes|y|true|on)$/i.test(text)) return good(true);
  if (/^(no|n|false|off)$/i.test(text)) return good(false);
  return wrong(`“${text}” is neither Yes nor No.`);
}

/** A date as `YYYY-MM-DD`, also from `19/12/2026`, day first. */
export function calendarDate(text: string): Read<string> {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const uk = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : [uk?.[3], uk?.[2], uk?.[1]];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if ((!iso && !uk) || date.getUTCDate() !== Number(day) || date.getUTCMonth() !== Number(month) - 1) {
    return wrong(`“${text}” is not a date. Type it as 2026-12-19 or 19/12/2026.`);
  }
  return good(date.toISOString().slice(0, 10));
}

/** Spells of days as `2026-12-19 to 2027-01-04; 2027-02-15`; a day alone is a spell of one. Empty is none. */
export function closedDates(text: string): Read<{ from: string; to: string }[]> {
  const spells: { from: string; to: string }[] = [];
  for (const part of text.split(/[;,\n]/).map((p) => p.trim())) {
    if (part === '') continue;
    const [first = '', last = first, ...more] = part.split(/\s+(?:to|until|–|-)\s+|\s*[–—]\s*/i);
    const from = calendarDate(first);
    const to = calendarDate(last);
    if (!from.ok) return wrong(from.words);
    if (!to.ok) return wrong(to.words);
    if (more.length > 0 || to.value < from.value) {
      return wrong(`“${part}” is not a spell of days. Type the first and the last: 2026-12-19 to 2027-01-04.`);
    }
    spells.push({ from: from.value, to: to.value });
  }
  return good(spells.sort((a, b) => (a.from < b.from ? -1 : 1)));
}

/** How closed dates are shown: what `closedDates` reads. */
export function closedWords(closed: { from: string; to: string }[]): string {
  return closed.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)).join('; ');
}

/** How many letters must change to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The name that somebody most likely meant, or undefined where none is near. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const ranked = names
    .map((name) => ({ name, far: distance(lower, name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const best = ranked[0];
  if (best && best.far <= Math.max(2, Math.floor(best.name.length / 3))) return best.name;
  return names.find((name) => lower.length > 3 && name.toLowerCase().includes(lower));
}

/** A cell by its column's header, however that is spaced or capitalised; undefined where the column is missing. */
export function cell(cells: Record<string, string>, header: string): string | undefined {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
  const key = Object.keys(cells).find((name) => plain(name) === plain(header));
  return key === undefined ? undefined : (cells[key] ?? '').trim().replace(/^'/, '');
}
