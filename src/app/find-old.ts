// Finds what a purge would take: read from the archives, the Log and the Forms, and counted. Changes nothing.
import type { FormName } from '../policy/schema';
import type { Ports } from '../ports';
import { answersOf, type Sorted, sorted } from '../retention/what-goes';
import type { PurgeCounts, School } from '../school/school';
import { type Instant, schoolYear, timeInYear } from '../time';
import type { Open } from './open-records';
import { builtForms, readFrom } from './people-of-files';

export interface FoundOld extends Sorted {
  before: Instant;
  /** The school years whose archives hold what is old. */
  years: string[];
  /** The ids of the answers that go, by form. */
  answers: [FormName, string[]][];
  counts: PurgeCounts;
}

/** Everything that a purge of what was closed before then would take. It reads whole archives: for a purge alone. */
export function findOld(ports: Ports, open: Open, before: Instant): FoundOld {
  const { school } = open;
  const all = Object.keys(school.files.archives).sort();
  const first = schoolYear(before);
  const years = all.filter((year) => year < first);
  // A visit of the first year that is kept may have been out, or have been asked for, in the last that is not.
  const read = all.filter((year) => year <= first);
  const result = sorted({
    before,
    open: [...open.visits, ...open.outings],
    archived: read.flatMap((year) => ports.records.archived(school, timeInYear(year))),
    newer: all.filter((year) => year > first).flatMap((year) => ports.old.refs(school, year)),
    held: school.settings.keepRefs,
  });
  const refs = new Set(result.goes.map(({ ref }) => ref));
  const answers = oldAnswers(ports, school, result, before);
  const counts = {
    visits: result.goes.filter(({ kind }) => kind === 'visit').length,
    outings: result.goes.filter(({ kind }) => kind === 'outing').length,
    answers: answers.reduce((sum, [, ids]) => sum + ids.length, 0),
    lines: refs.size === 0 ? 0 : ports.old.refs(school, 'log').filter((ref) => refs.has(ref)).length,
  };
  return { ...result, before, years, answers, counts };
}

/**
 * The answers last sent before then that belong to no visit that stays, and name none: those of the visits that go, what
 * was never put right, and what others sent in place of it. What was not read yet waits, however old it is.
 */
function oldAnswers(ports: Ports, school: School, known: Sorted, before: Instant): [FormName, string[]][] {
  const { goes, keptAnswers, keptRefs } = known;
  const ids = new Set([...goes.flatMap(answersOf), ...keptAnswers]);
  return builtForms(school).map((form) => {
    const until = Math.min(before, readFrom(school, form));
    const found = ports.old.answers(form, school, until, ids);
    // An incident that no visit has may be an accusation, and nobody else has it in writing: people decide on it.
    const mayGo = found.filter(
      ({ id, reference }) => !keptAnswers.has(id) && !keptRefs.has(reference) && (form !== 'incident' || ids.has(id)),
    );
    return [form, mayGo.map(({ id }) => id)];
  });
}
