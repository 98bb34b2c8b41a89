// Calls to the page's server. A refusal comes as an Error with its words.
import type { Failure } from '../protocol';

async function read<T>(response: Response): Promise<T> {
  const value: unknown = await response.json();
  if (!response.ok) throw new Error((value as Failure).error);
  return value as T;
}

export async function get<T>(path: string, query: Record<string, string | undefined> = {}): Promise<T> {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return read<T>(await fetch(`${path}?${new URLSearchParams(given)}`));
}

export async function post<T>(path: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return read<T>(await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}
