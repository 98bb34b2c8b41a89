// Cornwall: what the pages say at moments when the usual words would be wrong.
import { types } from '../refusals/control';
import { asText, PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, colleague, watcher, office, team } = PEOPLE;

function away(pair = false): { day: SchoolDay; ref: string; out: string } {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.approved(pair ? { visitors: [day.choice(visitor), day.choice(colleague)] } : {});
  day.leaps('13:55');
  const out = day.leaves([ref]);
  day.says(day.watcher, out, "I'm watching");
  return { day, ref, out };
}

test('[CELT-24] of a pair, whoever taps says that all are back, and so says the log', () => {
  const { day, out } = away(true);
  day.says(visitor, out, 'arrived');
  const page = day.says(visitor, out, 'left');
  expect(page).toMatch(/We are all back at school This ends the watch for everybody/);
  expect(page).not.toContain('I’m back at school');
  expect(day.reads(office, { p: 'outing', ref: out })).toContain('They are all back at school');
  day.leaps('15:31');
  expect(day.mailTo(visitor, 'Are you back?').body).toContain('We’re all back, or need more time');
  expect(day.says(visitor, out, 'back')).toContain('All are back');
});

test('[CELT-24] one who goes alone says it of themselves', () => {
  const { day, out } = away();
  day.says(visitor, out, 'arrived');
  expect(day.says(visitor, out, 'left')).toContain('I’m back at school');
});

test('[CELT-15] with a child alone in there the big button calls nobody in: wait outside, ring the team, or leave', () => {
  const { day, ref, out } = away();
  day.says(visitor, out, 'arrived');
  day.says(visitor, out, 'child alone');
  const big = () =>
    /<button[^>]*class="go huge"[^>]*>(.*?)<\/button>/s.exec(
      day.workspace.openPage({ p: 'outing', ref: out }, { as: visitor }).html,
    )?.[1] ?? '';
  expect(asText(big())).toBe('I’m waiting outside Ring the safeguarding team: what should you do?');
  const page = day.reads(visitor, { p: 'outing', ref: out });
  expect(page).toMatch(/ring one of them.*I’m waiting outside.*I’m not going in, and leaving/s);
  expect(day.says(visitor, out, "I'm fine")).toContain('I’m waiting outside');
  day.taps(team, { page: 'visit', ref, act: 'decide referral', referred: false, words: 'Gran is on her way' });
  expect(asText(big())).toContain('I’m going in');
});

test('[CELT-18] the words for 999 say of a visit that goes well what is true, and later that they do not answer', () => {
  const { day, out } = away();
  const script = () => day.reads(watcher, { p: 'outing', ref: out });
  expect(script()).toContain('What happened: … (say in one sentence what has happened)');
  expect(script()).not.toContain('do not answer');
  expect(day.mailTo(watcher, 'You watch over').body).not.toContain('do not answer.');
  day.leaps('15:31');
  expect(script()).toContain('They were due back at 15:30 and do not answer.');
});

test('[CELT-18] the safe word is offered while they are out, and no longer', () => {
  const { day, out } = away();
  expect(day.reads(watcher, { p: 'outing', ref: out })).toContain('Show the safe word');
  day.says(visitor, out, 'back');
  for (const as of [watcher, visitor, office])
    expect(day.reads(as, { p: 'outing', ref: out })).not.toContain('Show the safe word');
});

test.each([
  ['nobody home', ['arrived'], { how: 'nobody home' }, 'Nobody was at home. Its report is owed.'],
  ['back before they were there', [], undefined, 'nobody has said that they were there. Its report is owed.'],
])('[CELT-20][CELT-27] %s: no page says that the visit was made', (_, taps, left, words) => {
  const { day, ref, out } = away();
  for (const tap of taps) day.says(visitor, out, tap);
  if (left) day.says(visitor, out, 'left', left);
  day.says(visitor, out, 'back');
  const page = day.reads(visitor, { p: 'visit', ref });
  expect(page).toContain(words);
  expect(page).not.toMatch(/The visit was made|\bmade HV/);
  expect(day.reads(visitor, { p: 'home' })).not.toContain('The visit was made');
});

test('[CELT-11] no buddy is on the list: others who may watch stand on the page; where nobody can, it says whom to ring', () => {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.approved();
  day.readsPolicy(visitor);
  const leaving = day.signOutFor([ref], { watcher: '' });
  for (const name of ['Kwame Boateng', 'Joanna Kowalska']) types(day, 'Staff', name, 'Roles', 'office');
  expect(day.reads(visitor, { p: 'leave', ref })).toContain('Patricia Doyle');
  expect(day.isRefused(visitor, leaving)).toContain('Choose who watches while you are out');
  const leaders = ['Grace Adebayo', 'Rhiannon Pryce', 'Vikram Rao', 'Helen Carter', 'Patricia Doyle'];
  for (const name of leaders) types(day, 'Staff', name, 'Active', 'No');
  const { officePhone } = day.school.settings;
  expect(day.isRefused(visitor, leaving)).toContain(
    `Nobody who is buddy on the staff list can watch now. Ring the school office on ${officePhone}`,
  );
});
