// What every decision is given and gives back. A decision is pure: time, people, policy and settings come in as data.
import type { Policy, Rules } from '../policy/schema';
import type { Actor } from '../school/people';
import type { School } from '../school/school';
import type { Instant } from '../time';
import type { RecordBase } from './record';

export interface Facts {
  now: Instant;
  actor: Actor;
  school: School;
  policy: Policy;
  /** The policy's rules with the school's minutes, in force now; a record under way keeps its own. */
  rules: Rules;
  /** Those who are out on a visit now, where the act asks for it: nobody watches from there. */
  out?: string[];
}

/** The record after the act; or, with reasons in plain words, the record as it was. */
export interface Decided<R> {
  record: R;
  refusal?: string[];
  /** A refused act that may be true all the same: the words of the button that says so. */
  anyway?: string;
}

export function refused<R>(record: R, ...refusal: string[]): Decided<R> {
  return { record, refusal };
}

/**
 * How a tap is known again: the same person, act with all that it carries, and version seen. A double tap has the same;
 * the next one, or the same act with other words or minutes, has not.
 */
export function tapOf(actor: Actor, { act, ...fields }: { act: string }, seen: number | undefined): string {
  if (seen === undefined) return '';
  const tap = `${actor.email}/${act}/${seen}`;
  return Object.keys(fields).length === 0 ? tap : `${tap}/${digestOf(JSON.stringify(fields))}`;
}

/** A few letters that tell texts apart (53 bits, cyrb53): enough for the newest taps of one record. */
export function digestOf(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
    b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

const TAPS_KEPT = 30;

/** The record one version on, remembering the tap. */
export function stepped<R extends RecordBase>(record: R, tap: string): R {
  const next = { ...record, version: record.version + 1 };
  return tap === '' ? next : remembering(next, tap);
}

/** The record, knowing this tap, or reply, when it comes again. */
export function remembering<R extends RecordBase>(record: R, tap: string): R {
  return { ...record, taps: [...record.taps, tap].slice(-TAPS_KEPT) };
}
