// Cornwall Education Learning Trust, after the visit: report, concern, incident, and what is left to find out.
import { PEOPLE, without } from '../story/school-day';
import { about, sentSince, visited } from '../story/visited';

const { visitor, colleague, team, deputyLead, lead, office, seniorLeader, head, deputyHead } = PEOPLE;

const CONCERN = { hasConcern: 'Yes', concern: 'Bruises on both arms', discussed: 'not yet' };

test('[CELT-17] take notes and promise no secrets, says the briefing; a concern in the report is with the lead the same minute', () => {
  const { day, ref } = visited('celt');
  expect(day.mailTo(visitor, 'Approved').body).toMatch(/Say that you may take notes. Promise no secrets/);
  const before = day.mailCount;
  day.sends('report', day.ordinaryReport(ref, CONCERN));
  const sent = day.workspace.mails().slice(before);
  // By itself and ahead of all else; what the report asks for on paper goes to the visitors alone.
  expect(sent[0]?.subject).toMatch(/^CONCERN/);
  expect(sent.filter(({ subject }) => /CONCERN/.test(subject)).flatMap(({ to }) => to)).toEqual([deputyLead, lead]);
  expect(day.mailTo(lead, 'CONCERN').body).toContain('Bruises on both arms');
  expect(day.mailTo(lead, 'CONCERN').subject).not.toContain('Amelia');
});

test('[CELT-22] an incident: the line manager and the headteacher at once; owed until it is on CPOMS and the headteacher has it', () => {
  const { day, ref } = visited('celt');
  day.sends('report', day.ordinaryReport(ref));
  day.taps(visitor, { page: 'visit', ref, act: 'record CPOMS' });
  day.sends('incident', day.ordinaryIncident(ref));
  const told = day.mailTo(team, 'An incident on a visit');
  expect(told.body).toMatch(/as the line manager.*He shouted and followed me to the car/s);
  expect(told.body).not.toContain('?p=visit');
  expect(day.mailTo(head, 'INCIDENT').body).toContain('He shouted and followed me to the car.');
  day.leaps('15:01');
  expect(day.mailTo(visitor, 'Please record the incident on CPOMS').body).toContain('He shouted');
  day.leaps('17:01');
  expect(about(day, lead, /Incident not yet recorded on CPOMS/)).toHaveLength(1);
  expect(about(day, head, /INCIDENT/).length).toBeGreaterThan(1);
  expect(day.reads(visitor, { p: 'actions' })).toContain('Record the incident on CPOMS');
  expect(day.reads(visitor, { p: 'visit', ref })).not.toContain('Closed: nothing is open');
  expect(day.isRefused(colleague, { page: 'visit', ref, act: 'record incident' })).toContain('Nothing here is open');
  expect(day.taps(visitor, { page: 'visit', ref, act: 'record incident' })).toContain('Incident recorded by Maya Osei');
  expect(day.reads(visitor, { p: 'visit', ref })).not.toContain('Closed: nothing is open');
  day.taps(deputyHead, { page: 'visit', ref, act: 'acknowledge incident' });
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('Closed: nothing is open.');
});

