// The shell around every act: lock, load, decide, save, let go; then carry out what the records ask for.
import type { AnyRecord, Ports } from '../ports';
import type { School } from '../school/school';
import type { Instant } from '../time';
import { carryOut } from './carry-out';
import { loadOpen, type Open, withDrillsStopped, withTold } from './open-records';
import { claimed, toSend } from './outbox';
import type { Saved } from './send-letters';

/**
 * Runs `work` on what is open, under the lock. Each record that it changed is saved with one write, together with the
 * letters it wants sent; those are claimed by this execution in the same write, sent after the lock is let go, and
 * crossed off. A kill at any moment leaves the record as before or as after, and the next tick does the rest.
 * @throws Busy when the lock is not to be had: then nothing was changed
 */
export function transact<T>(ports: Ports, now: Instant, work: (open: Open) => { changed: AnyRecord[]; answer: T }): T {
  const { saved, mine, school, answer } = ports.records.locked(() => {
    const open = loadOpen(ports, now);
    const done = work(open);
    const told = withTold(withDrillsStopped(done.changed, open, now), open, now);
    const changed = told.map((record) => claimed(record, now));
    for (const record of changed) ports.records.save(record);
    const after = changed.find((record): record is School => record.kind === 'school') ?? open.school;
    return {
      saved: changed.filter((record) => !waitsForTick(record, done.changed)),
      mine: toSend(told, now),
      school: after,
      answer: done.answer,
    };
  });
  if (saved.length > 0) carryOutLater(ports, { records: saved, mine }, school, now);
  return answer;
}

/**
 * What was only told by another record, and has no letter to send, is logged and drawn in the Register by the next tick:
 * whoever signs out at the door waits for their own record and the board alone.
 */
function waitsForTick({ ref, outbox }: AnyRecord, changed: AnyRecord[]): boolean {
  return outbox.length === 0 && changed.every((record) => record.ref !== ref);
}

/** The act is saved: whatever fails from here on is done by the next tick, and must not make the act look as if it failed. */
function carryOutLater(ports: Ports, saved: Saved, school: School, now: Instant): void {
  try {
    carryOut(ports, saved, school, now);
  } catch (error) {
    console.error(error);
  }
}
