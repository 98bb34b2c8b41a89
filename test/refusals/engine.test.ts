// The engine when something is broken: a busy lock, a record that cannot be read, a sheet or setting gone; all else goes on.
import { distWithout } from '../faults/dist-without';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { noteBeside, troubles, types } from './control';

const { visitor, colleague, team, watcher, office, administrator, owner, seniorLeader } = PEOPLE;

/** Maya is out and due back at 09:30; nobody has heard of her. */
function away(): { day: SchoolDay; ref: string; out: string } {
  const day = schoolDay();
  const ref = day.approved({ arrive: '09:10', backBy: '09:30' });
  return { day, ref, out: day.leaves([ref], { due: '09:30' }) };
}

/** The overdue alarm has come all the same, to the watcher and the office. */
function expectAlarm(day: SchoolDay): void {
  for (const one of [watcher, office]) expect(day.mailTo(one, 'OVERDUE').subject).toContain('Maya Osei');
}

/** The mails in which an administrator is told of this by itself; the daily health mail names it among other things. */
function toldOf(day: SchoolDay, words: string) {
  return day
    .inbox(administrator)
    .filter(({ subject, body }) => subject.startsWith('Home Visits needs you') && body.includes(words));
}

test('busy: the tap says NOT saved, nothing is half done, and trying again does it', () => {
  const day = schoolDay();
  const ref = day.asksAndAssesses();
  const before = day.mailCount;
  day.workspace.faults.lockHeld = true;
  const yes = { page: 'visit', ref, act: 'approve', party: 'alone' };
  expect(day.isRefused(team, yes)).toMatch(/NOT saved.*try again/);
  expect(day.reads(team, { p: 'visit', ref })).toContain('requested');
  expect(day.mailCount).toBe(before);
  day.workspace.faults.lockHeld = false;
  day.taps(team, yes);
  expect(day.mailTo(visitor, 'Approved').subject).toContain(ref);
});

