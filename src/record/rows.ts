// How a record lies in a row of cells: JSON split into cells that no spreadsheet can mistake for anything but text.
import { Outing } from '../outing/record';
import type { AnyRecord } from '../ports';
import type * as z from '../schema';
import { School } from '../school/school';
import { Visit } from '../visit/record';

/** Longest piece of a record in one cell; Google Sheets takes 50,000 characters. */
export const PIECE = 45_000;
/** Every piece begins with it, so that none is read as a formula, a number or a date, and pieces are known by it. */
const MARK = '|';

/** Which build this is: put in by build/bundle.ts, and not there in code that is not bundled. */
declare const BUILD: string | undefined;
const THIS_BUILD = typeof BUILD === 'undefined' ? '' : BUILD;

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

const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** The checksums of names that were met: most rows have the same, and a loop over characters is slow where it runs cold. */
const sums = new Map<string, number>();

/** A checksum (FNV-1a) of some names. */
function sumOf(names: string): number {
  const known = sums.get(names);
  if (known !== undefined) return known;
  let sum = FNV_BASIS;
  for (let i = 0; i < names.length; i++) sum = Math.imul(sum ^ names.charCodeAt(i), FNV_PRIME);
  sums.set(names, sum);
  return sum;
}

/** A checksum of the names of a value's fields, and of the fields within those, in their order; of a list those of its items. */
function shapeOf(value: unknown, levels = 2): number {
  if (levels === 0 || typeof value !== 'object' || value === null) return 0;
  const isList = Array.isArray(value);
  let sum = isList ? FNV_BASIS : sumOf(Object.keys(value).join());
  for (const inner of Object.values(value))
    sum = Math.imul(sum ^ shapeOf(inner, isList ? levels : levels - 1), FNV_PRIME);
  return sum;
}

/**
 * By this a build knows its own writing again: the name of the build, how long the text is, and a checksum of its fields'
 * names. What a hand can change without its showing are words of the same length, which a schema would not miss either; a
 * checksum of the whole text would cost what it saves. Sheets takes it for neither a number nor a formula.
 */
function signed(json: string, value: unknown): string {
  return `~${THIS_BUILD} ${json.length} ${(shapeOf(value) >>> 0).toString(36)}`;
}

/** The cells of a record's row: its reference, its kind, its pieces, and who wrote it. */
export function toCells(record: AnyRecord): string[] {
  const json = surely(JSON.stringify(record));
  return [record.ref, record.kind, ...pieces(json), signed(json, JSON.parse(json))];
}

/**
 * What stands in a row. A record is known by its pieces alone, in their order: a renamed header, a column put in
 * between or an overwritten reference loses nothing. What this very build wrote is taken as it stands; what a person
 * changed, or an older build wrote, is held against its schema, which costs a tick more than all else that it does.
 */
export function fromCells(cells: unknown[], rowNumber: number): ReadRow {
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
  if (cells.includes(signed(json, value))) return { what: 'record', record: value as AnyRecord };
  const kind = (value as { kind?: unknown } | null)?.kind;
  if (kind !== 'school' && kind !== 'visit' && kind !== 'outing') return broken(`Row ${rowNumber} is no known record.`);
  const schema: z.ZodMiniType<AnyRecord> = SCHEMAS[kind]();
  const read = schema.safeParse(value);
  if (read.success) return { what: 'record', record: read.data };
  const issue = read.error.issues[0];
  return broken(`Row ${rowNumber} (${ref}) cannot be read: ${issue?.path.join('.')}: ${issue?.message}`);
}
