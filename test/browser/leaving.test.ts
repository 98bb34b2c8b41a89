// Signing out on a phone at each school: only what its policy asks, found by everybody, and sent as it was ticked.
import { PEOPLE, type SchoolDay } from '../story/school-day';
import { expectNoFindings } from './axe';
import { opened, PHONE, picture, type Stage, webAppUrl } from './browser';
import { see, settled } from './workspace-page';

const { visitor, colleague, office } = PEOPLE;

async function phone(policy: string, before: (day: SchoolDay) => string, as: string = visitor): Promise<Stage> {
  let query = '';
  const stage = await opened(
    (day) => {
      query = before(day);
    },
    PHONE,
    policy,
  );
  await stage.page.goto(webAppUrl(stage, as, query));
  return stage;
}

test.each(['celt', 'nas', 'wna', 'spt', 'wls'])('the sign-out page of %s', async (policy) => {
  const { page } = await phone(policy, (day) => {
    const ref = day.approved();
    for (const email of day.visit(ref).request.visitors) day.readsPolicy(email);
    return `p=leave&ref=${ref}`;
  });
  await see(page, 'Sign out');
  await expectNoFindings(page, `leave-${policy}`);
  await picture(page, `leave-${policy}`, true);
});

test('two go with a child: the driver, the seat and the saved number are sent as they were ticked', async () => {
  const { page, day } = await phone('celt', (school) => {
    const visitors = [visitor, colleague].map((email) => school.choice(email));
    const ref = school.approved({ visitors, carrying: 'Yes', carriedAge: '9', leaveBy: '' });
    for (const email of [visitor, colleague]) school.readsPolicy(email);
    return `p=leave&ref=${ref}`;
  });
  await expectNoFindings(page, 'leave-child');
  await picture(page, 'leave-child', true);
  await page.getByText('On foot').click();
  expect(await page.getByLabel('Car registration').isVisible()).toBe(false);
  await page.getByText('Car', { exact: true }).click();
  await page.getByLabel('Who drives').selectOption(colleague);
  await page.getByLabel('Car registration').fill('jt70lga');
  await page.getByLabel('When you leave the house again').fill('14:50');
  await page.getByLabel(/Kwame Boateng/).check();
  await page.getByLabel('Safe word').fill('purple giraffe');
  await page.getByRole('button', { name: /^Sign out/ }).click();
  await see(page, 'Put a car seat for the child into the car');
  await see(page, 'Save your buddy’s number');
  await picture(page, 'leave-refused', true);
  await page.getByLabel('A seat that fits the child').check();
  await page.getByLabel(/I have saved my buddy’s number/).check();
  await page.getByRole('button', { name: /^Sign out/ }).click();
  await see(page, 'You are out');
  expect(day.outing()).toMatchObject({ driver: colleague, car: 'JT70LGA', unmet: [] });
});

test('the office notes a certificate that it was shown, at the desk', async () => {
  const { page, day } = await phone('celt', () => 'p=desk', office);
  await page.getByRole('button', { name: 'A certificate of insurance was shown' }).click();
  await page.getByLabel('Who drives').selectOption(visitor);
  await page.getByLabel('Registration of the car').fill('MA21 KVX');
  await page.getByLabel('Insured until').fill('2027-04-01');
  await page.getByLabel('It covers business use').check();
  await expectNoFindings(page, 'desk-insurance');
  await picture(page, 'desk-insurance', true);
  await page.getByRole('button', { name: 'Note the certificate' }).click();
  await see(page, 'The certificate is noted');
  expect(day.school.certificates).toMatchObject([
    { driver: visitor, car: 'MA21 KVX', until: '2027-04-01', business: true, by: office },
  ]);
});

test('an agency is told and has the letter, which is read first', async () => {
  const { page, day } = await phone('nas', (school) => {
    const agencyContacts = 'Early Help, Jo Lee, 01632 960111, jo.lee@earlyhelp.example';
    const asked = {
      services: 'Yes',
      servicesWho: 'Early Help',
      servicesAsked: 'Yes',
      servicesSaid: 'No',
      agencyContacts,
    };
    return `p=visit&ref=${school.approved(asked)}`;
  });
  await page.getByLabel('Whom you spoke to, when, what they said').fill('Jo Lee, 9.00, fine');
  await picture(page, 'agency-1', true);
  await page.getByRole('button', { name: 'Early Help is told' }).click();
  await settled(page);
  await page.getByRole('button', { name: 'Read the letter to Early Help' }).click();
  await expectNoFindings(page, 'agency');
  await picture(page, 'agency-2', true);
  await page.getByRole('button', { name: 'Send it to jo.lee@earlyhelp.example' }).click();
  await see(page, 'Confirmed by letter');
  expect(day.subjects('jo.lee@earlyhelp.example')).toHaveLength(1);
});
