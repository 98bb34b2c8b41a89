// What Sheets does with text that a script writes: tried on a scratch sheet of Control.
import { either, fine, type Probe, shown } from './probe';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What people type that a spreadsheet likes to make something else of. */
const AWKWARD = ['=1+1', '+44 7700 900111', '007', '2026-05-01', '-5', '@all', '1e5', 'TRUE', '12:30'];

/** What a row of cells reads like after these texts were written into it; `format` '@' is text, '' leaves them as they are. */
function readBack(sheet: Sheet, row: number, format: '@' | '', texts: string[]): unknown[] {
  const range = sheet.getRange(row, 1, 1, texts.length);
  if (format !== '') range.setNumberFormat(format);
  range.setValues([texts]);
  SpreadsheetApp.flush();
  return range.getValues()[0] ?? [];
}

export const SHEET_PROBES: Probe<Sheet>[] = [
  {
    question: 'Does a cell formatted as text lose a leading apostrophe?',
    ask(sheet) {
      const [read] = readBack(sheet, 1, '@', ["'=1+1"]);
      if (read === '=1+1') return fine('Yes, as in any other cell.');
      return either(read === "'=1+1", 'No, it stays. Home Visits reads it either way.', `Neither: ${shown(read)}.`);
    },
  },
  {
    question: 'Does awkward text stay as it is in a cell formatted as text, written as Home Visits writes it?',
    ask(sheet) {
      const read = readBack(
        sheet,
        2,
        '@',
        AWKWARD.map((text) => (/^[=+\-@]/.test(text) ? `'${text}` : text)),
      );
      const changed = AWKWARD.filter((text, i) => read[i] !== text && read[i] !== `'${text}`);
      return either(
        changed.length === 0,
        'Yes, all of it.',
        `No: ${changed.map((text) => `“${text}” became ${shown(read[AWKWARD.indexOf(text)])}`).join(', ')}. Words of staff may be changed in the Register; the records are safe.`,
      );
    },
  },
  {
    question: 'What do unformatted cells make of the same text?',
    ask(sheet) {
      const read = readBack(sheet, 3, '', AWKWARD);
      return fine(`${AWKWARD.map((text, i) => `“${text}”: ${shown(read[i])}`).join('; ')}.`);
    },
  },
  {
    question: 'Does a cell hold a long record whole (49,000 characters, an emoji at its end)?',
    ask(sheet) {
      const long = `|${'é'.repeat(48_997)}🙂`;
      const [read] = readBack(sheet, 4, '@', [long]);
      return either(
        read === long,
        'Yes.',
        'No: it came back changed. Do not use Home Visits until that is understood.',
      );
    },
  },
  {
    question: 'Is a reference found in its column, and no longer one instead of it?',
    ask(sheet) {
      sheet
        .getRange(5, 1, 2, 1)
        .setNumberFormat('@')
        .setValues([['HV-00011'], ['HV-0001']]);
      SpreadsheetApp.flush();
      const finder = sheet.getRange('A:A').createTextFinder('HV-0001').matchEntireCell(true).matchCase(true);
      const row = finder.findNext()?.getRow() ?? 0;
      return either(row === 6, 'Yes.', `No: row ${row} was found. Closed visits may be archived twice.`);
    },
  },
  {
    question: 'How long do one write, a flush and a read take?',
    ask(sheet) {
      const began = Date.now();
      readBack(sheet, 7, '@', ['x']);
      const ms = Date.now() - began;
      return either(
        ms < 5000,
        `${ms} ms.`,
        `${ms} ms, which is slow: a tap may take half a minute. Try again at another time of the day.`,
      );
    },
  },
];
