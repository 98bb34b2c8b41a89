// Lantern House, asking for a visit under the National Autistic Society's policy: what is checked before the Principal decides.
import type { Answers } from '../../src/visit/record';
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay, without } from '../story/school-day';

const { visitor, colleague, team, head } = PEOPLE;
const THIRD = 'farah.siddiqui@school.example';
const school = () => schoolDay({ policy: 'nas' });
const approve = (ref: string) => ({ page: 'visit', ref, act: 'approve', party: 'in a pair', words: '' });
const WELFARE = 'A welfare check: absent five days or more, and the Principal is concerned';
const SENSITIVE = 'Supporting a family in a highly sensitive situation';
/** As the policy's own text lists them; the last two may be unannounced. */
const SIX_REASONS = [
  'Observing a child who is referred to us and attends no school now',
  'Helping parents to set up a programme for behaviour or communication',
  'Building routines, skills or independent occupation at home',
  SENSITIVE,
  'Helping a pupil back to school after absence or refusal',
  WELFARE,
];
const UNTOLD: Answers = {
  told: 'No, we would come unannounced',
  exception: 'To see how a pupil is during a long absence',
  exceptionWhy: 'Nobody has seen him since Friday week',
};
const welfare = (days: string): Answers => ({
  reason: WELFARE,
  daysAbsent: days,
  attempts: 'Mon 9.10 rang mum, no answer',
});

/** The form is not taken in: what its sender is asked to put right. */
function mustPutRight(day: SchoolDay, answers: Answers): string {
  const before = day.school.lastVisit;
  day.sends('request', answers);
  expect(day.school.lastVisit).toBe(before);
  return day.mailTo(visitor, /put.*right/i).body;
}

test('[NAS-01] CPOMS is checked for risks to staff, by whom and when; unchecked it cannot be approved', () => {
  const day = school();
  expect(day.isNotTaken('request', without(day.ordinaryRequest(), 'cpomsWho'))).toEqual(['Who checked CPOMS?']);
  expect(day.isNotTaken('request', without(day.ordinaryRequest(), 'cpomsWhen'))).toEqual(['On what day?']);
  const found = { cpomsWho: 'Maya Osei', cpomsWhen: '2026-05-11', cpomsFound: 'Dad hit a teacher in 2024' };
  const asked = without(day.ordinaryRequest({ cpomsChecked: 'Not yet' }), ...Object.keys(found));
  day.sends('request', asked);
  const ref = 'HV-0001';
  expect(day.mailTo(head, ref).body).toMatch(/cannot be approved until[\s\S]*CPOMS has not been checked/);
  expect(day.mailTo(visitor, ref).body).toMatch(/It cannot be approved yet\s+- CPOMS has not been checked/);
  expect(day.isRefused(head, approve(ref))).toContain('CPOMS has not been checked for risks to staff');
  day.changes('request', day.visit(ref).request.editUrl, { cpomsChecked: 'Yes', ...found });
  const page = day.reads(head, { p: 'visit', ref });
  expect(page).toContain('CPOMS says: Dad hit a teacher in 2024');
  expect(page).toContain('CPOMS checked on Mon 11 May 2026');
  expect(page).toContain('CPOMS checked by Maya Osei');
  day.taps(head, approve(ref));
  expect(day.mailTo(colleague, 'Approved').body).toContain('Found on CPOMS: Dad hit a teacher in 2024');
});

test('[NAS-01] a check of CPOMS from more than a month before the visit is pointed out to the Principal', () => {
  const day = school();
  expect(day.mailTo(head, day.asks({ cpomsWhen: '2026-04-10' })).body).toContain(
    'CPOMS was checked on Fri 10 Apr, more than a month before the visit',
  );
  expect(day.mailTo(head, day.asks({ cpomsWhen: '2026-05-01' })).body).not.toContain('more than a month');
});

test('[NAS-02] services that support the family are asked about concerns for staff; not asked, it cannot be approved', () => {
  const day = school();
  const services: Answers = {
    services: 'Yes',
    servicesWho: 'Social care',
    agencyContacts: 'Social care, Jo Lee, 01632 960500, jo.lee@council.example',
  };
  const asked = { ...day.ordinaryRequest(), ...services, servicesAsked: 'Not yet' };
  expect(day.isNotTaken('request', without(asked, 'servicesWho'))).toEqual(['Which services?']);
  const ref = day.asks({ ...services, servicesAsked: 'Not yet' });
  expect(day.isRefused(head, approve(ref))).toContain('have not been asked about concerns for staff');
  const { editUrl } = day.visit(ref).request;
  day.changes('request', editUrl, { servicesAsked: 'Yes', servicesSaid: 'Jo Lee: never go in while he is there' });
  expect(day.reads(head, { p: 'visit', ref })).toContain('Other services say: Jo Lee: never go in while he is there');
  day.taps(head, approve(ref));
  const { body } = day.mailTo(visitor, 'Approved');
  expect(body).toContain('Services involved: Social care');
  expect(body).toContain('What the services said: Jo Lee: never go in while he is there');
});

test('[NAS-02] “asked” without a word of what they said is sent back to its sender', () => {
  const day = school();
  const services = { services: 'Yes', servicesWho: 'Social care', servicesAsked: 'Yes' };
  const contacts = 'Social care, Jo Lee, 01632 960500, jo.lee@council.example';
  const said = mustPutRight(day, day.ordinaryRequest({ ...services, agencyContacts: contacts }));
  expect(said).toContain('Please write who was asked, and what they said');
});

