// Carrying out what saved records ask for: letters sent without the lock, then crossed off, and the sheets drawn.

import { type AnyRecord, Busy, type Ports } from '../ports';
import type { Effect } from '../record/record';
import { actionRows } from '../register/actions';
import type { RegisterRow } from '../register/columns';
import { logRows, sealed } from '../register/log';
import { mailNotice, mailRows } from '../register/mail';
import { registerRow } from '../register/register';
import { todayRows } from '../register/today';
import type { School } from '../school/school';
import type { Instant } from '../time';
import type { Visit } from '../visit/record';
import { loadOpen, type Open, withChanged, withTold } from './open-records';
import { crossedOff, type Outcome } from './outbox';
import { chatToo, type Saved, sendAll } from './send-letters';
import { withTrouble } from './trouble';
import { unreached, withUnreached } from './unreachable';

/**
 * Sends what `saved` holds claims on, then crosses it off and draws the sheets. Never throws for a mail or a sheet.
 * `byTick`: the tick draws the board whatever has changed, and so says that the engine ran.
 */
export function carryOut(ports: Ports, saved: Saved, school: School, now: Instant, byTick = false): void {
  const outcomes = sendAll(ports, saved, school, now);
  try {
    const refs = new Set(saved.records.map((record) => record.ref));
    const done = patiently(() =>
      ports.records.locked(() => {
        const open = loadOpen(ports, now);
        return finished(ports, refs, outcomes, open, now);
      }),
    );
    const anyFailed = [...outcomes.values()].some((outcome) => !outcome.sent);
    const troubles = [...done.troubles, ...boards(ports, done, { byTick, failed: anyFailed }, now)];
    tellTroubles(ports, troubles, now);
  } finally {
    chatToo(ports, saved, school, now);
  }
}

/** Letters that were sent and are not crossed off are sent again: it is worth waiting for the lock more than once. */
function patiently<T>(work: () => T, tries = 4): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Busy && tries > 1) return patiently(work, tries - 1);
    throw error;
  }
}

/** To whoever looks after the engine; without the effects of another act, which would tell of them in turn. */
export function tellTroubles(ports: Ports, troubles: string[], now: Instant): void {
  if (troubles.length === 0) return;
  ports.records.locked(() => {
    const { school } = loadOpen(ports, now);
    const told = withTrouble(school, troubles, now);
    if (told !== school) ports.records.save(told);
  });
}

/** What is open after the crossing off, which of it was touched, and what went wrong. */
interface Finished {
  open: Open;
  touched: AnyRecord[];
  troubles: string[];
}

/**
 * Under the lock again: what was sent is crossed off the records as they are now. The lists that grow, Log and Register,
 * are written here too, before the record says that they were: killed between, a later tick writes them again.
 */
function finished(ports: Ports, refs: Set<string>, outcomes: Map<string, Outcome>, open: Open, now: Instant): Finished {
  const { school } = open;
  const mine = [school, ...open.visits, ...open.outings].filter((record) => refs.has(record.ref));
  const crossed = withTold(mine, open, now).map((record): AnyRecord => {
    const left = crossedOff(record, outcomes);
    // What a visit is to be told waits while its row cannot be read; one that is not open any more needs no telling.
    const waits = (effect: Effect) => effect.kind === 'letter' || open.broken.some(({ ref }) => ref === effect.to);
    return { ...left, outbox: left.outbox.filter(waits) };
  });
  const done = withUnreached(crossed, unreached(mine, outcomes), school, now);
  const rows = done.flatMap((record) => logRows(record, school));
  const logTrouble = rows.length === 0 ? [] : troubleOf(() => ports.views.log(rows));
  const visits = done.filter(
    (record): record is Visit => record.kind === 'visit' && !record.practice && record.version > record.drawn,
  );
  const lines = visits.map((visit) => lineOf(ports, visit, school, now));
  const fresh = lines.filter(({ isFresh }) => isFresh).map(({ row }) => row);
  const registerTrouble = fresh.length === 0 ? [] : troubleOf(() => ports.views.register(school, fresh));
  const drawnAs = new Map(lines.map(({ row, mark }) => [row.Ref, mark]));
  const touched = done.map(
    (record): AnyRecord => ({
      ...record,
      ...(logTrouble.length === 0 ? { logged: sealed(record).length } : {}),
      ...(registerTrouble.length === 0
        ? { drawn: record.version, drawnAs: drawnAs.get(record.ref) ?? record.drawnAs }
        : {}),
    }),
  );
  for (const record of touched.filter((one) => !isAsItWas(one, mine))) ports.records.save(record);
  return { open: withChanged(open, touched), touched, troubles: [...logTrouble, ...registerTrouble] };
}

/** A visit's row in the Register, and whether it says anything that does not stand there already. */
function lineOf(
  ports: Ports,
  visit: Visit,
  school: School,
  now: Instant,
): { row: RegisterRow; mark: string; isFresh: boolean } {
  const row = registerRow(visit, school, now);
  const mark = ports.seals.digest(JSON.stringify([school.files.register, row])).slice(0, 16);
  return { row, mark, isFresh: mark !== visit.drawnAs };
}

/** Whether nothing was crossed off and nothing noted: a school that only gave a number away needs no second write. */
function isAsItWas(record: AnyRecord, before: AnyRecord[]): boolean {
  const old = before.find(({ ref }) => ref === record.ref);
  const parts = (one: AnyRecord) => [one.version, one.logged, one.drawn, one.log.length, one.outbox];
  return old !== undefined && JSON.stringify(parts(old)) === JSON.stringify(parts(record));
}

/** The boards, which are drawn whole and so cannot fall behind for longer than a tick: after the lock is let go. */
function boards(
  ports: Ports,
  { open, touched }: Finished,
  { byTick, failed }: { byTick: boolean; failed: boolean },
  now: Instant,
): string[] {
  const { school, visits, outings } = open;
  const everything = [school, ...visits, ...outings];
  const troubles: string[] = [];
  if (byTick || touched.some((record) => record.kind !== 'school')) {
    const how = { notice: mailNotice(everything, school), byTick };
    const rows = todayRows(outings, visits, school, now);
    troubles.push(...troubleOf(() => ports.views.today(school, rows, now, how)));
  }
  if (touched.some((record) => record.kind === 'visit' && record.actions.length > 0)) {
    troubles.push(...troubleOf(() => ports.views.actions(school, actionRows(visits, school))));
  }
  if (failed) troubles.push(...troubleOf(() => ports.views.mail(mailRows(everything, school))));
  return troubles;
}

/** What went wrong with one sheet, in words: the others are drawn all the same. */
function troubleOf(draw: () => void): string[] {
  try {
    draw();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
