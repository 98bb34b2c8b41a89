// Records that an earlier version wrote: whoever is out while the script is brought up to date stays watched.
import { fromCells, toCells } from '../../src/record/rows';
import { sampleOuting, sampleVisit } from '../samples';

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
  expect(fromCells(toCells(stray), 2)).toEqual({ what: 'record', record: stray });
  const cells = toCells(sampleVisit());
  const changed = cells.map((cell) => cell.replace('"kind":"visit"', '"kind":"visit","stray":1'));
  expect(fromCells(changed, 2)).toEqual({ what: 'record', record: sampleVisit() });
  // As long as before: “Find and replace” has made Back of back.
  const outing = toCells(sampleOuting()).map((cell) => cell.replace('"backAt":', '"BackAt":'));
  expect(fromCells(outing, 2)).toMatchObject({ what: 'broken', problem: expect.stringContaining('backAt') });
  const watcher = toCells(sampleOuting()).map((cell) => cell.replace('"acceptedAt":', '"AcceptedAt":'));
  expect(fromCells(watcher, 2)).toMatchObject({ what: 'broken', problem: expect.stringContaining('acceptedAt') });
  const spoiled = cells.map((cell) => cell.replace('"version":', '"vers":'));
  expect(fromCells(spoiled, 2)).toMatchObject({ what: 'broken', problem: expect.stringContaining('version') });
});
