// The outbox inside each record: which letters are to be sent now, by whom they are held, and what became of them.
import type { AnyRecord } from '../ports';
import { withReached } from '../record/practice';
import { isFailing, type Letter, type RecordBase } from '../record/record';
import { type Instant, MINUTE } from '../time';

/** An execution lives 6 minutes at the most; after 7 nobody can still be sending what it claimed. */
export const CLAIM = 7 * MINUTE;

/** The letters of a record that somebody should send now: not held by another, and not waiting after a failure. */
export function sendable(record: RecordBase, now: Instant): Letter[] {
  return letters(record).filter(
    (letter) => letter.claimedUntil <= now && letter.notBefore <= now && letter.givenUpAt === undefined,
  );
}

export function letters(record: RecordBase): Letter[] {
  return record.outbox.filter((effect): effect is Letter => effect.kind === 'letter');
}

/**
 * The letters that this execution takes on, by id: `claimed` then holds them. What another holds is in the same records and
 * is the other's to send.
 */
export function toSend(records: RecordBase[], now: Instant): Set<string> {
  return new Set(records.flatMap((record) => sendable(record, now)).map(({ id }) => id));
}

/** The record with every sendable letter held by this execution. */
export function claimed<R extends RecordBase>(record: R, now: Instant): R {
  const ids = new Set(sendable(record, now).map((letter) => letter.id));
  if (ids.size === 0) return record;
  const outbox = record.outbox.map((effect) =>
    effect.kind === 'letter' && ids.has(effect.id) ? { ...effect, claimedUntil: now + CLAIM } : effect,
  );
  return { ...record, outbox };
}

/** What became of a letter: sent, or why not; and from when it is tried no more, where its address takes nothing. */
export type Outcome =
  | { sent: true; at: Instant }
  | { sent: false; error: string; retryAt: Instant; givenUpAt?: Instant };

/** The record with the letters that were sent crossed off, and those that were not set back for another try. */
export function crossedOff(record: AnyRecord, outcomes: Map<string, Outcome>): AnyRecord {
  const outbox = record.outbox.flatMap((effect) => {
    const outcome = outcomes.get(effect.id);
    if (effect.kind !== 'letter' || !outcome) return [effect];
    if (outcome.sent) return [];
    const { retryAt, error, givenUpAt } = outcome;
    const tried = { ...effect, claimedUntil: 0, tries: effect.tries + 1, notBefore: retryAt, lastError: error };
    return [givenUpAt === undefined ? tried : { ...tried, givenUpAt }];
  });
  if (record.kind === 'school' || !record.practice) return { ...record, outbox };
  const sent = letters(record).flatMap((letter) => {
    const outcome = outcomes.get(letter.id);
    return outcome?.sent ? [{ ...letter, at: outcome.at }] : [];
  });
  return { ...record, outbox, practice: withReached(record.practice, sent) };
}

/** When a letter that failed for the `tries`-th time is tried again: 1, 2, 4, 8 … minutes, at most 30; alarms at most 5. */
export function retryAt(letter: Letter, now: Instant): Instant {
  const minutes = Math.min(2 ** letter.tries, letter.urgent ? 5 : 30);
  return now + minutes * MINUTE;
}

/** What Google says of an address to which nobody can send: no other failure is ever given up. */
const NO_ADDRESS = /invalid email|no recipient/i;
/** So many tries tell a wrong address from a bad moment: some ten minutes. */
const TRIES = 4;

/** Why a letter was not sent, and when it is tried again. */
export function failed(letter: Letter, error: string, now: Instant): Outcome {
  const outcome: Outcome = { sent: false, error, retryAt: retryAt(letter, now) };
  return NO_ADDRESS.test(error) && letter.tries + 1 >= TRIES ? { ...outcome, givenUpAt: now } : outcome;
}

/** Letters that wait though they were tried: how many, and since when the oldest; for the board and the desk. */
export function undelivered(records: RecordBase[]): { count: number; oldest: Instant | null } {
  const failing = records.flatMap(letters).filter(isFailing);
  const oldest = Math.min(...failing.map((letter) => letter.queuedAt));
  return { count: failing.length, oldest: failing.length > 0 ? oldest : null };
}
