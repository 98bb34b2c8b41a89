// Cornwall, at the door: conduct there, a child alone, a child in the car, nobody at home.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, colleague, watcher, team, deputyLead, lead, seniorLeader, office, head } = PEOPLE;

/** A visit that its visitors have left for, at 14:15 at its door. */
function atTheDoor(pair = false): { day: SchoolDay; ref: string; out: string } {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.approved(pair ? { visitors: [day.choice(visitor), day.choice(colleague)], party: 'In a pair' } : {});
  day.leaps('13:55');
  const out = day.leaves([ref]);
  day.taps(day.watcher, { page: 'outing', ref: out, act: "I'm watching" });
  day.leaps('14:15');
  day.says(visitor, out, 'arrived');
  return { day, ref, out };
}

const about = (day: SchoolDay, email: string, words: RegExp) =>
  day.subjects(email).filter((subject) => words.test(subject));

test('[CELT-14] whom they may speak to is asked beforehand and in their briefing; "not going in" is one tap at the door', () => {
  const { day, ref, out } = atTheDoor();
  expect(day.isNotTaken('request', { ...day.ordinaryRequest(), mayTalkTo: '' })).toHaveLength(1);
  expect(day.reads(lead, { p: 'visit', ref })).toContain('Adults we may speak to Mum, Gran');
  expect(day.inbox(visitor).some(({ body }) => body.includes('Mum, Gran'))).toBe(true);
  const door = day.reads(visitor, { p: 'outing', ref: out });
  expect(door).toMatch(/I’m going in.*Not going in/s);
  const page = day.says(visitor, out, 'not going in');
  expect(page).toMatch(/I’m back at school.*Why did you not go in\?/s);
  expect(day.outing(out).stops[0]).toMatchObject({ how: 'did not go in', insideAt: null });
  // Whoever watches, the line manager and the safeguarding lead know, and nobody asks more.
  for (const one of [day.watcher, team, lead, deputyLead])
    expect(day.mailTo(one, 'Did not go in').body).toContain('They have not said why. That is all right');
  day.says(visitor, out, 'not going in', { because: 'no parent or responsible adult is there' });
  expect(day.reads(lead, { p: 'visit', ref })).toContain('Did not go in: no parent or responsible adult is there');
  day.leaps('14:40');
  day.says(visitor, out, 'back');
  expect(about(day, visitor, /write down the reason/)).toEqual([]);
  expect(day.mailTo(visitor, 'An action for you').body).toContain('Go another day');
});

test('[CELT-15] a child alone: the team hears at once, one of them takes it on, and the referral is decided and kept', () => {
  const { day, ref, out } = atTheDoor();
  const before = day.mailCount;
  const page = day.says(visitor, out, 'child alone');
  expect(page).toMatch(/ring 999.*A child is alone: the safeguarding team was told at 14:15.*ring one of them/s);
  expect(day.toldSince(before)).toEqual([lead, team, deputyLead].sort());
  expect(day.mailTo(team, 'CHILD ALONE').body).toMatch(/In danger now: 999.*Family’s phones/s);
  day.says(visitor, out, 'child alone', { words: 'About five, says Mum is at work' });
  expect(day.mailTo(team, 'CHILD ALONE').body).toContain('About five, says Mum is at work');
  // Nobody answers: the lead and deputy again, then leaders.
  day.leaps('14:25');
  expect(about(day, deputyLead, /CHILD ALONE/).length).toBeGreaterThan(2);
  expect(about(day, seniorLeader, /CHILD ALONE/)).toEqual([]);
  day.leaps('14:35');
  expect(about(day, seniorLeader, /CHILD ALONE/)).toHaveLength(1);
  expect(day.isRefused(office, { page: 'visit', ref, act: 'acknowledge child alone' })).toContain('Only safeguarding');
  expect(day.isRefused(visitor, { page: 'visit', ref, act: 'acknowledge child alone' })).toContain('not on the visit');
  day.taps(deputyLead, { page: 'visit', ref, act: 'acknowledge child alone' });
  const known = day.reads(visitor, { p: 'outing', ref: out });
  expect(known).toMatch(/Rhiannon Pryce has this, since 14:35.*Rhiannon Pryce.*07700 900132/s);
  const count = day.mailCount;
  day.leaps('14:59');
  day.says(visitor, out, 'back');
  day.sends('report', day.ordinaryReport(ref));
  expect(
    day.workspace
      .mails()
      .slice(count)
      .filter(({ subject }) => /CHILD ALONE/.test(subject)),
  ).toEqual([]);
  // The decision is owed the same day.
  day.leaps('16:01');
  expect(day.mailTo(lead, 'Decide: is it referred?').body).toContain('About five, says Mum is at work');
  expect(day.reads(lead, { p: 'actions' })).toContain('Is it referred to social care?');
  const decision = { page: 'visit', ref, act: 'decide referral', referred: true, words: 'Rang the hub, ref 4411' };
  expect(day.isRefused(office, decision)).toContain('Only safeguarding or the headteacher');
  expect(day.taps(lead, decision)).toMatch(/Referred to social care by Grace Adebayo.*Rang the hub, ref 4411/s);
  const closed = day.mailCount;
  day.leaps('19:00');
  expect(
    day.workspace
      .mails()
      .slice(closed)
      .filter(({ subject }) => /referred/.test(subject)),
  ).toEqual([]);
  // Neither the office nor the register read of it.
  const elsewhere = `${day.reads(office, { p: 'visit', ref })}${JSON.stringify(day.board('Register'))}`;
  expect(elsewhere).not.toMatch(/About five|hub|child alone|social care/i);
  expect(day.board('Register')[0]?.['Safeguarding Concerns']).toBe('Yes – see safeguarding');
  expect(day.reads(lead, { p: 'visit', ref })).toMatch(/Copy this into CPOMS.*A child alone at home: About five/s);
});

