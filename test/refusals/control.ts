// Typing into Settings, Staff and Guidance as the school's own people do, and reading the note beside a cell.
import { PEOPLE, type SchoolDay } from '../story/school-day';

/** The cell in the row of this setting, person or line, under this header, by its A1 name. */
function placeOf(day: SchoolDay, sheet: 'Settings' | 'Staff' | 'Guidance', row: string, header: string) {
  const { display } = day.workspace.spreadsheet(day.workspace.controlId).sheet(sheet);
  const column = (display[0] ?? []).findIndex((name) => name.startsWith(header));
  const line = display.findIndex((cells) => cells.includes(row));
  if (column < 0 || line < 0) throw new Error(`${sheet} has no ${row} / ${header}.`);
  return { a1: `${String.fromCharCode(65 + column)}${line + 1}`, text: display[line]?.[column] ?? '' };
}

/** The owner types into one of them. */
export function types(
  day: SchoolDay,
  sheet: 'Settings' | 'Staff' | 'Guidance',
  row: string,
  header: string,
  text: string,
): void {
  const { a1 } = placeOf(day, sheet, row, header);
  day.workspace.editCell(day.workspace.controlId, sheet, a1, text, PEOPLE.owner);
}

/** What stands in the Note column beside this setting, person or line. */
export function noteBeside(day: SchoolDay, sheet: 'Settings' | 'Staff' | 'Guidance', row: string): string {
  return placeOf(day, sheet, row, 'Note').text;
}

/** What an administrator was told is wrong, by subject. */
export function troubles(day: SchoolDay): string[] {
  return day.subjects(PEOPLE.administrator).filter((subject) => subject.startsWith('Home Visits needs you'));
}
