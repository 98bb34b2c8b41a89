// A crash at the calls of every act that a page can send, each by the first who may: as before or as after, never between.
import { CAST } from './cast';
import { type Act, strikes, struckName, tapping } from './crash';
import { at } from './who-scenes';
import { OTHER_ACTS, OUTING_ACTS, type Row, VISIT_ACTS } from './who-table';
import { requestOf } from './who-tried';

const ROWS = Object.entries({ ...VISIT_ACTS, ...OUTING_ACTS, ...OTHER_ACTS }).filter(([, row]) => !row.savesNothing);

/** This moment itself has lost a record, by somebody's hand. */
const RECORD_GONE = /knows nothing of|is out and OUT-\d+ is not there/;

/** They all go the same way: each is struck at other calls of it, and together at all. */
const ACTS = ROWS.map(([act, row], from): [string, Row, Act] => {
  const request = requestOf(act, row, at(row.at));
  const does = tapping(CAST[row.may[0] ?? 'blank'] ?? '', request);
  const known = row.at === 'record gone' ? RECORD_GONE : undefined;
  const struck = { name: `“${act}”`, fn: 'act', does, byItself: false, every: 7, from, known };
  return [struckName(struck), row, struck];
});

test.each(ACTS)('%s', (_, row, act) => {
  expect([...strikes(at(row.at).day, act)]).toEqual([]);
});
