// The heartbeat: somebody outside hears after each tick that nothing stands still, what does, or nothing more at all.
import type { FetchAnswer } from '../../local/workspace/services/fetch';
import { audit, unlooked } from '../../src/app/audit';
import type { Open } from '../../src/app/open-records';
import { MINUTE } from '../../src/time';
import { noteBeside, troubles, types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const ADDRESS = 'https://hc-ping.example/5e1f';
const SETTING = 'Heartbeat address';
const { watcher, office, owner } = PEOPLE;

type Pinged = [path: string, text: string];

/** A host that is well answers in some tenths of a second. */
function well({ workspace }: SchoolDay): FetchAnswer {
  workspace.passTime(400);
  return { code: 200, body: 'OK' };
}

/** Maya is out and due back at 09:30, and a host hears of each tick. Gives what it heard since it was last asked. */
function listened(answer: (day: SchoolDay) => FetchAnswer | null = well) {
  const day = schoolDay();
  const ref = day.approved({ arrive: '09:10', backBy: '09:30' });
  const out = day.leaves([ref], { due: '09:30' });
  types(day, 'Settings', SETTING, 'Value', ADDRESS);
  day.workspace.onFetch = () => answer(day);
  let seen = day.workspace.fetches.length;
  const heard = (): Pinged[] => {
    const fresh = day.workspace.fetches.slice(seen);
    seen = day.workspace.fetches.length;
    return fresh.map(({ url, payload }) => [url.slice(ADDRESS.length), payload]);
  };
  return { day, ref, out, heard };
}

/** The row of a record in Open, written over in the file itself, as no person can be relied on to do in one go. */
function spoil(day: SchoolDay, ref: string, change: (json: string) => string): void {
  const { display } = day.workspace.spreadsheet(day.workspace.controlId).sheet('Open');
  const row = display.findIndex(([first]) => first === ref);
  day.workspace.editCell(day.workspace.controlId, 'Open', `C${row + 1}`, change(display[row]?.[2] ?? ''), owner);
}

test('each tick says that it began and that all is well, with counts and no name', () => {
  const { day, heard } = listened();
  day.workspace.advanceMinutes(2);
  const text = '1 visit open, 1 out, 0 mails waiting';
  expect(heard()).toEqual([
    ['/start', ''],
    ['', text],
    ['/start', ''],
    ['', text],
  ]);
  types(day, 'Settings', SETTING, 'Value', '');
  day.workspace.advanceMinutes(2);
  expect(heard()).toEqual([]);
});

test('without an address a tick asks Google for no more than before, and with one for five things at most', () => {
  const idle = (day: SchoolDay) => day.workspace.advanceMinutes(1)[0]?.roundTrips.total ?? 0;
  const { day } = listened();
  idle(day);
  const withOne = idle(day);
  types(day, 'Settings', SETTING, 'Value', '');
  idle(day);
  const without = idle(day);
  expect(without).toBeLessThanOrEqual(4);
  expect(withOne - without).toBeLessThanOrEqual(5);
});

test.each([
  ['http://hc-ping.example/5e1f', 'https'],
  ['https://hc-ping.example', 'ping URL'],
  ['https://hc-ping.example/5e1f?create=1', 'question mark'],
  ['https://hc-ping.example/5e1f/start', 'nothing after'],
])('an address that cannot be pinged is not taken: %s', (typed, words) => {
  const day = schoolDay();
  types(day, 'Settings', SETTING, 'Value', typed);
  expect(noteBeside(day, 'Settings', SETTING)).toContain(words);
  expect(day.school.settings.heartbeat).toBe('');
});

test('the alarm is out before the host is asked, and a host that hangs takes a thirtieth of the time', () => {
  const toldWhenAsked: boolean[] = [];
  const { day } = listened(({ workspace }) => {
    toldWhenAsked.push(
      [watcher, office].every((one) => workspace.inbox(one).some(({ subject }) => subject.includes('OVERDUE'))),
    );
    workspace.passTime(MINUTE);
    return null;
  });
  day.workspace.setClockWithoutTriggers(day.outing().due + 9 * MINUTE + 30_000);
  day.workspace.advanceMinutes(15);
  expect(toldWhenAsked).toEqual([true]);
  day.workspace.setClockWithoutTriggers(day.workspace.now + 20 * MINUTE);
  day.workspace.advanceMinutes(3);
  expect(toldWhenAsked).toEqual([true, true]);
});

test('a host that does not answer is told of once a day, and nothing else changes; when it answers again, all is well', () => {
  let answer: FetchAnswer | null = { code: 200, body: 'OK (not found)' };
  const { day } = listened(() => answer);
  day.workspace.advanceMinutes(3);
  day.leaps('13:00');
  const silent = () => troubles(day).filter((subject) => subject.includes('heartbeat'));
  expect(silent()).toHaveLength(1);
  expect(day.workspace.executions.filter(({ ok }) => !ok)).toEqual([]);
  answer = null;
  day.leaps('10:00', '2026-05-13');
  day.workspace.advanceMinutes(5);
  expect(silent()).toHaveLength(2);
  answer = { code: 200, body: 'OK' };
  day.workspace.advanceMinutes(2);
  day.leaps('10:30', '2026-05-14');
  day.workspace.advanceMinutes(5);
  expect(silent()).toHaveLength(2);
});

test('a host that was away for a moment is no trouble', () => {
  let answer: FetchAnswer | null = { code: 200, body: 'OK' };
  const { day } = listened(() => answer);
  day.workspace.advanceMinutes(2);
  answer = { code: 502, body: 'Bad gateway' };
  day.workspace.advanceMinutes(3);
  answer = { code: 200, body: 'OK' };
  day.workspace.advanceMinutes(2);
  expect(troubles(day)).toEqual([]);
});

test('an alarm that cannot be mailed for ten minutes fails the heartbeat, so that somebody outside hears of it', () => {
  const { day, out, heard } = listened();
  day.workspace.faults.failNext('MailApp.sendEmail', 'Service unavailable: Mail', 10_000);
  day.leaps('09:41');
  expect(heard().map(([path]) => path)).toEqual(['/start', '']);
  day.workspace.setClockWithoutTriggers(day.workspace.now + 11 * MINUTE);
  day.workspace.advanceMinutes(1);
  const [, failed] = heard();
  expect(failed?.[0]).toBe('/fail');
  expect(failed?.[1]).toContain(`An urgent mail of ${out} has waited for ten minutes`);
  expect(failed?.[1]).not.toMatch(/Maya|Osei|@/);
  day.workspace.faults.clear();
  day.workspace.advanceMinutes(6);
  expect(heard().at(-1)?.[0]).toBe('');
  expect(troubles(day).filter((subject) => subject.includes(out))).toHaveLength(1);
});

test('a record that cannot be read fails the heartbeat until it is put right', () => {
  const { day, ref, heard } = listened();
  let kept = '';
  spoil(day, ref, (json) => {
    kept = json;
    return '|{"half';
  });
  day.workspace.advanceMinutes(1);
  expect(heard().at(-1)).toEqual(['/fail', expect.stringContaining(`${ref} cannot be read.`)]);
  spoil(day, ref, () => kept);
  day.workspace.advanceMinutes(1);
  expect(heard().at(-1)?.[0]).toBe('');
});

test('a tick that ends in an error fails the heartbeat, without the error’s words', () => {
  const { day, heard } = listened();
  // The first flush is that of the alarm's own save.
  day.workspace.setClockWithoutTriggers(day.outing().due + 10 * MINUTE - 30_000);
  day.workspace.faults.failNext('SpreadsheetApp.flush', 'Maya is not to be named');
  day.workspace.advanceMinutes(1);
  expect(heard()).toEqual([['/fail', expect.stringContaining('stopped with an error')]]);
});

test('a tick that has to leave the rest to the next, since somebody else holds the records, says nothing of a fault', () => {
  const { day, heard } = listened();
  day.workspace.setClockWithoutTriggers(day.workspace.now + 31 * MINUTE);
  day.workspace.onFetch = () => {
    day.workspace.faults.lockHeld = true;
    return well(day);
  };
  day.workspace.advanceMinutes(1);
  day.workspace.faults.clear();
  day.workspace.onFetch = () => well(day);
  day.workspace.advanceMinutes(1);
  expect(heard().map(([path]) => path)).toEqual(['/start', '/start', '']);
});

test('a tick that dies says nothing more after its start: the host hears that no success came', () => {
  const { day, heard } = listened();
  day.workspace.advanceMinutes(2);
  heard();
  const trips = day.workspace.executions.at(-1)?.roundTrips.total ?? 0;
  day.workspace.faults.killAt(trips, { fn: 'tick_' });
  day.workspace.advanceMinutes(1);
  expect(heard().map(([path]) => path)).toEqual(['/start']);
});

test('the audit finds a step that is due and not taken, and what was not looked at', () => {
  const { day, out } = listened();
  const open: Open = {
    school: day.school,
    account: PEOPLE.owner,
    visits: [],
    outings: [day.outing(out)],
    broken: [],
  };
  expect(audit(open, day.workspace.now).stale).toEqual([]);
  const late = day.outing(out).due + MINUTE;
  expect(audit(open, late).stale).toEqual([expect.stringContaining(`The ladder of ${out} stands still`)]);
  day.leaps('09:31');
  expect(audit({ ...open, outings: [day.outing(out)] }, day.workspace.now).stale).toEqual([]);
  const { lookedAt } = day.school;
  expect(unlooked(day.school, lookedAt + 120 * MINUTE)).toEqual([]);
  expect(unlooked(day.school, lookedAt + 121 * MINUTE)).toEqual([expect.stringContaining('could not be looked at')]);
});
