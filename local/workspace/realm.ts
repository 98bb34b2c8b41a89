// Copies values over the border between this realm and the bundle's: nothing is ever shared but service objects.

export interface Realm {
  Array: ArrayConstructor;
  Object: ObjectConstructor;
  Date: DateConstructor;
  Error: ErrorConstructor;
}

const serviceObjects = new WeakSet<object>();

/** Marks a service object or an enum value: it crosses as itself. */
export function crossesAsItself<T extends object>(object: T): T {
  serviceObjects.add(object);
  return object;
}

/** Whether this is a date of any realm. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

/** A copy made of the bundle's own arrays, objects and dates. */
export function copyIn<T>(value: T, realm: Realm): T {
  return copy(value, realm) as T;
}

/** A copy made of our own arrays, objects and dates; service objects become undefined. */
export function copyOut(value: unknown): unknown {
  return copy(value, { Array, Object, Date, Error }, true);
}

function copy(value: unknown, realm: Realm, out = false): unknown {
  if (typeof value === 'function') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (serviceObjects.has(value)) return out ? undefined : value;
  if (isDate(value)) return new realm.Date(value.getTime());
  if (Array.isArray(value)) {
    const list = new realm.Array(value.length);
    for (let i = 0; i < value.length; i++) list[i] = copy(value[i], realm, out);
    return list;
  }
  const object = new realm.Object() as Record<string, unknown>;
  for (const [key, part] of Object.entries(value)) object[key] = copy(part, realm, out);
  return object;
}
