// William Lilley: the safeguarding team knows beforehand, and decides where the risk is above low.
import { PEOPLE, schoolDay } from '../story/school-day';

const { visitor, colleague, team, deputyLead, lead } = PEOPLE;

const willowmere = () => schoolDay({ policy: 'wls' });

test('[WLS-20] a visit of low risk needs nobody’s approval once it is assessed, and the safeguarding team knows of it', () => {
  const day = willowmere();
  const ref = day.asks();
  expect(day.mailTo(visitor, 'Next: the risk assessment').body).toContain('once the risk assessment is in as well');
  expect(day.inbox(team)).toEqual([]);
  day.sends('assessment', day.ordinaryAssessment(ref));
  for (const one of [team, deputyLead, lead]) {
    expect(day.mailTo(one, 'For your information').body).toContain('RISK: LOW');
  }
  const may = day.mailTo(colleague, 'You may go in a pair');
  expect(may.body).toContain('No approval is needed; the safeguarding team have been told.');
  expect(day.subjects(visitor)).toHaveLength(2);
  day.leaves([ref]);
});

test('[WLS-14] a risk above low waits for the safeguarding team, with its reason', () => {
  const day = willowmere();
  const ref = day.asks();
  const likelihood = Object.fromEntries(day.policy.hazards.map(({ words }) => [words, 'Possible']));
  day.sends('assessment', day.ordinaryAssessment(ref, { likelihood }));
  expect(day.mailTo(visitor, 'With the safeguarding team').body).toContain('Going all the same needs a reason');
  for (const one of [visitor, colleague]) day.readsPolicy(one);
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('is not approved');
  const approval = { page: 'visit', ref, act: 'approve', party: 'in a pair' };
  expect(day.isRefused(team, approval)).toContain('Write your reason');
  day.taps(team, { ...approval, words: 'The dog is put away' });
  day.taps(visitor, day.signOutFor([ref]));
});
