// Whether every alarm comes: who is out until when, as people said and were answered, and whom the ladder must have told.
import type { Mail } from '../../local/workspace/types';
import type { Rules, Step, Target } from '../../src/policy/schema';
import { HOUR, type Instant, instantOf, localTime, MINUTE } from '../../src/time';
import type { Excuses } from './excuses';
import type { Change, OpenSheet } from './open-sheet';
import type { Verdict } from './verdict';

/** What an alarm of each kind looks like in a subject line. */
const LOOKS = {
  return: /^OVERDUE|^Are you back/,
  raised: /^HELP/,
  watcher: /^NOBODY WATCHES/,
  signOut: /^Have (you|they) left/,
};
type Kind = keyof typeof LOOKS;

/** An alarm that is due and has not come yet. */
interface Due {
  kind: Kind;
  ref: string;
  to: Target;
  people: string[];
  at: Instant;
}

/** An outing as the people who make it know it. */
export interface Out {
  ref: string;
  visitors: string[];
  watcher: string;
  leftAt: Instant;
  due: Instant;
  isOut: boolean;
  raisedAt: Instant | null;
  /** Since when nobody watches, or null. */
  unwatchedSince: Instant | null;
  /** Until when the newest answer to the alarm that runs keeps it waiting; 0: nobody has answered. */
  answeredUntil: Instant;
  /** The newest alarm to anybody at school. */
  lastAlarm: Instant;
  /** Who has had how many overdue letters since the return was due. */
  overdue: Map<string, number>;
  /** The rungs that were counted, by their keys. */
  counted: Set<string>;
  /** A struck act may have changed it: what the record says counts. */
  inDoubt: boolean;
  /** Whether the alarm that was raised is a call for help, and not a worry. */
  grave: boolean;
  /** Answers by mail that no tick has read yet. */
  replies: { by: string; at: Instant }[];
}

export interface School {
  inRole(role: Target): string[];
  /** How often the engine looks, in ms. */
  tick: number;
}

/** Beyond the tick an alarm takes so long at the most: the execution itself, at its round trips. */
const SLACK = 2 * MINUTE;

export class Alarms {
  readonly outs = new Map<string, Out>();
  private due: Due[] = [];
  /** Overdue letters of this step, to be held against the rungs. */
  private toCount: { out: Out; to: string; at: Instant }[] = [];
  /** The alarms of the last hours. */
  private mailed: { kind: Kind; ref: string; to: string; at: Instant }[] = [];
  /** Approved visits for which nobody has signed out, by reference: who goes, and when they are due to leave at the latest. */
  private toLeave = new Map<string, { at: Instant; visitors: string[]; counted: Set<string> }>();

  constructor(
    private open: OpenSheet,
    private rules: Rules,
    private school: School,
    private excuses: Excuses,
    private verdict: Verdict,
  ) {
    open.tells((change) => this.changed(change));
  }

  /** Somebody has left; the page said so, or the record does after an act in doubt. */
  left(ref: string, visitors: string[], watcher: string, due: Instant, now: Instant): Out {
    const out: Out = {
      ...{ ref, visitors, watcher, leftAt: now, due, isOut: true, raisedAt: null, unwatchedSince: now },
      ...{ answeredUntil: 0, lastAlarm: 0, overdue: new Map(), counted: new Set(), inDoubt: false },
      ...{ grave: false, replies: [] },
    };
    this.outs.set(ref, out);
    return out;
  }

  /** Whether this person is out. */
  isGoing(email: string): boolean {
    return [...this.outs.values()].some(({ visitors }) => visitors.includes(email));
  }

  /** The return has another time, or the alarm is over: the ladder starts afresh. */
  moved(out: Out, due: Instant): void {
    Object.assign(out, { due, answeredUntil: 0, lastAlarm: 0, overdue: new Map() });
    this.drop(out.ref, 'return');
  }

  /** Somebody raises the alarm: anew, or once more, which ends the wait of whoever had it in hand. */
  raised(out: Out, now: Instant, grave: boolean): void {
    if (out.raisedAt !== null && (out.grave || !grave)) {
      if (grave) out.answeredUntil = Math.min(out.answeredUntil, now);
      return;
    }
    this.drop(out.ref, 'return', 'watcher', 'raised');
    Object.assign(out, { raisedAt: now, grave, answeredUntil: 0, lastAlarm: 0 });
  }

  resolved(out: Out, now: Instant): void {
    if (out.raisedAt === null) {
      this.ended(out);
      return;
    }
    out.raisedAt = null;
    this.drop(out.ref, 'raised');
    if (out.isOut) this.moved(out, Math.max(out.due, now));
    else this.outs.delete(out.ref);
  }

  answered(out: Out, until: Instant): void {
    out.answeredUntil = Math.max(out.answeredUntil, until);
    this.drop(out.ref, 'return', 'raised');
  }

  watched(out: Out): void {
    out.unwatchedSince = null;
    this.drop(out.ref, 'watcher');
  }

