// The tick: every few minutes it reads what is open, takes what is due, and looks after the engine itself.
import { settled as settledOuting } from '../outing/decide';
import type { Outing } from '../outing/record';
import type { AnyRecord, Ports } from '../ports';
import { actionRows } from '../register/actions';
import { mailNotice, mailRows } from '../register/mail';
import { todayRows } from '../register/today';
import { ENGINE } from '../school/people';
import { goneWords, KEPT_OPEN, rollCalled } from '../school/roll';
import type { School } from '../school/school';
import { type Instant, localDate, MINUTE } from '../time';
import type { Visit } from '../visit/record';
import { settled as settledVisit } from '../visit/settle';
import { settledUnplaced } from '../visit/unplaced';
import { carryOut, type Saved, tellTroubles } from './carry-out';
import { triggersBehind } from './checks/standby';
import { lookedBy, lookIsDue, otherStopped, strangerRuns } from './engines';
import { factsFor } from './facts';
import { healthMail } from './health-mail';
import { audited, started, stopped } from './heartbeat';
import { lookAtControl } from './look-at-control';
import { numbersKept } from './numbers-kept';
import { loadOpen, type Open, withTold } from './open-records';
import { claimed, sendable, toSend } from './outbox';
import { builtForms, readFrom } from './people-of-files';
import { purge } from './purge';
import { readReplies } from './read-replies';
import { asRead, type FormsRead, reconcile } from './reconcile';
import { whileThere } from './records-gone';
import { termSummary } from './term-summary';
import { transact } from './transact';
import { administrators, withTrouble } from './trouble';
import { waitingForADay } from './unreachable';

/**
 * Takes what is due in every open record. Alarms come first: everything else in a tick comes after them and cannot stop
 * them. The board is drawn by every tick, so that it says that the engine runs and what time alone has changed.
 */
export function tick(ports: Ports, now: Instant): void {
  let school: School | undefined;
  try {
    const { due, open } = whileThere(ports, now, () =>
      ports.records.locked(() => {
        const found = loadOpen(ports);
        school = found.school;
        return takeDue(ports, found, now);
      }),
    );
    const troubles = due.records.length > 0 ? sent(ports, due, open, now) : boardDrawn(ports, open, now);
    // Only now: a heartbeat's host that hangs must keep no alarm waiting.
    const pulse = started(ports, open.school, now);
    const looked = lookAfter(ports, open.school, troubles, now);
    if (pulse || looked) audited(ports, pulse, now);
    // Last of all: what was looked at is noted by now, so that no other tick looks meanwhile.
    if (open.school.purge) purgeOn(ports, now);
  } catch (error) {
    if (school) stopped(ports, school, now);
    throw error;
  }
}

