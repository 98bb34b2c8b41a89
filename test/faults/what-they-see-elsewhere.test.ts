// What everybody can see of a visit under the other four policies: as at Stamford Park, but for what their table says.
import { asTable, differences, livedThrough } from './seen';
import { OTHERWISE, SHOWN } from './what-they-see-table';

test.each(Object.keys(OTHERWISE))(
  '%s: each reader sees these fields on these pages, mails and sheets, no others',
  (policy) => {
    const { seen, untyped } = livedThrough(policy);
    const table = asTable(seen);
    expect(differences(table, SHOWN)).toEqual(OTHERWISE[policy]);
    expect(untyped).toEqual([]);
    // Whatever the tables are changed to: no mail names a pupil in its subject or holds the safe word, nor does a register.
    expect(table.subjects).toBe('initials, companion');
    expect(table.refusals).toBeUndefined();
    expect(table['mails of anybody']).not.toContain('safe word');
    for (const sheet of ['sheet Register', 'sheet Today', 'sheet Actions', 'sheet Mail', 'sheet Log'])
      expect(table[sheet] ?? '').not.toMatch(/pupil|safe word/);
  },
);

test('[CELT-33] nobody but senior leaders and the headteacher reads the family’s numbers, and whoever gave them', () => {
  const may = ['head', 'lead', 'seniorLeader', 'visitor', 'mails of anybody', 'sheet Archive'];
  const rows = Object.entries(OTHERWISE.celt ?? {});
  expect(rows.filter(([, row]) => /\+[^-]*(family|landline)/.test(row)).map(([where]) => where.split(',')[0])).toEqual(
    expect.arrayContaining(may),
  );
  for (const [where, fields] of Object.entries(SHOWN)) {
    const isTheirs = may.includes(where.split(',')[0] ?? '') && /mails|outing|Archive/.test(where);
    if (/family/.test(fields) && !isTheirs)
      expect([where, OTHERWISE.celt?.[where]]).toEqual([where, expect.stringMatching(/-.*family/)]);
  }
});
