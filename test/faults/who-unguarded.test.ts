// What keeps people out is taken out of a copy of the script, one guard at a time; the table must notice whom that lets in.
import { distWithout } from './dist-without';
import { OUTING_ACTS, type Row, VISIT_ACTS } from './who-table';
import { triedByEverybody } from './who-tried';

const ROWS: Record<string, Row> = { ...VISIT_ACTS, ...OUTING_ACTS };

test.each<[string, RegExp, string, string, RegExp]>([
  [
    'whoever has left the staff list is nobody',
    /(function personAt\d*\([\s\S]*?)(staff\d*\.find\(\(member\d*\) => member\d*\.email === wanted\d*\))/,
    '$1((found) => found && { ...found, active: true })($2)',
    'decline',
    /^left was let in/m,
  ],
  ['approvers decide', /(function mayDecide\d*\([^)]*\) \{)/, '$1 return true;', 'decline', /^office was let in/m],
  [
    'those at school answer',
    /(function mayAnswer\d*\([^)]*\) \{)/,
    '$1 return true;',
    'resolved',
    /^otherVisitor was let in/m,
  ],
  [
    'others hear nothing',
    /(function isConcerned\d*\([^)]*\) \{)/,
    '$1 return true;',
    'cancel',
    /^chair was told more/m,
  ],
  [
    'a tap is known again',
    /if \(tap\d* !== "" && visit\d*\.taps/,
    'if (false && visit2.taps',
    'add action',
    /did it twice/,
  ],
])('%s: without that, the table says who gets in', (_, find, instead, act, noticed) => {
  expect(triedByEverybody(act, ROWS[act] as Row, distWithout(find, instead)).join('\n')).toMatch(noticed);
});