  ended(out: Out): void {
    out.isOut = false;
    this.drop(out.ref, 'return', 'watcher');
    if (out.raisedAt === null) this.outs.delete(out.ref);
  }

  /** What is due and was answered in time needs no alarm any more. */
  private drop(ref: string, ...kinds: Kind[]): void {
    this.due = this.due.filter((one) => {
      if (one.ref !== ref || !kinds.includes(one.kind)) return true;
      this.verdict.counts.answeredFirst += 1;
      return false;
    });
  }

  sent(mail: Mail): void {
    const kind = (Object.keys(LOOKS) as Kind[]).find((one) => LOOKS[one].test(mail.subject));
    if (!kind) return;
    const ref = /\b(HV|OUT)-\d{4,}\b/.exec(mail.subject)?.[0] ?? '';
    const to = mail.to[0] ?? '';
    const out = this.outs.get(ref);
    this.mailed.push({ kind, ref, to, at: mail.at });
    if (out && !out.visitors.includes(to) && (kind === 'return' || kind === 'raised')) {
      out.lastAlarm = mail.at;
      if (kind === 'return') this.toCount.push({ out, to, at: mail.at });
    }
    this.due = this.due.filter((one) => {
      if (one.ref !== ref || one.kind !== kind || !one.people.includes(to)) return true;
      this.hasCome(one, mail.at);
      return false;
    });
  }

  private hasCome({ kind, ref, to, at }: Due, sentAt: Instant): void {
    const late = Math.max(0, sentAt - at);
    this.verdict.sent(late, late - this.excuses.fair(at, sentAt), `${kind} of ${ref} to ${to}`);
  }

  /** Nobody has more letters of one overdue return than rungs that reach them, as long as nobody has answered. */
  private overdueTo(out: Out, to: string, now: Instant): void {
    if (out.answeredUntil > 0 || out.inDoubt) return;
    const n = (out.overdue.get(to) ?? 0) + 1;
    out.overdue.set(to, n);
    const times = this.rules.ladders.return.flatMap((step) =>
      this.peopleOf(out, step.to).includes(to) ? timesOf(step, out.due, now) : [],
    );
    if (n > new Set(times).size)
      this.verdict.wrong('doubled', `${n} overdue letters of ${out.ref} to ${to}, whom ${times.length} rungs reach`);
  }

  private peopleOf({ visitors, watcher }: Pick<Out, 'visitors' | 'watcher'>, target: Target): string[] {
    if (target === 'visitors') return visitors;
    const people = target === 'watcher' ? [watcher] : this.school.inRole(target);
    return people.filter((email) => !visitors.includes(email));
  }

  /** Everything that must have come by now. */
  look(now: Instant): void {
    if (this.mailed.length > 500) this.mailed = this.mailed.filter(({ at }) => now - at < 3 * HOUR);
    for (const out of this.outs.values()) {
      if (!out.inDoubt) this.lookAt(out, now);
    }
    for (const [ref, { at, visitors, counted }] of this.toLeave)
      if (at <= now)
        this.fallDue('signOut', ref, { visitors, watcher: '' }, this.rules.ladders.signOut, at, now, counted);
    const late = this.due.filter(({ at }) => this.excuses.fair(at, now) > this.school.tick + SLACK);
    if (late.length === 0) return;
    this.due = this.due.filter((one) => !late.includes(one));
    for (const { kind, ref, to, at } of late)
      this.verdict.wrong('silent', `${kind} of ${ref}: due ${localTime(at)} to ${to}, and nobody there got it`);
  }

  private lookAt(out: Out, now: Instant): void {
    const { ref, due, raisedAt, unwatchedSince, counted } = out;
    const { ladders } = this.rules;
    const runs = raisedAt ?? (out.isOut && due <= now ? due : null);
    if (runs === null) {
      if (unwatchedSince !== null) this.fallDue('watcher', ref, out, ladders.watcher, unwatchedSince, now, counted);
      return;
    }
    const [kind, steps] =
      raisedAt === null ? (['return', ladders.return] as const) : (['raised', ladders.help] as const);
    if (out.answeredUntil === 0) this.fallDue(kind, ref, out, steps, runs, now, counted);
    const repeat = Math.min(...steps.flatMap((step) => step.repeat ?? [])) * MINUTE;
    if (out.lastAlarm === 0 && out.answeredUntil === 0) return;
    const next = out.lastAlarm > out.answeredUntil ? out.lastAlarm + repeat : out.answeredUntil;
    if (now <= next || this.excuses.fair(next, now) <= this.school.tick + SLACK) return;
    this.verdict.wrong('silent', `${kind} of ${ref} has said nothing since ${localTime(out.lastAlarm)}`);
    out.lastAlarm = now;
  }

