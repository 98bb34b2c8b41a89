// A simulated year: day after day, step after step, with everything watched after each of them.
import type { Mail } from '../../local/workspace/types';
import type { Workspace } from '../../local/workspace/workspace';
import { policyOf, rulesInForce } from '../../src/policy';
import { DAY, type Instant, instantOf, isWorkingDay, localDate, localTime, MINUTE, nextDate } from '../../src/time';
import { Agenda, type Entry } from './agenda';
import { Alarms } from './alarms';
import { isKeptOut } from './by-hand';
import { type Chance, chanceOf } from './chance';
import { Excuses } from './excuses';
import { Hands } from './hands';
import { Keeps } from './keeps';
import { Letters } from './letters';
import type { Life, Person } from './life';
import { Mishaps } from './mishaps';
import { OpenSheet } from './open-sheet';
import { readsMail } from './readers';
import { yearSchool } from './school';
import { planDay } from './trips';
import { Verdict } from './verdict';

export interface YearOptions {
  seed: number;
  visitsADay: number;
  policy: string;
  /** Folder of the script that is run. */
  dist: string;
  /** How much oftener than usual something breaks; 0: nothing does. */
  trouble: number;
}

const TICK = 5 * MINUTE;
/** Between two ticks where nobody is out. */
const QUIET = 20 * MINUTE;
/** Mails that are kept for being answered; answers of forms are kept for so long. */
const MAILS_KEPT = 400;
const ANSWERS_KEPT = 6 * DAY;

export class Year {
  readonly workspace: Workspace;
  readonly verdict: Verdict;
  private chance: Chance;
  private agenda = new Agenda();
  private excuses = new Excuses();
  private life: Life;
  private letters: Letters;
  private mishaps: Mishaps;
  private lastExecution = 0;
  private tickedAt = 0;
  private inbox: Mail[] = [];
  private lastMails = new Map<string, Mail>();

  constructor(private options: YearOptions) {
    const { workspace, school } = yearSchool(options.policy, options.dist);
    this.workspace = workspace;
    this.chance = chanceOf(options.seed);
    const verdict = new Verdict(() => workspace.now);
    this.verdict = verdict;
    const open = new OpenSheet(workspace, (what) => verdict.wrong('lost', what));
    this.letters = new Letters(open, this.excuses, verdict, () => workspace.now);
    const keeps = new Keeps(workspace, open, this.excuses, verdict);
    const people: Person[] = school.people.map((row) => ({ ...row, away: false }));
    // Set-up puts the account that owns all this on the staff list, as an administrator.
    const owner = { email: school.owner, roles: ['administrator'], away: false };
    const inRole = (role: string) =>
      [...people, owner]
        .filter(
          ({ roles, away }) =>
            !away &&
            (roles.some((one) => one === role) || (role === 'everyone' && roles.some((one) => one !== 'visitor'))),
        )
        .map(({ email }) => email);
    open.look();
    const built = open.school;
    const policy = policyOf(options.policy);
    const rules = rulesInForce(policy, built.settings);
    const alarms = new Alarms(open, rules, { inRole, tick: TICK }, this.excuses, verdict);
    this.life = {
      ...{ workspace, policy, rules, built, people, chance: this.chance, agenda: this.agenda },
      ...{ open, alarms, keeps, verdict, inRole },
      hands: undefined as unknown as Hands,
      later: (minutes, what, does) => this.agenda.put(workspace.now + minutes * MINUTE, what, does),
      lastMailOf: (ref, email) => this.lastMails.get(`${ref} ${email}`),
    };
    this.life.hands = new Hands(this.life);
    this.mishaps = new Mishaps(this.life, this.excuses, options.trouble);
    workspace.onMail = (mail, execution) => {
      this.letters.sent(mail, execution);
      alarms.sent(mail);
      this.inbox.push(mail);
      verdict.counts.mails += 1;
    };
  }

  /** So many working days, one after the other. `eachDay` is told when one is over. */
  run(days: number, eachDay: (day: number) => void = () => undefined): void {
    for (let day = 1; day <= days; day++) {
      this.day(localDate(this.workspace.now), day === days);
      eachDay(day);
      if (day < days) this.night();
    }
  }

  private day(date: string, isLast: boolean): void {
    const { life, options, agenda } = this;
    const at = (time: string) => instantOf(date, time);
    // Most is asked for the day before; of the last day nothing comes after it.
    const tomorrow = isLast ? 0 : Math.round(options.visitsADay * 0.65);
    agenda.put(Math.max(at('07:05'), this.workspace.now), 'the morning', () =>
      planDay(life, date, options.visitsADay - tomorrow),
    );
    if (tomorrow > 0)
      agenda.put(at('13:20'), 'plans tomorrow', () => planDay(life, this.nextSchoolDay(date), tomorrow));
    this.mishaps.on = true;
    this.until(at('19:00'));
    this.mishaps.on = false;
    this.mishaps.end();
    this.until(at('19:30'));
    // Nobody goes home while somebody is out.
    for (let tries = 0; tries < 12 && life.alarms.outs.size > 0; tries++) {
      for (const { ref, visitors } of life.alarms.outs.values()) {
        agenda.put(this.workspace.now, 'finds out where they are', () => {
          const [head] = life.inRole('headteacher').filter((email) => !visitors.includes(email));
          if (head) life.hands.taps(head, 'outing', ref, { act: "I'm worried", words: 'Where are they?' });
          if (head) life.hands.taps(head, 'outing', ref, { act: 'resolved', words: 'All are home' });
          if (head) life.hands.taps(head, 'outing', ref, { act: "can't reach", words: '' });
          if (head) life.hands.taps(head, 'outing', ref, { act: 'resolved', words: 'All are home' });
        });
      }
      this.until(this.workspace.now + 6 * MINUTE);
    }
    this.until(Math.max(at('20:30'), this.workspace.now + 30 * MINUTE));
    this.evening();
  }

