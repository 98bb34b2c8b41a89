// A drill: the real path with nobody missing. Everybody in their role hears, all of it says PRACTICE, and its report says who was reached when.
import { visitOf } from '../../src/forms';
import { MINUTE } from '../../src/time';
import { types } from '../refusals/control';
import { PEOPLE, schoolDay } from '../story/school-day';
import {
  expectInOrder,
  expectMarked,
  expectPageMarked,
  FIRST_LINE,
  OUTING,
  ofDrill,
  reportTo,
  signedOut,
  startIn,
  VISIT,
} from './drill-scene';

const { visitor, colleague, watcher, office, team, lead, seniorLeader, head, administrator } = PEOPLE;

describe('a whole drill at a school where an emergency contact watches', () => {
  const day = signedOut('spt');
  const pages: string[] = [];

  test('the ladder climbs as for a real one, and the report says who was reached after how many minutes, late ticks too', () => {
    pages.push(expectPageMarked(day, visitor, { p: 'outing', ref: OUTING }));
    day.says(watcher, OUTING, "I'm watching");
    day.until('09:05');
    expect(day.mailTo(visitor, 'Are you back?').body).toContain('do not say that you are back until the drill');
    expect(pages[0]).toContain('do not say that you are back until the drill');
    // The tick that should have come at 09:15 comes at 09:20.
    day.workspace.setClockWithoutTriggers(day.workspace.now + 14 * MINUTE);
    day.until('09:20');
    day.leaps('09:25');
    pages.push(expectPageMarked(day, head, { p: 'outing', ref: OUTING }));
    const sooner = day.branch();
    sooner.says(head, OUTING, 'resolved', { words: 'She is here' });
    expect(reportTo(sooner, lead)).toContain('ended before: the headteacher (due after 30 minutes) and everyone with');
    // Google takes the headteacher's mail at the second try.
    day.workspace.faults.mailRefused = { [head]: 'Service unavailable' };
    day.leaps('09:35');
    day.workspace.faults.clear();
    day.until('09:40');
    expect(day.mailTo(head, 'OVERDUE 31 min').body).toContain('“Police called”, with their reference');
    const decides = expectPageMarked(day, head, { p: 'outing', ref: OUTING });
    expect(decides).toContain('Decide now: the police');
    expect(decides).not.toContain('Drive past');
    pages.push(decides);
    day.until('09:43');
    day.says(head, OUTING, 'police not yet', { because: 'It is a drill', lookAgain: 15 });
    day.until('09:44');
    expect(day.says(visitor, OUTING, 'back')).toContain('nothing more is owed');

    for (const email of [lead, administrator]) {
      const report = reportTo(day, email);
      expect(report).toContain(
        'Overdue, to the watcher: Due 10 minutes after 09:05: reached Kwame Boateng after 15 minutes',
      );
      expect(report).toContain(
        'Overdue, to the office: Due 10 minutes after 09:05: reached Ann Lee after 15 minutes; Joanna Kowalska after 15 minutes',
      );
      expect(report).toMatch(
        /Overdue, to the senior leaders: Due 20 minutes after 09:05: reached .*Vikram Rao after 20 minutes/,
      );
      expect(report).toContain(
        'Overdue, to the headteacher: Due 30 minutes after 09:05: reached Helen Carter after 30 minutes; Patricia Doyle after 31 minutes',
      );
      expect(report).toContain(
        'Please approve, to the safeguarding team: Due 0 minutes after 09:00: reached Imran Malik',
      );
      expect(report).toContain('Kwame Boateng said “I’m watching”: 0 minutes after being asked');
      expect(report).toContain(
        '09:43 Patricia Doyle decided: police not yet (It is a drill): 38 minutes after the time due, 7 minutes after a mail to them',
      );
      expect(report).toContain(
        'Not reached, since it was answered or ended before: everyone with a role (due after 60 minutes)',
      );
      expect(report).toContain(
        'Patricia Doyle answered first, 38 minutes after the alarm began; the alarm climbed to the headteacher, but 2 steps came late.',
      );
      expect(report).not.toMatch(/never answered: .*Maya Osei/);
      expect(report).toContain('LATE by 5 minutes: overdue, to the watcher.');
      expect(report).toMatch(/Alarmed, and never answered: .*Kwame Boateng/);
      expect(report).not.toMatch(/never answered: .*Patricia Doyle/);
      expect(report).toContain('Ended: 09:44, Maya Osei: Back');
    }
  });

  test('every mail and page is marked, the report is the last, and nothing is owed afterwards', () => {
    expectMarked(day);
    for (const text of pages) expect(text).not.toContain('The family’s phones');
    expect(day.board('Register')).toEqual([]);
    expect(day.visit(VISIT).closedAt).not.toBeNull();
    const before = day.workspace.mails().filter(ofDrill).length;
    day.leaps('17:30');
    expect(day.workspace.mails().filter(ofDrill)).toHaveLength(before);
    expect(day.reads(visitor, { p: 'actions' })).not.toContain(VISIT);
    expectInOrder(day);
    // Archived with the rest of its day, it is still no visit.
    day.leaps('11:00', '2026-05-13');
    expect(() => day.visit(VISIT)).toThrow('not open');
    day.workspace.run('redrawRegister_', [], { context: 'menu' });
    expect(day.board('Register')).toEqual([]);
  });
});

