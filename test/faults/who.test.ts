// Who may do what beside: signing out, reading the policy, insurance, looking. And that no act is without its row.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SchoolAct, VisitorAct } from '../../src/outing/acts';
import { VisitAct } from '../../src/visit/acts';
import { OTHER_ACTS, OUTING_ACTS, VISIT_ACTS } from './who-table';
import { triedByEverybody } from './who-tried';

test.each(Object.entries(OTHER_ACTS))('%s: who may is taken; nobody else is, nor learns anything', (act, row) => {
  expect(triedByEverybody(act, row)).toEqual([]);
});

const SRC = join(__dirname, '../../src');
const named = (files: string[], pattern: RegExp): string[] => [
  ...new Set(files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, act = '']) => act))),
];

describe('no act is without its row', () => {
  const known = Object.keys({ ...VISIT_ACTS, ...OUTING_ACTS, ...OTHER_ACTS });
  const acts = (schema: { def: { options: readonly { shape: { act: { def: { values: readonly string[] } } } }[] } }) =>
    schema.def.options.flatMap(({ shape }) => shape.act.def.values);

  test('of those that a visit and an outing know', () => {
    expect(acts(VisitAct() as never).sort()).toEqual(Object.keys(VISIT_ACTS).sort());
    expect([...acts(VisitorAct() as never), ...acts(SchoolAct() as never)].sort()).toEqual(
      Object.keys(OUTING_ACTS).sort(),
    );
  });

  test('of those that the door of the web app answers by itself', () => {
    const found = named([join(SRC, 'app/do-act.ts')], /(?:request\.act === |case )'([^']+)'/g);
    expect(found.sort()).toEqual([...Object.keys(OTHER_ACTS), 'show the safe word'].sort());
  });

  test('of those that a button or a form of any page sends', () => {
    const pages = readdirSync(join(SRC, 'pages')).map((file) => join(SRC, 'pages', file));
    const found = named(pages, /\bact="([^"]+)"|\bact: '([^']+)'/g);
    expect(found.filter((act) => act !== '' && !known.includes(act))).toEqual([]);
    expect(found.length).toBeGreaterThan(40);
  });
});
