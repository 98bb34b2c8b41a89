// A visitor who is taken off the staff list while out: nobody any more, but for the outing that they are on.
import { types } from '../refusals/control';
import type { SchoolDay } from '../story/school-day';
import { addressFor, delivered } from './answering';
import { CAST } from './cast';
import { readingAt } from './reply-tried';

const GONE: Record<string, (day: SchoolDay) => void> = {
  'set to No': (day) => types(day, 'Staff', 'Maya Osei', 'Active', 'No'),
  'taken out, row and all': ({ workspace }) => {
    const { values } = workspace.spreadsheet(workspace.controlId).sheet('Staff');
    workspace.deleteRow(workspace.controlId, 'Staff', values.findIndex((row) => row.includes('Maya Osei')) + 1);
  },
};

/** Both of them out on a visit, and one no longer on the list. */
function left(taken: (day: SchoolDay) => void) {
  const scene = readingAt('out');
  const mailed = addressFor(scene.day, scene.out, CAST.visitor);
  taken(scene.day);
  // A row that is taken out whole is noticed by the half-hourly look.
  scene.day.workspace.advanceMinutes(40);
  return { ...scene, mailed };
}

describe.each(Object.entries(GONE))('a visitor whose row of Staff is %s while they are out', (_, taken) => {
  test('finds their outing, whatever link they open, and is heard there', () => {
    const { day, ref, out } = left(taken);
    const links: Record<string, string>[] = [
      {},
      { p: 'outing', ref: out },
      { p: 'visit', ref },
      { p: 'leave' },
      { p: 'desk' },
    ];
    for (const params of links) {
      const page = day.reads(CAST.visitor, params);
      expect(page).toContain('You are out I need help');
      expect(page).not.toMatch(/not on the staff list|What the office sees|My visits/);
    }
    day.says(CAST.visitor, out, 'help', { words: 'He will not let us go' });
    expect(day.outing().raised?.cause).toBe('help');
    const office = day.inbox(CAST.office).map(({ body }) => body);
    expect(office.join()).toContain('He will not let us go');
    expect(office.join()).toContain('07700 900111');
  });

  test('says that they are back, and is nobody from then on', () => {
    const { day, out } = left(taken);
    day.says(CAST.visitor, out, 'back');
    expect(day.outing().backAt).not.toBeNull();
    expect(day.reads(CAST.visitor, { p: 'outing', ref: out })).toContain('not on the staff list');
    expect(day.isRefused(CAST.visitor, { page: 'outing', ref: out, act: 'help', words: '' })).toContain('staff list');
  });

  test('does nothing else', () => {
    const { day, ref, out } = left(taken);
    const before = JSON.stringify(day.openRecords);
    for (const act of [
      { page: 'visit', ref, act: 'call off', words: 'No' },
      { page: 'visit', ref, act: 'approve', words: 'Yes' },
      { page: 'leave', ref, act: 'sign out' },
      { page: 'read', ref: '', act: 'read and understood' },
      { page: 'desk', ref: '', act: 'start drill' },
    ]) {
      expect(day.isRefused(CAST.visitor, act)).toContain('not on the staff list');
    }
    for (const act of ['acknowledge', 'resolved', "I'm watching"]) {
      day.isRefused(CAST.visitor, { page: 'outing', ref: out, act, words: 'All well' });
    }
    expect(JSON.stringify(day.openRecords)).toBe(before);
  });

  test('is heard by mail', () => {
    const { day, mailed } = left(taken);
    delivered(day, { as: CAST.visitor, address: mailed, text: 'help' });
    day.workspace.advanceMinutes(1);
    expect(day.outing().raised?.cause).toBe('help');
  });
});
