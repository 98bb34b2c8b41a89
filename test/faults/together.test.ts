// Two at once: one decision stands, the other person is told, and nothing is lost or done twice.
import { PAIRS } from './pairs';
import { meetings } from './together';

test.each(PAIRS.map((pair) => [pair.first.name, pair.second.name, pair] as const))(
  '%s, and %s',
  (_first, _second, pair) => {
    expect([...meetings(pair)]).toEqual([]);
  },
);
