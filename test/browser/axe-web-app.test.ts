// Axe on every page of the web app, calm and in an alarm: nobody is shut out of any.
import { MINUTE } from '../../src/time';
import { PEOPLE } from '../story/school-day';
import { expectNoFindings } from './axe';
import { opened, PHONE, webAppUrl } from './browser';
import { fullDay } from './full-day';

const { visitor, watcher, lead, head, office, administrator } = PEOPLE;

test('every page of the web app, calm and in an alarm', async () => {
  const stage = await opened(fullDay);
  const { page, day } = stage;
  const look = async (name: string, as: string, query: string) => {
    await page.goto(webAppUrl(stage, as, query));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('button[data-toggle]').evaluateAll((all: HTMLElement[]) => {
      for (const more of all) more.click();
    });
    await expectNoFindings(page, name);
  };
  await look('home-visitor', visitor, '');
  await look('home-lead', lead, '');
  await look('visit-approver', lead, 'p=visit&ref=HV-0003');
  await look('visit-visitor', visitor, 'p=visit&ref=HV-0001');
  await look('leave', visitor, 'p=leave&ref=HV-0003');
  await look('outing-visitor', visitor, 'p=outing&ref=OUT-0002');
  await look('outing-school', watcher, 'p=outing&ref=OUT-0002');
  await look('desk', office, 'p=desk');
  await look('actions', lead, 'p=actions');
  await look('read', visitor, 'p=read');
  await look('refusal', administrator, 'p=outing&ref=OUT-0002');
  await look('desk-administrator', administrator, 'p=desk');
  await look('nobody', '', '');

  day.leaps('15:31');
  await look('outing-visitor-due', visitor, 'p=outing&ref=OUT-0002');
  day.until('15:41');
  await look('outing-alarm', watcher, 'p=outing&ref=OUT-0002');
  await look('desk-alarm', office, 'p=desk');
  day.until('16:01');
  await look('outing-police', head, 'p=outing&ref=OUT-0002');
  day.says(visitor, 'OUT-0002', 'help');
  await look('outing-help-school', watcher, 'p=outing&ref=OUT-0002');
  await look('outing-help-visitor', visitor, 'p=outing&ref=OUT-0002');

  const rows = day.workspace.spreadsheet(day.workspace.controlId).sheet('Open').display;
  day.workspace.deleteRow(day.workspace.controlId, 'Open', rows.findIndex(([ref]) => ref === 'OUT-0002') + 1);
  day.workspace.advanceMinutes(1);
  await look('desk-record-gone', office, 'p=desk');
});

test('a drill, begun at the desk with the mouse: its pages on a phone, and its end', async () => {
  const stage = await opened(undefined, PHONE);
  const { page, day } = stage;
  const farah = 'farah.siddiqui@school.example';
  const drill = 'DRILL-HV-0001';
  const open = async (as: string, query: string) => {
    await page.goto(webAppUrl(stage, as, query));
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const isMarked = async (name: string) => {
    await expect(page.locator('.practice-band').isVisible()).resolves.toBe(true);
    await expect(page.locator('a[href="tel:999"]').count()).resolves.toBe(0);
    await expectNoFindings(page, name);
  };
  await open(lead, 'p=desk');
  await page.getByRole('button', { name: 'Start a drill' }).click();
  await page.getByLabel('Who plays the visitor').selectOption(farah);
  await page.getByLabel('Back after').selectOption('10');
  await expectNoFindings(page, 'drill-begins');
  await page.getByRole('button', { name: 'Start the drill' }).click();
  await page.getByRole('heading', { name: 'A drill is under way' }).waitFor();
  await open(head, `p=visit&ref=${drill}`);
  await isMarked('drill-visit');
  day.taps(day.approver(drill), { page: 'visit', ref: drill, act: 'approve', party: 'alone' });
  await open(farah, `p=leave&ref=${drill}`);
  await isMarked('drill-leave');
  await page.getByRole('button', { name: 'I have read and understood it' }).click();
  await page.getByLabel('Kwame Boateng').check();
  await page.getByLabel('Safe word').fill('blue folder');
  await page.getByLabel('my phone is charged').check();
  await page.getByRole('button', { name: 'Sign out and the watch begins' }).click();
  await page.getByRole('heading', { name: 'You play the visitor' }).waitFor();
  expect(day.outing('DRILL-OUT-0001').due - day.outing('DRILL-OUT-0001').leftAt).toBe(10 * MINUTE);
  day.leaps('09:45');
  await open(farah, 'p=outing&ref=DRILL-OUT-0001');
  await isMarked('drill-visitor');
  await open(head, 'p=outing&ref=DRILL-OUT-0001');
  await isMarked('drill-alarm');
  await open(lead, 'p=desk');
  await expectNoFindings(page, 'drill-desk');
  await page.getByRole('button', { name: 'End the drill' }).click();
  await page.getByText('Nobody is out').waitFor();
});
