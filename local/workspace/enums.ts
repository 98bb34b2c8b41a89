// Google's enums: objects told apart by identity that print as their name.
import { crossesAsItself } from './realm';

export interface EnumValue {
  name(): string;
  toString(): string;
  toJSON(): string;
}

/** An enum of these names; a name that is not there is undefined, as with Google. */
export function makeEnum<T>(...names: string[]): T {
  const values: Record<string, EnumValue> = {};
  for (const name of names) {
    values[name] = crossesAsItself(Object.freeze({ name: () => name, toString: () => name, toJSON: () => name }));
  }
  return crossesAsItself(Object.freeze(values)) as T;
}

/** The name of an enum value that the bundle handed over; throws as Google does when it is missing. */
export function enumName(value: unknown, what: string): string {
  if (value === null || value === undefined) throw new TypeError(`Invalid argument: ${what}`);
  return String(value);
}
