// What is too old to keep: which closed visits and outings a purge takes, and which stay whatever their age.
import type { Outing } from '../outing/record';
import type { Settings } from '../school/school';
import { type Instant, instantOf, schoolYear } from '../time';
import { owed } from '../visit/deadlines';
import { ACCUSATION, type Visit } from '../visit/record';

type Closed = Visit | Outing;

/**
 * What was closed before it is too old at `now`: the first of September after which the whole school years to keep begin.
 * Null where the school keeps everything.
 */
export function cutOff({ keepYears }: Pick<Settings, 'keepYears'>, now: Instant): Instant | null {
  if (keepYears === undefined) return null;
  return instantOf(`${Number(schoolYear(now).slice(0, 4)) - keepYears}-09-01`, '00:00');
}

/** What is known when it is sorted. */
export interface Known {
  before: Instant;
  /** What is open, and what the archives of old years and of the first year after them hold. */
  open: Closed[];
  archived: Closed[];
  /** References that stand in newer archives still: opened again, and closed since. */
  newer: string[];
  /** References that people want kept. */
  held: string[];
}

/** What goes, and what would be old enough and stays. */
export interface Sorted {
  goes: Closed[];
  stays: Closed[];
  /** The references of all that stays, open and newer ones among them, and of all that is held. */
  keptRefs: Set<string>;
  /** The answers of forms that belong to a visit that does not go, by their ids. */
  keptAnswers: Set<string>;
}

/**
 * Sorts what is archived. What is open again or was closed later stays, what somebody holds, what still owes something,
 * an accusation against staff; and with each of them all that went out with it, since an outing tells of all its visits.
 */
export function sorted({ before, open, archived, newer, held }: Known): Sorted {
  const isOld = ({ closedAt }: Closed) => closedAt !== null && closedAt < before;
  const all = [...open, ...archived];
  const late = all.filter((record) => open.includes(record) || !isOld(record));
  const kept = new Set([...late.map(({ ref }) => ref), ...newer, ...held]);
  for (const record of archived) if (mustStay(record)) kept.add(record.ref);
  keepTogether(kept, all.filter(isOuting));
  const old = archived.filter(isOld);
  const stays = old.filter(({ ref }) => kept.has(ref));
  const keptAnswers = new Set([...late, ...stays].flatMap(answersOf));
  return { goes: old.filter(({ ref }) => !kept.has(ref)), stays, keptRefs: kept, keptAnswers };
}

const isOuting = (record: Closed): record is Outing => record.kind === 'outing';

/**
 * Whether it stays of itself. What is alleged against staff must be kept until they have reached pension age, or for ten
 * years where that is longer (Keeping children safe in education, part four): people decide on it one by one.
 */
function mustStay(record: Closed): boolean {
  if (record.kind === 'outing') return false;
  const incidents = [record.incident, ...(record.earlierIncidents ?? [])];
  return owed(record).length > 0 || incidents.some((one) => one?.sort === ACCUSATION);
}

/** Adds to the references those that were on an outing with one of them, until no more are found. */
function keepTogether(kept: Set<string>, outings: Outing[]): void {
  for (let before = -1; before !== kept.size; ) {
    before = kept.size;
    for (const { ref, stops } of outings) {
      const group = [ref, ...stops.map(({ visit }) => visit)];
      if (group.some((one) => kept.has(one))) for (const one of group) kept.add(one);
    }
  }
}

/** The ids of every answer of a form that was taken into a visit. */
export function answersOf(record: Closed): string[] {
  if (record.kind === 'outing') return [];
  const { request, assessment, report, incident, earlierReports = [], earlierIncidents = [] } = record;
  const sent = [request, assessment, report, incident, ...earlierReports, ...earlierIncidents];
  return [...sent.flatMap((one) => (one ? [one.responseId] : [])), ...Object.keys(record.answersTaken ?? {})];
}
