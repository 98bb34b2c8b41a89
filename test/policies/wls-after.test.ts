// William Lilley, after the visit: matters passed on, what goes on CPOMS, actions by area, an injury.
import { types } from '../refusals/control';
import { PEOPLE, schoolDay } from '../story/school-day';
import { about, checked, sentSince, visited } from '../story/visited';

const { visitor, colleague, team, lead, deputyLead, office, seniorLeader, head, administrator } = PEOPLE;

const ATTENDANCE = 'A concern about attendance, or refusing to come to school';
const CONCERN = { hasConcern: 'Yes', concern: 'Bruises on both arms', discussed: 'not yet' };

test('[WLS-09] a matter beside the reason goes to whoever the visitors choose, and it is kept that it did', () => {
  const { day, ref } = visited('wls');
  const matter = 'Mum asks about glasses for his little brother';
  day.sends('report', day.ordinaryReport(ref, { otherMatters: matter }));
  expect(day.mailTo(visitor, 'Please put right').body).toContain('Who should hear of that?');
  expect(about(day, seniorLeader, /Passed on/)).toEqual([]);
  const editUrl = /https:\S+edit\S+/.exec(day.mailTo(visitor, 'Please put right').body)?.[0] ?? '';
  const whole = { otherMatters: matter, otherMattersTo: day.choice(seniorLeader) };
  day.changes('report', editUrl, day.ordinaryReport(ref, whole));
  const mail = day.mailTo(seniorLeader, 'Passed on to you');
  expect(mail.body).toMatch(/Mum asks about glasses.*Amelia Jones-Carter/s);
  expect(mail.subject).not.toContain('Amelia');
  expect(day.reads(lead, { p: 'visit', ref })).toContain('Passed another matter on to Vikram Rao');
});

describe('CPOMS', () => {
  test('[WLS-12] an ordinary visit needs no entry on CPOMS: nobody is chased for one', () => {
    const { day, ref } = visited('wls');
    day.sends('report', day.ordinaryReport(ref));
    expect(day.board('Register')[0]?.CPOMS).toBe('Not needed');
    expect(day.reads(visitor, { p: 'visit', ref })).toContain('Closed: nothing is open.');
    day.leaps('17:01');
    for (const one of [visitor, lead, team]) expect(about(day, one, /CPOMS/)).toEqual([]);
  });

  test('[WLS-12] for attendance it is owed by the end of the day, and chased until it is there', () => {
    const { day, ref } = visited('wls', { reason: ATTENDANCE });
    day.sends('report', day.ordinaryReport(ref));
    expect(about(day, visitor, /Please log on CPOMS/)).toHaveLength(1);
    day.leaps('17:01');
    expect(about(day, lead, /Not yet logged on CPOMS/)).toHaveLength(1);
    day.taps(visitor, { page: 'visit', ref, act: 'record CPOMS' });
    expect(day.board('Register')[0]?.CPOMS).toContain('Maya Osei, Tue 12 May 2026 17:01');
    expect(day.reads(visitor, { p: 'visit', ref })).toContain('Closed: nothing is open.');
  });

  test.each<[string, string, Record<string, string>]>([
    ['a new concern, and they leave', 'new risk', { words: 'Her uncle was drunk' }],
    ['not going in, since it does not feel safe', 'not going in', { because: 'it does not feel safe' }],
    ['a call for help', 'help', {}],
  ])('[WLS-12] what happens at the door is a concern: %s', (_, act, fields) => {
    const day = schoolDay({ policy: 'wls' });
    const ref = day.approved();
    day.leaps('13:55');
    const out = day.leaves([ref]);
    day.leaps('14:15');
    day.says(visitor, out, 'arrived');
    day.says(visitor, out, act, fields);
    day.says(visitor, out, 'back');
    if (act === 'help') day.says(seniorLeader, out, 'resolved', { words: 'Both are at school, unhurt' });
    day.sends('report', day.ordinaryReport(ref));
    expect(day.board('Register')[0]?.CPOMS).not.toBe('Not needed');
    expect(about(day, visitor, /Please log on CPOMS/)).toHaveLength(1);
    expect(day.reads(visitor, { p: 'visit', ref })).toContain('It has still to be recorded on CPOMS.');
  });

  test('[WLS-12] after a call for help the incident note is asked for once they are back, and the form is the note', () => {
    const day = schoolDay({ policy: 'wls' });
    const ref = day.approved();
    const out = day.leaves([ref]);
    day.says(visitor, out, 'help');
    day.says(seniorLeader, out, 'resolved', { words: 'Dad has gone, they are in the car' });
    expect(about(day, visitor, /An action for you/)).toEqual([]);
    day.says(visitor, out, 'back');
    const { body } = day.mailTo(visitor, 'An action for you');
    expect(body).toMatch(/Write an incident note: help was called.*Write it: the incident form/s);
    expect(day.board('Actions').map(({ What }) => What)).toContain('Write an incident note: help was called');
    day.sends('incident', day.ordinaryIncident(ref, { sort: 'Threat or aggression', what: 'Dad stood in our way' }));
    expect(day.board('Actions')).toEqual([]);
  });

  test('[WLS-12] a concern on any visit makes it owed, and opens a visit again that was closed without', () => {
    const { day, ref } = visited('wls');
    const sent = day.sends('report', day.ordinaryReport(ref));
    expect(day.reads(visitor, { p: 'visit', ref })).toContain('Closed: nothing is open.');
    day.leaps('10:00');
    day.changes('report', sent.editUrl, day.ordinaryReport(ref, CONCERN));
    expect(day.reads(visitor, { p: 'visit', ref })).toContain('It has still to be recorded on CPOMS.');
    expect(day.reads(visitor, { p: 'actions' })).toContain('Record it on CPOMS');
    day.leaps('15:01');
    expect(about(day, visitor, /Please log on CPOMS/)).toHaveLength(1);
  });
});

