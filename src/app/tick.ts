// The tick: every few minutes it reads what is open, takes what is due, and looks after the engine itself.
import { settled as settledOuting } from '../outing/decide';
import { type AnyRecord, Busy, type Ports } from '../ports';
import { mailNotice } from '../register/mail';
import { todayRows } from '../register/today';
import { ENGINE } from '../school/people';
import { goneWords, rollCalled } from '../school/roll';
import type { School } from '../school/school';
import type { Instant } from '../time';
import { settled as settledVisit } from '../visit/settle';
import { settledUnplaced } from '../visit/unplaced';
import { attempt } from './attempt';
import { carryOut, tellTroubles } from './carry-out';
import { factsFor } from './facts';
import { audited, started, stopped } from './heartbeat';
import { lookAfter } from './look-after';
import { loadOpen, type Open, withChanged, withDrillsStopped, withTold } from './open-records';
import { claimed, sendable, toSend } from './outbox';
import { purge } from './purge';
import { whileThere } from './records-gone';
import type { Saved } from './send-letters';
import { administrators, withTrouble } from './trouble';

/**
 * Takes what is due in every open record. Alarms come first: everything else in a tick comes after them and cannot stop
 * them. The board is drawn by every tick, so that it says that the engine runs and what time alone has changed.
 */
export function tick(ports: Ports, now: Instant): void {
  let school: School | undefined;
  try {
    const { due, open } = whileThere(ports, now, () =>
      ports.records.locked(() => {
        const found = loadOpen(ports, now);
        school = found.school;
        return takeDue(ports, found, now);
      }),
    );
    const troubles = due.records.length > 0 ? sent(ports, due, open, now) : boardDrawn(ports, open, now);
    // Only now: a heartbeat's host that hangs must keep no alarm waiting.
    const pulse = started(ports, open.school, now);
    const looked = lookAfter(ports, open, troubles, now);
    if (pulse || looked) audited(ports, pulse, now);
    // Last of all: what was looked at is noted by now, so that no other tick looks meanwhile.
    if (open.school.purge) purgeOn(ports, now);
  } catch (error) {
    // Somebody else held the records for a moment; where that lasts, no success comes, and the host tells of it by itself.
    if (school && !(error instanceof Busy)) stopped(ports, school, now);
    throw error;
  }
}

/** Under the lock: each record that time has changed, or that has something left to carry out; saved with its claims where that changes it. */
function takeDue(ports: Ports, open: Open, now: Instant): { due: Saved; open: Open } {
  const called = unplacedDue(rollDue(open, now), open, now);
  const { visits, outings } = withChanged(open, withDrillsStopped([called], open, now));
  const moved = [...visits, ...outings].flatMap((record): AnyRecord[] => {
    const next = afterTime(record, open, now);
    return next !== record || hasLeft(next, now) ? [next] : [];
  });
  const told = new Map(withTold(moved, open, now).map((record) => [record.ref, record]));
  const broken = open.broken.map(({ problem }) => problem);
  const school = withTrouble(called, [...broken, ...goneWords(called, open)], now);
  if (school.version !== open.school.version || hasLeft(school, now)) {
    const standing = withChanged(open, [...told.values()]);
    for (const record of withTold([school], standing, now)) told.set(record.ref, record);
  }
  // A roll that is up to date again, and nothing else, leaves nothing to carry out.
  else if (school !== open.school) ports.records.save(school);
  const records = [...told.values()];
  const due = records.map((record) => claimed(record, now));
  const asRead = new Set<AnyRecord>([open.school, ...open.visits, ...open.outings]);
  for (const record of due.filter((one) => !asRead.has(one))) ports.records.save(record);
  return { due: { records: due, mine: toSend(records, now) }, open: { ...open, school } };
}

function sent(ports: Ports, due: Saved, open: Open, now: Instant): string[] {
  return attempt('What is due could not be carried out', () => {
    carryOut(ports, due, open.school, now, true);
    return [];
  });
}

/** A portion of a purge that somebody ordered. */
function purgeOn(ports: Ports, now: Instant): void {
  const troubles = attempt('The purge could not go on', () => purge(ports, now));
  tellTroubles(ports, troubles, now);
}

function boardDrawn(ports: Ports, { school, visits, outings }: Open, now: Instant): string[] {
  return attempt('', () => {
    const notice = mailNotice([school, ...visits, ...outings], school);
    ports.views.today(school, todayRows(outings, visits, school, now), now, { notice, byTick: true });
    return [];
  });
}

/** What time alone makes of a record. One that cannot be worked out holds up no other. */
function afterTime<R extends AnyRecord>(record: R, open: Open, now: Instant): R {
  const facts = factsFor(open.school, ENGINE, now);
  try {
    if (record.kind === 'visit') return settledVisit(record, facts) as R;
    if (record.kind === 'outing') return settledOuting(record, facts) as R;
    return record;
  } catch (error) {
    open.broken.push({ ref: record.ref, problem: `${record.ref} could not be worked out: ${String(error)}` });
    return record;
  }
}

/** The roll, called. One that cannot be called holds up no alarm. */
function rollDue(open: Open, now: Instant): School {
  try {
    return rollCalled(open.school, open, now);
  } catch (error) {
    open.broken.push({ ref: open.school.ref, problem: `The roll of who is out could not be called: ${String(error)}` });
    return open.school;
  }
}

/** The same of the forms that no visit has. One that cannot be worked out holds up no alarm. */
function unplacedDue(school: School, open: Open, now: Instant): School {
  try {
    return settledUnplaced(school, administrators(school), now);
  } catch (error) {
    open.broken.push({
      ref: school.ref,
      problem: `A form that no visit has could not be worked out: ${String(error)}`,
    });
    return school;
  }
}

/** Whether an earlier execution left something undone in this record. */
function hasLeft(record: AnyRecord, now: Instant): boolean {
  return (
    sendable(record, now).length > 0 ||
    record.outbox.some((effect) => effect.kind === 'passing') ||
    record.log.length > record.logged ||
    record.version > record.drawn
  );
}
