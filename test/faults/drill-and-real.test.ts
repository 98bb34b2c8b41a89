// A drill beside what is real: a real alarm ends it, its people may leave for real, and no call for help is taken for practice.
import { types } from '../refusals/control';
import { readingReplies } from '../story/reads-replies';
import { asText, PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { expectInOrder, expectMarked, FIRST_LINE, OUTING, reportTo, signedOut, startIn, VISIT } from './drill-scene';

const { visitor, colleague, watcher, office, team, lead, administrator } = PEOPLE;

/** Everybody's school; Google Chat hears of alarms. */
const school = schoolDay();
types(school, 'Settings', 'Chat webhook', 'Value', 'https://chat.googleapis.com/v1/spaces/AAA/messages?key=k');
/** One visit of Daniel's is approved, and one of Maya's. */
const approved = (day: SchoolDay, visitors: string[], pupil: string) => {
  const ref = day.asksAndAssesses({
    visitors: visitors.map((one) => day.choice(one)),
    pupil,
    arrive: '09:30',
    backBy: '10:00',
  });
  day.taps(day.approver(ref), { page: 'visit', ref, act: 'approve', party: 'alone' });
};
approved(school, [colleague], 'Ben Small');
approved(school, [visitor], 'Amelia Jones-Carter');
school.readsPolicy(colleague);
/** Maya is out in a drill, due at 09:05. */
const drilled = signedOut('spt', school.branch());

/** Daniel is really out as well, due at `due`. */
function bothOut(due: string): SchoolDay {
  const day = drilled.branch();
  day.taps(colleague, day.signOutFor(['HV-0001'], { due }));
  return day;
}

/** The drill is over for that alarm: told once in earnest, no mail of it comes any more, its page keeps nobody from 999. */
function expectStopped(day: SchoolDay, told: string[], since: number): void {
  const mails = () => day.workspace.mails().slice(since);
  for (const one of told) {
    const mail = day.mailTo(one, 'drill is over');
    expect(mail.subject).toBe('The drill is over: a REAL alarm has begun (OUT-0001)');
    expect(`${mail.body}${mail.htmlBody}`).not.toMatch(/nobody is missing\. Do NOT call/i);
    expect(mail.body).toContain('Whatever comes about OUT-0001 is real');
    // Only whoever may open the desk is sent there.
    expect(mail.body.includes('See who is out')).toBe(one !== visitor);
    expect(mails().filter(({ to, subject }) => to.includes(one) && subject.includes('drill is over'))).toHaveLength(1);
  }
  expect(mails().filter(({ subject }) => /PRACTICE/.test(subject))).toEqual([]);
  expect(day.visit(VISIT).closedAt).not.toBeNull();
  expect(day.reads(lead, { p: 'desk' })).not.toContain('A drill is under way');
}

test('somebody is really overdue: the drill ends by itself, what it still had to send is not sent, and all that comes is real', () => {
  const day = bothOut('09:20');
  const chat: string[] = [];
  day.workspace.onFetch = ({ payload }) => {
    chat.push(String(payload));
    return { code: 200, body: '{}' };
  };
  // While all is well with the real one it stands above the drill, which is overdue.
  day.until('09:06');
  expect(day.board('Today').map(({ Ref }) => Ref)).toEqual(['OUT-0001', 'HV-0002', OUTING]);
  // Mail of the drill waits for the office.
  day.workspace.faults.mailRefused = { [office]: 'Service unavailable' };
  day.leaps('09:15');
  const desk = day.workspace.openPage({ p: 'desk' }, { as: office }).html;
  expect(desk.indexOf('data-ref="OUT-0001"')).toBeLessThan(desk.indexOf(`data-ref="${OUTING}"`));
  expect(desk).not.toMatch(new RegExp(`data-ref="${OUTING}"[^>]*data-ring`));
  expect(day.board('Today')[2]).toMatchObject({
    'Who is out': 'Maya Osei (PRACTICE)',
    'How it stands': 'PRACTICE, nobody is missing. ALARM: NOT BACK, was due 09:05',
    'Minutes over': '',
  });
  expect(day.mailTo(watcher, 'OVERDUE').subject.startsWith(FIRST_LINE)).toBe(true);
  day.workspace.faults.clear();
  // Daniel alone is asked at first: nobody at school hears of a real alarm that may be none.
  day.leaps('09:25');
  expect(day.mailTo(colleague, 'Are you back').subject).toContain('OUT-0001');
  expect(day.visit(VISIT).closedAt).toBeNull();
  const before = day.mailCount;
  day.leaps('09:30');
  expectStopped(day, [visitor, watcher, lead, administrator], before);
  expect(day.outing(OUTING).log.at(-1)?.words).toContain('a real alarm has begun (OUT-0001)');
  const theirs = day.workspace.openPage({ p: 'outing', ref: OUTING }, { as: watcher }).html;
  expect(asText(theirs)).toContain('The drill is over: a REAL alarm began (OUT-0001)');
  expect(theirs).toContain('tel:999');
  expect(theirs).not.toContain('Do NOT call');
  // Nor does the page of its visit, to which the mail of the approval leads.
  const old = day.workspace.openPage({ p: 'visit', ref: VISIT }, { as: lead }).html;
  expect(asText(old)).toContain('The drill is over: a REAL alarm began (OUT-0001)');
  expect(old).toContain('tel:999');
  expect(asText(old)).not.toMatch(/Do NOT call|They are out now/);
  const mail = day.mailTo(office, /^OVERDUE 10 min/);
  expect(mail.subject).toBe('OVERDUE 10 min: Daniel Hughes (OUT-0001)');
  expect(mail.body).not.toMatch(/practi[cs]e/i);
  expect(mail.htmlBody).toContain('tel:999');
  const page = day.workspace.openPage({ p: 'outing', ref: 'OUT-0001' }, { as: office }).html;
  expect(page).toContain('href="tel:999"');
  expect(asText(page)).not.toMatch(/practi[cs]e/i);
  expect(day.workspace.openPage({ p: 'desk' }, { as: office }).html).toMatch(/data-ref="OUT-0001"[^>]*data-ring/);
  const alarms = chat.map((line) => String(JSON.parse(line).text));
  const practised = alarms.filter((line) => /OVERDUE.*DRILL/.test(line));
  expect(practised.length).toBeGreaterThan(0);
  expect(practised.every((line) => line.startsWith(FIRST_LINE))).toBe(true);
  expect(alarms.slice(-2).sort()).toEqual([
    'OVERDUE 10 min: Daniel Hughes (OUT-0001)',
    'The drill is over: a REAL alarm has begun (OUT-0001)',
  ]);
  expectStopped(day, [office], before);
  // No drill begins in a real alarm, and whoever is out for real plays in none.
  expect(day.isRefused(lead, startIn(day))).toBe(
    'There is a real alarm (OUT-0001): see to that first. Start a drill when it is over.',
  );
  day.says(colleague, 'OUT-0001', 'more time', { minutes: 30 });
  expect(day.isRefused(lead, startIn(day, { visitor: colleague }))).toBe(
    'Daniel Hughes is out on a real visit now. Choose somebody else.',
  );
  expectInOrder(day);
});

test.each<[string, (day: SchoolDay) => void]>([
  ['somebody calls for help', (day) => void day.says(colleague, 'OUT-0001', 'help', { words: 'He has a dog' })],
  [
    'the record of who is out vanishes',
    ({ workspace }) => {
      workspace.advanceMinutes(1);
      const rows = workspace.spreadsheet(workspace.controlId).sheet('Open').display;
      workspace.deleteRow(workspace.controlId, 'Open', rows.findIndex(([ref]) => ref === 'OUT-0001') + 1);
      workspace.advanceMinutes(1);
    },
  ],
])('%s: the drill ends at once, before its own alarm and while it waits for approval too', (_, begins) => {
  const day = bothOut('10:00');
  const before = day.mailCount;
  begins(day);
  expectStopped(day, [visitor, watcher, lead, administrator], before);
  const [first] = day.workspace.mails().slice(before);
  expect(first?.subject).toMatch(/HELP|is gone/);
  const asked = school.branch();
  asked.taps(colleague, asked.signOutFor(['HV-0001'], { due: '10:00' }));
  asked.taps(administrator, startIn(asked));
  const then = asked.mailCount;
  begins(asked);
  expectStopped(asked, [visitor, team, lead, administrator], then);
});

test('whoever plays in a drill can leave for real at any time: that ends the drill, and the watch over them is real', () => {
  const day = drilled.branch();
  expect(day.isRefused(visitor, day.signOutFor(['HV-0002', VISIT], { due: '10:00' }))).toContain(
    'A drill is signed out by itself',
  );
  day.taps(visitor, day.signOutFor(['HV-0002'], { due: '10:00' }));
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
  const day = drilled.branch();
  const { workspace } = day;
  workspace.advanceMinutes(1);
  const rows = workspace.spreadsheet(workspace.controlId).sheet('Open').display;
  workspace.deleteRow(workspace.controlId, 'Open', rows.findIndex(([ref]) => ref === OUTING) + 1);
  workspace.advanceMinutes(1);
  day.leaps('09:30');
  expect(day.subjects(office).filter((subject) => subject.includes('gone'))).toEqual([]);
  expect(day.board('Today').map(({ Ref }) => Ref)).toEqual(['HV-0001', 'HV-0002']);
  expect(day.reads(office, { p: 'desk' })).not.toContain('is gone');
  day.taps(lead, { page: 'desk', act: 'end drill', ref: VISIT });
  expect(reportTo(day, lead)).toContain('The drill was ended');
  expectMarked(day);
});

test('a watcher of somebody real plays in a drill without giving that watch up', () => {
  const day = school.branch();
  types(day, 'Staff', 'Daniel Hughes', 'Roles', 'visitor, emergency contact');
  const out = day.leaves(['HV-0002'], { watcher: colleague });
  day.says(colleague, out, "I'm watching");
  day.taps(lead, startIn(day, { visitor: colleague }));
  day.taps(day.approver(VISIT), { page: 'visit', ref: VISIT, act: 'approve', party: 'alone' });
  day.taps(colleague, day.signOutFor([VISIT], { transport: 'On foot', due: '' }));
  expect(day.outing(out).watcher).toMatchObject({ email: colleague });
  expect(day.outing(out).watcher.acceptedAt).not.toBeNull();
});

describe('where the school reads replies', () => {
  const dist = readingReplies();
  const reading = (day: SchoolDay) => {
    const reads = day.branch({ dist });
    reads.workspace.settings.gmailService = true;
    types(reads, 'Settings', 'Read mail replies', 'Value', 'Yes');
    return reads;
  };

  test('a drill is answered by them too', () => {
    const day = reading(school);
    day.taps(lead, startIn(day));
    day.workspace.reply(day.mailTo(team, /Please approve.*DRILL/).id, 'approve', { as: team });
    day.workspace.advanceMinutes(2);
    expect(day.visit(VISIT).decision).toMatchObject({ ruling: 'approved', by: team, via: 'reply' });
    day.readsPolicy(visitor);
    day.taps(visitor, day.signOutFor([VISIT], { transport: 'On foot', due: '' }));
    day.workspace.advanceMinutes(6);
    day.workspace.reply(day.mailTo(visitor, 'Are you back?').id, 'back', { as: visitor });
    day.workspace.advanceMinutes(2);
    expect(reportTo(day, lead)).toContain('Maya Osei: Back');
    expect(reportTo(day, lead)).toContain('It ended before anybody at school was alarmed');
  });

  test('a call for help in answer to a real visit’s mail is real, though its sender plays in a drill', () => {
    const day = reading(school);
    approved(day, [visitor], 'Cara Moss');
    signedOut('spt', day);
    const before = day.mailCount;
    day.workspace.reply(day.mailTo(visitor, ', HV-0003').id, 'Help', { as: visitor });
    day.workspace.advanceMinutes(2);
    expect(day.outing(OUTING).raised).toBeNull();
    const heard = day.workspace
      .mails()
      .slice(before)
      .filter(({ to, subject }) => to.includes(office) && !subject.startsWith('PRACTICE'));
    expect(heard.map(({ body }) => body).join()).toContain('wrote for help in reply to a mail about HV-0003');
  });
});
