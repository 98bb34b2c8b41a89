// Retention: what a purge takes is shown first, is then deleted exactly, wherever it is stopped, and leaves no name behind.
import { createHash } from 'node:crypto';
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay } from '../story/school-day';
import { whatIsWrong } from './invariants';
import { OLD_WORDS, type OldSchool, oldSchool } from './old-school';
import { asShown, everything, kept, orders, tick, untilDone } from './purging';

const { administrator, lead, visitor, office, head, owner } = PEOPLE;

let scene: OldSchool;
beforeAll(() => {
  scene = oldSchool();
});

const branched = (): SchoolDay => scene.day.branch();

test('it is shown first, by references alone; opening and looking change nothing', () => {
  const day = branched();
  // Each execution has its number.
  const asItIs = () =>
    createHash('sha256')
      .update(everything(day).replace(/"(lastExecution|lastId)":\d+/g, ''))
      .digest('hex');
  const before = asItIs();
  const page = day.reads(administrator, { p: 'retention' });
  expect(page).toContain('Wed 1 Sep 2027');
  expect(page).toContain('Visits 2 Outings 1');
  expect(page).toContain(`2025-26: 1 visit ${scene.old}, OUT-0001 2026-27: 1 visit ${scene.calledOff}`);
  expect(page).toContain(`Old enough, and stays: 3 ${scene.held}, ${scene.withHeld}, OUT-0002`);
  expect(page).toContain(`“Keep whatever their age”: now ${scene.held})`);
  expect(page).not.toContain(scene.newer);
  for (const words of OLD_WORDS) expect(page).not.toContain(words);
  day.tries(lead, { page: 'retention', act: 'look' });
  expect(asItIs()).toBe(before);
});

test('exactly what was shown goes, from archives, Register, Log and Forms, and everybody concerned is told without a name', () => {
  const day = branched();
  const page = day.reads(administrator, { p: 'retention' });
  const shown = (label: string) => Number(new RegExp(`${label} (\\d+)`).exec(page)?.[1]);
  const before = kept(day);
  const formIds = day.workspace.state.forms.map(({ id }) => id);
  const answersShown = ['Home Visit Form', 'Home Visit Risk Assessment', 'Visit Report', 'Incident form'].map(shown);
  const mails = day.mailCount;
  orders(day);
  expect(day.reads(lead, { p: 'retention' })).toContain('A purge is under way');
  expect(kept(day)).toEqual(before);
  untilDone(day);
  const after = kept(day);
  const gone = [scene.old, scene.calledOff, 'OUT-0001'];
  const without = (refs: string[]) => refs.filter((ref) => !gone.includes(ref));
  expect(after.archives).toEqual(without(before.archives));
  expect(before.archives.length - after.archives.length).toBe(shown('Visits') + shown('Outings'));
  expect(after.register).toEqual(without(before.register));
  expect(after.log).toEqual(without(before.log));
  expect(before.log.length - after.log.length).toBe(shown('Lines of the Log'));
  expect(after.open).toEqual(before.open);
  // No answer of a visit that stays is gone.
  expect(before.answers.map((ids, i) => ids.length - (after.answers[i]?.length ?? 0))).toEqual(
    formIds.map((id) => {
      const name = Object.entries(day.school.files.forms).find(([, file]) => file?.id === id)?.[0] ?? '';
      return answersShown[['request', 'assessment', 'report', 'incident'].indexOf(name)];
    }),
  );
  expect(answersShown.reduce((sum, n) => sum + n, 0)).toBe(6);

  // Nothing of it is left anywhere but in the mails that were sent.
  const left = everything(day);
  for (const words of ['Quilla', 'Zander']) expect(left).not.toContain(words);
  expect(JSON.stringify(day.workspace.mails())).toContain('Quilla');

  // Logged and told, without a name.
  const { display } = day.workspace.spreadsheet(day.workspace.controlId).sheet('Log');
  const lines = display.map((cells) => cells.join(' ')).filter((line) => line.includes('Purge'));
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('2 visits, 1 outing, 6 answers kept by the Forms');
  expect(lines[1]).toContain('Purge done of what was closed before Wed 1 Sep 2027');
  expect(lines[1]).toContain('3 records stay');
  expect(day.toldSince(mails)).toEqual(expect.arrayContaining([administrator]));
  const { body } = day.mailTo(administrator, 'The purge of old home visits is done');
  expect(body).toContain('2 visits, 1 outing, 6 answers');
  for (const words of OLD_WORDS) expect(body + lines.join()).not.toContain(words);

  // An archive with nothing left in it is read no more, and named with its link; the other goes on.
  expect(Object.keys(day.school.files.archives)).toEqual(['2025-26', '2027-28']);
  const afterwards = day.reads(administrator, { p: 'retention' });
  expect(afterwards).toContain('Home Visits archive 2026-27');
  expect(afterwards).toContain('There is nothing to delete');
  expect(String(day.workspace.run('redrawRegister_', [], { context: 'menu' }).result)).toContain('1 visit,');
  expect(whatIsWrong(day.workspace)).toEqual([]);
});

