// A form's answers that make no sense, come twice, late, or from somebody else: nothing is lost, and it can be put right.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { troubles, types } from './control';

const { visitor, colleague, team, deputyLead, lead, seniorLeader, deputyHead, head, administrator } = PEOPLE;

/** The mail that asks to put an answer right, and the link in it. */
function toPutRight(day: SchoolDay) {
  const { body } = day.mailTo(visitor, 'Please put right');
  return { body, link: /https:\S+edit2\S+/.exec(body)?.[0] ?? '' };
}

test.each([
  ['a return before arriving', { backBy: '13:30' }, 'When will you be back at school', 'before arriving at 14:15'],
  ['a day that is past', { date: '2026-05-11' }, 'Date of the visit', 'Mon 11 May is past'],
  ['a time that is past', { arrive: '08:30' }, 'When will you be at the door?', '08:30 today is past'],
  ['a companion without a number', { companions: 'Jo Lee' }, 'anyone from outside', 'name, agency and mobile'],
])('%s: the sender reads which question, and by the link it is put right', (_, wrong, question, words) => {
  const day = schoolDay();
  const { responseId } = day.sends('request', day.ordinaryRequest(wrong));
  const { body, link } = toPutRight(day);
  expect(body).toContain(question);
  expect(body).toContain(words);
  expect(body).toContain('Nothing is lost');
  expect(day.reads(visitor, { p: 'home' })).not.toContain('HV-0001');
  expect(day.workspace.openForm(link).responseId).toBe(responseId);
  day.changes('request', link, { ...day.ordinaryRequest(), companions: 'none' });
  day.sends('assessment', day.ordinaryAssessment('HV-0001'));
  expect(day.mailTo(team, 'Please approve').subject).toContain('HV-0001');
  expect(day.inbox(visitor).filter(({ subject }) => /put right/.test(subject))).toHaveLength(1);
});

test('a visitor who is on the staff list no more: said to the sender, and somebody else can be chosen', () => {
  const day = schoolDay();
  day.workspace.faults.failNext('FormApp.openById', 'Service unavailable', 20);
  types(day, 'Staff', 'Daniel Hughes', 'Active', 'No');
  day.workspace.faults.clear();
  day.sends('request', day.ordinaryRequest({ visitors: [day.choice(colleague)] }));
  const { body, link } = toPutRight(day);
  expect(body).toMatch(/Who is going\?: Daniel Hughes is no longer active/);
  day.changes('request', link, day.ordinaryRequest());
  expect(day.reads(visitor, { p: 'visit', ref: 'HV-0001' })).toContain('Amelia');
});

test('nobody can approve: the visit is kept, sender and administrator hear, and a new approver is asked', () => {
  const day = schoolDay();
  const approvers = [team, deputyLead, lead, seniorLeader, deputyHead, head].map((email) =>
    day.workspace.nameOf(email),
  );
  for (const name of approvers) types(day, 'Staff', name, 'Active', 'No');
  const ref = day.asksAndAssesses();
  for (const one of [visitor, administrator]) expect(day.mailTo(one, 'can approve it').body).toContain('sheet Staff');
  expect(day.mailTo(visitor, 'Next: the risk assessment').body).toContain('Nobody at school can approve it');
  expect(day.mailTo(visitor, 'Nobody to approve it yet').subject).toContain(ref);
  types(day, 'Staff', 'Imran Malik', 'Active', 'Yes');
  day.until('09:05');
  expect(day.mailTo(team, ref).subject).toContain('Please approve');
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'alone' });
});

test('a reference that names no visit: said to the sender, and put right by the link', () => {
  const day = schoolDay();
  const ref = day.asks();
  day.sends('assessment', { ...day.ordinaryAssessment(ref), reference: 'HV-0099' });
  const { body, link } = toPutRight(day);
  expect(body).toContain('HV-0099');
  day.changes('assessment', link, { reference: ref });
  expect(day.mailTo(team, ref).subject).toContain('Please approve');
});

test('somebody who may not answer the form is refused by Google, and the school hears nothing', () => {
  const day = schoolDay();
  for (const stranger of ['someone@elsewhere.example', 'stranger@school.example']) {
    expect(() => day.sends('request', day.ordinaryRequest(), stranger)).toThrow();
  }
  expect(day.mailCount).toBe(0);
});

test('an answer whose trigger was lost is found by the engine, and handled once', () => {
  const day = schoolDay();
  day.until('09:01');
  day.workspace.faults.submitTriggersLost = true;
  const { responseId } = day.sends('request', day.ordinaryRequest());
  expect(day.inbox(visitor)).toEqual([]);
  day.leaps('09:35');
  expect(day.mailTo(visitor, 'Next: the risk assessment').subject).toContain('HV-0001');
  day.workspace.faults.clear();
  day.workspace.fireFormSubmit(day.school.files.forms.request?.id ?? '', responseId);
  day.leaps('10:10');
  expect(day.subjects(visitor)).toHaveLength(1);
  expect(day.board('Register')).toHaveLength(1);
});

test('a trigger that fires twice, and once more with a blank answer, makes one visit', () => {
  const day = schoolDay();
  const { responseId } = day.sends('request', day.ordinaryRequest());
  const form = day.school.files.forms.request?.id ?? '';
  day.workspace.fireFormSubmit(form, responseId);
  day.workspace.fireFormSubmit(form, responseId, { blank: true });
  expect(day.subjects(visitor)).toEqual(['Next: the risk assessment for A.J.C., HV-0001']);
  expect(day.board('Register')).toHaveLength(1);
  expect(troubles(day)).toEqual([]);
});

test('a change of where, who or when after approval needs approval anew, and everyone who knew is told', () => {
  const day = schoolDay();
  const ref = day.approved();
  day.readsPolicy(visitor);
  const { editUrl } = day.visit(ref).request;
  day.changes('request', editUrl, { arrive: '14:40' });
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('Approved. Sign out');
  day.changes('request', editUrl, { address: '2 Mill Lane, SK15 1AA' });
  expect(day.mailTo(visitor, 'WAIT, not approved any more').body).toContain('2 Mill Lane');
  expect(day.mailTo(lead, 'Approval needed again').body).toContain('address changed');
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('not approved');
  day.taps(lead, { page: 'visit', ref, act: 'approve', party: 'alone' });
  day.taps(visitor, day.signOutFor([ref]));
});
