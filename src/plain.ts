// Text from people as it is shown: without the characters that nobody sees and that turn, break or stop what stands around them.

/** U+202A to U+202E and U+2066 to U+2069: they turn the direction of whatever follows, far beyond the words they stand in. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
/** Line and paragraph separators, and the breaks that are pasted from slides and print. */
const BREAKS = /\r\n?|[\u2028\u2029\v\f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
/** Half of a pair of characters, which no sheet and no mail can carry. */
const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Words, or a whole page, ready to be shown: a record keeps what was typed, what is drawn from it keeps to itself. Letters
 * that run from right to left need no such mark; somebody's name must not turn round the time or the number after it
 * (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
 */
export function plain(text: string): string {
  return text.replace(BREAKS, '\n').replace(TURNS, '').replace(CONTROLS, '').replace(HALVES, '\ufffd');
}

/** The first `most` characters, cut through no pair, with an ellipsis where something is left out. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
