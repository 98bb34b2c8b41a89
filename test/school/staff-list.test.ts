// The staff list as an administrator types it: who is in force, and what is said beside a wrong cell.
import { policyOf } from '../../src/policy';
import type { TypedRow } from '../../src/ports';
import { readStaff } from '../../src/school/staff-list';
import { STAFF } from '../samples';

const SAM = {
  Name: 'Sam Okoro',
  'E-mail': 'sam.okoro@school.example',
  Job: 'Attendance officer',
  Mobile: '07700 900101',
  Roles: 'visitor',
  Active: 'Yes',
  'Car registration': 'MA21 KVX',
  'Line manager': 'helen.marsh@school.example',
};
const HELEN = {
  Name: 'Helen Marsh',
  'E-mail': 'helen.marsh@school.example',
  Job: 'Safeguarding lead',
  Mobile: '07700 900106',
  Roles: 'safeguarding team, safeguarding lead',
  Active: 'Yes',
  'Car registration': '',
  'Line manager': 'helen.marsh@school.example',
};
const before = [STAFF.visitor, STAFF.lead];

function sheet(...people: Record<string, string>[]): TypedRow[] {
  return people.map((cells, i) => ({ row: i + 2, cells }));
}

describe('the sheet Staff', () => {
  test('everybody on it is in force, in its order', () => {
    expect(readStaff(sheet(SAM, HELEN), [])).toEqual({ staff: before, notes: [] });
  });

  test('phone numbers keep their zeros, their +44 and their spaces', () => {
    const numbers = ['07700900101', '+44 7700 900101', "'07700 900101", '+44 (0)7700 900101', '0161 496 0100 ext 7'];
    for (const Mobile of numbers) {
      const { staff, notes } = readStaff(sheet({ ...SAM, Mobile }), []);
      expect(notes).toEqual([]);
      expect(staff[0]?.mobile).toBe(Mobile.replace(/^'/, ''));
    }
  });

  test.each([
    ['E-mail', '', /missing/],
    ['E-mail', 'sam.okoro', /no @ and domain/],
    ['E-mail', 'sam okoro@school.example', /not an e-mail address/],
    ['Mobile', '7700900101', /lost its leading 0/],
    ['Mobile', '447700900101', /lacks its \+/],
    ['Mobile', 'ask at desk', /not a phone number/],
    ['Roles', 'visiter', /no role “visiter”\. Do you mean “visitor”\?/],
    ['Roles', 'visitor, DSL', /Do you mean “safeguarding lead”\?/],
    ['Active', 'on leave', /neither Yes nor No/],
  ])('a wrong %s (“%s”) has a note, and Sam stays who Sam was', (column, typed, words) => {
    const { staff, notes } = readStaff(sheet({ ...SAM, [column]: typed }, HELEN), before);
    expect(staff).toEqual(before);
    expect(notes).toEqual([{ row: 2, column, words: expect.stringMatching(words) }]);
  });

  test('roles may be written in any case, in the plural, over lines', () => {
    const { staff } = readStaff(sheet({ ...SAM, Roles: 'Visitors;\nSenior Leader' }), []);
    expect(staff[0]?.roles).toEqual(['visitor', 'senior leader']);
  });

  test('an address that stands twice counts once, and the second row is told so', () => {
    const { staff, notes } = readStaff(
      sheet(SAM, { ...SAM, 'E-mail': 'Sam.Okoro@School.example', Roles: 'headteacher' }),
      [],
    );
    expect(staff).toHaveLength(1);
    expect(staff[0]?.roles).toEqual(['visitor']);
    expect(notes).toEqual([
      { row: 3, column: 'E-mail', words: 'sam.okoro@school.example stands in a row above already; that row counts.' },
    ]);
  });

  test('two people of one name are two people', () => {
    const other = { ...SAM, 'E-mail': 's.okoro2@school.example', Roles: 'office' };
    expect(readStaff(sheet(SAM, other), []).staff.map(({ email }) => email)).toEqual([
      'sam.okoro@school.example',
      's.okoro2@school.example',
    ]);
  });

  test('somebody who has left is not active; somebody whose row is gone is gone', () => {
    expect(readStaff(sheet({ ...SAM, Active: 'No' }, HELEN), before).staff[0]?.active).toBe(false);
    expect(readStaff(sheet(HELEN), before).staff).toEqual([STAFF.lead]);
  });

  test('a sheet that somebody emptied by mistake changes nothing', () => {
    const { staff, notes } = readStaff([], before);
    expect(staff).toEqual(before);
    expect(notes).toEqual([{ row: 1, column: 'Name', words: 'The list is empty. The last good one stays in force.' }]);
  });

  test('a column that was renamed leaves what was known of it in force', () => {
    const renamed = ({ Mobile, ...rest }: typeof SAM) => ({ ...rest, Handy: Mobile });
    const { staff, notes } = readStaff(sheet(renamed(SAM), renamed(HELEN)), before);
    expect(staff).toEqual(before);
    expect(notes).toEqual([{ row: 1, column: 'Mobile', words: expect.stringContaining('“Mobile” is missing') }]);
  });

  test('a line manager may be typed by name', () => {
    expect(readStaff(sheet({ ...SAM, 'Line manager': 'Helen Marsh' }, HELEN), []).staff[0]?.lineManager).toBe(
      'helen.marsh@school.example',
    );
  });

  describe('insurance, training and the end of the day', () => {
    const MORE = { 'Insurance until': '31/03/2027', 'Business cover': 'yes', 'Training until': '2026-09-01' };
    const rules = (policy: string) => policyOf(policy).rules;

    test('are read where they stand, and nothing is said where they are empty', () => {
      const { staff, notes } = readStaff(
        sheet({ ...SAM, ...MORE, 'Finishes at': 'at three' }, { ...HELEN, ...MORE }),
        [],
      );
      expect(notes).toEqual([
        {
          row: 2,
          column: 'Finishes at',
          words: '“at three” is not a time. Type it as hours and minutes, such as 08:30 or 16:00.',
        },
      ]);
      const known = { insuredUntil: '2027-03-31', businessCover: true, trainedUntil: '2026-09-01' };
      expect(staff).toEqual([
        { ...before[0], ...known },
        { ...before[1], ...known },
      ]);
      const empty = Object.fromEntries([...Object.keys(MORE), 'Finishes at'].map((header) => [header, '']));
      expect(readStaff(sheet({ ...SAM, ...empty }, { ...HELEN, ...empty }), staff)).toEqual({
        staff: before,
        notes: [],
      });
    });

    test('an older sheet without these columns works on, and misses only what the policy needs', () => {
      const missed = (policy: string) => readStaff(sheet(SAM, HELEN), before, rules(policy)).notes.map((n) => n.column);
      expect(missed('spt')).toEqual([]);
      expect(missed('wls')).toEqual([]);
      expect(missed('nas')).toEqual(['Insurance until', 'Business cover']);
      expect(missed('wna')).toEqual(['Insurance until', 'Business cover', 'Training until']);
      expect(missed('celt')).toEqual(['Insurance until', 'Business cover', 'Finishes at']);
    });

    test('a wrong date has a note, and the last good one stays', () => {
      const last = readStaff(sheet({ ...SAM, ...MORE }, HELEN), before).staff;
      const { staff, notes } = readStaff(sheet({ ...SAM, ...MORE, 'Training until': 'next year' }, HELEN), last);
      expect(staff).toEqual(last);
      expect(notes).toMatchObject([{ row: 2, column: 'Training until', words: expect.stringContaining('not a date') }]);
    });
  });
});
