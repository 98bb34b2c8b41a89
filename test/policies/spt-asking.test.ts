// Stamford Park, asking for a visit: what the Home Visit Form asks, insists on, and puts before who decides.
import { policyOf } from '../../src/policy';
import type { Answers } from '../../src/visit/record';
import { types } from '../refusals/control';
import { readingReplies } from '../story/reads-replies';
import { PEOPLE, schoolDay, without } from '../story/school-day';

const { visitor, colleague, team, lead, deputyLead, office, seniorLeader } = PEOPLE;
const READING = readingReplies();
const WELFARE = 'Is the student safe? Absent three days or more and no answer from home';
const NOT_TOLD = ['toldHow', 'toldWhen', 'appointment'];

/** A welfare visit to a child who has been away. */
const welfare = (days: string, changes: Answers = {}): Answers => ({
  reason: WELFARE,
  daysAbsent: days,
  attempts: 'Mon 9.10 rang mum, no answer',
  ...changes,
});

const UNANNOUNCED: Answers = {
  told: 'No, we would come unannounced',
  exception: 'An urgent safeguarding visit',
  unannouncedConcern: 'Not seen since Friday, and nobody answers',
};

test('[SPT-01] nobody leaves before one of the safeguarding team has approved, and the first decision stands', () => {
  const day = schoolDay();
  const ref = day.asksAndAssesses();
  for (const one of [team, deputyLead, lead]) expect(day.mailTo(one, ref).subject).toContain('Please approve');
  day.readsPolicy(visitor);
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain(`${ref} is not approved`);
  for (const other of [visitor, office, seniorLeader]) {
    expect(day.isRefused(other, { page: 'visit', ref, act: 'approve', party: 'alone' })).toMatch(
      /can decide|own visit/,
    );
  }
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'alone' });
  expect(day.isRefused(lead, { page: 'visit', ref, act: 'decline', words: 'No' })).toContain(
    'Imran Malik decided first',
  );
  expect(day.mailTo(visitor, ref).subject).toContain('Approved');
  expect(day.taps(visitor, day.signOutFor([ref]))).toContain('You are out');
});

test('[SPT-02] an unannounced visit needs the concern behind it in writing, and who decides reads it', () => {
  const day = schoolDay();
  const told = { ...without(day.ordinaryRequest(), ...NOT_TOLD), ...UNANNOUNCED };
  expect(day.isNotTaken('request', without(told, 'unannouncedConcern'))).toEqual([
    'What is the concern that makes an unannounced visit right?',
  ]);
  day.sends('request', told);
  day.sends('assessment', day.ordinaryAssessment('HV-0001'));
  expect(day.mailTo(team, 'Please approve').body).toContain('Unannounced: Not seen since Friday, and nobody answers');
});

test('[SPT-03] a child in danger now: the police first, the team alerted until the police reference is recorded', () => {
  const day = schoolDay();
  const form = day.workspace.form(day.school.files.forms.request?.id ?? '');
  expect(form.pages[0]?.items[0]?.title).toContain('in serious danger right now');
  expect(form.pages[1]?.help).toMatch(/999 .* 101, .*name, age and address/);
  const ref = day.asks({ immediateConcern: 'Yes', immediateWhat: 'Left alone since Sunday', policeCalled: 'Not yet' });
  expect(day.mailTo(visitor, 'ring the police first').body).toContain('14 Alder Close');
  for (const one of [team, deputyLead, lead]) {
    expect(day.mailTo(one, 'police welfare call').body).toContain('Left alone since Sunday');
  }
  day.leaps('09:16');
  expect(day.subjects(lead).filter((subject) => subject.includes('police welfare call'))).toHaveLength(2);
  const page = day.taps(lead, { page: 'visit', ref, act: 'record police', reference: 'GMP 77', result: 'Seen, safe' });
  expect(page).toContain('GMP 77: Seen, safe');
  const before = day.mailCount;
  day.leaps('10:05');
  expect(day.toldSince(before)).not.toContain(lead);
});

test('[SPT-03] the police’s answer is owed until it is written, and the visit stays open until then', () => {
  const day = schoolDay();
  const ref = day.asks({ immediateConcern: 'Yes', immediateWhat: 'Left alone since Sunday', policeCalled: 'Not yet' });
  const record = { page: 'visit', ref, act: 'record police', reference: 'GMP 77' };
  expect(day.taps(lead, record)).toContain('Record the police call');
  expect(day.mailTo(lead, 'An action for you').body).toContain('Write down what came of the police welfare call');
  day.taps(lead, { page: 'visit', ref, act: 'cancel', words: 'The police go instead' });
  expect(day.visit(ref).closedAt).toBeNull();
  day.leaps('16:02');
  expect(day.subjects(lead).at(-1)).toMatch(/action.*due|overdue/i);
  const done = { page: 'visit', ref, act: 'action done', id: 'A1' };
  expect(day.isRefused(lead, done)).toContain('Write what came of the police welfare call');
  const page = day.taps(lead, { ...record, result: 'Seen, safe with gran' });
  expect(page).toContain('GMP 77: Seen, safe with gran');
  expect(page).not.toContain('Record the police call');
  expect(page).toContain('Closed');
});

