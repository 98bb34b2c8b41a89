// The visitor’s own phone: leaving, a refused sign-out, the next button, a call for help; in a window of 390 by 844.
import type { Locator, Page } from 'playwright-core';
import { PEOPLE, type SchoolDay } from '../story/school-day';
import { opened, PHONE, picture, type Stage, webAppUrl } from './browser';
import { see, settled, tapIn } from './workspace-page';

const { visitor, watcher, lead, head } = PEOPLE;

/** The web app alone in a phone’s window. */
async function phone(before: (day: SchoolDay) => string): Promise<Stage> {
  let query = '';
  const stage = await opened((day) => {
    query = before(day);
  }, PHONE);
  await stage.page.goto(webAppUrl(stage, visitor, query));
  return stage;
}

/** An outing of one stop that has just begun. */
function justOut(day: SchoolDay): string {
  const ref = day.approved();
  day.leaps('13:50');
  return `p=outing&ref=${day.leaves([ref])}`;
}

async function box(what: Locator): Promise<{ x: number; y: number; width: number; height: number; bottom: number }> {
  const found = await what.boundingBox();
  if (!found) throw new Error('It is not to be seen.');
  return { ...found, bottom: found.y + found.height };
}

const ring999 = (page: Page) => page.getByRole('link', { name: 'Immediate danger: ring 999' });

/** Nothing of the page’s own stands higher than the 999 link, and it can be tapped where it stands. */
async function expect999OnTop(page: Page): Promise<void> {
  const nine = await box(ring999(page));
  expect(nine.y).toBe(0);
  expect(nine.height).toBeGreaterThanOrEqual(48);
  const others = page.locator('h1, button:visible, [role=alert]:visible');
  for (const other of await others.all()) expect((await box(other)).y).toBeGreaterThanOrEqual(nine.bottom);
  await ring999(page).click({ trial: true });
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wide, seen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    seen: document.documentElement.clientWidth,
  }));
  expect(wide).toBe(seen);
}

test('a visitor has one big next button in view, all the way', async () => {
  const { page, day } = await phone(justOut);
  for (const [i, name] of ['I’ve arrived', 'I’m going in', 'I’ve left', 'I’m back at school'].entries()) {
    const next = page.getByRole('button', { name: new RegExp(`^${name}`) }).first();
    await next.waitFor();
    await page.evaluate(() => window.scrollTo(0, 0));
    const { y, bottom, width, height } = await box(next);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(bottom).toBeLessThanOrEqual(PHONE.height);
    expect(width).toBeGreaterThan(300);
    expect(height).toBeGreaterThanOrEqual(80);
    const largest = await next.evaluate((button) => Number.parseFloat(getComputedStyle(button).fontSize));
    const sizes = await page
      .getByRole('button')
      .evaluateAll((all) => all.map((b) => Number.parseFloat(getComputedStyle(b).fontSize)));
    expect(sizes.filter((size) => size >= largest)).toHaveLength(1);
    await expectNoSidewaysScroll(page);
    await expect999OnTop(page);
    await picture(page, `phone-${i + 1}`);
    await next.click();
    await settled(page);
  }
  await see(page, 'You are back');
  await picture(page, 'phone-back', true);
  expect(day.outing().returned).toBe('back');
});

test('a refused sign-out says everything that is missing, and “I’ve gone anyway” begins the watch', async () => {
  const { page, day } = await phone((school) => {
    const ref = school.approved();
    school.leaps('13:50');
    return `p=leave&ref=${ref}`;
  });
  await page.getByRole('button', { name: /^Sign out/ }).click();
  const refusal = page.getByRole('alert');
  await see(refusal, 'Not done yet');
  await see(refusal, /Choose who watches/);
  await see(refusal, /safe word/);
  await see(refusal, /read and understood/);
  await expect999OnTop(page);
  await expectNoSidewaysScroll(page);
  await picture(page, 'phone-refused');
  const anyway = refusal.getByRole('button', { name: /gone anyway/ });
  expect((await box(anyway)).bottom).toBeLessThanOrEqual(PHONE.height);
  await anyway.click();
  await see(page, 'You are out');
  await picture(page, 'phone-gone-anyway');
  expect(day.outing().unmet).toContainEqual(expect.stringMatching(/Choose who watches/));
  expect(day.subjects(lead).join('\n')).toMatch(/Maya Osei/);
});

test('a call for help is one tap, is never switched off, and reaches everyone; 999 stays above all', async () => {
  const { page, day } = await phone(justOut);
  await expect999OnTop(page);
  const help = page.getByRole('button', { name: 'I need help' });
  expect((await box(help)).bottom).toBeLessThanOrEqual(PHONE.height);
  // Another tap is on its way, and the network is slow.
  let release: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/run', async (route) => {
    await slow;
    await route.continue();
  });
  const arrived = page.getByRole('button', { name: /^I’ve arrived/ });
  await arrived.click();
  expect(await arrived.isDisabled()).toBe(true);
  await help.click();
  release();
  await see(page, 'School is being told that something is wrong.');
  expect(day.outing().stops[0]?.arrivedAt).not.toBeNull();
  await settled(page);
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect999OnTop(page);
  await expectNoSidewaysScroll(page);
  await picture(page, 'phone-help');
  await page.getByLabel('Tell them more, if you can').fill('He has locked the front door.');
  await tapIn(page, 'Send these words');
  for (const email of [watcher, lead, head]) {
    expect(day.mailTo(email, 'HELP').body).toContain('14 Alder Close');
  }
  expect(day.outing().raised?.words).toContain('locked the front door');
});

test('the other pages of the web app fit a phone', async () => {
  const stage = await phone((day) => {
    const ref = day.asksAndAssesses();
    return `p=visit&ref=${ref}`;
  });
  const { page } = stage;
  for (const query of ['p=visit&ref=HV-0001', 'p=leave', 'p=read', 'p=actions', '']) {
    await page.goto(webAppUrl(stage, visitor, query));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectNoSidewaysScroll(page);
  }
  for (const [as, query] of [
    [lead, 'p=visit&ref=HV-0001'],
    [lead, 'p=desk'],
  ] as const) {
    await page.goto(webAppUrl(stage, as, query));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectNoSidewaysScroll(page);
  }
});
