// What every execution pays first: reading the bundle and evaluating it, in a context that has never seen it.
import { createContext, Script } from 'node:vm';

const TIMES = 50;

export interface Load {
  bytes: number;
  compileMs: number;
  evaluateMs: number;
}

/** Medians of fifty. The engine keeps what it has compiled, so each time the code is made a little different. */
export function loadOf(code: string): Load {
  const times = Array.from({ length: TIMES }, (_, i) => once(`${code}\n// ${i} ${Math.random()}`));
  return {
    bytes: Buffer.byteLength(code),
    compileMs: median(times.map(({ compile }) => compile)),
    evaluateMs: median(times.map(({ evaluate }) => evaluate)),
  };
}

function once(code: string): { compile: number; evaluate: number } {
  const context = createContext({});
  const start = performance.now();
  const script = new Script(code);
  const compiled = performance.now();
  script.runInContext(context);
  return { compile: compiled - start, evaluate: performance.now() - compiled };
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
