// A record that somebody takes out of Open just after the sign-out, before the engine has looked for the first time.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, office, seniorLeader, administrator } = PEOPLE;

function takenOut(day: SchoolDay, ref: string): string[] {
  const { workspace } = day;
  const { values } = workspace.spreadsheet(workspace.controlId).sheet('Open');
  const row = values.findIndex(([cell]) => cell === ref);
  workspace.deleteRow(workspace.controlId, 'Open', row + 1);
  return (values[row] ?? []).map(String);
}

/** Maya has signed out, and at once her outing's row is deleted. */
function away() {
  const day = schoolDay();
  const ref = day.approved({ arrive: '09:10', backBy: '09:30' });
  const out = day.leaves([ref], { due: '09:30' });
  return { day, ref, out, row: takenOut(day, out) };
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
  const desk = day.reads(office, { p: 'desk' });
  expect(desk).toMatch(/HELP asked for by Maya Osei, and the record of OUT-0001 is gone.*He has locked the door/);
  day.workspace.advanceMinutes(1);
  expect(day.board('Today')[0]?.['How it stands']).toMatch(/HELP asked for by Maya Osei.*the record is GONE/);
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

test('its row is put back after a call for help: nobody reads “All clear”', () => {
  const { day, out, row } = away();
  day.says(visitor, out, 'help', { words: 'He has locked the door' });
  const { workspace } = day;
  for (const [i, text] of row.entries())
    if (text !== '') workspace.editCell(workspace.controlId, 'Open', `${'ABCDEFGH'[i]}9`, text, PEOPLE.owner);
  workspace.advanceMinutes(5);
  const back = day.mailTo(office, 'is there again');
  expect(back.subject).toBe(`HELP asked for by Maya Osei: the record of ${out} is there again, the watch goes on`);
  expect(back.body).toMatch(/called for help while it was gone.*ring them now.*He has locked the door/s);
});
