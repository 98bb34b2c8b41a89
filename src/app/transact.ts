// The shell around every act: lock, load, decide, save, let go; then carry out what the records ask for.
import type { Outing } from '../outing/record';
import type { AnyRecord, Loaded, Ports } from '../ports';
import { ENGINE } from '../school/people';
import type { School } from '../school/school';
import type { Instant } from '../time';
import { PassedAct } from '../visit/acts';
import { tellVisit } from '../visit/decide';
import type { Visit } from '../visit/record';
import { carryOut } from './carry-out';
import { factsFor } from './facts';
import { claimed } from './outbox';

/** Everything that is open, with the school there for certain. */
export interface Open extends Loaded {
  school: School;
}

/** Set-up has not been run, or its record is gone: nothing can be done without it. */
export class NotSetUp extends Error {
  constructor() {
    super('Home Visits is not set up here yet. Open the Control spreadsheet and choose Home Visits → Set up.');
    this.name = 'NotSetUp';
  }
}

/** All open records. @throws NotSetUp */
export function loadOpen(ports: Ports): Open {
  const loaded = ports.records.load();
  if (!loaded.school) throw new NotSetUp();
  return { ...loaded, school: loaded.school };
}

/**
 * Runs `work` on what is open, under the lock. Each record that it changed is saved with one write, together with the
 * letters it wants sent; those are claimed by this execution in the same write, sent after the lock is let go, and
 * crossed off. A kill at any moment leaves the record as before or as after, and the next tick does the rest.
 * @throws Busy when the lock is not to be had: then nothing was changed
 */
export function transact<T>(ports: Ports, now: Instant, work: (open: Open) => { changed: AnyRecord[]; answer: T }): T {
  const { saved, school, answer } = ports.records.locked(() => {
    const open = loadOpen(ports);
    const done = work(open);
    const changed = withTold(done.changed, open, now).map((record) => claimed(record, now));
    for (const record of changed) ports.records.save(record);
    const after = changed.find((record): record is School => record.kind === 'school') ?? open.school;
    return { saved: changed, school: after, answer: done.answer };
  });
  if (saved.length > 0) carryOutLater(ports, saved, school, now);
  return answer;
}

/** The act is saved: whatever fails from here on is done by the next tick, and must not make the act look as if it failed. */
function carryOutLater(ports: Ports, saved: AnyRecord[], school: School, now: Instant): void {
  try {
    carryOut(ports, saved, school, now);
  } catch (error) {
    console.error(error);
  }
}

/** The changed records, and the visits that they have something to tell. */
export function withTold(changed: AnyRecord[], open: Open, now: Instant): AnyRecord[] {
  const out = new Map(changed.map((record) => [record.ref, record]));
  for (const record of changed) {
    for (const effect of record.outbox) {
      if (effect.kind !== 'passing') continue;
      const visit = out.get(effect.to) ?? open.visits.find((v) => v.ref === effect.to);
      if (visit?.kind !== 'visit') continue;
      const told = toldOne(visit, effect.act, open.school, now);
      if (told !== visit) out.set(told.ref, told);
    }
  }
  return [...out.values()];
}

function toldOne(visit: Visit, act: unknown, school: School, now: Instant): Visit {
  const known = PassedAct().safeParse(act);
  return known.success ? tellVisit(visit, known.data, factsFor(school, ENGINE, now)) : visit;
}

/** What is open, with these records in the place of what they were. */
export function withChanged(open: Open, changed: AnyRecord[]): Open {
  const visits = changed.filter((r): r is Visit => r.kind === 'visit');
  const outings = changed.filter((r): r is Outing => r.kind === 'outing');
  const over = <R extends { ref: string }>(old: R[], fresh: R[]) => [
    ...old.map((one) => fresh.find((f) => f.ref === one.ref) ?? one),
    ...fresh.filter((f) => !old.some((one) => one.ref === f.ref)),
  ];
  const school = changed.find((r): r is Open['school'] => r.kind === 'school') ?? open.school;
  return { ...open, school, visits: over(open.visits, visits), outings: over(open.outings, outings) };
}