test.each([
  ['nas', office, ['joanna.kowalska@school.example', 'ann.lee@school.example']],
  ['wna', head, [head, PEOPLE.deputyHead]],
])('at a school of %s, in a pair, with its own watchers', (policy, first, watch) => {
  const day = signedOut(policy);
  const asked = day.outing(OUTING).watcher.email;
  expect(watch).toContain(asked);
  expect(day.mailTo(asked, 'You watch over').subject).toBe(
    `PRACTICE: You watch over Maya Osei and Daniel Hughes until 09:05 (${OUTING})`,
  );
  day.says(asked, OUTING, "I'm watching");
  day.leaps('09:20');
  expect(day.mailTo(first === head ? asked : office, 'OVERDUE 15 min').body).toContain('Ring Daniel: 07700 900111');
  expectPageMarked(day, asked, { p: 'outing', ref: OUTING });
  expectPageMarked(day, colleague, { p: 'outing', ref: OUTING });
  day.says(asked, OUTING, 'resolved', { words: 'All are in the staff room' });
  expectMarked(day);
  expect(reportTo(day, lead)).toMatch(/resolved it \(All are in the staff room\): 15 minutes after the time due/);
  expect(day.visit(VISIT).actions).toEqual([]);
  expectInOrder(day);
});

test.each(['celt', 'wls'])('at a school of %s what a drill’s visitors say at the door opens no papers', (policy) => {
  const day = signedOut(policy);
  day.says(visitor, OUTING, 'arrived');
  day.says(visitor, OUTING, 'child alone', { words: 'Practising' });
  day.says(visitor, OUTING, 'new risk', { words: 'Practising' });
  day.says(visitor, OUTING, 'help', { words: 'Practising' });
  day.leaps('09:10');
  expect(day.mailTo(head, 'HELP').subject.startsWith(FIRST_LINE)).toBe(true);
  expectPageMarked(day, visitor, { p: 'outing', ref: OUTING });
  day.says(head, OUTING, 'resolved', { words: 'It was practice' });
  day.says(visitor, OUTING, 'back');
  const { actions, concern, childAlone, written, report } = day.visit(VISIT);
  expect({ actions, concern, childAlone, written, report }).toEqual({
    actions: [],
    concern: null,
    childAlone: undefined,
    written: undefined,
    report: null,
  });
  expectMarked(day);
  expectInOrder(day);
});

