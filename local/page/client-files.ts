// The page's own files: the client, bundled when the server starts, its style and the document that loads them.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const CLIENT = join(__dirname, 'client');

export interface ClientFiles {
  script: string;
  style: string;
  html: string;
}

/** Bundles the client. */
export async function clientFiles(): Promise<ClientFiles> {
  const { outputFiles } = await build({
    entryPoints: [join(CLIENT, 'main.tsx')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  const script = outputFiles[0]?.text ?? '';
  const style = await readFile(join(CLIENT, 'style.css'), 'utf8');
  return { script, style, html: HTML };
}

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%231f5c4d'/%3E%3Cpath d='M8 17l8-8 8 8v8h-5v-6h-6v6H8z' fill='white'/%3E%3C/svg%3E";

const HTML = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Home Visits: the local Workspace</title>
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<div id="root"></div>
<script src="/client.js"></script>
</body>
</html>
`;
