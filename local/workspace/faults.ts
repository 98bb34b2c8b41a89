// Breaking things on purpose: what is set to go wrong, and how it strikes.
import { ServiceError } from './errors';
import type { Faults, KillOptions } from './types';

/** What is set to strike one execution. */
export interface Strikes {
  kill?: { k: number; when: 'before' | 'after'; cachedWrites: 'lost' | 'arrive' };
  actsAt(k: number): (() => void)[];
  throwAt(k: number): string | undefined;
}

interface Armed {
  fn?: string;
  kill?: NonNullable<Strikes['kill']>;
  act?: { k: number; act: () => void };
  message?: { k: number; text: string };
}

export class FaultBook implements Faults {
  mailQuota: number | null = null;
  mailRefused: Record<string, string> = {};
  mailUnreadable: Record<string, 'text' | 'all'> = {};
  triggersLateMinutes = 0;
  triggersDoubled = false;
  triggersSkipped = 0;
  submitTriggersLost = false;
  lockHeld = false;
  #byName = new Map<string, { message: string; times: number }>();
  #armed: Armed[] = [];

  failNext(call: string, message: string, times = 1): void {
    this.#byName.set(call, { message, times });
  }

  killAt(k: number, options: KillOptions = {}): void {
    const { when = 'before', cachedWrites = 'lost', fn } = options;
    this.#armed.push({ fn, kill: { k, when, cachedWrites } });
  }

  throwAt(k: number, message: string, options: { fn?: string } = {}): void {
    this.#armed.push({ fn: options.fn, message: { k, text: message } });
  }

  at(k: number, act: () => void, options: { fn?: string } = {}): void {
    this.#armed.push({ fn: options.fn, act: { k, act } });
  }

  clear(): void {
    this.#byName.clear();
    this.#armed = [];
    this.mailQuota = null;
    this.mailRefused = {};
    this.mailUnreadable = {};
    this.triggersLateMinutes = 0;
    this.triggersDoubled = false;
    this.triggersSkipped = 0;
    this.submitTriggersLost = false;
    this.lockHeld = false;
  }

  /** Throws if the next call of this name is to fail. */
  strikeByName(call: string): void {
    const fault = this.#byName.get(call);
    if (!fault) return;
    fault.times -= 1;
    if (fault.times <= 0) this.#byName.delete(call);
    throw new ServiceError(fault.message);
  }

  /** Takes what is set for an execution of this function that starts now. */
  takeStrikes(fn: string): Strikes {
    const mine = this.#armed.filter((armed) => armed.fn === undefined || armed.fn === fn);
    this.#armed = this.#armed.filter((armed) => !mine.includes(armed));
    return {
      kill: mine.find((armed) => armed.kill)?.kill,
      actsAt: (k) => mine.flatMap(({ act }) => (act?.k === k ? [act.act] : [])),
      throwAt: (k) => mine.find(({ message }) => message?.k === k)?.message?.text,
    };
  }
}
