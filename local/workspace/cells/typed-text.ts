// What Sheets makes of text that is typed into a cell, or written there by a script.
import type { CellState, StoredValue } from '../state';

const DAY = 86_400_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export interface Entry {
  v?: StoredValue;
  f?: string;
  /** The number format that the entry brings along, where the cell has none of its own. */
  n?: string;
}

/** Options of the spreadsheet that decide how text is read. */
export interface Reading {
  locale: string;
  /** The year that a date without one gets. */
  year: number;
  keepQuote: boolean;
}

/** Reads typed text into a cell that has this format already. */
export function readTyped(text: string, cell: CellState | null, reading: Reading): Entry {
  if (text === '') return {};
  if (cell?.n === '@') {
    return { v: text.startsWith("'") && !reading.keepQuote ? text.slice(1) : text };
  }
  if (text.startsWith("'")) return { v: text.slice(1) };
  if (text.startsWith('=') && text.length > 1) return { f: text };
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { v: trimmed.toLowerCase() === 'true' };
  return readNumber(trimmed) ?? readMoment(trimmed, reading) ?? readSigned(trimmed) ?? { v: text };
}

function readNumber(text: string): Entry | undefined {
  const match = /^([+-]?)([£$€]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(e[+-]?\d+)?(%?)$/i.exec(text);
  if (!match) return undefined;
  const [, sign, currency, digits = '', exponent = '', percent] = match;
  const size = Number(digits.replaceAll(',', '') + exponent);
  const v = (sign === '-' ? -size : size) / (percent ? 100 : 1);
  if (percent) return { v, n: digits.includes('.') ? '0.00%' : '0%' };
  if (currency) return { v, n: `${currency}#,##0${digits.includes('.') ? '.00' : ''}` };
  if (exponent) return { v, n: '0.00E+00' };
  return digits.includes(',') ? { v, n: '#,##0' } : { v };
}

/** `+44 7700…` and `-see below` are read as formulas, which mostly are errors. */
function readSigned(text: string): Entry | undefined {
  return /^[+-]\s*\S/.test(text) ? { f: `=${text}` } : undefined;
}

function readMoment(text: string, reading: Reading): Entry | undefined {
  const time = readTime(text);
  if (time !== undefined) return { v: time.days, n: time.seconds ? 'hh:mm:ss' : 'hh:mm' };
  const [, datePart = '', timePart] =
    /^(.*?)(?:,?\s+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]m)?))?$/i.exec(text) ?? [];
  const date = readDate(datePart, reading);
  if (!date) return undefined;
  const clock = timePart ? readTime(timePart) : undefined;
  if (timePart && !clock) return undefined;
  if (!clock) return { v: date.days, n: date.format };
  return { v: date.days + clock.days, n: `${date.format} hh:mm${clock.seconds ? ':ss' : ''}` };
}

function readTime(text: string): { days: number; seconds: boolean } | undefined {
  const hourOnly = /^(\d{1,2})\s*([ap]m)$/i.exec(text);
  if (hourOnly) return readTime(`${hourOnly[1]}:00 ${hourOnly[2]}`);
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?(?:\s*([ap])m)?$/i.exec(text);
  if (!match) return undefined;
  const [, h, m, s, half] = match;
  let hour = Number(h);
  if (half) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hour > 24 || Number(m) > 59 || Number(s ?? 0) >= 60) return undefined;
  return { days: (hour * 3600 + Number(m) * 60 + Number(s ?? 0)) / 86_400, seconds: s !== undefined };
}

function readDate(text: string, { locale, year }: Reading): { days: number; format: string } | undefined {
  const monthFirst = locale === 'en_US' || locale === 'en';
  const usual = monthFirst ? 'm/d/yyyy' : 'dd/mm/yyyy';
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso) return daysOf(Number(iso[1]), Number(iso[2]), Number(iso[3]), 'yyyy-mm-dd');
  const digits = /^(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?$/.exec(text);
  if (digits) {
    const [a, b] = [Number(digits[1]), Number(digits[2])];
    // A dot and two numbers is a decimal, not a day.
    if (text.includes('.') && !digits[3]) return undefined;
    return monthFirst ? daysOf(fullYear(digits[3], year), a, b, usual) : daysOf(fullYear(digits[3], year), b, a, usual);
  }
  const words =
    /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?(?:,?[\s-]+(\d{4}|\d{2}))?$/i.exec(text) ??
    /^()([a-z]{3,9})\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?$/i.exec(text);
  if (!words) return undefined;
  const month = MONTHS.indexOf((words[2] ?? '').slice(0, 3).toLowerCase()) + 1;
  if (month === 0) return undefined;
  return words[1]
    ? daysOf(fullYear(words[3], year), month, Number(words[1]), words[3] ? 'd mmm yyyy' : 'd mmm')
    : daysOf(fullYear(words[4], year), month, Number(words[3]), usual);
}

function fullYear(text: string | undefined, now: number): number {
  if (!text) return now;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function daysOf(year: number, month: number, day: number, format: string) {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return { days: date.getTime() / DAY + 25_569, format };
}
