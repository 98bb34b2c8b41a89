// The records in the sheet Open: one read brings all of them, one act is one write of one row. And the archives.
import { type AnyRecord, Busy, type Loaded, type Records } from '../ports';
import { chained } from '../record/chain';
import { fromCells, type ReadRow, toCells } from '../record/rows';
import { accountsOf, standbyOf } from '../school/accounts';
import type { School } from '../school/school';
import { type Instant, schoolYear } from '../time';
import { keepProperty, LOCALE, openSheet, PROPERTY, property, TIME_ZONE } from './control-file';
import { letEdit } from './editors';
import { putRows, runs } from './put-rows';
import { seals } from './seals';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** How long an act waits for another to end, in ms. */
const PATIENCE = 10_000;
/** What stands in the Ref cell of the school's copy. */
const COPY = 'SCHOOL copy';
/** How long a section trusts where it found a row, in ms. */
const FRESH = 500;
export const OPEN_HEADERS = ['Ref', 'Kind', 'Part 1', 'Part 2', 'Part 3', 'Part 4'];

/** Where a record was when this section read it: its row (1-based) and what stood in the Ref cell there. */
interface Place {
  row: number;
  label: string;
}

/** What one section under the lock knows. */
interface Section {
  places: Map<string, Place>;
  /** The most cells any row has: a shorter record must blank what a longer one left. */
  width: number;
  waiting: Map<string, AnyRecord>;
  /** Whether it has read the sheet: without that a record that stands there would be added a second time. */
  hasRead: boolean;
  /** When it did, and how many rows there were. */
  readAt: Instant;
  height: number;
}

let section: Section | undefined;

function current(): Section {
  if (!section) throw new Error('A record can be saved only inside locked(…).');
  return section;
}

function newSection(): Section {
  return { places: new Map(), width: OPEN_HEADERS.length, waiting: new Map(), hasRead: false, readAt: 0, height: 0 };
}

function isRecord(row: ReadRow): row is Extract<ReadRow, { what: 'record' }> {
  return row.what === 'record';
}

/** What one read of a sheet of records brings. */
interface Reading {
  loaded: Loaded;
  places: Map<string, Place>;
  width: number;
  height: number;
}

/** The records that this execution has read, by their text: it reads Open several times, and checking a record is what costs. */
const alreadyRead = new Map<string, ReadRow>();

function rowRead(cells: unknown[], rowNumber: number): ReadRow {
  const text = cells.filter((cell) => typeof cell === 'string' && cell.startsWith('|')).join('\n');
  const read = alreadyRead.get(text) ?? fromCells(cells, rowNumber, seals.digest);
  if (isRecord(read)) alreadyRead.set(text, read);
  return read;
}

/** One read of the whole sheet. Of two rows with one reference (somebody copied a row) the newer counts. */
function readAll(sheet: Sheet): Reading {
  const values: unknown[][] = sheet.getDataRange().getValues();
  const loaded: Loaded = { school: undefined, visits: [], outings: [], broken: [] };
  const places = new Map<string, Place>();
  const newest = new Map<string, AnyRecord>();
  let copy: School | undefined;
  for (const [i, cells] of values.entries()) {
    const read = rowRead(cells, i + 1);
    if (read.what === 'broken') loaded.broken.push({ ref: read.ref, problem: read.problem });
    if (!isRecord(read)) continue;
    const { record } = read;
    if (cells.includes(COPY) && record.kind === 'school') {
      places.set(COPY, { row: i + 1, label: COPY });
      copy = record;
      continue;
    }
    const before = newest.get(record.ref);
    if (before) {
      loaded.broken.push({
        ref: record.ref,
        problem: `${record.ref} stands twice in the sheet Open. The newer row counts; delete the other.`,
      });
      if (before.version >= record.version) continue;
    }
    newest.set(record.ref, record);
    places.set(record.ref, { row: i + 1, label: cells.includes(record.ref) ? record.ref : String(cells[0]) });
  }
  for (const record of newest.values()) {
    if (record.kind === 'school') loaded.school = record;
    else if (record.kind === 'visit') loaded.visits.push(record);
    else loaded.outings.push(record);
  }
  // Without the school nobody could be told of anything: its copy serves until somebody has put the row right.
  loaded.school ??= copy;
  return { loaded, places, width: values[0]?.length ?? 0, height: values.length };
}

