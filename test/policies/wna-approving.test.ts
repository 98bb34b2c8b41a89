// WNA: nobody has to approve a visit of low risk, and the headteacher is told; a family may refuse a visit.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, colleague, office, team, lead, head, deputyHead } = PEOPLE;

const wistan = () => schoolDay({ policy: 'wna' });
const invite = (ref: string) => ({ page: 'visit', ref, act: 'invite into school' });
const RISKY = { likelihood: 'Likely', severity: 'Moderate' };

/** The risk assessment with one hazard worse than the policy's own. */
function assesses(day: SchoolDay, ref: string, { likelihood, severity }: typeof RISKY = RISKY) {
  const extra = {
    hasExtra: 'Yes',
    extraHazard: 'Dad has threatened staff',
    extraHarm: 'Fear or injury',
    extraLikelihood: likelihood,
    extraSeverity: severity,
    extraControls: 'Meet in the street',
  };
  day.sends('assessment', day.ordinaryAssessment(ref, extra));
}

test('[WNA-13] a visit without a risk assessment goes ahead, and the headteacher is told that there is none', () => {
  const day = wistan();
  const ref = day.asks();
  for (const one of [head, deputyHead]) {
    const told = day.mailTo(one, 'For your information');
    expect(told.body).toContain('There is no risk assessment');
    expect(told.body.indexOf('There is no risk assessment')).toBeLessThan(told.body.indexOf('Who goes'));
    expect(told.body).toContain('You can still stop it');
  }
  const may = day.mailTo(visitor, 'You may go in a pair');
  expect(may.body).toContain('No approval is needed; the headteacher has been told.');
  expect(may.body).toContain('Fill in the risk assessment');
  expect(day.subjects(visitor)).toHaveLength(1);
  expect(day.reads(head, { p: 'visit', ref })).toContain('No approval is needed');
  expect(day.board('Register')[0]?.Decision).toContain('No approval needed');
  const out = day.leaves([ref]);
  expect(day.reads(head, { p: 'outing', ref: out })).toContain('Maya Osei');
});

test('[WNA-13] the assessment asks for records, other professionals and the purpose, and the headteacher reads them', () => {
  const day = wistan();
  const ref = day.asks();
  day.sends('assessment', day.ordinaryAssessment(ref, { professionals: 'Health visitor: no worries' }));
  expect(day.mailTo(visitor, 'Risk assessment received').body).toContain('low risk');
  const page = day.reads(head, { p: 'visit', ref });
  expect(page).toContain('Health visitor: no worries');
  expect(page).not.toContain('There is no risk assessment');
  for (const email of [visitor, colleague]) day.readsPolicy(email);
  day.taps(visitor, day.signOutFor([ref]));
});

test('[WNA-14] a risk above low stops the visit, and inviting the family into school comes first', () => {
  const day = wistan();
  const ref = day.asks();
  assesses(day, ref);
  for (const one of [visitor, colleague]) {
    const wait = day.mailTo(one, 'WAIT, not approved any more').body;
    expect(wait).toContain('the level of risk changed');
    expect(wait).toContain('The policy would rather you invited the family into school');
    day.readsPolicy(one);
  }
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('Ask the headteacher before you go');
  const asked = day.mailTo(head, 'Please approve').body;
  expect(asked).toContain('Rather invite the family into school');
  const page = day.reads(head, { p: 'visit', ref });
  expect(page.indexOf('Invite them into school')).toBeLessThan(page.indexOf('Or let them go all the same'));
  day.taps(head, { ...invite(ref), words: 'Offer them Thursday' });
  expect(day.mailTo(visitor, 'Invite them into school instead').body).toContain('Offer them Thursday');
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('nothing to leave for');
});

test('[WNA-14] going all the same needs the headteacher’s reason', () => {
  const day = wistan();
  const ref = day.asks();
  assesses(day, ref, { likelihood: 'Very likely', severity: 'Major' });
  const approval = { page: 'visit', ref, act: 'approve', party: 'in a pair' };
  expect(day.isRefused(head, approval)).toContain('Write your reason for approving all the same');
  day.taps(head, { ...approval, words: 'Dad is away; the social worker comes too' });
  expect(day.mailTo(visitor, 'Approved to go in a pair').body).toContain('the social worker comes too');
  day.leaves([ref]);
});

test('[WNA-14] who is only informed can still stop a visit until they leave, and is asked from then on', () => {
  const day = wistan();
  const ref = day.asks();
  expect(day.isRefused(team, invite(ref))).toContain('Only the headteacher can decide');
  expect(day.reads(head, { p: 'visit', ref })).toContain('Not like this? Stop it');
  day.taps(head, { page: 'visit', ref, act: 'send back', words: 'Take Farah, who knows them' });
  const farah = day.choice('farah.siddiqui@school.example');
  const changed = day.ordinaryRequest({ visitors: [day.choice(visitor), farah] });
  day.changes('request', day.visit(ref).request.editUrl, changed);
  expect(day.mailTo(head, 'Please approve').subject).toContain(ref);
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('Waits for the headteacher to decide');
  day.taps(head, { page: 'visit', ref, act: 'approve', party: 'in a pair' });
  day.leaves([ref]);
  expect(day.isRefused(head, invite(ref))).toContain('That decision stands');
});

test('[WNA-03] a family may refuse: the visit is over, all who knew hear, and it is counted', () => {
  const day = wistan();
  const ref = day.asks();
  day.taps(office, { page: 'visit', ref, act: 'family refuses', words: 'Mum would rather come in' });
  for (const one of [visitor, colleague, head]) {
    expect(day.mailTo(one, 'The family prefers no visit').body).toContain('Mum would rather come in');
  }
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('The family prefers no visit. Nobody goes.');
  for (const one of [visitor, colleague]) day.readsPolicy(one);
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('nothing to leave for');
  expect(day.board('Register')[0]?.Status).toBe('Family prefers no visit, closed');
});

test('[WNA-03] on a welfare reason it does not close before the safeguarding lead has decided what next', () => {
  const day = wistan();
  const ref = day.asks({ reason: 'A concern about the child’s welfare', daysAbsent: '3', attempts: 'Rang Mon, Tue' });
  day.taps(visitor, { page: 'visit', ref, act: 'family refuses', words: 'Dad hung up' });
  expect(day.mailTo(lead, 'Decide what next').body).toContain('The family prefers no visit: Dad hung up');
  expect(day.board('Register')[0]?.Status).toBe('Family prefers no visit');
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('The safeguarding lead decides what happens next');
  const decides = { page: 'visit', ref, act: 'acknowledge concern' };
  expect(day.isRefused(lead, { ...decides, words: '' })).toContain('Write what happens next for this child');
  day.taps(lead, { ...decides, words: 'Social care visits today' });
  expect(day.board('Register')[0]?.Status).toBe('Family prefers no visit, closed');
});
