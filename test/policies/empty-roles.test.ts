// Nobody is in a role that a policy relies on, or only those who go: others watch, are told and decide, and it is said.
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, colleague, seniorLeader, head, deputyHead, administrator } = PEOPLE;

/** The one headteacher goes on visits herself. */
function headGoes(day: SchoolDay): string {
  types(day, 'Staff', 'Helen Carter', 'Roles', 'senior leader');
  types(day, 'Staff', 'Patricia Doyle', 'Roles', 'headteacher, visitor');
  return day.asks({ visitors: [day.choice(visitor), day.choice(head)] });
}

test('[WNA-08] the only headteacher is on the visit: a senior leader can watch, and is told as they leave and return', () => {
  const day = schoolDay({ policy: 'wna' });
  const ref = headGoes(day);
  expect(day.mailTo(deputyHead, 'For your information').subject).toContain(ref);
  const page = day.reads(visitor, { p: 'leave', ref });
  expect(page).toContain('Helen Carter');
  expect(page).not.toContain('Nobody on the staff list can watch');
  const out = day.leaves([ref], { watcher: deputyHead });
  expect(day.mailTo(deputyHead, 'You watch over').body).toContain('07700 900111');
  expect(day.mailTo(seniorLeader, 'Signed out').body).toContain('14 Alder Close');
  day.says(deputyHead, out, "I'm watching");
  const before = day.mailCount;
  day.says(visitor, out, 'back');
  expect(day.toldSince(before)).toEqual(expect.arrayContaining([deputyHead, seniorLeader]));
});

test('[WNA-08] where a headteacher is at school nobody else can be chosen to watch', () => {
  const day = schoolDay({ policy: 'wna' });
  const ref = day.asks();
  for (const one of [visitor, colleague]) day.readsPolicy(one);
  expect(day.isRefused(visitor, day.signOutFor([ref], { watcher: seniorLeader }))).toContain(
    'Vikram Rao is not headteacher on the staff list',
  );
});

test('[WLS-14][WLS-20] nobody is safeguarding team or lead: senior leaders and headteacher are asked at once, and can decide', () => {
  const day = schoolDay({ policy: 'wls' });
  types(day, 'Staff', 'Imran Malik', 'Roles', 'visitor');
  for (const one of ['Rhiannon Pryce', 'Grace Adebayo']) types(day, 'Staff', one, 'Roles', 'senior leader');
  const ref = day.asks();
  expect(day.mailTo(administrator, /HV-0001|trouble|Trouble|look/).body).toContain(
    'senior leaders and the headteacher are asked instead',
  );
  const risky = {
    hasExtra: 'Yes',
    extraHazard: 'Dad has threatened staff',
    extraHarm: 'Fear or injury',
    extraLikelihood: 'Very likely',
    extraSeverity: 'Major',
    extraControls: 'Meet in the street',
  };
  day.sends('assessment', day.ordinaryAssessment(ref, risky));
  for (const one of [head, seniorLeader]) expect(day.mailTo(one, 'Please approve').subject).toContain(ref);
  expect(day.reads(head, { p: 'visit', ref })).toContain('Invite them into school');
  day.taps(head, { page: 'visit', ref, act: 'approve', party: 'in a pair', words: 'The social worker comes too' });
  expect(day.mailTo(visitor, 'Approved to go').body).toContain('The social worker comes too');
});

test('[WLS-20] and a visit that needs nobody is told to them', () => {
  const day = schoolDay({ policy: 'wls' });
  types(day, 'Staff', 'Imran Malik', 'Roles', 'visitor');
  for (const one of ['Rhiannon Pryce', 'Grace Adebayo']) types(day, 'Staff', one, 'Roles', 'senior leader');
  const ref = day.approved();
  expect(day.visit(ref).decision?.ruling).toBe('approved');
  for (const one of [head, seniorLeader]) expect(day.mailTo(one, 'For your information').subject).toContain(ref);
  day.leaves([ref]);
  expect(day.mailTo(seniorLeader, 'Signed out').subject).toContain('OUT-0001');
});
