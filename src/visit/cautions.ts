// What an approver weighed, and whether a form that was changed since says more than that (CELT-10, SPT-13 to SPT-15, SPT-24).
import type { Visit } from './record';
import { blocksOf, reasonsWanted, worriesOn } from './weighing';

/** Everything that an approver weighs, as it is compared: put down at another time, or with another comma, it is the same. */
function weighed(visit: Visit): string[] {
  return [...blocksOf(visit), ...reasonsWanted(visit), ...worriesOn(visit)].map((words) =>
    words
      .replace(/\d\d:\d\d/g, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
}

/** Whether anything speaks for caution now that was not there when it was decided. What is gone since takes nothing back. */
export function saysMore(before: Visit, after: Visit): boolean {
  const known = weighed(before);
  return blocksOf(after).length > 0 || weighed(after).some((words) => !known.includes(words));
}
