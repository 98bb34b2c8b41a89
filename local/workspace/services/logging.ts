// Logger and console: lines kept with the execution.
import { format } from 'node:util';
import { guard } from '../guard';
import { copyOut } from '../realm';
import type { Running } from '../running';

type Logger = GoogleAppsScript.Base.Logger;

/** The globals `Logger` and `console`. */
export function loggingServices(run: Running) {
  const lines = run.execution.log;
  const write =
    (level = '') =>
    (...args: unknown[]) => {
      if (!run.dead) lines.push(level + format(...args.map((arg) => textOf(arg))));
    };
  const Logger: Logger = guard<Logger>(run, 'Logger', {
    log: (...args: unknown[]) => {
      write()(...args);
      return Logger;
    },
    getLog: () => lines.join('\n'),
    clear: () => {
      lines.length = 0;
    },
  });
  const console = guard<Pick<Console, 'log' | 'info' | 'warn' | 'error' | 'debug'>>(run, 'console', {
    log: write(),
    info: write(),
    warn: write('WARNING '),
    error: write('ERROR '),
    debug: write(),
  });
  return { Logger, console };
}

function textOf(value: unknown): unknown {
  // Errors of the bundle's realm would print as {}.
  if (Object.prototype.toString.call(value) === '[object Error]') return String((value as Error).stack ?? value);
  return typeof value === 'object' && value !== null ? (copyOut(value) ?? String(value)) : value;
}
