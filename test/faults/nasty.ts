// Words that nobody should have to type, and somebody will; and the reading of HTML that shows whether any of them did harm.
import * as fc from 'fast-check';
import { plain } from '../../src/plain';

/** What a spreadsheet takes for a formula, a number, a date or a person. */
export const TAKEN_FOR_MORE = [
  '=HYPERLINK("https://evil.example","x")',
  '=IMPORTXML("https://evil.example","//a")',
  '+44 7700 900111',
  '007',
  '1/2',
  '2026-05-01',
  'TRUE',
  "'quoted",
  '-',
  '@mention',
];

const FRAGMENTS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</textarea>',
  '</title></style></script>',
  '<!--',
  ']]>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is typed, not meant
  '${7*7}',
  '{{constructor}}',
  '&amp;&#39;&lt;b&gt;',
  'javascript:alert(1)',
  '\r\nBcc: spy@elsewhere.example\r\n\r\nbody',
  '%0d%0aBcc:',
  '\u202egnorw\u202c',
  '\u2066\u2067',
  'محمد שרה',
  '\u200b\ufeff\u200d',
  '\0',
  '\u0007\u001b[31m\u007f\u0085',
  '\ud83d',
  '\udc00',
  '👩‍👧 😀',
  'e\u0301\u0323\u0489',
  '\u2028\u2029\u000b',
  ...TAKEN_FOR_MORE,
  '\t',
  '\n',
  '|{"ref":"HV-0001"}',
  '\\u0000\\',
  '<users/all> <https://evil.example|Open>',
  'y'.repeat(200),
];

/** Anything out of these, and out of all of Unicode; never nothing at all. */
export const nasty: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 8 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(''))
  .filter((text) => plain(text).trim() !== '');

/** Each by itself, and one that is all of them. */
export const EVERY_FRAGMENT = FRAGMENTS;

/** The same length, lines, numbers and `@` (who is greeted hangs on it), and every other character an `x`: what a page with harmless words looks like. */
export function harmless(text: string): string {
  return plain(text).replace(/[^\s\d.,:;()@+-]/g, 'x');
}

/** Tags with the names of their attributes, in their order; without line breaks and the links of phone numbers. */
export function skeleton(html: string): string[] {
  const tags = html.matchAll(/<(\/?[a-zA-Z!][^\s/>]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/g);
  return [...tags].flatMap(([, name = '', attributes = '']) => {
    const names = [...attributes.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => {
      if (/^(href|src|action)$/.test(key)) return `${key}=${/^(https?|tel|mailto):|^#|^$/.exec(value)?.[0] ?? 'OTHER'}`;
      return key;
    });
    if (name === 'br' || (/^\/?a$/.test(name) && (name === '/a' || names.includes('href=tel:')))) return [];
    return [[name, ...names.sort()].join(' ')];
  });
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', nbsp: '\u00a0', '#39': "'" };

/** The words between the tags, as a browser gives them; anything that looks like a tag and is none stays and shows. */
export function textOf(html: string): string {
  return html
    .replace(/<(?:\/?[a-zA-Z!][^\s/>]*)(?:\s+[^\s=>/]+(?:="[^"]*")?)*\s*\/?>/g, ' ')
    .replace(/&(lt|gt|quot|amp|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? '');
}

/** A place in a record: `request.answers.{}`, `stops.[].address`. */
export type Path = string;

/**
 * A copy in which every text that may be anything at all (`isFree` says which, by its place and what stands there) is
 * another, for each place one of its own where that is asked; functions and everything else stay.
 */
export function typedOver<T>(
  value: T,
  isFree: (path: Path, text: string) => boolean,
  text: string | ((path: Path) => string),
  path = '',
): T {
  if (typeof value === 'string') {
    if (!isFree(path, value)) return value;
    return (typeof text === 'string' ? text : text(path)) as T;
  }
  if (Array.isArray(value)) return value.map((one) => typedOver(one, isFree, text, `${path}.[]`)) as T;
  if (value === null || typeof value !== 'object') return value;
  const inside = Object.entries(value).map(([key, one]) => [key, typedOver(one, isFree, text, `${path}.${key}`)]);
  return Object.fromEntries(inside) as T;
}
