// Years of closed visits, written straight into a Workspace's sheets: to play them would take days.
import { type CellState, newSheet, newSpreadsheet, type SheetState, type State } from '../local/workspace/state';
import { fromCells, toCells } from '../src/record/rows';
import { logRows } from '../src/register/log';
import { registerRow } from '../src/register/register';
import type { School } from '../src/school/school';
import type { Visit } from '../src/visit/record';

/** They are spread evenly over so many school years, the newest of which is not over yet. */
const YEARS = 10;
const NEWEST = 2025;

type Row = (CellState | null)[];

/** What a school has behind it: an archive a school year, and this year's rows of the Register and lines of the Log. */
export interface History {
  archives: { year: string; rows: Row[] }[];
  register: Row[];
  log: Row[];
}

/** So many closed visits, each like `model`. Their references are of no visit that is open. */
export function historyOf(model: Visit, school: School, count: number): History {
  const each = Math.ceil(count / YEARS);
  const refs = Array.from({ length: each }, (_, i) => `HV-${100_000 + i}`);
  const archives = Array.from({ length: YEARS }, (_, i) => {
    const first = NEWEST - YEARS + 1 + i;
    const year = `${first}-${String((first + 1) % 100).padStart(2, '0')}`;
    return { year, rows: listed(toCells(model), refs) };
  });
  const line = Object.values(registerRow(model, school, model.closedAt ?? 0));
  const lines = logRows({ ...model, logged: 0 }, school).map((row) => rowOf(Object.values(row)));
  return { archives, register: listed(line, refs), log: refs.flatMap(() => lines) };
}

function rowOf(values: (string | number)[]): Row {
  return values.map((v) => ({ v, n: '@' }));
}

/** A row for each reference, in its first cell. All else is shared between them: nobody writes on these rows. */
function listed(values: (string | number)[], refs: string[]): Row[] {
  const [, ...rest] = rowOf(values);
  return refs.map((v) => [{ v, n: '@' }, ...rest]);
}

/** Puts the history behind what has happened in a Workspace. */
export function putBehind(state: State, { archives, register, log }: History): void {
  const control = sheetsOf(state, state.controlId);
  const open = sheetNamed(control, 'Open');
  const { row, school } = schoolIn(open);
  const ids = archives.map(({ year, rows }) => {
    const file = newSpreadsheet(`archive-${year}`, `Home Visits archive ${year}`, state.owner);
    const sheet = newSheet(0, 'Archive');
    sheet.rows = [rowOf(['Ref', 'Kind', 'Part 1']), ...rows];
    sheet.maxRows = rows.length + 1000;
    file.sheets = [sheet];
    state.spreadsheets.push(file);
    return [year, file.id] as const;
  });
  const files = { ...school.files, archives: Object.fromEntries(ids) };
  open.rows[row] = rowOf(toCells({ ...school, files }));
  putAbove(sheetNamed(sheetsOf(state, school.files.register), 'Register'), register);
  putAbove(sheetNamed(control, 'Log'), log);
}

function sheetsOf(state: State, id: string): SheetState[] {
  return state.spreadsheets.find((file) => file.id === id)?.sheets ?? [];
}

function sheetNamed(sheets: SheetState[], name: string): SheetState {
  const sheet = sheets.find((one) => one.name === name);
  if (!sheet) throw new Error(`There is no sheet ${name}.`);
  return sheet;
}

function schoolIn(open: SheetState): { row: number; school: School } {
  for (const [row, cells] of open.rows.entries()) {
    const read = fromCells(
      cells.map((cell) => cell?.v ?? ''),
      row + 1,
    );
    if (read.what === 'record' && read.record.kind === 'school') return { row, school: read.record };
  }
  throw new Error('The school is not set up.');
}

/** Rows between the header and what stands there. */
function putAbove(sheet: SheetState, rows: Row[]): void {
  sheet.rows = [...sheet.rows.slice(0, 1), ...rows, ...sheet.rows.slice(1)];
  sheet.maxRows += rows.length;
}
