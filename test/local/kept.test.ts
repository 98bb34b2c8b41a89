// What is kept of the made-up schools: each for itself, and which was shown last.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kept } from '../../local/kept';
import { DIST, schoolDay } from '../story/school-day';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'home-visits-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('two schools are kept apart, and a restart shows the one that was shown last', () => {
  const [alderPark, porthwen] = [schoolDay(), schoolDay({ policy: 'celt' })];
  porthwen.leaps('11:00');
  const first = new Kept(folder, DIST);
  expect(first.shown()).toBe('spt');
  first.keep('spt', alderPark.workspace);
  first.keep('celt', porthwen.workspace);

  const restarted = new Kept(folder, DIST);
  expect(restarted.shown()).toBe('celt');
  expect(restarted.restored('celt')?.now).toBe(porthwen.workspace.now);
  expect(restarted.restored('spt')?.now).toBe(alderPark.workspace.now);
  restarted.forget('celt');
  expect(restarted.restored('celt')).toBeNull();
  expect(restarted.restored('spt')).not.toBeNull();
});

test('what was kept while there was one school is Alder Park’s; what cannot be read is laid aside', () => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  new Kept(folder, DIST).keep('spt', schoolDay().workspace);
  writeFileSync(join(folder, 'workspace.json'), 'not a school');
  expect(new Kept(folder, DIST).restored('spt')).toBeNull();
  expect(readdirSync(folder).filter((name) => name.endsWith('.unreadable'))).toHaveLength(1);
  log.mockRestore();
});
