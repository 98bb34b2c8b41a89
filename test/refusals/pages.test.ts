// Pages and taps by people who may not, or too early, or twice; approvals that nobody gives; a sign-out that is refused.
import { PEOPLE, schoolDay } from '../story/school-day';

const { visitor, colleague, watcher, team, lead, deputyLead, office, administrator, owner } = PEOPLE;
const TELLS = /HV-0001|OUT-0001|Amelia|A\.J\.C|Alder Close|Maya/;

test('without the role, unknown, or not signed in: a refusal that tells nothing, and no tap is taken', () => {
  const day = schoolDay();
  const ref = day.approved();
  const out = day.leaves([ref]);
  const before = day.mailCount;
  const outsiders = [colleague, administrator, owner, 'stranger@school.example', null];
  for (const as of outsiders) {
    for (const [p, one] of [
      ['visit', ref],
      ['outing', out],
      ['visit', 'HV-0099'],
    ] as const) {
      const page = day.reads(as, { p, ref: one });
      expect(page).toMatch(/nothing here for you|not on the staff list|did not say who you are/);
      expect(page).not.toMatch(TELLS);
      const act = p === 'visit' ? { act: 'cancel', words: 'x' } : { act: 'back' };
      expect(day.isRefused(as, { page: p, ref: one, ...act })).not.toMatch(TELLS);
    }
    // Administrators open Control, and with it all that the desk shows.
    if (as !== administrator && as !== owner) expect(day.reads(as, { p: 'desk' })).not.toMatch(TELLS);
    expect(day.reads(as, { p: 'home' })).not.toMatch(TELLS);
  }
  expect(day.mailCount).toBe(before);
  expect(day.reads(office, { p: 'outing', ref: out })).toContain('On the way');
});

test('opening a page, however often, changes nothing', () => {
  const day = schoolDay();
  const ref = day.asksAndAssesses();
  for (let i = 0; i < 3; i++) day.reads(team, { p: 'visit', ref, act: 'approve', party: 'alone' });
  expect(day.reads(team, { p: 'visit', ref })).toContain('requested');
  expect(day.visit(ref).decision).toBeNull();
});

test('the first decision stands: the second is told who decided, and what', () => {
  const day = schoolDay();
  const ref = day.asksAndAssesses();
  day.taps(lead, { page: 'visit', ref, act: 'decline', words: 'Not today' });
  const late = day.isRefused(team, { page: 'visit', ref, act: 'approve', party: 'alone' });
  expect(late).toMatch(/Grace Adebayo decided first, at 09:00: declined.*nothing was changed/);
  for (const one of [team, deputyLead]) expect(day.mailTo(one, 'Decided').body).toContain('Grace Adebayo');
  expect(day.subjects(visitor).filter((subject) => subject.includes('Not approved'))).toHaveLength(1);
});

test('nobody approves their own visit, and nobody watches over themselves', () => {
  const day = schoolDay();
  const ref = day.asksAndAssesses({ visitors: [day.choice(team)] }, {}, team);
  expect(day.subjects(team).filter((subject) => subject.includes('Please approve'))).toEqual([]);
  expect(day.reads(team, { p: 'visit', ref })).not.toContain('Approve, alone');
  const yes = { page: 'visit', ref, act: 'approve', party: 'alone' };
  expect(day.isRefused(team, yes)).toContain('Nobody decides on their own visit');
  day.taps(lead, yes);
  day.readsPolicy(team);
  const own = day.isRefused(team, day.signOutFor([ref], { watcher: team }));
  expect(own).toMatch(/not emergency contact|own outing/);
  day.taps(team, day.signOutFor([ref]));
});

test('a sign-out is refused with every reason at once, and “I’ve gone anyway” begins the watch and tells lead and office', () => {
  const day = schoolDay();
  const ref = day.asks();
  const bare = day.signOutFor([ref], { mobiles: {}, car: '', watcher: '', due: '08:00', safeWord: '' });
  const answer = day.tries(visitor, bare);
  if (answer.ok) throw new Error('It was taken.');
  const reasons = [
    /not approved/,
    /mobile number/,
    /read and understood/,
    /already passed/,
    /registration/,
    /safe word/,
  ];
  for (const reason of [...reasons, /Choose who watches/]) expect(answer.reasons.join('\n')).toMatch(reason);
  expect(answer.offerAnyway).toBe(true);
  expect(day.board('Today')).toEqual([]);
  day.taps(visitor, { ...bare, anyway: true });
  for (const one of [lead, deputyLead, office]) {
    expect(day.mailTo(one, 'gone anyway').body).toMatch(/not approved.*07700 900111/s);
  }
  expect(day.board('Today')[0]).toMatchObject({ 'Who is out': 'Maya Osei', Ref: 'OUT-0001' });
});

test('the same tap twice does once what it says, and so does a sign-out whose answer was lost', () => {
  const day = schoolDay();
  const ref = day.asksAndAssesses();
  const seen = day.visit(ref).version;
  const yes = { page: 'visit', ref, act: 'approve', party: 'alone', seen };
  day.taps(team, yes);
  day.taps(team, yes);
  expect(day.subjects(visitor).filter((subject) => subject.startsWith('Approved'))).toHaveLength(1);
  day.readsPolicy(visitor);
  const leave = day.signOutFor([ref]);
  day.taps(visitor, leave);
  expect(day.tries(visitor, leave)).toMatchObject({ ok: true, said: 'You are signed out.' });
  // Google gives the address as the account was made, which may be in capitals.
  expect(day.tries('Maya.Osei@School.Example', leave)).toMatchObject({ ok: true, said: 'You are signed out.' });
  expect(day.subjects(watcher)).toHaveLength(1);
  const tap = { page: 'outing', ref: 'OUT-0001', act: 'more time', minutes: 30, seen: day.outing().version };
  day.taps(visitor, tap);
  expect(day.taps(visitor, tap)).toContain('16:00');
});

test('an approval that nobody answers: reminder, deputy, and at its time “do not go”', () => {
  const day = schoolDay();
  const ref = day.asksAndAssesses();
  day.leaps('09:31');
  expect(day.mailTo(team, 'Still waiting for you').subject).toContain(ref);
  const before = day.mailCount;
  day.leaps('10:01');
  expect(day.toldSince(before)).toEqual(expect.arrayContaining([lead, deputyLead]));
  expect(day.toldSince(before)).not.toContain(team);
  day.leaps('14:16');
  expect(day.mailTo(visitor, 'DO NOT GO').body).toContain('not approved in time');
  expect(day.isRefused(team, { page: 'visit', ref, act: 'approve', party: 'alone' })).toContain('nothing to decide');
  day.readsPolicy(visitor);
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('not approved');
});
