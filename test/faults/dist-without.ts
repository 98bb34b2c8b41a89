// A copy of the built script in which one protection is missing.
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST } from '../story/school-day';

/** The built script, or the one in that folder, with one place of it changed. @throws where that place is not there any more */
export function distWithout(find: RegExp, instead: string, from = DIST): string {
  const code = readFileSync(join(from, 'Code.js'), 'utf8');
  if ([...code.matchAll(new RegExp(find, 'g'))].length !== 1)
    throw new Error(`The script holds not exactly one ${find}.`);
  const dist = mkdtempSync(join(tmpdir(), 'without-'));
  writeFileSync(join(dist, 'Code.js'), code.replace(find, instead));
  copyFileSync(join(from, 'appsscript.json'), join(dist, 'appsscript.json'));
  return dist;
}
