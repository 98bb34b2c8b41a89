// An outing of two stops that does not come back: from sign-out to police, resolved and all-clear, with the mouse.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { PEOPLE, type SchoolDay } from '../story/school-day';
import { opened, picture, type Stage } from './browser';
import { be, goTo, passTime, readMail, see, signOut, tap, webApp, webPage } from './workspace-page';

const { visitor, watcher, office, seniorLeader, deputyHead, head } = PEOPLE;
const DOCS = join(__dirname, '..', '..', 'docs');

/** Two visits, approved for one afternoon, whose visitor has read the policy. */
function twoApproved(day: SchoolDay): void {
  day.approved();
  day.approved({ pupil: 'Ben Small', address: '2 Mill Lane, SK15 1AA', arrive: '14:45' });
  day.readsPolicy(visitor);
  day.leaps('13:50');
}

/** Presses “Next event” until such a mail comes to this person, who has had `before` of them, and opens it. */
async function untilMail({ page, day }: Stage, email: string, subject: RegExp, before = 0): Promise<FrameLocator> {
  const count = () => day.subjects(email).filter((line) => subject.test(line)).length;
  await be(page, email);
  for (let presses = 0; presses < 12 && count() <= before; presses++) await passTime(page, 'Next event');
  const mail = await readMail(page, subject);
  await mail.getByRole('link').first().waitFor();
  return mail;
}

/** The sheet Today of the register: its rows with a reference, and the colour behind how it stands. */
async function openToday(page: Page): Promise<void> {
  await be(page, office);
  await goTo(page, 'Sheets');
  await page.getByRole('button', { name: /register/i }).click();
  await page.getByRole('button', { name: 'Today', exact: true }).click();
  await page.getByRole('region', { name: 'Sheet Today' }).waitFor();
}

function isRed([red = 0, green = 255, blue = 255]: number[] = []): boolean {
  return red > 150 && green < 80 && blue < 80;
}

/** The README’s picture, which a mere test run does not touch. */
async function pictureForReadme(page: Page): Promise<void> {
  const dismiss = page.getByRole('button', { name: 'Dismiss' });
  while ((await dismiss.count()) > 0) await dismiss.first().click();
  await page.mouse.move(0, 0);
  mkdirSync(DOCS, { recursive: true });
  await page.screenshot({ path: join(DOCS, 'local-workspace.png') });
}

test('an overdue outing climbs to the police and ends with the all-clear', async () => {
  const stage = await opened(twoApproved);
  const { page, day } = stage;
  await page.getByRole('button', { name: 'Hide the guide' }).click();

  await be(page, visitor);
  await webPage(page, 'Sign out');
  const stops = webApp(page).getByRole('group', { name: 'Which visits, in this order' }).getByRole('listitem');
  await webApp(page).getByRole('button', { name: 'Make 2 Mill Lane, SK15 1AA earlier' }).click();
  expect(await stops.allInnerTexts()).toEqual([
    expect.stringMatching(/^2 Mill Lane/),
    expect.stringMatching(/^14 Alder/),
  ]);
  await webApp(page).getByRole('button', { name: 'Make 14 Alder Close, SK15 2QT earlier' }).click();
  await signOut(page, 'Kwame Boateng');
  await see(webApp(page), 'Stop 1 of 2: 14 Alder Close, SK15 2QT');

  await be(page, watcher);
  await (await readMail(page, /^You watch over Maya Osei/)).getByRole('link', { name: /watching/ }).click();
  await tap(page, /^I’m watching/);
  await passTime(page, '+30 min');

  await untilMail(stage, visitor, /Are you back/);
  await untilMail(stage, watcher, /OVERDUE/);
  expect(day.subjects(seniorLeader).filter((line) => /OVERDUE/.test(line))).toEqual([]);
  await picture(page, 'mail-overdue');

  await openToday(page);
  const today = page.getByRole('region', { name: 'Sheet Today' });
  await see(today, 'Maya Osei');
  const colour = await today
    .getByRole('cell', { name: /^ALARM: NOT BACK/ })
    .evaluate((cell) => getComputedStyle(cell).backgroundColor.match(/\d+/g)?.map(Number));
  expect(isRed(colour)).toBe(true);
  await picture(page, 'board-red');

  await be(page, watcher);
  await webPage(page, 'Office desk');
  await see(webApp(page), 'Not back, and overdue');
  await page.getByRole('button', { name: 'Full width' }).click();
  await picture(page, 'desk-alarm');
  const alarm = await readMail(page, /OVERDUE/);
  await alarm
    .getByRole('link', { name: /I have this|Open/ })
    .first()
    .click();
  await webApp(page)
    .getByRole('button', { name: /^I have this/ })
    .waitFor();
  await picture(page, 'alarm-wide');
  if (process.env.SHOTS) await pictureForReadme(page);
  await page.getByRole('button', { name: 'Phone', exact: true }).click();
  await picture(page, 'alarm-phone');
  await tap(page, /^I have this/);
  await see(webApp(page), /Kwame Boateng has this in hand/);
  await tap(page, /^No answer/);
  await see(webApp(page), /rang 07700 900111, no answer/);

  await untilMail(stage, seniorLeader, /OVERDUE/);
  const decide = await untilMail(stage, deputyHead, /OVERDUE/);
  await picture(page, 'mail-headteacher');
  await decide
    .getByRole('link', { name: /Open|decide|police/i })
    .first()
    .click();
  await see(webApp(page), 'Decide now: the police');
  await see(webApp(page), 'Nobody has this now: Kwame Boateng answered at 15:40, until 16:00.');
  await picture(page, 'police-decision');
  await webApp(page).getByLabel('Not yet, because').fill('her car stands outside the house');
  await webApp(page).getByLabel('Look again in').selectOption('10 minutes');
  await tap(page, 'Not yet');
  await see(webApp(page), /Helen Carter decided: police not yet/);

  // Ten minutes later it comes back.
  await untilMail(stage, head, /OVERDUE/, 1);
  await webPage(page, 'Home');
  await webApp(page)
    .getByRole('link', { name: /Maya Osei/ })
    .click();
  await webApp(page).getByLabel('Police called: their reference').fill('GMP 1234');
  await tap(page, 'Police are called');
  await see(webApp(page), /Patricia Doyle called the police/);
  await webApp(page).getByRole('button', { name: 'It is over: all are safe' }).click();
  await webApp(page).getByLabel('What came of it?').fill('The police found her: the car had broken down, no signal.');
  await tap(page, /^Close the alarm/);
  await see(webApp(page), /Back at school|Nobody is out|not coming back/);
  await picture(page, 'resolved');

  await be(page, watcher);
  const clear = await readMail(page, /all clear/i);
  await see(clear, /the car had broken down/);
  await picture(page, 'mail-all-clear');
  await openToday(page);
  await today.getByText('Maya Osei').waitFor({ state: 'detached' });
  await picture(page, 'board-empty');
});
