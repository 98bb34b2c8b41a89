// Stamford Park, after the visit: report, CPOMS, concerns, incidents, and what is owed until somebody has done it.
import { PEOPLE, type SchoolDay, schoolDay, without } from '../story/school-day';

const { visitor, colleague, team, lead, deputyLead, office, seniorLeader, head, deputyHead } = PEOPLE;

/** A visit from which the visitor is back, at 09:00. */
function made(): { day: SchoolDay; ref: string } {
  const day = schoolDay();
  const ref = day.approved({ comments: 'Bring the timetable' });
  const out = day.leaves([ref]);
  for (const act of ['arrived', 'going in', 'left', 'back']) day.says(visitor, out, act);
  return { day, ref };
}

const about = (day: SchoolDay, email: string, words: RegExp) =>
  day.subjects(email).filter((subject) => words.test(subject));

test('[SPT-05] the approval signs the form, and logging on CPOMS is chased by the end of the working day', () => {
  const { day, ref } = made();
  day.leaps('15:01');
  const mail = day.mailTo(visitor, 'Please log on CPOMS');
  expect(mail.body).toContain('BY TODAY 16:00');
  expect(mail.attachments[0]?.html).toMatch(/Approved by.*Imran Malik, Pastoral manager.*Tue 12 May 2026, 09:00/s);
  expect(about(day, team, /Not yet logged on CPOMS/)).toEqual([]);
  day.leaps('17:01');
  for (const one of [team, deputyLead, lead]) expect(about(day, one, /Not yet logged on CPOMS/)).toHaveLength(1);
  day.sends('report', day.ordinaryReport(ref));
  day.taps(visitor, { page: 'actions', ref, act: 'record CPOMS' });
  expect(day.board('Register')[0]?.CPOMS).toContain('Maya Osei, Tue 12 May 2026 17:01');
  const before = day.mailCount;
  day.leaps('16:05', '2026-05-13');
  expect(
    day.workspace
      .mails()
      .slice(before)
      .filter(({ subject }) => /CPOMS/.test(subject)),
  ).toEqual([]);
});

test('[SPT-11] the ten fields of the Home Visit Form stand in the register and on the page for CPOMS', () => {
  const { day, ref } = made();
  const actions = { action1: 'Ring the doctor', action1Owner: day.choice(colleague), action1Due: '2026-05-20' };
  day.sends('report', day.ordinaryReport(ref, { hasActions: 'Yes', ...actions, comments: 'Gran joined us' }));
  day.leaps('15:01');
  const pdf = day.mailTo(visitor, 'CPOMS').attachments[0]?.html ?? '';
  const row = day.board('Register')[0] ?? {};
  const fields: [string, string, string][] = [
    ['Name of staff member conducting the home visit', 'Maya Osei', 'Maya Osei'],
    ['Role', 'Attendance officer', 'Attendance officer'],
    ['Address visited', '14 Alder Close, SK15 2QT', '14 Alder Close, SK15 2QT'],
    ['Date and Time of Visit', 'Tue 12 May 2026 09:00', 'Tue 12 May 2026, 09:00'],
    ['Student Name', 'A.J.C. (HV-0001)', 'Amelia Jones-Carter'],
    ['Reason for home visit', 'A concern about attendance', 'A concern about attendance'],
    ['Comments', 'Gran joined us', 'Gran joined us'],
    ['Outcome of home visit', 'Spoke with Mum', 'Spoke with Mum'],
    ['Safeguarding Concerns', 'No', 'None'],
    ['Actions from Home Visit', 'Ring the doctor', 'Ring the doctor'],
  ];
  for (const [name, inRegister, onPaper] of fields) {
    expect(row[name]).toContain(inRegister);
    expect(pdf).toMatch(new RegExp(`${name}:</td>(?:(?!</tr>).)*${onPaper}`, 's'));
  }
});

test('[SPT-12] an incident goes to the headteacher at once, and comes back until it is acknowledged', () => {
  const { day, ref } = made();
  day.sends('incident', day.ordinaryIncident(ref));
  expect(day.mailTo(head, 'INCIDENT').body).toContain('He shouted and followed me to the car.');
  day.leaps('16:01');
  expect(about(day, head, /INCIDENT/).length).toBeGreaterThan(1);
  day.leaps('17:01');
  expect(about(day, seniorLeader, /INCIDENT/)).toHaveLength(1);
  day.taps(deputyHead, { page: 'visit', ref, act: 'acknowledge incident', words: 'Spoke with Maya' });
  const before = day.mailCount;
  day.leaps('19:30');
  expect(
    day.workspace
      .mails()
      .slice(before)
      .filter(({ subject }) => /INCIDENT/.test(subject)),
  ).toEqual([]);
});