test('[WLS-15] each action has one of the five areas and goes to whose that is; to the lead where nobody is named', () => {
  const { day, ref } = visited('wls');
  types(day, 'Settings', 'Action areas', 'Value', '');
  expect(checked(day)).toMatch(/Actions about Attendance, Behaviour.* go to the safeguarding lead/);
  types(day, 'Settings', 'Action areas', 'Value', `Attendance: ${seniorLeader}; Behaviour ${colleague}`);
  types(day, 'Settings', 'Action areas', 'Value', `Attendance: ${seniorLeader}; Health: ${colleague}`);
  const one = { action1: 'Meet about mornings', action1Area: 'Attendance', action1Due: '2026-05-20' };
  const two = { action2: 'Look at his reading', action2Area: 'Curriculum', action2Due: '2026-05-21' };
  day.sends('report', day.ordinaryReport(ref, { hasActions: 'Yes', ...one, ...two }));
  expect(day.mailTo(seniorLeader, 'An action for you').body).toMatch(/Meet about mornings.*Area: Attendance/s);
  expect(day.mailTo(lead, 'An action for you').body).toMatch(
    /Look at his reading.*Nobody is named for Curriculum in Settings, so it has come to you/s,
  );
  expect(day.board('Actions').map(({ What, Owner }) => `${What}: ${Owner}`)).toEqual([
    'Meet about mornings: Vikram Rao',
    'Look at his reading: the safeguarding lead',
  ]);
  day.taps(seniorLeader, { page: 'actions', ref, act: 'action done', id: 'A1' });
  day.leaps('16:05', '2026-05-21');
  expect(day.mailTo(deputyLead, 'Action due').body).toContain('Look at his reading');
  expect(checked(day)).toContain('Actions about Behaviour, Curriculum and Other students go to');
});

test('[WLS-17] notes, no promise of secrecy, says the briefing; what a child discloses is with the lead at once', () => {
  const { day, ref } = visited('wls');
  expect(
    day
      .inbox(visitor)
      .map(({ body }) => body)
      .join(),
  ).toMatch(/you may take notes.*Promise no secrets/s);
  const before = day.mailCount;
  day.sends('report', day.ordinaryReport(ref, CONCERN));
  const sent = day.workspace.mails().slice(before);
  expect(sent[0]?.subject).toMatch(/^CONCERN/);
  expect(day.mailTo(lead, 'CONCERN').body).toContain('Bruises on both arms');
  expect(day.reads(office, { p: 'visit', ref })).not.toContain('Bruises');
});

test('[WLS-21] after an injury: the injury record and support for the staff, each open until it is done', () => {
  const { day, ref } = visited('wls');
  day.sends('report', day.ordinaryReport(ref));
  day.sends('incident', day.ordinaryIncident(ref, { sort: 'Injury or attack', hurt: 'Maya, her wrist' }));
  expect(day.mailTo(visitor, 'An action for you').body).toContain('Complete the injury at work record');
  expect(day.mailTo(head, 'An action for you').body).toContain('Offer post-incident support');
  day.taps(visitor, { page: 'actions', ref, act: 'action done', id: 'A1' });
  expect(day.board('Actions')).toHaveLength(1);
  day.leaps('00:05', '2026-05-13');
  expect(day.mailTo(head, 'Action due').body).toContain('Offer post-incident support');
  day.taps(head, { page: 'actions', ref, act: 'action done', id: 'A2', words: 'Counselling offered' });
  const before = day.mailCount;
  day.leaps('00:10', '2026-05-14');
  expect(sentSince(day, before).filter((subject) => /Action/.test(subject))).toEqual([]);
});

test('[WLS-21] the headteacher was hurt on the visit: a senior leader is asked for the support, and no visitor ticks it off', () => {
  const day = schoolDay({ policy: 'wls' });
  types(day, 'Staff', 'Helen Carter', 'Roles', 'senior leader');
  types(day, 'Staff', 'Patricia Doyle', 'Roles', 'headteacher, visitor');
  const ref = day.approved({ visitors: [day.choice(visitor), day.choice(head)], transport: 'On foot' });
  const out = day.leaves([ref], { transport: 'On foot', car: '', driver: '' });
  for (const act of ['arrived', 'going in', 'left', 'back']) day.says(visitor, out, act);
  day.sends('incident', day.ordinaryIncident(ref, { sort: 'Injury or attack', hurt: 'Patricia Doyle, her arm' }));
  const { body } = day.mailTo(seniorLeader, 'An action for you');
  expect(body).toContain('Offer post-incident support');
  expect(body).not.toContain('It is with');
  expect(about(day, head, /An action for you/)).toEqual([]);
  const done = { page: 'actions', ref, act: 'action done', id: 'A2', words: 'Counselling offered' };
  for (const one of [visitor, head]) expect(day.isRefused(one, done)).toContain('can close it');
  day.taps(seniorLeader, done);
  expect(day.board('Actions')).toMatchObject([{ What: 'Complete the injury at work record' }]);
});

test('[WLS-22] the policy’s review date: the administrator is reminded a month before', () => {
  const { day } = visited('wls');
  day.leaps('09:05', '2027-01-20');
  expect(day.mailTo(administrator, 'Home Visits is well').subject).not.toContain('review');
  day.leaps('09:05', '2027-02-02');
  expect(day.mailTo(administrator, 'a review is due').body).toContain(
    'The Home Visit Policy is due for review on Mon 1 Mar 2027',
  );
});
