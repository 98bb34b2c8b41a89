// The main job, end to end: a visit asked for, approved, watched, overdue, answered, reported, closed.
import { PEOPLE, schoolDay } from './school-day';

const { visitor, team, watcher, office, seniorLeader, head, deputyHead } = PEOPLE;

test('a visit is asked for, approved, made, reported, recorded and closed', () => {
  const day = schoolDay();
  const ref = day.asksAndAssesses();
  expect(day.mailTo(team, ref).subject).toMatch(/A\.J\.C\./);
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'alone', words: 'Stay on the doorstep' });
  expect(day.mailTo(visitor, ref).body).toContain('Stay on the doorstep');

  day.until('13:50');
  const out = day.leaves([ref]);
  expect(day.mailTo(watcher, /Maya/).body).toContain('14 Alder Close');
  day.says(watcher, out, "I'm watching");
  expect(day.board('Today')[0]).toMatchObject({ 'Who is out': 'Maya Osei', Ref: out });

  day.until('14:14');
  day.says(visitor, out, 'arrived');
  day.says(visitor, out, 'going in');
  day.until('14:50');
  day.says(visitor, out, 'left');
  day.until('15:10');
  day.says(visitor, out, 'back');
  expect(day.board('Today')).toEqual([]);

  day.sends('report', day.ordinaryReport(ref));
  day.taps(visitor, { page: 'actions', ref, act: 'record CPOMS' });
  expect(day.visit(ref).closedAt).not.toBeNull();
  expect(day.board('Register')[0]).toMatchObject({
    Ref: ref,
    'Outcome of home visit': 'Spoke with Mum. A. is back on Monday.',
  });
});

test('an overdue visitor ends with a named person who has answered, police decision and all', () => {
  const day = schoolDay();
  const first = day.approved();
  const second = day.approved({ pupil: 'Ben Small', address: '2 Mill Lane, SK15 1AA', arrive: '14:45' });
  day.until('13:50');
  const out = day.leaves([first, second]);
  day.says(watcher, out, "I'm watching");
  day.until('15:31');
  expect(day.subjects(visitor).some((subject) => /back/i.test(subject))).toBe(true);
  expect(day.subjects(watcher).filter((subject) => /OVERDUE/.test(subject))).toHaveLength(0);
  day.until('15:41');
  expect(day.mailTo(watcher, 'OVERDUE').body).toContain('07700 900111');
  expect(day.mailTo(office, 'OVERDUE').subject).toContain('Maya Osei');
  expect(day.subjects(seniorLeader).filter((subject) => /OVERDUE/.test(subject))).toHaveLength(0);
  day.until('15:51');
  expect(day.mailTo(seniorLeader, 'OVERDUE').subject).toContain('Maya Osei');
  day.until('16:01');
  expect(day.mailTo(head, 'OVERDUE').body).toMatch(/police/i);
  day.says(deputyHead, out, 'police not yet', { because: 'her car is outside', lookAgain: '10' });
  const before = day.mailCount;
  day.until('16:09');
  expect(day.toldSince(before)).toEqual([]);
  day.until('16:12');
  expect(day.toldSince(before)).toContain(head);
  day.says(head, out, 'police called', { reference: 'GMP 1234' });
  const alerted = day.outing(out).alerted;
  const atEnd = day.mailCount;
  day.says(head, out, 'resolved', { words: 'Police found her: car broken down, no signal.' });
  const allClear = day.workspace
    .mails()
    .slice(atEnd)
    .filter((mail) => /all clear/i.test(mail.subject));
  const told = allClear.flatMap((mail) => mail.to);
  expect([...told].sort()).toEqual([...alerted].sort());
  expect(told).toContain(office);
  expect(day.board('Register').map((row) => row.Ref)).toEqual([first, second]);
});
