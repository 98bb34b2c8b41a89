// Loads the bundle afresh and runs one function of it, as Apps Script does for every execution.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { createContext, runInContext, Script } from 'node:vm';
import { withGlobal } from '@sinonjs/fake-timers';

/**
 * V8's optimised code (Node 20's at least) keeps the contexts of executions alive that are long over, at 2.6 MB each: a
 * test of 1,500 crashes ran out of 4 GB. Each execution is new to V8, so that there is little for it to optimise: the
 * tests take as long without.
 */
setFlagsFromString('--no-opt');

type FakeClock = ReturnType<ReturnType<typeof withGlobal>['install']>;

import type { Core } from './core';
import { copyIn, copyOut, type Realm } from './realm';
import { Running } from './running';
import { globalsFor } from './services/index';
import type { Execution, ExecutionKind } from './types';

export interface Call {
  fn: string;
  /** Arguments, made once the execution is there: events hold service objects that belong to it. */
  args: (run: Running) => unknown[];
  /** The effective user. */
  as: string;
  /** What `Session.getActiveUser()` may say. */
  activeUser: string;
  kind: ExecutionKind;
  /** Google runs it only where the script has it, such as `onOpen`. */
  optional?: boolean;
}

export interface Outcome {
  execution: Execution;
  /** What the function returned, service objects and all. */
  returned: unknown;
}

/** The manifest that clasp would push. */
export interface Manifest {
  timeZone?: string;
  oauthScopes?: string[];
  webapp?: { executeAs?: string; access?: string };
}

/** Reads appsscript.json beside the bundle; an absent one counts as empty. */
export function readManifest(dist: string): Manifest {
  try {
    return JSON.parse(readFileSync(join(dist, 'appsscript.json'), 'utf8')) as Manifest;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/** The bundles that were compiled, by folder: each execution evaluates its bundle anew, and need not read it anew. */
const compiled = new Map<string, { builtAt: number; script: Script }>();

function bundleIn(dist: string): Script {
  const file = join(dist, 'Code.js');
  const builtAt = statSync(file).mtimeMs;
  const known = compiled.get(dist);
  if (known?.builtAt === builtAt) return known.script;
  const script = new Script(readFileSync(file, 'utf8'), { filename: file });
  compiled.set(dist, { builtAt, script });
  return script;
}

/** Runs it to its end, whatever that is. */
export function execute(workspace: Core, { fn, args, as, activeUser, kind, optional = false }: Call): Outcome {
  const started = performance.now();
  const execution = newExecution(workspace.newNumber(), workspace.now, fn, as, kind);
  const run = new Running(workspace, execution, activeUser, workspace.faultBook.takeStrikes(fn));
  let clock: FakeClock | undefined;
  let returned: unknown;
  try {
    const context = createContext(globalsFor(run));
    const global = runInContext('globalThis', context) as typeof globalThis;
    clock = withGlobal(global).install({ now: workspace.now, toFake: ['Date'] });
    workspace.clocks.add(clock);
    run.realm = runInContext('({ Array, Object, Date, Error })', context) as Realm;
    bundleIn(workspace.dist).runInContext(context);
    const entry = (context as Record<string, unknown>)[fn];
    if (typeof entry === 'function') returned = entry(...args(run).map((arg) => copyIn(arg, run.realm)));
    else if (!optional) throw new run.realm.Error(`Script function not found: ${fn}`);
    execution.ok = true;
  } catch (error) {
    const { message, stack } = error as Error;
    execution.error ??= String(message ?? error);
    execution.stack = stack;
  } finally {
    if (clock) workspace.clocks.delete(clock);
    finish(workspace, run, returned);
    execution.cpuMs = performance.now() - started;
  }
  // A fault's own act that failed is the test's business, not the bundle's.
  if (run.actError !== undefined) throw run.actError;
  return { execution, returned };
}

function finish(workspace: Core, run: Running, returned: unknown): void {
  const { execution } = run;
  if (run.dead) {
    execution.ok = false;
    execution.killed = true;
    execution.error ??= 'This execution was stopped.';
  } else {
    // Google sends cached writes at the end, after an error too.
    run.dead = true;
    run.flush();
    if (execution.ok) execution.result = copyOut(returned);
  }
  for (const [name, holder] of workspace.locks) if (holder === execution.id) workspace.locks.delete(name);
  execution.elapsedMs = run.elapsedMs;
  workspace.remember(execution);
}

function newExecution(id: number, at: number, fn: string, as: string, kind: ExecutionKind): Execution {
  return {
    ...{ id, at, fn, as, kind, ok: false, killed: false, error: null, result: undefined },
    roundTrips: { read: 0, write: 0, flush: 0, lock: 0, mail: 0, fetch: 0, form: 0, other: 0, total: 0 },
    ...{ accessors: 0, cellsRead: 0, cellsWritten: 0, elapsedMs: 0, cpuMs: 0, log: [], calls: [], shown: [] },
  };
}
