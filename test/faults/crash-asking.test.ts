// A crash at every call of asking for a visit and deciding on it: nothing is lost, nothing is half done, and what follows is not blocked.
import { ASKING } from './acts';
import { strikes, struckName } from './crash';

test.each(ASKING.map((act) => [struckName(act), act] as const))('%s', (_, act) => {
  expect([...strikes(act.scene(), act)]).toEqual([]);
});
