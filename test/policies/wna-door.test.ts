// WNA, at the door: waiting to be asked in, leaving when it does not feel right, a family that wants no visit.
import type { Answers } from '../../src/visit/record';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, colleague, lead, deputyLead, office, head, deputyHead } = PEOPLE;

/** Two at the door, at 14:15. */
function atTheDoor(changes: Answers = {}): { day: SchoolDay; ref: string; out: string } {
  const day = schoolDay({ policy: 'wna' });
  const ref = day.approved(changes);
  day.leaps('13:55');
  const out = day.leaves([ref]);
  day.taps(day.watcher, { page: 'outing', ref: out, act: "I'm watching" });
  day.leaps('14:15');
  day.says(visitor, out, 'arrived');
  return { day, ref, out };
}

const about = (day: SchoolDay, email: string, words: RegExp) =>
  day.subjects(email).filter((subject) => words.test(subject));

test('[WNA-09] at the door: wait to be asked in, and with no adult there they do not go in', () => {
  const { day, ref, out } = atTheDoor();
  const door = day.reads(visitor, { p: 'outing', ref: out });
  for (const words of day.policy.guidance['at the door']) expect(door).toContain(words);
  expect(door).toMatch(/Wait to be asked in|asked in/i);
  day.says(visitor, out, 'not going in', { because: 'no parent or responsible adult is there' });
  expect(day.reads(head, { p: 'visit', ref })).toContain('Did not go in: no parent or responsible adult is there');
  expect(about(day, head, /Did not go in/)).toHaveLength(1);
});

test('[WNA-11] "I’m leaving, it didn’t feel right": the headteacher hears now, the incident note is asked for later', () => {
  const { day, ref, out } = atTheDoor();
  expect(day.says(visitor, out, 'going in')).toContain('I’m leaving, it didn’t feel right');
  const before = day.mailCount;
  const left = day.says(colleague, out, 'new risk');
  expect(left).toContain('We are all back at school');
  expect(day.toldSince(before)).toEqual([deputyHead, head]);
  const { body } = day.mailTo(head, 'NEW RISK');
  expect(body).toContain('“I’m leaving, it didn’t feel right”');
  expect(body).toContain('Nobody goes back before a new visit is asked for and its risk assessed');
  expect(about(day, colleague, /action|incident|write/i)).toEqual([]);
  day.leaps('14:40');
  day.says(visitor, out, 'back');
  const asked = day.mailTo(colleague, 'An action for you');
  expect(asked.body).toMatch(/by Wed 13 May.*Write an incident note: you left because it did not feel right/s);
  day.leaps('16:05', '2026-05-13');
  expect(about(day, colleague, /Action due/)).toHaveLength(1);
  expect(day.visit(ref).closedAt).toBeNull();
  // The note is the incident form: sent, there is nothing more to tick.
  expect(asked.body).toContain('Write it: the incident form');
  day.sends('incident', day.ordinaryIncident(ref), colleague);
  expect(day.board('Actions')).toEqual([]);
});

test('[WNA-03] at the door the family prefers no visit: it ends; on a welfare reason the lead decides what next', () => {
  const { day, ref, out } = atTheDoor({
    reason: 'A concern about the child’s welfare',
    daysAbsent: '2',
    attempts: 'Rang on Monday',
  });
  day.says(visitor, out, 'not going in', { because: 'the family prefers no visit', words: 'Dad: not today' });
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('prefers no visit. Dad: not today');
  for (const one of [lead, deputyLead])
    expect(day.mailTo(one, 'Decide what next').body).toContain('The family prefers no visit: Dad: not today');
  day.leaps('14:40');
  day.says(visitor, out, 'back');
  day.sends('report', day.ordinaryReport(ref));
  day.taps(office, { page: 'visit', ref, act: 'record CPOMS' });
  expect(day.visit(ref).closedAt).toBeNull();
  day.taps(lead, { page: 'visit', ref, act: 'acknowledge concern', words: 'I ring Dad today' });
  expect(day.reads(lead, { p: 'visit', ref })).toContain('I ring Dad today');
});

test('[WNA-03] one says that the family prefers no visit, the other that it was not safe: the lead decides with both', () => {
  const { day, ref, out } = atTheDoor({
    reason: 'A concern about the child’s welfare',
    daysAbsent: '2',
    attempts: 'Rang on Monday',
  });
  day.says(visitor, out, 'not going in', { because: 'the family prefers no visit', visit: ref });
  day.taps(lead, { page: 'visit', ref, act: 'acknowledge concern', words: 'I ring Dad today' });
  day.leaps('14:17');
  day.says(colleague, out, 'not going in', { because: 'it does not feel safe', words: 'Dad had a knife', visit: ref });
  expect(about(day, deputyLead, /Decide what next/)).toHaveLength(2);
  expect(
    day
      .inbox(lead)
      .some(({ subject, body }) => subject.startsWith('Decide what next') && body.includes('Dad had a knife')),
  ).toBe(true);
  expect(day.reads(lead, { p: 'visit', ref })).toMatch(/A safeguarding concern.*Dad had a knife/s);
});

test('[WNA-03] with no concern for the child the visit ends, and nothing more is owed for it', () => {
  const { day, ref, out } = atTheDoor();
  day.says(visitor, out, 'not going in');
  // One tap first, the reason when they are away from the door.
  day.says(visitor, out, 'not going in', { because: 'the family prefers no visit' });
  expect(about(day, lead, /Decide what next/)).toEqual([]);
  expect(day.visit(ref).made?.how).toBe('family prefers no visit');
  expect(about(day, head, /prefers no visit/)).toHaveLength(1);
  day.leaps('14:40');
  day.says(visitor, out, 'back');
  day.leaps('17:30');
  expect(day.board('Register')[0]).toMatchObject({
    Status: 'Family prefers no visit, closed',
    'Report in': 'Not needed',
    CPOMS: 'Not needed',
  });
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('The family prefers no visit. Closed: nothing is open.');
  for (const one of [visitor, colleague, lead]) expect(about(day, one, /report|CPOMS/i)).toEqual([]);
});
