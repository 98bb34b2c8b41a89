// What anybody who opens a page can call: nothing but what a page needs, and none of it changes anything by itself.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageAnswer } from '../../src/pages/view';
import { asText, DIST, PEOPLE } from '../story/school-day';
import { CAST, EVERYBODY, OUTSIDE } from './cast';
import { count } from './counts';
import { kept } from './kept';
import { at } from './who-scenes';

const ANYBODY = [...EVERYBODY.map((who) => CAST[who]), PEOPLE.owner];
const { day, ref, out } = at('alarm');
const { workspace } = day;

/** The functions at the top of the script as it is installed. */
const functions = [
  ...readFileSync(join(DIST, 'Code.js'), 'utf8').matchAll(/^function (\w+)\(\) \{\s+return App\./gm),
].map(([, fn = '']) => fn);

/** What a page gets for calling each of them that has no underscore, by whomever. */
const CALLABLE: Record<string, { args: unknown[]; answer: unknown }> = {
  onOpen: { args: [], answer: /getUi/ },
  doGet: { args: [{ parameter: { p: 'outing', ref: out } }], answer: null },
  setUp: { args: [], answer: /Set up runs from the menu|web app/ },
  act: { args: [{ act: 'look' }], answer: expect.objectContaining({ ok: false }) },
};

test('a page can call these functions and no others, whoever opened it, and by calling them changes nothing', () => {
  expect(functions.filter((fn) => !fn.endsWith('_')).sort()).toEqual(Object.keys(CALLABLE).sort());
  expect(functions.length).toBeGreaterThan(8);
  const before = kept(workspace);
  for (const as of ANYBODY) {
    for (const fn of functions) {
      const { args = [], answer } = CALLABLE[fn] ?? {};
      const got = workspace.callFromPage(fn, args, { as });
      count({ executions: got.execution ? 1 : 0 });
      if (fn.endsWith('_'))
        expect(got).toEqual({ ok: false, error: `Script function not found: ${fn}`, execution: null });
      else if (answer instanceof RegExp) expect(got.ok ? got.result : got.error).toMatch(answer);
      else expect(got.ok && got.result).toEqual(answer);
    }
  }
  expect(kept(workspace)).toBe(before);
});

describe('an address that somebody made up', () => {
  const PAGES = [
    '',
    'home',
    'visit',
    'leave',
    'outing',
    'desk',
    'actions',
    'read',
    '__proto__',
    'constructor',
    '../visit',
  ];
  const REFS = [
    ref,
    out,
    'SCHOOL',
    'HV-9999',
    `${ref}' OR '1'='1`,
    '<script>alert(1)</script>',
    '__proto__',
    'x'.repeat(20_000),
  ];
  const MORE = {
    act: 'approve',
    party: 'alone',
    anyway: 'true',
    seen: '1',
    words: 'x',
    email: PEOPLE.head,
    as: PEOPLE.head,
  };
  const ADDRESSES = [
    ...PAGES.map((p) => ({ p, ref })),
    ...REFS.flatMap((one) => ['visit', 'outing', 'leave'].map((p) => ({ p, ref: one }))),
  ];

  test('shows a page or a refusal, runs nothing of what it says, and changes nothing', () => {
    const before = kept(workspace);
    for (const as of [PEOPLE.lead, CAST.otherVisitor, CAST.blank]) {
      for (const params of ADDRESSES) {
        const { html } = workspace.openPage({ ...MORE, ...params }, { as });
        count({ executions: 1 });
        expect(html).not.toContain('<script>alert');
        if (as !== PEOPLE.lead) expect(asText(html)).not.toMatch(/Amelia|Alder Close|Door was open/);
      }
    }
    expect(kept(workspace)).toBe(before);
  });

  test('of a visit or an outing that is none of theirs reads like that of one that is not there', () => {
    for (const who of [...OUTSIDE, 'otherVisitor', 'administrator', 'chair', 'noRole'] as const) {
      for (const [p, there, not] of [
        ['visit', ref, 'HV-0999'],
        ['outing', out, 'OUT-0999'],
        ['leave', ref, 'HV-0999'],
      ] as const) {
        const [is, isNot] = [there, not].map((one) => workspace.openPage({ p, ref: one }, { as: CAST[who] }).html);
        count({ executions: 2, letIn: is?.split(there).join(not) === isNot ? 0 : 1 });
        expect(is?.split(there).join(not)).toBe(isNot);
      }
    }
  });
});

describe('a request that no page sends', () => {
  let deep: unknown = 'x';
  for (let i = 0; i < 2000; i++) deep = [deep];
  const proto = JSON.parse('{"__proto__":{"act":"approve"},"constructor":{"prototype":{"ok":true}}}');
  const MALFORMED: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'approve'],
    ['a number', 7],
    ['an array', [{ page: 'visit', ref, act: 'approve' }]],
    ['no act', { page: 'visit', ref }],
    ['no page', { ref, act: 'cancel', words: 'x' }],
    ['a page that is none', { page: 'settings', ref, act: 'cancel', words: 'x' }],
    ['an act that is none', { page: 'visit', ref, act: 'archive' }],
    ['an act that only the engine does', { page: 'visit', ref, act: 'returned', outing: out, at: 1 }],
    ['an act of an outing on a visit', { page: 'visit', ref, act: 'resolved', words: 'x' }],
    ['an act of a visit on an outing', { page: 'outing', ref: out, act: 'cancel', words: 'x' }],
    ['an act on the school', { page: 'home', ref: 'SCHOOL', act: 'cancel', words: 'x' }],
    ['a reference that is none', { page: 'visit', ref: { toString: ref }, act: 'cancel', words: 'x' }],
    ['words that are none', { page: 'outing', ref: out, act: 'resolved', words: ['x'] }],
    ['words of a megabyte', { page: 'visit', ref, act: 'decline', words: 'x'.repeat(1_000_000) }],
    ['a version that is none', { page: 'outing', ref: out, act: 'resolved', words: 'x', seen: 'latest' }],
    ['a nest without a floor', { page: 'outing', ref: out, act: 'resolved', words: deep }],
    ['keys of the language itself', { page: 'outing', ref: out, act: 'resolved', ...proto, __proto__: proto }],
    ['an act by such a key', { page: 'outing', ref: out, act: '__proto__', words: 'x' }],
    ['minutes that are none', { page: 'outing', ref: out, act: 'more time', minutes: 1e9 }],
    ['a time that is none', { page: 'outing', ref: out, act: 'reached', due: '99:99' }],
    ['who they say they are', { page: 'visit', ref: 'HV-0999', act: 'approve', party: 'alone', email: PEOPLE.lead }],
    [
      'nobody’s visits',
      { page: 'leave', act: 'sign out', visits: [], mobiles: {}, transport: 'Car', due: '', anyway: true },
    ],
    [
      'ten thousand visits',
      {
        page: 'leave',
        act: 'sign out',
        visits: Array(10_000).fill('HV-0999'),
        mobiles: proto,
        transport: 'Car',
        due: '15:30',
        anyway: true,
      },
    ],
  ];

  test.each(MALFORMED)('%s: refused in words, and nothing is saved', (_, request) => {
    const before = kept(workspace);
    for (const as of [PEOPLE.lead, PEOPLE.visitor, CAST.blank]) {
      const answer = workspace.callFromPage('act', [request], { as });
      count({ executions: 1, letIn: answer.ok && (answer.result as unknown as PageAnswer).ok ? 1 : 0 });
      if (!answer.ok) throw new Error(answer.error);
      const { ok, ...rest } = answer.result as unknown as PageAnswer;
      expect(ok).toBe(false);
      expect(rest).toMatchObject({ reasons: [expect.stringMatching(/\w{3}/)] });
      expect(JSON.stringify(rest)).not.toMatch(/Error|zod|undefined|\[object/);
    }
    expect(kept(workspace)).toBe(before);
  });
});
