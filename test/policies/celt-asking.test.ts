// Porthwen, asking for a visit under Cornwall's protocol: what the form asks, who decides on what, the visitors' briefing.
import { policyOf } from '../../src/policy';
import type { Answers } from '../../src/visit/record';
import { PEOPLE, schoolDay, without } from '../story/school-day';

const { visitor, colleague, watcher, lead, office, seniorLeader } = PEOPLE;
const school = () => schoolDay({ policy: 'celt' });
const approve = (ref: string, words = '') => ({ page: 'visit', ref, act: 'approve', party: 'alone', words });
const NOT_TOLD = ['toldHow', 'toldWhen', 'appointment'];
const UNTOLD: Answers = {
  told: 'No, we would come unannounced',
  exception: 'An emergency safeguarding visit',
  exceptionWhy: 'Her brother saw her with a bruise',
};

test('[CELT-02] parents are told how and when, or an allowed exception is chosen with its reason; neither is not taken', () => {
  const day = school();
  for (const key of ['told', 'toldHow', 'toldWhen'])
    expect(day.isNotTaken('request', without(day.ordinaryRequest(), key))).toHaveLength(1);
  const untold = { ...without(day.ordinaryRequest(), ...NOT_TOLD), ...UNTOLD };
  expect(day.isNotTaken('request', without(untold, 'exception'))).toEqual(['Why are they not told?']);
  expect(day.isNotTaken('request', { ...untold, exception: 'We forgot' })).toEqual(['Why are they not told?']);
  expect(day.isNotTaken('request', without(untold, 'exceptionWhy'))).toEqual(['Why is that right this time?']);
  day.sends('request', untold);
  const { body } = day.mailTo(lead, 'Please approve');
  expect(body).toContain('The family is not told: Her brother saw her with a bruise');
  expect(body).toContain('An emergency safeguarding visit');
});

/** The protocol's own list, line by line, as the form words it. */
const PURPOSES = [
  // “Transitional visit”
  'Settling in: a move to a new class or school',
  // “Attendance visit”
  'A concern about attendance',
  // “students are refusing to come into school”
  'The pupil refuses to come into school',
  // “When students are being educated at home”
  'Being taught at home',
  // “When all other means of contact with a family has failed”
  'Every other way of reaching the family has failed',
  // “To meet with parents/carers … in their own home rather than at school or where it would be difficult … to attend”
  'A talk with parents that is better held at home, or that they cannot come in for',
  // “To try and establish that a child is safe if they are absent … and we have any welfare or safeguarding concerns”
  'Is the child safe? Absent, no answer from home, and we are concerned',
  // “To work with and support parents/carers in developing strategies to help their child attend school”
  'Helping parents to get their child to school',
  // “To collect from or drop a child off at home where there are concerns … if they travelled by other means”
  'Fetching a child or taking them home, because other travel is a worry',
  // “To drop off or collect work for a child”
  'Taking or fetching school work',
  // “To visit a child who has been off school for a period of time … so that they do not feel isolated”
  'Seeing a pupil who has been away for a while, so they do not feel forgotten',
  // “not an exhaustive list”
  'Another purpose',
];

test('[CELT-03] every purpose of the protocol is a choice, and another one is told in own words', () => {
  const day = school();
  const form = day.workspace.form(day.school.files.forms.request?.id ?? '');
  const reasons = form.pages.flatMap(({ items }) => items).find(({ title }) => title === 'Reason for the visit');
  expect(reasons?.choices?.map(({ value }) => value)).toEqual(PURPOSES);
  const other = { ...day.ordinaryRequest(), reason: 'Another purpose' };
  expect(day.isNotTaken('request', other)).toEqual(['What is the purpose, in a few words?']);
  day.sends('request', { ...other, otherReason: 'Bringing his medal from sports day' });
  expect(day.mailTo(lead, 'Please approve').body).toContain('Reason: Bringing his medal from sports day');
  expect(day.reads(office, { p: 'visit', ref: 'HV-0001' })).toContain('Reason Bringing his medal from sports day');
  expect(day.board('Register')[0]?.['Reason for home visit']).toBe('Bringing his medal from sports day');
});

