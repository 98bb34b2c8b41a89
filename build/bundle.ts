// Makes build/dist, exactly what is installed: Code.js (the whole of src, one file) and the manifest appsscript.json.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build, type OutputFile } from 'esbuild';
import { scopeProblems } from './scopes';

const ROOT = join(__dirname, '..');
const GLOBAL = 'App';
const LIMIT = 620 * 1024;
/** All that may be called from outside: anyone who opens a page can call what does not end in an underscore. */
const PUBLIC = ['onOpen', 'doGet', 'act', 'setUp'];

export interface BundleOptions {
  outDir?: string;
  entry?: string;
  manifest?: string;
}

export interface Bundle {
  code: string;
  /** The top-level functions, one an export of the entry. */
  functions: string[];
  bytes: number;
  /** Words on a bundle over the limit, with what takes most room; empty where it keeps within. */
  tooLarge: string;
}

/**
 * Builds into `outDir`. What could not be installed throws in words, and nothing is written; a bundle that is only too
 * large is written and says so, and the command then ends as failed.
 */
export async function buildBundle({
  outDir = join(ROOT, 'build', 'dist'),
  entry = join(ROOT, 'src', 'main.ts'),
  manifest = join(ROOT, 'appsscript.json'),
}: BundleOptions = {}): Promise<Bundle> {
  const { functions, shares } = await survey(entry);
  const code = [HEAD, await bundled(entry), ...functions.map(stub), ''].join('\n');
  const bytes = Buffer.byteLength(code);
  const manifestText = await readFile(manifest, 'utf8');
  const { oauthScopes } = JSON.parse(manifestText) as { oauthScopes: string[] };

  const problems = [...nameProblems(functions), ...scopeProblems(code, oauthScopes)];
  if (problems.length > 0) throw new Error(`The bundle cannot be installed:\n- ${problems.join('\n- ')}`);

  await mkdir(outDir, { recursive: true });
  await writeFile(join(outDir, 'Code.js'), code);
  await writeFile(join(outDir, 'appsscript.json'), manifestText);
  return { code, functions, bytes, tooLarge: bytes > LIMIT ? sizeWords(bytes, shares) : '' };
}

const HEAD = '// Home Visits. Made from the sources by `npm run build`: change those, not this.';

/** Apps Script finds functions only where they are declared at the top. */
function stub(name: string): string {
  return `function ${name}() {\n  return ${GLOBAL}.${name}.apply(this, arguments);\n}`;
}

function options(entry: string): BuildOptions & { write: false } {
  return {
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outdir: ROOT,
    bundle: true,
    write: false,
    target: 'es2019',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // Leaves out a comment at every element, which only a minifier reads.
    jsxSideEffects: true,
    logLevel: 'silent',
  };
}

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({ ...options(entry), format: 'iife', globalName: GLOBAL });
  return only(outputFiles).text;
}

/** The exports, which only the metafile of an ESM build lists, and how many bytes each folder brings. */
async function survey(entry: string): Promise<{ functions: string[]; shares: Map<string, number> }> {
  const { metafile } = await build({ ...options(entry), format: 'esm', metafile: true });
  const shares = new Map<string, number>();
  const outputs = Object.values(metafile.outputs);
  for (const [path, { bytesInOutput }] of outputs.flatMap(({ inputs }) => Object.entries(inputs))) {
    const folder = path.split('/').slice(0, 2).join('/');
    shares.set(folder, (shares.get(folder) ?? 0) + bytesInOutput);
  }
  return { functions: outputs.flatMap((output) => output.exports), shares };
}

function only(files: OutputFile[]): OutputFile {
  const [file, ...more] = files;
  if (!file || more.length > 0) throw new Error(`One file was expected of the bundler, not ${files.length}.`);
  return file;
}

function nameProblems(functions: string[]): string[] {
  return functions
    .filter((name) => !PUBLIC.includes(name) && !name.endsWith('_'))
    .map((name) => `src/main.ts exports ${name}: anyone who opens a page could call it. End its name in _.`);
}

function sizeWords(bytes: number, shares: Map<string, number>): string {
  const largest = [...shares].sort((a, b) => b[1] - a[1]).slice(0, 8);
  const list = largest.map(([folder, size]) => `${folder} ${kilobytes(size)}`).join(', ');
  return `Code.js has ${kilobytes(bytes)}; ${kilobytes(LIMIT)} is the most, since every tick and tap loads all of it. Most room take: ${list}.`;
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KB`;
}

async function main(): Promise<void> {
  const { functions, bytes, tooLarge } = await buildBundle();
  console.log(`build/dist/Code.js  ${kilobytes(bytes)}  ${functions.join(' ')}`);
  if (tooLarge !== '') throw new Error(tooLarge);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
