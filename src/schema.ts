// The schemas of records and acts: zod, built no sooner than one is asked for, since every tick and tap loads this anew.
import * as mini from 'zod/mini';

export * from 'zod/mini';

/** A schema, or another thing that costs, made the first time that it is asked for. */
// @__NO_SIDE_EFFECTS__
export function later<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** What a schema lets through: `Of<typeof Visit>`. */
export type Of<Made extends () => mini.ZodMiniType> = mini.infer<ReturnType<Made>>;

// A schema never changes, so that all texts and numbers of all records can be one.
const text = later(() => mini.string());
const count = later(() => mini.number());
const flag = later(() => mini.boolean());
export const string = () => text();
export const number = () => count();
export const boolean = () => flag();