test('[CELT-04] who decides reads first what should come of it, if they could come in, and why it is necessary', () => {
  const day = school();
  for (const key of ['couldComeIn', 'necessary', 'purpose'])
    expect(day.isNotTaken('request', without(day.ordinaryRequest(), key))).toHaveLength(1);
  const ref = day.asks({ couldComeIn: 'Yes, they could', necessary: 'To see where he does his homework' });
  const { body } = day.mailTo(lead, ref);
  const page = day.reads(lead, { p: 'visit', ref });
  for (const text of [body, page]) {
    const order = ['The parents could come into school instead', 'To see where he does his homework', 'Who goes'];
    const places = order.map((words) => text.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  }
  day.taps(lead, { page: 'visit', ref, act: 'invite into school', words: 'Offer them Thursday' });
  expect(day.mailTo(visitor, ref).subject).toContain('Invite them into school instead');
});

test('[CELT-06] what is known of the family and whom to see is asked, weighed, and in the briefing of those who go', () => {
  const day = school();
  for (const key of ['circumstances', 'whomToSee', 'mayTalkTo'])
    expect(day.isNotTaken('request', without(day.ordinaryRequest(), key))).toHaveLength(1);
  const ref = day.approved({
    whomToSee: 'Gran, who has him on weekdays',
    circumstances: 'Dad moved out in March; he is not to be spoken to',
  });
  for (const body of [day.mailTo(lead, 'Please approve').body, day.mailTo(visitor, 'Approved').body]) {
    expect(body).toContain('Whom to see: Gran, who has him on weekdays');
    expect(body).toContain('he is not to be spoken to');
  }
  expect(day.mailTo(visitor, 'Approved').subject).toContain(ref);
});

test('[CELT-07] everybody who goes has the same plan: what is discussed, how, and what should come of it', () => {
  const day = school();
  for (const key of ['planWhat', 'planHow'])
    expect(day.isNotTaken('request', without(day.ordinaryRequest(), key))).toHaveLength(1);
  day.approved({
    visitors: [day.choice(visitor), day.choice(colleague)],
    party: 'In a pair',
    planWhat: 'The bus, and who walks with her',
    planHow: 'Daniel asks, Maya writes down',
    purpose: 'She is in school by Thursday',
  });
  for (const one of [visitor, colleague]) {
    const { body } = day.mailTo(one, 'Approved to go in a pair');
    expect(body).toContain('What we talk about: The bus, and who walks with her');
    expect(body).toContain('How we go about it: Daniel asks, Maya writes down');
    expect(body).toContain('Purpose: She is in school by Thursday');
  }
});

test('[CELT-08] the appointment, by phone or letter, at a time they agreed to, stands in the briefing', () => {
  const day = school();
  expect(day.isNotTaken('request', without(day.ordinaryRequest(), 'appointment'))).toEqual([
    'Have they agreed to the time?',
  ]);
  day.approved({ toldHow: 'By letter', toldWhen: 'Last Friday, Daniel', appointment: 'No' });
  expect(day.mailTo(lead, 'Please approve').body).toContain('has not agreed to the time');
  const { body } = day.mailTo(visitor, 'Approved');
  expect(body).toContain('Told how: By letter');
  expect(body).toContain('Told when: Last Friday, Daniel');
  expect(body).toContain('Appointment agreed: No');
});

test('[CELT-10] advice to be careful names its source, is read first, and the approver writes how it was considered', () => {
  const day = school();
  const careful = { ...day.ordinaryRequest(), cautionAdvice: 'Yes' };
  expect(day.isNotTaken('request', careful)).toEqual(['Who advised it?', 'What did they say?']);
  const ref = day.asks({
    ...careful,
    cautionSource: 'the health visitor',
    cautionWhat: 'Uncle is back and drinks in the afternoon',
  });
  const { body } = day.mailTo(lead, ref);
  expect(body).toMatch(
    /What speaks for caution[^\n]*\n+- Caution is advised by the health visitor: Uncle is back and drinks/,
  );
  expect(day.isRefused(lead, approve(ref))).toContain('Caution is advised: write how you considered it');
  day.taps(lead, approve(ref, 'They go at ten, before he is there'));
  const briefing = day.mailTo(visitor, 'Approved').body;
  expect(briefing).toContain('They go at ten, before he is there');
  expect(briefing).toContain('What they advised: Uncle is back and drinks in the afternoon');
});

test('[CELT-10] without such advice nobody has to write a reason', () => {
  const day = school();
  const ref = day.asks();
  day.taps(lead, approve(ref));
});

test('[CELT-30] the briefing says how we behave, what to take and how to travel, with the goal of this visit', () => {
  const day = school();
  day.approved({ purpose: 'A timetable for mornings' });
  const { body } = day.mailTo(visitor, 'Approved');
  for (const words of [
    'Purpose: A timetable for mornings',
    'BEFORE YOU LEAVE',
    'Little cash, nothing of value',
    'ON THE WAY',
    'Park so that you can drive straight off',
    'HOW WE BEHAVE',
    'Stay professional throughout, with a goal for this visit in mind',
  ])
    expect(body).toContain(words);
});

test('[CELT-30] the school words its tips itself, on a sheet of the Control spreadsheet', () => {
  const day = school();
  const { display } = day.workspace.spreadsheet(day.workspace.controlId).sheet('Guidance');
  const row = display.findIndex((cells) => cells[0] === 'celt' && cells[2]?.startsWith('Hide bags and papers')) + 1;
  day.workspace.editCell(day.workspace.controlId, 'Guidance', `C${row}`, 'Bags stay at school', PEOPLE.owner);
  day.approved();
  const { body } = day.mailTo(visitor, 'Approved');
  expect(body).toContain('Bags stay at school');
  expect(body).not.toContain('Hide bags and papers');
});

test('[CELT-33] the family’s landline and the parents’ numbers are asked, and stand on no letter, page or register', () => {
  const day = school();
  for (const key of ['landline', 'familyPhones'])
    expect(day.isNotTaken('request', without(day.ordinaryRequest(), key))).toHaveLength(1);
  const ref = day.approved({ landline: '01632 960777', familyPhones: 'Mum 07700 900888' });
  const numbers = /960777|900888/;
  expect(day.visit(ref).request.familyPhones).toBe('Home: 01632 960777; mobile: Mum 07700 900888');
  for (const one of [lead, visitor, seniorLeader])
    for (const mail of day.inbox(one)) expect(`${mail.subject}\n${mail.body}`).not.toMatch(numbers);
  for (const one of [visitor, lead, office]) expect(day.reads(one, { p: 'visit', ref })).not.toMatch(numbers);
  expect(JSON.stringify(day.board('Register'))).not.toMatch(numbers);
  expect(day.inbox(watcher)).toEqual([]);
});

test('[CELT-35] where other contact has failed, who tried to reach the family, how and when comes first', () => {
  const day = school();
  for (const { words } of policyOf('celt').reasons.filter(({ welfare }) => welfare)) {
    const asked = { ...day.ordinaryRequest(), reason: words, daysAbsent: '4' };
    expect(day.isNotTaken('request', asked)).toEqual(['Who has tried to reach the family, how and when?']);
  }
  const reason = 'Every other way of reaching the family has failed';
  const ref = day.asks({ reason, daysAbsent: '4', attempts: 'Tue 8.50 JB rang mum and gran, no answer' });
  expect(day.mailTo(lead, ref).body).toContain('Tue 8.50 JB rang mum and gran, no answer');
});
