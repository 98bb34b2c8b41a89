// Set-up stopped dead, or told by Google that something cannot be done: chosen again, it goes on where it was, and nothing is made twice that people would see.
import { accounts, alderPark, CONTROL, fillSettings, fillStaff } from '../../local/school';
import type { FormView, SpreadsheetView } from '../../local/workspace/types';
import { Workspace } from '../../local/workspace/workspace';
import { DIST, SchoolDay } from '../story/school-day';
import { count } from './counts';
import { whatIsWrong } from './invariants';

/**
 * The two stages make some 130 and 800 calls, most of them rows of words and items of forms, which are all alike. They are
 * stopped at the first and the last calls, which make files, properties and triggers, and at every so many between;
 * `EVERY_CALL=1 npm run test:faults` stops them at each, which takes a quarter of an hour.
 */
const ENDS = 8;
function callsToStopAt(total: number, between: number): number[] {
  const all = Array.from({ length: total }, (_, i) => i + 1);
  return process.env.EVERY_CALL ? all : all.filter((k) => k <= ENDS || k > total - ENDS || k % between === 0);
}

function newSchool(): Workspace {
  const { now, domain, owner } = alderPark;
  const school = new Workspace({ dist: DIST, now, domain, owner, people: accounts(alderPark), controlName: CONTROL });
  school.settings.webAppUrl = 'https://script.google.com/a/macros/school.example/s/DEPLOYMENT/exec';
  return school;
}

const setsUp = (school: Workspace) => school.run('setUp', [], { context: 'menu' });

/**
 * A file that was made in the very call after which set-up was stopped: nothing of the script knows it, and without the
 * right to search Drive nothing can. It is empty, and harmless.
 */
const isStray = {
  file: ({ sheets }: SpreadsheetView) => sheets.every(({ name, lastRow }) => name === 'Sheet1' && lastRow === 0),
  form: ({ pages, published }: FormView) => !published && pages.every(({ items }) => items.length === 0),
};

/** What an administrator finds, told so that two of anything would show. */
function standing(school: Workspace) {
  const control = school.spreadsheet(school.controlId);
  return {
    sheets: control.sheets.map(({ name, display }) => [name, name === 'Log' ? [] : display.map((row) => row[0])]),
    files: school
      .spreadsheets()
      .filter((file) => !isStray.file(file))
      .map(({ name, sheets }) => [name, sheets.map((sheet) => sheet.name)])
      .sort(),
    forms: school
      .forms()
      .filter((form) => !isStray.form(form))
      .map(({ title, published, accepting, responders, pages }) => ({
        title,
        open: [published, accepting, [...responders].sort()],
        items: pages.flatMap(({ items }) => items.map((item) => [item.title, item.kind])),
      }))
      .sort((a, b) => a.title.localeCompare(b.title)),
    triggers: school
      .triggers()
      .map(({ fn, sourceId }) => `${fn} ${school.forms().find(({ id }) => id === sourceId)?.title ?? ''}`)
      .sort(),
  };
}

/** Stopped dead at this call, and once more where Google throws there; then chosen again. Gives the first of the two. */
function stoppedAt(before: Workspace, k: number, wanted: ReturnType<typeof standing>): Workspace {
  const [stopped] = [true, false].map((dead) => struckAt(before, k, dead, wanted));
  return stopped ?? before;
}

function struckAt(before: Workspace, k: number, dead: boolean, wanted: ReturnType<typeof standing>): Workspace {
  const school = before.branch();
  if (dead) school.faults.killAt(k, { fn: 'setUp' });
  else school.faults.throwAt(k, 'Service error: Drive', { fn: 'setUp' });
  setsUp(school);
  if (dead) expect(school.executions[0]?.killed).toBe(true);
  school.faults.clear();
  const again = setsUp(school);
  expect({ k, dead, ok: again.ok, standing: standing(school) }).toEqual({ k, dead, ok: true, standing: wanted });
  const strays = [...school.spreadsheets().filter(isStray.file), ...school.forms().filter(isStray.form)];
  expect(strays.length).toBeLessThanOrEqual(1);
  count({ executions: 2, crashPoints: 1 });
  return school;
}

function calls(before: Workspace): { total: number; after: Workspace } {
  const after = before.branch();
  return { total: setsUp(after).roundTrips.total, after };
}

test('the first stage, which makes the sheets', () => {
  const before = newSchool();
  const { total, after } = calls(before);
  const wanted = standing(after);
  for (const k of callsToStopAt(total, 11)) stoppedAt(before, k, wanted);
});

test('the second stage, which makes the register, the forms and the triggers', () => {
  const before = newSchool();
  setsUp(before);
  fillSettings(before, alderPark.settings);
  fillStaff(before, alderPark.people);
  const { total, after } = calls(before);
  const wanted = standing(after);
  for (const k of callsToStopAt(total, 193)) {
    const school = stoppedAt(before, k, wanted);
    // A school that was set up so can be worked with.
    if (k % 193 !== 0) continue;
    const day = new SchoolDay(school);
    day.approved();
    expect(whatIsWrong(school)).toEqual([]);
  }
});
