// Sending the letters that an execution holds: alarms first, then routine as far as the day's quota goes, and a line to Chat.
import type { AnyRecord, Ports } from '../ports';
import type { Letter } from '../record/record';
import type { School } from '../school/school';
import { DAY, type Instant, MINUTE } from '../time';
import { failed, letters, type Outcome, retryAt } from './outbox';
import { isTooLarge, lighter, replyAddress, writeOut } from './write-out';

/** So many of the day's recipients are kept for alarms: routine waits until tomorrow sooner than an alarm today. */
const KEPT_FOR_ALARMS = 100;

/**
 * So long after its beginning, in ms, an execution still begins another mail: Google stops it at six minutes, and what it
 * has sent must be crossed off by then, or all of it is sent again, and the rest never.
 */
const SENDING = 3 * MINUTE;

/** Records just saved, and the letters in them that this execution holds, by id. */
export interface Saved {
  records: AnyRecord[];
  mine: Set<string>;
}

/** Alarms first, a drill's after the real ones, then routine as far as the day's quota allows. */
export function sendAll(
  ports: Ports,
  { records, mine: held }: Saved,
  school: School,
  now: Instant,
): Map<string, Outcome> {
  const mine = records.flatMap((record) =>
    letters(record)
      .filter(({ id }) => held.has(id))
      .map((letter) => ({ record, letter })),
  );
  const urgent = realFirst(mine.filter(({ letter }) => letter.urgent));
  const routine = mine.filter(({ letter }) => !letter.urgent);
  const outcomes = new Map<string, Outcome>();
  const gone = new Set<string>();
  const send = ({ record, letter }: { record: AnyRecord; letter: Letter }): Outcome =>
    outcomes.size > 0 && Date.now() - now > SENDING ? left(now) : sendOne(ports, record, letter, school, now, gone);
  for (const one of urgent) outcomes.set(one.letter.id, send(one));
  if (routine.length === 0) return outcomes;
  let quota = quotaLeft(ports) - KEPT_FOR_ALARMS;
  for (const one of routine) {
    outcomes.set(one.letter.id, quota > 0 ? send(one) : heldBack(one.letter, now));
    quota -= 1;
  }
  return outcomes;
}

/** What there was no time for: the next tick goes on with it. */
function left(now: Instant): Outcome {
  return { sent: false, error: 'Waiting: there are more mails than can be sent at once.', retryAt: now };
}

/** A drill's mails keep nobody's waiting who is really out. */
function realFirst<T extends { record: AnyRecord }>(held: T[]): T[] {
  const isDrill = ({ record }: T) => record.kind !== 'school' && record.practice !== undefined;
  return [...held.filter((one) => !isDrill(one)), ...held.filter(isDrill)];
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

/** The letters of an outing's alarm, and the school's of a record that is gone: their subjects hold no pupil and nothing in confidence. */
const FOR_CHAT = [
  ...['overdue', 'no check-in', 'help', 'gone anyway', 'new risk', 'all clear', 'drill stopped'],
  ...['record gone', 'record back', 'they are safe'],
];

/**
 * An alarm also goes to the school's Chat space, where it set one: one line an outing, last of all: a space that does not
 * answer holds an execution for up to a minute, and by then everything is sent, noted and drawn. That it fails does not
 * matter to the mails.
 */
export function chatToo(ports: Ports, { records, mine }: Saved, school: School, now: Instant): void {
  if (school.settings.chatWebhook === '') return;
  const alarms = new Map<string, { record: AnyRecord; letter: Letter }>();
  for (const record of records.filter(({ kind }) => kind !== 'visit')) {
    for (const letter of letters(record)) {
      const about = record.kind === 'school' ? `${letter.letter} ${letter.params.ref}` : record.ref;
      const isAlarm = mine.has(letter.id) && FOR_CHAT.includes(letter.letter);
      if (isAlarm && !alarms.has(about)) alarms.set(about, { record, letter });
    }
  }
  for (const { record, letter } of alarms.values()) {
    try {
      ports.post.chat(
        school.settings.chatWebhook,
        writeOut(record, letter, { school, account: ports.installation.account() }, now).subject,
      );
    } catch (error) {
      // One that did not answer once would hold up every other outing's line as well.
      console.error(error);
      return;
    }
  }
}
