// Cornwall, where parents expected somebody and nobody came: they are told, and another day is found, however it came about.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, lead, office } = PEOPLE;
const TELL = 'Tell the parents that nobody comes';
const ANOTHER = 'Go another day: ask for the visit again';

const open = (day: SchoolDay) => day.board('Actions').map((row) => [row.What, row.Owner]);
const page = (day: SchoolDay, ref: string) => day.reads(visitor, { p: 'visit', ref });

/** Maya is on her way at five to two, and has not arrived. */
function onTheWay(): { day: SchoolDay; ref: string; out: string } {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.approved();
  day.leaps('13:55');
  return { day, ref, out: day.leaves([ref]) };
}

test('[CELT-21] approved, and nobody left all day: the parents are told, another day is found, and it stays open until then', () => {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.approved();
  day.leaps('23:58');
  day.leaps('09:00', '2026-05-13');
  expect(open(day)).toEqual([
    [TELL, 'Maya Osei'],
    [ANOTHER, 'Maya Osei'],
  ]);
  expect(day.mailTo(visitor, 'An action for you').subject).toContain(ref);
  expect(day.board('Register')[0]?.Status).toBe('Expired');
  day.taps(visitor, { page: 'visit', ref, act: 'action done', id: 'A1', words: 'Rang Mum' });
  expect(day.taps(visitor, { page: 'visit', ref, act: 'action done', id: 'A2' })).toContain('Closed');
  day.leaps('10:00', '2026-05-13');
  expect(open(day)).toEqual([]);
});

test('[CELT-21] the car breaks down on the way: “back” says that it was not made, and both actions are there', () => {
  const { day, ref, out } = onTheWay();
  day.leaps('14:10');
  day.says(visitor, out, 'back');
  expect(page(day, ref)).toContain('Not made: nobody has said that they were there. Its report is owed.');
  expect(page(day, ref)).not.toContain('The visit was made');
  expect(open(day)).toEqual([
    [TELL, 'Maya Osei'],
    [ANOTHER, 'Maya Osei'],
  ]);
  day.sends('report', day.ordinaryReport(ref, { childSeen: 'No', notSeenWhy: 'Our car broke down' }));
  expect(open(day)).toHaveLength(2);
});

test('[CELT-21] they were there and only forgot to say so: the report sets it right', () => {
  const { day, ref, out } = onTheWay();
  day.leaps('14:55');
  day.says(visitor, out, 'back');
  expect(open(day)).toHaveLength(2);
  day.sends('report', day.ordinaryReport(ref));
  expect(open(day)).toEqual([]);
  expect(page(day, ref)).not.toContain('Not made');
});

test('[CELT-21] called off on the way: the parents are told at once, another day comes when they are back', () => {
  const { day, ref, out } = onTheWay();
  day.says(visitor, out, 'not going in', { words: 'The road is flooded' });
  expect(open(day)).toEqual([[TELL, 'Maya Osei']]);
  expect(page(day, ref)).toContain('Did not go in');
  day.says(visitor, out, 'back');
  expect(open(day)).toEqual([
    [TELL, 'Maya Osei'],
    [ANOTHER, 'Maya Osei'],
  ]);
});

test('[CELT-13][CELT-21] not safe on the way: the office tells the parents, and nobody is asked to go another day', () => {
  const { day, out } = onTheWay();
  day.says(visitor, out, 'new risk', { words: 'Two men wait at the corner' });
  day.says(visitor, out, 'back');
  expect(open(day)).toContainEqual([TELL, 'the office']);
  expect(open(day).map(([what]) => what)).not.toContain(ANOTHER);
  expect(day.mailTo(office, 'An action for you').body).toContain(TELL);
});

test('[CELT-21] at the door, where the parents met them or were not there, they are not to be told', () => {
  const { day, out } = onTheWay();
  day.says(visitor, out, 'arrived');
  day.says(visitor, out, 'not going in', { words: 'Visitors in the house' });
  day.says(visitor, out, 'back');
  expect(open(day)).toEqual([[ANOTHER, 'Maya Osei']]);
});

test('[CELT-21] declined though the parents expect them: whoever asked tells them', () => {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.asks();
  day.taps(lead, { page: 'visit', ref, act: 'decline', words: 'Not today' });
  expect(open(day)).toEqual([[TELL, 'Maya Osei']]);
  expect(day.board('Register')[0]?.Status).toBe('Declined');
  day.taps(visitor, { page: 'visit', ref, act: 'action done', id: 'A1', words: 'Rang Mum' });
  expect(day.board('Register')[0]?.Status).toBe('Declined, closed');
});

test('[CELT-21] moved to another day, the parents hear the new date; where the form says that they have, nobody is asked', () => {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.approved();
  const { editUrl } = day.visit(ref).request;
  day.changes('request', editUrl, { date: '2026-05-14' });
  expect(open(day)).toEqual([['Tell the parents of the new date', 'Maya Osei']]);
  day.taps(visitor, { page: 'visit', ref, act: 'action done', id: 'A1' });
  day.changes('request', editUrl, { date: '2026-05-15', toldWhen: 'Tuesday, Maya, for Friday' });
  expect(open(day)).toEqual([]);
});
