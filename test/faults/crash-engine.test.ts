// A crash at every call of engine: nothing is lost, nothing is half done, and what follows is not blocked.
import { ENGINE } from './acts';
import { strikes } from './crash';

test.each(ENGINE.map((act) => [act.name, act] as const))('%s, struck at each of its calls', (_, act) => {
  expect([...strikes(act.scene(), act)]).toEqual([]);
});