  private fallDue(
    kind: Kind,
    ref: string,
    who: Pick<Out, 'visitors' | 'watcher'>,
    steps: Step[],
    from: Instant,
    now: Instant,
    counted: Set<string>,
  ): void {
    steps.forEach((step, i) => {
      const at = from + step.after * MINUTE;
      const key = `${kind}@${from}/${i}`;
      if (at > now || counted.has(key)) return;
      counted.add(key);
      const people = this.peopleOf(who, step.to);
      if (people.length === 0) return;
      this.verdict.counts.alarmsDue += 1;
      const one = { kind, ref, to: step.to, people, at };
      const mail = this.mailed.find((m) => m.kind === kind && m.ref === ref && m.at >= at && people.includes(m.to));
      if (mail) this.hasCome(one, mail.at);
      else this.due.push(one);
    });
  }

  /** A watch that ended though nobody's word ended it; a visit that is to leave, or no longer. */
  private changed({ ref, now }: Change): void {
    const out = this.outs.get(ref);
    if (out && now?.kind === 'outing') this.compare(out, now);
    if (out && !now) this.verdict.wrong('silent', `${ref} has left Open while the watch is on`);
    if (!ref.startsWith('HV')) return;
    const visit = now?.kind === 'visit' ? now : undefined;
    const goes = visit?.decision?.ruling === 'approved' && !visit.cancelled && !visit.made && visit.outing === '';
    if (!visit || !goes || visit.familyRefused || visit.closedAt !== null) {
      if (this.toLeave.delete(ref)) this.drop(ref, 'signOut');
      return;
    }
    const { date, arrive, visitors } = visit.request;
    const decided = visit.decision?.at ?? 0;
    const arrival = instantOf(date, arrive);
    const at = decided > arrival ? decided + 15 * MINUTE : arrival;
    if (this.toLeave.get(ref)?.at === at) return;
    this.drop(ref, 'signOut');
    this.toLeave.set(ref, { at, visitors, counted: new Set() });
  }

  private compare(out: Out, record: Extract<Change['now'], { kind: 'outing' }>): void {
    // Another is asked to watch where whoever did has left the staff list: the record tells since when.
    if (record.watcher.acceptedAt === null && out.unwatchedSince === null) out.unwatchedSince = record.watcher.askedAt;
    if (record.watcher.email !== '') out.watcher = record.watcher.email;
    if (record.backAt === null || !out.isOut) return;
    this.ends.push({ ref: out.ref, at: record.backAt });
  }

  /** Ends that the records show, to be held against what people have said once the step is over. */
  private ends: { ref: string; at: Instant }[] = [];

  /** After a step: whatever ended in it, and whether somebody's word ended it. */
  afterStep(now: Instant): void {
    // Whoever cannot reach them brings a rung at once: their answer is known by now.
    for (const { out, to, at } of this.toCount.splice(0)) this.overdueTo(out, to, at);
    for (const out of this.outs.values()) if (out.replies.length > 0) this.lookAtReplies(out, now);
    for (const { ref } of this.ends.splice(0)) {
      const out = this.outs.get(ref);
      if (!out?.isOut) continue;
      if (!out.inDoubt) this.verdict.wrong('silent', `the watch of ${ref} ended without anybody's word`);
      this.ended(out);
    }
    for (const out of this.outs.values()) if (out.inDoubt) this.adopt(out);
  }

  /** The answers by mail: each is in the record's log after the next tick, whatever it came to. */
  private lookAtReplies(out: Out, now: Instant): void {
    const log = this.open.outing(out.ref)?.log ?? [];
    out.replies = out.replies.filter(({ by, at }) => {
      if (log.some((entry) => entry.by === by && entry.at >= at)) {
        out.inDoubt = true;
        return false;
      }
      if (this.excuses.fair(at, now) <= this.school.tick + SLACK) return true;
      this.verdict.wrong('lost', `a reply of ${by} about ${out.ref}`);
      return false;
    });
  }

  /** What the record says of an outing of which an act is in doubt. */
  private adopt(out: Out): void {
    out.inDoubt = false;
    const record = this.open.outing(out.ref);
    if (!record) return;
    if (record.due !== out.due) this.moved(out, record.due);
    if (record.watcher.acceptedAt !== null) this.watched(out);
    if (record.raised && out.raisedAt === null) this.raised(out, record.raised.at, record.raised.cause !== 'worried');
    if (!record.raised && out.raisedAt !== null) this.resolved(out, record.due);
    const since = record.raised?.at ?? record.due;
    const until = Math.max(0, ...record.answers.filter(({ at }) => at >= since).map((answer) => answer.until));
    if (until > out.answeredUntil) this.answered(out, until);
    if (record.backAt !== null && out.isOut) this.ended(out);
  }
}

/** When a rung comes by now: first, and each time again. */
function timesOf({ after, repeat }: Step, due: Instant, now: Instant): Instant[] {
  const first = due + after * MINUTE;
  if (first > now) return [];
  const times = repeat ? Math.floor((now - first) / (repeat * MINUTE)) : 0;
  return Array.from({ length: times + 1 }, (_, i) => first + i * (repeat ?? 0) * MINUTE);
}
