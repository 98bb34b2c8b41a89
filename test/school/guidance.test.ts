// The sheet Guidance as a school types it: whose words are shown, and what is said beside a row that cannot be used.
import { policyOf } from '../../src/policy';
import type { TypedRow } from '../../src/ports';
import { guidanceFor, guidanceRows, hasGuidance, readGuidance } from '../../src/school/guidance';

const celt = policyOf('celt');
const sheet = (rows: Record<string, string>[]): TypedRow[] => rows.map((cells, i) => ({ row: i + 2, cells }));
const own = guidanceRows(celt);

describe('the sheet Guidance', () => {
  test('filled with the policy’s own lines it changes nothing, and nothing is kept', () => {
    expect(readGuidance(sheet(own))).toEqual({ guidance: undefined, notes: [] });
    expect(hasGuidance(sheet(own), celt)).toBe(true);
    expect(hasGuidance(sheet(own), policyOf('nas'))).toBe(false);
  });

  test('a reworded line is shown in its place, a new row after the others; other moments stay the policy’s', () => {
    const [first, ...rest] = celt.guidance.inside;
    const rows = own.map((row) => (row.Words === first ? { ...row, Words: 'Know your way out.' } : row));
    const { guidance } = readGuidance(sheet([...rows, { Policy: 'CELT', Moment: 'Inside', Words: 'Shoes off.' }]));
    expect(guidanceFor({ guidance }, celt, 'inside')).toEqual(['Know your way out.', ...rest, 'Shoes off.']);
    expect(guidanceFor({ guidance }, celt, 'at the door')).toEqual(celt.guidance['at the door']);
    expect(Object.keys(guidance?.celt ?? {})).toEqual(['inside']);
  });

  test('an emptied moment shows nothing, a policy without rows has its own words', () => {
    const without = own.filter(({ Moment }) => Moment !== 'in a pair');
    expect(guidanceFor(readGuidance(sheet(without)), celt, 'in a pair')).toEqual([]);
    expect(guidanceFor(readGuidance([]), celt, 'in a pair')).toEqual(celt.guidance['in a pair']);
    expect(guidanceFor(readGuidance(sheet(without)), policyOf('nas'), 'in a pair')).not.toEqual([]);
  });

  test('a line that stands twice is shown once', () => {
    expect(readGuidance(sheet([...own, ...own])).guidance).toBeUndefined();
  });

  test('a moment or a policy that there is not has its note, and what is meant', () => {
    const wrong = [
      { Policy: 'celt', Moment: 'at the dor', Words: 'Knock.' },
      { Policy: 'kelt', Moment: 'inside', Words: 'Sit down.' },
      { Policy: 'celt', Moment: '', Words: 'Smile.' },
    ];
    expect(readGuidance(sheet([...own, ...wrong])).notes).toEqual([
      expect.objectContaining({ column: 'Moment', words: expect.stringContaining('Do you mean “at the door”?') }),
      expect.objectContaining({ column: 'Policy', words: expect.stringContaining('no policy “kelt”') }),
      expect.objectContaining({ column: 'Moment', words: expect.stringContaining('The moment is missing') }),
    ]);
  });
});
