// Retention in a real browser: on a desk and on a phone, from what would go to the purge that is ordered.
import { MINUTE } from '../../src/time';
import { callsOff } from '../faults/old-school';
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay } from '../story/school-day';
import { expectNoFindings } from './axe';
import { DESKTOP, opened, PHONE, picture, webAppUrl } from './browser';
import { see, tapIn } from './workspace-page';

const { administrator, lead } = PEOPLE;

/** A visit of 2025-26 that is too old in 2028-29. */
function yearsLater(day: SchoolDay): void {
  callsOff(day, 'Old Child');
  day.leaps('12:00', '2026-05-20');
  day.leaps('09:00', '2028-10-10');
  types(day, 'Settings', 'Keep closed visits for (years)', 'Value', '1');
}

test('it reads well on a desk and on a phone, and is ordered with the number typed', async () => {
  const stage = await opened(yearsLater, DESKTOP, 'wls');
  const { page, day } = stage;
  await page.goto(webAppUrl(stage, lead, 'p=retention'));
  await page.getByRole('button', { name: '2025-26: 1 visit' }).click();
  await see(page, 'HV-0001');
  // What no script reaches, and what to set in Gmail instead.
  for (const words of ['What a purge cannot reach', 'Sent folder', 'Google Vault', 'auto-deletion', 'Version history'])
    await see(page, words);
  await expectNoFindings(page, 'retention');
  await picture(page, 'retention-desk', true);
  await page.setViewportSize(PHONE);
  const wide = await page.evaluate('document.documentElement.scrollWidth');
  expect(wide).toBeLessThanOrEqual(PHONE.width);
  await picture(page, 'retention-phone', true);
  await page.getByLabel('To delete these for good').fill('2');
  await tapIn(page, 'Delete these for good');
  await see(page, 'Type the number of visits, 1');
  await page.getByLabel('To delete these for good').fill('1');
  await tapIn(page, 'Delete these for good');
  await see(page, 'A purge is under way');
  await expectNoFindings(page, 'retention-under-way');
  expect(day.school.purge?.by).toBe(lead);
  day.workspace.advanceTo(day.workspace.now + 2 * MINUTE);
  await page.goto(webAppUrl(stage, administrator, 'p=retention'));
  await see(page, 'Home Visits archive 2025-26');
  await picture(page, 'retention-done', true);
});
