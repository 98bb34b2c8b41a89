// Whether everybody can use what is on the page: axe's serious and critical findings, in words.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { picture } from './browser';

/** Where nothing may run, axe cannot look either: a mail is looked at in a window of its own. */
const SCRIPTLESS = 'iframe.mail-body';

/** Serious and critical findings on the page and in its frames, one line an element. */
async function findings(page: Page): Promise<string[]> {
  const builder = new AxeBuilder({ page }).exclude(SCRIPTLESS).options({ resultTypes: ['violations'] });
  // Without frames one run in the page itself is enough, and takes half the time.
  const { violations } = await builder.setLegacyMode(page.frames().length === 1).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ target, html }) => `${id}: ${help}: ${target.join(' ')} ${html}`));
}

/** Nothing on the page shuts anybody out; its picture is kept under this name. */
export async function expectNoFindings(page: Page, name: string): Promise<void> {
  const found = await findings(page);
  await picture(page, `axe-${name}`, process.env.SHOTS !== undefined);
  expect([name, ...found]).toEqual([name]);
}