test('[CELT-27] a short report on every visit is chased, and its place on CPOMS; its actions have owner and date', () => {
  const { day, ref } = visited('celt');
  day.leaps('15:01');
  expect(about(day, visitor, /write your visit report/)).toHaveLength(1);
  expect(about(day, visitor, /Please log on CPOMS/)).toHaveLength(1);
  const action = { hasActions: 'Yes', action1: 'Send the timetable home', action1Owner: day.choice(colleague) };
  expect(day.isNotTaken('report', without(day.ordinaryReport(ref), 'outcome'))).toHaveLength(1);
  day.sends('report', day.ordinaryReport(ref, { ...action, action1Due: '2026-05-20' }));
  expect(day.board('Actions')).toMatchObject([
    { What: 'Send the timetable home', Owner: 'Daniel Hughes', Due: expect.stringContaining('20 May 2026') },
  ]);
  expect(day.mailTo(visitor, 'Please log on CPOMS').attachments[0]?.name).toContain('Home Visit Report');
  day.taps(office, { page: 'visit', ref, act: 'record CPOMS' });
  expect(day.board('Register')[0]?.CPOMS).toContain('Joanna Kowalska, Tue 12 May 2026 15:01');
  const before = day.mailCount;
  day.leaps('16:05', '2026-05-13');
  expect(sentSince(day, before).filter((subject) => /CPOMS|report/i.test(subject))).toEqual([]);
  day.leaps('16:05', '2026-05-20');
  expect(day.mailTo(colleague, 'Action due').body).toContain('Send the timetable home');
  // The action was the last thing owed.
  expect(day.reads(visitor, { p: 'visit', ref })).not.toContain('Closed: nothing is open');
  day.taps(colleague, { page: 'actions', ref, act: 'action done', id: 'A1' });
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('Closed: nothing is open.');
});

test('[CELT-28] a concern is talked over with the team: visitor and lead are reminded until the lead, and nobody else, closes it', () => {
  const { day, ref } = visited('celt');
  day.sends('report', day.ordinaryReport(ref, CONCERN));
  const talk = 'Talk the concern over with the safeguarding team';
  expect(day.mailTo(visitor, 'An action for you').body).toContain(talk);
  expect(day.mailTo(visitor, 'An action for you').body).toContain('See it in To do');
  expect(day.mailTo(visitor, 'An action for you').body).not.toContain('Mark it done');
  for (const as of [visitor, office, team, head]) {
    expect(day.isRefused(as, { page: 'visit', ref, act: 'action done', id: 'A1' })).toBe(
      'Only the safeguarding lead who was not on the visit can close it.',
    );
  }
  expect(day.reads(visitor, { p: 'actions' })).toContain('The safeguarding lead marks this one done, and nobody else.');
  day.leaps('16:01');
  for (const one of [visitor, lead, deputyLead]) expect(day.mailTo(one, 'Action due').body).toContain(talk);
  expect(day.mailTo(lead, 'Action due').body).toContain('Mark it done');
  expect(about(day, team, /Action due/)).toEqual([]);
  day.taps(lead, { page: 'actions', ref, act: 'action done', id: 'A1', words: 'Spoke with Maya, 16.10' });
  expect(day.board('Actions')).toEqual([]);
  const before = day.mailCount;
  day.leaps('16:05', '2026-05-13');
  expect(sentSince(day, before).filter((subject) => /Action/.test(subject))).toEqual([]);
});

test('[CELT-34] what could not be answered there: somebody finds it out by a day, and is reminded', () => {
  const { day, ref } = visited('celt');
  const asked = { unanswered: 'Can she have the bus pass back?' };
  day.sends('report', day.ordinaryReport(ref, asked));
  expect(day.mailTo(visitor, 'Please put right').body).toMatch(/Who finds out, and tells them\?/);
  const editUrl = /https:\S+edit\S+/.exec(day.mailTo(visitor, 'Please put right').body)?.[0] ?? '';
  const whole = { ...asked, unansweredOwner: day.choice(seniorLeader), unansweredDue: '2026-05-15' };
  day.changes('report', editUrl, day.ordinaryReport(ref, whole));
  expect(day.mailTo(seniorLeader, 'An action for you').body).toContain(
    'tell the family: Can she have the bus pass back?',
  );
  expect(day.board('Actions')).toMatchObject([{ Owner: 'Vikram Rao', Due: expect.stringContaining('15 May 2026') }]);
  day.leaps('16:05', '2026-05-15');
  expect(day.mailTo(seniorLeader, 'Action due').body).toContain('bus pass');
});

test('[CELT-34] “no” to that is nothing to find out', () => {
  const { day, ref } = visited('celt');
  day.sends('report', day.ordinaryReport(ref, { unanswered: 'No' }));
  expect(day.board('Actions')).toEqual([]);
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('Reported.');
});
