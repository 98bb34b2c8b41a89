// Puts a guard around each service object: counts the call, lets faults strike, and throws on what is not here.
import { ServiceError } from './errors';
import { crossesAsItself } from './realm';
import type { Running } from './running';

const insides = new WeakMap<object, unknown>();

/** What programs ask of any object by themselves; not the bundle's doing. */
const ASKED_BY_THE_LANGUAGE = new Set(['then', 'toJSON', 'constructor', 'valueOf', 'inspect', 'nodeType', '$$typeof']);

/**
 * A service object as the bundle sees it. `members` is part of Google's real interface `T`; the rest of `T` throws
 * "not in the local Workspace". Whoever gets the object back from the bundle finds `inside` again with `insideOf`.
 */
export function guard<T extends object>(run: Running, name: string, members: Partial<T>, inside?: unknown): T {
  const table = members as Record<string, unknown>;
  const { settings } = run.workspace;
  const isHere = (key: string) => Object.hasOwn(table, key) && !settings.absent.includes(`${name}.${key}`);
  const proxy = new Proxy(table, {
    get(_target, key) {
      if (typeof key === 'symbol') return key === Symbol.toPrimitive ? () => name : undefined;
      if (key === 'toString') return () => name;
      const member = isHere(key) ? table[key] : undefined;
      if (typeof member === 'function') {
        return (...args: unknown[]) => run.call(`${name}.${key}`, () => member.apply(table, args));
      }
      if (member !== undefined) return member;
      if (ASKED_BY_THE_LANGUAGE.has(key) || settings.absent.includes(`${name}.${key}`)) return undefined;
      throw run.errorInside(new ServiceError(`not in the local Workspace: ${name}.${key}`));
    },
    set(_target, key) {
      throw run.errorInside(new ServiceError(`not in the local Workspace: setting ${name}.${String(key)}`));
    },
    has: (_target, key) => typeof key === 'string' && isHere(key),
  });
  if (inside !== undefined) insides.set(proxy, inside);
  return crossesAsItself(proxy) as T;
}

/** What stands behind a service object that the bundle hands back; throws as Google does on anything else. */
export function insideOf<T>(proxy: unknown, what: string): T {
  const inside = typeof proxy === 'object' && proxy !== null ? insides.get(proxy) : undefined;
  if (inside === undefined) throw new ServiceError(`Invalid argument: ${what}`);
  return inside as T;
}

/** The same, or undefined where it is no service object. */
export function maybeInsideOf<T>(proxy: unknown): T | undefined {
  return typeof proxy === 'object' && proxy !== null ? (insides.get(proxy) as T | undefined) : undefined;
}
