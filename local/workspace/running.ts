// One execution while it runs: who it is, what it may do, what it has cost, and whether it is still alive.
import { roundTripKind } from './call-table';
import type { Core } from './core';
import { DEAD, ServiceError } from './errors';
import type { Strikes } from './faults';
import { copyIn, type Realm } from './realm';
import { refusedCall } from './scopes';
import type { Execution, ExecutionKind } from './types';

/** Google's limit; simple triggers have 30 seconds. */
const LIMIT_MS = 6 * 60_000;
const SIMPLE_LIMIT_MS = 30_000;

export class Running {
  readonly workspace: Core;
  readonly execution: Execution;
  /** Whose rights it has. */
  readonly user: string;
  /** Who is at the keyboard, as far as the script may know; '' when it may not. */
  readonly activeUser: string;
  realm: Realm = { Array, Object, Date, Error };
  dead = false;
  /** What a fault's own act threw: kept for whoever set the fault. */
  actError: unknown;
  #cachedWrites: (() => void)[] = [];
  #strikes: Strikes;
  #startedAt: number;

  constructor(workspace: Core, execution: Execution, activeUser: string, strikes: Strikes) {
    this.workspace = workspace;
    this.execution = execution;
    this.user = execution.as;
    this.activeUser = activeUser;
    this.#strikes = strikes;
    this.#startedAt = workspace.now;
  }

  get kind(): ExecutionKind {
    return this.execution.kind;
  }

  get elapsedMs(): number {
    return this.workspace.now - this.#startedAt;
  }

  /** Makes one service call: the only way from the bundle into the Workspace. */
  call<T>(name: string, does: () => T): T {
    if (this.dead) throw DEAD;
    const { execution, workspace } = this;
    if (workspace.settings.recordCalls) execution.calls.push(name);
    try {
      const refused = refusedCall(name, this);
      if (refused) throw new ServiceError(refused);
      const kind = roundTripKind(name);
      if (kind === null) {
        execution.accessors += 1;
        workspace.faultBook.strikeByName(name);
        return copyIn(does(), this.realm);
      }
      execution.roundTrips[kind] += 1;
      execution.roundTrips.total += 1;
      return copyIn(this.#roundTrip(name, execution.roundTrips.total, does), this.realm);
    } catch (error) {
      throw this.errorInside(error);
    }
  }

  #roundTrip<T>(name: string, k: number, does: () => T): T {
    const strike = this.#strikes;
    for (const act of strike.actsAt(k)) this.#letAct(act);
    if (strike.kill?.k === k && strike.kill.when === 'before') this.die(strike.kill.cachedWrites);
    const { msPerRoundTrip, msPerMail } = this.workspace.settings;
    this.spend(msPerRoundTrip + (roundTripKind(name) === 'mail' ? msPerMail : 0));
    const message = strike.throwAt(k);
    if (message !== undefined) throw new ServiceError(message);
    this.workspace.faultBook.strikeByName(name);
    const value = does();
    if (strike.kill?.k === k && strike.kill.when === 'after') this.die(strike.kill.cachedWrites);
    return value;
  }

  #letAct(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.actError ??= error;
    }
  }

  /** Lets virtual time pass; beyond Google's limit the execution is dead. */
  spend(ms: number): void {
    const limit = this.kind === 'simple' ? SIMPLE_LIMIT_MS : LIMIT_MS;
    const left = limit - this.elapsedMs;
    this.workspace.passTime(Math.min(ms, Math.max(0, left)));
    if (ms > left) {
      this.execution.error = 'Exceeded maximum execution time';
      this.die('arrive');
    }
  }

  /** Stops it dead: every further call throws, nothing it does has any effect. */
  die(cachedWrites: 'lost' | 'arrive'): never {
    if (cachedWrites === 'arrive') this.flush();
    this.#cachedWrites = [];
    this.dead = true;
    throw DEAD;
  }

  /** Keeps a write to a spreadsheet back until the next flush, or the end. */
  later(write: () => void): void {
    this.#cachedWrites.push(write);
  }

  /** Sends the cached writes: at `flush()`, before any read of a sheet, and at the end. */
  flush(): void {
    const writes = this.#cachedWrites;
    this.#cachedWrites = [];
    for (const write of writes) write();
  }

  /** An error as the bundle meets it: of its own realm, `Exception` by name. */
  errorInside(error: unknown): unknown {
    if (error === DEAD || !(error instanceof Error)) return error;
    const fromGoogle = error instanceof ServiceError;
    const message = fromGoogle || error instanceof TypeError ? error.message : `${error.name}: ${error.message}`;
    const inside = new this.realm.Error(message);
    inside.name = fromGoogle ? 'Exception' : error.name;
    if (!fromGoogle) inside.stack = `${inside.stack}\n${error.stack}`;
    return inside;
  }
}
