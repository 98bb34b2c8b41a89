// Writing rows at a place of a sheet, which gets more rows and columns where it is full.

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Rows added beyond what is needed, where the sheet is full. */
const SPARE_ROWS = 100;

/**
 * Writes rows in one trip. A sheet is full so seldom that it is not asked first: a range beyond its end is refused before
 * anything is written, and is written again once there is room.
 */
export function putRows<T>(sheet: Sheet, { row, column }: { row: number; column: number }, cells: T[][]): void {
  const put = () => sheet.getRange(row, column, cells.length, cells[0]?.length ?? 0).setValues(cells);
  try {
    put();
  } catch (error) {
    const lacking = {
      rows: row + cells.length - 1 - sheet.getMaxRows(),
      columns: column + (cells[0]?.length ?? 0) - 1 - sheet.getMaxColumns(),
    };
    if (lacking.rows <= 0 && lacking.columns <= 0) throw error;
    if (lacking.rows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), lacking.rows + SPARE_ROWS);
    // A record of more than a million characters, or columns that somebody deleted.
    if (lacking.columns > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), lacking.columns);
    put();
  }
}

/** Cuts a list where an item does not stand in the row after the one before it, so that neighbours are written together. */
export function runs<T>(items: T[], placeOf: (item: T) => number): T[][] {
  const out: T[][] = [];
  for (const item of items) {
    const run = out[out.length - 1];
    const last = run?.[run.length - 1];
    if (run && last !== undefined && placeOf(last) + 1 === placeOf(item)) run.push(item);
    else out.push([item]);
  }
  return out;
}
