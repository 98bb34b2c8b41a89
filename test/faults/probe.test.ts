// "Probe this Workspace": what nobody could settle about Google is tried, answered in words, kept, and leaves nothing behind.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { checked } from '../story/visited';

/** The menu's command, by whoever opened Control. */
function probe(day: SchoolDay, as: string = PEOPLE.owner): string {
  const ran = day.workspace.run('probeWorkspace_', [], { context: 'menu', as });
  if (!ran.ok) throw new Error(ran.error ?? 'stopped');
  expect(ran.shown).toMatchObject([{ what: 'alert', title: 'Probe this Workspace' }]);
  return ran.shown[0]?.what === 'alert' ? ran.shown[0].text : '';
}

/** What a line of it answers to the question with these words. */
function answerTo(words: string, question: string): string {
  const line = words.split('\n').find((one) => one.includes(question)) ?? '';
  return line.slice(line.indexOf('?') + 2);
}

/** All that a probe could leave behind. */
function standing({ workspace }: SchoolDay) {
  return {
    sheets: workspace
      .spreadsheets()
      .map(({ name, sheets }) => [name, sheets.map((sheet) => [sheet.name, sheet.lastRow])]),
    triggers: workspace.triggers().map(({ id }) => id),
    mails: workspace.mails().length,
    forms: workspace.forms().map(({ name, published, responses }) => [name, published, responses.length]),
  };
}

test('every question is answered, and nothing is left behind but one empty, closed form, used again', () => {
  const day = schoolDay();
  const before = standing(day);
  const words = probe(day);
  const after = standing(day);
  expect({ ...after, forms: after.forms.slice(0, -1) }).toEqual(before);
  expect(after.forms.at(-1)).toEqual([expect.stringContaining('scratch form'), false, 0]);
  expect(answerTo(words, 'leading apostrophe')).toMatch(/^Yes/);
  expect(answerTo(words, 'awkward text')).toBe('Yes, all of it.');
  expect(answerTo(words, 'unformatted cells')).toContain('“007”: the number 7; “2026-05-01”: a date');
  expect(answerTo(words, 'getResponses(since)')).toBe('Yes.');
  expect(answerTo(words, 'setEmailCollectionType')).toBe('Yes.');
  expect(answerTo(words, 'published at once')).toMatch(/^No/);
  expect(answerTo(words, 'Intl')).toContain('noon in summer is 13:00');
  expect(answerTo(words, 'structuredClone')).toMatch(/^No/);
  expect(answerTo(words, 'web app’s address')).toContain('/exec');
  expect(answerTo(words, 'make a trigger')).toBe('Yes.');
  expect(answerTo(words, 'PDF')).toBe('Yes.');
  expect(words).not.toContain('It throws');
  expect(words).toMatch(/only a person can see.*may only view.*iPhone/s);
  probe(day);
  expect(standing(day)).toEqual(after);
});

test('where Google answers otherwise, the words say so, and Home Visits lives with it', () => {
  const day = schoolDay();
  day.workspace.settings.textCellsKeepQuote = true;
  day.workspace.settings.absent = ['Form.setEmailCollectionType', 'FormApp.EmailCollectionType', 'Form.isPublished'];
  day.workspace.settings.webAppUrl = 'https://script.google.com/macros/s/ABC/dev';
  const words = probe(day);
  expect(answerTo(words, 'leading apostrophe')).toMatch(/^No, it stays/);
  expect(answerTo(words, 'awkward text')).toBe('Yes, all of it.');
  expect(answerTo(words, 'setEmailCollectionType')).toMatch(/^No: it is not there/);
  expect(answerTo(words, 'published at once')).toMatch(/knows no publishing/);
  expect(answerTo(words, 'web app’s address')).toContain('does not end in /exec');
  expect(checked(day)).toContain('All is well');
  day.workspace.settings.webAppUrl = null;
  expect(answerTo(probe(day), 'web app’s address')).toContain('told none');
});

test('a probe that throws is an answer and keeps no other from its own; “Check everything” tells of it until it is well', () => {
  const day = schoolDay();
  const before = standing(day);
  day.workspace.faults.failNext('TextFinder.findNext', 'Service Spreadsheets failed');
  day.workspace.faults.failNext('Blob.getAs', 'Conversion failed');
  day.workspace.faults.failNext('FormResponse.submit', 'Forms is away');
  const words = probe(day);
  expect(answerTo(words, 'reference found')).toBe('It throws: Service Spreadsheets failed');
  expect(answerTo(words, 'PDF')).toBe('It throws: Conversion failed');
  expect(answerTo(words, 'getResponses(since)')).toBe('It throws: Forms is away');
  expect(answerTo(words, 'make a trigger')).toBe('Yes.');
  expect(standing(day).sheets).toEqual(before.sheets);
  expect(checked(day)).toMatch(
    /3 things to put right.*does not expect of Google.*reference found.*Service Spreadsheets failed.*3 not answered as expected, see above/s,
  );
  expect(checked(day)).not.toContain('make a trigger');
  probe(day);
  expect(checked(day)).toContain('All is well');
});

test('what was stopped half-way is removed by the next probe', () => {
  const day = schoolDay();
  const before = standing(day);
  const whole = schoolDay();
  probe(whole);
  const trips = whole.workspace.executions.at(-1)?.roundTrips.total ?? 0;
  for (const k of [8, Math.floor(trips / 2), trips - 2]) {
    day.workspace.faults.killAt(k, { fn: 'probeWorkspace_', cachedWrites: 'arrive' });
    expect(day.workspace.run('probeWorkspace_', [], { context: 'menu' }).killed).toBe(true);
  }
  probe(day);
  const after = standing(day);
  const isScratch = ([name]: (typeof after.forms)[number]) => String(name).includes('scratch form');
  expect({ ...after, forms: after.forms.filter((form) => !isScratch(form)) }).toEqual(before);
  const scratch = after.forms.filter(isScratch);
  expect(scratch.length).toBeLessThanOrEqual(2);
  for (const [, published, responses] of scratch) expect([published, responses]).toEqual([false, 0]);
});

test('“Check everything” says when it was probed and where the answers are, and repeats none that is as expected', () => {
  const day = schoolDay();
  expect(checked(day)).toContain('not probed yet');
  probe(day);
  day.leaps('10:00', '2026-05-13');
  expect(checked(day)).toMatch(
    /All is well.*probed on Tue 12 May 2026 09:00: 15 questions, all answered as expected. Every answer: Home Visits, Probe this Workspace/s,
  );
  expect(checked(day)).not.toContain('leading apostrophe');
});

test('only the owner’s account can tell what the owner’s account may do', () => {
  const day = schoolDay();
  const file = day.workspace.spreadsheetState(day.workspace.controlId);
  file.editors.push(PEOPLE.administrator);
  const before = standing(day);
  expect(probe(day, PEOPLE.administrator)).toContain(`sign in as ${PEOPLE.owner}`);
  expect(standing(day)).toEqual(before);
  expect(day.workspace.callFromPage('probeWorkspace_', [], { as: PEOPLE.administrator }).ok).toBe(false);
});
