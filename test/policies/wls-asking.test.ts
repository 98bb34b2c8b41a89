// Willowmere, asking for a visit under William Lilley's policy: who goes with whom, where, and the risk assessment.
import { policyOf } from '../../src/policy';
import type { Answers } from '../../src/visit/record';
import { PEOPLE, type SchoolDay, schoolDay, without } from '../story/school-day';

const { visitor, colleague, team, office, owner } = PEOPLE;
const GO = 'You may go';
const school = () => schoolDay({ policy: 'wls' });

/** The form is not taken in: what its sender is asked to put right. */
function mustPutRight(day: SchoolDay, answers: Answers): string {
  const before = day.school.lastVisit;
  day.sends('request', answers);
  expect(day.school.lastVisit).toBe(before);
  return day.mailTo(visitor, /put.*right/i).body;
}

test('[WLS-01] nobody goes alone; somebody from another agency, with name, agency and mobile, makes the pair', () => {
  const day = school();
  const alone = day.ordinaryRequest({ visitors: [day.choice(visitor)] });
  expect(mustPutRight(day, alone)).toContain('always in a pair, never alone');
  expect(mustPutRight(day, { ...alone, companions: 'the school nurse' })).toContain('name, agency and mobile');
  day.sends('request', { ...alone, companions: 'Asha Bell, school nursing, 07700 900333' });
  expect(day.reads(team, { p: 'visit', ref: 'HV-0001' })).toContain('Maya Osei and Asha Bell (school nursing)');
});

test('[WLS-03] those who go know the child’s details and history, and say how they know', () => {
  const day = school();
  expect(day.isNotTaken('request', without(day.ordinaryRequest(), 'historyKnown'))).toHaveLength(1);
  expect(mustPutRight(day, without(day.ordinaryRequest(), 'historyHow'))).toContain('Please write how they know');
  const known = day.asks({ historyHow: 'Her file, and her key worker in nursery' });
  expect(day.reads(team, { p: 'visit', ref: known })).toContain('History known from Her file, and her key worker');
  const unknown = day.asks({ historyKnown: 'Not yet', historyHow: '' });
  day.sends('assessment', day.ordinaryAssessment(unknown));
  expect(day.mailTo(team, 'For your information').body).toContain(
    'Those who go do not know the child’s details and history yet',
  );
});

test('[WLS-06] the home or a place of work: which is asked, and the address is the one that counts', () => {
  const day = school();
  expect(day.isNotTaken('request', without(day.ordinaryRequest(), 'place'))).toEqual(['Where will you meet them?']);
  const ref = day.approved({ place: 'A place of work', address: 'Fenn’s Bakery, 3 Mill Lane, NG9 1AA' });
  const { body } = day.mailTo(visitor, GO);
  expect(body).toContain('Place: A place of work');
  expect(body).toContain('Where: Fenn’s Bakery, 3 Mill Lane, NG9 1AA');
  expect(day.board('Register').find((row) => row.Ref === ref)?.['Address visited']).toContain('Fenn’s Bakery');
});

test('[WLS-07] the six reasons are the choices', () => {
  const day = school();
  const form = day.workspace.form(day.school.files.forms.request?.id ?? '');
  const reasons = form.pages.flatMap(({ items }) => items).find(({ title }) => title === 'Reason for the visit');
  expect(reasons?.choices?.map(({ value }) => value)).toEqual([
    'Part of moving into or on from our school',
    'A safeguarding reason',
    'Support for the child and family',
    'Excluded, or away with a long illness',
    'A concern about attendance, or refusing to come to school',
    'A meeting that is better held at home',
  ]);
  expect(day.isNotTaken('request', day.ordinaryRequest({ reason: 'A chat' }))).toContain('Reason for the visit');
});

