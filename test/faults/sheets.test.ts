// Hands in the sheets while somebody is out and overdue: what is lost, what is said of it, and what is drawn right again.
import { MINUTE } from '../../src/time';
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { checked } from '../story/visited';
import { count } from './counts';

const { visitor, colleague, watcher, office, administrator, seniorLeader, owner } = PEOPLE;

/** Maya is out and due back at 09:30; Daniel's visit is asked for; the engine has looked since. */
let scene: SchoolDay;
let out: string;
let ref: string;
let second: string;

beforeAll(() => {
  const day = schoolDay();
  ref = day.approved({ arrive: '09:10', backBy: '09:30' });
  second = day.asks({ pupil: 'Ben Small', visitors: [day.choice(colleague)] }, colleague);
  out = day.leaves([ref], { due: '09:30' });
  day.until('09:03');
  scene = day;
});

type Sheet = 'Open' | 'Log' | 'Mail' | 'Settings' | 'Staff' | 'Guidance' | 'Today' | 'Register' | 'Actions';
const IN_CONTROL: Sheet[] = ['Open', 'Log', 'Mail', 'Settings', 'Staff', 'Guidance'];
const IN_REGISTER: Sheet[] = ['Today', 'Register', 'Actions'];

const fileOf = (day: SchoolDay, sheet: Sheet) =>
  IN_CONTROL.includes(sheet) ? day.workspace.controlId : scene.school.files.register;
/** A file whose owner has emptied the bin opens for no script any more. */
const binned = ({ workspace }: SchoolDay, id: string) => {
  workspace.state.spreadsheets = workspace.state.spreadsheets.filter((file) => file.id !== id);
};
const viewOf = (day: SchoolDay, sheet: Sheet) => day.workspace.spreadsheet(fileOf(day, sheet)).sheet(sheet);

const ALL = [...IN_CONTROL, ...IN_REGISTER];
type Act = (day: SchoolDay, sheet: Sheet) => void;

/** Acts that destroy nothing: sorted by each column, filtered, rows and columns put in, headers and sheets renamed. */
const HARMLESS: Record<string, Act> = {
  'sorted by every column': (day, sheet) => {
    const width = Math.min(viewOf(day, sheet).lastColumn, 16);
    for (let column = 1; column <= width; column++)
      day.workspace.sortSheet(fileOf(day, sheet), sheet, column, { ascending: column % 2 === 0 });
  },
  filtered: (day, sheet) => day.workspace.filterSheet(fileOf(day, sheet), sheet),
  'a row put in between': (day, sheet) => day.workspace.insertRow(fileOf(day, sheet), sheet, 3),
  'a column put in at the left': (day, sheet) => day.workspace.insertColumn(fileOf(day, sheet), sheet, 1),
  'a column put in between': (day, sheet) => day.workspace.insertColumn(fileOf(day, sheet), sheet, 3),
  'headers renamed': (day, sheet) => {
    const row = sheet === 'Today' ? 5 : 1;
    for (const column of ['B', 'E'])
      day.workspace.editCell(fileOf(day, sheet), sheet, `${column}${row}`, 'Oops', owner);
  },
  'rows pasted twice': (day, sheet) => {
    for (let i = 0; i < 2; i++) day.workspace.pasteRows(fileOf(day, sheet), sheet, 2, 5);
  },
};

/** Acts that destroy something of what stands there. */
const DESTROYING: Record<string, Act> = {
  'a row deleted': (day, sheet) => day.workspace.deleteRow(fileOf(day, sheet), sheet, 2),
  'a column deleted': (day, sheet) => day.workspace.deleteColumn(fileOf(day, sheet), sheet, 2),
  'the sheet renamed': (day, sheet) => day.workspace.renameSheet(fileOf(day, sheet), sheet, `Old ${sheet}`),
  // Google lets nobody delete the last sheet of a file: the Register's own stands in an empty one.
  'the sheet deleted': (day, sheet) => {
    const file = day.workspace.spreadsheet(fileOf(day, sheet));
    if (file.sheets.length > 1) day.workspace.deleteSheet(fileOf(day, sheet), sheet);
    else day.workspace.clearSheet(fileOf(day, sheet), sheet);
  },
  'all cleared': (day, sheet) => day.workspace.clearSheet(fileOf(day, sheet), sheet),
  'cells typed over with words, a number, a formula': (day, sheet) => {
    const typed = sheet === 'Staff' ? ['oops', '42', '=1/0'] : ['=1/0'];
    for (const [i, a1] of (sheet === 'Staff' ? ['A2', 'B3', 'C4'] : ['B3']).entries())
      day.workspace.editCell(fileOf(day, sheet), sheet, a1, typed[i] ?? '', owner);
  },
};

