// Who is believed by mail while somebody is out; and letters whose time is over: a visit that is closed, a person who has left.
import { types } from '../refusals/control';
import { readingReplies } from '../story/reads-replies';
import { PEOPLE, type SchoolDay } from '../story/school-day';
import { type Sent, sends } from './answering';
import { castDay } from './cast';
import { count } from './counts';

const { team, lead, visitor, watcher, office } = PEOPLE;
const FORGER = 'someone@elsewhere.example';
const READING = readingReplies();

let asked: SchoolDay;
let late: SchoolDay;
beforeAll(() => {
  asked = castDay('spt', READING);
  asked.workspace.settings.gmailService = true;
  types(asked, 'Settings', 'Read mail replies', 'Value', 'Yes');
  const ref = asked.asksAndAssesses();
  late = asked.branch();
  late.taps(team, { page: 'visit', ref, act: 'approve', party: 'alone' });
  late.leaves([ref], { due: '09:10' });
  late.until('09:21');
});

const OWN: Sent['to'] = [visitor, 'Are you back?'];
const ALARM: Sent['to'] = [watcher, 'OVERDUE'];
const NOT_USED = /NOT used/;
const subjectsOf = (mails: { subject: string }[]) => mails.map(({ subject }) => subject).join(' | ');

test.each<[string, Omit<Sent, 'to'>]>([
  ['themselves', {}],
  ['somebody who only says that it is them', { as: FORGER, from: `Maya Osei <${visitor}>` }],
])('a visitor’s “help” and “back” are believed of %s', (_, who) => {
  const called = late.branch();
  expect(subjectsOf(sends(called, { to: OWN, text: 'Help', ...who }))).toContain('HELP');
  expect(called.outing().raised?.cause).toBe('help');
  const back = late.branch();
  sends(back, { to: OWN, text: 'Back', ...who });
  expect(back.outing().backAt).not.toBeNull();
});

test.each(['acknowledge', 'watching', 'resolved: all are well', 'reached 16:30', 'can’t reach', 'worried'])(
  'school’s “%s” from a forged sender does nothing, and the real one is asked to use the page',
  (text) => {
    const day = late.branch();
    const before = day.outing();
    const mails = sends(day, { to: ALARM, text, as: FORGER, from: `Kwame Boateng <${watcher}>` });
    const { answers, resolved, watcher: watches, due, raised, backAt } = day.outing();
    count({ letIn: backAt === null && resolved.length === 0 ? 0 : 1 });
    expect({ answers, resolved, watches, due, raised, backAt }).toEqual({
      answers: before.answers,
      resolved: before.resolved,
      watches: before.watcher,
      due: before.due,
      raised: before.raised,
      backAt: before.backAt,
    });
    expect(mails.find(({ to }) => to.includes(watcher))?.body).toContain('could not be proved that it came from you');
  },
);

test.each<[string, Sent]>([
  ['the watcher’s word by the visitor’s own letter', { to: OWN, text: 'resolved: we are well' }],
  ['the visitor’s word by the watcher’s letter', { to: ALARM, text: 'Back' }],
  ['somebody else’s letter', { to: ALARM, text: 'resolved: all well', as: office }],
  ['the visitor with the watcher’s letter', { to: ALARM, text: 'Back', as: visitor }],
  [
    'an absence note of the visitor that says “I am back on Monday”',
    { to: OWN, text: 'Back', headers: { 'Auto-Submitted': 'auto-replied' } },
  ],
  ['a quotation', { to: OWN, text: '> back' }],
  ['a sentence', { to: OWN, text: 'Back in twenty minutes' }],
])('%s ends no watch', (_, sent) => {
  const day = late.branch();
  sends(day, sent);
  count({ letIn: day.outing().backAt === null ? 0 : 1 });
  expect(day.outing().backAt).toBeNull();
  expect(day.outing().resolved).toEqual([]);
});

describe('a letter whose time is over', () => {
  const ref = 'HV-0001';

  test.each<[string, (day: SchoolDay) => void]>([
    ['is no longer active', (day) => types(day, 'Staff', 'Imran Malik', 'Active', 'No')],
    ['has another role', (day) => types(day, 'Staff', 'Imran Malik', 'Roles', 'visitor')],
    ['has no role any more', (day) => types(day, 'Staff', 'Imran Malik', 'Roles', '')],
  ])('approves nothing where its reader %s', (_, leaves) => {
    const day = asked.branch();
    leaves(day);
    sends(day, { to: [team, 'Please approve'], text: 'approve' });
    count({ letIn: day.visit(ref).decision ? 1 : 0 });
    expect(day.visit(ref).decision).toBeNull();
  });

  test('resolves nothing where the watcher has left', () => {
    const day = late.branch();
    types(day, 'Staff', 'Kwame Boateng', 'Active', 'No');
    sends(day, { to: ALARM, text: 'resolved: all well' });
    expect(day.outing().resolved).toEqual([]);
  });

  test('a decision by another was first: who comes late is told', () => {
    const day = asked.branch();
    day.taps(lead, { page: 'visit', ref, act: 'decline', words: 'Not today' });
    const [answer] = sends(day, { to: [team, 'Please approve'], text: 'approve' });
    expect(answer?.body).toContain('Grace Adebayo decided first');
    expect(day.visit(ref).decision?.ruling).toBe('declined');
  });

  test('the same answer sent again does once what it says', () => {
    const day = asked.branch();
    sends(day, { to: [team, 'Please approve'], text: 'approve' });
    const again = sends(day, { to: [team, 'Please approve'], text: 'approve' });
    expect(subjectsOf(again)).toMatch(NOT_USED);
    expect(day.subjects(visitor).filter((subject) => subject.startsWith('Approved'))).toHaveLength(1);
    const back = late.branch();
    sends(back, { to: OWN, text: '30' });
    const { due } = back.outing();
    // The very same mail found again, as mail that overtakes mail is.
    back.workspace.advanceMinutes(2);
    expect(back.outing().due).toBe(due);
  });

  test('of a visit that is closed does nothing, and says so; a call for help reaches school all the same', () => {
    const day = asked.branch();
    const { id } = day.mailTo(team, 'Please approve');
    const own = day.mailTo(visitor, 'Next: the risk assessment').id;
    day.taps(visitor, { page: 'visit', ref, act: 'cancel', words: 'Ill' });
    day.leaps('12:00', '2026-05-19');
    day.workspace.reply(id, 'approve', { as: team });
    day.workspace.reply(id, 'approve', { as: FORGER });
    day.workspace.reply(own, 'Please help us', { as: visitor });
    const before = day.mailCount;
    day.workspace.advanceMinutes(2);
    expect(day.mailTo(team, 'NOT used').body).toContain('is closed');
    for (const one of [office, lead, visitor]) expect(day.mailTo(one, 'wrote for help').body).toMatch(/Please help us/);
    expect(day.mailTo(office, 'wrote for help').subject).toContain('Maya Osei on 07700 900111');
    expect(day.toldSince(before)).not.toContain(FORGER);
    count({ executions: 2 });
  });
});

test('nobody reads of the visit in the answer to a reply that was not used but whoever sent it', () => {
  const day = late.branch();
  const mails = sends(day, { to: ALARM, text: 'What is this?', as: FORGER, from: watcher });
  expect(mails.flatMap(({ to }) => to)).toEqual([watcher]);
  expect(mails[0]?.body).not.toMatch(/Amelia|Alder Close/);
});
