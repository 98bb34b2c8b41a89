// Records that an earlier version wrote: whoever is out while the script is brought up to date stays watched.
import { createHash } from 'node:crypto';
import { fromCells, toCells } from '../../src/record/rows';
import { sampleOuting, sampleVisit } from '../samples';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

test('a rule that is newer than the record is the usual one, and what the record says stays', () => {
  for (const record of [sampleVisit(), sampleOuting()]) {
    const { approval, watch, policeDecisionAfter, lookAgainMost, acknowledgedAgainAfter, checkInEvery, safeWord } =
      record.rules;
    const { by, deputy, remindAfter, deputyAfter } = approval;
    const { return: late, help } = record.rules.ladders;
    const rules = {
      approval: { by: by[0], deputy, remindAfter, deputyAfter },
      watch,
      checkInEvery,
      safeWord,
      ladders: { return: late, help },
      policeDecisionAfter,
      lookAgainMost,
      acknowledgedAgainAfter,
    };
    // As it was written by a version that knew no more rules than these.
    const cells = toCells({ ...record, rules } as unknown as typeof record).filter((cell) => !cell.startsWith('~'));
    const read = fromCells(cells, 2);
    if (read.what !== 'record' || read.record.kind === 'school') throw new Error(JSON.stringify(read));
    expect(read.record.rules.approval).toMatchObject({ by: [by[0]], when: 'always' });
    expect(read.record.rules.ladders.return).toEqual(late);
    expect(read.record.rules.ladders.childAlone.length).toBeGreaterThan(0);
    expect(read.record.rules.checklist.length).toBeGreaterThan(0);
  }
});

test('what this build wrote is taken as it stands; with a letter changed by hand it is read with care', () => {
  const stray = { ...sampleVisit(), stray: 1 };
  expect(fromCells(toCells(stray, digest), 2, digest)).toEqual({ what: 'record', record: stray });
  const cells = toCells(sampleVisit(), digest);
  const changed = cells.map((cell) => cell.replace('"kind":"visit"', '"kind":"visit","stray":1'));
  expect(fromCells(changed, 2, digest)).toEqual({ what: 'record', record: sampleVisit() });
  const spoiled = cells.map((cell) => cell.replace('"version":', '"vers":'));
  expect(fromCells(spoiled, 2, digest)).toMatchObject({ what: 'broken', problem: expect.stringContaining('version') });
});

/** Of an outing in whose row “Find and replace” has made one word of another that is as long. */
const replaced = (from: string, to: string) => {
  const cells = toCells(sampleOuting(), digest);
  const changed = cells.map((cell) => (cell.startsWith('~') ? cell : cell.split(from).join(to)));
  expect(changed).not.toEqual(cells);
  return fromCells(changed, 2, digest);
};

test('“Find and replace” in a row is noticed, however deep, though it is as long as before', () => {
  const broken = (word: string) => ({ what: 'broken', problem: expect.stringContaining(word) });
  expect(replaced('"backAt":', '"BackAt":')).toMatchObject(broken('backAt'));
  expect(replaced('"acceptedAt":', '"AcceptedAt":')).toMatchObject(broken('acceptedAt'));
  // A rung that would find nobody.
  expect(replaced('"headteacher"', '"Headteacher"')).toMatchObject(broken('ladders'));
  // A ladder that is not there any more: the usual one stands in.
  const read = replaced('"help":', '"Help":');
  if (read.what !== 'record' || read.record.kind !== 'outing') throw new Error(JSON.stringify(read));
  expect(read.record.rules.ladders.help.length).toBeGreaterThan(1);
});
