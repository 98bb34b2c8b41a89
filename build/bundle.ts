// Makes build/dist, exactly what is installed: Code.js (the whole of src, one file) and the manifest appsscript.json.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build, type OutputFile } from 'esbuild';
import { scopeProblems } from './scopes';

const ROOT = join(__dirname, '..');
const GLOBAL = 'App';
const LIMIT = 300 * 1024;
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
}

/** Builds into `outDir`, or throws and says in words what is wrong; then nothing is written. */
export async function buildBundle({
  outDir = join(ROOT, 'build', 'dist'),
  entry = join(ROOT, 'src', 'main.ts'),
  manifest = join(ROOT, 'appsscript.json'),
}: BundleOptions = {}): Promise<Bundle> {
  const functions = await exportsOf(entry);
  const code = [HEAD, await bundled(entry), ...functions.map(stub), ''].join('\n');
  const bytes = Buffer.byteLength(code);
  const manifestText = await readFile(manifest, 'utf8');
  const { oauthScopes } = JSON.parse(manifestText) as { oauthScopes: string[] };

  const problems = [...nameProblems(functions), ...scopeProblems(code, oauthScopes), ...sizeProblems(bytes)];
  if (problems.length > 0) throw new Error(`The bundle cannot be installed:\n- ${problems.join('\n- ')}`);

  await mkdir(outDir, { recursive: true });
  await writeFile(join(outDir, 'Code.js'), code);
  await writeFile(join(outDir, 'appsscript.json'), manifestText);
  return { code, functions, bytes };
}

const HEAD = '// Home Visits. Made from the sources by `npm run build`: change those, not this.';

/** Apps Script finds functions only where they are declared at the top. */
function stub(name: string): string {
  return `function ${name}() {\n  return ${GLOBAL}.${name}.apply(this, arguments);\n}`;
}

function options(entry: string): BuildOptions & { write: false } {
  return {
    entryPoints: [entry],
    outdir: ROOT,
    bundle: true,
    write: false,
    target: 'es2019',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  };
}

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({ ...options(entry), format: 'iife', globalName: GLOBAL });
  return only(outputFiles).text;
}

/** Only the metafile of an ESM build lists exports; that of an IIFE has none. */
async function exportsOf(entry: string): Promise<string[]> {
  const { metafile } = await build({ ...options(entry), format: 'esm', metafile: true });
  return Object.values(metafile.outputs).flatMap((output) => output.exports);
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

function sizeProblems(bytes: number): string[] {
  if (bytes <= LIMIT) return [];
  return [
    `Code.js has ${kilobytes(bytes)}; ${kilobytes(LIMIT)} is the most, since every tick and tap loads all of it.`,
  ];
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KB`;
}

async function main(): Promise<void> {
  const { functions, bytes } = await buildBundle();
  console.log(`build/dist/Code.js  ${kilobytes(bytes)}  ${functions.join(' ')}`);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