function noteRead(here: Section, { places, width, height }: Reading): void {
  here.places = places;
  here.width = Math.max(width, OPEN_HEADERS.length);
  here.hasRead = true;
  here.readAt = Date.now();
  here.height = height;
}

function padded(cells: string[], width: number): string[] {
  return cells.concat(Array.from({ length: Math.max(0, width - cells.length) }, () => ''));
}

/**
 * Writes what waits, in the order in which it was saved: what a later record rests on stands first, so that a kill
 * between leaves a number unused and never a visit without its watch. Each record goes where this section's own read
 * found it, new ones below the last row; neighbours go in one write. A lock stops no person: where half a second has
 * passed since that read, the rows are looked up again, for somebody may have sorted the sheet. Within that half second
 * a sort can still have a row written over another; Open is hidden and guarded, and its version history has the other.
 */
function writeWaiting(sheet: Sheet, here: Section): void {
  if (here.waiting.size === 0) return;
  if (!here.hasRead || Date.now() - here.readAt > FRESH) noteRead(here, readAll(sheet));
  let below = here.height;
  const placed = [...here.waiting].flatMap(([, record]) =>
    rowsOf(record).map(({ label, cells }) => {
      const known = here.places.get(label)?.row;
      if (known === undefined) below += 1;
      return { row: known ?? below, cells: padded(cells, here.width) };
    }),
  );
  for (const run of runs(placed, ({ row }) => row)) {
    const width = Math.max(...run.map(({ cells }) => cells.length));
    const [first] = run;
    if (first)
      putRows(
        sheet,
        { row: first.row, column: 1 },
        run.map(({ cells }) => padded(cells, width)),
      );
  }
  here.waiting.clear();
  flushed();
}

/**
 * Whether this execution has read Open since it last flushed. Google keeps what a script has read ahead
 * (https://developers.google.com/apps-script/guides/support/best-practices speaks of its caches), and does not say for how
 * long: what another execution wrote since must not be written over by what was read before the lock.
 */
let mayBeStale = false;

function flushed(): void {
  SpreadsheetApp.flush();
  mayBeStale = false;
}

/** The rows that a record has: its own; the school, on which every other rests, has a copy below it as well. */
function rowsOf(record: AnyRecord): { label: string; cells: string[] }[] {
  const cells = toCells(record, seals.digest);
  const own = { label: record.ref, cells };
  return record.kind === 'school' ? [own, { label: COPY, cells: [COPY, ...cells.slice(1)] }] : [own];
}

/**
 * The archive of a school year, made where there is none. Its id is kept the moment it exists, so that an execution
 * stopped right then leaves no second one behind.
 */
function archiveSheet(year: string, { files, settings }: School): { sheet: Sheet; id: string } {
  const kept = files.archives[year] || property(PROPERTY.archive(year));
  const file = kept === '' ? SpreadsheetApp.create(`Home Visits archive ${year}`) : SpreadsheetApp.openById(kept);
  const id = file.getId();
  if (kept === '') {
    keepProperty(PROPERTY.archive(year), id);
    file.setSpreadsheetLocale(LOCALE);
    file.setSpreadsheetTimeZone(TIME_ZONE);
  }
  const sheet = file.getSheetByName('Archive') ?? file.getSheets()[0];
  if (!sheet) throw new Error(`The archive ${year} has no sheet.`);
  if (sheet.getName() !== 'Archive') {
    sheet.getRange(1, 1, 1, OPEN_HEADERS.length).setValues([OPEN_HEADERS]);
    sheet.setFrozenRows(1);
    // Whoever comes first in the school year makes it, owner or standby, and the other goes on with it.
    if (standbyOf(settings) !== '') letEdit(file, accountsOf(settings));
    sheet.setName('Archive');
  }
  return { sheet, id };
}