/** One tick now, one when school must hear of it, and one of the half-hourly looks in between or after. */
function goesOn(day: SchoolDay): void {
  const { workspace } = day;
  workspace.advanceMinutes(1);
  workspace.setClockWithoutTriggers(workspace.now + 36 * MINUTE);
  workspace.advanceMinutes(1);
}

function expectAlarm(day: SchoolDay): void {
  for (const one of [watcher, office]) expect(day.mailTo(one, 'OVERDUE').subject).toContain('Maya Osei');
}

/** What administrators were told of, by subject. */
const troubles = (day: SchoolDay) => day.subjects(administrator).filter((words) => words.includes('needs you'));

function expectToldOnce(day: SchoolDay): void {
  const told = troubles(day);
  goesOn(day);
  expect(troubles(day).filter((words) => told.includes(words))).toEqual(told);
}

/** The menu draws every sheet right again, whatever columns stood there. */
function expectDrawnAgain(day: SchoolDay): void {
  expect(day.workspace.run('redrawRegister_', [], { context: 'menu' })).toMatchObject({ ok: true });
  day.workspace.advanceMinutes(1);
  expect(day.board('Today').map((row) => [row.Ref, row.Mobile])).toEqual([[out, '07700 900111']]);
  expect(day.board('Register').map((row) => row.Ref)).toEqual([ref, second]);
  expect(day.board('Register')[0]).toMatchObject({ 'Address visited': '14 Alder Close, SK15 2QT' });
  for (const [sheet, row] of [
    ['Today', 4],
    ['Register', 0],
    ['Actions', 0],
    ['Log', 0],
    ['Mail', 0],
  ] as const) {
    const headers = (viewOf(day, sheet).display[row] ?? []).filter((header) => header !== '');
    expect([sheet, headers.length]).toEqual([sheet, new Set(headers).size]);
  }
}

test.each(Object.entries(HARMLESS))(
  'every sheet, %s: the alarm comes, no record is lost, each trouble is told once',
  (_, act) => {
    const day = scene.branch();
    for (const sheet of ALL) act(day, sheet);
    goesOn(day);
    expectAlarm(day);
    expect([day.visit(ref).ref, day.visit(second).ref, day.outing(out).ref]).toEqual([ref, second, out]);
    expectToldOnce(day);
    expectDrawnAgain(day);
    day.says(visitor, out, 'back');
    expect(day.outing(out).backAt).not.toBeNull();
    count({ executions: 7 });
  },
);

test.each(Object.entries(DESTROYING))(
  'every sheet but Open, %s: the alarm comes, and each trouble is told once',
  (_, act) => {
    const day = scene.branch();
    for (const sheet of ALL.filter((one) => one !== 'Open')) act(day, sheet);
    goesOn(day);
    expectAlarm(day);
    expectToldOnce(day);
    expectDrawnAgain(day);
    count({ executions: 6 });
  },
);

