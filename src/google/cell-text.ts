// Words as they go into a cell, so that Sheets keeps them words.
import { plain, shortened } from '../plain';

/** Sheets refuses the whole write where one cell has more than 50,000 characters. */
const LONGEST = 49_000;

/**
 * The cells are formatted as text; where somebody's hand has lost that format, the quote still holds off a formula, a
 * number or a day: Sheets reads what `setValues` brings as if somebody had typed it.
 */
export function asText(words: string): string {
  const cut = shortened(plain(words), LONGEST);
  return /^\s*[=+\-@']/.test(cut) ? `'${cut}` : cut;
}
