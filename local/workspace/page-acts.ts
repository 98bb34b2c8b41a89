// The web app as a visitor meets it: pages, and calls from a page.

import type { Core } from './core';
import { Refused } from './errors';
import { maybeInsideOf } from './guard';
import { isDate } from './realm';
import type { PageState } from './services/html';
import type { JsonValue, OpenedPage, OpenPageOptions, PageAnswer } from './types';

/** Query parameters that Google keeps for itself. */
const RESERVED = ['c', 'sid'];

const NOT_OPENED = 'Sorry, unable to open the file at this time.';

/** Who made the deployment at this address: its pages run as they do. Throws `Refused` where that account has stopped. */
function deployerOf(workspace: Core, at: string | undefined): string {
  const { settings, owner } = workspace.state;
  const isOwners = at === undefined || at === settings.webAppUrl;
  const by = isOwners ? owner : settings.deployments.find(({ url }) => url === at)?.by;
  const account = by === undefined ? undefined : workspace.person(by);
  if (!account || account.suspended) throw new Refused(NOT_OPENED);
  return account.email;
}

/** Who the script runs as, and whom it sees: an address only inside the domain. */
function identities(
  workspace: Core,
  visitor: string | null,
  at: string | undefined,
): { as: string; activeUser: string } {
  if (visitor && workspace.person(visitor)?.suspended) throw new Refused(`${visitor} is suspended.`);
  const deployer = deployerOf(workspace, at);
  const activeUser = visitor && workspace.isInside(visitor) ? visitor : '';
  const accessing = workspace.manifest.webapp?.executeAs === 'USER_ACCESSING';
  return { as: accessing && visitor ? visitor : deployer, activeUser };
}

/** Opens the page: runs `doGet`. Throws `Refused` with Google's error page's words when that fails. */
export function openPage(
  workspace: Core,
  params: Record<string, string>,
  { as, at, pathInfo }: OpenPageOptions,
): OpenedPage {
  const reserved = Object.keys(params).find((name) => RESERVED.includes(name));
  if (reserved) throw new Refused(`HTTP 405: the parameter "${reserved}" is reserved.`);
  const event = {
    parameter: params,
    parameters: Object.fromEntries(Object.entries(params).map(([key, value]) => [key, [value]])),
    queryString: new URLSearchParams(params).toString(),
    contextPath: '',
    contentLength: -1,
    ...(pathInfo === undefined ? {} : { pathInfo }),
  };
  const { execution, returned } = workspace.execute({
    fn: 'doGet',
    args: () => [event],
    ...identities(workspace, as, at),
    kind: 'webapp',
  });
  if (!execution.ok) throw new Refused(`${execution.error}`);
  const page = maybeInsideOf<PageState>(returned);
  if (!page || page.html === undefined) throw new Refused('The script completed but did not return anything.');
  const { html, title, metaTags, frameMode } = page;
  return { html, title, metaTags: structuredClone(metaTags), frameMode, execution };
}

/** `google.script.run`: any function that has no underscore at its end, values by copy. */
export function callFromPage(
  workspace: Core,
  fn: string,
  args: unknown[],
  { as: visitor, at }: Pick<OpenPageOptions, 'as' | 'at'>,
): PageAnswer {
  if (fn.endsWith('_') || !/^[A-Za-z$_][\w$]*$/.test(fn)) {
    return { ok: false, error: `Script function not found: ${fn}`, execution: null };
  }
  // The browser's side throws on what cannot cross, before anything is sent.
  if (args.some((arg) => !crosses(arg))) throw new TypeError('Failed due to illegal value in property');
  const plain = JSON.parse(JSON.stringify(args)) as unknown[];
  const { execution } = workspace.execute({
    fn,
    args: () => plain,
    ...identities(workspace, visitor, at),
    kind: 'webapp',
  });
  if (!execution.ok) return { ok: false, error: execution.error ?? '', execution };
  const { result } = execution;
  // One value that cannot cross, a Date above all, turns the whole answer into null.
  return { ok: true, result: crosses(result) ? toJsonValue(result) : null, execution };
}

function crosses(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value !== 'object')
    return typeof value !== 'function' && typeof value !== 'bigint' && typeof value !== 'symbol';
  if (isDate(value)) return false;
  return Object.values(value).every(crosses);
}

function toJsonValue(value: unknown): JsonValue {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as JsonValue);
}
