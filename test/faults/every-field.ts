// Records with something odd in every field that people type, and whether a page or a mail shows it as words and nothing more.
import type * as fc from 'fast-check';
import { plain } from '../../src/plain';
import { harmless, skeleton, textOf, typedOver } from './nasty';

/** Any one of these characters; in a string, since a pattern with controls in it looks like a mistake. */
export const all = (chars: string, flags = ''): RegExp => new RegExp(`[${chars}]`, flags);

/** Said in each failure, so that it can be run again. */
export const seeded = (numRuns: number): fc.Parameters<unknown> => ({ numRuns, seed: 20_260_512 });

/**
 * What no person types as free words: references, addresses, days and times, choices that the policy or the code gives, and
 * what the engine notes. Every other text of a record is tried. A new field is tried too, or must be named here.
 */
const NOT_TYPED =
  /\.(ref|kind|id|letter|policy|policyVersion|ruling|via|party|by|to|email|visit|outing|transport|sort|level|severity|likelihood|responseId|editUrl|owner|returned|cause|date|arrive|backBy|leaveBy|lineManager|hash|signedOutBy|driver|how|lastError|until|due|on|version|since|url|prefill|mailbox|chair|webAppUrl|chatWebhook|heartbeat|dayStarts|dayEnds|eveningFrom|watchBy|deputy|policyReview|assessmentReview|trainedUntil|finishesAt|insuredUntil|healthOn|summaryOn|gaveUpWatch|drawnAs|watcher|incident|form|register|account|standby)$|\.(rules|taps|files|taken|told|puzzles|read|repliesSeen|asked|alerted|roles|closed|termEnds|visitors\.\[\]$|outbox|answersTaken|engines|mailboxes|purge|mobiles|readPolicyAt)(\.|$)/;

export const isTyped = (path: string): boolean =>
  !NOT_TYPED.test(path) || /\.visitors\.\[\]\.(name|mobile)$/.test(path);

/** The text of every such field of this record is the one given. */
export function full<R>(record: R, text: string): R {
  const kept = (path: string, now: string) =>
    isTyped(path) && now !== '' && !/^\d{4}-\d\d-\d\d$|^\d\d:\d\d$|^(HV|OUT)-\d+$|^[^\s@]+@[^\s@]+$/.test(now);
  return typedOver(record, kept, text);
}

const bare = (text: string): string => text.replace(/\s+/g, '').toLowerCase();
const times = (text: string, words: string): number => bare(text).split(bare(words)).length - 1;

/** The same tags with the same attributes as if nothing but `x` had been typed; and the words stand there as often. */
export function expectSame(html: string, calm: string, typed: string): void {
  expect(skeleton(html)).toEqual(skeleton(calm));
  expect(skeleton(html).join()).not.toContain('OTHER');
  expect(html).not.toMatch(BEYOND_WORDS);
  expectShown(textOf(html), textOf(calm), typed);
}

export function expectShown(text: string, calm: string, typed: string): void {
  // Shorter words stand by chance in others.
  if (bare(harmless(typed)).length >= 6) expect(times(text, plain(typed))).toBe(times(calm, harmless(typed)));
}

/** What is shown of nobody's words: controls that are no line break, and marks that turn the direction round. */
export const BEYOND_WORDS = all('\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069');
