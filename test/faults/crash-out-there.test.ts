// A crash at every call of out-there: nothing is lost, nothing is half done, and what follows is not blocked.
import { OUT_THERE } from './acts';
import { strikes } from './crash';

test.each(OUT_THERE.map((act) => [act.name, act] as const))('%s, struck at each of its calls', (_, act) => {
  expect([...strikes(act.scene(), act)]).toEqual([]);
});
