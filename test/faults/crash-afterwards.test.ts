// A crash at every call of what follows a visit: nothing is lost, nothing is half done, and what follows is not blocked.
import { AFTERWARDS } from './acts';
import { strikes, struckName } from './crash';

test.each(AFTERWARDS.map((act) => [struckName(act), act] as const))('%s', (_, act) => {
  expect([...strikes(act.scene(), act)]).toEqual([]);
});
