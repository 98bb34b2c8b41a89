// What breaks in a simulated year: at one call, for a while, or by somebody's hand. Each kind is counted.
import { type Instant, MINUTE } from '../../src/time';
import { byHand } from './by-hand';
import type { Excuses } from './excuses';
import type { Life } from './life';

/** After a blow the claims of whoever was struck lapse, and the next tick does the rest. */
const MENDING = 15 * MINUTE;
/** How many of the steps are struck by something, and how often something goes wrong for a while. */
const STRUCK = 0.012;
const LASTING = 0.009;
const BY_HAND = 0.006;
const SKIPPED = 'a trigger skipped';

interface Lasting {
  kind: string;
  until: Instant;
  /** Puts it in force (again). */
  apply: () => void;
  ends?: () => void;
}

export class Mishaps {
  private lasting: Lasting | undefined;
  /** Whether anything may break now. */
  on = true;

  /** `trouble`: how much oftener than usual something breaks; 0: nothing does. */
  constructor(
    private life: Life,
    private excuses: Excuses,
    private trouble: number,
  ) {}

  /**
   * Before a step: perhaps something is to strike it. `other` does what somebody else is about to do just then. Gives the
   * kind, or nothing.
   */
  before(other: () => boolean): string | undefined {
    const { chance, workspace } = this.life;
    if (!this.on || !chance.happens(STRUCK * this.trouble)) return undefined;
    const { faults } = workspace;
    const k = chance.between(1, chance.of([8, 14, 25]));
    const kind = chance.of([
      'kill',
      'kill',
      'kill',
      'throw',
      'throw',
      'mail',
      'mails',
      'skip',
      'at once',
      'at once',
      'at once',
    ]);
    switch (kind) {
      case 'kill': {
        const when = chance.of(['before', 'after'] as const);
        const cachedWrites = chance.of(['lost', 'arrive'] as const);
        faults.killAt(k, { when, cachedWrites });
        return `killed ${when} a call, cached writes ${cachedWrites === 'lost' ? 'lost' : 'arrived'}`;
      }
      case 'throw':
        faults.throwAt(
          k,
          chance.of([
            'Service Spreadsheets failed while accessing document.',
            'Service error: Spreadsheets',
            'We’re sorry, a server error occurred. Please wait a bit and try again.',
          ]),
        );
        return 'a call throws';
      case 'mail':
        faults.failNext('MailApp.sendEmail', 'Service invoked too many times in a short time: email.');
        return 'a mail fails';
      case 'mails':
        faults.failNext('MailApp.sendEmail', 'Invalid argument: email', chance.between(2, 6));
        return 'several mails fail';
      case 'skip':
        faults.triggersSkipped = 1;
        return SKIPPED;
      default:
        faults.at(k, () => {
          if (other()) this.life.verdict.fault('two at once');
        });
        return 'at once';
    }
  }

  /**
   * After a step in which something `ran` or not: what did not strike does not stand, and what lasts is in force again.
   * Adds the excuse of a blow; of a trigger that did not run there is nothing to be seen but that it was due.
   */
  after(kind: string | undefined, ran: boolean): void {
    const { workspace, verdict } = this.life;
    if (kind === undefined) return;
    const struck = kind === SKIPPED ? workspace.faults.triggersSkipped === 0 : ran;
    workspace.faults.clear();
    this.lasting?.apply();
    if (!struck || kind === 'at once') return;
    verdict.fault(kind);
    this.excuses.add(workspace.now - MINUTE, workspace.now + MENDING);
  }

  /** At each tick: perhaps something goes wrong for a while, or somebody does something to a sheet. */
  perhaps(): void {
    const { chance, workspace, verdict } = this.life;
    const { now } = workspace;
    if (this.lasting && this.lasting.until <= now) this.end();
    if (!this.on) return;
    if (chance.happens(BY_HAND * this.trouble)) byHand(this.life, this.excuses);
    if (this.lasting || !chance.happens(LASTING * this.trouble)) return;
    this.lasting = this.something(now);
    this.lasting.apply();
    verdict.fault(this.lasting.kind);
    this.excuses.add(now, this.lasting.until + MENDING);
  }

  end(): void {
    const { workspace, verdict } = this.life;
    if (!this.lasting) return;
    const { kind, ends } = this.lasting;
    this.lasting = undefined;
    workspace.faults.clear();
    ends?.();
    verdict.tells(`*** over: ${kind}`);
    this.excuses.add(workspace.now, workspace.now + MENDING);
  }

  private something(now: Instant): Lasting {
    const { chance, workspace } = this.life;
    const { faults, settings, state } = workspace;
    const until = (least: number, most: number) => now + chance.between(least, most) * MINUTE;
    const { owner } = state;
    return chance.of<() => Lasting>([
      () => ({ kind: 'the lock is held', until: until(2, 12), apply: () => Object.assign(faults, { lockHeld: true }) }),
      () => ({
        kind: 'all mail fails for a while',
        until: until(15, 60),
        apply: () => faults.failNext('MailApp.sendEmail', 'Service unavailable: Mail', Number.POSITIVE_INFINITY),
      }),
      () => ({ kind: 'mail quota full', until: until(30, 120), apply: () => Object.assign(faults, { mailQuota: 0 }) }),
      () => {
        const late = chance.between(2, 9);
        return {
          kind: 'triggers late',
          until: until(20, 60),
          apply: () => Object.assign(faults, { triggersLateMinutes: late }),
        };
      },
      () => ({
        kind: 'triggers doubled',
        until: until(20, 60),
        apply: () => Object.assign(faults, { triggersDoubled: true }),
      }),
      () => ({
        kind: 'the tick is dead',
        until: until(10, 60),
        apply: () => Object.assign(settings, { triggersRun: false }),
        ends: () => Object.assign(settings, { triggersRun: true }),
      }),
      () => ({
        kind: 'submit triggers lost',
        until: until(20, 60),
        apply: () => Object.assign(faults, { submitTriggersLost: true }),
      }),
      () => ({
        kind: 'owner suspended',
        until: until(5, 30),
        apply: () => workspace.suspend(owner),
        ends: () => workspace.suspend(owner, false),
      }),
    ])();
  }
}