test('[NAS-09] the six reasons; a welfare check after fewer than five days away is pointed out to both', () => {
  const day = school();
  const form = day.workspace.form(day.school.files.forms.request?.id ?? '');
  const reasons = form.pages.flatMap(({ items }) => items).find(({ title }) => title === 'Reason for the visit');
  expect(reasons?.choices?.map(({ value }) => value)).toEqual(SIX_REASONS);
  const said = 'Absent 4 school days; this reason is meant for 5 or more';
  const early = day.asks(welfare('4'));
  expect(day.mailTo(head, early).body).toContain(said);
  expect(day.mailTo(visitor, early).body).toContain(said);
  const later = day.asks(welfare('5'));
  expect(day.mailTo(head, later).body).not.toContain('this reason is meant for');
  expect(day.mailTo(visitor, later).body).not.toContain('this reason is meant for');
});

test('[NAS-10] it is arranged with the parents, or one of this policy’s exceptions says why not', () => {
  const day = school();
  const arranged = day.asks({ toldHow: 'By phone', toldWhen: 'Friday, Daniel' });
  expect(day.mailTo(head, arranged).body).toContain('Told when: Friday, Daniel');
  const untold = {
    ...without(day.ordinaryRequest(), 'toldHow', 'toldWhen', 'appointment'),
    ...welfare('6'),
    ...UNTOLD,
  };
  expect(day.isNotTaken('request', without(untold, 'exception'))).toEqual(['Why are they not told?']);
  expect(day.isNotTaken('request', without(untold, 'exceptionWhy'))).toEqual(['Why is that right this time?']);
  day.sends('request', untold);
  const { body } = day.mailTo(head, 'HV-0002');
  expect(body).toContain('The family is not told: Nobody has seen him since Friday week');
  expect(body).toContain('To see how a pupil is during a long absence');
});

test('[NAS-12] always accompanied and never more than two staff: alone and three are not taken, two and an outsider are', () => {
  const day = school();
  const going = (...people: string[]) => day.ordinaryRequest({ visitors: people.map((email) => day.choice(email)) });
  expect(mustPutRight(day, going(visitor))).toContain('always in a pair, never alone');
  expect(mustPutRight(day, going(visitor, colleague, THIRD))).toContain('never more than two members of staff');
  expect(mustPutRight(day, { ...going(visitor), companions: 'Jo Lee' })).toContain('name, agency and mobile');
  const third = { companions: 'Farah Siddiqui, Lantern House School, 07700 900222' };
  expect(mustPutRight(day, { ...going(visitor, colleague), ...third })).toContain(
    'Farah Siddiqui is on the staff list',
  );
  day.sends('request', going(visitor, colleague));
  day.sends('request', { ...going(visitor), companions: 'Jo Lee, social care, 07700 900222' });
  expect(day.mailTo(head, 'HV-0001').body).toContain('Maya Osei and Daniel Hughes');
  expect(day.mailTo(head, 'HV-0002').body).toContain('Maya Osei and Jo Lee (social care)');
});

test('[NAS-15] unannounced only where attendance or safeguarding is the concern', () => {
  const day = school();
  const untold = { ...without(day.ordinaryRequest(), 'toldHow', 'toldWhen', 'appointment'), ...UNTOLD };
  const others = [day.choice(visitor), day.choice(team)];
  for (const reason of SIX_REASONS.slice(0, 4))
    expect(mustPutRight(day, { ...untold, reason, visitors: others })).toContain('Only these may be unannounced');
  const said = mustPutRight(day, untold);
  expect(said).toContain(
    `Only these may be unannounced: “Helping a pupil back to school after absence or refusal” or “${WELFARE}”`,
  );
  day.sends('request', { ...untold, ...welfare('6') });
  const ref = 'HV-0001';
  day.taps(head, approve(ref));
  expect(day.visit(ref).request.unannounced).toBe(true);
  // An approval for a visit that the family knew of does not cover one that it does not.
  const known = day.asks({ ...welfare('6'), pupil: 'Ben Small' });
  day.taps(head, approve(known));
  day.changes('request', day.visit(known).request.editUrl, UNTOLD);
  expect(day.mailTo(visitor, known).body).toContain('Please do not leave before that');
});

test('[NAS-27] a highly sensitive situation is for senior staff', () => {
  const day = school();
  const sensitive = day.ordinaryRequest({ reason: SENSITIVE });
  const said = mustPutRight(day, sensitive);
  expect(said).toContain('one of those who go must be senior staff: Tom Brennan or Imran Malik');
  day.sends('request', { ...sensitive, visitors: [day.choice(visitor), day.choice(team)] });
  expect(day.mailTo(head, 'HV-0001').body).toContain('Maya Osei and Imran Malik');
});

test('[NAS-07] where there is no Principal who could sanction it, the requester reads who is asked, or that nobody is', () => {
  const day = school();
  for (const name of ['Patricia Doyle', 'Helen Carter']) types(day, 'Staff', name, 'Active', 'No');
  const ref = day.asks();
  const told = day.mailTo(visitor, 'With those who lead the school');
  expect(told.subject).toContain(ref);
  expect(told.body).not.toContain('Principal');
  const trouble = /no Principal who does not go on it/;
  expect(day.mailTo(PEOPLE.administrator, 'asked instead').body).toMatch(trouble);
  for (const name of ['Vikram Rao', 'Grace Adebayo', 'Rhiannon Pryce']) types(day, 'Staff', name, 'Active', 'No');
  const next = day.asks({ pupil: 'Ben Small' });
  const { subject, body } = day.mailTo(visitor, 'Nobody to approve it yet');
  expect(subject).toContain(next);
  expect(body).toMatch(/Nobody at school can approve it at the moment: the administrators are told/);
  expect(day.mailTo(PEOPLE.administrator, 'can approve it').body).toMatch(trouble);
});
