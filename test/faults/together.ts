// Two at once: before each service call of one execution another runs whole; the end must be as if they had come in turn.
import type { SchoolDay } from '../story/school-day';
import { count, countWrong } from './counts';
import { type Act, callsOf, difference, type End, endOf, heals, isStruckAt } from './crash';
import { stored, type Wrong, whatIsWrong } from './invariants';

/** Two acts of one scene. Where they cannot both stand, `oneStands`: whoever comes second is told so. */
export interface Pair {
  scene: () => SchoolDay;
  /** A script that is not as it was built, which the right ends do not come from. */
  dist?: string;
  first: Act;
  second: Act;
  oneStands?: boolean;
}

/** What is wrong after either ran whole at every call of the other, found one by one. */
export function* meetings({ scene, dist, first, second, oneStands = false }: Pair): Generator<Wrong> {
  const from = scene();
  const ends = [
    inTurn(from, first, second),
    inTurn(from, second, first),
    inTurn(from, first, second, true),
    inTurn(from, second, first, true),
  ];
  yield* met(from, { first, second, dist, oneStands }, ends);
  yield* met(from, { first: second, second: first, dist, oneStands }, ends);
}

/** One after the other; `late`: the trigger of the second is lost, and the engine finds what it brought. */
function inTurn(scene: SchoolDay, one: Act, other: Act, late = false): End {
  const day = scene.branch();
  one.does(day);
  if (late) day.workspace.faults.triggersSkipped = 1;
  other.does(day);
  healsBoth(day, one, other);
  return endOf(day, scene);
}

function healsBoth(day: SchoolDay, one: Act, other: Act): void {
  heals(day, one.fn === 'act' ? other : one);
}

type Meeting = Omit<Pair, 'scene'>;

function* met(scene: SchoolDay, meeting: Meeting, ends: End[]): Generator<Wrong> {
  const { first, second } = meeting;
  const calls = callsOf(scene, first);
  for (let k = 1; k <= calls.length; k++) {
    if (!isStruckAt(first, k)) continue;
    count({ interleavings: 1 });
    const where = `${second.name}, at call ${k} (${calls[k - 1]}) of ${first.name}`;
    const wrong = metAt(scene, meeting, k, ends);
    if (meeting.dist === undefined) countWrong(wrong);
    for (const { kind, words } of wrong) yield { kind, words: `${where}: ${words}` };
  }
}

function metAt(scene: SchoolDay, { first, second, dist, oneStands }: Meeting, k: number, ends: End[]): Wrong[] {
  const day = scene.branch({ dist });
  let secondSaved: boolean | undefined;
  const meets = () => {
    secondSaved = second.does(day);
  };
  day.workspace.faults.at(k, meets, { fn: first.fn });
  const firstSaved = first.does(day);
  if (secondSaved === undefined) return [{ kind: 'between', words: 'they never met' }];
  // Told that somebody else was busy, they try again.
  const stand = [secondSaved || second.does(day), firstSaved || first.does(day)].filter(Boolean).length;
  healsBoth(day, first, second);
  count({ executions: day.workspace.executions.length });
  const found = stored(day.workspace);
  const unlike = ends.map((end) => difference(endOf(day, scene, found), end, 0));
  return [
    ...whatIsWrong(day.workspace, found),
    ...(unlike.sort((a, b) => a.length - b.length)[0] ?? []),
    ...(oneStands && stand > 1 ? [{ kind: 'doubled', words: 'both were told that theirs stands' } as const] : []),
    ...(stand === 0 ? [{ kind: 'lost', words: 'neither was told that theirs stands' } as const] : []),
  ];
}