test('[SPT-12] the line manager hears of an incident at once, and its details are chased until they are on CPOMS', () => {
  const { day, ref } = made();
  day.sends('incident', day.ordinaryIncident(ref));
  expect(day.mailTo(team, 'An incident on a visit').body).toMatch(/as the line manager.*followed me to the car/s);
  day.taps(head, { page: 'visit', ref, act: 'acknowledge incident' });
  day.leaps('15:01');
  expect(day.mailTo(visitor, 'Please record the incident on CPOMS').body).toContain('followed me to the car');
  day.leaps('17:01');
  expect(about(day, lead, /Incident not yet recorded/)).toHaveLength(1);
  expect(day.taps(visitor, { page: 'actions', ref, act: 'record incident' })).not.toContain('Record the incident');
  expect(day.reads(head, { p: 'visit', ref })).toContain('Incident recorded by Maya Osei, 17:01');
  const before = day.mailCount;
  day.leaps('16:05', '2026-05-13');
  const after = day.workspace.mails().slice(before);
  expect(after.filter(({ subject }) => /incident/i.test(subject))).toEqual([]);
});

test('[SPT-12] an accusation goes to the headteacher for advice, and to nobody else', () => {
  const { day, ref } = made();
  const before = day.mailCount;
  const accusation = { againstHead: 'No', accused: 'Maya Osei', accusation: 'Said that I pushed her' };
  day.sends('incident', day.ordinaryIncident(ref, { sort: 'Accusation against staff', ...accusation }));
  const mail = day.mailTo(head, 'CONFIDENTIAL');
  expect(mail.body).toMatch(/Said that I pushed her.*Give the member of staff advice today/s);
  expect(day.toldSince(before)).toEqual([deputyHead, head]);
  for (const as of [office, colleague, team]) {
    expect(day.reads(as, { p: 'visit', ref })).not.toMatch(/pushed her|followed me|accus/i);
  }
  expect(day.reads(head, { p: 'visit', ref })).toContain('pushed her');
  day.leaps('18:10');
  expect(about(day, head, /CONFIDENTIAL/).length).toBeGreaterThan(1);
  for (const one of [team, deputyLead, lead, seniorLeader, office]) {
    expect(about(day, one, /CONFIDENTIAL|INCIDENT/)).toEqual([]);
  }
  day.taps(head, { page: 'visit', ref, act: 'acknowledge incident', words: 'Rang the designated officer' });
  expect(day.reads(deputyHead, { p: 'visit', ref })).toContain('Rang the designated officer');
  for (const as of [office, team, lead, seniorLeader]) {
    expect(day.reads(as, { p: 'visit', ref })).not.toContain('designated officer');
  }
});

test('[SPT-36] what is decided about a concern, and the actions after it, are not for the office to read', () => {
  const { day, ref } = made();
  const concern = { hasConcern: 'Yes', concern: 'Bruises on both arms', discussed: 'Grace, 10.00' };
  const actions = { hasActions: 'Yes', action1: 'Ask Gran to come', action1Owner: day.choice(colleague) };
  day.sends('report', day.ordinaryReport(ref, { ...concern, ...actions, action1Due: '2026-05-20' }));
  day.taps(lead, { page: 'visit', ref, act: 'acknowledge concern', words: 'Referral to social care' });
  const page = { p: 'visit', ref };
  expect(day.reads(lead, page)).toMatch(/Referral to social care.*Ask Gran to come/s);
  // Whoever has the action from it sees that, and no visit.
  expect(day.reads(colleague, page)).toContain('There is nothing here for you to open');
  const toDo = day.reads(colleague, { p: 'actions' });
  expect(toDo).toMatch(/A\.J\.C\., HV-0001.*Ask Gran to come/s);
  expect(toDo).not.toMatch(/Referral|Amelia|Bruises/);
  const atOffice = `${day.reads(office, page)}${day.reads(office, { p: 'actions' })}`;
  expect(atOffice).toContain('Acknowledged the concern');
  expect(atOffice).not.toMatch(/Referral|Ask Gran|Bruises/);
  day.taps(colleague, { page: 'actions', ref, act: 'action done', id: 'A1', words: 'Gran saw the bruises too' });
  expect(day.reads(lead, page)).toContain('Gran saw the bruises too');
  expect(day.reads(office, page)).not.toMatch(/Referral|Ask Gran|Gran saw/);
});

test('[SPT-28] a concern from the visit is with the safeguarding lead at once, until one of the team has taken it on', () => {
  const { day, ref } = made();
  day.sends(
    'report',
    day.ordinaryReport(ref, { hasConcern: 'Yes', concern: 'Bruises on his arm', discussed: 'not yet' }),
  );
  const told = [team, deputyLead, lead, seniorLeader].filter((one) => about(day, one, /CONCERN/).length > 0);
  expect(told).toEqual([deputyLead, lead]);
  expect(day.mailTo(lead, 'CONCERN').body).toContain('Bruises on his arm');
  expect(day.reads(lead, { p: 'actions' })).toContain('A safeguarding concern “Bruises on his arm”');
  expect(day.reads(office, { p: 'visit', ref })).not.toContain('Bruises');
  expect(day.board('Register')[0]?.['Safeguarding Concerns']).toBe('Yes – see safeguarding');
  day.leaps('09:31');
  expect(about(day, lead, /CONCERN/)).toHaveLength(2);
  expect(about(day, team, /CONCERN/)).toHaveLength(1);
  day.leaps('10:01');
  expect(about(day, seniorLeader, /CONCERN/)).toHaveLength(1);
  const page = day.taps(lead, { page: 'visit', ref, act: 'acknowledge concern', words: 'Referred to social care' });
  expect(page).toContain('Referred to social care');
  const after = day.mailCount;
  day.leaps('12:30');
  expect(
    day.workspace
      .mails()
      .slice(after)
      .filter(({ subject }) => /CONCERN/.test(subject)),
  ).toEqual([]);
});

