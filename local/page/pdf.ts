// Real PDFs of what the bundle attaches as one, by a Chromium where this machine has or npm has brought one.
import type { Page } from 'playwright-core';
import { startBrowser } from './browser';

/** One page for all of them. */
let page: Promise<Page | null> | null = null;

async function openPage(): Promise<Page | null> {
  try {
    return await (await startBrowser()).newPage({ javaScriptEnabled: false });
  } catch {
    // None on this machine: then the page itself is shown.
    return null;
  }
}

/** The page as a PDF; null where this machine has no Chromium. As Google does, backgrounds are left out. */
export async function toPdf(html: string): Promise<Buffer | null> {
  if ((await page)?.isClosed()) page = null;
  page ??= openPage();
  const opened = await page;
  if (!opened) return null;
  await opened.setContent(html);
  return opened.pdf({ format: 'A4', margin: { top: '18mm', bottom: '18mm', left: '16mm', right: '16mm' } });
}

/** Closes the browser, if one was opened. */
export async function closeBrowser(): Promise<void> {
  const opened = await page;
  page = null;
  await opened?.context().browser()?.close();
}
