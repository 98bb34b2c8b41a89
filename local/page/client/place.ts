// Where one is in the page, as the address says it: `#/inbox?school=spt&as=ann.lee@school.example&mail=m12`.
import type { Place, StateView } from '../protocol';

export type Section = Place['at'];
export const SECTIONS: { at: Section; name: string }[] = [
  { at: 'inbox', name: 'Inbox' },
  { at: 'forms', name: 'Forms' },
  { at: 'sheets', name: 'Sheets' },
  { at: 'webapp', name: 'Web app' },
  { at: 'break', name: 'Break things' },
  { at: 'log', name: 'Log of executions' },
];

export interface Where {
  place: Place;
  /** The school's id; null where the address names none. */
  school: string | null;
  /** The chosen person; null where the address names nobody. */
  as: string | null;
}

/** What a link in a mail asks of the page: open an address, ring a number, write a mail. */
export type Asked = { open: string } | { ring: string } | { write: string };

function pairs(entries: Record<string, string | undefined>): string {
  const given = Object.entries(entries).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return new URLSearchParams(given).toString();
}

export function toHash({ place, as, school }: Where): string {
  const { at, ...rest } = place;
  const who = { school: school ?? undefined, as: as ?? undefined };
  return `#/${at}?${pairs({ ...who, ...(rest as Record<string, string | undefined>) })}`;
}

function split(hash: string): { name: string; params: URLSearchParams } {
  const [name = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  return { name, params: new URLSearchParams(query) };
}

export function fromHash(hash: string): Where {
  const { name, params } = split(hash);
  const get = (key: string) => params.get(key) ?? undefined;
  const who = { as: params.get('as'), school: params.get('school') };
  switch (name) {
    case 'forms':
      return { ...who, place: { at: 'forms', link: get('link') } };
    case 'sheets':
      return { ...who, place: { at: 'sheets', file: get('file'), sheet: get('sheet') } };
    case 'webapp':
      return { ...who, place: { at: 'webapp', query: get('query') } };
    case 'break':
    case 'log':
      return { ...who, place: { at: name } };
    default:
      return { ...who, place: { at: 'inbox', mail: get('mail') } };
  }
}

/** What a mail's link asks, where the address is one of those. */
export function askedBy(hash: string): Asked | null {
  const { name, params } = split(hash);
  if (name !== 'ask') return null;
  const open = params.get('open');
  const ring = params.get('ring');
  const write = params.get('write');
  if (open !== null) return { open };
  if (ring !== null) return { ring };
  return write === null ? null : { write };
}

/** Where an address of the Workspace leads; null for an address outside. */
export function placeOf(url: string, state: StateView): Place | null {
  // A mail of yesterday may hold the port that the server had yesterday.
  const webApp = /^http:\/\/localhost(?::\d+)?\/webapp\/exec(?:\?([^#]*))?/.exec(url);
  if (webApp) return { at: 'webapp', query: webApp[1] || undefined };
  if (state.forms.some(({ id }) => url.includes(`/${id}/`))) return { at: 'forms', link: url };
  const file = state.files.find(({ id }) => url.includes(`/${id}`));
  return file ? { at: 'sheets', file: file.id } : null;
}