test.each([
  ['a visit cannot be told that they are back', /function tellVisit\(visit\d*, [^)]*\) \{/, 'could not be told'],
  ['the roll cannot be called', /function watchedOf\(\{ outings \}\) \{/, 'The roll of who is out'],
])('%s: an alarm of others comes all the same, and an administrator hears of it', (_, where, words) => {
  const { day } = away();
  const second = day.approved({ pupil: 'Ben Small', arrive: '09:10', visitors: [day.choice(colleague)] });
  const out = day.leaves([second], { due: '09:30' }, colleague);
  const broken = day.branch({ dist: distWithout(where, '$& throw new Error("Stumbled");') });
  broken.says(colleague, out, 'back');
  broken.leaps('09:41');
  expectAlarm(broken);
  expect(toldOf(broken, words)[0]?.body).toContain('Stumbled');
});

test('an outing that cannot be worked out: those who answer alarms hear who is out, again and again until somebody knows that they are safe', () => {
  const { day } = away();
  const second = day.approved({ pupil: 'Ben Small', arrive: '09:10', visitors: [day.choice(colleague)] });
  const out = day.leaves([second], { due: '11:00' }, colleague);
  day.leaps('09:06');
  const stumbles = `$& if ($1.ref === '${out}') throw new Error("Stumbled");`;
  const broken = day.branch({ dist: distWithout(/function outingDeadlines\((outing\d*), [^)]*\) \{/, stumbles) });
  broken.leaps('09:12');
  for (const one of [office, seniorLeader, watcher]) {
    const { subject, body } = broken.mailTo(one, 'gone');
    expect(subject).not.toContain('Small');
    expect(body).toContain('Daniel Hughes');
  }
  broken.leaps('09:45');
  expectAlarm(broken);
  const told = () => broken.inbox(office).filter(({ subject }) => subject.includes('gone')).length;
  expect(told()).toBeGreaterThan(1);
  broken.taps(office, { page: 'desk', ref: out, act: 'strike off', words: 'Rang him, he is back' });
  const before = told();
  broken.leaps('10:45');
  expect(told()).toBe(before);
});

test('busy while a form comes in and while a tick is due: both are made good, once', () => {
  const { day } = away();
  day.until('09:01');
  day.workspace.faults.lockHeld = true;
  day.sends('request', day.ordinaryRequest({ pupil: 'Ben Small', visitors: [day.choice(colleague)] }), colleague);
  day.workspace.advanceMinutes(2);
  expect(day.inbox(colleague)).toEqual([]);
  day.workspace.faults.lockHeld = false;
  day.workspace.setClockWithoutTriggers(day.workspace.now + 39 * 60_000);
  day.workspace.advanceMinutes(1);
  expect(day.subjects(colleague)).toEqual(['Next: the risk assessment for B.S., HV-0002']);
  expectAlarm(day);
  day.workspace.advanceMinutes(2);
  expect(day.subjects(colleague)).toHaveLength(1);
});

test('a record that cannot be read: said in words once, its page tells nothing, and an alarm still comes', () => {
  const { day } = away();
  const second = day.asks({ pupil: 'Ben Small' });
  const open = day.workspace.spreadsheet(day.workspace.controlId).sheet('Open');
  const row = open.display.findIndex((cells) => cells[0] === second);
  const kept = open.display[row]?.[2] ?? '';
  day.workspace.editCell(day.workspace.controlId, 'Open', `C${row + 1}`, '|{"half', owner);
  day.leaps('09:41');
  expectAlarm(day);
  day.leaps('10:20');
  const told = toldOf(day, second);
  expect(told).toHaveLength(1);
  expect(told[0]?.body).toMatch(/changed by hand and cannot be read.*version history/is);
  expect(day.reads(visitor, { p: 'visit', ref: second })).toContain('nothing here for you to open');
  day.workspace.editCell(day.workspace.controlId, 'Open', `C${row + 1}`, kept, owner);
  expect(day.reads(visitor, { p: 'visit', ref: second })).toContain('Ben Small');
});

test.each([
  ['Today', 'register'],
  ['Register', 'register'],
  ['Actions', 'register'],
  ['Log', 'control'],
  ['Mail', 'control'],
] as const)('the sheet %s deleted: said once, the alarm still comes, and the menu makes it again', (sheet, file) => {
  const { day, out } = away();
  const id = file === 'register' ? day.school.files.register : day.workspace.controlId;
  day.workspace.deleteSheet(id, sheet);
  day.leaps('09:41');
  expectAlarm(day);
  expect(day.says(visitor, out, 'more time', { minutes: 15 })).toContain('09:56');
  day.says(visitor, out, 'back');
  day.leaps('10:20');
  const told = toldOf(day, `“${sheet}” is missing`);
  expect(told).toHaveLength(1);
  expect(told[0]?.body).toContain('Redraw the register');
  day.workspace.run('redrawRegister_', [], { context: 'menu' });
  expect(day.workspace.spreadsheet(id).sheets.map(({ name }) => name)).toContain(sheet);
  expect(day.board('Register')[0]?.Back).toContain('09:41');
});

test.each(['Settings', 'Staff', 'Guidance'] as const)(
  'the sheet %s deleted: said once, and the last good values stay',
  (sheet) => {
    const { day } = away();
    day.workspace.deleteSheet(day.workspace.controlId, sheet);
    day.leaps('09:41');
    expectAlarm(day);
    day.leaps('10:20');
    expect(toldOf(day, `“${sheet}” is missing`)).toHaveLength(1);
  },
);

test('a setting that cannot be used has a note beside it, and the last good value stays in force', () => {
  const day = schoolDay();
  const late = 'Late: tell watcher and office after';
  types(day, 'Settings', late, 'Value', 'soon');
  expect(noteBeside(day, 'Settings', late)).toMatch(/“soon”.*In force: 10/);
  types(day, 'Settings', 'School day ends', 'Value', '07:00');
  expect(noteBeside(day, 'Settings', 'School day ends')).toContain('last good values stay');
  types(day, 'Settings', 'Policy', 'Value', 'xyz');
  expect(noteBeside(day, 'Settings', 'Policy')).toMatch(/no policy “xyz”.*spt.*In force: spt/);
  types(day, 'Settings', 'Office phone', 'Value', '');
  expect(noteBeside(day, 'Settings', 'Office phone')).toContain('0161 496 0140');
  const ref = day.approved({ arrive: '09:10', backBy: '09:30' });
  day.leaves([ref], { due: '09:30' });
  day.leaps('09:39');
  expect(day.subjects(watcher).filter((subject) => subject.includes('OVERDUE'))).toEqual([]);
  day.until('09:41');
  expectAlarm(day);
  types(day, 'Settings', late, 'Value', '12');
  expect(noteBeside(day, 'Settings', late)).toBe('');
});

test('a row of Settings deleted: said in the note, and its value stays in force', () => {
  const { day } = away();
  const { display } = day.workspace.spreadsheet(day.workspace.controlId).sheet('Settings');
  const row = display.findIndex(([name]) => name === 'Late: tell watcher and office after') + 1;
  day.workspace.deleteRow(day.workspace.controlId, 'Settings', row);
  day.leaps('09:41');
  expectAlarm(day);
  const head = day.workspace.spreadsheet(day.workspace.controlId).sheet('Settings').display[0]?.join(' ');
  expect(head).toContain('The row “Late: tell watcher and office after” is missing. In force: 10');
});

test('a role misspelt or a number that is none: a note beside it, and the person stays what they were', () => {
  const day = schoolDay();
  types(day, 'Staff', 'Imran Malik', 'Roles', 'visitor, safegarding team');
  expect(noteBeside(day, 'Staff', 'Imran Malik')).toMatch(/safegarding team/);
  types(day, 'Staff', 'Maya Osei', 'Mobile', 'ask her');
  expect(noteBeside(day, 'Staff', 'Maya Osei')).toMatch(/Mobile: .*ask her/);
  const ref = day.asksAndAssesses();
  expect(day.mailTo(team, 'Please approve').subject).toContain(ref);
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'alone' });
  expect(day.reads(visitor, { p: 'leave', ref })).toContain('Mobile of Maya Osei');
  expect(day.workspace.openPage({ p: 'leave', ref }, { as: visitor }).html).toContain('07700 900111');
  expect(troubles(day)).toEqual([]);
});

test('set up again: nothing is made twice, and what is under way goes on', () => {
  const { day } = away();
  const standing = () => [
    day.workspace.forms().length,
    day.workspace.spreadsheets().length,
    day.workspace.triggers().length,
    day.workspace.spreadsheets().map(({ sheets }) => sheets.map(({ name, lastRow }) => [name, lastRow])),
    day.mailCount,
  ];
  const before = standing();
  const { ok, result } = day.workspace.run('setUp', [], { context: 'menu' });
  expect(ok).toBe(true);
  expect(String(result)).toContain('Home Visits is set up');
  expect(standing()).toEqual(before);
  day.leaps('09:51');
  expectAlarm(day);
  expect(day.mailTo(seniorLeader, 'OVERDUE').subject).toContain('Maya Osei');
});
