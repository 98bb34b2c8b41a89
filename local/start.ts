// `npm start`: builds the bundle, makes or restores the made-up school shown last, and serves the local Workspace's page.
import { join } from 'node:path';
import { buildBundle } from '../build/bundle';
import { Kept } from './kept';
import { recordsOf } from './page/records';
import { foundSchool, schoolOf } from './school';
import { startServer, webAppUrlOn } from './server';
import type { Workspace } from './workspace/workspace';

const ROOT = join(__dirname, '..');
const DIST = join(ROOT, 'build', 'dist');
const FOLDER = join(__dirname, '.state');
/** Acts that follow each other quickly are kept in one go. */
const KEEP_AFTER = 400;

async function main(): Promise<void> {
  const port = Number(process.env.PORT ?? 8080);
  const { bytes } = await buildBundle({ outDir: DIST });
  console.log(`Home Visits: bundle of ${Math.ceil(bytes / 1024)} KB built.`);
  const kept = new Kept(FOLDER, DIST);
  const afresh = (school: string, webAppUrl: string) => {
    kept.forget(school);
    console.log(`Setting up ${schoolOf(school).name} …`);
    const workspace = foundSchool({ dist: DIST, webAppUrl, school: schoolOf(school) });
    // Until the engine has run once, the desk says in red that nobody is watched.
    workspace.run('tick_');
    return workspace;
  };
  const open = (school: string, webAppUrl: string) => {
    const workspace = kept.restored(school) ?? afresh(school, webAppUrl);
    const { broken } = recordsOf(workspace);
    if (broken.length > 0) {
      console.log(`Kept by another version, and this one cannot read all of it:\n- ${broken.join('\n- ')}`);
      console.log('“Start afresh” in “Break things” makes a new school.');
    }
    return workspace;
  };

  const school = kept.shown();
  let timer: NodeJS.Timeout | null = null;
  let last = { school, workspace: open(school, webAppUrlOn(port)) };
  const keepNow = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    kept.keep(last.school, last.workspace);
  };
  const changed = (workspace: Workspace, shown: string) => {
    if (shown !== last.school) keepNow();
    last = { school: shown, workspace };
    timer ??= setTimeout(keepNow, KEEP_AFTER);
  };
  keepNow();
  const server = await startServer({ workspace: last.workspace, school, port, open, afresh, changed });
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
