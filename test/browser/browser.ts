// One Chromium and one served Workspace for all tests of a file: what they open, what the console said, pictures.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startBrowser } from '../../local/page/browser';
import { type Server, startServer } from '../../local/server';
import type { Workspace } from '../../local/workspace/workspace';
import { type SchoolDay, schoolDay } from '../story/school-day';

const SHOTS = join(__dirname, '..', '.shots');
/** The longest that anything on a page may keep somebody waiting. */
const PATIENCE = 10_000;

jest.setTimeout(60_000);

/** A window on a served school, as one test has it. */
export interface Stage {
  day: SchoolDay;
  page: Page;
  server: Server;
}

let browser: Browser | undefined;
const open: { server: Server; context: BrowserContext; page: Page }[] = [];
const complaints: string[] = [];

afterEach(async () => {
  for (const { server, context, page } of open.splice(0)) {
    // How it ended: what to look at where a test failed.
    const name = (expect.getState().currentTestName ?? '').replace(/\W+/g, ' ').slice(0, 60);
    await picture(page, `end of ${name}`).catch(() => undefined);
    await context.close().catch(() => undefined);
    await server.close();
  }
  // Whatever a page complains of in its console is a fault, and so is what it could not load.
  expect(complaints.splice(0)).toEqual([]);
});

afterAll(async () => {
  await browser?.close();
});

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** Serves the school of a policy, made ready by `before`, and opens the local Workspace’s page on it. */
export async function opened(
  before: (day: SchoolDay) => void = () => undefined,
  viewport: { width: number; height: number } = DESKTOP,
  school = 'spt',
): Promise<Stage> {
  const day = schoolDay({ policy: school });
  before(day);
  browser ??= await startBrowser();
  const other = (policy: string): Workspace => schoolDay({ policy }).workspace;
  const server = await startServer({ workspace: day.workspace, school, port: 0, open: other });
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'en-GB' });
  const page = await context.newPage();
  open.push({ server, context, page });
  page.setDefaultTimeout(PATIENCE);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(server.url);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return { day, page, server };
}

/** The address at which this person has a page of the web app alone in a window, without the local Workspace around it. */
export function webAppUrl({ server }: Stage, as: string, query: string): string {
  return `${server.url}webapp/as/${encodeURIComponent(as)}/exec?${query}`;
}

/** A picture of the window, for people to look at. */
export async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage });
}
