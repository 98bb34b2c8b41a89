// A senior leader’s own phone at 15:45, with a colleague who does not answer: the family rung, the checklist filled in.
import { PEOPLE, type SchoolDay } from '../story/school-day';
import { expectNoFindings } from './axe';
import { opened, PHONE, picture, webAppUrl } from './browser';
import { see, tapIn } from './workspace-page';

const { seniorLeader } = PEOPLE;

/** Maya is out, ten minutes late, and her buddy cannot reach her. */
function notAnswering(day: SchoolDay): void {
  const out = day.leaves([day.approved()]);
  day.says(day.watcher, out, "I'm watching");
  day.leaps('15:31');
  day.until('15:40');
  day.says(day.watcher, out, "can't reach");
}

test('whoever leads the search rings the family at one tap and records each step, the police with it', async () => {
  const stage = await opened(notAnswering, PHONE, 'celt');
  const { page } = stage;
  await page.goto(webAppUrl(stage, seniorLeader, 'p=outing&ref=OUT-0001'));
  const home = page.getByRole('link', { name: 'Ring the home: 01632 960201' });
  expect(await home.getAttribute('href')).toBe('tel:01632960201');
  await tapIn(page, 'Family: no answer');
  await see(page, 'the family at 14 Alder Close, SK15 2QT: rang, no answer');
  await page.getByLabel('What came of it').nth(1).fill('Her car is outside, nobody in it');
  await page.getByRole('button', { name: 'Record it' }).nth(1).click();
  await see(page, /✓ 15:4\d Vikram Rao: Her car is outside, nobody in it/);
  await page.getByRole('button', { name: 'The police: called, or not yet' }).click();
  await page.getByLabel('Police called: their reference').fill('DCP 1187');
  await tapIn(page, 'Police are called');
  await see(page, /✓ 15:4\d Vikram Rao: called, DCP 1187/);
  await picture(page, 'search-phone', true);
  await expectNoFindings(page, 'search');
});
