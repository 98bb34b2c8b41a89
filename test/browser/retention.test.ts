// Retention in a real browser: on a desk and on a phone, from what would go to the purge that is ordered.
import { MINUTE } from '../../src/time';
import { oldSchool } from '../faults/old-school';
import { PEOPLE } from '../story/school-day';
import { expectNoFindings } from './axe';
import { DESKTOP, opened, PHONE, picture, webAppUrl } from './browser';
import { see, tapIn } from './workspace-page';

const { administrator, lead } = PEOPLE;

test('it reads well on a desk and on a phone, and is ordered with the number typed', async () => {
  const stage = await opened((school) => oldSchool(school), DESKTOP, 'wls');
  const { page, day } = stage;
  await page.goto(webAppUrl(stage, lead, 'p=retention'));
  await page.getByRole('button', { name: '2025-26: 1 visit' }).click();
  await see(page, 'HV-0001, OUT-0001');
  await expectNoFindings(page, 'retention');
  await picture(page, 'retention-desk', true);
  await page.setViewportSize(PHONE);
  const wide = await page.evaluate('document.documentElement.scrollWidth');
  expect(wide).toBeLessThanOrEqual(PHONE.width);
  await picture(page, 'retention-phone', true);
  await page.getByLabel('To delete these for good').fill('3');
  await tapIn(page, 'Delete these for good');
  await see(page, 'Type the number of visits, 2');
  await page.getByLabel('To delete these for good').fill('2');
  await tapIn(page, 'Delete these for good');
  await see(page, 'A purge is under way');
  await expectNoFindings(page, 'retention-under-way');
  expect(day.school.purge?.by).toBe(lead);
  day.workspace.advanceTo(day.workspace.now + 2 * MINUTE);
  await page.goto(webAppUrl(stage, administrator, 'p=retention'));
  await see(page, 'Home Visits archive 2026-27');
  await picture(page, 'retention-done', true);
});
