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
}

/** The record after the act; or, with reasons in plain words, the record as it was. */
export interface Decided<R> {
  record: R;
  refusal?: string[];
}

export function refused<R>(record: R, ...refusal: string[]): Decided<R> {
  return { record, refusal };
}

/** How a tap is known again: the same person, act and version seen. A double tap has the same; the next one has not. */
export function tapOf(actor: Actor, act: string, seen: number | undefined): string {
  return seen === undefined ? '' : `${actor.email}/${act}/${seen}`;
}

const TAPS_KEPT = 30;

/** The record one version on, remembering the tap. */
export function stepped<R extends RecordBase>(record: R, tap: string): R {
  const taps = tap === '' ? record.taps : [...record.taps, tap].slice(-TAPS_KEPT);
  return { ...record, version: record.version + 1, taps };
}
