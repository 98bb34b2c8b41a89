// Cornwall, before anybody leaves: who authorises a visit, alone or in a pair, and what follows when it is called off.
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { tapIn } from '../story/words';

const { visitor, colleague, office, team, deputyLead, lead, seniorLeader, deputyHead, head } = PEOPLE;

const porthwen = () => schoolDay({ policy: 'celt' });
const approval = (ref: string, party = 'alone') => ({ page: 'visit', ref, act: 'approve', party });
const both = (day: SchoolDay) => [day.choice(visitor), day.choice(colleague)];

test('[CELT-01] lead and senior leaders are asked at once, the first decision stands, and nobody leaves without one', () => {
  const day = porthwen();
  const ref = day.asks();
  for (const one of [deputyLead, lead, seniorLeader, head]) {
    expect(day.mailTo(one, 'Please approve').subject).toContain(ref);
    expect(day.reads(one, { p: 'home' })).toContain('Waiting for your decision');
  }
  expect(day.inbox(team)).toEqual([]);
  const received = day.mailTo(visitor, ref);
  expect(received.subject).toContain('With the safeguarding lead or the senior leaders');
  expect(received.body).not.toMatch(/risk assessment/i);
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('Waits for the safeguarding lead or the senior leaders');

  day.readsPolicy(visitor);
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain(
    `${ref} is not approved (it is requested). Ask the safeguarding lead or senior leader before you go.`,
  );

  day.taps(seniorLeader, { ...approval(ref), words: 'Stay on the doorstep' });
  expect(day.isRefused(lead, { page: 'visit', ref, act: 'decline', words: 'Not today' })).toContain(
    'Vikram Rao decided first',
  );
  expect(day.mailTo(lead, 'Decided (approved, alone)').body).toContain('Vikram Rao has decided');
  const approved = day.mailTo(visitor, 'Approved to go alone').body;
  expect(approved).toContain('Stay on the doorstep');
  expect(approved).not.toMatch(/risk assessment/i);
  day.taps(visitor, day.signOutFor([ref]));
});

test('[CELT-01] whoever makes the visit does not authorise it, and nobody is asked who cannot decide', () => {
  const day = porthwen();
  const ref = day.asks();
  expect(day.isRefused(visitor, approval(ref))).toContain('Nobody decides on their own visit');
  expect(day.isRefused(team, approval(ref))).toContain('Only the safeguarding lead or senior leader can decide');
  day.leaps('10:01');
  expect(day.mailTo(seniorLeader, 'Still waiting for you').subject).toContain(ref);
  expect(day.inbox(deputyHead).filter(({ subject }) => /Still waiting/.test(subject))).toHaveLength(1);
});

test('[CELT-05] the authoriser decides alone or in a pair; a pair of one goes back for a companion', () => {
  const day = porthwen();
  const ref = day.asks();
  expect(day.reads(lead, { p: 'visit', ref })).toContain('Only in a pair: send back');
  day.taps(lead, approval(ref, 'in a pair'));
  const back = day.mailTo(visitor, 'Please change and send again');
  expect(back.body).toContain('please add who goes with you');
  day.readsPolicy(visitor);
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('not approved (it is sent back)');

  day.changes('request', day.visit(ref).request.editUrl, day.ordinaryRequest({ visitors: both(day) }));
  day.taps(lead, approval(ref, 'in a pair'));
  expect(day.mailTo(colleague, 'Approved to go in a pair').body).toContain('never alone');

  // Signing out looks again: the companion who drops out takes the approval along.
  day.changes('request', day.visit(ref).request.editUrl, day.ordinaryRequest());
  expect(day.mailTo(visitor, 'WAIT, not approved any more').body).toContain('who goes changed');
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('is not approved');
  day.taps(seniorLeader, approval(ref));
  day.taps(visitor, day.signOutFor([ref]));
});

test('[CELT-05] two who are named are not approved to go alone, nor written down as approved on the phone', () => {
  const day = porthwen();
  const ref = day.asks({ visitors: both(day) });
  expect(day.reads(lead, { p: 'visit', ref })).not.toContain('Approve, alone');
  const who = 'Two are named: who goes alone? Send it back, or approve in a pair.';
  expect(day.isRefused(lead, approval(ref))).toBe(who);
  const phone = { page: 'visit', ref, act: 'approved by phone', by: lead, party: 'alone', words: 'Yes' };
  expect(day.isRefused(PEOPLE.office, phone)).toBe(who);
  expect(day.subjects(colleague)).toEqual([]);
});

test('[CELT-13] “I don’t feel safe going” is one tap: it is off, the line manager hears, and nothing is asked', () => {
  const day = porthwen();
  const ref = day.approved();
  const before = day.mailCount;
  const { html } = day.workspace.openPage({ p: 'visit', ref }, { as: visitor });
  const page = day.taps(visitor, { page: 'visit', ref, ...tapIn(html, 'I don’t feel safe going: cancel') });
  expect(page).toContain('cancelled');
  // Maya's line manager, who never knew of this visit, and the safeguarding lead.
  const told = day.mailTo(team, 'Maya does not feel safe going');
  expect(told.body).toContain('That is a good reason');
  expect(told.body).not.toMatch(/why did|must|explain in writing/i);
  expect(day.toldSince(before)).toEqual(expect.arrayContaining([team, deputyLead, lead]));
  expect(day.inbox(visitor).filter(({ subject }) => /action|reason/i.test(subject))).toEqual([]);
  // The office, not Maya, tells the parents; nobody asks her to go another day.
  expect(day.board('Actions').map((row) => [row.What, row.Owner])).toEqual([
    ['Tell the parents that nobody comes', 'the office'],
  ]);
  day.readsPolicy(visitor);
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('nothing to leave for');
});

