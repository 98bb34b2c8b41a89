// A purge that is stopped, doubled, refused by Google or overtaken by people: it ends as it would have, and loses nobody's word.
import { roundTripKind } from '../../local/workspace/call-table';
import { PEOPLE, type SchoolDay } from '../story/school-day';
import { count } from './counts';
import { type OldSchool, oldSchool } from './old-school';
import { kept, orders, tick, untilDone } from './purging';

const { administrator, visitor } = PEOPLE;

let scene: OldSchool;
/** The old school with its purge ordered, and how it ends. */
let ordered: SchoolDay;
let end: ReturnType<typeof kept>;
/** The calls of the tick that carries it out. */
let calls: number;

beforeAll(() => {
  scene = oldSchool();
  ordered = scene.day.branch();
  tick(ordered, 31);
  orders(ordered);
  const day = ordered.branch();
  calls = tick(day).roundTrips.total;
  expect(day.school.purge).toBeNull();
  end = kept(day);
  expect(end.archives).not.toContain(scene.old);
});

const doneMails = (day: SchoolDay): number =>
  day.subjects(administrator).filter((subject) => subject.includes('purge of old home visits is done')).length;

/** Goes on until it is over, and what an execution that died has claimed is free again. */
function endsTheSame(day: SchoolDay, k: number): void {
  untilDone(day);
  if (doneMails(day) === 0) tick(day, 8);
  expect([k, kept(day)]).toEqual([k, end]);
  expect([k, doneMails(day)]).not.toEqual([k, 0]);
}

test('killed at each call, or told by Google at each that it cannot be done: the same end', () => {
  for (let k = 1; k <= calls; k++) {
    const killed = ordered.branch();
    const how = { when: k % 2 ? 'after' : 'before', cachedWrites: k % 3 ? 'lost' : 'arrive' } as const;
    killed.workspace.faults.killAt(k, { fn: 'tick_', ...how });
    expect(tick(killed).killed).toBe(true);
    endsTheSame(killed, k);
    count({ executions: 2, crashPoints: 1 });
    if (k % 3) continue;
    const thrown = ordered.branch();
    thrown.workspace.faults.throwAt(k, 'Service Spreadsheets failed while accessing document', { fn: 'tick_' });
    tick(thrown);
    endsTheSame(thrown, k);
    count({ executions: 2, crashPoints: 1 });
  }
});

test('another tick at each call: nothing is done twice, and one mail says that it is done', () => {
  for (let k = 1; k <= calls; k += 5) {
    const day = ordered.branch();
    day.workspace.settings.recordCalls = true;
    const looks: number[] = [];
    const another = () => day.workspace.run('tick_', [], { context: 'trigger' });
    const counted = ({ calls: made }: ReturnType<typeof another>) =>
      looks.push(made.filter((call) => call === 'Form.getResponses').length);
    day.workspace.faults.at(k, () => counted(another()), { fn: 'tick_' });
    counted(tick(day));
    // Whoever comes second leaves it to the first: each of the four forms is read once.
    expect([k, ...looks.sort()]).toEqual([k, 0, 4]);
    endsTheSame(day, k);
    expect([k, doneMails(day)]).toEqual([k, 1]);
    count({ executions: 2, interleavings: 1 });
  }
});

test('an incident on an old visit is sent in at each call: it is heard, and the visit is there again or it is put right', () => {
  const [open, unplaced] = [0, 0].map(() => new Set<number>());
  for (let k = 1; k <= calls; k += 6) {
    const day = ordered.branch();
    const mails = day.mailCount;
    const sends = () => day.sends('incident', day.ordinaryIncident(scene.calledOff), visitor);
    day.workspace.faults.at(k, sends, { fn: 'tick_' });
    tick(day);
    untilDone(day);
    tick(day, 31);
    const after = kept(day);
    const heard = day.workspace.mails().slice(mails);
    expect([k, heard.some(({ subject }) => /incident/i.test(subject))]).toEqual([k, true]);
    if (after.open.includes(scene.calledOff)) {
      open?.add(k);
      expect([k, after.register]).toEqual([k, expect.arrayContaining([scene.calledOff])]);
      expect([k, day.visit(scene.calledOff).incident?.what]).toEqual([k, expect.any(String)]);
    } else {
      unplaced?.add(k);
      expect([k, heard.some(({ subject }) => /put right/i.test(subject))]).toEqual([k, true]);
    }
    count({ executions: 3, interleavings: 1 });
    // Its answer is newer than what goes.
    expect(after.answers.flat().length).toBeGreaterThan(end.answers.flat().length);
  }
  expect(open?.size).toBeGreaterThan(0);
  expect(unplaced?.size).toBeGreaterThan(0);
});

