// A Google Form in the local Workspace: what is missing is said where it is missing, and answers lead to their pages.
import type { Page } from 'playwright-core';
import { PEOPLE } from '../story/school-day';
import { opened, picture } from './browser';
import { be, goTo, see } from './workspace-page';

const REQUIRED = 'This is a required question';

async function openRequest(page: Page): Promise<void> {
  await be(page, PEOPLE.visitor);
  await goTo(page, 'Forms');
  await page.getByRole('button', { name: /^Home Visit Form/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Home Visit Form' }).waitFor();
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const worried = (page: Page) => page.getByRole('group', { name: /in serious danger right now/ });

test('an immediate concern leads to the police page, and nothing required is left out', async () => {
  const { page, day } = await opened();
  await openRequest(page);
  await press(page, 'Next');
  await see(worried(page), REQUIRED);
  await picture(page, 'form-required');

  await worried(page).getByRole('radio', { name: 'Yes' }).check();
  await page.getByText(REQUIRED).waitFor({ state: 'detached' });
  await press(page, 'Next');
  await page.getByRole('heading', { level: 2, name: /police/i }).waitFor();
  await picture(page, 'form-police');
  await press(page, 'Next');
  expect(await page.getByRole('alert').allInnerTexts()).toEqual([REQUIRED, REQUIRED]);
  await page.getByLabel('What is the worry, in a sentence?').fill('She said on the phone that he has hit her.');
  await page.getByRole('group', { name: 'Have the police been called?' }).getByRole('radio', { name: 'Yes' }).check();
  await press(page, 'Next');
  await page.getByRole('group', { name: 'Who is going?' }).waitFor();

  // Back again: what was answered still stands; another answer leads past the police.
  await press(page, 'Back');
  await press(page, 'Back');
  expect(await worried(page).getByRole('radio', { name: 'Yes' }).isChecked()).toBe(true);
  await worried(page).getByRole('radio', { name: 'No' }).check();
  await press(page, 'Next');
  await page.getByRole('group', { name: 'Who is going?' }).waitFor();
  expect(day.workspace.mails()).toEqual([]);
});