/** Under the lock: each record that time has changed, or that has something left to carry out; saved with its claims where that changes it. */
function takeDue(ports: Ports, open: Open, now: Instant): { due: Saved; open: Open } {
  const records = [...open.visits, ...open.outings].flatMap((record): AnyRecord[] => {
    const next = afterTime(record, open, now);
    return next !== record || hasLeft(next, now) ? [next] : [];
  });
  const called = unplacedDue(rollCalled(open.school, open, now), open, now);
  const broken = open.broken.map(({ problem }) => problem);
  const school = withTrouble(called, [...broken, ...goneWords(called, open)], now);
  if (school.version !== open.school.version || hasLeft(school, now)) records.push(school);
  // A roll that is up to date again, and nothing else, leaves nothing to carry out.
  else if (school !== open.school) ports.records.save(school);
  const told = withTold(records, open, now);
  const due = told.map((record) => claimed(record, now));
  const asRead = new Set<AnyRecord>([open.school, ...open.visits, ...open.outings]);
  for (const record of due.filter((one) => !asRead.has(one))) ports.records.save(record);
  return { due: { records: due, mine: toSend(told, now) }, open: { ...open, school } };
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

/**
 * The troubles that `work` tells of, and where it fails that it did. A sheet that cannot be drawn is told of in the words
 * in which an act tells of it, so that nobody hears of it twice.
 */
function attempt(what: string, work: () => string[]): string[] {
  try {
    return work();
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return [what === '' ? words : `${what}: ${words}`];
  }
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

/** The rest of a tick, each by itself: replies, and now and then settings, forms, archive and the day's health mail. Whether it was time for those. */
function lookAfter(ports: Ports, school: School, before: string[], now: Instant): boolean {
  const account = ports.installation.account();
  const troubles = [...before, ...strangerRuns(school, account)];
  if (school.settings.readReplies) {
    troubles.push(...attempt('Replies could not be read', () => readReplies(ports, school, now)));
  }
  const lookDue = lookIsDue(school, account, now);
  let forms: FormsRead = { troubles: [], whole: [], more: false };
  if (lookDue) {
    troubles.push(
      // Before answers are looked through: what was asked for since comes in again, and under new numbers.
      ...attempt('', () => numbersKept(ports, now)),
      ...attempt('Settings, Staff and Guidance could not be read', () => lookAtControl(ports, now)),
      ...attempt('The forms could not be read', () => {
        forms = reconcile(ports, now);
        return forms.troubles;
      }),
      ...attempt('The health mail could not be written', () => healthMail(ports, now)),
      ...attempt('Closed visits could not be archived', () => archiveClosed(ports, asRead(school, forms, now), now)),
      ...attempt('The termly summary could not be written', () => termSummary(ports, school, now)),
      ...attempt('', () => boardsDrawn(ports, now)),
      ...otherStopped(school, account, now),
      ...triggersBehind(ports, school),
      ...attempt('', () => ports.views.askew(school)),
    );
  }
  if (lookDue || troubles.length > 0) tell(ports, troubles, lookDue ? forms : null, now);
  return lookDue;
}

function boardsDrawn(ports: Ports, now: Instant): string[] {
  const { school, visits, outings } = loadOpen(ports);
  ports.views.actions(school, actionRows(visits, school));
  ports.views.mail(mailRows([school, ...visits, ...outings], school));
  return waitingForADay([school, ...visits, ...outings], now);
}

/** Where answers wait still, the next tick looks again at once. */
function tell(ports: Ports, troubles: string[], forms: FormsRead | null, now: Instant): void {
  transact(ports, now, ({ school, account }) => {
    const told = withTrouble(school, troubles, now);
    const read = forms ? asRead(told, forms, now) : told;
    const next = forms && !forms.more ? lookedBy(read, account, now) : read;
    return { changed: next === school ? [] : [next], answer: null };
  });
}

/** So many records are archived in a tick at most: each holds the lock by itself, and between them people are served. */
const ARCHIVED_AT_ONCE = 6;

/**
 * Closed records whose day is over go to the year's archive; what is not yet carried out stays, and what a look at the
 * forms may still find: a request whose visit is in the archive would be taken for a new one.
 */
function archiveClosed(ports: Ports, read: School, now: Instant): string[] {
  const sure = Math.min(now, ...builtForms(read).map((form) => readFrom(read, form))) - MINUTE;
  const { school, visits, outings } = loadOpen(ports);
  const isDone = (record: Visit | Outing) =>
    record.closedAt !== null &&
    now - record.closedAt >= KEPT_OPEN &&
    // The seal of its last line must have been mailed out of reach first: the health mail names what stands in Open.
    school.healthOn > localDate(record.closedAt) &&
    record.outbox.every((effect) => effect.kind === 'letter' && effect.givenUpAt !== undefined) &&
    (record.kind === 'outing' || Math.max(record.closedAt, record.request.at) < sure);
  for (const { ref } of [...visits, ...outings].filter(isDone).slice(0, ARCHIVED_AT_ONCE)) {
    ports.records.locked(() => {
      const open = loadOpen(ports);
      const record = [...open.visits, ...open.outings].find((one) => one.ref === ref);
      if (!record || !isDone(record)) return;
      const after = ports.records.archive(record, open.school);
      if (after !== open.school) ports.records.save(after);
    });
  }
  return [];
}
