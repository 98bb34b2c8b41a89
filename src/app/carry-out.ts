// Carrying out what saved records ask for: letters sent without the lock, then crossed off, and the sheets drawn.

import { type AnyRecord, Busy, type Ports } from '../ports';
import type { Effect, Letter } from '../record/record';
import { actionRows } from '../register/actions';
import type { RegisterRow } from '../register/columns';
import { logRows, sealed } from '../register/log';
import { mailNotice, mailRows } from '../register/mail';
import { registerRow } from '../register/register';
import { todayRows } from '../register/today';
import type { School } from '../school/school';
import { DAY, type Instant } from '../time';
import type { Visit } from '../visit/record';
import { loadOpen, type Open, withChanged, withTold } from './open-records';
import { crossedOff, failed, letters, type Outcome, retryAt } from './outbox';
import { withTrouble } from './trouble';
import { type Unreached, unreached, withUnreached } from './unreachable';
import { isTooLarge, lighter, replyAddress, writeOut } from './write-out';

/** So many of the day's recipients are kept for alarms: routine waits until tomorrow sooner than an alarm today. */
const KEPT_FOR_ALARMS = 100;

/** Records just saved, and the letters in them that this execution holds, by id. */
export interface Saved {
  records: AnyRecord[];
  mine: Set<string>;
}

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
        const open = loadOpen(ports);
        return finished(ports, refs, outcomes, open, now);
      }),
    );
    const anyFailed = [...outcomes.values()].some((outcome) => !outcome.sent);
    const troubles = [...done.troubles, ...boards(ports, done, { byTick, failed: anyFailed }, now)];
    tellTroubles(ports, troubles, now, unreached(saved.records, outcomes));
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
export function tellTroubles(ports: Ports, troubles: string[], now: Instant, lost: Unreached[] = []): void {
  if (troubles.length === 0 && lost.length === 0) return;
  ports.records.locked(() => {
    const { school } = loadOpen(ports);
    const told = withUnreached(withTrouble(school, troubles, now), lost, now);
    if (told !== school) ports.records.save(told);
  });
}

/** Alarms first, then routine as far as the day's quota allows. */
function sendAll(ports: Ports, { records, mine: held }: Saved, school: School, now: Instant): Map<string, Outcome> {
  const mine = records.flatMap((record) =>
    letters(record)
      .filter(({ id }) => held.has(id))
      .map((letter) => ({ record, letter })),
  );
  const urgent = mine.filter(({ letter }) => letter.urgent);
  const routine = mine.filter(({ letter }) => !letter.urgent);
  const outcomes = new Map<string, Outcome>();
  const gone = new Set<string>();
  for (const { record, letter } of urgent) outcomes.set(letter.id, sendOne(ports, record, letter, school, now, gone));
  if (routine.length === 0) return outcomes;
  let left = quotaLeft(ports) - KEPT_FOR_ALARMS;
  for (const { record, letter } of routine) {
    outcomes.set(letter.id, left > 0 ? sendOne(ports, record, letter, school, now, gone) : heldBack(letter, now));
    left -= 1;
  }
  return outcomes;
}

/** Where the quota cannot be asked, mails are tried all the same. */
function quotaLeft(ports: Ports): number {
  try {
    return ports.post.quota();
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function heldBack(letter: Letter, now: Instant): Outcome {
  const error = "Waiting: nearly all of today's mail quota is used, and the rest is kept for alarms.";
  return { sent: false, error, retryAt: Math.max(retryAt(letter, now), now + DAY / 48) };
}

/** `gone`: what this execution has sent. Letters that waited and now say the same to one person are one mail. */
function sendOne(
  ports: Ports,
  record: AnyRecord,
  letter: Letter,
  school: School,
  now: Instant,
  gone: Set<string>,
): Outcome {
  try {
    const from = { school, account: ports.installation.account() };
    const mail = { ...writeOut(record, letter, from, now), ...replyAddress(ports, record, letter, from) };
    const words = JSON.stringify([mail.to, mail.subject, mail.text]);
    if (gone.has(words)) return { sent: true, at: Date.now() };
    try {
      ports.post.send(mail);
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      ports.post.send(lighter(mail));
    }
    gone.add(words);
    // By the clock: an execution that sends many, or waits for the lock, began some time ago.
    return { sent: true, at: Date.now() };
  } catch (error) {
    return failed(letter, String(error instanceof Error ? error.message : error), now);
  }
}

/** The letters of an outing's alarm: their subjects hold no pupil and nothing in confidence. */
const FOR_CHAT = ['overdue', 'no check-in', 'help', 'gone anyway', 'new risk', 'all clear'];

/**
 * An alarm also goes to the school's Chat space, where it set one: one line an outing, last of all: a space that does not
 * answer holds an execution for up to a minute, and by then everything is sent, noted and drawn. That it fails does not
 * matter to the mails.
 */
function chatToo(ports: Ports, { records, mine }: Saved, school: School, now: Instant): void {
  if (school.settings.chatWebhook === '') return;
  for (const record of records.filter(({ kind }) => kind === 'outing')) {
    const alarm = letters(record).find((letter) => mine.has(letter.id) && FOR_CHAT.includes(letter.letter));
    if (!alarm) continue;
    try {
      ports.post.chat(
        school.settings.chatWebhook,
        writeOut(record, alarm, { school, account: ports.installation.account() }, now).subject,
      );
    } catch (error) {
      // One that did not answer once would hold up every other outing's line as well.
      console.error(error);
      return;
    }
  }
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
  const done = withTold(mine, open, now).map((record): AnyRecord => {
    const crossed = crossedOff(record, outcomes);
    // What a visit is to be told waits while its row cannot be read; one that is not open any more needs no telling.
    const waits = (effect: Effect) => effect.kind === 'letter' || open.broken.some(({ ref }) => ref === effect.to);
    return { ...crossed, outbox: crossed.outbox.filter(waits) };
  });
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