test('nothing comes back: neither by a look at the forms, nor by the link that opened a deleted answer', () => {
  const day = branched();
  orders(day);
  untilDone(day);
  const visits = day.school.lastVisit;
  expect(() => day.changes('report', scene.editUrl, day.ordinaryReport(scene.old))).toThrow();
  for (let i = 0; i < 3; i++) tick(day, 31);
  expect(day.school.lastVisit).toBe(visits);
  expect(kept(day).open).not.toContain(scene.old);
  // A form that still names it is answered like any with a reference that is not known.
  const mails = day.mailCount;
  day.sends('report', day.ordinaryReport(scene.old), visitor);
  expect(day.mailTo(visitor, 'put right').body).toContain(scene.old);
  expect(day.mailCount).toBeGreaterThan(mails);
});

test('nobody else sees it or orders it, and it is ordered only as it was shown and with the number typed', () => {
  const day = branched();
  const act = asShown(day, administrator, '2');
  for (const as of [visitor, office, head, null]) {
    expect(day.reads(as, { p: 'retention' })).not.toContain(scene.old);
    expect(day.isRefused(as, act)).toMatch(/administrator|staff list/);
  }
  expect(day.isRefused(lead, { ...act, confirm: '' })).toContain('Type the number of visits, 2');
  expect(day.isRefused(lead, { ...act, confirm: '3' })).toContain('Type the number of visits, 2');
  expect(day.isRefused(lead, { ...act, counts: undefined })).toContain('not understood');
  expect(day.isRefused(lead, { ...act, before: day.workspace.now })).toContain('has changed since you looked');
  expect(day.school.purge ?? null).toBeNull();
  // Meanwhile somebody holds one of them.
  types(day, 'Settings', 'Keep whatever their age', 'Value', `${scene.held}; ${scene.old}`);
  expect(day.isRefused(lead, act)).toContain('has changed since you looked');
  types(day, 'Settings', 'Keep closed visits for (years)', 'Value', '');
  expect(day.reads(lead, { p: 'retention' })).toContain('Everything is kept for ever');
  expect(day.isRefused(lead, act)).toContain('has changed since you looked');
  types(day, 'Settings', 'Keep closed visits for (years)', 'Value', '1');
  types(day, 'Settings', 'Keep whatever their age', 'Value', scene.held);
  day.taps(lead, act);
  expect(day.isRefused(administrator, act)).toContain('under way already');
  expect(day.inbox(owner).length).toBeGreaterThan(0);
});

test('what is held or opened again after it was ordered stays', () => {
  const day = branched();
  orders(day);
  // The report of the visit that was called off: it is open again.
  types(day, 'Settings', 'Keep whatever their age', 'Value', `${scene.held}; ${scene.old}`);
  untilDone(day);
  const after = kept(day);
  for (const list of [after.archives, after.register, after.log]) expect(list).toContain(scene.old);
  expect(after.archives).toContain('OUT-0001');
  expect(after.archives).not.toContain(scene.calledOff);
  expect(day.mailTo(administrator, 'The purge of old home visits is done').body).toContain('5 visits and outings');
});

test('an answer that no visit has goes by its age, unless it names a visit that stays or tells of an incident', () => {
  const day = branched();
  const { report, incident } = day.school.files.forms;
  const put = (file: typeof report, ref: string) => {
    const form = day.workspace.state.forms.find(({ id }) => id === file?.id);
    const answers = { [file?.items.reference ?? '']: ref };
    form?.responses.push({ id: `${file?.id} ${ref}`, at: Date.parse('2026-06-01'), email: '', by: visitor, answers });
  };
  for (const ref of [scene.held, scene.withHeld, scene.newer, scene.open, scene.old]) put(report, ref);
  put(incident, scene.old);
  // One more than before: the one that names what goes.
  expect(day.reads(administrator, { p: 'retention' })).toMatch(/Visit Report 4 .*Incident form 0 /);
});

test('answers of a form that was not read to its end stay, however old they are', () => {
  const day = branched();
  const { values } = day.workspace.spreadsheet(day.workspace.controlId).sheet('Open');
  const row = values.findIndex(([ref]) => ref === 'SCHOOL');
  const unread = String(values[row]?.[2]).replace(/"seenTo":\d+/g, '"seenTo":1');
  day.workspace.editCell(day.workspace.controlId, 'Open', `C${row + 1}`, unread, owner);
  expect(day.reads(administrator, { p: 'retention' })).toMatch(/Answers: Home Visit Form 0 .*Visit Report 0 /);
});

test('a tick with no purge ordered asks Google for nothing more', () => {
  const day = branched();
  tick(day, 31);
  expect(tick(day, 1).roundTrips.total).toBeLessThanOrEqual(4);
});