test.each(['leave', 'home'])('[CELT-13] “I don’t feel safe going” is one tap on the page %s too', (p) => {
  const day = porthwen();
  const ref = day.approved();
  const tap = (as: string) => {
    const { html } = day.workspace.openPage({ p, ref: p === 'leave' ? ref : '' }, { as });
    return { page: p, ref, ...tapIn(html, 'I don’t feel safe going: cancel') };
  };
  expect(() => tap(office)).toThrow('no button');
  day.taps(visitor, tap(visitor));
  expect(day.mailTo(team, 'Maya does not feel safe going').subject).toContain('A.J.C.');
  expect(() => tap(visitor)).toThrow('no button');
});

test('[CELT-21] a visit called off: are the parents told, two actions, and the request again without its dates', () => {
  const day = porthwen();
  const ref = day.approved();
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('Do the parents know that nobody comes?');
  const cancel = { page: 'visit', ref, act: 'cancel', words: 'Maya is ill' };
  expect(day.isRefused(office, cancel)).toContain('Say whether the parents know that nobody comes');
  day.taps(office, { ...cancel, parentsTold: 'not yet' });
  expect(day.mailTo(lead, 'Cancelled').body).toContain('NOT been told yet');
  expect(day.board('Actions').map((row) => [row.What, row.Owner, row.Due?.slice(0, 10)])).toEqual([
    ['Tell the parents that nobody comes', 'Joanna Kowalska', 'Tue 12 May'],
    ['Go another day: ask for the visit again', 'Maya Osei', 'Tue 19 May'],
  ]);
  expect(day.mailTo(office, 'An action for you').body).toContain('Tell the parents that nobody comes');
  expect(day.board('Register')[0]?.Status).toBe('Cancelled');

  expect(day.reads(visitor, { p: 'visit', ref })).toContain('Ask for this visit again');
  const answer = day.tries(visitor, { page: 'visit', ref, act: 'ask again' });
  if (!answer.ok) throw new Error(answer.reasons.join());
  const link = /href="([^"]+)"[^>]*>Open the Home Visit Form</.exec(answer.html)?.[1]?.replace(/&amp;/g, '&') ?? '';
  const filled = day.workspace.prefill(link);
  const form = day.school.files.forms.request?.id ?? '';
  const given = (title: string) => filled[day.workspace.itemId(form, title)];
  expect(given('Student’s full name')).toBe('Amelia Jones-Carter');
  expect(given('Date of the visit')).toBeUndefined();
  expect(given('When will you be at the door?')).toBeUndefined();
  expect(day.isRefused(office, { page: 'visit', ref, act: 'ask again' })).toContain('cannot be asked for again');

  day.taps(office, { page: 'visit', ref, act: 'action done', id: 'A1', words: 'Rang Mum' });
  day.taps(visitor, { page: 'actions', ref, act: 'action done', id: 'A2' });
  expect(day.board('Register')[0]?.Status).toBe('Cancelled, closed');
});

test('[CELT-21] parents who know, or who expected nobody, are not to be told', () => {
  const day = porthwen();
  for (const parentsTold of ['yes', 'they knew of no visit']) {
    const ref = day.asks();
    day.taps(visitor, { page: 'visit', ref, act: 'cancel', words: 'The car broke down', parentsTold });
    expect(day.visit(ref).actions.map(({ what }) => what)).toEqual(['Go another day: ask for the visit again']);
  }
  expect(day.mailTo(lead, 'Cancelled').body).toContain('The parents knew of no visit');
});

test('[CELT-36] the policy is read and understood, once per version, before a first sign-out', () => {
  const day = porthwen();
  const ref = day.approved();
  expect(day.reads(visitor, { p: 'home' })).toContain('read the policy');
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain(
    'Maya Osei has not yet said "read and understood" to the policy (version May 2023)',
  );
  day.readsPolicy(visitor);
  const out = day.leaves([ref]);
  day.says(visitor, out, 'back');
  const second = day.approved({ pupil: 'Ben Small' });
  day.taps(visitor, day.signOutFor([second]));
});

test('[X-05] visitor, buddy and approver are three people', () => {
  const day = porthwen();
  types(day, 'Staff', 'Grace Adebayo', 'Roles', 'safeguarding team, safeguarding lead, senior leader, buddy');
  day.leaps('09:35');
  const ref = day.asks();
  day.taps(lead, approval(ref));
  day.readsPolicy(visitor);
  expect(day.isRefused(visitor, day.signOutFor([ref], { watcher: lead }))).toBe(
    'Grace Adebayo approved this visit, so that somebody else watches. Choose another watcher.',
  );
  expect(day.reads(visitor, { p: 'leave', ref })).not.toContain('Grace Adebayo');
  day.taps(visitor, day.signOutFor([ref]));
});
