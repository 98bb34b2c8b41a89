// SpreadsheetApp's TextFinder: looks for text in a range, as it stands on the screen.
import { Calculator } from '../cells/formulas';
import { lastColumn, lastRow, readDisplay } from '../cells/grid';
import { guard } from '../guard';
import type { Running } from '../running';
import { type RangeInside, rangeService } from './range';

type TextFinder = GoogleAppsScript.Spreadsheet.TextFinder;

/** A finder for this text in this range. */
export function textFinderService(run: Running, { spreadsheet, sheet, box }: RangeInside, text: string): TextFinder {
  let entire = false;
  let matchCase = false;
  let found: { row: number; column: number }[] | null = null;
  let next = 0;

  function search(): { row: number; column: number }[] {
    run.flush();
    const calculator = new Calculator(spreadsheet, run.workspace.now);
    const plain = (value: string) => (matchCase ? value : value.toLowerCase());
    const sought = plain(text);
    const places: { row: number; column: number }[] = [];
    const bottom = Math.min(box.row + box.rows - 1, lastRow(sheet));
    const right = Math.min(box.column + box.columns - 1, lastColumn(sheet));
    for (let row = box.row; row <= bottom; row++) {
      for (let column = box.column; column <= right; column++) {
        const shown = plain(readDisplay(calculator, sheet, row, column));
        if (entire ? shown === sought : shown.includes(sought)) places.push({ row, column });
      }
    }
    return places;
  }
  const at = (place: { row: number; column: number }) =>
    rangeService(run, spreadsheet, sheet, { ...place, rows: 1, columns: 1 });

  const self: TextFinder = guard<TextFinder>(run, 'TextFinder', {
    matchEntireCell: (on: boolean) => {
      entire = on;
      return self;
    },
    matchCase: (on: boolean) => {
      matchCase = on;
      return self;
    },
    findNext: () => {
      found ??= search();
      const place = found[next++];
      return place ? at(place) : null;
    },
    findAll: () => search().map(at),
  });
  return self;
}
