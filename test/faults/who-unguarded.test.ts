// What keeps people out is taken out of a copy of the script, one guard at a time; the table must notice whom that lets in.
import { distWithout } from './dist-without';
import { afterwards, answerOf, READING, readingAt, saidOf, triedByMail } from './reply-tried';
import { momentOf, SCHOOL_ROWS, VISIT_ROWS, VISITOR_ROWS, type WordRow } from './reply-words';
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

const [approve, help] = [VISIT_ROWS.approve, VISIT_ROWS.help] as [WordRow, WordRow];
const [back, moreTime] = [VISITOR_ROWS.back, VISITOR_ROWS['more time']] as [WordRow, WordRow];
const resolved = SCHOOL_ROWS.resolved as WordRow;

test.each<[string, RegExp, string, WordRow, RegExp]>([
  [
    'a tag is made for one person',
    /tagFor\d*\(ports\d*, ref\.toUpperCase\(\), \w+\) === \w+\.toLowerCase\(\)/,
    'true',
    approve,
    /altered|somebody else’s/,
  ],
  ['whoever has left is nobody', /!sender\d*\.active && /, 'false && ', resolved, /^left, by a letter/],
  ['an absence note is nobody’s word', /if \(reply\d*\.automatic\) return void 0;/, '', back, /auto-replied/],
  [
    'a decision needs a sender who is proved',
    /if \(!reply\d*\.authenticated\) return notUsed/,
    'if (false) return notUsed',
    approve,
    /^a forged sender$/,
  ],
  ['so does an answer to an alarm', /!own\d* && !reply\d*\.authenticated/, 'false', resolved, /^a forged sender$/],
  [
    'a pass is of the domain that is named',
    /(\.test\(dmarc\d*\)) && within\d*\([^;]*;/,
    '$1;',
    approve,
    /own domain passed/,
  ],
  [
    'a name is no address',
    /(const bare\d* = )unquoted\d*\((line\d*)\)(;[\s\S]{0,300}?inBrackets\d*)\.pop\(\)/,
    '$1$2$3.shift()',
    back,
    /looks like the sender/,
  ],
  ['what is quoted is not said', /if \(quotes\d*\) return/, 'if (false) return', back, /in HTML that quotes/],
  ['those who go call for help', /(function isGoing\d*\([^)]*\) \{)/, '$1 return true;', help, /^office, by a letter/],
])('by mail: %s: without that, the table says who gets in', (_, find, instead, row, tricks) => {
  const found = triedByMail(row, { dist: distWithout(find, instead, READING), tricks });
  expect(found.join('\n')).toMatch(/was (let in|told)/);
});

test('a mail that comes twice is known again: without that, it does twice what it says', () => {
  const scene = readingAt(momentOf(moreTime));
  const forgets = distWithout(/record\d*\.taps\.includes\(tap\d*\) \? record\d* : remembering/, 'remembering', READING);
  const said = saidOf(moreTime, { ...scene, day: scene.day.branch({ dist: forgets }) });
  const answer = answerOf(said, { headers: { 'Message-ID': '<a1@mail.example>' } });
  expect(afterwards(said.day, [answer, answer]).stands).not.toBe(afterwards(said.day, [answer]).stands);
});
