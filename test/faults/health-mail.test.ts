// The daily health mail: what an administrator reads of the engine, and the seals by which a changed log is found out.
import { fromCells, toCells } from '../../src/record/rows';
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { checked } from '../story/visited';

const { administrator, owner } = PEOPLE;
const TOMORROW = '2026-05-13';

/** The health mail of this day's first look. */
function healthOf(day: SchoolDay, date = TOMORROW) {
  day.leaps('08:31', date);
  return day.mailTo(administrator, /^Home Visits(:| is)/);
}

test('a school that is well: so says the subject, with the engine, the heartbeat and a seal of every record', () => {
  const day = schoolDay();
  const ref = day.asks({ date: '2026-05-14' });
  types(day, 'Settings', 'Heartbeat address', 'Value', 'https://hc-ping.example/5e1f');
  day.workspace.onFetch = () => ({ code: 200, body: 'OK' });
  day.workspace.advanceMinutes(1);
  const { subject, body } = healthOf(day);
  expect(subject).toBe('Home Visits is well');
  expect(body).toContain('All is well');
  expect(body).toMatch(/Engine ran: .*08:3/);
  expect(body).toMatch(/Heartbeat: The heartbeat was answered at 08:3/);
  for (const [name, record] of [
    ['SCHOOL', day.school],
    [ref, day.visit(ref)],
  ] as const) {
    const seal = new RegExp(`${name} ([0-9a-f]{12})`).exec(body)?.[1] ?? '';
    expect(seal).toHaveLength(12);
    expect(record.log.some(({ hash }) => hash?.startsWith(seal))).toBe(true);
    const log = day.workspace.spreadsheet(day.workspace.controlId).sheet('Log').display;
    expect(log.some((cells) => cells.some((cell) => cell.startsWith(seal)) && cells.includes(name))).toBe(true);
  }
  expect(subject + body).not.toMatch(/Amelia/);
});

test('what is broken comes first and says what to do; what should merely be better is beside it', () => {
  const day = schoolDay();
  types(day, 'Staff', 'Maya Osei', 'Mobile', '');
  expect(healthOf(day).subject).toBe('Home Visits is well; 1 thing to put right');
  const { state } = day.workspace;
  state.triggers = state.triggers.filter(({ fn }) => fn !== 'controlEdited_');
  const { subject, body } = healthOf(day, '2026-05-14');
  expect(subject).toBe('Home Visits: please look');
  expect(body).toMatch(
    /One thing needs you.*A trigger is missing.*Choose Home Visits, Set up.*No heartbeat.*when you can.*No mobile number is known of Maya Osei/s,
  );
});

test('it goes out once a working day, and from the day’s start', () => {
  const day = schoolDay();
  const mails = () => day.subjects(administrator).filter((subject) => subject.startsWith('Home Visits is well'));
  day.leaps('07:30', TOMORROW);
  expect(mails()).toHaveLength(0);
  for (const time of ['08:31', '12:00', '16:30']) day.leaps(time, TOMORROW);
  expect(mails()).toHaveLength(1);
  day.leaps('12:00', '2026-05-16');
  expect(mails()).toHaveLength(1);
});

test('a log that was rewritten whole fits together again, and the seal in yesterday’s mail gives it away', () => {
  const day = schoolDay();
  const ref = day.asks({ date: '2026-05-15' });
  const { body } = healthOf(day);
  const seal = new RegExp(`${ref} ([0-9a-f]{12})`).exec(body)?.[1] ?? '';
  expect(day.visit(ref).log.some(({ hash }) => hash?.startsWith(seal))).toBe(true);
  const cells = day.workspace.spreadsheet(day.workspace.controlId).sheet('Open').values;
  const row = cells.findIndex(([first]) => first === ref);
  const read = fromCells(cells[row] ?? [], row + 1);
  if (read.what !== 'record') throw new Error('It cannot be read.');
  // Whoever can edit Control can run the script, and so can make hashes that fit: here the engine makes them anew.
  const forged = { ...read.record, log: read.record.log.map(({ at, by }) => ({ at, by, words: 'Nothing happened' })) };
  toCells(forged).forEach((text, i) => {
    day.workspace.editCell(day.workspace.controlId, 'Open', `${String.fromCharCode(65 + i)}${row + 1}`, text, owner);
  });
  day.taps(PEOPLE.visitor, { page: 'visit', ref, act: 'cancel', words: 'Not needed', parents: 'yes' });
  expect(checked(day)).not.toContain(`The log of ${ref}`);
  expect(day.visit(ref).log.some(({ hash }) => hash?.startsWith(seal))).toBe(false);
});

test('a visit that is closed on Friday stays in Open until Monday’s mail has its last seal', () => {
  const day = schoolDay();
  const ref = day.asks({ date: '2026-05-20' });
  day.leaps('15:00', '2026-05-15');
  const closed = () => day.visit(ref);
  day.taps(PEOPLE.visitor, { page: 'visit', ref, act: 'cancel', words: 'Not needed', parents: 'yes' });
  day.until('15:02', '2026-05-15');
  expect(closed().closedAt).not.toBeNull();
  for (const date of ['2026-05-16', '2026-05-17']) day.leaps('18:00', date);
  const last = closed().log.at(-1)?.hash?.slice(0, 12) ?? '';
  expect(healthOf(day, '2026-05-18').body).toContain(`${ref} ${last}`);
  day.leaps('12:00', '2026-05-18');
  expect(() => closed()).toThrow('is not open');
});
