// Guidance by moment in the school's own words: how the sheet Guidance is read, and what is shown to people.
import { policies } from '../policy';
import { MOMENTS, type Moment, type Policy } from '../policy/schema';
import type { CellNote, TypedRow } from '../ports';
import { listWords } from './people';
import type { School } from './school';
import { cell, nearest } from './typed';

export const GUIDANCE_HEADERS = ['Policy', 'Moment', 'Words'];
export const GUIDANCE_HELP =
  'What people read on pages and in letters at each moment of a visit: a row a line, in the order in which they stand. Change the words, add rows, take rows out; a moment without rows shows nothing. A policy without any row has its own words again.';

/** What stands in the sheet, by policy and moment; only what differs from the policy's own. */
export type Guidance = NonNullable<School['guidance']>;

/** The lines shown at a moment: the school's own where it typed some for this policy, else the policy's (CELT-30). */
export function guidanceFor({ guidance }: Pick<School, 'guidance'>, policy: Policy, moment: Moment): string[] {
  return guidance?.[policy.id]?.[moment] ?? policy.guidance[moment];
}

/** A policy's own lines as rows of the sheet. */
export function guidanceRows(policy: Policy): Record<string, string>[] {
  return MOMENTS.flatMap((moment) =>
    policy.guidance[moment].map((Words) => ({ Policy: policy.id, Moment: moment, Words })),
  );
}

/** Whether a policy stands in the sheet. */
export function hasGuidance(rows: TypedRow[], policy: Policy): boolean {
  return rows.some(({ cells }) => cell(cells, 'Policy')?.toLowerCase() === policy.id);
}

/** The school's words for what stands in the sheet; undefined where they are the policies' own. */
export function readGuidance(rows: TypedRow[]): { guidance: School['guidance']; notes: CellNote[] } {
  const notes: CellNote[] = [];
  const typed: Record<string, Record<string, string[]>> = {};
  for (const { row, cells } of rows) {
    const id = (cell(cells, 'Policy') ?? '').toLowerCase();
    const name = (cell(cells, 'Moment') ?? '').toLowerCase();
    const policy = policies[id];
    const moment = MOMENTS.find((one) => one === name);
    if (!policy) notes.push({ row, column: 'Policy', words: unknown('policy', id, Object.keys(policies)) });
    else if (!moment) notes.push({ row, column: 'Moment', words: unknown('moment', name, MOMENTS) });
    if (!policy) continue;
    typed[id] ??= Object.fromEntries(MOMENTS.map((one) => [one, []]));
    const lines = (moment && typed[id][moment]) ?? [];
    for (const line of (cell(cells, 'Words') ?? '').split('\n').map((words) => words.trim())) {
      if (line !== '' && !lines.includes(line)) lines.push(line);
    }
  }
  const own = Object.entries(typed).flatMap(([id, moments]) => {
    const differ = Object.entries(moments).filter(
      ([moment, lines]) => lines.join('\n') !== policies[id]?.guidance[moment as Moment].join('\n'),
    );
    return differ.length === 0 ? [] : [[id, Object.fromEntries(differ)] as const];
  });
  return { guidance: own.length === 0 ? undefined : Object.fromEntries(own), notes };
}

function unknown(what: string, typed: string, names: readonly string[]): string {
  const meant = nearest(typed, names);
  const said = typed === '' ? `The ${what} is missing.` : `There is no ${what} “${typed}”.`;
  const hint =
    typed !== '' && meant !== undefined ? ` Do you mean “${meant}”?` : ` Type one of: ${listWords([...names], 'or')}.`;
  return `${said}${hint} Until then this line is not shown.`;
}
