// The five made-up schools in the local Workspace’s page: chosen by name, each as it was left, and in the address.
import { opened, picture } from './browser';
import { passTime, see } from './workspace-page';

test('another school is one choice away, and the first is as it was left', async () => {
  const { page } = await opened();
  await passTime(page, '+30 min');
  const school = page.getByLabel('School', { exact: true });
  const names = await school.getByRole('option').allInnerTexts();
  expect(names).toHaveLength(5);
  for (const [id, name] of [
    ['celt', 'Porthwen Academy'],
    ['nas', 'Lantern House School'],
    ['wna', 'Wistan Nook Academy'],
    ['wls', 'Willowmere Infant and Nursery School'],
  ] as const) {
    await school.selectOption(name);
    await see(page.getByRole('region', { name: 'Clock' }), '09:00');
    expect(page.url()).toContain(`school=${id}`);
    await picture(page, `school ${id}`);
  }
  await page.goBack();
  await page.locator('option:checked', { hasText: 'Wistan Nook Academy' }).waitFor({ state: 'attached' });
  await school.selectOption('Alder Park School');
  await see(page.getByRole('region', { name: 'Clock' }), '09:30');
});
