// How a record lies in a row of cells: JSON split into cells that no spreadsheet can mistake for anything but text.
import { Outing } from '../outing/record';
import type { AnyRecord } from '../ports';
import type * as z from '../schema';
import { School } from '../school/school';
import { Visit } from '../visit/record';
import type { Digest } from './chain';

/** Longest piece of a record in one cell; Google Sheets takes 50,000 characters. */
export const PIECE = 45_000;
/** Every piece begins with it, so that none is read as a formula, a number or a date, and pieces are known by it. */
const MARK = '|';

/** Which build this is: put in by build/bundle.ts, and not there in code that is not bundled. */
declare const BUILD: string | undefined;
export const THIS_BUILD = typeof BUILD === 'undefined' ? '' : BUILD;

const SCHEMAS = { school: School, visit: Visit, outing: Outing };

export type ReadRow =
  | { what: 'record'; record: AnyRecord }
  | { what: 'broken'; ref: string; problem: string }
  | { what: 'nothing' };

/**
 * What a spreadsheet may leave out, change or refuse: what nobody sees, and breaks that are none (`JSON.stringify` itself
 * escapes what is below U+0020, and since ES2019 half a character pair). The archive compares what it reads with what it
 * wrote, so that a record with such a character could else never be archived.
 */
const UNSURE = /[\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]/g;

/** JSON without any of these: each as `\uXXXX`, which reads back as it was. */
function surely(json: string): string {
  return json.replace(UNSURE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Pieces of at most `PIECE` characters that cut no character pair in two. */
function pieces(json: string): string[] {
  const out: string[] = [];
  for (let from = 0; from < json.length; ) {
    let to = Math.min(from + PIECE - MARK.length, json.length);
    const last = json.charCodeAt(to - 1);
    if (to < json.length && last >= 0xd800 && last <= 0xdbff) to -= 1;
    out.push(MARK + json.slice(from, to));
    from = to;
  }
  return out;
}

/**
 * By this a build knows its own writing again: the name of the build, and a digest of the whole text. Sheets takes it for
 * neither a number nor a formula.
 */
function signed(json: string, digest: Digest): string {
  return `~${THIS_BUILD} ${digest(json).slice(0, 24)}`;
}

/** The cells of a record's row: its reference, its kind, its pieces, and, where there is a digest, who wrote it. */
export function toCells(record: AnyRecord, digest?: Digest): string[] {
  const json = surely(JSON.stringify(record));
  return [record.ref, record.kind, ...pieces(json), ...(digest ? [signed(json, digest)] : [])];
}

/**
 * What stands in a row. A record is known by its pieces alone, in their order: a renamed header, a column put in
 * between or an overwritten reference loses nothing. What this very build wrote is taken as it stands, where it is known by
 * its digest; what a person changed, be it a letter, or another build wrote, is held against its schema, which costs a tick
 * more than all else that it does.
 */
export function fromCells(cells: unknown[], rowNumber: number, digest?: Digest): ReadRow {
  const parts = cells.filter((cell): cell is string => typeof cell === 'string' && cell.startsWith(MARK));
  // A row that says what it is and holds no record was typed over; any other row without one was never ours.
  const named = ['school', 'visit', 'outing'].includes(String(cells[1]));
  if (parts.length === 0 && !named) return { what: 'nothing' };
  const ref = typeof cells[0] === 'string' && cells[0] !== '' ? cells[0] : `row ${rowNumber}`;
  const broken = (problem: string): ReadRow => ({ what: 'broken', ref, problem });
  const json = parts.map((part) => part.slice(MARK.length)).join('');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return broken(
      `Row ${rowNumber} of the sheet Open (${ref}) was changed by hand and cannot be read any more. ` +
        'Put it back from the version history of the Control spreadsheet (File, Version history).',
    );
  }
  // Safe: it was written by `toCells` of this build, from a record.
  if (digest && cells.includes(signed(json, digest))) return { what: 'record', record: value as AnyRecord };
  const kind = (value as { kind?: unknown } | null)?.kind;
  if (kind !== 'school' && kind !== 'visit' && kind !== 'outing') return broken(`Row ${rowNumber} is no known record.`);
  const schema: z.ZodMiniType<AnyRecord> = SCHEMAS[kind]();
  const read = schema.safeParse(value);
  if (read.success) return { what: 'record', record: read.data };
  const issue = read.error.issues[0];
  return broken(`Row ${rowNumber} (${ref}) cannot be read: ${issue?.path.join('.')}: ${issue?.message}`);
}
