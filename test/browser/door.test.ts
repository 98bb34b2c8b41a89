// The phone at the door: the big button in view in each of its states, and a refusal that can be answered.
import { PEOPLE, type SchoolDay } from '../story/school-day';
import { expectNoFindings } from './axe';
import { opened, PHONE, picture, type Stage, webAppUrl } from './browser';

const { visitor } = PEOPLE;

/** A visitor’s phone at the door of this school’s visit, at 14:15. */
async function atTheDoor(policy: string): Promise<Stage & { out: string; look: (name: string) => Promise<void> }> {
  let out = '';
  const before = (day: SchoolDay) => {
    const ref = day.approved();
    day.leaps('13:55');
    out = day.leaves([ref]);
    day.leaps('14:15');
    day.says(visitor, out, 'arrived');
  };
  const stage = await opened(before, PHONE, policy);
  const { page } = stage;
  const look = async (name: string) => {
    await page.goto(webAppUrl(stage, visitor, `p=outing&ref=${out}`));
    const big = await page.locator('.huge').boundingBox();
    expect(big && big.y + big.height).toBeLessThanOrEqual(PHONE.height);
    await page.locator('button[data-toggle]').evaluateAll((all: HTMLElement[]) => {
      for (const more of all) more.click();
    });
    await expectNoFindings(page, name);
    await picture(page, name, true);
  };
  return { ...stage, out, look };
}

test('a parent must be there: refused with what to do, and “we are inside already” is one tap', async () => {
  const { page, look } = await atTheDoor('nas');
  await look('door-parent');
  await page.getByRole('button', { name: 'We are inside, with no parent there' }).click();
  const refusal = page.getByText('Nobody goes in unless a parent is there');
  await refusal.waitFor();
  await page.getByRole('button', { name: 'We are inside already' }).click();
  await page.getByRole('heading', { name: 'While you are inside' }).waitFor();
});

test('nobody there, not going in, a child alone, a child in the car: the big button stays in view', async () => {
  const { day, out, look } = await atTheDoor('celt');
  day.says(visitor, out, 'child alone');
  await look('door-child-alone');
  day.taps(PEOPLE.lead, { page: 'visit', ref: 'HV-0001', act: 'acknowledge child alone' });
  day.says(visitor, out, 'carrying a child', { age: '7' });
  day.says(visitor, out, 'nobody here yet');
  await look('door-waiting');
  day.says(visitor, out, 'carrying a child', { not: true });
  day.says(visitor, out, 'not going in');
  await look('door-not-going-in');
});
