// Stories about cells: the local Workspace reads, shows and refuses as Google Sheets does.
import { ANN, BEN, OWNER, resultOf, workspaceWith } from './bundle';

const SHEET = 'const sheet = SpreadsheetApp.getActive().getSheets()[0]; const cell = sheet.getRange("A1");';

/** Sets a value in a cell of the Control spreadsheet and reads it back, with what shows. */
function roundTrip(value: string, format?: string): unknown {
  const formatted = format ? `cell.setNumberFormat(${JSON.stringify(format)});` : '';
  return resultOf(`${SHEET} ${formatted} cell.setValue(${value});
    const back = cell.getValue();
    return [Object.prototype.toString.call(back) === '[object Date]' ? 'date ' + back.toISOString() : back, cell.getDisplayValue()]`);
}

test('text that looks like something becomes it', () => {
  expect(roundTrip('"007"')).toEqual([7, '7']);
  expect(roundTrip('"1,234.50"')).toEqual([1234.5, '1,235']);
  expect(roundTrip('"true"')).toEqual([true, 'TRUE']);
  expect(roundTrip('"2026-05-01"')).toEqual(['date 2026-04-30T23:00:00.000Z', '2026-05-01']);
  expect(roundTrip('"1/5/2026"')).toEqual(['date 2026-04-30T23:00:00.000Z', '01/05/2026']);
  expect(roundTrip('"1 May 2026 14:30"')).toEqual(['date 2026-05-01T13:30:00.000Z', '1 May 2026 14:30']);
  expect(roundTrip('"=1+1"')).toEqual([2, '2']);
});

test('a telephone number turns into a number or an error, unless the cell is text', () => {
  expect(roundTrip('"+447700900123"')).toEqual([447700900123, '447700900123']);
  expect(roundTrip('"+44 7700 900123"')).toEqual(['#ERROR!', '#ERROR!']);
  expect(roundTrip('"+44 7700 900123"', '@')).toEqual(['+44 7700 900123', '+44 7700 900123']);
  expect(roundTrip('"007"', '@')).toEqual(['007', '007']);
});

test("a quote before it keeps text as it is, and isn't kept itself", () => {
  expect(roundTrip('"\'=1+1"')).toEqual(['=1+1', '=1+1']);
  expect(roundTrip('"\'=1+1"', '@')).toEqual(['=1+1', '=1+1']);
});

test('whether a text cell keeps the quote can be tried both ways', () => {
  const workspace = workspaceWith('');
  workspace.settings.textCellsKeepQuote = true;
  expect(resultOf(`${SHEET} return cell.setNumberFormat('@').setValue("'=1").getValue()`, workspace)).toBe("'=1");
});

test('an ordinary sentence stays what it is', () => {
  expect(roundTrip('"Visit to 3 Hill Rd, 2 pm"')).toEqual(['Visit to 3 Hill Rd, 2 pm', 'Visit to 3 Hill Rd, 2 pm']);
  expect(roundTrip('"2026-05-01T10:00:00Z"')).toEqual(['2026-05-01T10:00:00Z', '2026-05-01T10:00:00Z']);
});

test('a date comes back as the same instant on both sides of the clock change', () => {
  for (const at of ['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z', '2026-10-25T02:30:00.000Z']) {
    expect(roundTrip(`new Date("${at}")`)).toEqual([`date ${at}`, expect.any(String)]);
  }
  expect(roundTrip('new Date("2026-05-01T13:30:00Z")', 'dd/mm/yyyy hh:mm')).toEqual([
    'date 2026-05-01T13:30:00.000Z',
    '01/05/2026 14:30',
  ]);
});

test('an empty cell is an empty string, and dates belong to the script', () => {
  expect(resultOf(`${SHEET} return cell.getValue()`)).toBe('');
  expect(resultOf(`${SHEET} return cell.setValue(new Date()).getValue() instanceof Date`)).toBe(true);
  expect(resultOf(`${SHEET} return sheet.getRange(1, 1, 1, 2).getValues() instanceof Array`)).toBe(true);
});

test('a table of the wrong size is refused', () => {
  expect(() => resultOf(`${SHEET} sheet.getRange(1, 1, 2, 2).setValues([[1, 2]])`)).toThrow(
    'The data has 1 but the range has 2',
  );
});