test('[SPT-03] called before the form was sent, what came of it is owed by whoever sent it', () => {
  const day = schoolDay();
  const called = { policeCalled: 'Yes', policeReference: 'GMP 5' };
  const ref = day.asks({ immediateConcern: 'Yes', immediateWhat: 'Left alone since Sunday', ...called });
  expect(day.mailTo(visitor, 'An action for you').body).toContain('what came of the police welfare call');
  expect(day.reads(lead, { p: 'visit', ref })).toContain('Result, when known');
  const words = 'Nobody at home, they look on';
  expect(day.taps(visitor, { page: 'visit', ref, act: 'action done', id: 'A1', words })).toContain(`GMP 5: ${words}`);
});

test('[SPT-03] with the police not called, it is not approved without a reason; once they are, it is', () => {
  const day = schoolDay();
  const worry = { immediateConcern: 'Yes', immediateWhat: 'Left alone since Sunday', policeCalled: 'Not yet' };
  const ref = day.asksAndAssesses(worry);
  const yes = { page: 'visit', ref, act: 'approve', party: 'alone' };
  expect(day.isRefused(team, yes)).toBe(
    'An immediate concern, and no police welfare call is recorded. Write your reason for approving all the same.',
  );
  day.taps(team, { page: 'visit', ref, act: 'record police', reference: 'GMP 77', result: 'Seen, safe' });
  day.taps(team, yes);
});

test('[SPT-03] the police were called and gave no reference yet: that counts, and the words for them are the worry', () => {
  const day = schoolDay();
  const worry = { immediateConcern: 'Yes', immediateWhat: 'A cut on his arm', policeCalled: 'Yes' };
  const ref = day.asks(worry);
  expect(day.reads(lead, { p: 'visit', ref })).toContain('none yet');
  expect(day.mailTo(team, 'police welfare call').body).toContain('Why: A cut on his arm.');
  const before = day.mailCount;
  day.leaps('09:20');
  expect(
    day.workspace
      .mails()
      .slice(before)
      .map(({ subject }) => subject),
  ).not.toContainEqual(expect.stringContaining('police welfare call'));
});

test('[SPT-03] without such a worry nothing of it is asked or sent', () => {
  const day = schoolDay();
  day.asks();
  expect(day.workspace.mails().filter(({ subject }) => /police/i.test(subject))).toEqual([]);
});

test('[SPT-04] the eleven reasons are offered, and fewer than three days away is said to who asks and who decides', () => {
  const day = schoolDay();
  const form = day.workspace.form(day.school.files.forms.request?.id ?? '');
  const reasons = form.pages.flatMap(({ items }) => items).find(({ title }) => title === 'Reason for the visit');
  expect(reasons?.choices?.map(({ value }) => value)).toEqual(policyOf('spt').reasons.map(({ words }) => words));
  expect(reasons?.choices).toHaveLength(11);
  expect(reasons?.choices?.at(-1)?.value).toMatch(/holiday is suspected/);
  const said = 'Absent 2 school days; this reason is meant for 3 or more';
  const early = day.asksAndAssesses(welfare('2'));
  expect(day.mailTo(team, early).body).toContain(said);
  expect(day.mailTo(visitor, `Next: the risk assessment for A.J.C., ${early}`).body).toContain(said);
  const later = day.asksAndAssesses(welfare('3'));
  expect(day.mailTo(team, later).body).not.toContain('meant for 3 or more');
  expect(day.mailTo(visitor, `Next: the risk assessment for A.J.C., ${later}`).body).not.toContain('meant for');
});

test('[SPT-06] alone or in a pair is decided with the team, who hear if two would make it harder', () => {
  const day = schoolDay();
  const ref = day.asksAndAssesses({ party: 'I would like advice', twoHarder: 'Yes' });
  const { body } = day.mailTo(team, 'Please approve');
  expect(body).toContain('Would like advice on going alone or in a pair');
  expect(body).toContain('Two people at the door would make it harder');
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'in a pair', words: 'Take Daniel along' });
  const request = day.visit(ref).request;
  expect(day.mailTo(visitor, 'Please change and send again').body).toContain('Only in a pair');
  expect(day.mailTo(visitor, ref).body).toContain('Take Daniel along');
  day.changes('request', request.editUrl, { visitors: [day.choice(visitor), day.choice(colleague)] });
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'in a pair' });
  expect(day.mailTo(colleague, ref).subject).toContain('Approved to go in a pair');
});

