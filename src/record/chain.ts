// The chain of a record's log: each entry's hash is made of the one before it and of its own words.
import type { LogEntry, RecordBase } from './record';

/** SHA-256 or the like, as hex. */
export type Digest = (text: string) => string;

function hashOf(entry: LogEntry, before: string, digest: Digest): string {
  const { at, by, words } = entry;
  return digest(before + JSON.stringify({ at, by, words }));
}

/** The record with a hash on every entry that has none. Entries already chained are left as they stand. */
export function chained<R extends RecordBase>(record: R, digest: Digest): R {
  if (record.log.every((entry) => entry.hash !== undefined)) return record;
  let before = record.sealBefore ?? '';
  const log = record.log.map((entry) => {
    const hash = entry.hash ?? hashOf(entry, before, digest);
    before = hash;
    return { ...entry, hash };
  });
  return { ...record, log };
}

/** The number (from 1) of the first entry of a saved record whose hash does not fit or is gone, or 0 where the chain holds. */
export function verifyChain(record: RecordBase, digest: Digest): number {
  let before = record.sealBefore ?? '';
  for (const [i, entry] of record.log.entries()) {
    if (entry.hash !== hashOf(entry, before, digest)) return i + 1;
    before = entry.hash;
  }
  return 0;
}

/**
 * The record with the newest `kept` lines of its log, where the older ones stand in the sheet Log. The chain goes on from
 * the seal of the last that was left out. For the school's record, which never closes and is read by every tick and tap.
 */
export function shortened<R extends RecordBase>(record: R, kept: number): R {
  const cut = Math.min(record.log.length - kept, record.logged);
  const sealBefore = record.log[cut - 1]?.hash;
  if (cut <= 0 || sealBefore === undefined) return record;
  return { ...record, log: record.log.slice(cut), logged: record.logged - cut, sealBefore };
}

/** The newest hash: the one to mail out, so that a log that was replaced whole shows. */
export function head(record: RecordBase): string {
  return record.log[record.log.length - 1]?.hash ?? '';
}
