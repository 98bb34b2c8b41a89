// The sheets as they stand on the screen, drawn in a local Workspace: what the office sees, and what drawing costs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBundle } from '../../build/bundle';
import type { Execution, JsonValue, SheetView } from '../../local/workspace/types';
import { Workspace } from '../../local/workspace/workspace';
import { actionRows } from '../../src/register/actions';
import { registerRow } from '../../src/register/register';
import { todayRows } from '../../src/register/today';
import { MINUTE } from '../../src/time';
import { at, STAFF, sampleOuting, sampleReport, sampleSchool, sampleVisit } from '../samples';

/** A bundle of the sheets alone: each function draws what it is given. */
const ENTRY = `
  import { prepareLogAndMail, prepareRegister, views } from '${join(__dirname, '../../src/google/views')}';
  export function prepare_() {
    const file = SpreadsheetApp.create('Register');
    prepareRegister(file);
    prepareLogAndMail(SpreadsheetApp.getActiveSpreadsheet());
    return file.getId();
  }
  export const today_ = (school, rows, how) => views.today(school, rows, Date.now(), how);
  export const lastRan_ = (school) => views.lastRan(school);
  export const register_ = (school, rows) => views.register(school, rows);
  export const actions_ = (school, rows) => views.actions(school, rows);
  export const log_ = (rows) => views.log(rows);
  export const mail_ = (rows) => views.mail(rows);
  export const redraw_ = (school, rows) => views.redraw(school, rows);
`;
const SCOPES = ['https://www.googleapis.com/auth/spreadsheets'];

const folder = mkdtempSync(join(tmpdir(), 'home-visits-sheets-'));
const dist = join(folder, 'dist');
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const entry = join(folder, 'main.js');
  const manifest = join(folder, 'manifest.json');
  writeFileSync(entry, ENTRY);
  writeFileSync(manifest, JSON.stringify({ timeZone: 'Europe/London', oauthScopes: SCOPES }));
  await buildBundle({ entry, manifest, outDir: dist });
});

/** A school with empty sheets at two o'clock. */
function newSchool() {
  const owner = 'homevisits@school.example';
  const workspace = new Workspace({ dist, now: at('14:00'), domain: 'school.example', people: [], owner });
  const run = (fn: string, ...args: unknown[]): Execution => {
    const execution = workspace.run(fn, args as JsonValue[]);
    if (execution.error !== null) throw new Error(`${fn}: ${execution.error}`);
    return execution;
  };
  const id = String(run('prepare_').result);
  const school = sampleSchool({ files: { register: id, archives: {}, forms: {} } });
  const sheet = (name: string): SheetView => workspace.spreadsheet(id).sheet(name);
  return { workspace, run, school, id, sheet };
}

type TestSchool = ReturnType<typeof newSchool>;

function drawToday(
  { run, school, workspace }: TestSchool,
  outings = [sampleOuting()],
  { notice = '', byTick = false } = {},
): Execution {
  return run('today_', school, todayRows(outings, [], school, workspace.now), { notice, byTick });
}

/** The texts of the first row of people on the board, by header. */
function firstOnBoard(sheet: SheetView): Record<string, string> {
  const [headers, cells] = [sheet.display[4] ?? [], sheet.display[5] ?? []];
  return Object.fromEntries(headers.map((header, i) => [header, cells[i] ?? '']));
}

const background = (sheet: SheetView, row: number, column: number) => sheet.cells[row - 1]?.[column - 1]?.background;