test('[SPT-28] a concern is talked over with the team: visitor and lead are reminded until the lead, and nobody else, closes it', () => {
  const { day, ref } = made();
  const concern = { hasConcern: 'Yes', concern: 'Bruises on his arm', discussed: 'Imran, 14.50' };
  day.sends('report', day.ordinaryReport(ref, concern));
  day.taps(lead, { page: 'visit', ref, act: 'acknowledge concern', words: 'Referred' });
  const done = { page: 'actions', ref, act: 'action done', id: 'A1' };
  for (const as of [visitor, office, team, head]) {
    expect(day.isRefused(as, done)).toBe('Only the safeguarding lead who was not on the visit can close it.');
  }
  expect(day.reads(visitor, { p: 'actions' })).toMatch(
    /Talk the concern over with the safeguarding team.*The safeguarding lead marks this one done, and nobody else/,
  );
  expect(day.board('Actions')).toMatchObject([{ What: 'With the safeguarding team', Owner: 'Maya Osei' }]);
  day.leaps('16:01');
  for (const one of [visitor, lead, deputyLead]) {
    expect(day.mailTo(one, 'Action due').body).toContain('Talk the concern over with the safeguarding team');
  }
  day.leaps('16:01', '2026-05-13');
  expect(about(day, visitor, /Action due/)).toHaveLength(2);
  day.taps(deputyLead, { ...done, words: 'Spoke with Maya' });
  expect(day.board('Actions')).toEqual([]);
});

test('[SPT-36] a short report on every visit is asked for, and asked for again until it is there', () => {
  const { day, ref } = made();
  expect(about(day, visitor, /write your visit report/).length).toBeLessThan(2);
  day.leaps('15:01');
  expect(about(day, visitor, /write your visit report/).length).toBeGreaterThan(0);
  day.leaps('17:01');
  expect(day.mailTo(team, 'Visit report missing').body).toContain('Maya Osei');
  expect(day.isNotTaken('report', without(day.ordinaryReport(ref), 'outcome'))).toHaveLength(1);
  day.sends('report', day.ordinaryReport(ref));
  expect(day.board('Register')[0]?.['Report in']).toBe('Tue 12 May 2026 17:01');
  const before = day.mailCount;
  day.leaps('16:05', '2026-05-13');
  expect(
    day.workspace
      .mails()
      .slice(before)
      .filter(({ subject }) => /report/i.test(subject)),
  ).toEqual([]);
});

test('[SPT-38] after an injury the injury record and support for the staff are two actions, each open until done', () => {
  const { day, ref } = made();
  day.sends('incident', day.ordinaryIncident(ref, { sort: 'Injury or attack', hurt: 'Maya, her wrist' }));
  expect(day.mailTo(visitor, 'An action for you').body).toContain('injury at work');
  expect(day.mailTo(head, 'An action for you').body).toContain('post-incident support');
  expect(
    day
      .board('Actions')
      .map(({ What }) => What)
      .sort(),
  ).toEqual(['Complete the injury at work record', 'Offer post-incident support to the staff concerned']);
  day.taps(visitor, { page: 'actions', ref, act: 'action done', id: 'A1' });
  expect(day.board('Actions').map(({ What }) => What)).toEqual(['Offer post-incident support to the staff concerned']);
  day.leaps('00:05', '2026-05-13');
  expect(day.mailTo(head, 'Action due').body).toContain('post-incident support');
  day.taps(head, { page: 'actions', ref, act: 'action done', id: 'A2', words: 'Counselling offered' });
  expect(day.board('Actions')).toEqual([]);
});

test('[SPT-38] somebody was hurt where it is called a threat: the same two actions', () => {
  const { day, ref } = made();
  day.sends('incident', day.ordinaryIncident(ref, { sort: 'Threat or aggression', hurt: 'Maya, her wrist' }));
  expect(day.mailTo(visitor, 'An action for you').body).toContain('injury at work');
  expect(day.mailTo(head, 'INCIDENT').body).toContain('Two actions are open');
  expect(day.board('Actions')).toHaveLength(2);
});

test('[SPT-38] an incident in which nobody was hurt opens neither', () => {
  const { day, ref } = made();
  day.sends('incident', day.ordinaryIncident(ref));
  expect(day.board('Actions')).toEqual([]);
});
