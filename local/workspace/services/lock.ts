// LockService: one holder at a time; let go when the execution ends or dies.
import { ServiceError } from '../errors';
import { guard } from '../guard';
import type { Running } from '../running';

type LockApp = GoogleAppsScript.Lock.LockService;
type Lock = GoogleAppsScript.Lock.Lock;

/** The global `LockService`. */
export function lockService(run: Running): LockApp {
  return guard<LockApp>(run, 'LockService', {
    getScriptLock: () => lock(run, 'script'),
    getUserLock: () => lock(run, `user:${run.user}`),
    // There is no document in a web app; the npm types leave the null out.
    getDocumentLock: () => (run.kind === 'webapp' ? (null as unknown as Lock) : lock(run, 'document')),
  });
}

function lock(run: Running, name: string): Lock {
  const { workspace } = run;
  const id = run.execution.id;
  function take(waitMs: number): boolean {
    const holder = workspace.faults.lockHeld ? -1 : workspace.locks.get(name);
    if (holder === undefined || holder === id) {
      workspace.locks.set(name, id);
      return true;
    }
    // Whoever holds it stands still meanwhile, so waiting only costs time.
    run.spend(waitMs);
    return false;
  }
  return guard<Lock>(run, 'Lock', {
    tryLock: take,
    waitLock: (waitMs: number) => {
      if (!take(waitMs)) throw new ServiceError('Lock timeout: another process was holding the lock for too long.');
    },
    hasLock: () => workspace.locks.get(name) === id,
    releaseLock: () => {
      if (workspace.locks.get(name) !== id) return;
      // Google lets the lock go before cached writes arrive: flush first, or lose them to the next holder.
      workspace.locks.delete(name);
    },
  });
}
