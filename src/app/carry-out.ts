// Carrying out what saved records ask for: letters sent without the lock, then crossed off, and the sheets drawn.
import { replyAddress, writeOut } from './write-out';
import type { AnyRecord, Ports } from '../ports';
import { logRows, sealed } from '../register/log';
import { mailNotice, mailRows } from '../register/mail';
import { actionRows } from '../register/actions';
import { registerRow } from '../register/register';
import { todayRows } from '../register/today';
import type { Letter } from '../record/record';
import type { School } from '../school/school';
import { DAY, type Instant } from '../time';
import type { Visit } from '../visit/record';
import { crossedOff, letters, type Outcome, retryAt } from './outbox';
import { type Open, withTold } from './transact';
import { troubled } from './trouble';

/** So many of the day's recipients are kept for alarms: routine waits until tomorrow sooner than an alarm today. */
const KEPT_FOR_ALARMS = 100;

/**
 * Sends what `saved` holds claims on, then crosses it off and draws the sheets. Never throws for a mail or a sheet.
 * `byTick`: the tick draws the board, and so says that the engine ran.
 */
export function carryOut(ports: Ports, saved: AnyRecord[], school: School, now: Instant, byTick = false): void {
  const outcomes = sendAll(ports, saved, school, now);
  const refs = new Set(saved.map((record) => record.ref));
  ports.records.locked(() => {
    const loaded = ports.records.load();
    if (loaded.school) finish(ports, { refs, outcomes, byTick }, { ...loaded, school: loaded.school }, now);
  });
}

/** Alarms first, then routine as far as the day's quota allows. */
function sendAll(ports: Ports, records: AnyRecord[], school: School, now: Instant): Map<string, Outcome> {
  const mine = records.flatMap((record) =>
    letters(record)
      .filter((letter) => letter.claimedUntil > now)
      .map((letter) => ({ record, letter })),
  );
  const urgent = mine.filter(({ letter }) => letter.urgent);
  const routine = mine.filter(({ letter }) => !letter.urgent);
  const outcomes = new Map<string, Outcome>();
  for (const { record, letter } of urgent) outcomes.set(letter.id, sendOne(ports, record, letter, school, now));
  if (routine.length === 0) return outcomes;
  let left = quotaLeft(ports) - KEPT_FOR_ALARMS;
  for (const { record, letter } of routine) {
    outcomes.set(letter.id, left > 0 ? sendOne(ports, record, letter, school, now) : heldBack(letter, now));
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

function sendOne(ports: Ports, record: AnyRecord, letter: Letter, school: School, now: Instant): Outcome {
  try {
    const mail = writeOut(record, letter, school, now);
    ports.post.send({ ...mail, ...replyAddress(ports, record, letter, school) });
    chatToo(ports, mail.subject, letter, school);
    return { sent: true };
  } catch (error) {
    return { sent: false, error: String(error instanceof Error ? error.message : error), retryAt: retryAt(letter, now) };
  }
}

/** An alarm also goes to the school's Chat space, where it set one. That it fails must not keep the mail from counting as sent. */
function chatToo(ports: Ports, subject: string, letter: Letter, school: School): void {
  if (!letter.urgent || school.settings.chatWebhook === '') return;
  try {
    ports.post.chat(school.settings.chatWebhook, subject);
  } catch {
    // The mail has gone; the webhook's trouble shows in "check everything".
  }
}

interface Sent {
  refs: Set<string>;
  outcomes: Map<string, Outcome>;
  byTick: boolean;
}

/** Under the lock again: what was sent is crossed off the records as they are now, and the sheets follow. */
function finish(ports: Ports, { refs, outcomes, byTick }: Sent, open: Open, now: Instant): void {
  const { school } = open;
  const mine = [school, ...open.visits, ...open.outings].filter((record) => refs.has(record.ref));
  const done = withTold(mine, open, now).map((record) => {
    const crossed = crossedOff(record, outcomes);
    return { ...crossed, outbox: crossed.outbox.filter((effect) => effect.kind !== 'passing') };
  });
  const failed = [...outcomes.values()].some((outcome) => !outcome.sent);
  const { records, trouble } = drawn(ports, done, open, { byTick, failed }, now);
  const changed = trouble.length > 0 ? troubled(records, school, trouble, now) : records;
  for (const record of changed) ports.records.save(record);
}

/** Draws what changed, each sheet by itself: one that fails is told of and drawn by a later tick. */
function drawn(
  ports: Ports,
  done: AnyRecord[],
  open: Open,
  { byTick, failed }: { byTick: boolean; failed: boolean },
  now: Instant,
): { records: AnyRecord[]; trouble: string[] } {
  const trouble: string[] = [];
  const attempt = (draw: () => void): boolean => {
    try {
      draw();
      return true;
    } catch (error) {
      trouble.push(String(error instanceof Error ? error.message : error));
      return false;
    }
  };
  const { school } = open;
  const latest = <R extends AnyRecord>(records: R[]): R[] =>
    records.map((record) => (done.find((d) => d.ref === record.ref) as R | undefined) ?? record);
  const visits = latest(open.visits);
  const outings = latest(open.outings);
  const everything = [...latest([school]), ...visits, ...outings];
  const fresh = done.filter((record) => record.version > record.drawn);
  const freshVisits = fresh.filter((record): record is Visit => record.kind === 'visit');

  const rows = done.flatMap((record) => logRows(record, school));
  const logged = rows.length === 0 || attempt(() => ports.views.log(rows));
  const shown: boolean[] = [];
  if (freshVisits.length > 0) {
    const lines = freshVisits.map((visit) => registerRow(visit, school, now));
    shown.push(attempt(() => ports.views.register(school, lines)));
  }
  if (freshVisits.some((visit) => visit.actions.length > 0)) {
    shown.push(attempt(() => ports.views.actions(school, actionRows(visits, school))));
  }
  if (byTick || fresh.some((record) => record.kind !== 'school')) {
    const notice = mailNotice(everything, school);
    const board = todayRows(outings, visits, school, now);
    shown.push(attempt(() => ports.views.today(school, board, now, { notice, byTick })));
  }
  if (failed) attempt(() => ports.views.mail(mailRows(everything, school)));
  const records = done.map((record) => ({
    ...record,
    ...(logged ? { logged: sealed(record).length } : {}),
    ...(shown.every((ok) => ok) ? { drawn: record.version } : {}),
  }));
  return { records, trouble };
}