describe('in the sheet Open', () => {
  const rowOf = (day: SchoolDay, label: string) =>
    viewOf(day, 'Open').values.findIndex((cells) => cells[0] === label) + 1;

  test('the row of people who are out is deleted: school is told at once and again, until somebody says that they are safe', () => {
    const day = scene.branch();
    const { workspace } = day;
    workspace.deleteRow(workspace.controlId, 'Open', rowOf(day, out));
    workspace.advanceMinutes(1);
    for (const one of [watcher, office, seniorLeader, administrator]) {
      const mail = day.mailTo(one, `the record of ${out} is gone`);
      expect(mail.body).toContain('Maya Osei 07700 900111');
      expect(mail.subject).not.toContain('Amelia');
    }
    expect(day.mailTo(administrator, 'is gone').body).toContain('Version history');
    expect(day.subjects(visitor).filter((words) => words.includes('is gone'))).toEqual([]);
    expect(checked(day)).toMatch(
      /^\d+ things? to put right:\s+1\. The record of OUT-0001 is gone.*Maya Osei.*Ring them now.*Version history/s,
    );
    expect(day.board('Today')[0]).toMatchObject({
      Ref: out,
      'How it stands': expect.stringContaining('record is GONE'),
    });
    expect(day.reads(office, { p: 'desk' })).toMatch(/The record of OUT-0001 is gone: ring them now.*Maya Osei/);
    for (const page of [
      { p: 'home', ref: '' },
      { p: 'outing', ref: out },
    ]) {
      const theirs = day.reads(visitor, page);
      expect(theirs).toContain('Ring the school office now, and say how you are');
      expect(theirs).toMatch(/record of your outing OUT-0001 is missing, and school was alarmed\. In danger, ring 999/);
    }
    expect(day.reads(colleague, { p: 'outing', ref: out })).toContain('nothing here for you');
    expect(day.isRefused(visitor, { page: 'outing', ref: out, act: 'back' })).toContain('ring 999 first');
    const heard = () => day.subjects(office).filter((words) => words.includes('is gone')).length;
    workspace.advanceMinutes(2);
    expect(heard()).toBe(1);
    workspace.setClockWithoutTriggers(workspace.now + 14 * MINUTE);
    workspace.advanceMinutes(1);
    expect(heard()).toBe(2);
    const safe = { page: 'desk', ref: out, act: 'strike off', words: 'Maya rang: she is back' };
    expect(day.isRefused(visitor, safe)).toContain('Only the office');
    expect(day.taps(office, safe)).not.toContain('is gone');
    // Whoever was alarmed need not watch the clock any more, and what the visit owes is asked for.
    for (const one of [watcher, seniorLeader, administrator])
      expect(day.mailTo(one, 'All clear').body).toMatch(/Joanna Kowalska says that they are safe.*she is back/s);
    expect(day.mailTo(administrator, 'All clear').subject).toContain(`(${out})`);
    expect(day.visit(ref).returnedAt).not.toBeNull();
    expect(day.reads(visitor, { p: 'actions' })).toContain(ref);
    workspace.setClockWithoutTriggers(workspace.now + 30 * MINUTE);
    workspace.advanceMinutes(1);
    expect(heard()).toBe(2);
    expect(day.school.log.map(({ words }) => words).join()).toContain(
      'OUT-0001 struck off (Maya Osei 07700 900111, due 09:30): Maya rang',
    );
    count({ executions: 8 });
  });

  test.each([
    ['a row deleted', (day: SchoolDay, row: number) => day.workspace.deleteRow(day.workspace.controlId, 'Open', row)],
    [
      'both its reference and its record typed over',
      (day: SchoolDay, row: number) => {
        for (const a1 of [`A${row}`, `B${row}`, `C${row}`])
          day.workspace.editCell(day.workspace.controlId, 'Open', a1, 'oops', owner);
      },
    ],
  ])('a visit, %s: an administrator hears what to do, once a day, and the desk says so', (_, spoil) => {
    const day = scene.branch();
    spoil(day, rowOf(day, second));
    goesOn(day);
    expectAlarm(day);
    expectToldOnce(day);
    const told = day.inbox(administrator).filter(({ body }) => body.includes(second) && body.includes('vanished'));
    expect(told).toHaveLength(1);
    expect(told[0]?.body).toContain('make a copy of it');
    expect(day.reads(office, { p: 'desk' })).toContain(`The record of ${second} is gone`);
    day.taps(office, { page: 'desk', ref: second, act: 'strike off', words: 'Asked for twice' });
    expect(day.reads(office, { p: 'desk' })).not.toContain(second);
    count({ executions: 7 });
  });

  test('the row is put back from a copy of an older version: the watch goes on, and everybody who was alarmed hears so once', () => {
    const day = scene.branch();
    const { workspace } = day;
    const row = rowOf(day, out);
    const cells = viewOf(day, 'Open').values[row - 1] ?? [];
    workspace.deleteRow(workspace.controlId, 'Open', row);
    workspace.advanceMinutes(1);
    for (const [i, text] of cells.entries())
      if (text !== '') workspace.editCell(workspace.controlId, 'Open', `${'ABCDEF'[i]}9`, String(text), owner);
    const before = day.mailCount;
    goesOn(day);
    expectAlarm(day);
    expect(
      workspace
        .mails()
        .slice(before)
        .some(({ subject }) => subject.includes('is gone')),
    ).toBe(false);
    for (const one of [watcher, office, seniorLeader, administrator]) {
      const again = day.inbox(one).filter(({ subject }) => subject.startsWith('All clear: the record of OUT-0001'));
      expect(again.map(({ subject }) => subject)).toEqual([
        'All clear: the record of OUT-0001 is there again, the watch goes on',
      ]);
    }
    expect(day.reads(office, { p: 'desk' })).not.toContain('is gone');
  });

  test('the school has a Chat space: it hears of a record that is gone, and that it is back or that they are safe, a line each', () => {
    const day = scene.branch();
    const { workspace } = day;
    types(day, 'Settings', 'Chat webhook', 'Value', 'https://chat.googleapis.com/v1/spaces/AAA/messages?key=k');
    const chat: string[] = [];
    workspace.onFetch = ({ payload }) => {
      chat.push(String(JSON.parse(String(payload)).text));
      return { code: 200, body: '{}' };
    };
    const third = day.approved({ pupil: 'Cy Small', arrive: '09:30', visitors: [day.choice(colleague)] });
    const other = day.leaves([third], {}, colleague);
    workspace.advanceMinutes(1);
    const cells = (viewOf(day, 'Open').values[rowOf(day, other) - 1] ?? []).map(String);
    for (const one of [out, other]) workspace.deleteRow(workspace.controlId, 'Open', rowOf(day, one));
    workspace.advanceMinutes(2);
    const goneWords = (one: string) => `ALARM: the record of ${one} is gone, and nobody is told if they are late`;
    expect(chat).toEqual([goneWords(out), goneWords(other)]);
    for (const [i, text] of cells.entries())
      if (text !== '') workspace.editCell(workspace.controlId, 'Open', `${'ABCDEF'[i]}9`, text, owner);
    workspace.advanceMinutes(1);
    day.taps(office, { page: 'desk', ref: out, act: 'strike off', words: 'Maya rang: she is back' });
    expect(chat.slice(2)).toEqual([
      expect.stringContaining(`the record of ${other} is there again`),
      `All clear: Joanna Kowalska says that they are safe (${out})`,
    ]);
  });

  test('closed records leave for the archive without anybody missing them', () => {
    const day = scene.branch();
    day.says(visitor, out, 'back');
    day.taps(colleague, { page: 'visit', ref: second, act: 'cancel', words: 'They came in' });
    day.workspace.advanceMinutes(1);
    day.workspace.setClockWithoutTriggers(day.workspace.now + 26 * 60 * MINUTE);
    day.workspace.advanceMinutes(2);
    expect(() => day.visit(second)).toThrow('is not open');
    day.workspace.setClockWithoutTriggers(day.workspace.now + 31 * MINUTE);
    day.workspace.advanceMinutes(1);
    expect(day.workspace.mails().filter(({ body }) => body.includes('vanished'))).toEqual([]);
    expect(Object.values(day.school.roll ?? {}).join()).not.toContain(second);
  });

  test.each([
    ['deleted', (day: SchoolDay) => day.workspace.deleteSheet(day.workspace.controlId, 'Open')],
    ['cleared', (day: SchoolDay) => day.workspace.clearSheet(day.workspace.controlId, 'Open')],
  ])('the whole sheet %s: every half hour those who answer alarms hear who was out and what to do', (_, destroy) => {
    const day = scene.branch();
    const { workspace } = day;
    const kept = workspace.branch();
    destroy(day);
    workspace.advanceMinutes(2);
    const heard = () => day.inbox(office).filter(({ subject }) => subject.includes('nobody is being watched'));
    for (const one of [office, seniorLeader, administrator])
      expect(day.mailTo(one, 'the records of Home Visits are gone').body).toMatch(/Maya Osei.*Version history/s);
    expect(heard()).toHaveLength(1);
    expect(heard()[0]?.body).toMatch(/07700 900111.*14 Alder Close/s);
    workspace.setClockWithoutTriggers(workspace.now + 30 * MINUTE);
    workspace.advanceMinutes(1);
    expect(heard()).toHaveLength(2);
    const again = workspace.run('setUp', [], { context: 'menu' });
    expect(`${again.error}${String(again.result)}`).toMatch(/version history/i);
    expect(day.reads(office, { p: 'desk' })).toMatch(/could not be opened|not set up/);
    expect(kept.executions.every(({ ok }) => ok)).toBe(true);
    count({ executions: 6 });
  });

  test.each([
    ['the Register in the bin', (day: SchoolDay) => binned(day, day.school.files.register)],
    ['the sheet Today renamed', (day: SchoolDay) => day.workspace.renameSheet(fileOf(day, 'Today'), 'Today', 'Old')],
  ])('the whole sheet gone, and %s: people hear all the same, and that it is not known who is out', (_, spoil) => {
    const day = scene.branch();
    const { workspace } = day;
    spoil(day);
    workspace.deleteSheet(workspace.controlId, 'Open');
    workspace.advanceMinutes(2);
    const heard = () => day.inbox(office).filter(({ subject }) => subject.includes('nobody is being watched'));
    for (const one of [office, seniorLeader, administrator])
      expect(day.mailTo(one, 'the records of Home Visits are gone').body).toMatch(
        /The board could not be read either.*Ask round who has left.*Version history/s,
      );
    expect(heard()).toHaveLength(1);
    workspace.setClockWithoutTriggers(workspace.now + 30 * MINUTE);
    workspace.advanceMinutes(1);
    expect(heard()).toHaveLength(2);
  });

  test('Google lets neither records nor board be read: people hear once that has lasted, and not of a bad minute', () => {
    const day = scene.branch();
    const { workspace } = day;
    workspace.renameSheet(fileOf(day, 'Today'), 'Today', 'Old');
    const heard = () => day.subjects(office).filter((subject) => subject.includes('cannot read its records'));
    const fails = (minutes: number) => {
      for (let n = 0; n < minutes; n++) {
        workspace.faults.failNext('LockService.getScriptLock', 'Service unavailable: Lock');
        workspace.advanceMinutes(1);
      }
    };
    fails(1);
    workspace.setClockWithoutTriggers(workspace.now + 60 * MINUTE);
    fails(9);
    expect(heard()).toEqual([]);
    fails(3);
    expect(heard()).toHaveLength(1);
  });

  test('an older version of Control is brought back: its numbers are not given again, and an administrator is told', () => {
    const day = scene.branch();
    const { workspace } = day;
    const open = () => viewOf(day, 'Open').values;
    const before = String(open()[rowOf(day, 'SCHOOL') - 1]?.[2]);
    workspace.setClockWithoutTriggers(workspace.now + 31 * MINUTE);
    const late = day.asks({ pupil: 'Cy Small', visitors: [day.choice(colleague)] }, colleague);
    workspace.advanceMinutes(1);
    workspace.deleteRow(workspace.controlId, 'Open', rowOf(day, late));
    for (const label of ['SCHOOL', 'SCHOOL copy'])
      workspace.editCell(workspace.controlId, 'Open', `C${rowOf(day, label)}`, before, owner);
    workspace.setClockWithoutTriggers(workspace.now + 31 * MINUTE);
    workspace.advanceMinutes(1);
    expect(day.mailTo(administrator, 'older version').body).toMatch(/ends at HV-0002.*HV-0003/);
    expect(day.asks({ pupil: 'Di Small', visitors: [day.choice(colleague)] }, colleague) > late).toBe(true);
  });
});
