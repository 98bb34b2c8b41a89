// What was approved and what is done: a form that says more afterwards, and leaving at another time than was weighed.

import { types } from '../refusals/control';
import { PEOPLE, schoolDay } from '../story/school-day';

const { visitor, lead, team, office } = PEOPLE;
const WAIT = 'WAIT, not approved any more';

test('[CELT-10] caution advised after the approval takes it back, and it is weighed anew; a slip of the pen is not', () => {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.approved();
  const { editUrl } = day.visit(ref).request;
  const before = day.mailCount;
  day.changes('request', editUrl, { comments: 'Ring the lower bell' });
  expect(day.toldSince(before)).toEqual([]);
  day.changes('request', editUrl, {
    cautionAdvice: 'Yes',
    cautionSource: 'The police',
    cautionWhat: 'An armed uncle stays there',
  });
  expect(day.mailTo(visitor, WAIT).body).toContain('what speaks for caution changed');
  expect(day.mailTo(lead, 'Please approve').body).toContain('An armed uncle stays there');
  day.readsPolicy(visitor);
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('is not approved');
  const yes = { page: 'visit', ref, act: 'approve', party: 'alone' };
  expect(day.isRefused(lead, yes)).toContain('Write your reason');
  day.taps(lead, { ...yes, words: 'He is in custody' });
  // What was weighed is weighed: said with other commas, or not any more, it changes nothing.
  const weighed = day.mailCount;
  day.changes('request', editUrl, { cautionWhat: 'An armed uncle stays there.' });
  day.changes('request', editUrl, { cautionAdvice: 'No' });
  expect(day.toldSince(weighed)).toEqual([]);
  day.leaves([ref]);
});

test('[SPT-13][SPT-14] a risk that is written into the assessment after the approval takes it back', () => {
  const day = schoolDay();
  const ref = day.approved();
  const editUrl = day.visit(ref).assessment?.editUrl ?? '';
  day.changes('assessment', editUrl, {
    knownRisks: {
      'The student': 'None known',
      'Parents or carers': 'Yes',
      'Others who live there': 'None known',
      Animals: 'None known',
    },
    riskDetails: 'Dad has a knife',
    allegationRisks: {
      'Hostility towards staff': 'Yes',
      'Child protection concerns': 'No',
      'A complaint': 'No',
      'A grievance': 'No',
    },
  });
  expect(day.visit(ref).assessment?.level).toBe('Low');
  expect(day.mailTo(visitor, WAIT).body).toContain('what speaks for caution changed');
  expect(day.mailTo(team, 'Please approve').body).toContain('Dad has a knife');
  day.readsPolicy(visitor);
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('is not approved');
});

test('[SPT-15] moved to after school by less than an hour, it is not approved any more until that is considered', () => {
  const day = schoolDay();
  const ref = day.approved({ arrive: '14:30', backBy: '15:30' });
  day.changes('request', day.visit(ref).request.editUrl, { arrive: '15:25', backBy: '16:25' });
  expect(day.subjects(visitor)).toContainEqual(expect.stringContaining(WAIT));
  day.readsPolicy(visitor);
  expect(day.isRefused(visitor, day.signOutFor([ref], { due: '16:25' }))).toContain('is not approved');
  const yes = { page: 'visit', ref, act: 'approve', party: 'alone' };
  expect(day.isRefused(team, yes)).toContain('outside school hours');
  const editUrl = day.visit(ref).assessment?.editUrl ?? '';
  day.changes('assessment', editUrl, { outside: 'Yes', outsideConsidered: 'Kwame stays until five' });
  day.taps(team, yes);
  day.leaves([ref], { due: '16:25' });
});

test('[SPT-24] moved into the evening by less than an hour, it is not approved any more without a reason', () => {
  const day = schoolDay();
  types(day, 'Settings', 'Evening begins', 'Value', '17:00');
  day.leaps('09:35');
  const after = { outside: 'Yes', outsideConsidered: 'Kwame stays until six' };
  const ref = day.approved({ arrive: '15:40', backBy: '16:50' }, after);
  day.changes('request', day.visit(ref).request.editUrl, { arrive: '16:35', backBy: '17:45' });
  expect(day.subjects(visitor)).toContainEqual(expect.stringContaining(WAIT));
  const yes = { page: 'visit', ref, act: 'approve', party: 'alone' };
  expect(day.isRefused(team, yes)).toContain('in the evening');
  day.taps(team, { ...yes, words: 'Dad works until four' });
  day.leaps('16:20');
  day.leaves([ref], { due: '17:45' });
});

test('[SPT-24] approved by day, it is not left for in the evening, nor until the evening; gone anyway is said', () => {
  const day = schoolDay();
  const ref = day.approved({}, { outside: 'Yes', outsideConsidered: 'Kwame stays until six' });
  day.readsPolicy(visitor);
  expect(day.isRefused(visitor, day.signOutFor([ref], { due: '20:30' }))).toContain(
    'HV-0001 was approved for 14:15 to 15:30. Until 20:30 is in the evening, which the policy strongly advises against. Change the times on the Home Visit Form',
  );
  day.leaps('18:05');
  const late = day.signOutFor([ref], { due: '19:30' });
  const answer = day.tries(visitor, late);
  expect(answer).toMatchObject({ ok: false, offerAnyway: true });
  day.taps(visitor, { ...late, anyway: true });
  expect(day.mailTo(lead, 'OUT-0001').body).toContain('Until 19:30 is in the evening');
});

test('[SPT-15] approved for school hours, it is not left for until after them; a little late within them it is', () => {
  const day = schoolDay();
  const ref = day.approved();
  day.readsPolicy(visitor);
  expect(day.isRefused(visitor, day.signOutFor([ref], { due: '16:40' }))).toContain(
    'Until 16:40 is outside school hours. Change the times on the Home Visit Form',
  );
  day.leaps('14:20');
  day.leaves([ref], { due: '15:50' });
});

test('[SPT-17] what is ticked before leaving can be true before leaving', () => {
  const day = schoolDay();
  const page = day.reads(visitor, { p: 'leave', ref: day.approved() });
  expect(page).toContain('Injury at work procedure known, for the return');
  expect(page).toContain('Support from school afterwards known of');
  expect(page).not.toMatch(/completed on return|Team told as soon|Call for help/);
});

test('[SPT-08] the office reads whom they see without the pupil’s name, as on its board', () => {
  const day = schoolDay();
  const ref = day.approved();
  expect(day.reads(office, { p: 'visit', ref })).toContain('Whom to see Mum and A.');
  expect(day.reads(office, { p: 'visit', ref })).not.toContain('Amelia');
  expect(day.reads(team, { p: 'visit', ref })).toContain('Whom to see Mum and Amelia');
});