test('[WLS-08] health advice is asked, and the school’s own line stands in every briefing', () => {
  const day = school();
  expect(day.isNotTaken('request', without(day.ordinaryRequest(), 'health'))).toHaveLength(1);
  day.approved({ health: 'Her brother has chickenpox' });
  expect(day.mailTo(visitor, GO).body).toContain('Health advice: Her brother has chickenpox');
  const { display } = day.workspace.spreadsheet(day.workspace.controlId).sheet('Settings');
  const row = display.findIndex((cells) => cells.includes('Health advice')) + 1;
  day.workspace.editCell(day.workspace.controlId, 'Settings', `B${row}`, 'Masks on, windows open', owner);
  day.approved({ pupil: 'Ben Small' });
  expect(day.mailTo(colleague, GO).body).toContain('Health advice from school: Masks on, windows open');
});

test('[WLS-14] the risk assessment’s five hazards with people, severity, likelihood, level and controls', () => {
  const day = school();
  const ref = day.asks({ reason: 'A concern about attendance, or refusing to come to school' });
  const answers = day.ordinaryAssessment(ref);
  const hazards = policyOf('wls').hazards;
  expect(Object.keys(answers.likelihood ?? {})).toEqual(hazards.map(({ words }) => words));
  for (const key of ['likelihood', 'severity', 'controls_animals'])
    expect(day.isNotTaken('assessment', without(answers, key))).toHaveLength(1);
  const dog = 'Attack by a dog or another animal';
  const likelihood = { ...Object(answers.likelihood), [dog]: 'Likely' };
  day.sends('assessment', {
    ...answers,
    likelihood,
    controls_animals: ['Agreed: no contact with animals', 'They go to Gran’s'],
  });
  const { body } = day.mailTo(team, ref);
  expect(body).toContain(`High risk: ${dog}`);
  expect(body).toContain('Agreed: no contact with animals; They go to Gran’s');
  const page = day.reads(team, { p: 'visit', ref });
  expect(page).toContain(`High: ${dog} Likely, major. The member of staff. A major injury`);
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'in a pair', words: 'The dog is away until evening' });
  day.says(visitor, day.leaves([ref]), 'back');
  day.leaps('15:05');
  const pdf = day.mailTo(visitor, 'on CPOMS').attachments[0]?.html ?? '';
  expect(pdf).toMatch(/Home Visits Activity Risk Assessment.*HIGH/s);
  expect(pdf).toMatch(/Attack by a dog or another animal.*Major: A major injury.*Likely.*High.*They go to Gran/s);
});

test('[WLS-19] only designated staff make visits', () => {
  const day = school();
  const form = day.workspace.form(day.school.files.forms.request?.id ?? '');
  const who = form.pages.flatMap(({ items }) => items).find(({ title }) => title === 'Who is going?');
  const choices = who?.choices?.map(({ value }) => value) ?? [];
  expect(choices).toContain(day.choice(visitor));
  expect(choices).not.toContain(day.choice(office));
  const asked = day.ordinaryRequest({ visitors: [day.choice(visitor), day.choice(office)] });
  expect(day.isNotTaken('request', asked)).toEqual(['Who is going?']);
  // Somebody who was designated, and is not any more.
  const { display } = day.workspace.spreadsheet(day.workspace.controlId).sheet('Staff');
  const header = display.findIndex((cells) => cells.includes('Roles'));
  const row = display.findIndex((cells) => cells.includes(colleague)) + 1;
  const column = String.fromCharCode(65 + (display[header] ?? []).indexOf('Roles'));
  day.workspace.editCell(day.workspace.controlId, 'Staff', `${column}${row}`, 'office', owner);
  expect(day.isNotTaken('request', day.ordinaryRequest())).toEqual(['Who is going?']);
  const farah = day.choice('farah.siddiqui@school.example');
  day.sends('request', day.ordinaryRequest({ visitors: [day.choice(visitor), farah] }));
  expect(day.reads(team, { p: 'visit', ref: 'HV-0001' })).toContain('Maya Osei and Farah Siddiqui');
});
