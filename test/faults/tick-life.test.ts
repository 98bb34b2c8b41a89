// The tick's life: late, skipped, doubled, dead for hours and days, across both clock changes. Each rung heard once, and in time.
import { alderPark } from '../../local/school';
import { MINUTE } from '../../src/time';
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { about, visited } from '../story/visited';
import { count } from './counts';

const { visitor, watcher, office, officeManager, team, head } = PEOPLE;

let scene: SchoolDay | undefined;

/** Maya is due back at 09:30 and nobody hears of her; somebody watches; it is 09:25. */
function away(): SchoolDay {
  if (!scene) {
    scene = schoolDay();
    scene.leaves([scene.approved({ arrive: '09:10', backBy: '09:30' })], { due: '09:30' });
    scene.says(watcher, 'OUT-0001', "I'm watching");
    scene.leaps('09:25');
  }
  return scene.branch();
}

const inRole = (role: string) =>
  alderPark.people.filter(({ roles }) => roles.some((one) => one === role)).map(({ email }) => email);
/** Everyone with a role beyond going on visits. */
const everyone = [
  ...alderPark.people.filter(({ roles }) => roles.some((role) => role !== 'visitor')).map(({ email }) => email),
  PEOPLE.owner,
];

/** The policy's words, by hand: who hears how many minutes after the time due, and every how many again. */
const RUNGS: { after: number; again?: number; who: string[] }[] = [
  { after: 0, who: [visitor] },
  { after: 10, who: [watcher, ...inRole('office')] },
  { after: 20, who: inRole('senior leader') },
  { after: 30, again: 15, who: [...inRole('senior leader'), ...inRole('headteacher')] },
  { after: 60, again: 15, who: everyone.filter((email) => email !== visitor) },
];

/** Who should hear at each tick (minutes after 09:00) of a return that was due at 09:30, as `minute person`. */
function shouldHear(ticks: number[]): string[] {
  const out = new Set<string>();
  for (const { after, again, who } of RUNGS) {
    for (let minute = 30 + after; minute <= Math.max(...ticks); minute += again ?? Number.POSITIVE_INFINITY) {
      const noticed = ticks.find((tick) => tick >= minute);
      for (const email of who) out.add(`${noticed} ${email}`);
    }
  }
  return [...out].sort();
}

const minuteOf = (day: SchoolDay, at: number) =>
  Math.round((at - (day.workspace.now - (day.workspace.now % 86_400_000)) - 8 * 3_600_000) / MINUTE);

/** Who heard of it since, in the same words; somebody twice in one tick stands there twice. */
function heard(day: SchoolDay, since: number): string[] {
  const alarms = day.workspace
    .mails()
    .slice(since)
    .filter(({ subject }) => /^OVERDUE|^Are you back/.test(subject));
  return alarms.map(({ at, to }) => `${minuteOf(day, at)} ${to.join()}`).sort();
}

function tick(day: SchoolDay, minute: number): void {
  const at = day.workspace.now - (day.workspace.now % 86_400_000) + 8 * 3_600_000 + minute * MINUTE;
  if (at > day.workspace.now) day.workspace.setClockWithoutTriggers(at);
  day.workspace.run('tick_', [], { context: 'trigger' });
  count({ executions: 1 });
}

const every = (minutes: number, from: number, to: number) =>
  Array.from({ length: Math.floor((to - from) / minutes) + 1 }, (_, i) => from + i * minutes);

