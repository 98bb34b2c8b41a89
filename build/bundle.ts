// Makes build/dist, exactly what is installed: Code.js (the whole of src, one file) and the manifest appsscript.json.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile, type OutputFile, transform } from 'esbuild';
import { scopeProblems } from './scopes';

const ROOT = join(__dirname, '..');
const GLOBAL = 'App';
const TARGET = 'es2019';
/** What stands for the name of a build until all of it is there to be named after. */
const BUILD = 'THE-BUILD-ITSELF';
/**
 * The design wanted 300 KB. Measured on 22 November 2026, with five policies: 893 KB, of which 59 are other people’s
 * code, shortened, and the rest ours, readable on purpose. A cold engine compiles that in 16 to 20 ms (with one policy
 * and 564 KB it was 10 to 11) and evaluates it in 2.3 ms, under the 3 of the design. So this only keeps growth in sight:
 * what breaks it should be worth its place in every tick and tap.
 */
export const LIMIT = 1080 * 1024;
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
  const { body, exported, shares } = await bundled(entry);
  const functions = exported.map(({ name }) => name);
  const code = [HEAD, STRICT, wrapped(body, exported), ...functions.map(stub), ''].join('\n');
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
const STRICT = '"use strict";';

/** Apps Script finds functions only where they are declared at the top. */
function stub(name: string): string {
  return `function ${name}() {\n  return ${GLOBAL}.${name}.apply(this, arguments);\n}`;
}

/** A name that the entry exports, and what the code calls it. */
interface Exported {
  name: string;
  inside: string;
}

/** Everything in one function, so that nothing but the stubs stands at the top. Not indented: that alone is 25 KB. */
function wrapped(body: string, exported: Exported[]): string {
  const names = exported.map(({ name, inside }) => (name === inside ? `  ${name},` : `  ${name}: ${inside},`));
  return [`var ${GLOBAL} = (() => {`, body, 'return {', ...names, '};', '})();'].join('\n');
}

/** All the code, what it exports, and how many bytes each folder brings. */
async function bundled(entry: string): Promise<{ body: string; exported: Exported[]; shares: Map<string, number> }> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outdir: ROOT,
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: TARGET,
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // Leaves out a comment at every element, which only a minifier reads.
    jsxSideEffects: true,
    define: { BUILD: JSON.stringify(BUILD) },
    logLevel: 'silent',
  });
  const { body, exported } = withoutExports(only(outputFiles).text);
  const files = await Promise.all(filesIn(body, metafile).map(shortened));
  const shares = new Map<string, number>();
  for (const { path, text } of files.filter((file) => file.path !== '')) {
    const folder = path.split('/').slice(0, 2).join('/');
    shares.set(folder, (shares.get(folder) ?? 0) + Buffer.byteLength(text));
  }
  const text = files.map((file) => file.text).join('\n');
  return { body: named(text), exported, shares };
}

/** The code with the name of its build in it: another text has another name. */
function named(text: string): string {
  return text.replaceAll(BUILD, createHash('sha256').update(text).digest('hex').slice(0, 8));
}

/** Takes off the list of exports, with which the bundler ends a module. */
function withoutExports(text: string): { body: string; exported: Exported[] } {
  const end = /\nexport \{\n([^}]*)\n\};\s*$/.exec(text);
  if (!end) throw new Error('The entry exports nothing that Apps Script could call.');
  const exported = (end[1] ?? '').split(',').map((one): Exported => {
    const [inside = '', name = inside] = one.trim().split(' as ');
    return { name, inside };
  });
  return { body: text.slice(0, end.index), exported };
}

interface File {
  /** From the root; empty for what the bundler itself brings. */
  path: string;
  text: string;
}

/** The code, file by file: the bundler heads each with its path. */
function filesIn(body: string, { inputs }: Metafile): File[] {
  const files: { path: string; lines: string[] }[] = [{ path: '', lines: [] }];
  for (const line of body.split('\n')) {
    const path = line.startsWith('// ') ? line.slice(3) : '';
    if (path in inputs) files.push({ path, lines: [] });
    files[files.length - 1]?.lines.push(line);
  }
  return files.map(({ path, lines }) => ({ path, text: lines.join('\n') }));
}

/**
 * Somebody else's code loses blanks and inner names: it is read in its own repository. Names at its top are left, for
 * other files use them. Ours stays readable, since a school can open it in the editor and see what it runs.
 */
async function shortened({ path, text }: File): Promise<File> {
  if (!path.includes('node_modules/')) return { path, text };
  const { code } = await transform(text, { minify: true, target: TARGET, charset: 'utf8', legalComments: 'none' });
  return { path, text: `// ${path}\n${code.trimEnd()}` };
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