  private nextSchoolDay(date: string): string {
    const { settings } = this.life.built;
    let next = nextDate(date);
    while (!isWorkingDay(next, settings)) next = nextDate(next);
    return next;
  }

  /** Leaps to the next school day, with a tick now and then: nobody is out. */
  private night(): void {
    const { workspace } = this;
    const from = workspace.now;
    const next = this.nextSchoolDay(localDate(workspace.now));
    const stops: Instant[] = [];
    for (let date = nextDate(localDate(workspace.now)); date < next; date = nextDate(date))
      stops.push(instantOf(date, '11:00'));
    for (const at of [...stops, instantOf(next, '06:45')]) {
      this.excuses.add(from, at + 10 * MINUTE);
      workspace.setClockWithoutTriggers(at);
      this.until(at + 6 * MINUTE, true);
    }
  }

  /** Everything that comes until then: by the agenda and by the clock's triggers. */
  private until(end: Instant, onlyTicks = false): void {
    const { workspace, agenda } = this;
    for (;;) {
      const late = workspace.faults.triggersLateMinutes * MINUTE;
      const trigger = (workspace.nextTriggerAt() ?? Number.POSITIVE_INFINITY) + late;
      const person = onlyTicks ? Number.POSITIVE_INFINITY : (agenda.nextAt ?? Number.POSITIVE_INFINITY);
      const next = Math.min(trigger, person);
      if (next > end) break;
      if (this.leaps(trigger, Math.min(person, end))) continue;
      if (person <= trigger) this.step(agenda.take());
      else this.tick(trigger);
    }
    if (workspace.now < end) workspace.passTime(end - workspace.now);
  }

  /** Before and after the day's visits, while nobody is out, one tick in twenty minutes is enough. */
  private leaps(trigger: Instant, end: Instant): boolean {
    const { workspace, life } = this;
    const to = Math.min(end, this.tickedAt + QUIET);
    const time = localTime(workspace.now);
    if (to - trigger < TICK || life.alarms.outs.size > 0 || (time >= '08:15' && time < '17:15')) return false;
    this.excuses.add(workspace.now, to + 2 * TICK);
    workspace.setClockWithoutTriggers(to);
    return true;
  }

  private tick(at: Instant): void {
    this.tickedAt = at;
    this.mishaps.perhaps();
    this.step({ at, what: 'tick', does: () => void this.workspace.advanceTo(Math.max(at, this.workspace.now)) });
  }

  /** One thing that happens, with what strikes it; then everything is looked at. */
  private step(entry: Entry | undefined): void {
    if (!entry) return;
    const { workspace } = this;
    let other: Entry | undefined;
    const kind = this.mishaps.before(() => {
      const at = this.agenda.nextAt ?? Number.POSITIVE_INFINITY;
      if (at > workspace.now + 10 * MINUTE) return false;
      other = this.agenda.take();
      if (other) this.does(other);
      return other !== undefined;
    });
    // A tick moves the clock by itself, and so can be late.
    if (entry.what !== 'tick' && entry.at > workspace.now) workspace.passTime(entry.at - workspace.now);
    this.does(entry);
    this.afterStep(kind);
  }

  /** Whoever is kept out (the account that owns it all is suspended) tries again later. */
  private does(entry: Entry): void {
    try {
      entry.does();
    } catch (error) {
      if (!isKeptOut(error)) throw error;
      this.verdict.tells(`${entry.what}: ${error.message}`);
      this.agenda.put(this.workspace.now + 15 * MINUTE, entry.what, entry.does);
    }
  }

  private afterStep(kind: string | undefined): void {
    const { workspace, life, letters, verdict } = this;
    const ran: number[] = [];
    for (let i = workspace.executions.length - 1; i >= 0; i--) {
      const execution = workspace.executions[i];
      if (!execution || execution.id <= this.lastExecution) break;
      ran.push(execution.id);
      verdict.counts.executions += 1;
      if (execution.fn === 'tick_') verdict.counts.ticks += 1;
      if (!execution.ok && kind === undefined && !/NOT saved|suspended/.test(execution.error ?? ''))
        verdict.tells(`${execution.fn} failed: ${execution.error}`);
    }
    this.lastExecution = Math.max(this.lastExecution, ...ran);
    life.open.look();
    if (kind !== undefined && kind !== 'at once') letters.doubts(ran);
    letters.ended();
    this.mishaps.after(kind, ran.length > 0);
    const { now } = workspace;
    life.alarms.afterStep(now);
    life.alarms.look(now);
    life.keeps.look(now);
    for (const mail of this.inbox.splice(0)) {
      const ref = /\b(HV|OUT)-\d{4,}\b/.exec(mail.subject)?.[0];
      if (ref !== undefined && mail.replyTo !== '') this.lastMails.set(`${ref} ${mail.to[0]}`, mail);
      readsMail(life, mail);
    }
  }

  /** When the day is over: what waits too long, and what need not be remembered any more. */
  private evening(): void {
    const { workspace, letters } = this;
    const { now, state } = workspace;
    letters.look(now);
    letters.forget(now);
    this.lastMails.clear();
    state.mails.splice(0, Math.max(0, state.mails.length - MAILS_KEPT));
    for (const form of state.forms) form.responses = form.responses.filter(({ at }) => now - at < ANSWERS_KEPT);
  }
}
