// What people do on the local Workspace’s page, by role and name: be somebody, follow the guide, read mail, tap, let time pass.
import type { FrameLocator, Locator, Page } from 'playwright-core';

/** Chooses who one is, and waits until the page has it. */
export async function be(page: Page, email: string): Promise<void> {
  await page.getByLabel('I am').selectOption(email);
  await sections(page)
    .locator(`a[href$="as=${encodeURIComponent(email)}"]`)
    .first()
    .waitFor();
}

function sections(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Sections' });
}

/** A section of the page. */
export async function goTo(page: Page, section: string): Promise<void> {
  await sections(page).getByRole('link', { name: section }).click();
}

/** The web app as the chosen person has it open. */
export function webApp(page: Page): FrameLocator {
  return page.getByTitle(/^Web app as /).contentFrame();
}

/** The open mail’s own page. */
export function mailFrame(page: Page): FrameLocator {
  return page.getByTitle(/^Mail: /).contentFrame();
}

/** Opens the newest mail whose subject holds these words. */
export async function readMail(page: Page, subject: string | RegExp): Promise<FrameLocator> {
  await goTo(page, 'Inbox');
  const lines = page.getByRole('region', { name: 'Mails' }).getByRole('button');
  await lines
    .filter({ has: page.getByText(subject) })
    .first()
    .click();
  await page.getByRole('region', { name: 'Mail', exact: true }).getByRole('heading', { name: subject }).waitFor();
  return mailFrame(page);
}

/** Taps a button of the web app and waits until it has been taken. */
export async function tap(page: Page, name: string | RegExp): Promise<void> {
  await tapIn(webApp(page), name);
}

export async function tapIn(app: FrameLocator | Page, name: string | RegExp): Promise<void> {
  await app.getByRole('button', { name }).first().click();
  await settled(app);
}

/** Nothing is being saved any more. */
export async function settled(app: FrameLocator | Page): Promise<void> {
  await app.getByRole('alert').filter({ hasText: 'Saving' }).waitFor({ state: 'hidden' });
}

export async function see(where: { getByText: Page['getByText'] }, words: string | RegExp): Promise<void> {
  await where.getByText(words).first().waitFor();
}

/** Presses a button at the clock, and waits until its time has passed. */
export async function passTime(page: Page, button: 'Next event' | '+5 min' | '+30 min' | 'End of day'): Promise<void> {
  const clock = page.getByRole('region', { name: 'Clock' });
  const before = await clock.getByRole('time').getAttribute('datetime');
  await clock.getByRole('button', { name: button }).click();
  await clock.locator(`time:not([datetime="${before}"])`).waitFor();
  await clock.getByRole('button', { name: button, disabled: false }).waitFor();
}

/** The step of the guide that is next. */
export function nextStep(page: Page): Locator {
  return page.getByRole('complementary', { name: 'First visit' }).locator('[aria-current=step]');
}

/** A page of the web app, by the button above its frame. */
export async function webPage(page: Page, name: string): Promise<void> {
  await goTo(page, 'Web app');
  await page
    .getByRole('navigation', { name: 'Pages of the web app' })
    .getByRole('button', { name, exact: true })
    .click();
}

/** Fills in the sign-out page that is open, whatever this school asks on it: controls, watcher, safe word; and signs out. */
export async function signOut(page: Page, watcherName?: string): Promise<void> {
  const app = webApp(page);
  await app.getByRole('heading', { name: 'Sign out', level: 1 }).waitFor();
  for (const all of await app.getByRole('button', { name: /^All \d+ are in place/ }).all()) await all.click();
  const controls = app.getByRole('region', { name: 'In place before you leave' }).getByRole('checkbox');
  for (const control of await controls.all()) if (!(await control.isChecked())) await control.check();
  const watchers = app.getByRole('group', { name: 'Who watches over you at school' }).getByRole('radio');
  await (watcherName ? app.getByRole('radio', { name: watcherName }) : watchers.first()).check();
  const saved = app.getByRole('checkbox', { name: /number in my phone$/ });
  if (await saved.isVisible()) await saved.check();
  const word = app.getByLabel('Safe word');
  if (await word.isVisible()) await word.fill('blue folder');
  await tap(page, /^Sign out/);
  await app.getByRole('heading', { name: 'You are out' }).waitFor();
}
