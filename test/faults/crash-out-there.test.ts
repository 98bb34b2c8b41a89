// A crash at every call of leaving, being out and coming back: nothing is lost, nothing is half done, and what follows is not blocked.
import { OUT_THERE } from './acts';
import { strikes, struckName } from './crash';

test.each(OUT_THERE.map((act) => [struckName(act), act] as const))('%s', (_, act) => {
  expect([...strikes(act.scene(), act)]).toEqual([]);
});
