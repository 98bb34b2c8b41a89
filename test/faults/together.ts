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

/** Everything that is wrong after either ran whole at every call of the other. */
export function metEverywhere({ scene, first, second, oneStands = false }: Pair): Wrong[] {
  const from = scene();
  const ends = [
    inTurn(from, first, second),
    inTurn(from, second, first),
    inTurn(from, first, second, true),
    inTurn(from, second, first, true),
  ];
  return [
    [first, second],
    [second, first],
  ].flatMap(([outer, inner]) => (outer && inner ? met(from, outer, inner, ends, oneStands) : []));
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

function met(scene: SchoolDay, outer: Act, inner: Act, ends: End[], oneStands: boolean): Wrong[] {
  const calls = callsOf(scene, outer).length;
  count({ interleavings: calls });
  return Array.from({ length: calls }, (_, i) => i + 1).flatMap((k) => {
    const day = scene.branch();
    let innerSaved = false;
    let ran = false;
    const meets = () => {
      ran = true;
      innerSaved = inner.does(day);
    };
    // A second tick begins by a clock of its own; what is struck is the first that starts.
    day.workspace.faults.at(k, meets, { fn: outer.fn });
    const outerSaved = outer.does(day);
    // Told that somebody else was busy, they try again.
    const innerAgain = innerSaved || inner.does(day);
    const outerAgain = outerSaved || outer.does(day);
    healsBoth(day, outer, inner);
    count({ executions: day.workspace.executions.length });
    const found = stored(day.workspace);
    const unlike = ends.map((end) => difference(endOf(day, scene, found), end, 0));
    const wrong = [
      ...(ran ? [] : [{ kind: 'between', words: 'they never met' } as const]),
      ...whatIsWrong(day.workspace, found),
      ...(unlike.sort((a, b) => a.length - b.length)[0] ?? []),
      ...(oneStands && innerAgain && outerAgain
        ? [{ kind: 'doubled', words: 'both were told that theirs stands' } as const]
        : []),
      ...(innerAgain || outerAgain ? [] : [{ kind: 'lost', words: 'neither was told that theirs stands' } as const]),
    ];
    const where = `${inner.name}, at call ${k} of ${outer.name}`;
    return wrong.map(({ kind, words }) => ({ kind, words: `${where}: ${words}` }));
  });
}