test('[SPT-06] two who are named are not approved to go alone: neither on the page, nor by reply', () => {
  const day = schoolDay({ dist: READING });
  day.workspace.settings.gmailService = true;
  types(day, 'Settings', 'Read mail replies', 'Value', 'Yes');
  day.leaps('09:35');
  const ref = day.asksAndAssesses({ visitors: [day.choice(visitor), day.choice(colleague)], party: 'In a pair' });
  const { id, body } = day.mailTo(team, 'Please approve');
  expect(body).toContain('approve pair');
  expect(body).not.toContain('approve alone');
  expect(day.reads(team, { p: 'visit', ref })).not.toContain('Approve, alone');
  expect(day.isRefused(team, { page: 'visit', ref, act: 'approve', party: 'alone' })).toBe(
    'Two are named: who goes alone? Send it back, or approve in a pair.',
  );
  day.workspace.reply(id, 'approve alone', { as: team });
  day.until('09:39');
  expect(day.mailTo(team, 'Your reply was NOT used').body).toContain('Two are named: who goes alone?');
  expect(day.subjects(colleague)).toEqual([]);
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'in a pair' });
  expect(day.mailTo(colleague, 'Approved to go in a pair').subject).toContain(ref);
});

test('[SPT-06] a visit approved for a pair is not left for alone', () => {
  const day = schoolDay();
  const ref = day.asksAndAssesses({ companions: 'Jo Lee, social care, 07700 900222' });
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'in a pair' });
  day.changes('request', day.visit(ref).request.editUrl, { companions: 'none' });
  day.readsPolicy(visitor);
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('not approved');
});

test('[SPT-08] whom to see and the appointment are asked, and stand before who decides', () => {
  const day = schoolDay();
  for (const key of ['whomToSee', 'appointment', 'toldHow']) {
    expect(day.isNotTaken('request', without(day.ordinaryRequest(), key))).toHaveLength(1);
  }
  const ref = day.asksAndAssesses({ toldHow: 'By letter', appointment: 'No' });
  const { body } = day.mailTo(team, ref);
  expect(body).toContain('Whom to see: Mum and Amelia');
  expect(body).toContain('Told how: By letter');
  expect(body).toContain('has not agreed to the time');
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('Appointment agreed No');
});

test('[SPT-24] an evening visit: who asks is warned, and it is not approved without a reason', () => {
  const day = schoolDay();
  const ref = day.asksAndAssesses(
    { arrive: '17:45', backBy: '18:30' },
    { outside: 'Yes', outsideConsidered: 'Kwame stays until seven' },
  );
  expect(day.mailTo(visitor, 'Next: the risk assessment').body).toContain('In the evening (17:45 to 18:30)');
  expect(day.mailTo(team, ref).body).toContain('In the evening (17:45 to 18:30): strongly advised against');
  const yes = { page: 'visit', ref, act: 'approve', party: 'alone' };
  expect(day.isRefused(team, yes)).toContain('Write your reason for approving all the same');
  day.taps(team, { ...yes, words: 'Dad works until five' });
  expect(day.mailTo(visitor, 'Approved').body).toContain('Dad works until five');
});

test('[SPT-24] a visit by day needs no such reason', () => {
  const day = schoolDay();
  const ref = day.asksAndAssesses();
  expect(day.mailTo(visitor, 'Next: the risk assessment').body).not.toContain('evening');
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'alone' });
});

test('[SPT-32] a welfare visit says first who tried to reach the family, how and when', () => {
  const day = schoolDay();
  const asked = {
    ...day.ordinaryRequest(),
    reason: 'Every other way of reaching the family has failed',
    daysAbsent: '4',
  };
  expect(day.isNotTaken('request', asked)).toEqual(['Who has tried to reach the family, how and when?']);
  const ref = day.asksAndAssesses({ ...asked, attempts: 'Tue 8.50 JB rang mum and gran, no answer' });
  expect(day.mailTo(team, ref).body).toContain('Tue 8.50 JB rang mum and gran, no answer');
});

test('[SPT-34] parents are told beforehand, or one of the exceptions says why not; neither cannot be sent', () => {
  const day = schoolDay();
  expect(day.isNotTaken('request', without(day.ordinaryRequest(), 'told'))).toHaveLength(1);
  const untold = { ...without(day.ordinaryRequest(), ...NOT_TOLD), ...UNANNOUNCED };
  expect(day.isNotTaken('request', without(untold, 'exception'))).toEqual(['Why are they not told?']);
  expect(day.isNotTaken('request', { ...untold, exception: 'We forgot' })).toEqual(['Why are they not told?']);
  day.sends('request', untold);
  day.sends('assessment', day.ordinaryAssessment('HV-0001'));
  expect(day.mailTo(team, 'Please approve').body).toContain('An urgent safeguarding visit');
});

test('[SPT-35] whether it is necessary and whether the parents could come in is read first by who decides', () => {
  const day = schoolDay();
  for (const key of ['couldComeIn', 'necessary', 'purpose']) {
    expect(day.isNotTaken('request', without(day.ordinaryRequest(), key))).toHaveLength(1);
  }
  const ref = day.asksAndAssesses({ couldComeIn: 'Yes, they could', necessary: 'To see the home' });
  const { body } = day.mailTo(team, ref);
  expect(body.indexOf('could come into school instead')).toBeLessThan(body.indexOf('Who goes'));
  expect(body).toContain('To see the home');
  day.taps(team, { page: 'visit', ref, act: 'invite into school', words: 'Offer them Thursday' });
  expect(day.mailTo(visitor, ref).subject).toContain('Invite them into school instead');
});