describe('who starts and ends a drill', () => {
  const day = schoolDay();

  test('administrators, safeguarding leads and headteachers alone', () => {
    for (const email of [visitor, office, team, seniorLeader, watcher]) {
      expect(day.isRefused(email, startIn(day))).toBe(
        'Only an administrator, a safeguarding lead or a headteacher can start or end a drill.',
      );
      expect(day.reads(email, { p: 'desk' })).not.toContain('Start a drill');
    }
    expect(day.isRefused('somebody@elsewhere.example', startIn(day))).toContain('not on the staff list');
    for (const email of [lead, head, administrator]) expect(day.reads(email, { p: 'desk' })).toContain('Start a drill');
    expect(day.mailCount).toBe(0);
  });

  test.each([
    [{ minutes: '4' }, 'Choose 5 to 60 minutes until the return is due.'],
    [{ minutes: '61' }, 'Choose 5 to 60 minutes until the return is due.'],
    [{ minutes: 'soon' }, 'Choose who plays the visitor, and when the return is due.'],
    [{ second: visitor }, 'The same person stands there twice: choose somebody else to go with them.'],
    [{ visitor: '' }, 'Choose who plays the visitor.'],
    [{ visitor: office }, 'Joanna Kowalska is not a visitor on the staff list.'],
  ])('%j: %s', (changes, words) => {
    expect(day.isRefused(lead, startIn(day, changes))).toBe(words);
  });

  test('one at a time; nobody else ends it; ended before anybody left, its report says that the alarm was not tried', () => {
    const one = day.branch();
    one.taps(head, startIn(one));
    expect(one.isRefused(lead, startIn(one))).toBe(`A drill is under way (${VISIT}). End it first.`);
    expect(one.isRefused(office, { page: 'desk', act: 'end drill', ref: VISIT })).toContain('Only an administrator');
    // What is written of a child under its reference is of no visit, and so is heard as such.
    expect(visitOf({ reference: VISIT }, [one.visit(VISIT)])).toBeUndefined();
    expect(one.reads(lead, { p: 'desk' })).toMatch(
      /A drill is under way.*requested\. Next: Imran Malik, Rhiannon Pryce or Grace Adebayo must approve it/,
    );
    // Nobody has anything to fill in for it.
    expect(one.mailTo(head, VISIT).subject).toContain('With the safeguarding team:');
    expect(
      one
        .subjects(head)
        .concat(one.inbox(head).map(({ body }) => body))
        .join(),
    ).not.toMatch(/fill in the risk/i);
    one.taps(administrator, { page: 'desk', act: 'end drill', ref: VISIT });
    expect(reportTo(one, head)).toContain('Nobody signed out: the alarm itself was not tried.');
    expect(one.isRefused(lead, { page: 'desk', act: 'end drill', ref: VISIT })).toBe('This drill is over already.');
    expect(one.subjects(visitor).filter((subject) => !subject.startsWith('PRACTICE'))).toEqual([]);
  });

  test('declined, it is over, and leaves nobody anything to do', () => {
    const one = day.branch();
    one.taps(head, startIn(one));
    one.taps(lead, { page: 'visit', ref: VISIT, act: 'decline', words: 'Not today' });
    expect(reportTo(one, head)).toContain('The drill ended: it was declined');
    expect(one.visit(VISIT).closedAt).not.toBeNull();
    expect(one.board('Actions')).toEqual([]);
  });

  test('a policy under which nobody goes alone wants two', () => {
    const wna = schoolDay({ policy: 'wna' });
    expect(wna.isRefused(lead, startIn(wna, { second: '' }))).toContain('Nobody goes alone');
  });
});

test('a drill that nobody ends climbs to its end, names the roles that nobody is in, and ends by itself 90 minutes after the time due', () => {
  const school = schoolDay();
  types(school, 'Staff', 'Joanna Kowalska', 'Roles', 'visitor');
  types(school, 'Staff', 'Ann Lee', 'Roles', 'emergency contact');
  const day = signedOut('spt', school);
  for (const time of ['09:05', '09:15', '09:25', '09:35', '10:05', '10:20', '10:34']) day.leaps(time);
  expect(day.outing(OUTING).closedAt).toBeNull();
  day.until('10:35');
  expect(day.outing(OUTING).closedAt).not.toBeNull();
  const report = reportTo(day, lead);
  expect(report).toContain('Nobody at school is the office: put somebody on the staff list.');
  expect(report).toContain('Overdue, to the office: Due 10 minutes after 09:05: NOBODY is in this role');
  expect(report).toMatch(/Overdue, to everyone with a role: Due 60 minutes after 09:05: reached .*and again once/);
  expect(report).toContain('The drill ended by itself: its time was over');
  expect(report).not.toContain('Not reached');
  expect(report).toContain('Nobody answered; the alarm climbed to everyone with a role, but nobody is the office.');
  expect(day.mailTo(head, 'All clear').subject.startsWith('PRACTICE')).toBe(true);
  expectMarked(day);
  expectInOrder(day);
});
