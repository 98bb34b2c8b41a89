// Axe on every section of the local Workspace, and on every sort of mail as its frame shows it.
import { PEOPLE } from '../story/school-day';
import { expectNoFindings } from './axe';
import { opened } from './browser';
import { fullDay } from './full-day';
import { be, goTo, readMail, see } from './workspace-page';

const { visitor, watcher, office, owner } = PEOPLE;

test('every sort of mail, as its frame shows it', async () => {
  const stage = await opened((day) => {
    fullDay(day);
    day.leaps('15:31');
    day.until('16:01');
  });
  const { page, day, server } = stage;
  // One mail of each sort: what its subject begins with.
  const sorts = new Map(day.workspace.mails().map((mail) => [mail.subject.split(/[:\d]/)[0], mail]));
  expect(sorts.size).toBeGreaterThan(8);
  for (const [sort, { id, to }] of sorts) {
    await page.goto(`${server.url}mail-body?${new URLSearchParams({ id, as: to[0] ?? '' })}`);
    await expectNoFindings(page, `mail-${sort?.replace(/\W+/g, '-')}`);
  }
});

test('every section of the local Workspace', async () => {
  const stage = await opened((day) => {
    fullDay(day);
    day.leaps('15:31');
    day.until('15:41');
  });
  const { page } = stage;
  await be(page, watcher);
  await readMail(page, /OVERDUE/);
  await expectNoFindings(page, 'inbox');

  await be(page, visitor);
  await goTo(page, 'Forms');
  await page.getByRole('button', { name: /^Home Visit Form/ }).waitFor();
  await expectNoFindings(page, 'forms');
  await page.getByRole('button', { name: /^Lone Working/ }).click();
  await page.getByRole('button', { name: 'Fill in for me' }).waitFor();
  await expectNoFindings(page, 'form');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await see(page, 'This is a required question');
  await expectNoFindings(page, 'form-wrong');

  await be(page, owner);
  await goTo(page, 'Sheets');
  await page.getByRole('button', { name: /Control/ }).waitFor();
  await expectNoFindings(page, 'sheets');
  await page.getByRole('button', { name: /Control/ }).click();
  await page.getByRole('button', { name: 'Staff', exact: true }).click();
  await page.getByRole('region', { name: 'Sheet Staff' }).waitFor();
  await page.getByRole('button', { name: 'Home Visits', exact: true }).click();
  await expectNoFindings(page, 'sheet-with-menu');

  await be(page, office);
  await goTo(page, 'Web app');
  await page
    .getByTitle(/^Web app as Joanna/)
    .contentFrame()
    .getByRole('heading', { level: 1 })
    .waitFor();
  await expectNoFindings(page, 'web-app');
  await goTo(page, 'Break things');
  await page.getByRole('button', { name: 'Next mail fails' }).click();
  await see(page, 'The next mail will fail.');
  await expectNoFindings(page, 'break');
  await goTo(page, 'Log of executions');
  await page.locator('summary').first().click();
  await expectNoFindings(page, 'log');
});
