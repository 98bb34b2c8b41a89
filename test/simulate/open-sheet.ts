// What stands in the sheet Open, as it lies there: read after each step, and parsed only where a row has changed.
import { lastRow } from '../../local/workspace/cells/grid';
import type { Workspace } from '../../local/workspace/workspace';
import type { Outing } from '../../src/outing/record';
import type { School } from '../../src/school/school';
import type { Visit } from '../../src/visit/record';

export type Raw = School | Visit | Outing;

/** A record that is new or has changed, or is no longer there. */
export interface Change {
  ref: string;
  before: Raw | undefined;
  now: Raw | undefined;
}

export class OpenSheet {
  private known = new Map<string, { parts: string[]; record: Raw }>();
  private readers: ((change: Change) => void)[] = [];

  constructor(
    private workspace: Workspace,
    private wrong: (what: string) => void,
  ) {}

  /** Tells this one of each change, in the order in which they were added. */
  tells(reader: (change: Change) => void): void {
    this.readers.push(reader);
  }

  get school(): School {
    const record = this.known.get('SCHOOL')?.record;
    if (record?.kind !== 'school') throw new Error('There is no school.');
    return record;
  }

  get(ref: string): Raw | undefined {
    return this.known.get(ref)?.record;
  }

  visit(ref: string): Visit | undefined {
    const record = this.get(ref);
    return record?.kind === 'visit' ? record : undefined;
  }

  outing(ref: string): Outing | undefined {
    const record = this.get(ref);
    return record?.kind === 'outing' ? record : undefined;
  }

  get all(): Raw[] {
    return [...this.known.values()].map(({ record }) => record);
  }

  /** Reads the sheet and tells what has changed since the last look. */
  look(): void {
    const seen = new Set<string>();
    for (const { ref, parts } of recordRows(this.workspace, this.workspace.controlId, 'Open')) {
      if (ref === 'SCHOOL copy') continue;
      if (seen.has(ref)) this.wrong(`${ref} stands twice in Open`);
      seen.add(ref);
      const known = this.known.get(ref);
      if (known && isSame(known.parts, parts)) continue;
      const record = parsed(parts);
      if (record?.ref !== ref) {
        this.wrong(`The row of ${ref} cannot be read`);
        continue;
      }
      this.known.set(ref, { parts, record });
      for (const reader of this.readers) reader({ ref, before: known?.record, now: record });
    }
    if (seen.size === this.known.size) return;
    for (const [ref, { record }] of this.known) {
      if (seen.has(ref)) continue;
      this.known.delete(ref);
      for (const reader of this.readers) reader({ ref, before: record, now: undefined });
    }
  }
}

/** The record of this reference in the archives, where it stands near the end of one. */
export function archived(workspace: Workspace, archives: string[], ref: string): Raw | undefined {
  for (const id of archives) {
    const rows = recordRows(workspace, id, 'Archive', 200);
    const found = rows.find((row) => row.ref === ref);
    if (found) return parsed(found.parts);
  }
  return undefined;
}

function isSame(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i]);
}

function parsed(parts: string[]): Raw | undefined {
  try {
    return JSON.parse(parts.map((part) => part.slice(1)).join('')) as Raw;
  } catch {
    return undefined;
  }
}

/** The rows of a sheet of records that hold one: all of them, or the last so many. */
function recordRows(
  workspace: Workspace,
  file: string,
  name: string,
  last?: number,
): { ref: string; parts: string[] }[] {
  const sheet = workspace.spreadsheetState(file).sheets.find((one) => one.name === name);
  const found: { ref: string; parts: string[] }[] = [];
  // Read after every step of every day: plain loops, since this is most of what the watching costs.
  const rows = sheet ? sheet.rows.slice(0, lastRow(sheet)) : [];
  for (const cells of rows.slice(last === undefined ? 0 : -last)) {
    let ref = '';
    const parts: string[] = [];
    for (const cell of cells) {
      const text = cell?.v;
      if (typeof text !== 'string') continue;
      if (ref === '') ref = text;
      if (text[0] === '|') parts.push(text);
    }
    if (parts.length > 0) found.push({ ref, parts });
  }
  return found;
}
