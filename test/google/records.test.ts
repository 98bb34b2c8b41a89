// Records in the sheet Open and in the archives: nothing that people do to the sheet loses one.
import type { Workspace } from '../../local/workspace/workspace';
import type { Loaded } from '../../src/ports';
import { verifyChain } from '../../src/record/chain';
import { logged } from '../../src/record/record';
import { sampleOuting, sampleSchool, sampleVisit } from '../samples';
import { builtScript, newWorkspace, result, run, START } from './installed';

let dist: string;
let workspace: Workspace;

beforeAll(() => {
  dist = builtScript();
});

const school = sampleSchool({ files: { register: '', archives: {}, forms: {} } });
const first = sampleVisit({ ref: 'HV-0001' });
const second = sampleVisit({ ref: 'HV-0002' });
const outing = sampleOuting({ ref: 'OUT-0001' });

/** A Control spreadsheet with its sheet Open, and these four in it. */
beforeEach(() => {
  workspace = newWorkspace(dist);
  const made = workspace.run('setUp');
  if (!made.ok) throw new Error(made.error ?? '');
  workspace.deleteRow(workspace.controlId, 'Open', 2);
  run(workspace, 'save_', school, first, second, outing);
});

const loaded = () => result<Loaded>(workspace, 'load_');
const open = () => workspace.spreadsheet(workspace.controlId).sheet('Open');
const refs = () =>
  open()
    .values.slice(1)
    .map(([ref]) => ref);

test('what was saved is what is loaded', () => {
  const { visits, outings, broken } = loaded();
  expect(broken).toEqual([]);
  expect(visits.map(({ ref }) => ref)).toEqual(['HV-0001', 'HV-0002']);
  expect(outings.map(({ ref }) => ref)).toEqual(['OUT-0001']);
  expect(visits[0]?.request).toEqual(first.request);
});

test('words of any kind come back as they were written', () => {
  const words = [
    '=1+1',
    '+44 7700 900123',
    "'quoted",
    '007',
    '2026-05-01',
    '\n\t"',
    '👩‍👧 zoë',
    '\ud83d half',
    '| pipe',
    '</script>',
  ];
  run(workspace, 'act_', { ...first, request: { ...first.request, worries: words } });
  expect(loaded().visits.find(({ ref }) => ref === 'HV-0001')?.request.worries).toEqual(words);
});

test('a record too long for a cell lies in several, and a shorter one leaves nothing of it behind', () => {
  const long = { ...first, request: { ...first.request, pupil: '👩‍👧'.repeat(30_000) } };
  run(workspace, 'act_', long);
  expect(
    Math.max(
      ...open()
        .values.flat()
        .map((cell) => String(cell).length),
    ),
  ).toBeLessThanOrEqual(45_000);
  expect(loaded().visits[0]?.request.pupil).toBe(long.request.pupil);
  run(workspace, 'act_', first);
  expect(loaded()).toMatchObject({ broken: [], visits: [{ request: { pupil: first.request.pupil } }, {}] });
});

test('a record of more than a million characters lies in more cells than a new sheet has columns, and is archived whole', () => {
  const long = { ...first, request: { ...first.request, pupil: '😀"'.repeat(400_000) }, closedAt: START };
  run(workspace, 'act_', long);
  expect(open().values[1]?.length).toBeGreaterThan(30);
  expect(loaded()).toMatchObject({ broken: [], visits: [{ request: long.request }, {}] });
  run(workspace, 'archive_', long);
  expect(result<{ request: unknown }[]>(workspace, 'archived_', START)[0]?.request).toEqual(long.request);
});

describe('people at the sheet', () => {
  test('sorting it puts the next act in no other row', () => {
    workspace.sortSheet(workspace.controlId, 'Open', 2);
    run(workspace, 'act_', { ...second, version: 7 });
    expect([...refs()].sort()).toEqual(['HV-0001', 'HV-0002', 'OUT-0001', school.ref, 'SCHOOL copy']);
    expect(loaded().visits.find(({ ref }) => ref === 'HV-0002')?.version).toBe(7);
    expect(loaded().broken).toEqual([]);
  });

  test('a row and a column put in between, and a new name for the sheet, change nothing', () => {
    workspace.insertRow(workspace.controlId, 'Open', 3);
    workspace.insertColumn(workspace.controlId, 'Open', 3);
    workspace.renameSheet(workspace.controlId, 'Open', 'Old stuff');
    run(workspace, 'act_', { ...second, version: 8 });
    expect(loaded()).toMatchObject({ broken: [], visits: [{ ref: 'HV-0001' }, { ref: 'HV-0002', version: 8 }] });
  });

  test('an overwritten reference is put right with the next act', () => {
    const row = refs().indexOf('HV-0002') + 2;
    workspace.editCell(workspace.controlId, 'Open', `A${row}`, 'oops', 'homevisits@school.example');
    run(workspace, 'act_', { ...second, version: 9 });
    expect(refs()[row - 2]).toBe('HV-0002');
    expect(loaded().visits).toHaveLength(2);
  });

  test('a row changed by hand is named in words and holds up no other', () => {
    const row = refs().indexOf('HV-0002') + 2;
    workspace.editCell(workspace.controlId, 'Open', `C${row}`, '|{"ref":', 'homevisits@school.example');
    expect(loaded().visits.map(({ ref }) => ref)).toEqual(['HV-0001']);
    expect(loaded().broken).toEqual([
      {
        ref: 'HV-0002',
        problem: expect.stringContaining(`Row ${row} of the sheet Open (HV-0002) was changed by hand`),
      },
    ]);
  });

  test('a deleted row comes back with the next act on it', () => {
    workspace.deleteRow(workspace.controlId, 'Open', refs().indexOf('HV-0001') + 2);
    run(workspace, 'act_', { ...first, version: 3 });
    expect(loaded().visits.find(({ ref }) => ref === 'HV-0001')?.version).toBe(3);
  });
});

