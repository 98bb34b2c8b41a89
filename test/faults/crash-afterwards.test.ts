// A crash at every call of afterwards: nothing is lost, nothing is half done, and what follows is not blocked.
import { AFTERWARDS } from './acts';
import { strikes } from './crash';

test.each(AFTERWARDS.map((act) => [act.name, act] as const))('%s, struck at each of its calls', (_, act) => {
  expect([...strikes(act.scene(), act)]).toEqual([]);
});
