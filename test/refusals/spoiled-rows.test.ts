// Rows of the sheet Open that somebody has spoiled: everything else goes on, and what waited for them is done afterwards.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { types } from './control';

const { visitor, watcher, administrator, owner } = PEOPLE;

/** The A1 address of a record's first piece, and what stands there. */
function piece(day: SchoolDay, ref: string): { a1: string; text: string } {
  const { values } = day.workspace.spreadsheet(day.workspace.controlId).sheet('Open');
  const row = values.findIndex((cells) => cells[0] === ref);
  return { a1: `C${row + 1}`, text: String(values[row]?.[2]) };
}

function typesOver(day: SchoolDay, a1: string, text: string): void {
  day.workspace.editCell(day.workspace.controlId, 'Open', a1, text, owner);
}

test('the school’s own row is spoiled: an overdue alarm still comes, a tap is saved, the administrator hears of it', () => {
  const day = schoolDay();
  const ref = day.approved();
  day.leaps('13:50');
  const out = day.leaves([ref]);
  typesOver(day, piece(day, 'SCHOOL').a1, 'oops');
  day.leaps('15:30');
  day.until('15:45');
  expect(day.mailTo(watcher, 'OVERDUE').body).toContain('07700 900111');
  expect(day.inbox(administrator).some(({ body }) => body.includes('(SCHOOL)'))).toBe(true);
  day.says(visitor, out, 'back');
  expect(day.board('Today')).toEqual([]);
});

test('a visit’s row is spoiled while its visitors come back: put right, it hears that it was made', () => {
  const day = schoolDay();
  const ref = day.approved();
  day.leaps('13:50');
  const out = day.leaves([ref]);
  const before = piece(day, ref);
  typesOver(day, before.a1, 'oops');
  day.says(visitor, out, 'back');
  day.until('14:00');
  typesOver(day, before.a1, before.text);
  day.until('14:05');
  expect(day.visit(ref).returnedAt).not.toBeNull();
  expect(day.board('Register')[0]?.Status).toMatch(/^Made/);
});

test('an alarm goes to the Chat space too, once an outing and after the mails', () => {
  const day = schoolDay();
  const { workspace } = day;
  const sent: { mails: number; text: string }[] = [];
  workspace.onFetch = ({ payload }) => {
    sent.push({ mails: day.mailCount, text: String(payload) });
    return { code: 200, body: '{}' };
  };
  types(day, 'Settings', 'Chat webhook', 'Value', 'https://chat.googleapis.com/v1/spaces/AAA/messages?key=k');
  const ref = day.approved();
  day.leaps('13:50');
  day.leaves([ref]);
  day.leaps('15:30');
  day.until('15:44');
  expect(sent).toHaveLength(1);
  expect(sent[0]?.text).toContain('OVERDUE');
  expect(sent[0]?.text).not.toContain('Amelia');
  expect(sent[0]?.mails).toBe(day.mailCount);
});