describe('one act at a time', () => {
  test('while another has the records, an act says in words that nothing was saved', () => {
    workspace.faults.lockHeld = true;
    expect(workspace.run('act_', [first as never])).toMatchObject({
      ok: false,
      error: expect.stringContaining('NOT saved'),
    });
  });

  test('an act costs a lock, a read, a write and a flush; records that stand together cost one write', () => {
    const { roundTrips } = run(workspace, 'act_', { ...first, version: 2 });
    expect(roundTrips).toMatchObject({ lock: 1, read: 1, write: 1, flush: 1, total: 4 });
    expect(run(workspace, 'act_', first, second, outing).roundTrips.total).toBe(4);
  });

  test('stopped at any moment it leaves the record as before or as after', () => {
    for (let k = 1; k <= 5; k++) {
      for (const when of ['before', 'after'] as const) {
        run(workspace, 'act_', { ...first, version: 1 });
        workspace.faults.killAt(k, { when, cachedWrites: 'lost' });
        workspace.run('act_', [{ ...first, version: 2 } as never]);
        workspace.faults.clear();
        const { visits, broken } = loaded();
        expect(broken).toEqual([]);
        expect([1, 2]).toContain(visits.find(({ ref }) => ref === 'HV-0001')?.version);
      }
    }
  });

  test('a save without a look beforehand adds no second row', () => {
    run(workspace, 'save_', { ...first, version: 4 });
    expect(refs().filter((ref) => ref === 'HV-0001')).toHaveLength(1);
    expect(loaded().broken).toEqual([]);
  });

  test('what was saved before something failed is saved', () => {
    expect(workspace.run('saveThenFail_', [{ ...first, version: 5 } as never])).toMatchObject({
      ok: false,
      error: expect.stringContaining('after the save'),
    });
    expect(loaded().visits[0]?.version).toBe(5);
  });
});

test('each line of a log is chained to the one before, so that a change by hand shows', () => {
  run(workspace, 'act_', logged(logged(first, 1, 'a@b.c', 'asked'), 2, 'd@e.f', 'approved'));
  const [visit] = loaded().visits;
  if (!visit) throw new Error('no visit');
  const digest = (text: string) => result<[string, string]>(workspace, 'seal_', text)[0];
  expect(visit.log.map(({ hash }) => hash?.length)).toEqual([64, 64]);
  expect(verifyChain(visit, digest)).toBe(0);
  const [one, two] = visit.log;
  if (!one || !two) throw new Error('no log');
  expect(verifyChain({ ...visit, log: [{ ...one, words: 'never asked' }, two] }, digest)).toBe(1);
  expect(verifyChain({ ...visit, log: [two] }, digest)).toBe(1);
});

describe('closing', () => {
  const closed = { ...first, closedAt: START };

  test('a closed visit moves to its school year’s archive and is found there', () => {
    const archives = result<Record<string, string>>(workspace, 'archive_', closed);
    expect(Object.keys(archives)).toEqual(['2025-26']);
    expect(refs()).not.toContain('HV-0001');
    expect(result<{ ref: string }[]>(workspace, 'archived_', START).map(({ ref }) => ref)).toEqual(['HV-0001']);
    expect(loaded().school?.files.archives).toEqual(archives);
  });

  test('somebody who sorts the sheet meanwhile loses no other visit by it', () => {
    for (let k = 3; k <= 9; k++) {
      run(workspace, 'act_', closed, second, outing);
      workspace.faults.at(k, () => workspace.sortSheet(workspace.controlId, 'Open', 1, { ascending: k % 2 === 0 }));
      run(workspace, 'archive_', closed);
      workspace.faults.clear();
      expect([...refs()].sort()).toEqual(['HV-0002', 'OUT-0001', school.ref, 'SCHOOL copy']);
    }
  });

  test('stopped at any moment, and done again, it is there once and only once', () => {
    for (let k = 1; k <= 16; k++) {
      run(workspace, 'act_', closed);
      workspace.faults.killAt(k, { fn: 'archive_' });
      workspace.run('archive_', [closed as never]);
      workspace.faults.clear();
      const inOpen = refs().includes('HV-0001');
      const kept = workspace.spreadsheets().filter(({ name }) => name.startsWith('Home Visits archive'));
      const inArchive = kept.some((file) =>
        file.sheets.some((sheet) => sheet.values.some(([ref]) => ref === 'HV-0001')),
      );
      expect(inOpen || inArchive).toBe(true);
      run(workspace, 'archive_', closed);
      expect(refs()).not.toContain('HV-0001');
      expect(result<{ ref: string }[]>(workspace, 'archived_', START)).toHaveLength(1);
    }
    // A stop right between making the file and noting its id can leave one empty file; never more.
    expect(
      workspace.spreadsheets().filter(({ name }) => name.startsWith('Home Visits archive')).length,
    ).toBeLessThanOrEqual(2);
  });
});
