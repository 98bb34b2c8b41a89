// The script as a school has it that reads replies to its letters: the scope for it stands in the manifest.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST } from './school-day';

/** A folder with that script, for `schoolDay({ dist })`; it goes when the file's tests are over. */
export function readingReplies(): string {
  const folder = mkdtempSync(join(tmpdir(), 'home-visits-'));
  beforeAll(() => {
    const manifest = JSON.parse(readFileSync(join(DIST, 'appsscript.json'), 'utf8'));
    manifest.oauthScopes.push('https://www.googleapis.com/auth/gmail.readonly');
    writeFileSync(join(folder, 'appsscript.json'), JSON.stringify(manifest));
    copyFileSync(join(DIST, 'Code.js'), join(folder, 'Code.js'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  return folder;
}
