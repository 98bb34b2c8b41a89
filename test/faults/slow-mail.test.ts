// More mails than one execution can send before Google stops it: it goes on where it was, and says how many still wait.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { count } from './counts';

const { watcher, office, seniorLeader, head } = PEOPLE;

/** Maya is out, due back at 09:30, and nobody has heard of her; from 09:25 on each mail takes Google a hundred seconds. */
function slowSchool(): SchoolDay {
  const day = schoolDay();
  day.leaves([day.approved({ arrive: '09:10', backBy: '09:30' })], { due: '09:30' });
  day.leaps('09:25');
  day.workspace.settings.msPerMail = 100_000;
  return day;
}

test('an alarm to very many people while Google is slow: all of them hear, nobody again and again, and the board says that mail waits', () => {
  const day = slowSchool();
  const before = day.mailCount;
  const boards = new Set<string>();
  for (let minute = 0; minute < 60; minute += 5) {
    day.workspace.advanceMinutes(5);
    const { view } = day.workspace.openSpreadsheet(day.school.files.register, office);
    for (const cell of view.sheet('Today').display.flat()) if (cell.includes('cannot be sent')) boards.add(cell);
  }
  const { executions } = day.workspace;
  count({ executions: executions.length });
  expect(executions.filter(({ killed }) => killed)).toEqual([]);
  const mails = day.workspace.mails().slice(before);
  const overdue = (email: string) =>
    mails.filter(({ to, subject }) => to.includes(email) && subject.includes('OVERDUE'));
  for (const one of [watcher, office, seniorLeader, head]) expect(overdue(one).length).toBeGreaterThan(0);
  // Each rung once: what comes again to one person says something new.
  const same = mails.map(({ to, subject, body }) => `${to} ${subject} ${body}`);
  expect(same.filter((one, i) => same.indexOf(one) < i)).toEqual([]);
  expect([...boards].join()).toMatch(/\d+ mails? cannot be sent/);
});
