// Serves the local Workspace's page: a small JSON API over one Workspace object, the client, mails, PDFs, the web app.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerTo, type Answer as Served } from './page/api';
import { clientFiles } from './page/client-files';
import { closeBrowser } from './page/pdf';
import { type Hooks, Session } from './page/session';
import { Refused } from './workspace/errors';
import type { Workspace } from './workspace/workspace';

export interface ServerOptions extends Hooks {
  /** The Workspace that is served. */
  workspace: Workspace;
  /** 0 takes any that is free. */
  port: number;
}

export interface Server {
  /** Where the page is, such as http://localhost:8080/. */
  url: string;
  /** The Workspace now served; another one after “Start afresh”, and at another school. */
  workspace: () => Workspace;
  close: () => Promise<void>;
}

const LARGEST = 2_000_000;

/** The address of the web app that a page on this port serves. */
export function webAppUrlOn(port: number): string {
  return `http://localhost:${port}/webapp/exec`;
}

/** Serves the page on this machine alone. Requests are answered one at a time, as the Workspace wants it. */
export async function startServer({ workspace, port, ...hooks }: ServerOptions): Promise<Server> {
  const files = await clientFiles();
  const session = new Session(workspace, hooks);
  let line: Promise<void> = Promise.resolve();
  const server = createServer((request, response) => {
    line = line.then(() => serve(request, response));
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const url = new URL(request.url ?? '/', `http://localhost:${portOf(server.address())}`);
      if (!fromHere(request, url)) {
        send(response, { status: 403, type: 'text/plain', body: 'Only this machine’s own page is answered.' });
        return;
      }
      send(response, await answerTo(session, files, request.method ?? 'GET', url, await bodyOf(request)));
    } catch (problem) {
      const status = problem instanceof Refused ? 403 : 500;
      const error = problem instanceof Error ? problem.message : String(problem);
      send(response, { status, type: 'application/json', body: JSON.stringify({ error }) });
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const taken = portOf(server.address());
  session.settle(webAppUrlOn(taken));
  return {
    url: `http://localhost:${taken}/`,
    workspace: () => session.workspace,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await closeBrowser();
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A page from elsewhere must not be able to act here, neither by posting nor under another host's name. */
function fromHere({ headers }: IncomingMessage, { port }: URL): boolean {
  const here = [`localhost:${port}`, `127.0.0.1:${port}`];
  const host = here.includes(headers.host ?? '');
  const origin = headers.origin === undefined || here.some((name) => headers.origin === `http://${name}`);
  return host && origin;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (request.method !== 'POST') return {};
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    parts.push(part as Buffer);
    size += (part as Buffer).length;
    if (size > LARGEST) throw new Refused('This is too much at once.');
  }
  if (!request.headers['content-type']?.startsWith('application/json')) throw new Refused('JSON is expected.');
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

function send(response: ServerResponse, { status = 200, type, body, headers = {} }: Served): void {
  response.writeHead(status, {
    'content-type': /^text|json|javascript/.test(type) ? `${type}; charset=utf-8` : type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(body);
}
