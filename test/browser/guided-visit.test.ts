// The guided first visit as a newcomer does it, with the mouse: from a request to a closed visit.
import type { Page } from 'playwright-core';
import { opened, picture } from './browser';
import { mailFrame, nextStep, passTime, see, signOut, tap, webApp } from './workspace-page';

/** Goes where the guide leads, as whom it says. */
async function follow(page: Page, title: string): Promise<void> {
  await nextStep(page).getByRole('heading', { name: title }).waitFor();
  await nextStep(page).getByRole('button', { name: 'Take me there' }).click();
}

/** The form that is open, filled in by the page, looked over page by page and sent. */
async function sendFilledIn(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByRole('button', { name: 'Fill in for me' }).click();
  await see(page, 'Filled in with made-up answers');
  const onward = page.getByRole('button', { name: /^(Next|Submit)$/ });
  while ((await onward.textContent()) === 'Next') {
    const before = (await page.getByText(/^Page \d+ of \d+$/).textContent()) ?? '';
    await onward.click();
    await page.getByText(before, { exact: true }).waitFor({ state: 'detached' });
  }
  await onward.click();
  await onward.waitFor({ state: 'detached' });
}

test('the guide leads from a request to a closed visit', async () => {
  const { page, day } = await opened();
  const step = (title: string) => nextStep(page).getByRole('heading', { name: title }).waitFor();
  await picture(page, 'guide-start');

  await follow(page, 'Read the policy');
  await tap(page, 'I have read and understood this');

  await follow(page, 'Ask for a visit');
  await sendFilledIn(page, 'Home Visit Form');

  await follow(page, 'Assess the risk');
  await mailFrame(page)
    .getByRole('link', { name: /assess/i })
    .first()
    .click();
  await sendFilledIn(page, 'Lone Working Risk Assessment');

  await follow(page, 'Approve it');
  await mailFrame(page)
    .getByRole('link', { name: /visit|decide|open/i })
    .first()
    .click();
  await webApp(page).getByRole('heading', { name: 'Decide' }).waitFor();
  await picture(page, 'approver');
  await tap(page, 'Approve, alone');
  await see(webApp(page), 'approved');

  await follow(page, 'Sign out');
  await webApp(page).getByRole('heading', { name: 'Sign out', level: 1 }).waitFor();
  await picture(page, 'sign-out');
  await signOut(page, 'Ann Lee');

  await follow(page, 'Say “I’m watching”');
  await mailFrame(page).getByRole('link', { name: /watch/i }).first().click();
  await tap(page, /^I’m watching/);

  await follow(page, 'At the door, and away');
  await tap(page, /^I’ve arrived/);
  await passTime(page, '+5 min');
  await tap(page, /^I’m going in/);
  await tap(page, /^I’ve left/);

  await step('Be late');
  for (let presses = 0; presses < 12; presses++) {
    if (!(await nextStep(page).getByText('Be late').isVisible())) break;
    await passTime(page, 'Next event');
  }

  await follow(page, 'Answer the alarm');
  const alarm = mailFrame(page)
    .getByRole('link', { name: /open|alarm|have this/i })
    .first();
  await alarm.waitFor();
  await picture(page, 'mail-alarm');
  await alarm.click();
  await tap(page, /^I have this/);

  await follow(page, 'Back at school');
  await tap(page, /^I’m back at school/);

  await follow(page, 'Write the report');
  await sendFilledIn(page, 'Visit Report');

  await follow(page, 'Record it on CPOMS');
  await tap(page, 'It is recorded on CPOMS');

  await follow(page, 'See it in the register');
  await see(page.getByRole('region', { name: 'Sheet Register' }), 'HV-0001');
  const guide = page.getByRole('complementary', { name: 'First visit' });
  await see(guide, /^All done:/);
  const steps = await guide.getByRole('listitem').allInnerTexts();
  expect(steps.filter((step) => !step.includes('(done)'))).toEqual([]);
  expect(steps.length).toBeGreaterThan(10);
  await picture(page, 'guide-end');
  expect(day.workspace.executions.filter(({ ok }) => !ok)).toEqual([]);
});