test('[CELT-19] a child to be taken along is decided at the door: never refused, told at once with what is not met', () => {
  const { day, out } = atTheDoor();
  const before = day.mailCount;
  const page = day.says(visitor, out, 'carrying a child', { age: '8', cm: '120', words: 'Gran cannot bring her' });
  expect(page).toMatch(
    /this is not met.*With a child it takes 2 members of staff.*needs a car seat until 12 years or 135 cm/s,
  );
  expect(page).toContain('You can still choose not to take the child');
  expect(day.toldSince(before)).toEqual([day.watcher, lead, deputyLead, seniorLeader, head, PEOPLE.deputyHead].sort());
  expect(day.mailTo(lead, 'Taking a child with them').body).toMatch(/Gran cannot bring her.*2 members of staff/s);
  expect(day.outing(out).carried).toEqual({ age: 8, cm: 120 });
});

test('[CELT-19] two of staff, business cover, and a child tall enough: nothing is wanting', () => {
  const { day, out } = atTheDoor(true);
  const page = day.says(visitor, out, 'carrying a child', { age: '11', cm: '140' });
  expect(page).not.toContain('this is not met');
  expect(page).toContain('With a child in the car');
  expect(day.mailTo(lead, 'Taking a child with them').body).toContain('what the policy asks is met');
});

test('[CELT-19] a child whose carrying was planned, with the seat in the car, is no surprise at the door', () => {
  const day = schoolDay({ policy: 'celt' });
  const two = { visitors: [day.choice(visitor), day.choice(colleague)], party: 'In a pair' };
  const ref = day.approved({ ...two, carrying: 'Yes', carriedAge: '7', carriedCm: '120' });
  day.leaps('13:55');
  expect(day.reads(visitor, { p: 'outing', ref: day.leaves([ref]) })).not.toMatch(/is not met|We are taking a child/);
});

test('[CELT-20] nobody home: a note for the letter box, back to school still watched, and the parents are rung', () => {
  const { day, ref, out } = atTheDoor();
  const waiting = day.says(visitor, out, 'nobody here yet');
  expect(waiting).toContain('Leave this note in the letter box');
  day.leaps('14:25');
  const page = day.says(visitor, out, 'left', { how: 'nobody home' });
  const [, note = ''] = /Leave this note in the letter box(.*?)Copy/s.exec(page) ?? [];
  const { schoolName, officePhone } = day.school.settings;
  expect(note).toContain(`Maya Osei from ${schoolName} called on Tue 12 May 2026 at 14:25, and nobody was in.`);
  expect(note).toMatch(new RegExp(`ring us on ${officePhone}.*on school days from 08:00 to`, 's'));
  expect(note).not.toMatch(/Amelia|attendance/i);
  expect(page).toContain('I’m back at school');
  const action = day.mailTo(visitor, 'An action for you');
  expect(action.body).toContain('Ring the parents: nobody was at home');
  // The watch goes on until they are back.
  day.leaps('15:45');
  for (const one of [watcher, office]) expect(about(day, one, /OVERDUE/).length).toBeGreaterThan(0);
  day.says(visitor, out, 'back');
  expect(day.board('Register')[0]?.['Outcome of home visit']).toBe('Nobody was at home');
  day.taps(visitor, { page: 'actions', ref, act: 'action done', id: 'A1', words: 'Mum rings back tomorrow' });
  expect(day.visit(ref).actions[0]?.done?.words).toBe('Mum rings back tomorrow');
});
