// Deciding and calling off on a phone: what is chosen and written is sent, and nobody is shut out of a page.
import type { Page } from 'playwright-core';
import { PEOPLE, type SchoolDay } from '../story/school-day';
import { expectNoFindings } from './axe';
import { opened, PHONE, type Stage, webAppUrl } from './browser';

const { visitor, office, lead, head } = PEOPLE;

/** The visit's page alone in a phone's window, every part of it open. */
async function visitPage(policy: string, before: (day: SchoolDay) => string, as: string): Promise<Stage> {
  let ref = '';
  const stage = await opened(
    (day) => {
      ref = before(day);
    },
    PHONE,
    policy,
  );
  await look(stage, as, ref);
  return stage;
}

async function look(stage: Stage, as: string, ref = 'HV-0001'): Promise<void> {
  const { page } = stage;
  await page.goto(webAppUrl(stage, as, `p=visit&ref=${ref}`));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('button[data-toggle]').evaluateAll((all: HTMLElement[]) => {
    for (const more of all) more.click();
  });
}

const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

test('a visitor calls the visit off, says what the parents know, and asks for it again', async () => {
  const stage = await visitPage('celt', (day) => day.approved(), visitor);
  const { page, day } = stage;
  await expectNoFindings(page, 'visit-to-call-off');
  await page.getByLabel('Why it is cancelled').fill('Maya is ill');
  await page.getByRole('button', { name: 'Cancel the visit' }).click();
  await said(page, 'Say whether the parents know that nobody comes');
  await page.getByLabel('Not yet').check();
  await page.getByRole('button', { name: 'Cancel the visit' }).click();
  await said(page, 'Tell the parents that nobody comes');
  expect(day.visit('HV-0001').cancelled).toMatchObject({ words: 'Maya is ill', parents: 'not yet' });
  await page.getByRole('button', { name: 'Ask for this visit again, on another day' }).click();
  const link = page.getByRole('link', { name: 'Open the Home Visit Form' });
  await link.waitFor();
  expect(await link.getAttribute('href')).toContain('Amelia');
  await expectNoFindings(page, 'visit-to-ask-again');
});

test('the office writes an approval by phone down; the approver finds the question first', async () => {
  const stage = await visitPage('celt', (day) => day.asks(), office);
  const { page, day } = stage;
  await expectNoFindings(page, 'visit-by-phone');
  await page.getByLabel('Who approved it').selectOption({ label: 'Grace Adebayo' });
  await page.getByLabel('What they said', { exact: true }).fill('Yes, go.');
  await page.getByRole('button', { name: 'Approved, alone' }).click();
  await said(page, /approved, by phone, alone by Grace Adebayo/);
  await look(stage, lead);
  await expectNoFindings(page, 'visit-to-confirm');
  await page.getByRole('button', { name: 'Yes, it was so' }).click();
  await said(page, 'Confirmed the approval by phone');
  expect(day.visit('HV-0001').decision?.byPhone?.confirmedAt).not.toBeNull();
});

test('a risk above low: inviting the family in is the one button that stands out', async () => {
  const risky = (day: SchoolDay) => {
    const ref = day.asks();
    const likelihood = Object.fromEntries(day.policy.hazards.map(({ words }) => [words, 'Likely']));
    day.sends('assessment', day.ordinaryAssessment(ref, { likelihood }));
    return ref;
  };
  const { page, day } = await visitPage('wna', risky, head);
  await expectNoFindings(page, 'visit-above-low');
  expect(await page.locator('button.go:visible').allTextContents()).toContain('Invite into school instead');
  expect(await page.locator('button.go:visible').allTextContents()).not.toContain('Approve, in a pair');
  await page.getByRole('button', { name: 'Approve, in a pair' }).click();
  await said(page, 'Write your reason for approving all the same');
  await page.getByRole('button', { name: 'Invite into school instead' }).first().click();
  await said(page, 'The family is invited into school instead.');
  expect(day.visit('HV-0001').decision?.ruling).toBe('invited into school');
});