describe('a return that is overdue, whatever the engine’s rhythm', () => {
  test.each<[string, number[]]>([
    ['every minute round the rungs', [...every(1, 29, 31), 39, 40, 41, 49, 50, 51, 59, 60, 61]],
    ['every five minutes, each four late', every(5, 34, 64)],
    ['every second one skipped', every(10, 30, 90)],
    ['dead from before the time due for three hours', [26, 210, 211, 215, 225]],
    ['dead between two rungs for an hour', [30, 40, 100, 105, 120]],
  ])('%s: each rung is heard by each of its people at the first look after it, once', (_, ticks) => {
    const day = away();
    const before = day.mailCount;
    for (const minute of ticks) tick(day, minute);
    expect(heard(day, before)).toEqual(shouldHear(ticks));
  });

  test('every tick twice, one after the other, and one within the other: nobody hears twice', () => {
    const ticks = [30, 40, 50, 60, 90];
    const day = away();
    const before = day.mailCount;
    for (const minute of ticks) {
      const inner = [3, 6, 9, 12, 5][ticks.indexOf(minute)] ?? 3;
      day.workspace.faults.at(inner, () => void day.workspace.run('tick_', [], { context: 'trigger' }), {
        fn: 'tick_',
      });
      tick(day, minute);
      tick(day, minute);
      count({ interleavings: 1 });
    }
    expect(heard(day, before)).toEqual(shouldHear(ticks));
  });

  test('a tick that throws half way: the next one does the rest, and nobody hears twice', () => {
    const ticks = [30, 31, 40, 41, 50, 51];
    const day = away();
    const before = day.mailCount;
    for (const minute of ticks) {
      // Before the alarms are saved: nothing of it counts, and the next tick finds the same due.
      if (minute % 10 === 0) day.workspace.faults.throwAt(3, 'Service error: Spreadsheets', { fn: 'tick_' });
      tick(day, minute);
      count({ crashPoints: minute % 10 === 0 ? 1 : 0 });
    }
    expect(heard(day, before)).toEqual(shouldHear([31, 41, 51]));
  });

  test('moved from five minutes to one in the middle, by Settings and Set up: the ladder goes on as it stood', () => {
    const day = away();
    types(day, 'Settings', 'Minutes between looks', 'Value', '5');
    day.workspace.run('setUp', [], { context: 'menu' });
    const before = day.mailCount;
    day.workspace.advanceTo(day.workspace.now + 18 * MINUTE);
    types(day, 'Settings', 'Minutes between looks', 'Value', '1');
    day.workspace.run('setUp', [], { context: 'menu' });
    day.workspace.advanceTo(day.workspace.now + 18 * MINUTE);
    const rungs = heard(day, before).map((line) => line.split(' ')[1]);
    const expected = shouldHear([30, 40, 50, 60]).map((line) => line.split(' ')[1]);
    expect([...rungs].sort()).toEqual([...expected].sort());
    const minutes = [...new Set(heard(day, before).map((line) => Number(line.split(' ')[0])))].sort((a, b) => a - b);
    for (const [i, due] of [30, 40, 50, 60].entries()) expect((minutes[i] ?? 0) - due).toBeLessThan(i < 2 ? 6 : 2);
  });

  test('after three hours the one mail a person says when it was due and when that was noticed, and so does the log', () => {
    const day = away();
    tick(day, 26);
    const before = day.mailCount;
    tick(day, 210);
    expect(day.toldSince(before)).toEqual([...new Set([visitor, ...everyone])].sort());
    const { subject, body } = day.mailTo(head, 'OVERDUE');
    expect(subject).toContain('OVERDUE 180 min');
    expect(body).toContain('due back at 09:30');
    expect(body).toContain('This was due at 09:30, and Home Visits noticed it at 12:30.');
    expect(day.outing().log.at(-1)?.words).toContain('due 09:30, noticed 12:30');
    day.says(office, 'OUT-0001', 'acknowledge');
    const quiet = day.mailCount;
    for (const minute of [211, 215, 225, 229]) tick(day, minute);
    expect(heard(day, quiet)).toEqual([]);
    tick(day, 231);
    expect(heard(day, quiet).length).toBeGreaterThan(0);
  });

  test('dead over a weekend: one mail a person, and whoever came back meanwhile by a tap is not asked for', () => {
    const away2 = schoolDay();
    away2.leaps('14:00', '2026-05-15');
    away2.leaves([away2.approved({ arrive: '14:20', backBy: '15:00', date: '2026-05-15' })], { due: '15:00' });
    const back = away2.branch();
    back.workspace.setClockWithoutTriggers(back.workspace.now + 65 * MINUTE);
    back.says(visitor, 'OUT-0001', 'back');
    for (const day of [away2, back]) {
      const before = day.mailCount;
      day.leaps('15:00', '2026-05-18');
      const alarms = heard(day, before).map((line) => line.split(' ')[1]);
      expect(alarms.sort()).toEqual(day === back ? [] : [...new Set([visitor, ...everyone])].sort());
    }
    expect(away2.mailTo(head, 'OVERDUE').body).toContain(
      'This was due at Fri 15 May 15:00, and Home Visits noticed it at 15:00.',
    );
  });
});

