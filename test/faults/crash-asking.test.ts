// A crash at every call of asking: nothing is lost, nothing is half done, and what follows is not blocked.
import { ASKING } from './acts';
import { strikes } from './crash';

test.each(ASKING.map((act) => [act.name, act] as const))('%s, struck at each of its calls', (_, act) => {
  expect([...strikes(act.scene(), act)]).toEqual([]);
});
