// Whether each letter comes, and comes once: every letter that stood in an outbox is looked for among the mails sent.
import type { Execution, Mail } from '../../local/workspace/types';
import type { Letter } from '../../src/record/record';
import { HOUR, type Instant, MINUTE } from '../../src/time';
import type { Excuses } from './excuses';
import type { Change, OpenSheet, Raw } from './open-sheet';
import type { Verdict } from './verdict';

/** A letter may wait so long of the time in which nothing is broken: its retries wait, at the most, 5 and 30 minutes. */
const PATIENCE = { urgent: 20 * MINUTE, routine: 75 * MINUTE };

/** How long an execution holds what it is about to send. */
const CLAIM = 7 * MINUTE;

/** What those who answer alarms hear where no record can be read, after the engine has stood still for so long. */
const STANDS_STILL = /^ALARM: .*records/;
const STOOD = 10 * MINUTE;

interface Known {
  ref: string;
  letter: string;
  to: string;
  urgent: boolean;
  queuedAt: Instant;
  sent: number;
  /** How often the execution that sent it was struck: whether it was crossed off is in doubt, and it may come again. */
  doubts: number;
}

export class Letters {
  private known = new Map<string, Known>();
  /** Those that stand in an outbox, by record. */
  private waiting = new Map<string, Set<string>>();
  private byExecution = new Map<number, string[]>();
  /** What the subject of each letter looks like, learnt where only one can be meant. */
  private looks = new Map<string, Set<string>>();
  private stuck = new Set<string>();
  /** When the newest mail about a record went to somebody. */
  private newest = new Map<string, Instant>();

  constructor(
    private open: OpenSheet,
    private excuses: Excuses,
    private verdict: Verdict,
    private clock: () => Instant,
  ) {
    open.tells((change) => this.changed(change));
  }

  /** A mail that an execution has just sent: which letter it is. */
  sent(mail: Mail, execution: Execution): void {
    this.open.look();
    if (STANDS_STILL.test(mail.subject)) {
      this.standsStill(mail);
      return;
    }
    const to = mail.to[0] ?? '';
    const here = this.byExecution.get(execution.id) ?? [];
    // What the school's own letters say may name a visit.
    const ref = /\b(HV|OUT)-\d{4,}\b/.exec(mail.subject)?.[0] ?? 'SCHOOL';
    const claimed = [ref, 'SCHOOL']
      .map((one) => this.open.get(one))
      .map((record) => (record ? lettersOf(record) : []).filter((one) => one.to === to && one.claimedUntil > mail.at))
      .find((letters) => letters.some(({ id }) => !here.includes(id)));
    const left = (claimed ?? []).filter(({ id }) => !here.includes(id));
    const look = lookOf(mail.subject);
    // Those that a killed execution holds are not this one's to send.
    const own = left.filter(({ claimedUntil }) => claimedUntil >= execution.at + CLAIM);
    const fitting = own.filter(({ letter }) => this.looks.get(letter)?.has(look));
    const meant = (fitting.length > 0 ? fitting : own.length > 0 ? own : left).sort(
      (a, b) => Number(b.urgent) - Number(a.urgent),
    )[0];
    if (!meant) {
      this.verdict.wrong('doubled', `“${mail.subject}” to ${to}, which no outbox holds (${execution.fn})`);
      return;
    }
    if (left.length === 1) this.looks.set(meant.letter, (this.looks.get(meant.letter) ?? new Set()).add(look));
    this.byExecution.set(execution.id, [...here, meant.id]);
    const known = this.known.get(meant.id);
    if (!known) return;
    this.newest.set(`${known.ref} ${to}`, mail.at);
    known.sent += 1;
    if (known.sent <= 1) return;
    if (known.sent <= 1 + known.doubts) this.verdict.counts.excusedDoubles += 1;
    else this.verdict.wrong('doubled', `“${mail.subject}” to ${to} for the ${known.sent}. time (${meant.id})`);
  }

  /** The one mail that no record holds, since none can be read: only where the engine could not work just before. */
  private standsStill({ subject, to, at }: Mail): void {
    if (this.excuses.fair(at - STOOD, at) >= STOOD)
      this.verdict.wrong('doubled', `“${subject}” to ${to[0]}, with nothing broken`);
  }

  /** These executions were struck: what they sent may come once more. */
  doubts(executions: number[]): void {
    for (const id of executions) {
      for (const letter of this.byExecution.get(id) ?? []) {
        const known = this.known.get(letter);
        if (known) known.doubts += 1;
      }
    }
  }

  /** Nobody sends in these any more. */
  ended(): void {
    this.byExecution.clear();
  }

  /** What has waited too long, each said once. */
  look(now: Instant): void {
    for (const ids of this.waiting.values()) {
      for (const id of ids) {
        const known = this.known.get(id);
        if (!known || known.sent > 0 || this.stuck.has(id)) continue;
        const fair = this.excuses.fair(known.queuedAt, now);
        if (fair <= (known.urgent ? PATIENCE.urgent : PATIENCE.routine)) continue;
        this.stuck.add(id);
        this.verdict.wrong('lost', `the letter ${id} to ${known.to} has waited ${Math.round(fair / MINUTE)} min`);
      }
    }
  }

  private changed({ ref, now }: Change): void {
    const before = this.waiting.get(ref);
    const letters = now ? lettersOf(now) : [];
    for (const { id, letter, to, urgent, queuedAt } of letters) {
      if (!this.known.has(id)) this.known.set(id, { ref, letter, to, urgent, queuedAt, sent: 0, doubts: 0 });
    }
    const ids = new Set(letters.map(({ id }) => id));
    for (const id of before ?? []) {
      if (ids.has(id)) continue;
      const known = this.known.get(id);
      // Letters that waited and say the same by now are one mail to one person.
      if (known && this.clock() - (this.newest.get(`${ref} ${known.to}`) ?? 0) < 10 * MINUTE) known.sent += 1;
      if (known?.sent === 0) this.verdict.wrong('lost', `the letter ${id} to ${known.to} was crossed off and not sent`);
    }
    if (ids.size > 0) this.waiting.set(ref, ids);
    else this.waiting.delete(ref);
  }

  /** Letters of long ago are forgotten. */
  forget(now: Instant): void {
    this.newest.clear();
    for (const [id, { queuedAt, sent }] of this.known)
      if (sent > 0 && now - queuedAt > 48 * HOUR && !this.isWaiting(id)) this.known.delete(id);
  }

  private isWaiting(id: string): boolean {
    const known = this.known.get(id);
    return known !== undefined && this.waiting.get(known.ref)?.has(id) === true;
  }
}

function lettersOf(record: Raw): Letter[] {
  return record.outbox.filter((effect): effect is Letter => effect.kind === 'letter');
}

/** A subject without names, numbers and times: `Signed out`. */
function lookOf(subject: string): string {
  return (
    subject
      .replace(/\b(?:HV|OUT)-\d+\b/g, '')
      .split(/[:(\d]| until | from | of | since /)[0]
      ?.replace(/\b[A-Z][a-z’]+ [A-Z][a-z’]+\b/g, '')
      .trim() ?? ''
  );
}