describe('whatever else is owed, when the engine was dead from before its time for three hours and for three days', () => {
  const cases: [string, RegExp, string, () => SchoolDay][] = [
    [
      'a request nobody answers',
      /HV-0001/,
      team,
      () => {
        const day = schoolDay();
        day.asksAndAssesses({ date: '2026-05-19' });
        return day;
      },
    ],
    [
      'a watcher who does not accept',
      /watch|OVERDUE/i,
      officeManager,
      () => {
        const day = schoolDay();
        day.leaves([day.approved({ arrive: '09:20', backBy: '15:30' })], { due: '15:30' });
        return day;
      },
    ],
    [
      'a sign of life',
      /CHECK-IN/,
      office,
      () => {
        const day = schoolDay({ policy: 'nas' });
        day.leaves([day.approved({ arrive: '09:20', backBy: '20:30' })], { due: '20:30' });
        day.says(day.outing().watcher.email, 'OUT-0001', "I'm watching");
        return day;
      },
    ],
    ['a report, and recording it', /report|CPOMS|record/i, visitor, () => visited('spt').day],
  ];
  test.each(cases)('%s: one mail a person for each thing owed, and no backlog', (_, words, who, play) => {
    const played = play();
    for (const hours of [3, 72]) {
      const day = played.branch();
      // For what is owed by the day's end, three hours begin in the afternoon.
      if (hours === 3 && who === visitor) day.leaps('15:00');
      const before = day.mailCount;
      day.workspace.setClockWithoutTriggers(day.workspace.now + hours * 60 * MINUTE);
      day.workspace.run('tick_', [], { context: 'trigger' });
      const sent = day.workspace.mails().slice(before);
      const lines = sent.map(({ to, subject }) => `${to} ${subject}`);
      expect(lines).toEqual([...new Set(lines)]);
      expect(sent.filter(({ to, subject }) => to.includes(who) && words.test(subject)).length).toBeGreaterThan(0);
      expect(sent.filter(({ body }) => /This was due at .*noticed it at/.test(body)).length).toBeGreaterThan(0);
      const quiet = day.mailCount;
      day.workspace.advanceMinutes(1);
      expect(
        day.workspace
          .mails()
          .slice(quiet)
          .map(({ to, subject }) => `${to} ${subject}`)
          .filter((line) => lines.includes(line)),
      ).toEqual([]);
    }
  });

  test('an action that was done before the engine died is asked of nobody after it', () => {
    const { day, ref } = visited('spt');
    day.sends('report', day.ordinaryReport(ref));
    day.taps(visitor, { page: 'actions', ref, act: 'record CPOMS' });
    const before = day.mailCount;
    day.leaps('09:00', '2026-05-15');
    expect(
      day.workspace
        .mails()
        .slice(before)
        .filter(({ subject }) => /report|CPOMS/i.test(subject)),
    ).toEqual([]);
    expect(about(day, visitor, /OVERDUE/)).toEqual([]);
  });
});

