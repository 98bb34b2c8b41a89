// UrlFetchApp: requests go to whoever listens in `workspace.onFetch`; nothing ever leaves this machine.
import { ServiceError } from '../errors';
import { guard } from '../guard';
import { copyOut } from '../realm';
import type { Running } from '../running';

type App = GoogleAppsScript.URL_Fetch.UrlFetchApp;
type Response = GoogleAppsScript.URL_Fetch.HTTPResponse;

export interface FetchRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  payload: string;
  contentType: string;
  at: number;
}

export interface FetchAnswer {
  code: number;
  body: string;
  headers?: Record<string, string>;
}

/** The global `UrlFetchApp`. */
export function urlFetchApp(run: Running): App {
  return guard<App>(run, 'UrlFetchApp', {
    fetch: (url: string, params?: unknown) => fetchOne(run, url, (copyOut(params) ?? {}) as Record<string, unknown>),
    fetchAll: (requests: unknown) =>
      Array.from(requests as unknown[], (request) => {
        const { url, ...params } = copyOut(typeof request === 'string' ? { url: request } : request) as { url: string };
        return fetchOne(run, url, params);
      }),
  });
}

function fetchOne(run: Running, url: string, params: Record<string, unknown>): Response {
  const { workspace } = run;
  if (!/^https?:\/\/[^/\s]+/.test(url)) throw new ServiceError(`Attribute provided with invalid value: url`);
  const form = typeof params.payload === 'object' && params.payload !== null;
  const payload = form
    ? new URLSearchParams(params.payload as Record<string, string>).toString()
    : String(params.payload ?? '');
  const request: FetchRequest = {
    url,
    method: String(params.method ?? 'get').toUpperCase(),
    headers: (params.headers ?? {}) as Record<string, string>,
    payload,
    contentType: String(params.contentType ?? 'application/x-www-form-urlencoded'),
    at: workspace.now,
  };
  workspace.fetches.push(request);
  const answer = workspace.onFetch?.(request) ?? null;
  const host = new URL(url).host;
  if (!answer) throw new ServiceError(`DNS error: ${url.slice(0, url.indexOf(host))}${host}`);
  if (answer.code >= 400 && params.muteHttpExceptions !== true) {
    const start = answer.body.slice(0, 200);
    throw new ServiceError(
      `Request failed for ${new URL(url).origin} returned code ${answer.code}. Truncated server response: ${start}`,
    );
  }
  return guard<Response>(run, 'HTTPResponse', {
    getResponseCode: () => answer.code,
    getContentText: () => answer.body,
    getHeaders: () => answer.headers ?? {},
    getAllHeaders: () => answer.headers ?? {},
  });
}
