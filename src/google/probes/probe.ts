// What a probe is: one question about Google that nobody could settle from its documentation, tried on a scratch object.

/** What came of it, in words, and whether Home Visits can live with that. */
export interface Answer {
  words: string;
  well: boolean;
}

/** A question that is tried on `On`: a scratch sheet, a scratch form, or nothing at all. */
export interface Probe<On> {
  question: string;
  ask(on: On): Answer;
}

/** An answer that Home Visits lives with. */
export function fine(words: string): Answer {
  return { words, well: true };
}

/** As expected, or not and what that means. */
export function either(well: boolean, words: string, otherwise: string): Answer {
  return { words: well ? words : otherwise, well };
}

/** A cell's or an answer's value as words: what it is, and of which kind. */
export function shown(value: unknown): string {
  if (value instanceof Date || Object.prototype.toString.call(value) === '[object Date]') return 'a date';
  return typeof value === 'string' ? `the text “${value}”` : `the ${typeof value} ${String(value)}`;
}
