// Closed records go to the year's archive, a few a tick, once nothing can miss them in Open.
import type { Outing } from '../outing/record';
import type { Ports } from '../ports';
import { KEPT_OPEN } from '../school/roll';
import type { School } from '../school/school';
import { type Instant, localDate, MINUTE } from '../time';
import type { Visit } from '../visit/record';
import { loadOpen } from './open-records';
import { CLAIM } from './outbox';
import { builtForms, readFrom } from './people-of-files';

/** An execution that began before a record left the roll may still put it there: it lives no longer than a claim. */
const OFF_THE_ROLL = KEPT_OPEN + CLAIM;

/** So many records are archived in a tick at most: each holds the lock by itself, and between them people are served. */
const ARCHIVED_AT_ONCE = 6;

/**
 * Closed records whose day is over go to the year's archive; what is not yet carried out stays, and what a look at the
 * forms may still find: a request whose visit is in the archive would be taken for a new one.
 */
export function archiveClosed(ports: Ports, read: School, now: Instant): string[] {
  const sure = Math.min(now, ...builtForms(read).map((form) => readFrom(read, form))) - MINUTE;
  const { school, visits, outings } = loadOpen(ports, now);
  const isDone = (record: Visit | Outing) =>
    record.closedAt !== null &&
    now - record.closedAt >= OFF_THE_ROLL &&
    // The seal of its last line must have been mailed out of reach first: the health mail names what stands in Open.
    school.healthOn > localDate(record.closedAt) &&
    record.outbox.every((effect) => effect.kind === 'letter' && effect.givenUpAt !== undefined) &&
    (record.kind === 'outing' || Math.max(record.closedAt, record.request.at) < sure);
  for (const { ref } of [...visits, ...outings].filter(isDone).slice(0, ARCHIVED_AT_ONCE)) {
    ports.records.locked(() => {
      const open = loadOpen(ports, now);
      const record = [...open.visits, ...open.outings].find((one) => one.ref === ref);
      if (!record || !isDone(record)) return;
      const after = ports.records.archive(record, open.school);
      if (after !== open.school) ports.records.save(after);
    });
  }
  return [];
}
