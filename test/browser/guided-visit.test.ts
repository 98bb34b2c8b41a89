// The guided first visit as a newcomer does it at each of the five schools, with the mouse: from a request to a closed visit.
import type { Locator, Page } from 'playwright-core';
import { madeUpSchools } from '../../local/school';
import { DESKTOP, opened, picture } from './browser';
import { mailFrame, nextStep, passTime, see, signOut, tap, webApp } from './workspace-page';

/** The form that is open, filled in by the page, looked over page by page and sent. */
async function sendFilledIn(page: Page, title: string | RegExp): Promise<void> {
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

/** What is done on the page where the guide leads, by the step's title. */
const DO: Record<string, (page: Page, school: string) => Promise<void>> = {
  'Read the policy': (page) => tap(page, 'I have read and understood this'),
  'Both read it': (page) => tap(page, 'I have read and understood this'),
  'Ask for a visit': (page) => sendFilledIn(page, 'Home Visit Form'),
  'Assess the risk': async (page) => {
    await mailLink(page, /assess/i).click();
    await sendFilledIn(page, /risk assessment/i);
  },
  'Approve it': async (page, school) => {
    await mailLink(page, /visit|decide|open/i).click();
    await webApp(page).getByRole('heading', { name: 'Decide' }).waitFor();
    await picture(page, `${school} approver`);
    await tap(page, /^Approve, /);
    await see(webApp(page), 'approved');
  },
  // The mail has said it all.
  'Nobody has to decide': async (page, school) => {
    await mailFrame(page).getByRole('link').first().waitFor();
    await picture(page, `${school} informed`);
  },
  'Sign out': async (page, school) => {
    await webApp(page).getByRole('heading', { name: 'Sign out', level: 1 }).waitFor();
    await picture(page, `${school} sign-out`);
    await signOut(page);
  },
  'Say “I’m watching”': async (page, school) => {
    await mailLink(page, /watch/i).click();
    await tap(page, /^I’m watching/);
    await picture(page, `${school} watching`);
  },
  'At the door, and away': async (page, school) => {
    await tap(page, /^I’ve arrived/);
    await passTime(page, '+5 min');
    await picture(page, `${school} at the door`);
    await tap(page, /^I’m going in|^A parent is here/);
    await tap(page, /^I’ve left/);
  },
  'Answer the alarm': async (page, school) => {
    const alarm = mailLink(page, /open|alarm|have this/i);
    await alarm.waitFor();
    await picture(page, `${school} mail-alarm`);
    await alarm.click();
    await tap(page, /^I have this/);
    await picture(page, `${school} alarm`);
  },
  'Back at school': (page) => tap(page, /^(I’m|We are all) back at school/),
  'Write the report': (page) => sendFilledIn(page, 'Visit Report'),
  'File it and record it': (page, school) => recorded(page, school),
  'See it in the register': (page) => see(page.getByRole('region', { name: 'Sheet Register' }), 'HV-0001'),
};

function mailLink(page: Page, name: RegExp): Locator {
  return mailFrame(page).getByRole('link', { name }).first();
}

/** Taps whatever is still to be recorded, until nothing is. */
async function recorded(page: Page, school: string): Promise<void> {
  await webApp(page).getByRole('heading', { level: 1 }).waitFor();
  await picture(page, `${school} to record`);
  for (const name of [/^They are on the pupil’s file/, /^Send it to /, /^It is (recorded )?on /]) {
    const button = webApp(page).getByRole('button', { name }).first();
    if (await button.isVisible()) await tap(page, name);
  }
}

test.each(Object.entries(madeUpSchools).map(([id, { name }]) => [name, id]))(
  '%s: the guide leads from a request to a closed visit',
  async (_name, school) => {
    const { page, day } = await opened(undefined, DESKTOP, school);
    const guide = page.getByRole('complementary', { name: 'First visit' });
    await picture(page, `${school} guide-start`);
    const titles = (await guide.getByRole('listitem').getByRole('heading').allInnerTexts()).map((words) =>
      words.trim(),
    );
    expect(titles.length).toBeGreaterThan(9);
    for (const title of titles) {
      await nextStep(page).getByRole('heading', { name: title }).waitFor();
      if (title === 'Be late') {
        for (let presses = 0; presses < 14 && (await nextStep(page).getByText('Be late').isVisible()); presses++)
          await passTime(page, 'Next event');
        continue;
      }
      await nextStep(page).getByRole('button', { name: 'Take me there' }).click();
      const act = DO[title] ?? (title.startsWith('Record it on') ? DO['File it and record it'] : undefined);
      if (!act) throw new Error(`Nobody knows what to do at “${title}”.`);
      await act(page, school);
    }
    await see(guide, /^All done:/);
    await picture(page, `${school} guide-end`);
    expect(day.workspace.executions.filter(({ ok }) => !ok)).toEqual([]);
  },
);
