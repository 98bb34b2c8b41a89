// What is wrong with what somebody typed into the fields of an act, in words that say what to do; and what was cut.
import { LONGEST } from '../outing/acts';
import type * as z from '../schema';

/** What reading the fields of an act gives. */
type Read = { error?: z.core.$ZodError };

export const NOT_UNDERSTOOD = 'This was not understood, and nothing was saved. Open the page again and try once more.';

/** An act that is known, whose fields are not filled in as they must be: too long, empty, or not as a page sends them. */
export function fieldWords(request: Record<string, unknown>, ...read: Read[]): string {
  const long = tooLong(request, ...read);
  if (long) return long;
  const empty = Object.entries(request).filter(([key, value]) => value === '' && key !== 'ref');
  return empty.length > 0
    ? 'Please fill in the empty field, then press the button again. Nothing was saved yet.'
    : NOT_UNDERSTOOD;
}

/** Words that are more than can be kept: how long they are and may be. They stand in their box still. */
export function tooLong(request: Record<string, unknown>, ...read: Read[]): string | undefined {
  for (const issue of read.flatMap(({ error }) => error?.issues ?? [])) {
    const typed = request[String(issue.path[0])];
    if (issue.code !== 'too_big' || typeof typed !== 'string') continue;
    return `What you wrote is too long: ${typed.trim().length} characters, and at most ${issue.maximum} can be kept. It is still in its box: shorten it, then press the button again. Nothing was saved yet.`;
  }
  return undefined;
}

/** What is said from outside is taken at any length, and cut: whoever wrote more reads that the end is not kept. */
export function cutWords(request: Record<string, unknown>): string {
  const isCut = Object.values(request).some((typed) => typeof typed === 'string' && typed.trim().length > LONGEST);
  return isCut
    ? ` That was longer than ${LONGEST} characters: only the beginning is kept. If the end matters, write it again by itself.`
    : '';
}