test('an answer that somebody deletes by hand a moment before is no trouble', () => {
  const day = ordered.branch();
  const asks = ordered.branch();
  asks.workspace.settings.recordCalls = true;
  const trips = tick(asks).calls.filter((call) => roundTripKind(call) !== null);
  const first = trips.indexOf('Form.deleteResponse') + 1;
  expect(first).toBeGreaterThan(0);
  const byHand = () => {
    const form = day.workspace.state.forms.find(({ id }) => id === day.school.files.forms.request?.id);
    form?.responses.shift();
  };
  day.workspace.faults.at(first, byHand, { fn: 'tick_' });
  expect(tick(day).error).toBeNull();
  expect(day.school.purge).toBeNull();
  endsTheSame(day, first);
});

test('very many answers and lines go by portions, a tick each, and the lock is let go between', () => {
  const day = scene.day.branch();
  const { state } = day.workspace;
  const report = state.forms.find(({ id }) => id === day.school.files.forms.report?.id);
  const [model] = report?.responses ?? [];
  if (!report || !model) throw new Error('There is no answer.');
  for (let i = 0; i < 230; i++) report.responses.push({ ...model, id: `old-${i}`, answers: {} });
  const log = state.spreadsheets.flatMap(({ sheets }) => sheets).find(({ name }) => name === 'Log');
  const lines = Array.from({ length: 250 }, (_, i) =>
    ['then', i % 2 ? scene.old : 'SCHOOL', 'Home Visits', `Line ${i}`].map((v) => ({ v })),
  );
  // An archive that has no row to spare: Google lets nobody delete all that stand below a frozen header.
  const [full] = state.spreadsheets
    .filter(({ name }) => name.endsWith('archive 2026-27'))
    .flatMap(({ sheets }) => sheets);
  if (full) Object.assign(full, { maxRows: 2, rows: full.rows.slice(0, 2) });
  // In the place of blank rows.
  log?.rows.splice(day.workspace.spreadsheet(day.workspace.controlId).sheet('Log').display.length, 250, ...lines);
  orders(day);
  const before = report.responses.length;
  day.workspace.settings.recordCalls = true;
  const first = tick(day);
  const left = () => day.workspace.state.forms.find(({ id }) => id === report.id)?.responses.length ?? 0;
  // Three of the hundred were of the forms that come before it.
  expect(left()).toBe(before - 97);
  expect(day.school.purge).not.toBeNull();
  expect(first.calls.filter((call) => call === 'Form.deleteResponse')).toHaveLength(100);
  const ticks = [tick(day), tick(day), tick(day), tick(day)];
  expect(day.school.purge).toBeNull();
  for (const { calls: made } of ticks) {
    const held = made.join(' ').split('Lock.tryLock').slice(1);
    for (const section of held) {
      const inside = section.split('Lock.releaseLock')[0] ?? '';
      expect(inside.match(/Sheet\.deleteRows/g)?.length ?? 0).toBeLessThanOrEqual(8);
      expect(inside).not.toContain('Form.');
    }
  }
  expect(kept(day)).toEqual(end);
  const shown = day.workspace.spreadsheet(day.workspace.controlId).sheet('Log').display;
  expect(shown.filter((cells) => /^Line \d+$/.test(cells[3] ?? ''))).toHaveLength(125);
});
