// Whether every alarm comes: who is out until when, as people said and were answered, and whom the ladder must have told.
import type { Mail } from '../../local/workspace/types';
import type { Rules, Step, Target } from '../../src/policy/schema';
import { HOUR, type Instant, instantOf, localTime, MINUTE } from '../../src/time';
import type { Excuses } from './excuses';
import type { Change, OpenSheet } from './open-sheet';
import { answeredUntil, type Kind, LOOKS, missedCheckIn, type Out, rungsOf, runningAlarm, timesOf } from './out';
import type { Verdict } from './verdict';

/** An alarm that is due and has not come yet. */
interface Due {
  kind: Kind;
  ref: string;
  to: Target;
  people: string[];
  at: Instant;
}

export interface School {
  inRole(role: Target): string[];
  /** How often the engine looks, in ms. */
  tick: number;
}

/** What an answer in a record says of the police. */
const POLICE: Record<string, Out['answers'][number]['police']> = {
  'police called': 'called',
  'police not yet': 'not yet',
};

/** Beyond the tick an alarm takes so long at the most: the execution itself, at its round trips. */
const SLACK = 2 * MINUTE;

export class Alarms {
  readonly outs = new Map<string, Out>();
  private due: Due[] = [];
  /** Letters of this step about returns and check-ins, to be held against the rungs. */
  private toCount: { out: Out; kind: Kind; to: string; at: Instant }[] = [];
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
      ...{ ref, visitors, watcher, leftAt: now, due, isOut: true, heardAt: now, raisedAt: null, unwatchedSince: now },
      ...{ answers: [], lastAlarm: {}, turnedAt: 0, letters: new Map(), counted: new Set(), inDoubt: false },
      ...{ grave: false, replies: [] },
    };
    this.outs.set(ref, out);
    return out;
  }

  /** Whether this person is out. */
  isGoing(email: string): boolean {
    return [...this.outs.values()].some(({ visitors }) => visitors.includes(email));
  }

  /** Whether an alarm runs, and since when; undefined while all is well. */
  runsSince(out: Out, now: Instant): Instant | undefined {
    return runningAlarm(out, this.rules, now)?.since;
  }

  /** They are heard of: a check-in that was missed has come, and the next one is owed in its time. */
  heard(out: Out, at: Instant): void {
    if (out.raisedAt === null && missedCheckIn(out, this.rules, at) !== undefined) out.turnedAt = at;
    out.heardAt = at;
    this.drop(out.ref, 'checkIn');
  }

  /** The return has another time, or the alarm is over: the ladder starts afresh. */
  moved(out: Out, due: Instant): void {
    out.due = due;
    this.drop(out.ref, 'return');
  }

  /** Somebody raises the alarm: anew, or once more, which ends the wait of whoever had it in hand. */
  raised(out: Out, now: Instant, grave: boolean): void {
    if (out.raisedAt !== null && (out.grave || !grave)) {
      if (grave) out.answers = out.answers.map((one) => ({ ...one, until: Math.min(one.until, now) }));
      return;
    }
    this.drop(out.ref, 'return', 'watcher', 'checkIn', 'raised');
    Object.assign(out, { raisedAt: now, grave });
  }

  /** An alarm is over. With a check-in alone missing the watch goes on; a return that is overdue has ended with it. */
  resolved(out: Out, now: Instant): void {
    if (out.raisedAt === null) {
      if (missedCheckIn(out, this.rules, now) !== undefined && now < out.due) this.heard(out, now);
      else this.ended(out);
      return;
    }
    Object.assign(out, { raisedAt: null, turnedAt: now });
    this.drop(out.ref, 'raised');
    if (!out.isOut) {
      this.outs.delete(out.ref);
      return;
    }
    this.heard(out, now);
    this.moved(out, Math.max(out.due, now));
  }

  /** Somebody has the alarm that runs in hand until then. */
  answered(out: Out, at: Instant, until: Instant, police: Out['answers'][number]['police'] = ''): void {
    out.answers.push({ at, until, police });
    this.drop(out.ref, 'return', 'checkIn', 'raised');
  }

  /** "Can't reach" ends the wait for whoever answered, and brings senior leaders at once where they have not been told. */
  unreachable(out: Out, now: Instant): void {
    const runs = runningAlarm(out, this.rules, now);
    if (!runs) return;
    const answered = answeredUntil(out, runs.since);
    const { checkIn, return: back } = this.rules.ladders;
    const leaders = (runs.kind === 'checkIn' ? checkIn : back).find(({ to }) => to === 'senior leader')?.after ?? 0;
    const early = answered === 0 && now - runs.since < leaders * MINUTE;
    if (!early && answered <= now) return;
    out.answers = out.answers.map((one) => ({ ...one, until: Math.min(one.until, now) }));
    this.answered(out, now, now);
  }

  watched(out: Out): void {
    out.unwatchedSince = null;
    this.drop(out.ref, 'watcher');
  }

  ended(out: Out): void {
    out.isOut = false;
    this.drop(out.ref, 'return', 'checkIn', 'watcher');
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
    if (out && !out.visitors.includes(to) && (kind === 'return' || kind === 'checkIn' || kind === 'raised')) {
      out.lastAlarm[kind] = mail.at;
      if (kind !== 'raised') this.toCount.push({ out, kind, to, at: mail.at });
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

  /** Nobody has more letters of one alarm than rungs that reach them, as long as nobody has answered. */
  private count(out: Out, kind: Kind, to: string, now: Instant): void {
    const runs = runningAlarm(out, this.rules, now);
    if (out.inDoubt || runs?.kind !== kind || out.turnedAt > runs.since || answeredUntil(out, runs.since) > 0) return;
    // A letter that had to wait comes also to somebody who has become inactive meanwhile.
    if (!this.school.inRole('everyone').includes(to)) return;
    const key = `${runs.since} ${to}`;
    const n = (out.letters.get(key) ?? 0) + 1;
    out.letters.set(key, n);
    const rungs = rungsOf(runs.steps, runs.since, (target) => this.peopleOf(out, target));
    const times = rungs.flatMap((rung) => (rung.people.includes(to) ? timesOf(rung, now) : []));
    if (n > new Set(times).size)
      this.verdict.wrong('doubled', `${n} letters (${kind}) of ${out.ref} to ${to}, whom ${times.length} rungs reach`);
  }

  private peopleOf({ visitors, watcher }: Pick<Out, 'visitors' | 'watcher'>, target: Target): string[] {
    if (target === 'visitors') return visitors;
    // Whoever is away from school is asked nothing.
    const people =
      target === 'watcher'
        ? [watcher].filter((email) => this.school.inRole('everyone').includes(email))
        : this.school.inRole(target);
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
        this.fallDue(
          { kind: 'signOut', since: at, steps: this.rules.ladders.signOut },
          { ref, visitors, watcher: '', counted, turnedAt: 0 },
          now,
        );
    const late = this.due.filter(({ at }) => this.excuses.fair(at, now) > this.school.tick + SLACK);
    if (late.length === 0) return;
    this.due = this.due.filter((one) => !late.includes(one));
    for (const { kind, ref, to, at } of late)
      this.verdict.wrong('silent', `${kind} of ${ref}: due ${localTime(at)} to ${to}, and nobody there got it`);
  }

  private lookAt(out: Out, now: Instant): void {
    const { ref, unwatchedSince } = out;
    const { ladders } = this.rules;
    const runs = runningAlarm(out, this.rules, now);
    if (!runs) {
      if (unwatchedSince === null) return;
      // Where nobody was asked there is no answer to wait for: the first rung comes at once.
      const early = out.watcher === '' ? Math.min(...ladders.watcher.map(({ after }) => after)) * MINUTE : 0;
      this.fallDue({ kind: 'watcher', since: unwatchedSince - early, steps: ladders.watcher }, out, now);
      return;
    }
    const { kind, since, steps } = runs;
    const answered = answeredUntil(out, since);
    if (answered === 0) this.fallDue(runs, out, now);
    // Who is missing is asked "are you back?" too.
    if (kind === 'checkIn' && out.due <= now && answeredUntil(out, out.due) === 0)
      this.fallDue({ kind: 'return', since: out.due, steps: ladders.return }, out, now, 'visitors');
    const repeat = Math.min(...steps.flatMap((step) => step.repeat ?? [])) * MINUTE;
    const newest = out.lastAlarm[kind] ?? 0;
    const last = newest >= since ? newest : 0;
    if (last === 0 && answered === 0) return;
    // Where the visitors alone were asked before, school hears of it so long after they are asked again.
    const first = last > 0 ? 0 : Math.min(...steps.filter(({ to }) => to !== 'visitors').map(({ after }) => after));
    const next = last > answered ? last + repeat : answered + first * MINUTE;
    if (now <= next || this.excuses.fair(next, now) <= this.school.tick + SLACK) return;
    this.verdict.wrong(
      'silent',
      `${kind} of ${ref} has said nothing since ${localTime(Math.max(since, last, answered))}`,
    );
    out.lastAlarm[kind] = now;
  }

  /** The rungs of a ladder whose time has come: all of them, or those to one target alone. */
  private fallDue(
    { kind, since, steps }: { kind: Kind; since: Instant; steps: Step[] },
    who: Pick<Out, 'ref' | 'visitors' | 'watcher' | 'counted' | 'turnedAt'>,
    now: Instant,
    only?: Target,
  ): void {
    const { ref, counted, turnedAt } = who;
    for (const rung of rungsOf(steps, since, (target) => this.peopleOf(who, target))) {
      const { step, people } = rung;
      const at = Math.max(rung.at, turnedAt);
      const key = `${kind}@${since}/${rung.index}`;
      if (at > now || counted.has(key) || (only && step.to !== only)) continue;
      counted.add(key);
      if (people.length === 0) continue;
      this.verdict.due(kind);
      const one = { kind, ref, to: step.to, people, at };
      const mail = this.mailed.find((m) => m.kind === kind && m.ref === ref && m.at >= at && people.includes(m.to));
      if (mail) this.hasCome(one, mail.at);
      else this.due.push(one);
    }
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
    const { acceptedAt, askedAt, email } = record.watcher;
    if (acceptedAt === null && out.unwatchedSince === null)
      Object.assign(out, { unwatchedSince: askedAt, watcher: email });
    else if (email !== '') out.watcher = email;
    if (record.backAt === null || !out.isOut) return;
    this.ends.push({ ref: out.ref, at: record.backAt });
  }

  /** Ends that the records show, to be held against what people have said once the step is over. */
  private ends: { ref: string; at: Instant }[] = [];

  /** After a step: whatever ended in it, and whether somebody's word ended it. */
  afterStep(now: Instant): void {
    // Whoever cannot reach them brings a rung at once: their answer is known by now.
    for (const { out, kind, to, at } of this.toCount.splice(0)) this.count(out, kind, to, at);
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
    out.replies = out.replies.filter(({ by, at, line }) => {
      // Not by its time: a tick that began before the reply came may read it.
      if (log.filter((entry) => entry.by === by).length >= line) {
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
    if (Math.abs(record.heardAt - out.heardAt) > MINUTE) this.heard(out, record.heardAt);
    if (record.due !== out.due) this.moved(out, record.due);
    if (record.watcher.acceptedAt !== null) this.watched(out);
    if (record.raised && out.raisedAt === null) this.raised(out, record.raised.at, record.raised.cause !== 'worried');
    if (!record.raised && out.raisedAt !== null) this.resolved(out, record.due);
    if (record.answers.length > out.answers.length) this.drop(out.ref, 'return', 'checkIn', 'raised');
    out.answers = record.answers.map(({ at, until, kind }) => ({ at, until, police: POLICE[kind] ?? '' }));
    if (record.backAt !== null && out.isOut) this.ended(out);
  }
}
