// Wistan Nook, asking for a visit under WNA's protocol: always two, a choice of times, names and languages as the family has them.
import type { Answers } from '../../src/visit/record';
import { PEOPLE, type SchoolDay, schoolDay, without } from '../story/school-day';

const { visitor, colleague, head } = PEOPLE;
const school = () => schoolDay({ policy: 'wna' });

/** The form is not taken in: what its sender is asked to put right. */
function mustPutRight(day: SchoolDay, answers: Answers): string {
  const before = day.school.lastVisit;
  day.sends('request', answers);
  expect(day.school.lastVisit).toBe(before);
  return day.mailTo(visitor, /put.*right/i).body;
}

/** Asked for, and nobody has to decide: what those who go are told. */
function briefing(day: SchoolDay, changes: Answers, of: string = visitor): string {
  day.asks(changes);
  return day.mailTo(of, 'You may go in a pair').body;
}

test('[WNA-01] always in pairs: one alone is not taken, with a companion from outside it is', () => {
  const day = school();
  const alone = day.ordinaryRequest({ visitors: [day.choice(visitor)] });
  expect(mustPutRight(day, alone)).toContain('always in a pair, never alone');
  day.sends('request', { ...alone, companions: 'Jo Lee, early help, 07700 900222' });
  expect(day.reads(head, { p: 'visit', ref: 'HV-0001' })).toContain('Maya Osei and Jo Lee (early help)');
});

test('[WNA-02] the family is offered a choice of times, and who reads the visit sees which', () => {
  const day = school();
  expect(day.isNotTaken('request', without(day.ordinaryRequest(), 'timesOffered'))).toEqual([
    'Which times did you offer them?',
  ]);
  const ref = day.asks({ timesOffered: 'Monday 9.00, Tuesday 14.15 or Friday 15.30' });
  expect(day.reads(head, { p: 'visit', ref })).toContain('Times offered Monday 9.00, Tuesday 14.15 or Friday 15.30');
});

test('[WNA-04] each parent and carer stands with title, full name, and who confirmed it', () => {
  const day = school();
  expect(day.isNotTaken('request', without(day.ordinaryRequest(), 'adults'))).toEqual([
    'Who are the parents and carers?',
  ]);
  const bare = mustPutRight(day, day.ordinaryRequest({ adults: 'Mrs, Rosa Lee, school office\nMr Carter' }));
  expect(bare).toContain('“Mr Carter”: please write title, full name and who confirmed it');
  expect(bare).not.toContain('“Mrs');
  const adults = 'Mrs, Rosa Lee, school office\nDr, Idris Carter, Rosa Lee on the phone';
  expect(briefing(day, { adults })).toContain('Dr, Idris Carter, Rosa Lee on the phone');
});

test('[WNA-05] language, interpreter and how to tell them things are asked, and in the briefing of both', () => {
  const day = school();
  for (const key of ['language', 'interpreter', 'communicate'])
    expect(day.isNotTaken('request', without(day.ordinaryRequest(), key))).toHaveLength(1);
  const answers = {
    language: 'Polish',
    interpreter: 'Yes, not arranged yet',
    communicate: 'Mum does not read; say it, do not hand it over',
  };
  for (const one of [visitor, colleague]) {
    const body = briefing(day, { ...answers, pupil: `Ola ${one.slice(0, 3)}` }, one);
    expect(body).toContain('Language: Polish');
    expect(body).toContain('Interpreter: Yes, not arranged yet');
    expect(body).toContain('How to communicate: Mum does not read; say it');
  }
  expect(day.reads(head, { p: 'visit', ref: 'HV-0001' })).toContain('Interpreter Yes, not arranged yet');
});

test('[WNA-06] what to respect in their home is asked, and in the briefing', () => {
  const day = school();
  expect(day.isNotTaken('request', without(day.ordinaryRequest(), 'culture'))).toEqual([
    'What should we respect in their home?',
  ]);
  expect(briefing(day, { culture: 'Shoes off at the door; Ramadan' })).toContain('To respect: Shoes off at the door');
});

test('[WNA-07] which agencies work with the family, and who is their lead practitioner', () => {
  const day = school();
  for (const [key, title] of [
    ['agenciesInvolved', 'Which agencies work with the family?'],
    ['leadPractitioner', 'Do the agencies have a lead practitioner? Who?'],
  ] as const)
    expect(day.isNotTaken('request', without(day.ordinaryRequest(), key))).toEqual([title]);
  const answers = { agenciesInvolved: 'Early help, speech therapy', leadPractitioner: 'Jo Lee, early help' };
  const body = briefing(day, answers);
  expect(body).toContain('Agencies involved: Early help, speech therapy');
  expect(body).toContain('Lead practitioner: Jo Lee, early help');
  expect(day.reads(head, { p: 'visit', ref: 'HV-0001' })).toContain('Lead practitioner Jo Lee, early help');
});

test('[WNA-13] a visit without a risk assessment is shown so; with one, it asks records, other professionals, and if the family knows the purpose', () => {
  const day = school();
  const ref = day.asks();
  expect(day.mailTo(head, 'For your information').body).toContain('There is no risk assessment');
  expect(day.reads(head, { p: 'visit', ref })).toContain('There is no risk assessment');
  const answers = day.ordinaryAssessment(ref);
  expect(day.isNotTaken('assessment', without(answers, 'recordsChecked'))).toEqual([
    'Have you looked through the records?',
  ]);
  expect(day.isNotTaken('assessment', without(answers, 'professionals'))).toHaveLength(1);
  expect(day.isNotTaken('assessment', without(answers, 'purposeClear'))).toHaveLength(1);
  day.sends('assessment', without(answers, 'recordsSay'));
  expect(day.mailTo(visitor, /put.*right/i).body).toContain('Please write what they say');
  const worrying = {
    recordsSay: 'Dad was aggressive in March',
    professionals: 'Health visitor: goes with a colleague',
    purposeClear: 'Not yet',
  };
  day.sends('assessment', { ...answers, ...worrying });
  const page = day.reads(head, { p: 'visit', ref });
  expect(page).toContain('The records say Dad was aggressive in March');
  expect(page).toContain('Other professionals say Health visitor: goes with a colleague');
  expect(page).toContain('Purpose made clear to the family Not yet');
});

test('[WNA-17] the briefing says that parents are equal partners, and how to show it', () => {
  const day = school();
  const body = briefing(day, {});
  expect(body).toContain('HOW WE BEHAVE');
  expect(body).toContain('Parents and carers are equal partners. Show them that respect.');
  expect(body).toContain('Never assume two parents share the child’s surname');
});
