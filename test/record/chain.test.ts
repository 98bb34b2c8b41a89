// The chain of a log: any change to what was written shows, and where.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { chained, head, verifyChain } from '../../src/record/chain';
import { blank, logged, type RecordBase } from '../../src/record/record';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** A log of so many entries, saved after each as the shell does. */
function saved(count: number): RecordBase {
  let record = blank('HV-0001');
  for (let i = 1; i <= count; i++) record = chained(logged(record, i, 'sam', `Entry ${i}`), digest);
  return record;
}

const withEntry = (record: RecordBase, at: number, change: Partial<RecordBase['log'][number]>): RecordBase => ({
  ...record,
  log: record.log.map((entry, i) => (i === at ? { ...entry, ...change } : entry)),
});

test('a log that nobody touched holds, and saving it again changes nothing', () => {
  const record = saved(5);
  expect(verifyChain(record, digest)).toBe(0);
  expect(chained(record, digest)).toBe(record);
  expect(head(record)).toBe(record.log[4]?.hash);
});

test('changed words, time or person show at their entry', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom({ words: 'x' }, { at: 99 }, { by: 'x' }),
      (at, change) => {
        expect(verifyChain(withEntry(saved(5), at, change), digest)).toBe(at + 1);
      },
    ),
  );
});

test('an entry taken out of the middle, or put in, shows', () => {
  const record = saved(5);
  const without = { ...record, log: record.log.filter((_, i) => i !== 2) };
  expect(verifyChain(without, digest)).toBe(3);
  const [first] = record.log;
  const doubled = { ...record, log: first ? [...record.log, first] : [] };
  expect(verifyChain(doubled, digest)).toBe(6);
});

test('a change that was given a hash of its own shows at the next entry', () => {
  const forged = withEntry(saved(5), 2, { words: 'x', hash: digest('x') });
  expect(verifyChain(forged, digest)).toBe(3);
});

test('a saved log whose hashes were taken off shows', () => {
  const record = saved(5);
  const bare = {
    ...record,
    log: record.log.map((entry, i) => (i < 3 ? entry : { ...entry, words: 'x', hash: undefined })),
  };
  expect(verifyChain(bare, digest)).toBe(4);
});

test('the last entries taken off leave another head', () => {
  expect(head({ ...saved(5), log: saved(5).log.slice(0, 4) })).not.toBe(head(saved(5)));
});
