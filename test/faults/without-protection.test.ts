// Each protection is taken out of a copy of the built script, and what watches over it must notice: else it watches nothing.
import { AFTERWARDS, ASKING, ENGINE, OUT_THERE, type Struck } from './acts';
import { type Fault, strikes } from './crash';
import { distWithout } from './dist-without';
import type { Wrong } from './invariants';
import { PAIRS } from './pairs';
import { meetings } from './together';

function first(found: Iterable<Wrong>): Wrong | undefined {
  for (const wrong of found) return wrong;
  return undefined;
}

const named = (acts: Struck[], name: string): Struck => {
  const found = acts.find((act) => act.name === name);
  if (!found) throw new Error(`There is no act “${name}”.`);
  return found;
};

interface Removed {
  protection: string;
  find: RegExp;
  /** `$1` and so on stand for what the pattern's brackets hold. */
  instead: string;
  act: Struck;
  fault: Fault;
  noticed: RegExp;
}

const HELP = named(OUT_THERE, '“help”');
const REQUEST = named(ASKING, 'the Home Visit Form');
const LOST = 'killed, writes lost';

const CRASHES: Removed[] = [
  {
    protection: 'letters travel inside the record until they are sent',
    find: /(surely\(JSON\.stringify\()(record\d*)(\)\);)/,
    instead: '$1{ ...$2, outbox: [] }$3',
    act: named(ASKING, 'approving'),
    fault: LOST,
    noticed: /came 0 times, not/,
  },
  {
    protection: 'a claim lapses when nobody can hold it any more',
    find: /(var CLAIM\d* = )7 \*/,
    instead: '$17e9 *',
    act: HELP,
    fault: LOST,
    noticed: /came \d times, not|still waits for/,
  },
  {
    protection: 'forms are looked through for what no trigger brought',
    find: /(const unknown\d* = )found\d*(\.filter\(\(one\) => !isKnown)/,
    instead: '$1[]$2',
    act: REQUEST,
    fault: LOST,
    noticed: /is gone/,
  },
  {
    protection: 'an answer that is known is not taken in again',
    find: /(function isKnown\d*\(submission\d*, open\d*\) \{)/,
    instead: '$1 return false;',
    act: REQUEST,
    fault: LOST,
    noticed: /should not|One request became/,
  },
  {
    protection: 'a step that was taken is not taken again',
    find: /(if \(n\d* < 0) \|\| key\d* in taken\d* \|\| isOvertaken\d*\(rung\d*, n\d*, taken\d*\)/,
    instead: '$1',
    act: named(ENGINE, 'a tick with one overdue'),
    fault: LOST,
    noticed: /came [2-9] times|between|neither/,
  },
  {
    protection: 'a record says that its Register row is drawn only where it was',
    find: /\.\.\.registerTrouble\.length === 0 \?/,
    instead: '...true ?',
    act: named(ASKING, 'approving'),
    fault: 'throws',
    noticed: /in the Register/,
  },
  {
    protection: 'a record says that its lines stand in the Log only where they do',
    find: /\.\.\.logTrouble\.length === 0 \?/,
    instead: '...true ?',
    act: named(AFTERWARDS, 'recording on CPOMS'),
    fault: 'throws',
    noticed: /The Log lacks/,
  },
  {
    protection: 'each line of a log is chained to the one before',
    find: /(return digest\d*\()before\d* \+ (JSON\.stringify\(\{ at, by)/,
    instead: '$1$2',
    act: HELP,
    fault: LOST,
    noticed: /does not hold at its line/,
  },
  {
    protection: 'the archive has the record before Open has it no more',
    find: /keepInArchive\(sheet\d*, chained\(record\d*, seals\.digest\)\);/,
    instead: '',
    act: named(ENGINE, 'a tick that archives'),
    fault: LOST,
    noticed: /is gone/,
  },
];

test.each(CRASHES.map((removed) => [removed.protection, removed] as const))(
  'taken out: %s',
  (_, { find, instead, act, fault, noticed }) => {
    const dist = distWithout(find, instead);
    const all: string[] = [];
    for (const { words } of strikes(act.scene(), act, { faults: [fault], dist })) {
      all.push(words);
      if (noticed.test(words)) return;
    }
    throw new Error(`Nobody noticed. What was found: ${all.slice(0, 3).join('\n') || 'nothing'}`);
  },
);

const MEETINGS = [
  [
    'one at a time',
    /if \(!lock\.tryLock\(PATIENCE\d*\)\) throw new Busy\(\);/,
    '',
    'approve by imran',
    'approve by grace',
  ],
  ['one at a time', /if \(!lock\.tryLock\(PATIENCE\d*\)\) throw new Busy\(\);/, '', 'a tick', 'the next tick'],
] as const;

test.each(MEETINGS)('taken out: %s', (_, find, instead, one, other) => {
  const pair = PAIRS.find(({ first: a, second: b }) => a.name === one && b.name === other);
  if (!pair) throw new Error(`There is no pair “${one}”, “${other}”.`);
  const dist = distWithout(find, instead);
  expect(first(meetings({ ...pair, dist }))).toBeDefined();
});
