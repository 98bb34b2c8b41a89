// In an emergency papers can wait: by whom, with which reason, and what never waits.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, office, team, deputyLead, lead, seniorLeader } = PEOPLE;

const override = (ref: string, words = 'The child rang in tears. Read the policy when you are back.') => ({
  page: 'visit',
  ref,
  act: 'override',
  words,
});

/** What the office's board says of who is out. */
const board = (day: SchoolDay) => day.board('Today').map((row) => row.Ref);

test('[X-20] papers wait with a name and a reason; the safeguarding lead is told, and it stays in the log', () => {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.approved();
  const leaving = day.signOutFor([ref], { numberSaved: false });
  const refusal = day.isRefused(visitor, leaving);
  expect(refusal).toContain('has not yet said "read and understood"');
  expect(day.reads(seniorLeader, { p: 'visit', ref })).toContain('An emergency? Let papers wait');
  day.taps(seniorLeader, override(ref));
  for (const one of [deputyLead, lead]) {
    expect(day.mailTo(one, 'Papers can wait').body).toContain('Vikram Rao lets papers wait for this visit');
  }
  expect(day.mailTo(visitor, 'Papers can wait').body).toContain('The child rang in tears');
  day.taps(visitor, leaving);
  expect(board(day)).toEqual(['OUT-0001']);
  expect(
    day
      .outing('OUT-0001')
      .log.map(({ words }) => words)
      .join(),
  ).toContain('Allowed to follow later by Vikram Rao');
  expect(day.reads(lead, { p: 'visit', ref })).toContain('Papers can wait for this visit: The child rang in tears');
});

test('[X-20] what never waits: an approval, an address’s mobile, a watcher, a time of return', () => {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.asks();
  day.taps(lead, override(ref));
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('is not approved');
  day.taps(lead, { page: 'visit', ref, act: 'approve', party: 'alone' });
  const missing = day.isRefused(
    visitor,
    day.signOutFor([ref], { mobiles: {}, watcher: '', due: '', car: '', safeWord: '' }),
  );
  expect(missing).toContain('mobile number');
  expect(missing).toContain('Choose who watches');
  expect(missing).toContain('Say when you expect to be back');
  expect(missing).not.toContain('read and understood');
  day.taps(visitor, day.signOutFor([ref]));
});

test('[X-20] nobody lets papers wait for their own visit, nor does somebody who may not decide, nor without a reason', () => {
  const day = schoolDay();
  const own = day.asksAndAssesses({ visitors: [day.choice(team)] });
  expect(day.isRefused(team, override(own))).toContain('Nobody lets papers wait for their own visit');
  expect(day.isRefused(office, override(own))).toContain('Only the safeguarding team can let papers wait');
  expect(day.isRefused(lead, override(own, ' '))).toMatch(/fill in|not understood/);
  day.taps(lead, override(own));
  expect(day.isRefused(deputyLead, override(own))).toContain(
    'Grace Adebayo has let papers wait for this visit already',
  );
});

test('[X-20] papers that wait for one visit do not wait for what it is changed into', () => {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.approved();
  day.taps(lead, override(ref));
  day.changes('request', day.visit(ref).request.editUrl, day.ordinaryRequest({ address: '9 Fern Road, TR7 2AB' }));
  day.taps(lead, { page: 'visit', ref, act: 'approve', party: 'alone' });
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('read and understood');
});
