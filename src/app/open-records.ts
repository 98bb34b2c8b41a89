// What is open: all its records, what they have to tell one another, and how it stands after a change.
import { settled } from '../outing/decide';
import { drillsStopped } from '../outing/drills';
import type { Outing } from '../outing/record';
import type { AnyRecord, Loaded, Ports } from '../ports';
import type { Facts } from '../record/decide';
import { ENGINE } from '../school/people';
import type { School } from '../school/school';
import type { Instant } from '../time';
import { PassedAct } from '../visit/acts';
import { tellVisit } from '../visit/decide';
import type { Visit } from '../visit/record';
import { factsFor, type Sender } from './facts';

/** Everything that is open, with the school there for certain, and the account that this execution runs as. */
export interface Open extends Loaded, Sender {
  school: School;
}

/** Set-up has not been run, or its record is gone: nothing can be done without it. */
export class NotSetUp extends Error {
  constructor() {
    super('Home Visits is not set up here yet. Open the Control spreadsheet and choose Home Visits → Set up.');
    this.name = 'NotSetUp';
  }
}

/**
 * All open records. An outing that cannot be worked out is broken, like one whose row cannot be read: nobody watches over
 * it, and no page or board could be made with it. @throws NotSetUp
 */
export function loadOpen(ports: Ports, now: Instant): Open {
  const { school, visits, outings, broken } = ports.records.load();
  if (!school) throw new NotSetUp();
  const facts = factsFor(school, ENGINE, now);
  const stuck = outings.flatMap((outing) => problemOf(outing, facts));
  const sound = outings.filter(({ ref }) => stuck.every((one) => one.ref !== ref));
  return { school, visits, outings: sound, broken: [...broken, ...stuck], account: ports.installation.account() };
}

function problemOf(outing: Outing, facts: Facts): Loaded['broken'] {
  try {
    settled(outing, facts);
    return [];
  } catch (error) {
    return [{ ref: outing.ref, problem: `${outing.ref} could not be worked out: ${String(error)}` }];
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
      const told = toldOrAsItWas(visit, effect.act, open, now);
      if (told !== visit) out.set(told.ref, told);
    }
  }
  return [...out.values()];
}

/** A visit that cannot be told keeps nothing else from being saved; what it is to be told waits, and administrators hear. */
function toldOrAsItWas(visit: Visit, act: unknown, open: Open, now: Instant): Visit {
  try {
    return toldOne(visit, act, open.school, now);
  } catch (error) {
    open.broken.push({ ref: visit.ref, problem: `${visit.ref} could not be told what happened: ${String(error)}` });
    return visit;
  }
}

function toldOne(visit: Visit, act: unknown, school: School, now: Instant): Visit {
  const known = PassedAct().safeParse(act);
  return known.success ? tellVisit(visit, known.data, factsFor(school, ENGINE, now)) : visit;
}

/** The changed records, and the drills that end where a real alarm has begun: by an act among them, or by time. */
export function withDrillsStopped(changed: AnyRecord[], open: Open, now: Instant): AnyRecord[] {
  const known = withChanged(open, changed);
  try {
    return [...changed, ...drillsStopped(known, factsFor(known.school, ENGINE, now))];
  } catch (error) {
    // A drill that cannot be worked out keeps nothing real from being saved.
    console.error(error);
    return changed;
  }
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
