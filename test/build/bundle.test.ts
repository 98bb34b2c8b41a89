// What is installed: which functions it opens to the world, that it loads in a bare Apps Script, its size and its scopes.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Context, createContext, runInContext } from 'node:vm';
import { type Bundle, buildBundle, LIMIT } from '../../build/bundle';

const folder = mkdtempSync(join(tmpdir(), 'home-visits-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Has only what the language itself brings: even what a context has for free and Apps Script may lack is taken out. */
function loaded(code: string): Context {
  const context = createContext({});
  for (const name of ['console', 'Intl', 'WebAssembly']) runInContext(`delete globalThis.${name}`, context);
  runInContext(code, context);
  return context;
}

function topLevelFunctions(code: string): string[] {
  const context = loaded(code);
  return Object.keys(context)
    .filter((name) => typeof context[name] === 'function')
    .sort();
}

describe('the bundle of the product', () => {
  const outDir = join(folder, 'product');
  let bundle: Bundle;
  beforeAll(async () => {
    bundle = await buildBundle({ outDir });
  });

  test('is two files: the code and the manifest', () => {
    expect(readdirSync(outDir).sort()).toEqual(['Code.js', 'appsscript.json']);
    expect(readFileSync(join(outDir, 'Code.js'), 'utf8')).toBe(bundle.code);
    expect(readFileSync(join(outDir, 'appsscript.json'), 'utf8')).toBe(readFileSync('appsscript.json', 'utf8'));
  });

  test('names its build by its own text, so that a newer one reads an older one’s rows with care', () => {
    const name = /THIS_BUILD = [^;]*"([0-9a-f]{8})"/.exec(bundle.code)?.[1] ?? '';
    expect(name).toHaveLength(8);
    expect(bundle.code).not.toContain('THE-BUILD-ITSELF');
  });

  test('opens to whoever sees a page nothing but the page, the one door for taps, the menu and the installer', () => {
    const open = topLevelFunctions(bundle.code).filter((name) => !name.endsWith('_'));
    expect(open).toEqual(['act', 'doGet', 'onOpen', 'setUp']);
  });

  test('has at the top exactly what Apps Script calls: triggers, menu, page and installer', () => {
    expect(topLevelFunctions(bundle.code)).toEqual([
      'act',
      'checkEverything_',
      'controlEdited_',
      'doGet',
      'formSubmitted_',
      'onOpen',
      'openDesk_',
      'openRetention_',
      'probeWorkspace_',
      'rebuildForms_',
      'redrawRegister_',
      'setUp',
      'tick_',
    ]);
  });

  test('keeps under its limit, with no other language’s messages of the validator in it', () => {
    expect(bundle.tooLarge).toBe('');
    expect(bundle.code).not.toContain('zod/v4/locales');
    expect(bundle.code).not.toContain('zod/v4/classic');
  });
});

describe('a build', () => {
  const SPREADSHEETS = 'https://www.googleapis.com/auth/spreadsheets';
  const FORMS = 'https://www.googleapis.com/auth/forms';
  const REPLIES = 'https://www.googleapis.com/auth/gmail.readonly';

  function buildOf(main: string, scopes: string[]): Promise<Bundle> {
    const entry = join(folder, 'main.ts');
    const manifest = join(folder, 'appsscript.json');
    writeFileSync(entry, main);
    writeFileSync(manifest, JSON.stringify({ oauthScopes: scopes }));
    return buildBundle({ entry, manifest, outDir: join(folder, 'dist') });
  }

  test('forwards each call with its arguments and gives back the answer', async () => {
    const { code } = await buildOf('export function act(a: string, b: string) { return b + " " + a + " é" }', []);
    expect(runInContext('act("now", "tap")', loaded(code))).toBe('tap now é');
  });

  test('keeps our names and lines, shortens those of others, and leaves nothing but the entry’s functions at the top', async () => {
    const main = [
      `import * as z from ${JSON.stringify(require.resolve('zod/mini').replace('.cjs', '.js'))};`,
      'const howManyMinutes = z.number();',
      'function checked(minutes: unknown) {\n  return howManyMinutes.parse(minutes);\n}',
      'export { checked as act };',
    ].join('\n');
    const { code, functions } = await buildOf(main, []);
    expect(functions).toEqual(['act']);
    expect(code).toContain('function checked(minutes) {\n  return howManyMinutes.parse(minutes);\n}');
    expect(code).toContain('// node_modules/zod/v4/core/parse.js\n');
    expect(code).not.toContain('zod/v4/locales');
    expect(topLevelFunctions(code)).toEqual(['act']);
    expect(runInContext('act(15)', loaded(code))).toBe(15);
    expect(() => runInContext('act("x")', loaded(code))).toThrow();
  });

  test('stops where a function could be called by anyone who opens a page', async () => {
    await expect(buildOf('export function redraw() {}', [])).rejects.toThrow('src/main.ts exports redraw');
  });

  test('stops where the manifest lacks a scope that the code needs', async () => {
    const main = 'export function tick_() { return SpreadsheetApp.openById("") }';
    await expect(buildOf(main, [])).rejects.toThrow(`lacks the scope ${SPREADSHEETS}: the code uses SpreadsheetApp`);
    await expect(buildOf(main, [SPREADSHEETS])).resolves.toMatchObject({ functions: ['tick_'] });
  });

  test('stops where the manifest asks for a scope that nothing uses', async () => {
    await expect(buildOf('export function tick_() {}', [FORMS])).rejects.toThrow(
      `asks for the scope ${FORMS}: nothing in the code uses FormApp`,
    );
  });

  test('leaves it to the school whether replies are read', async () => {
    const main = 'export function tick_() { return Gmail.Users.Messages.list("me") }';
    await expect(buildOf(main, [])).resolves.toMatchObject({ functions: ['tick_'] });
    await expect(buildOf(main, [REPLIES])).resolves.toMatchObject({ functions: ['tick_'] });
  });

  test('says of a bundle that is too large how large it is and what takes most room', async () => {
    const main = `export function tick_() { return ${JSON.stringify('x'.repeat(LIMIT + 1024))} }`;
    const { tooLarge } = await buildOf(main, []);
    const size = (over: number) => `${LIMIT / 1024 + over} KB`;
    expect(tooLarge).toContain(`Code.js has ${size(2)}; ${size(0)} is the most, since `);
    expect(tooLarge).toMatch(new RegExp(` Most room take: .* ${size(2)}\\.$`));
  });
});
