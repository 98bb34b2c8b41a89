// PropertiesService and CacheService.
import { ServiceError } from '../errors';
import { guard } from '../guard';
import { copyOut } from '../realm';
import type { Running } from '../running';

type PropertiesApp = GoogleAppsScript.Properties.PropertiesService;
type Properties = GoogleAppsScript.Properties.Properties;
type CacheApp = GoogleAppsScript.Cache.CacheService;
type Cache = GoogleAppsScript.Cache.Cache;

const VALUE_LIMIT = 9 * 1024;
const STORE_LIMIT = 500 * 1024;
const CACHE_VALUE_LIMIT = 100 * 1024;
const CACHE_KEY_LIMIT = 250;
const CACHE_LONGEST_S = 6 * 3600;
const CACHE_USUAL_S = 600;

/** The global `PropertiesService`. */
export function propertiesService(run: Running): PropertiesApp {
  return guard<PropertiesApp>(run, 'PropertiesService', {
    getScriptProperties: () => properties(run, 'script'),
    getUserProperties: () => properties(run, `user:${run.user}`),
    getDocumentProperties: () =>
      run.kind === 'webapp' ? (null as unknown as Properties) : properties(run, 'document'),
  });
}

function properties(run: Running, name: string): Properties {
  const stores = run.workspace.state.properties;
  const store = () => {
    stores[name] ??= {};
    return stores[name];
  };
  function put(values: Record<string, string>): void {
    const next: Record<string, string> = { ...store(), ...values };
    const size = ([key, value]: [string, string]) => Buffer.byteLength(key) + Buffer.byteLength(value);
    for (const value of Object.values(values)) {
      if (Buffer.byteLength(value) > VALUE_LIMIT) throw new ServiceError('Argument too large: value');
    }
    if (Object.entries(next).reduce((sum, entry) => sum + size(entry), 0) > STORE_LIMIT) {
      throw new ServiceError(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    }
    stores[name] = next;
  }
  const self: Properties = guard<Properties>(run, 'Properties', {
    getProperty: (key: string) => store()[key] ?? null,
    getProperties: () => ({ ...store() }),
    getKeys: () => Object.keys(store()),
    setProperty: (key: string, value: string) => {
      put({ [key]: String(value) });
      return self;
    },
    setProperties: (values: unknown, deleteOthers = false) => {
      const given = Object.entries(copyOut(values) as Record<string, unknown>);
      if (deleteOthers) stores[name] = {};
      put(Object.fromEntries(given.map(([key, value]) => [key, String(value)])));
      return self;
    },
    deleteProperty: (key: string) => {
      delete store()[key];
      return self;
    },
    deleteAllProperties: () => {
      stores[name] = {};
      return self;
    },
  });
  return self;
}

/** The global `CacheService`. */
export function cacheService(run: Running): CacheApp {
  return guard<CacheApp>(run, 'CacheService', {
    getScriptCache: () => cache(run, 'script'),
    getUserCache: () => cache(run, `user:${run.user}`),
    getDocumentCache: () => (run.kind === 'webapp' ? null : cache(run, 'document')),
  });
}

function cache(run: Running, name: string): Cache {
  const { workspace } = run;
  const store = workspace.state.cache;
  const full = (key: string) => `${name} ${key}`;
  function get(key: string): string | null {
    const kept = store[full(key)];
    return kept && kept.until > workspace.now ? kept.value : null;
  }
  function put(key: string, value: unknown, seconds = CACHE_USUAL_S): void {
    const text = String(value);
    if (key.length > CACHE_KEY_LIMIT) throw new ServiceError('Argument too large: key');
    if (Buffer.byteLength(text) > CACHE_VALUE_LIMIT) throw new ServiceError('Argument too large: value');
    store[full(key)] = { value: text, until: workspace.now + Math.min(seconds, CACHE_LONGEST_S) * 1000 };
  }
  return guard<Cache>(run, 'Cache', {
    get,
    getAll: (keys: unknown) => {
      const found = Array.from(keys as string[], (key) => [key, get(key)] as const);
      return Object.fromEntries(found.filter(([, value]) => value !== null));
    },
    put,
    putAll: (values: unknown, seconds?: number) => {
      for (const [key, value] of Object.entries(copyOut(values) as Record<string, unknown>)) put(key, value, seconds);
    },
    remove: (key: string) => {
      delete store[full(key)];
    },
    removeAll: (keys: unknown) => {
      for (const key of Array.from(keys as string[])) delete store[full(key)];
    },
  });
}
