// Mail that cannot go out: alarms before routine, tried again and again, red on the board and the desk, and nothing lost.
import type { Letter } from '../../src/record/record';
import { HOUR, MINUTE } from '../../src/time';
import { troubles, types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { visited } from '../story/visited';
import { count } from './counts';

const { visitor, colleague, watcher, office, seniorLeader, head, administrator, team } = PEOPLE;
const PARENT = 'lena.carter@family.example';
const DOWN = 'Service unavailable: Mail';

let scene: SchoolDay | undefined;

/** Maya is out and due back at 09:30; it is 09:25, and nobody has heard of her. */
function away(): { day: SchoolDay; out: string } {
  if (!scene) {
    scene = schoolDay();
    scene.leaves([scene.approved({ arrive: '09:10', backBy: '09:30' })], { due: '09:30' });
    scene.says(watcher, 'OUT-0001', "I'm watching");
    scene.leaps('09:25');
  }
  return { day: scene.branch(), out: 'OUT-0001' };
}

/** A tick at each of these minutes after 09:00, and no other. */
function ticksAt(day: SchoolDay, ...minutes: number[]): void {
  for (const minute of minutes) day.leaps(`${9 + Math.floor(minute / 60)}:${minute % 60}`.replace(/\b(\d)\b/g, '0$1'));
  count({ executions: minutes.length });
}

const everyMinute = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

const lettersIn = (record: { outbox: { kind: string }[] }): Letter[] =>
  record.outbox.filter((effect): effect is Letter => effect.kind === 'letter');

/** Red on the board, as a viewer of the Register reads it, and on the desk; empty where all is well. */
function saidOfMail(day: SchoolDay): { board: string; desk: string } {
  const { view } = day.workspace.openSpreadsheet(day.school.files.register, office);
  const line = view
    .sheet('Today')
    .display.flat()
    .find((cell) => cell.includes('cannot be sent'));
  const desk = /\d+ mails? could not be sent.*?Ring/.exec(day.reads(office, { p: 'desk' }))?.[0];
  return { board: line ?? '', desk: desk ?? '' };
}

/** Whoever got the same mail more than once since. */
function doubled(day: SchoolDay, since: number): string[] {
  const all = day.workspace
    .mails()
    .slice(since)
    .map(({ to, subject }) => `${to} ${subject}`);
  return all.filter((one, i) => all.indexOf(one) < i);
}

test('it throws once: the alarm goes a minute later, to each once', () => {
  const { day } = away();
  const before = day.mailCount;
  day.workspace.faults.failNext('MailApp.sendEmail', DOWN);
  ticksAt(day, ...everyMinute(30, 44));
  for (const one of [watcher, office]) {
    const overdue = day.subjects(one).filter((subject) => subject.includes('OVERDUE'));
    expect(overdue).toHaveLength(1);
  }
  expect(doubled(day, before)).toEqual([]);
  expect(saidOfMail(day)).toEqual({ board: '', desk: '' });
});

test('it throws for an hour: tried less and less often, red with count and oldest, and all goes out when it heals, alarms first', () => {
  const { day, out } = away();
  day.workspace.faults.failNext('MailApp.sendEmail', DOWN, 10_000);
  const ref = day.asks({ pupil: 'Ben Small', visitors: [day.choice(colleague)] }, colleague);
  const before = day.mailCount;
  const tried: Record<string, { tries: number; at: number[] }> = {};
  for (const minute of [...everyMinute(26, 57), 65, 75, 85, 86, 90]) {
    ticksAt(day, minute);
    const letters = [...lettersIn(day.outing(out)), ...lettersIn(day.visit(ref))];
    for (const { letter, to, tries } of letters) {
      tried[`${letter} ${to}`] ??= { tries: 0, at: [] };
      const known = tried[`${letter} ${to}`];
      if (known && tries > known.tries) known.at.push(minute);
      if (known) known.tries = tries;
    }
  }
  const gaps = (key: string) => tried[key]?.at.map((at, i, all) => at - (all[i - 1] ?? at)).slice(1);
  expect(gaps(`request received ${colleague}`)).toEqual([2, 4, 8, 16, 30]);
  expect(gaps(`overdue ${watcher}`)?.slice(0, 5)).toEqual([1, 2, 4, 5, 5]);
  expect(day.mailCount).toBe(before);
  const red = saidOfMail(day);
  expect(red.board).toMatch(
    /^\d+ mails cannot be sent, the oldest since Tue 12 May 2026 09:25\. Ring: .*Kwame Boateng/,
  );
  expect(red.desk).toMatch(/\d+ mails could not be sent.*The oldest has waited for 1 hour 5 minutes/);
  const sheet = day.workspace.spreadsheet(day.workspace.controlId).sheet('Mail').display.flat().join('\n');
  expect(sheet).toMatch(/FAILING.*Service unavailable/s);

  day.workspace.faults.clear();
  ticksAt(day, ...everyMinute(91, 95), 125);
  const sent = day.workspace.mails().slice(before);
  const first = sent.filter(({ at }) => at < (sent[0]?.at ?? 0) + 5 * MINUTE);
  // Whatever one tick sends, it sends alarms first.
  const kinds = first.map(({ at, subject }) => `${at} ${/OVERDUE|Are you back/.test(subject) ? 'alarm' : 'routine'}`);
  expect(kinds).toEqual([...kinds].sort());
  expect(new Set(kinds.map((kind) => kind.split(' ')[1])).size).toBe(2);
  for (const one of [watcher, office, seniorLeader, head])
    expect(day.subjects(one).some((subject) => subject.includes('OVERDUE'))).toBe(true);
  expect(day.subjects(colleague)).toContain(`Next: the risk assessment for B.S., ${ref}`);
  // An hour's rungs that could not go out are one letter a person, not a pile of them.
  const perPerson = first.filter(({ subject }) => subject.includes('OVERDUE')).map(({ to }) => to.join());
  expect(perPerson).toEqual([...new Set(perPerson)]);
  expect(saidOfMail(day)).toEqual({ board: '', desk: '' });
  expect(lettersIn(day.outing(out))).toEqual([]);
});

test('the day’s quota is nearly used: routine waits until there is more, alarms go all the same, and both are told', () => {
  const { day } = away();
  day.workspace.faults.mailQuota = 60;
  const ref = day.asks({ pupil: 'Ben Small', visitors: [day.choice(colleague)] }, colleague);
  expect(day.subjects(colleague)).toEqual([]);
  ticksAt(day, 30, 40);
  for (const one of [watcher, office]) expect(day.mailTo(one, 'OVERDUE').subject).toContain('Maya');
  expect(saidOfMail(day).board).toMatch(/cannot be sent, the oldest since .* 09:25\. Ring: .*Daniel Hughes/);
  day.says(visitor, 'OUT-0001', 'back');
  day.workspace.faults.mailQuota = null;
  day.leaps('06:00', '2026-05-13');
  expect(day.mailTo(colleague, ref).subject).toContain('Next: the risk assessment');
  expect(saidOfMail(day).board).toBe('');
});

test('nothing at all can be sent today: everything waits, and is sent when the day is new', () => {
  const { day } = away();
  day.workspace.faults.mailQuota = 0;
  ticksAt(day, 30, 40, 50);
  expect(day.subjects(watcher).filter((subject) => subject.includes('OVERDUE'))).toEqual([]);
  expect(saidOfMail(day).board).toContain('Kwame Boateng');
  day.workspace.faults.mailQuota = null;
  ticksAt(day, 55);
  expect(day.subjects(watcher).filter((subject) => subject.includes('OVERDUE'))).toHaveLength(1);
});

test('Google does not say how many are left: routine is tried all the same', () => {
  const day = schoolDay();
  day.workspace.faults.failNext('MailApp.getRemainingDailyQuota', 'Server error', 50);
  const ref = day.asks();
  expect(day.mailTo(visitor, ref).subject).toContain('Next: the risk assessment');
});

test.each(['Service invoked too many times in a short time: email.', 'Limit Exceeded: Email Recipients Per Message.'])(
  '“%s” to one person for a day: the others have theirs, the administrator hears once a day, and it comes at last',
  (words) => {
    const { day } = away();
    day.workspace.faults.mailRefused = { [watcher]: words };
    ticksAt(day, 30, 40, 41);
    expect(day.mailTo(office, 'OVERDUE').subject).toContain('Maya');
    expect(saidOfMail(day).desk).toContain('1 mail could not be sent');
    day.leaps('10:45', '2026-05-13');
    day.leaps('11:20', '2026-05-13');
    expect(troubles(day).filter((subject) => subject.includes('Mail waits since'))).toHaveLength(1);
    expect(saidOfMail(day).board).toContain('Kwame Boateng');
    day.workspace.faults.mailRefused = {};
    day.leaps('11:55', '2026-05-13');
    expect(day.subjects(watcher).filter((subject) => subject.includes('OVERDUE'))).toHaveLength(1);
    expect(saidOfMail(day)).toEqual({ board: '', desk: '' });
  },
);

test('an address that takes no mail at all: given up after some tries, listed still, and whose visit it is hears of it', () => {
  const { day, ref } = visited('nas');
  day.sends('report', day.ordinaryReport(ref));
  day.workspace.faults.mailRefused = { [PARENT]: `Invalid email: ${PARENT}` };
  day.taps(visitor, { page: 'visit', ref, act: 'mail minutes', to: 'the parents' });
  for (let n = 1; n <= 3; n++) {
    day.workspace.setClockWithoutTriggers(day.workspace.now + 5 * MINUTE);
    day.workspace.run('tick_', [], { context: 'trigger' });
    expect(saidOfMail(day).board).toBe(
      n === 3 ? '' : `1 mail cannot be sent, the oldest since Tue 12 May 2026 09:00. Ring: ${PARENT}`,
    );
  }
  day.workspace.advanceMinutes(1);
  for (const one of [visitor, administrator]) {
    const { body } = day.mailTo(one, 'cannot reach');
    expect(body).toMatch(/tried 4 times and is not tried again.*by phone/s);
    expect(body).not.toContain('Amelia');
  }
  day.leaps('10:40');
  const mail = day.workspace.spreadsheet(day.workspace.controlId).sheet('Mail').display.flat().join('\n');
  expect(mail).toMatch(/Given up Tue 12 May 2026 09:15: nothing can be sent to this address/);
  const told = day.mailCount;
  day.workspace.faults.clear();
  day.leaps('12:00');
  expect(
    day.workspace
      .mails()
      .slice(told)
      .flatMap(({ to }) => to),
  ).not.toContain(PARENT);
  expect(day.inbox(visitor).filter(({ subject }) => subject.includes('cannot reach'))).toHaveLength(1);
});

test('killed wherever it may be while an address is given up, somebody hears of it all the same', () => {
  const { day, ref } = visited('nas');
  day.sends('report', day.ordinaryReport(ref));
  const refused = { [PARENT]: `Invalid email: ${PARENT}` };
  day.workspace.faults.mailRefused = refused;
  day.taps(visitor, { page: 'visit', ref, act: 'mail minutes', to: 'the parents' });
  ticksAt(day, 5, 10);
  day.workspace.setClockWithoutTriggers(day.workspace.now + 5 * MINUTE);
  const tick = (on: SchoolDay) => {
    on.workspace.faults.mailRefused = refused;
    return on.workspace.run('tick_', [], { context: 'trigger' });
  };
  const trips = tick(day.branch()).roundTrips.total;
  // From the mail on; before it nothing is given up.
  const half = Math.floor(trips / 2);
  const silent = Array.from({ length: trips - half }, (_, i) => half + i + 1).filter((k) => {
    const struck = day.branch();
    struck.workspace.faults.killAt(k, { fn: 'tick_' });
    tick(struck);
    struck.workspace.faults.clear();
    for (const minutes of [9, 9]) {
      struck.workspace.setClockWithoutTriggers(struck.workspace.now + minutes * MINUTE);
      tick(struck);
    }
    return !struck.subjects(visitor).some((subject) => subject.includes('cannot reach'));
  });
  count({ executions: 3 * (trips - half), crashPoints: trips - half, silent: silent.length });
  expect(trips).toBeGreaterThan(8);
  expect(silent).toEqual([]);
});

test('[SPT-12] of an accusation that cannot reach the headteacher nobody who is accused hears', () => {
  const { day, ref } = visited('spt');
  day.workspace.faults.mailRefused = { [head]: `Invalid email: ${head}` };
  const said = {
    sort: 'Accusation against staff',
    againstHead: 'No',
    accused: 'Maya Osei',
    accusation: 'She pushed me',
  };
  day.sends('incident', day.ordinaryIncident(ref, said));
  day.workspace.advanceMinutes(25);
  expect(day.mailTo(administrator, 'cannot reach').body).toMatch(/Ask them by phone to open Home Visits/);
  expect(day.mailTo(administrator, 'cannot reach').body).not.toMatch(/accus|HV-0001/i);
  expect(day.subjects(visitor).filter((subject) => subject.includes('cannot reach'))).toEqual([]);
});

describe('too large to be sent', () => {
  test.each(['Limit Exceeded: Email Total Attachments Size.', 'Limit Exceeded: Email Body Size.'])(
    '%s: sent without',
    (words) => {
      const { day, ref } = visited('nas');
      day.sends('report', day.ordinaryReport(ref));
      day.workspace.faults.failNext('MailApp.sendEmail', words);
      day.taps(visitor, { page: 'visit', ref, act: 'mail minutes', to: 'the parents' });
      const [copy] = day.inbox(PARENT);
      expect(copy?.attachments).toEqual([]);
      expect(copy?.body).toMatch(/^\(Too large to be attached: .*Open the page instead/);
      expect(day.inbox(PARENT)).toHaveLength(1);
    },
  );

  test('no PDF can be made: the page itself is attached', () => {
    const { day, ref } = visited('nas');
    day.sends('report', day.ordinaryReport(ref));
    day.workspace.faults.failNext('Blob.getAs', 'Conversion failed');
    day.taps(visitor, { page: 'visit', ref, act: 'mail minutes', to: 'the parents' });
    expect(day.inbox(PARENT)[0]?.attachments[0]?.name).toMatch(/\.html$/);
  });
});

test.each([
  ['down', () => null],
  ['refusing', () => ({ code: 404, body: 'gone' })],
])('the Chat space is %s: mails, board and records are done before it is asked, once', (_, answer) => {
  const { day, out } = away();
  types(day, 'Settings', 'Chat webhook', 'Value', 'https://chat.googleapis.com/v1/spaces/AAA/messages?key=k');
  const second = day.approved({
    pupil: 'Ben Small',
    arrive: '09:26',
    backBy: '09:30',
    visitors: [day.choice(colleague)],
  });
  day.leaves([second], { due: '09:30' }, colleague);
  const asked: { left: Letter[]; board: string }[] = [];
  day.workspace.onFetch = () => {
    asked.push({ left: lettersIn(day.outing(out)), board: day.board('Today')[0]?.['How it stands'] ?? '' });
    // A space that hangs holds its execution for a minute.
    day.workspace.passTime(MINUTE);
    return answer();
  };
  ticksAt(day, 30);
  expect(asked).toEqual([]);
  ticksAt(day, 40);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.left).toEqual([]);
  expect(asked[0]?.board).toContain('ALARM');
  for (const one of [watcher, office]) expect(day.mailTo(one, 'OVERDUE').subject).toBeTruthy();
  expect(troubles(day)).toEqual([]);
});

test('mail fails while a request is sent and approved: each letter is sent once it can be, in its order, to each once', () => {
  const day = schoolDay();
  day.workspace.faults.failNext('MailApp.sendEmail', DOWN, 10_000);
  const ref = day.approved();
  expect(day.mailCount).toBe(0);
  day.workspace.faults.clear();
  day.workspace.setClockWithoutTriggers(day.workspace.now + HOUR);
  day.workspace.run('tick_', [], { context: 'trigger' });
  expect(doubled(day, 0)).toEqual([]);
  expect(day.mailTo(visitor, 'Approved').subject).toContain(ref);
  expect(day.subjects(team).filter((subject) => subject.includes(ref)).length).toBeLessThanOrEqual(1);
});
