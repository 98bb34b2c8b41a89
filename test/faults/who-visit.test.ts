// Who may do what to a visit: each act tried by everybody.

import { VISIT_ACTS } from './who-table';
import { triedByEverybody } from './who-tried';

test.each(Object.entries(VISIT_ACTS))('%s: who may is taken; nobody else is, nor learns anything', (act, row) => {
  expect(triedByEverybody(act, row)).toEqual([]);
});