describe('the board “Today”', () => {
  test('shows who is out with a fixed time due, and nothing over before it', () => {
    const at2 = newSchool();
    drawToday(at2);
    expect(firstOnBoard(at2.sheet('Today'))).toMatchObject({
      'Minutes over': '',
      'Who is out': 'Sam Okoro\nPriya Nair',
      'How it stands': 'On the way there',
      'Due back': 'Tue 15:30',
      Mobile: '07700 900101\n07700 900102',
    });
  });

  test('turns red and counts the minutes by itself, with nothing running', () => {
    const late = newSchool();
    drawToday(late);
    late.workspace.setClockWithoutTriggers(at('15:42'));
    expect(firstOnBoard(late.sheet('Today'))['Minutes over']).toBe('12');
    expect(background(late.sheet('Today'), 6, 2)).toBe('#b3261e');
  });

  test('an alarm that somebody has in hand is paler than one that nobody has', () => {
    const held = newSchool();
    const answer = {
      at: at('15:35'),
      by: STAFF.watcher.email,
      kind: 'acknowledged' as const,
      words: '',
      until: at('15:55'),
    };
    held.workspace.setClockWithoutTriggers(at('15:40'));
    drawToday(held, [sampleOuting({ answers: [answer] })]);
    expect(background(held.sheet('Today'), 6, 2)).toBe('#f9dedc');
  });

  test('a watcher who has not accepted stands out', () => {
    const asked = newSchool();
    drawToday(asked);
    expect(background(asked.sheet('Today'), 6, 14)).toBe('#fff0c2');
    const { watcher } = sampleOuting();
    drawToday(asked, [sampleOuting({ watcher: { ...watcher, acceptedAt: at('13:57') } })]);
    expect(background(asked.sheet('Today'), 6, 14)).toBeUndefined();
  });

  test('who has come back leaves no trace on it', () => {
    const back = newSchool();
    drawToday(back, [sampleOuting(), sampleOuting({ ref: 'OUT-0005' })]);
    drawToday(back, []);
    expect(back.sheet('Today').display.slice(5).flat().join('')).toBe('');
  });

  test('says that the engine has stopped and whom to ring, though people still tap', () => {
    const stopped = newSchool();
    drawToday(stopped, [], { byTick: true });
    drawToday(stopped);
    expect(stopped.sheet('Today').display[1]?.slice(0, 3)).toEqual([
      'Engine last ran',
      'Tue 5 May 14:00',
      'The engine is running.',
    ]);
    stopped.workspace.setClockWithoutTriggers(at('14:05'));
    drawToday(stopped);
    expect(stopped.sheet('Today').display[1]?.[2]).toBe(
      'THE ENGINE HAS STOPPED, nobody is being told. Ring Lee Forster 07700 900109',
    );
    expect(background(stopped.sheet('Today'), 2, 3)).toBe('#b3261e');
    expect(stopped.run('lastRan_', stopped.school).result).toBe(at('14:00'));
  });

  test('says in red which mails cannot be sent', () => {
    const mute = newSchool();
    drawToday(mute, [], { notice: '2 mails cannot be sent. Ring: Joan Whitley' });
    expect(mute.sheet('Today').display[3]?.[1]).toBe('2 mails cannot be sent. Ring: Joan Whitley');
  });

  test('has no filter that could hide an alarm', () => {
    expect(newSchool().sheet('Today').filter).toBeUndefined();
  });

  test('seventy outings at once: the worst are on it, and the last line says how many more', () => {
    const busy = newSchool();
    const outings = Array.from({ length: 70 }, (_, i) =>
      sampleOuting({ ref: `OUT-${i}`, due: at('16:00') + i * MINUTE }),
    );
    drawToday(busy, outings);
    const board = busy.sheet('Today').display.slice(5);
    expect(board).toHaveLength(60);
    expect(board[0]?.[15]).toBe('OUT-0');
    expect(board[59]?.[1]).toBe('… and 11 more');
  });

  test('is one write however many are out, by a tap or by the tick', () => {
    const counted = newSchool();
    const many = Array.from({ length: 40 }, (_, i) => sampleOuting({ ref: `OUT-${i}` }));
    expect(drawToday(counted, many).roundTrips.total).toBe(1);
    expect(drawToday(counted, many, { byTick: true }).roundTrips.total).toBe(1);
  });
});

