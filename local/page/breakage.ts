// Breaking things on purpose, and knowing what is still set to break.
import type { Workspace } from '../workspace/workspace';
import type { BrokenView, Fault } from './protocol';

const HOUR = 3_600_000;
const MAIL = 'MailApp.sendEmail';
const TOO_MANY = 'Service invoked too many times for one day: email.';

interface Armed {
  words: string;
  /** The last execution before it was set. */
  after: number;
  struckBy: 'any' | 'mail';
}

/** What is broken in one Workspace. */
export class Breakage {
  readonly #workspace: Workspace;
  #mailsFailUntil: number | null = null;
  #armed: Armed[] = [];

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Sets or lifts a fault; says what is so from now on. */
  set(fault: Fault, call = 1): string {
    const { faults, settings } = this.#workspace;
    switch (fault) {
      case 'next mail fails':
        faults.failNext(MAIL, TOO_MANY);
        this.#arm('The next mail fails', 'mail');
        return 'The next mail will fail.';
      case 'mails fail for an hour':
        faults.failNext(MAIL, TOO_MANY, Number.POSITIVE_INFINITY);
        this.#mailsFailUntil = this.#workspace.now + HOUR;
        return 'Every mail fails for an hour.';
      case 'quota 0':
        faults.mailQuota = faults.mailQuota === null ? 0 : null;
        return faults.mailQuota === 0 ? 'Today’s mail quota is used up.' : 'There is mail quota again.';
      case 'tick':
        if (settings.triggersRun) this.#workspace.stopTriggers();
        else this.#workspace.startTriggers();
        return settings.triggersRun ? 'The tick runs again.' : 'The tick has stopped.';
      case 'kill next':
        faults.killAt(call);
        this.#arm(`The next execution is killed at call ${call}`, 'any');
        return `The next execution will be killed at call ${call}.`;
      case 'submit triggers lost':
        faults.submitTriggersLost = !faults.submitTriggersLost;
        return faults.submitTriggersLost ? 'Forms no longer tell the script.' : 'Forms tell the script again.';
      case 'lock held':
        faults.lockHeld = !faults.lockHeld;
        return faults.lockHeld ? 'Somebody else holds the lock.' : 'The lock is free again.';
      case 'clear':
        faults.clear();
        this.#mailsFailUntil = null;
        this.#armed = [];
        this.#workspace.startTriggers();
        return 'Everything works again.';
    }
  }

  /** When mails work again; null when they do. */
  get mailsFailUntil(): number | null {
    return this.#mailsFailUntil;
  }

  /** Lifts what was set for a time that is over. Faults lift all together, so the lasting ones are set again. */
  timePassed(): void {
    if (this.#mailsFailUntil === null || this.#workspace.now < this.#mailsFailUntil) return;
    const { faults } = this.#workspace;
    const { mailQuota, submitTriggersLost, lockHeld } = faults;
    faults.clear();
    Object.assign(faults, { mailQuota, submitTriggersLost, lockHeld });
    this.#mailsFailUntil = null;
    this.#armed = [];
  }

  view(): BrokenView {
    const { faults, executions } = this.#workspace;
    const struck = ({ after, struckBy }: Armed) =>
      executions.some(({ id, roundTrips }) => id > after && (struckBy === 'any' || roundTrips.mail > 0));
    this.#armed = this.#armed.filter((armed) => !struck(armed));
    const { mailQuota, submitTriggersLost, lockHeld, triggersLateMinutes, triggersDoubled } = faults;
    return {
      ...{ mailQuota, submitTriggersLost, lockHeld, triggersLateMinutes, triggersDoubled },
      mailsFailUntil: this.#mailsFailUntil,
      armed: this.#armed.map(({ words }) => words),
    };
  }

  #arm(words: string, struckBy: Armed['struckBy']): void {
    const { executions } = this.#workspace;
    this.#armed.push({ words, struckBy, after: executions[executions.length - 1]?.id ?? 0 });
  }
}
