// A drill: the real path with nobody missing. Everybody in their role hears, all of it says PRACTICE, and its report says who was reached when.
import type { Mail } from '../../local/workspace/types';
import { visitOf } from '../../src/forms';
import { MINUTE } from '../../src/time';
import { types } from '../refusals/control';
import { readingReplies } from '../story/reads-replies';
import { asText, PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { count } from './counts';
import { whatIsWrong } from './invariants';

const { visitor, colleague, watcher, office, team, lead, seniorLeader, head, administrator } = PEOPLE;
const VISIT = 'DRILL-HV-0001';
const OUTING = 'DRILL-OUT-0001';
const READING = readingReplies();
const FIRST_LINE = 'PRACTICE: nobody is missing. Do NOT call 999 or the family';

/** What the desk sends to start a drill. */
const startIn = (day: SchoolDay, changes: Record<string, unknown> = {}) => ({
  page: 'desk',
  act: 'start drill',
  visitor,
  second: day.rules.party.least > 1 ? colleague : '',
  minutes: '5',
  ...changes,
});

/** A drill that has been approved, where somebody must, and signed out at 09:00: the return is due at 09:05. */
function signedOut(policy: string, before: (day: SchoolDay) => void = () => undefined): SchoolDay {
  const day = schoolDay({ policy });
  before(day);
  day.taps(lead, startIn(day));
  const { visitors } = day.visit(VISIT).request;
  if (!day.visit(VISIT).decision)
    day.taps(day.approver(VISIT), {
      page: 'visit',
      ref: VISIT,
      act: 'approve',
      party: visitors.length > 1 ? 'in a pair' : 'alone',
    });
  for (const one of visitors) day.readsPolicy(one);
  day.taps(visitor, day.signOutFor([VISIT], { transport: 'On foot', due: '' }));
  return day;
}

const ofDrill = ({ subject }: Mail) => subject.includes('DRILL-');

/** Everything that is sent of a drill is marked, rings nobody outside, and reaches the staff list alone. */
function expectMarked(day: SchoolDay): void {
  const staff = day.school.staff.map(({ email }) => email);
  const mails = day.workspace.mails().filter(ofDrill);
  expect(mails.length).toBeGreaterThan(8);
  for (const mail of mails) {
    expect(mail.subject).toMatch(/^PRACTICE/);
    expect(mail.body.split('\n')[0]).toBe(FIRST_LINE.toUpperCase());
    expect(mail.htmlBody).toContain(FIRST_LINE);
    expect(mail.htmlBody).not.toContain('tel:999');
    expect(
      `${mail.subject}\n${mail.body}`.replaceAll(FIRST_LINE, '').replace(FIRST_LINE.toUpperCase(), ''),
    ).not.toMatch(/(?<!\d )999(?! ?\d)/);
    expect(staff).toEqual(expect.arrayContaining(mail.to));
    expect([...(mail.cc ?? []), ...(mail.bcc ?? [])]).toEqual([]);
  }
  for (const mail of mails.filter(({ subject }) => /OVERDUE|HELP|NOBODY WATCHES/.test(subject)))
    expect(mail.subject.startsWith(FIRST_LINE)).toBe(true);
}

/** A page of a drill says so above everything, and has no button that rings 999. */
function expectPageMarked(day: SchoolDay, as: string, params: Record<string, string>): string {
  const { html } = day.workspace.openPage(params, { as });
  expect(html).toContain(`<p class="practice-band">${FIRST_LINE}</p>`);
  expect(html).not.toContain('tel:999');
  const text = asText(html);
  expect(text.replaceAll(FIRST_LINE, '')).not.toMatch(/(?<![\d-]|\d )999(?![\d-]| \d)/);
  return text;
}

/** By the next tick the log and the sheets say what the records say. */
function expectInOrder(day: SchoolDay): void {
  day.workspace.setClockWithoutTriggers(day.workspace.now + 4 * MINUTE);
  day.workspace.advanceMinutes(1);
  const wrong = whatIsWrong(day.workspace);
  count({ executions: day.workspace.executions.length, lost: wrong.filter(({ kind }) => kind === 'lost').length });
  expect(wrong).toEqual([]);
}

const reportTo = (day: SchoolDay, email: string) => day.mailTo(email, 'Drill report').body;

describe('a whole drill at a school where an emergency contact watches', () => {
  const day = signedOut('spt');
  const pages: string[] = [];

  test('the ladder climbs as for a real one, and the report says who was reached after how many minutes, late ticks too', () => {
    pages.push(expectPageMarked(day, visitor, { p: 'outing', ref: OUTING }));
    day.says(watcher, OUTING, "I'm watching");
    day.until('09:05');
    expect(day.mailTo(visitor, 'Are you back?').subject).toContain(OUTING);
    // The tick that should have come at 09:15 comes at 09:20.
    day.workspace.setClockWithoutTriggers(day.workspace.now + 14 * MINUTE);
    day.until('09:20');
    day.leaps('09:25');
    pages.push(expectPageMarked(day, head, { p: 'outing', ref: OUTING }));
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
      expect(report).toContain('Not reached, since it ended before: everyone with a role (due after 60 minutes)');
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

test('somebody who is really overdue stands before the drill, rings, and has letters without a word of practice', () => {
  const chat: string[] = [];
  const day = signedOut('spt', (school) => {
    types(school, 'Settings', 'Chat webhook', 'Value', 'https://chat.googleapis.com/v1/spaces/AAA/messages?key=k');
    school.workspace.onFetch = ({ payload }) => {
      chat.push(String(payload));
      return { code: 200, body: '{}' };
    };
    const ref = school.asksAndAssesses({ visitors: [school.choice(colleague)], arrive: '09:30', backBy: '10:00' });
    school.taps(school.approver(ref), { page: 'visit', ref, act: 'approve', party: 'alone' });
    school.readsPolicy(colleague);
  });
  const { html: leaving } = day.workspace.openPage({ p: 'leave' }, { as: colleague });
  expect(leaving.includes('class="practice-band"')).toBe(false);
  day.taps(colleague, day.signOutFor(['HV-0001'], { due: '09:10' }));
  // Also while all is well with the real one, and the drill is overdue.
  day.until('09:06');
  expect(day.board('Today').map(({ Ref }) => Ref)).toEqual(['OUT-0001', OUTING]);
  const calm = day.workspace.openPage({ p: 'desk' }, { as: office }).html;
  expect(calm.indexOf('data-ref="OUT-0001"')).toBeLessThan(calm.indexOf(`data-ref="${OUTING}"`));
  const before = day.mailCount;
  day.workspace.setClockWithoutTriggers(day.workspace.now + 13 * MINUTE);
  day.until('09:20');
  // One tick sends both ladders' mails, and the real ones leave first.
  const alarms = day.workspace.mails().slice(before);
  const drills = alarms.map((mail) => ofDrill(mail));
  expect(new Set(drills).size).toBe(2);
  expect(drills).toEqual([...drills].sort());
  const [real, drill] = day.board('Today');
  expect(real).toMatchObject({ Ref: 'OUT-0001', 'How it stands': 'ALARM: NOT BACK, was due 09:10' });
  expect(drill).toMatchObject({
    Ref: OUTING,
    'Who is out': 'Maya Osei (PRACTICE)',
    'How it stands': 'PRACTICE, nobody is missing. ALARM: NOT BACK, was due 09:05',
    'Minutes over': '',
  });
  const { html } = day.workspace.openPage({ p: 'desk' }, { as: office });
  expect(html.indexOf('data-ref="OUT-0001"')).toBeLessThan(html.indexOf(`data-ref="${OUTING}"`));
  expect(html).toMatch(/data-ref="OUT-0001"[^>]*data-ring/);
  expect(html).not.toMatch(new RegExp(`data-ref="${OUTING}"[^>]*data-ring`));
  const mail = day.mailTo(office, /^OVERDUE 10 min/);
  expect(mail.subject).toBe('OVERDUE 10 min: Daniel Hughes (OUT-0001)');
  expect(mail.body).not.toMatch(/practi[cs]e/i);
  expect(mail.htmlBody).toContain('tel:999');
  const page = day.workspace.openPage({ p: 'outing', ref: 'OUT-0001' }, { as: office }).html;
  expect(page).toContain('href="tel:999"');
  expect(asText(page)).not.toMatch(/practi[cs]e/i);
  expect(chat.filter((line) => line.includes(OUTING)).every((line) => line.includes(`"${FIRST_LINE}`))).toBe(true);
  expect(chat.some((line) => line.includes('"OVERDUE') && line.includes('OUT-0001'))).toBe(true);
  // No drill begins in a real alarm; whoever is out for real plays in none, and the drill ends for whoever leaves for real.
  day.taps(administrator, { page: 'desk', act: 'end drill', ref: VISIT });
  expect(day.isRefused(lead, startIn(day))).toBe(
    'There is a real alarm (OUT-0001): see to that first. Start a drill when it is over.',
  );
  day.says(colleague, 'OUT-0001', 'more time', { minutes: 30 });
  expect(day.isRefused(lead, startIn(day, { visitor: colleague }))).toBe(
    'Daniel Hughes is out on a real visit now. Choose somebody else.',
  );
});

test('whoever plays in a drill can leave for real at any time: that ends the drill, and the watch over them is real', () => {
  const day = signedOut('spt', (school) => void school.approved({ arrive: '09:30', backBy: '10:00' }));
  expect(day.isRefused(visitor, day.signOutFor(['HV-0001', VISIT], { due: '10:00' }))).toContain(
    'A drill is signed out by itself',
  );
  day.taps(visitor, day.signOutFor(['HV-0001'], { due: '10:00' }));
  expect(day.outing(OUTING).closedAt).not.toBeNull();
  expect(day.visit(VISIT).closedAt).not.toBeNull();
  expect(reportTo(day, lead)).toContain('The drill ended: Maya Osei left on a real visit');
  expect(day.outing('OUT-0001')).toMatchObject({ backAt: null, visitors: [{ name: 'Maya Osei' }] });
  expect(day.outing('OUT-0001').practice).toBeUndefined();
  day.leaps('10:10');
  expect(day.mailTo(office, 'OVERDUE').subject).toBe('OVERDUE 10 min: Maya Osei (OUT-0001)');
  expectInOrder(day);
});

test('the record of a drill’s outing is cleared: no alarm is raised in earnest, and the drill can be ended', () => {
  const day = signedOut('spt');
  const { workspace } = day;
  workspace.advanceMinutes(1);
  const rows = workspace.spreadsheet(workspace.controlId).sheet('Open').display;
  workspace.deleteRow(workspace.controlId, 'Open', rows.findIndex(([ref]) => ref === OUTING) + 1);
  workspace.advanceMinutes(1);
  day.leaps('09:30');
  expect(day.subjects(office).filter((subject) => subject.includes('gone'))).toEqual([]);
  expect(day.board('Today')).toEqual([]);
  expect(day.reads(office, { p: 'desk' })).not.toContain('is gone');
  day.taps(lead, { page: 'desk', act: 'end drill', ref: VISIT });
  expect(reportTo(day, lead)).toContain('The drill was ended');
  expectMarked(day);
});

test('a watcher of somebody real plays in a drill without giving that watch up', () => {
  const day = schoolDay({ policy: 'celt' });
  types(day, 'Staff', 'Daniel Hughes', 'Roles', 'visitor, buddy');
  const out = day.leaves([day.approved()], { watcher: colleague });
  day.says(colleague, out, "I'm watching");
  day.taps(lead, startIn(day, { visitor: colleague }));
  if (!day.visit(VISIT).decision)
    day.taps(day.approver(VISIT), { page: 'visit', ref: VISIT, act: 'approve', party: 'alone' });
  day.readsPolicy(colleague);
  day.taps(colleague, day.signOutFor([VISIT], { transport: 'On foot', due: '' }));
  expect(day.outing(out).watcher).toMatchObject({ email: colleague });
  expect(day.outing(out).watcher.acceptedAt).not.toBeNull();
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
    expect(one.reads(lead, { p: 'desk' })).toContain('A drill is under way');
    one.taps(administrator, { page: 'desk', act: 'end drill', ref: VISIT });
    expect(reportTo(one, head)).toContain('Nobody signed out: the alarm itself was not tried.');
    expect(one.isRefused(lead, { page: 'desk', act: 'end drill', ref: VISIT })).toBe('This drill is over already.');
    expect(one.subjects(visitor).filter((subject) => !subject.startsWith('PRACTICE'))).toEqual([]);
  });

  test('declined, it is over, and leaves nobody anything to do', () => {
    const one = schoolDay({ policy: 'celt' });
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
  const day = signedOut('spt', (school) => {
    types(school, 'Staff', 'Joanna Kowalska', 'Roles', 'visitor');
    types(school, 'Staff', 'Ann Lee', 'Roles', 'emergency contact');
  });
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
  expect(day.mailTo(head, 'All clear').subject.startsWith('PRACTICE')).toBe(true);
  expectMarked(day);
  expectInOrder(day);
});

test('where the school reads replies, a drill is answered by them too', () => {
  const day = schoolDay({ dist: READING });
  day.workspace.settings.gmailService = true;
  types(day, 'Settings', 'Read mail replies', 'Value', 'Yes');
  day.taps(lead, startIn(day));
  day.workspace.reply(day.mailTo(team, 'Please approve').id, 'approve', { as: team });
  day.workspace.advanceMinutes(2);
  expect(day.visit(VISIT).decision).toMatchObject({ ruling: 'approved', by: team, via: 'reply' });
  day.readsPolicy(visitor);
  day.taps(visitor, day.signOutFor([VISIT], { transport: 'On foot', due: '' }));
  day.workspace.advanceMinutes(6);
  day.workspace.reply(day.mailTo(visitor, 'Are you back?').id, 'back', { as: visitor });
  day.workspace.advanceMinutes(2);
  expect(reportTo(day, lead)).toContain('Maya Osei: Back');
});

test('a call for help in answer to a real visit’s mail is real, though its sender plays in a drill', () => {
  const day = schoolDay({ dist: READING });
  day.workspace.settings.gmailService = true;
  types(day, 'Settings', 'Read mail replies', 'Value', 'Yes');
  const real = day.approved();
  const { id } = day.mailTo(visitor, real);
  day.taps(lead, startIn(day));
  day.taps(day.approver(VISIT), { page: 'visit', ref: VISIT, act: 'approve', party: 'alone' });
  day.readsPolicy(visitor);
  day.taps(visitor, day.signOutFor([VISIT], { transport: 'On foot', due: '' }));
  const before = day.mailCount;
  day.workspace.reply(id, 'Help', { as: visitor });
  day.workspace.advanceMinutes(2);
  expect(day.outing(OUTING).raised).toBeNull();
  const heard = day.workspace
    .mails()
    .slice(before)
    .filter(({ to, subject }) => to.includes(office) && !subject.startsWith('PRACTICE'));
  expect(heard.map(({ body }) => body).join()).toContain(`wrote for help in reply to a mail about ${real}`);
});

test('what is written of a child under a drill’s reference is of no visit, and so is heard as such', () => {
  const day = signedOut('spt');
  expect(visitOf({ reference: VISIT }, [day.visit(VISIT)])).toBeUndefined();
});
