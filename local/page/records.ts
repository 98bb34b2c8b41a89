// The school's records as they lie in its spreadsheets: what the guide and the list of people are drawn from.
import type { Outing } from '../../src/outing/record';
import { fromCells } from '../../src/record/rows';
import type { School } from '../../src/school/school';
import type { Visit } from '../../src/visit/record';
import type { Workspace } from '../workspace/workspace';

export interface Records {
  school: School | undefined;
  /** Open and closed ones, by reference. */
  visits: Visit[];
  outings: Outing[];
  /** What is wrong with those that this version cannot read. */
  broken: string[];
}

/** Reads every record that stands in a spreadsheet of the Workspace. */
export function recordsOf(workspace: Workspace): Records {
  const found: Records = { school: undefined, visits: [], outings: [], broken: [] };
  for (const { sheets } of workspace.state.spreadsheets) {
    for (const { rows } of sheets) {
      rows.forEach((cells, i) => {
        const texts = cells.map((cell) => cell?.v ?? '');
        const read = fromCells(texts, i + 1);
        if (read.what === 'broken') found.broken.push(read.problem);
        if (read.what !== 'record') return;
        if (read.record.kind === 'school') found.school = read.record;
        else if (read.record.kind === 'visit') found.visits.push(read.record);
        else found.outings.push(read.record);
      });
    }
  }
  const byRef = (a: { ref: string }, b: { ref: string }) => a.ref.localeCompare(b.ref, 'en', { numeric: true });
  found.visits.sort(byRef);
  found.outings.sort(byRef);
  return found;
}