describe('the Register', () => {
  const MADE = { at: at('14:50'), arrivedAt: at('14:15'), leftAt: at('14:50'), how: 'visited' };
  const visit = (n: number, overrides = {}) => sampleVisit({ ref: `HV-000${n}`, ...overrides });

  function draw({ run, school, workspace }: TestSchool, ...visits: ReturnType<typeof visit>[]): Execution {
    return run(
      'register_',
      school,
      visits.map((one) => registerRow(one, school, workspace.now)),
    );
  }
  const refs = ({ sheet }: TestSchool) =>
    sheet('Register')
      .display.slice(1)
      .map((row) => row[0]);

  test('has a row a visit, changed in its place', () => {
    const desk = newSchool();
    draw(desk, visit(1));
    draw(desk, visit(2), visit(3));
    draw(desk, visit(1, { made: MADE, report: sampleReport() }));
    expect(refs(desk)).toEqual(['HV-0001', 'HV-0002', 'HV-0003']);
    expect(desk.sheet('Register').display[1]?.[1]).toBe('Reported');
  });

  test('a sheet that somebody sorted still gets each row where it now stands', () => {
    const desk = newSchool();
    draw(desk, visit(1), visit(2), visit(3));
    desk.workspace.sortSheet(desk.id, 'Register', 1, { ascending: false });
    draw(desk, visit(1, { made: MADE, report: sampleReport() }), visit(3), visit(4));
    expect(refs(desk)).toEqual(['HV-0003', 'HV-0002', 'HV-0001', 'HV-0004']);
    expect(desk.sheet('Register').display[3]?.[1]).toBe('Reported');
  });

  test('text that looks like a formula, a number or a date stays the text that was written', () => {
    const desk = newSchool();
    const outcomes = [
      '=IMPORTXML("https://thief.example","//a")',
      '+44 7700 900101',
      '-see below',
      '@mum',
      '007',
      '2026-05-01',
    ];
    const visits = outcomes.map((outcome, i) => visit(i, { report: sampleReport({ outcome }) }));
    draw(desk, ...visits);
    draw(desk, visit(7, { report: sampleReport({ outcome: '=1+1' }) }));
    const cells = desk
      .sheet('Register')
      .cells.slice(1)
      .map((row) => row[9]);
    expect(cells.map((cell) => cell?.display)).toEqual([...outcomes, '=1+1']);
    expect(cells.map((cell) => cell?.formula)).toEqual(cells.map(() => undefined));
  });

  test('costs one read and one write for a visit, and no more for a hundred neighbours', () => {
    const desk = newSchool();
    expect(draw(desk, visit(1)).roundTrips).toMatchObject({ read: 1, write: 1 });
    expect(draw(desk, visit(1)).roundTrips).toMatchObject({ read: 1, write: 1 });
    const hundred = Array.from({ length: 100 }, (_, i) => visit(100 + i));
    expect(draw(desk, ...hundred).roundTrips.total).toBe(3);
    expect(draw(desk, ...hundred).roundTrips).toMatchObject({ read: 1, write: 1 });
  });

  test('grows past the end of the sheet', () => {
    const desk = newSchool();
    draw(desk, ...Array.from({ length: 1050 }, (_, i) => visit(1000 + i)));
    expect(refs(desk)).toHaveLength(1050);
  });

  test('a deleted sheet is named, and redrawing makes it again', () => {
    const desk = newSchool();
    desk.workspace.deleteSheet(desk.id, 'Register');
    expect(() => draw(desk, visit(1))).toThrow(
      'The sheet “Register” is missing from the Register spreadsheet. In Control the menu Home Visits → Redraw the register makes it again.',
    );
    desk.run('redraw_', desk.school, [registerRow(visit(1), desk.school, at('14:00'))]);
    expect(refs(desk)).toEqual(['HV-0001']);
  });

  test('redrawing takes out what no record tells of', () => {
    const desk = newSchool();
    draw(desk, visit(1), visit(2));
    desk.run('redraw_', desk.school, [registerRow(visit(2), desk.school, at('14:00'))]);
    expect(refs(desk)).toEqual(['HV-0002']);
  });
});

describe('Actions, Log and Mail', () => {
  test('an action says OVERDUE by itself once its time is past', () => {
    const desk = newSchool();
    const action = { id: 'A1', what: 'Ring Mum', owner: STAFF.visitor.email, due: at('16:00'), done: null };
    desk.run('actions_', desk.school, actionRows([sampleVisit({ actions: [action] })], desk.school));
    const line = () => desk.sheet('Actions').display[1];
    expect(line()).toEqual(['Open', 'HV-0012', 'Ring Mum', 'Sam Okoro', 'Tue 5 May 2026']);
    desk.workspace.setClockWithoutTriggers(at('16:01'));
    expect(line()?.[0]).toBe('OVERDUE');
    expect(background(desk.sheet('Actions'), 2, 1)).toBe('#f9dedc');
    desk.run('actions_', desk.school, []);
    expect(line()?.join('')).toBe('');
  });

  test('the log grows by one write a line, or by two trips for many', () => {
    const desk = newSchool();
    const row = (What: string) => ({
      When: 'Tue 5 May 2026 14:00',
      Ref: 'HV-0001',
      Who: 'Sam Okoro',
      What,
      Seal: 'c0ffee',
    });
    expect(desk.run('log_', [row('Asked')]).roundTrips.total).toBe(1);
    expect(desk.run('log_', [row('Approved'), row('Left')]).roundTrips.total).toBeLessThanOrEqual(3);
    const log = desk.workspace.spreadsheet(desk.workspace.controlId).sheet('Log');
    expect(log.display.slice(1).map((line) => line[3])).toEqual(['Asked', 'Approved', 'Left']);
  });

  test('preparing twice changes nothing', () => {
    const desk = newSchool();
    drawToday(desk);
    const before = desk.sheet('Today').display;
    desk.run('redraw_', desk.school, []);
    expect(desk.sheet('Today').display).toEqual(before);
  });
});