describe('the clocks', () => {
  /** Maya has gone without an approval, at 00:40 on this night, and says that she is back at 01:30. */
  const outAtNight = (date: string): SchoolDay => {
    const day = schoolDay();
    day.leaps('00:30', date);
    const ref = day.asks({ date, arrive: '00:50', backBy: '01:30' });
    day.leaps('00:40', date);
    day.leaves([ref], { due: '01:30', anyway: true });
    return day;
  };
  /** Whether Maya is asked for so many real minutes after she left, and not five before. */
  const isAskedAfter = (day: SchoolDay, minutes: number, words: RegExp): boolean => {
    const asked = [minutes - 5, 5].map((more) => {
      day.workspace.setClockWithoutTriggers(day.workspace.now + more * MINUTE);
      day.workspace.run('tick_', [], { context: 'trigger' });
      return day.subjects(visitor).some((subject) => words.test(subject));
    });
    return asked.join() === 'false,true';
  };

  test('back: 01:30 comes twice, and the first is meant; ten real minutes later school hears', () => {
    const day = outAtNight('2026-10-25');
    expect(day.reads(visitor, { p: 'outing', ref: 'OUT-0001' })).toContain('01:30');
    expect(isAskedAfter(day, 50, /^Are you back/)).toBe(true);
    day.workspace.setClockWithoutTriggers(day.workspace.now + 10 * MINUTE);
    day.workspace.run('tick_', [], { context: 'trigger' });
    expect(day.mailTo(office, 'OVERDUE').subject).toContain('OVERDUE 10 min');
    // Past the change the clock stands an hour behind, and minutes are minutes.
    day.workspace.setClockWithoutTriggers(day.workspace.now + 30 * MINUTE);
    day.workspace.run('tick_', [], { context: 'trigger' });
    expect(day.mailTo(head, 'OVERDUE').subject).toContain('OVERDUE 40 min');
    expect(day.mailTo(head, 'OVERDUE').body).toMatch(/due back at 01:30/);
  });

  test('forward: there is no 01:30, fifty minutes are meant, and the page says what the clock will say', () => {
    const day = outAtNight('2027-03-28');
    expect(day.reads(visitor, { p: 'outing', ref: 'OUT-0001' })).toContain('02:30');
    expect(isAskedAfter(day, 50, /^Are you back\? You were due at 02:30/)).toBe(true);
  });

  test.each([
    ['the year’s end', '2026-12-31', 'Thu 31 Dec 23:50'],
    ['the last of February in a leap year', '2028-02-29', 'Tue 29 Feb 23:50'],
  ])('%s: more time leads past midnight, and the alarm says which day was meant', (_, date, due) => {
    const day = schoolDay();
    day.leaps('22:30', date);
    const ref = day.asks({ date, arrive: '22:50', backBy: '23:20' });
    day.leaves([ref], { due: '23:20', anyway: true });
    day.says(visitor, 'OUT-0001', 'more time', { minutes: 30 });
    const before = day.mailCount;
    day.workspace.setClockWithoutTriggers(day.outing().due + 10 * MINUTE);
    day.workspace.run('tick_', [], { context: 'trigger' });
    expect(day.mailTo(office, 'OVERDUE').body).toContain(due);
    expect(day.board('Today')[0]?.['How it stands']).toContain('ALARM');
    expect(heard(day, before).length).toBeGreaterThan(0);
  });

  test('the last day of term: who is out is looked for, and the report is owed on the first day back', () => {
    const day = schoolDay();
    types(day, 'Settings', 'Closed', 'Value', '2026-05-25 to 2026-05-29');
    day.leaps('16:50', '2026-05-22');
    const ref = day.asks({ date: '2026-05-22', arrive: '16:55', backBy: '17:20' });
    day.leaves([ref], { due: '17:20', anyway: true });
    const out = day.branch();
    const before = out.mailCount;
    out.leaps('09:00', '2026-05-25');
    expect(heard(out, before).length).toBeGreaterThan(10);
    // Back on the Saturday, the visitor owes the report by the end of the first day back, and is not chased through half-term.
    day.workspace.setClockWithoutTriggers(day.workspace.now + 16 * 60 * MINUTE);
    day.says(visitor, 'OUT-0001', 'back');
    const asked = () => about(day, visitor, /report/i).length;
    const first = asked();
    for (const date of ['2026-05-25', '2026-05-29']) day.leaps('18:00', date);
    expect(asked()).toBe(first);
    day.leaps('16:30', '2026-06-01');
    expect(asked()).toBe(first + 1);
  });

  test('a spreadsheet is moved to another time zone: letters are right all the time, and the board again soon', () => {
    const day = schoolDay();
    for (const file of day.workspace.state.spreadsheets) file.timeZone = 'Etc/GMT';
    day.leaves([day.approved({ arrive: '09:10', backBy: '09:30' })], { due: '09:30' });
    expect(String(day.workspace.run('checkEverything_', [], { context: 'menu' }).result)).toContain('A clock is wrong');
    // The engine's next look puts the Register's own zone right, and the board with it.
    day.leaps('09:41');
    expect(day.mailTo(office, 'OVERDUE').body).toContain('due back at 09:30');
    day.leaps('10:15');
    day.leaps('10:16');
    expect(day.board('Today')[0]?.['Due back']).toContain('09:30');
  });
});
