// A record that somebody takes out of Open just after the sign-out, before the engine has looked for the first time.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, office, seniorLeader, administrator } = PEOPLE;

function takenOut(day: SchoolDay, ref: string): void {
  const { workspace } = day;
  const { values } = workspace.spreadsheet(workspace.controlId).sheet('Open');
  workspace.deleteRow(workspace.controlId, 'Open', values.findIndex(([cell]) => cell === ref) + 1);
}

/** Maya has signed out, and at once her outing's row is deleted. */
function away(): { day: SchoolDay; ref: string; out: string } {
  const day = schoolDay();
  const ref = day.approved({ arrive: '09:10', backBy: '09:30' });
  const out = day.leaves([ref], { due: '09:30' });
  takenOut(day, out);
  return { day, ref, out };
}

const goneMails = (day: SchoolDay, email: string) =>
  day.inbox(email).filter(({ subject }) => /record of OUT-\d+ is gone/.test(subject));

test('it is missed by the next tick all the same: from the visit it is known who is out, where and until when', () => {
  const { day, ref, out } = away();
  day.workspace.advanceMinutes(5);
  for (const one of [office, seniorLeader, administrator]) {
    const [mail] = goneMails(day, one);
    expect(mail?.body).toMatch(/Maya Osei 07700 900111.*14 Alder Close.*09:30/s);
  }
  expect(goneMails(day, visitor)).toEqual([]);
  expect(day.reads(visitor, { p: 'outing', ref: out })).toMatch(/record of your outing|ring the school office/i);
  expect(day.reads(office, { p: 'desk' })).toContain('is gone');
  day.workspace.advanceMinutes(20);
  expect(goneMails(day, office).length).toBeGreaterThan(1);
  day.taps(office, { page: 'desk', ref: out, act: 'strike off', words: 'Maya rang: she is back' });
  const told = goneMails(day, office).length;
  day.leaps('10:30');
  expect(goneMails(day, office)).toHaveLength(told);
  expect(day.visit(ref).returnedAt).not.toBeNull();
});

test.each([
  ['before the engine has looked', 0],
  ['once it is missed', 5],
])('“I need help” from the page that still stood open, %s: school hears it at once, by name', (_, minutes) => {
  const { day, out } = away();
  if (minutes > 0) day.workspace.advanceMinutes(minutes);
  const before = day.mailCount;
  day.says(visitor, out, 'help', { words: 'He has locked the door' });
  const mails = day.workspace.mails().slice(before);
  for (const one of [office, seniorLeader]) {
    const mail = mails.find(({ to }) => to.includes(one));
    expect(mail?.subject).toBe(`HELP: Maya Osei called for help (${out}), and the record of it is gone`);
    expect(mail?.body).toMatch(/He has locked the door.*07700 900111.*14 Alder Close/s);
  }
  expect(mails.flatMap(({ to }) => to)).not.toContain(visitor);
  // It comes again as that, until a named person says that she is safe.
  day.workspace.advanceMinutes(20);
  expect(day.inbox(office).filter(({ subject }) => subject.startsWith('HELP:')).length).toBeGreaterThan(1);
  day.taps(office, { page: 'desk', ref: out, act: 'strike off', words: 'Police were there' });
  const told = day.inbox(office).length;
  day.workspace.advanceMinutes(30);
  expect(
    day
      .inbox(office)
      .slice(told)
      .filter(({ subject }) => /gone|HELP/.test(subject)),
  ).toEqual([]);
});
