// Two at once: before each service call of one execution another runs whole; the end must be as if they had come in turn.
import type { SchoolDay } from '../story/school-day';
import { count } from './counts';
import { type Act, callsOf, difference, type End, endOf, heals } from './crash';
import { stored, type Wrong, whatIsWrong } from './invariants';

/** Two acts of one scene. Where they cannot both stand, `oneStands`: whoever comes second is told so. */
export interface Pair {
  scene: () => SchoolDay;
  first: Act;
  second: Act;
  oneStands?: boolean;
}

/** What is wrong after either ran whole at every call of the other, found one by one. */
export function* meetings({ scene, first, second, oneStands = false }: Pair): Generator<Wrong> {
  const from = scene();
  const ends = [
    inTurn(from, first, second),
    inTurn(from, second, first),
    inTurn(from, first, second, true),
    inTurn(from, second, first, true),
  ];
  yield* met(from, first, second, ends, oneStands);
  yield* met(from, second, first, ends, oneStands);
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

function* met(scene: SchoolDay, outer: Act, inner: Act, ends: End[], oneStands: boolean): Generator<Wrong> {
  const calls = callsOf(scene, outer);
  for (let k = 1; k <= calls.length; k++) {
    count({ interleavings: 1 });
    const where = `${inner.name}, at call ${k} (${calls[k - 1]}) of ${outer.name}`;
    for (const { kind, words } of metAt(scene, outer, inner, k, ends, oneStands))
      yield { kind, words: `${where}: ${words}` };
  }
}

function metAt(scene: SchoolDay, outer: Act, inner: Act, k: number, ends: End[], oneStands: boolean): Wrong[] {
  const day = scene.branch();
  let innerSaved: boolean | undefined;
  day.workspace.faults.at(
    k,
    () => {
      innerSaved = inner.does(day);
    },
    { fn: outer.fn },
  );
  const outerSaved = outer.does(day);
  if (innerSaved === undefined) return [{ kind: 'between', words: 'they never met' }];
  // Told that somebody else was busy, they try again.
  const stands = [innerSaved || inner.does(day), outerSaved || outer.does(day)].filter(Boolean).length;
  healsBoth(day, outer, inner);
  count({ executions: day.workspace.executions.length });
  const found = stored(day.workspace);
  const unlike = ends.map((end) => difference(endOf(day, scene, found), end, 0));
  return [
    ...whatIsWrong(day.workspace, found),
    ...(unlike.sort((a, b) => a.length - b.length)[0] ?? []),
    ...(oneStands && stands > 1 ? [{ kind: 'doubled', words: 'both were told that theirs stands' } as const] : []),
    ...(stands === 0 ? [{ kind: 'lost', words: 'neither was told that theirs stands' } as const] : []),
  ];
}
