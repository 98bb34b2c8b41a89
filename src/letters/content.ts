// What a letter says, before it is HTML or plain text: a few kinds of block, written once and drawn both ways.
import type { Scene } from '../school/scene';

export type Tone = 'alarm' | 'warning' | 'routine' | 'good' | 'practice';
export type Params = Record<string, string>;

export type Block =
  | { kind: 'heading'; words: string }
  | { kind: 'paragraph'; words: string }
  /** Label and words, a row each. */
  | { kind: 'facts'; rows: [label: string, words: string][] }
  | { kind: 'list'; ordered: boolean; items: string[] }
  /** The thing to tap. Without an address, `otherwise` says what to do instead. */
  | { kind: 'button'; words: string; href: string; otherwise: string; tone: Tone; quiet?: boolean }
  /** A number to ring, as a button and in print. */
  | { kind: 'call'; words: string; number: string; tone: Tone }
  | { kind: 'callout'; tone: Tone; title: string; items: string[]; ordered?: boolean }
  /** What a person wrote, as they wrote it. */
  | { kind: 'quote'; who: string; words: string }
  /** Text to copy as it stands. */
  | { kind: 'copy'; words: string }
  /** Words that a reply may consist of, and what each does. */
  | { kind: 'replies'; intro: string; rows: [word: string, does: string][] };

/** A letter's content: what its reader sees first, and the rest in order. */
export interface Content {
  subject: string;
  tone: Tone;
  /** One word or two above the title; alarms shout it. */
  band: string;
  /** The one thing to know, found without reading. */
  title: string;
  blocks: Block[];
  attachments?: { name: string; html: string }[];
}

/** One letter of a table: who reads it, whether it goes before routine mail, what it wants to know beside the record. */
export interface Kind<R> {
  urgent: boolean;
  readers: string;
  params?: readonly string[];
  /** Said in earnest, also where its record is a drill's: it is not marked as practice. */
  inEarnest?: true;
  /** The letter to write instead, where the record has moved on or another reader needs other words. */
  instead?: (record: R, scene: Scene) => string | undefined;
  write: (record: R, scene: Scene, params: Params) => Content;
}

export const heading = (words: string): Block => ({ kind: 'heading', words });
export const paragraph = (words: string): Block => ({ kind: 'paragraph', words });
export const bullets = (items: string[]): Block => ({ kind: 'list', ordered: false, items });
export const steps = (items: string[]): Block => ({ kind: 'list', ordered: true, items });
export const callout = (tone: Tone, title: string, items: string[] = []): Block => ({
  kind: 'callout',
  tone,
  title,
  items,
});
export const numbered = (tone: Tone, title: string, items: string[]): Block => ({
  kind: 'callout',
  tone,
  title,
  items,
  ordered: true,
});
export const copy = (words: string): Block => ({ kind: 'copy', words });
export const quote = (who: string, words: string): Block => ({ kind: 'quote', who, words });
export const call = (words: string, number: string, tone: Tone = 'alarm'): Block => ({
  kind: 'call',
  words,
  number,
  tone,
});

/** A table of facts; a fact that has no words is left out. */
export const facts = (rows: [label: string, words: string][]): Block => ({
  kind: 'facts',
  rows: rows.filter(([, words]) => words.trim() !== ''),
});

/** Blocks that are there only when `condition` holds. */
export const when = (condition: boolean, ...blocks: Block[]): Block[] => (condition ? blocks : []);

/** A button to an address that may be empty, with what to do instead. */
export const button = (
  words: string,
  href: string,
  otherwise: string,
  tone: Tone = 'routine',
): Extract<Block, { kind: 'button' }> => ({
  kind: 'button',
  words,
  href: /^https?:\/\//.test(href) ? href : '',
  otherwise,
  tone,
});

/** Words cut into plain text and UK phone numbers, so that every number can be tapped. */
export function cutAtPhones(words: string): { words: string; tel: string }[] {
  // Every second piece of a split at one group is what the group caught.
  return words
    .split(/(?<![\w-])((?:\+44(?: ?\(0\))?|0)(?:[ ()-]{0,2}\d){9,10})(?!\d)/)
    .map((piece, i) => ({ words: piece, tel: i % 2 === 1 ? telOf(piece) : '' }))
    .filter((piece) => piece.words !== '');
}

/** A number as `tel:` wants it. */
export function telOf(number: string): string {
  return number.replace('(0)', '').replace(/[^\d+]/g, '');
}

function blockText(block: Block): string {
  const listed = (items: string[], ordered: boolean): string =>
    items.map((item, i) => `${ordered ? `${i + 1}.` : '-'} ${item}`).join('\n');
  switch (block.kind) {
    case 'heading':
      return block.words.toUpperCase();
    case 'paragraph':
      return block.words;
    case 'facts':
      return block.rows.map(([label, words]) => `${label}: ${words}`).join('\n');
    case 'list':
      return listed(block.items, block.ordered);
    case 'button':
      return block.href === '' ? block.otherwise : `${block.words}:\n${block.href}`;
    case 'call':
      return block.words.includes(block.number) ? block.words : `${block.words}: ${block.number}`;
    case 'callout':
      return [`* ${block.title}`, listed(block.items, block.ordered === true)].filter((line) => line !== '').join('\n');
    case 'quote':
      return `${block.who}:\n${block.words
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n')}`;
    case 'copy':
      return `----\n${block.words}\n----`;
    case 'replies':
      return [block.intro, ...block.rows.map(([word, does]) => `  ${word} = ${does}`)].join('\n');
  }
}

/** What the content says, as plain text. */
export function bodyText(content: Content): string {
  return content.blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The content as plain text, with the footer's lines. */
export function asText(content: Content, footer: string[]): string {
  const head = content.band === '' ? content.title : `${content.band.toUpperCase()}\n\n${content.title}`;
  return `${[head, bodyText(content), `--\n${footer.join('\n')}`].join('\n\n')}\n`;
}