test('a range beyond the sheet is refused', () => {
  expect(() => resultOf(`${SHEET} sheet.getRange(1001, 1)`)).toThrow('outside the dimensions');
  expect(() => resultOf(`${SHEET} sheet.getRange(1, 1, 0, 1)`)).toThrow('at least 1');
});

test('appended rows come after the last one with content and grow the sheet', () => {
  const rows = resultOf(`${SHEET} for (let i = 0; i < 1003; i++) sheet.appendRow([i, 'x']);
    return [sheet.getLastRow(), sheet.getMaxRows(), sheet.getRange('A1003:B1003').getValues()]`);
  expect(rows).toEqual([1003, 1003, [[1002, 'x']]]);
});

test('rows deleted and inserted move the others', () => {
  const column = `${SHEET} sheet.getRange('A1:A4').setValues([['a'], ['b'], ['c'], ['d']]);`;
  const left = 'return sheet.getRange(1, 1, sheet.getLastRow(), 1).getValues().map(r => r[0]).join("")';
  expect(resultOf(`${column} sheet.deleteRow(2); ${left}`)).toBe('acd');
  expect(resultOf(`${column} sheet.insertRowsAfter(1, 1); sheet.getRange('A2').setValue('X'); ${left}`)).toBe('aXbcd');
  expect(resultOf(`${column} sheet.getRange('A1:A4').sort({ column: 1, ascending: false }); ${left}`)).toBe('dcba');
});

test('a strict list refuses the whole write', () => {
  const rule = "SpreadsheetApp.newDataValidation().requireValueInList(['Yes', 'No']).setAllowInvalid(false).build()";
  const body = `${SHEET} sheet.getRange('B1').setDataValidation(${rule});
    try { sheet.getRange('A1:B1').setValues([['kept?', 'Maybe']]) } catch (e) { return [e.name, e.message, sheet.getRange('A1').getValue()] }`;
  expect(resultOf(body)).toEqual(['Exception', expect.stringContaining('cell B1 violates the data validation'), '']);
});

test('a tick box that was never ticked says false and counts as content', () => {
  const rule = 'SpreadsheetApp.newDataValidation().requireCheckbox().build()';
  expect(
    resultOf(
      `${SHEET} sheet.getRange('C5').setDataValidation(${rule}); return [sheet.getLastRow(), sheet.getRange('C5').getValue()]`,
    ),
  ).toEqual([5, false]);
});

test('formulas follow the clock and other sheets', () => {
  const workspace = workspaceWith('');
  resultOf(
    `${SHEET} const other = SpreadsheetApp.getActive().insertSheet('Open visits');
     other.getRange('A1:A3').setValues([['out'], ['home'], ['out']]);
     sheet.getRange('A1').setFormula('=COUNTIF(\\'Open visits\\'!A:A,"out")');
     sheet.getRange('A2').setValue(new Date(Date.now() + 90 * 60000));
     sheet.getRange('A3').setFormula('=IF(A2<NOW(),"late",ROUND((A2-NOW())*1440,0)&" min")');
     sheet.getRange('A4').setFormula('=IF(AND(NOT(ISBLANK(A2)),ISBLANK(B2)),MAX(1,2,3),"no")');
     sheet.getRange('A5').setFormula('=NOSUCH(1)');
     sheet.getRange('A6').setFormula('=1/0')`,
    workspace,
  );
  const shown = () =>
    workspace
      .spreadsheet(workspace.controlId)
      .sheet('Sheet1')
      .display.map((row) => row[0]);
  expect(shown().filter((_, i) => i !== 1)).toEqual(['2', '90 min', '3', '#NAME?', '#DIV/0!']);
  workspace.advanceMinutes(91);
  expect(shown()[2]).toBe('late');
});

test('conditional formatting colours the row that it holds for', () => {
  const workspace = workspaceWith('');
  resultOf(
    `${SHEET} sheet.getRange('A1:B2').setValues([['a', 'out'], ['b', 'home']]);
     const rule = SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied('=$B1="out"').setBackground('#ff0000')
       .setRanges([sheet.getRange('A1:B2')]).build();
     sheet.setConditionalFormatRules([rule])`,
    workspace,
  );
  const { cells } = workspace.spreadsheet(workspace.controlId).sheet('Sheet1');
  expect(cells.map((row) => row.map(({ background }) => background))).toEqual([
    ['#ff0000', '#ff0000'],
    [undefined, undefined],
  ]);
});

