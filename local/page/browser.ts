// Finds a Chromium and starts it, for PDFs and for the tests: the one named by CHROME, the one npm brings, an installed one.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, LaunchOptions } from 'playwright-core';

const WHAT_TO_DO =
  'Install Google Chrome or Chromium, or name one that is installed: CHROME=/path/to/chrome. ' +
  '(On Linux x64 the one that npm brings needs the system libraries libnss3 and libexpat1.)';

/** Where Chromium lies that no channel of Playwright’s knows. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Starts a Chromium; where there is none, or none that starts, throws in words what to do. */
export async function startBrowser(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  const args = ['--disable-dev-shm-usage', '--font-render-hinting=none', '--lang=en-GB'];
  const tried: string[] = [];
  for (const way of ways(process.env.CHROME)) {
    try {
      return await chromium.launch({ ...(await way()), args });
    } catch (problem) {
      const words = problem instanceof Error ? problem.message : String(problem);
      tried.push(words.split('\n')[0] ?? '');
    }
  }
  throw new Error(`No browser could be started. ${WHAT_TO_DO}\n- ${tried.join('\n- ')}`);
}

function ways(named: string | undefined): (() => LaunchOptions | Promise<LaunchOptions>)[] {
  if (named) return [() => ({ executablePath: named })];
  const brought = process.platform === 'linux' && process.arch === 'x64';
  return [
    ...(brought ? [async () => ({ executablePath: await unpacked() })] : []),
    () => ({ channel: 'chrome' }),
    () => ({ channel: 'msedge' }),
    ...PLACES.filter((place) => existsSync(place)).map((executablePath) => () => ({ executablePath })),
  ];
}

/** The Chromium that npm brings, unpacked once: aside, then moved into place, so that nobody starts half of one. */
async function unpacked(): Promise<string> {
  const about = join(dirname(require.resolve('@sparticuz/chromium')), '../../package.json');
  const { version } = JSON.parse(readFileSync(about, 'utf8')) as { version: string };
  const folder = join(tmpdir(), `home-visits-chromium-${version}-${process.getuid?.() ?? 0}`);
  const place = join(folder, 'chromium');
  if (existsSync(place)) return place;
  const aside = mkdtempSync(`${folder}.`);
  unpackInto(aside);
  try {
    renameSync(aside, folder);
  } catch {
    // Somebody else was quicker.
    rmSync(aside, { recursive: true, force: true });
  }
  return place;
}

/**
 * It unpacks into the folder for temporary files, which only a process of its own can be given another one of: Jest
 * hands its tests a copy of the environment, and what is written there reaches nobody.
 */
function unpackInto(folder: string): void {
  const unpack = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
  execFileSync(process.execPath, ['--input-type=module', '-e', unpack], {
    cwd: __dirname,
    env: { ...process.env, TMPDIR: folder },
  });
}
