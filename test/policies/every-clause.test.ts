// That no clause of the five policies is without its acceptance test, and that the code knows policies only as data.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { policies } from '../../src/policy';

const CLAUSES = { CELT: 36, NAS: 28, WNA: 17, SPT: 39, WLS: 22 };

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : /\.tsx?$/.test(path) ? [path] : [];
  });
}

/** The ids in the names of the tests in this folder; what is skipped or only planned has no name that begins like this. */
function idsTested(): Set<string> {
  const names = filesUnder(__dirname).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\btest(?:\.each\([\s\S]*?\))?\(\s*(['"`])([\s\S]*?)\1/g)].map(
      (m) => m[2] ?? '',
    ),
  );
  return new Set(names.flatMap((name) => [...name.matchAll(/\[([A-Z]+-\d\d)\]/g)].map((m) => m[1] ?? '')));
}

test('each of the 142 clauses has a test with its id in its name', () => {
  const ids = Object.entries(CLAUSES).flatMap(([prefix, count]) =>
    Array.from({ length: count }, (_, i) => `${prefix}-${String(i + 1).padStart(2, '0')}`),
  );
  expect(ids).toHaveLength(142);
  const tested = idsTested();
  expect(ids.filter((id) => !tested.has(id))).toEqual([]);
});

test('outside the folder of the policies no line of the code names one: a sixth policy is a sixth file', () => {
  const root = join(__dirname, '../../src');
  const named = new RegExp(`(['"\`])(?:${Object.keys(policies).join('|')})\\1`);
  const lines = filesUnder(root)
    .filter((path) => !path.startsWith(join(root, 'policy')))
    .flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line) => (named.test(line) ? [`${path.slice(root.length + 1)}: ${line.trim()}`] : [])),
    );
  // The settings of a new school have to begin with one of them.
  expect(lines.filter((line) => !line.startsWith('school/settings.ts: initial:'))).toEqual([]);
});