test('text is found as it shows', () => {
  const body = `${SHEET} sheet.getRange('A1:A3').setValues([['HV-10'], ['HV-1'], ['hv-1']]);
    const find = () => sheet.getRange('A:A').createTextFinder('HV-1').matchEntireCell(true);
    const none = sheet.createTextFinder('nothing').findNext();
    return [find().findNext().getRow(), find().findAll().length, find().matchCase(true).findAll().length, none]`;
  expect(resultOf(body)).toEqual([2, 2, 1, null]);
});

test('another execution sees a write only after the flush', () => {
  const workspace = workspaceWith(`
    function first(flush) {
      const sheet = SpreadsheetApp.getActive().getSheets()[0];
      sheet.getRange('A1').setValue('new');
      if (flush) SpreadsheetApp.flush();
      Utilities.base64Encode('x');
      PropertiesService.getScriptProperties().getProperty('k');
    }
    function second() { return SpreadsheetApp.getActive().getSheets()[0].getRange('A1').getValue() }`);
  let seen: unknown;
  const look = () => {
    seen = workspace.run('second').result;
  };
  workspace.faults.at(2, look, { fn: 'first' });
  workspace.run('first', [false]);
  expect(seen).toBe('');
  expect(workspace.run('second').result).toBe('new');
});

test('a person types as into Sheets, a viewer is refused, the script hears of it', () => {
  const workspace = workspaceWith(`
    function install() { ScriptApp.newTrigger('edited_').forSpreadsheet(SpreadsheetApp.getActive()).onEdit().create() }
    function edited_(e) { console.log(e.range.getA1Notation(), e.value, e.oldValue, e.user.getEmail()) }
    function share() { SpreadsheetApp.getActive().addViewer('${BEN}').addEditor('${ANN}') }`);
  workspace.run('install');
  workspace.run('share');
  const ran = workspace.editCell(workspace.controlId, 'Sheet1', 'B2', '1/5/2026', ANN);
  expect(ran[0]?.log).toEqual([`B2 1/5/2026 undefined ${ANN}`]);
  expect(workspace.spreadsheet(workspace.controlId).sheet('Sheet1').values[1]?.[1]).toEqual(
    new Date('2026-04-30T23:00:00Z'),
  );
  expect(() => workspace.editCell(workspace.controlId, 'Sheet1', 'B2', 'x', BEN)).toThrow('view-only');
});

test('people sort, rename and delete sheets', () => {
  const workspace = workspaceWith('');
  resultOf(`${SHEET} sheet.setFrozenRows(1); sheet.getRange('A1:A3').setValues([['Name'], ['b'], ['a']])`, workspace);
  workspace.sortSheet(workspace.controlId, 'Sheet1', 1);
  workspace.insertColumn(workspace.controlId, 'Sheet1', 1);
  workspace.renameSheet(workspace.controlId, 'Sheet1', 'People');
  expect(workspace.spreadsheet(workspace.controlId).sheet('People').display).toEqual([
    ['', 'Name'],
    ['', 'a'],
    ['', 'b'],
  ]);
  expect(() => workspace.deleteSheet(workspace.controlId, 'People')).toThrow("can't remove all");
});

test('getViewers counts editors and the owner in', () => {
  const body = `const ss = SpreadsheetApp.create('Register'); ss.addViewer('${ANN}');
    return ss.getViewers().map((user) => user.getEmail())`;
  expect(resultOf(body)).toEqual([OWNER, ANN]);
  expect(() => resultOf("SpreadsheetApp.getActive().addViewer('nobody@school.example')")).toThrow('Invalid email');
});

test('a cell holds 50,000 characters at most', () => {
  expect(() => resultOf(`${SHEET} cell.setValue('x'.repeat(50001))`)).toThrow('50000 characters');
});

test('what is not here says so by name', () => {
  expect(() => resultOf(`${SHEET} sheet.newChart()`)).toThrow('not in the local Workspace: Sheet.newChart');
  expect(() => resultOf('DriveApp.getFiles()')).toThrow('not in the local Workspace: DriveApp.getFiles');
});
