// What would grow for years: the school's own record, which every tick and tap reads whole.
import { PEOPLE, schoolDay } from '../story/school-day';
import { whatIsWrong } from './invariants';

const { owner } = PEOPLE;

test('a look at Settings, Staff and Guidance where nobody has typed anything writes nothing down', () => {
  const day = schoolDay();
  day.until('09:35');
  const before = day.school;
  for (const time of ['10:06', '10:37', '11:08']) day.leaps(time);
  expect(day.school.log).toEqual(before.log);
  expect(day.school.version).toBe(before.version);
});

test('the lines of the school’s own log lie in the sheet Log, and of old ones only the newest still in its record', () => {
  const day = schoolDay();
  const { workspace } = day;
  const names = ['A School', 'B School'];
  const { display } = workspace.spreadsheet(workspace.controlId).sheet('Settings');
  const row = display.findIndex((cells) => cells[0] === 'School name') + 1;
  for (let i = 0; i < 120; i++)
    workspace.editCell(workspace.controlId, 'Settings', `B${row}`, names[i % 2] ?? '', owner);
  expect(day.school.log.length).toBeGreaterThan(120);
  day.leaps('08:35', '2026-05-13');
  day.leaps('09:10', '2026-05-13');
  expect(day.school.log.length).toBeLessThan(110);
  const lines = workspace
    .spreadsheet(workspace.controlId)
    .sheet('Log')
    .values.filter(([, ref]) => ref === 'SCHOOL');
  expect(lines.length).toBeGreaterThan(120);
  expect(whatIsWrong(workspace)).toEqual([]);
  expect(String(workspace.run('checkEverything_', [], { context: 'menu' }).result)).not.toMatch(/changed by hand/);
});
