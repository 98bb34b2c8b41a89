// Who may do what to an outing: each act tried by everybody.

import { OUTING_ACTS } from './who-table';
import { triedByEverybody } from './who-tried';

test.each(Object.entries(OUTING_ACTS))('%s: who may is taken; nobody else is, nor learns anything', (act, row) => {
  expect(triedByEverybody(act, row)).toEqual([]);
});
