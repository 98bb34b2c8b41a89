// `npm start`: builds the bundle, makes or restores Alder Park School, and serves the local Workspace's page.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildBundle } from '../build/bundle';
import { recordsOf } from './page/records';
import { foundSchool } from './school';
import { startServer, webAppUrlOn } from './server';
import type { JsonValue } from './workspace/types';
import { Workspace } from './workspace/workspace';

const ROOT = join(__dirname, '..');
const DIST = join(ROOT, 'build', 'dist');
const FOLDER = join(__dirname, '.state');
const FILE = join(FOLDER, 'workspace.json');
/** Acts that follow each other quickly are kept in one go. */
const KEEP_AFTER = 400;

/** The Workspace as it was kept; null where there is none, or it cannot be read any more. */
function restored(): Workspace | null {
  try {
    return Workspace.load(JSON.parse(readFileSync(FILE, 'utf8')) as JsonValue, { dist: DIST });
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return null;
    const aside = `${FILE}.${Date.now()}.unreadable`;
    renameSync(FILE, aside);
    console.log(`What was kept could not be read. It lies in ${aside}, and the school starts afresh.`);
    return null;
  }
}

/** Written beside and moved into place: stopping half-way leaves the last whole state. */
function keep(workspace: Workspace): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FILE}.new`, JSON.stringify(workspace.save()));
  renameSync(`${FILE}.new`, FILE);
}

async function main(): Promise<void> {
  const port = Number(process.env.PORT ?? 8080);
  const { bytes } = await buildBundle({ outDir: DIST });
  console.log(`Home Visits: bundle of ${Math.ceil(bytes / 1024)} KB built.`);
  const before = restored();
  if (!before) console.log('Setting up Alder Park School …');
  const found = (webAppUrl: string) => foundSchool({ dist: DIST, webAppUrl });
  const workspace = before ?? found(webAppUrlOn(port));

  let timer: NodeJS.Timeout | null = null;
  let last = workspace;
  const keepNow = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    keep(last);
  };
  const changed = (now: Workspace) => {
    last = now;
    timer ??= setTimeout(keepNow, KEEP_AFTER);
  };
  const afresh = (webAppUrl: string) => {
    rmSync(FILE, { force: true });
    return found(webAppUrl);
  };
  const { broken } = recordsOf(workspace);
  if (broken.length > 0) {
    console.log(`Kept by another version, and this one cannot read all of it:\n- ${broken.join('\n- ')}`);
    console.log('“Start afresh” in “Break things” makes a new school.');
  }
  keepNow();
  const server = await startServer({ workspace, port, afresh, changed });
  console.log(`\n  Open ${server.url}\n\n  Ctrl+C ends it; everything is kept for the next start.`);

  const end = async () => {
    keepNow();
    await server.close();
    process.exit(0);
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

main().catch((problem: NodeJS.ErrnoException) => {
  const taken = problem.code === 'EADDRINUSE';
  const port = process.env.PORT ?? 8080;
  console.error(taken ? `Port ${port} is in use. Choose another: PORT=8090 npm start` : problem.message);
  process.exitCode = 1;
});
