// A crash at the calls of the engine's own work: nothing is lost, nothing is half done, and what follows is not blocked.
import { ENGINE } from './acts';
import { strikes, struckName } from './crash';

test.each(ENGINE.map((act) => [struckName(act), act] as const))('%s', (_, act) => {
  expect([...strikes(act.scene(), act)]).toEqual([]);
});
