// Cornwall: whoever is told of something on a visit can ring those who are there, under the numbers that they gave.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, colleague, office, team, head } = PEOPLE;
const MAYA = '07700 900999';
const DANIEL = '07700 900888';

/** Two visitors at the door, with other mobiles than the staff list has. */
function pairAtTheDoor(): { day: SchoolDay; ref: string; out: string } {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.approved({ visitors: [day.choice(visitor), day.choice(colleague)] });
  const out = day.leaves([ref], { mobiles: { [visitor]: MAYA, [colleague]: DANIEL } });
  day.says(visitor, out, 'arrived');
  return { day, ref, out };
}

test('[CELT-15] of a child alone the team has every visitor’s number as given at sign-out, in the mail and on the page', () => {
  const { day, ref, out } = pairAtTheDoor();
  day.says(visitor, out, 'child alone');
  const mail = day.mailTo(team, 'CHILD ALONE').body;
  for (const said of [mail, day.reads(team, { p: 'visit', ref })]) {
    expect(said).toContain(MAYA);
    expect(said).toContain(DANIEL);
    expect(said).not.toContain('07700 900111');
  }
});

test('[CELT-15] told by phone and written down by the office, the mail says who told and who wrote, and rings those there', () => {
  const { day, ref, out } = pairAtTheDoor();
  day.says(office, out, 'child alone', { words: 'About five' });
  const told = 'Maya Osei or Daniel Hughes by phone, written down by Joanna Kowalska';
  const { body } = day.mailTo(team, 'CHILD ALONE');
  expect(body).toContain(told);
  expect(body).toContain(`Ring Maya: ${MAYA}`);
  expect(body).not.toContain('Ring Joanna');
  expect(day.reads(team, { p: 'visit', ref })).toContain(`Told by ${told}`);
});

test('[CELT-17][CELT-22] so it is with a concern and an incident', () => {
  const { day, ref, out } = pairAtTheDoor();
  for (const act of ['left', 'back']) day.says(visitor, out, act);
  day.sends('report', day.ordinaryReport(ref, { hasConcern: 'Yes', concern: 'Bruises', discussed: 'not yet' }));
  day.sends('incident', day.ordinaryIncident(ref));
  for (const mail of [day.mailTo(PEOPLE.lead, 'CONCERN'), day.mailTo(head, 'INCIDENT'), day.mailTo(team, 'incident')]) {
    expect(mail.body).toContain(MAYA);
    expect(mail.body).toContain(DANIEL);
  }
});
