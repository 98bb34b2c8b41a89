// Real PDFs of what the bundle attaches as one, by a Chromium where this machine has or npm has brought one.
import type { Browser } from 'playwright-core';

let browser: Promise<Browser | null> | null = null;

/** Tries the Chromium that npm brings on Linux, then an installed Chrome or Edge. */
async function findBrowser(): Promise<Browser | null> {
  const { chromium } = await import('playwright-core');
  const ways = [
    async () => {
      const { default: brought } = await import('@sparticuz/chromium');
      return chromium.launch({ executablePath: await brought.executablePath(), args: brought.args });
    },
    () => chromium.launch({ channel: 'chrome' }),
    () => chromium.launch({ channel: 'msedge' }),
  ];
  for (const launch of ways) {
    try {
      return await launch();
    } catch {
      // Not on this machine: the next way. Without any, the page itself is shown.
    }
  }
  return null;
}

/** The page as a PDF; null where this machine has no Chromium. As Google does, backgrounds are left out. */
export async function toPdf(html: string): Promise<Buffer | null> {
  browser ??= findBrowser();
  const found = await browser;
  if (!found) return null;
  const page = await found.newPage({ javaScriptEnabled: false });
  try {
    await page.setContent(html);
    return await page.pdf({ format: 'A4', margin: { top: '18mm', bottom: '18mm', left: '16mm', right: '16mm' } });
  } finally {
    await page.close();
  }
}

/** Closes the browser, if one was opened. */
export async function closeBrowser(): Promise<void> {
  const found = await browser;
  browser = null;
  await found?.close();
}