/** The row of a reference in an archive, or 0. One look however many rows there are. */
function rowIn(sheet: Sheet, ref: string): number {
  const finder = sheet.getRange('A:A').createTextFinder(ref).matchEntireCell(true).matchCase(true);
  return finder.findNext()?.getRow() ?? 0;
}

/**
 * The row of a reference this very moment: where it was, if nothing has moved, else wherever its label stands, else 0.
 * Copying to the archive takes seconds, and deleting another row in its place could not be made good.
 */
function rowNow(sheet: Sheet, ref: string, place: Place | undefined): number {
  const labels = sheet
    .getRange('A:A')
    .getValues()
    .map((cells) => String(cells[0]));
  const label = place?.label ?? ref;
  if (place && labels[place.row - 1] === label) return place.row;
  const row = labels.indexOf(label) + 1;
  // Nowhere in the first column: somebody has put another before it.
  return (
    row ||
    sheet
      .getDataRange()
      .getValues()
      .findIndex((cells) => cells.includes(label)) + 1
  );
}

/** Puts a record's row into an archive, over the one that is there, and reads it back. */
function keepInArchive(sheet: Sheet, record: AnyRecord): void {
  const cells = toCells(record, seals.digest);
  const row = rowIn(sheet, record.ref);
  if (row === 0) sheet.appendRow(cells);
  else {
    const width = Math.max(sheet.getLastColumn(), cells.length);
    putRows(sheet, { row, column: 1 }, [padded(cells, width)]);
  }
  SpreadsheetApp.flush();
  const kept = rowIn(sheet, record.ref);
  const back = kept === 0 ? [] : (sheet.getRange(kept, 1, 1, cells.length).getValues()[0] ?? []);
  if (back.join('\n') !== cells.join('\n')) {
    throw new Error(`${record.ref} could not be copied to the archive; it stays in the sheet Open. It is tried again.`);
  }
}

export const records: Records = {
  locked(work) {
    if (section) throw new Error('locked(…) must not stand within locked(…).');
    const lock = LockService.getScriptLock();
    if (!lock.tryLock(PATIENCE)) throw new Busy();
    section = newSection();
    try {
      try {
        return work();
      } finally {
        if (section.waiting.size > 0) writeWaiting(openSheet(), section);
      }
    } finally {
      section = undefined;
      lock.releaseLock();
    }
  },

  load() {
    const sheet = openSheet();
    if (section) writeWaiting(sheet, section);
    if (section && mayBeStale) flushed();
    const read = readAll(sheet);
    mayBeStale = true;
    if (section) noteRead(section, read);
    return read.loaded;
  },

  save(record) {
    current().waiting.set(record.ref, chained(record, seals.digest));
  },

  archive(record, school) {
    const here = current();
    const year = schoolYear(record.closedAt ?? 0);
    const { sheet, id } = archiveSheet(year, school);
    keepInArchive(sheet, chained(record, seals.digest));
    const open = openSheet();
    here.waiting.delete(record.ref);
    const row = rowNow(open, record.ref, here.places.get(record.ref));
    if (row > 0) {
      open.deleteRow(row);
      SpreadsheetApp.flush();
    }
    here.places = moved(here.places, record.ref, row);
    if (school.files.archives[year] === id) return school;
    const next: School = { ...school, files: { ...school.files, archives: { ...school.files.archives, [year]: id } } };
    records.save(next);
    return next;
  },

  archived(school, at) {
    const id = school.files.archives[schoolYear(at)];
    if (id === undefined) return [];
    const sheet = SpreadsheetApp.openById(id).getSheetByName('Archive');
    if (!sheet) throw new Error(`The archive ${schoolYear(at)} has lost its sheet “Archive”. Rename it back.`);
    const { visits, outings } = readAll(sheet).loaded;
    return [...visits, ...outings];
  },
};

/** The places after a row was deleted: those below have come up by one. */
function moved(places: Map<string, Place>, gone: string, row: number): Map<string, Place> {
  const rest = [...places].filter(([ref]) => ref !== gone);
  return new Map(
    rest.map(([ref, place]) => [ref, row > 0 && place.row > row ? { ...place, row: place.row - 1 } : place]),
  );
}
