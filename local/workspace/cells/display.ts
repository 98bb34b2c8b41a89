// How a stored value looks on the screen, by its number format.
import SSF from 'fast-formula-parser/ssf/ssf';
import type { StoredValue } from '../state';

/** Whether a number under this format is a date or a time, so that `getValue()` gives a Date. */
export function isDateFormat(format: string | undefined): boolean {
  if (!format || format === '@') return false;
  const bare = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return /[dyhs]/i.test(bare) || /m{1,4}/i.test(bare);
}

/** The text that stands in the cell. */
export function displayOf(value: StoredValue | undefined, format: string | undefined): string {
  if (value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  if (!format || format === '@' || format === 'General' || format === '0.###############') return plainNumber(value);
  try {
    return SSF.format(format.replace(/\bam\/pm\b/gi, 'AM/PM'), value);
  } catch {
    return plainNumber(value);
  }
}

function plainNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const text = Number(value.toPrecision(10));
  return Math.abs(text) >= 1e15 ? text.toExponential().toUpperCase() : String(text);
}
