// What marks a drill: the words that stand first on every mail and page of it, and 999 nowhere to be pressed.
import type { Block, Content, Tone } from './content';
import { callout, paragraph } from './content';

/** The first line of every mail and page of a drill, and the subject of its alarms. */
export const PRACTISED = 'PRACTICE: nobody is missing. Do NOT call 999 or the family';
/** Where somebody doubts it. */
export const IN_DOUBT = 'In doubt whether something is real? Then treat it as real, and ring the visitor first.';
/** How far it is practised. */
export const UP_TO_THE_CALL =
  'Practise each step up to the call itself: ring nobody but the visitor and colleagues, and drive nowhere.';
/** What whoever plays the visitor must know, or the drill ends before anybody is alarmed. */
export const KEEP_QUIET = 'Stay in school, and do not say that you are back until the drill has shown enough.';
/** In the place of a button that rings 999, or the family. */
export const NO_BUTTON = 'In earnest, a button for a call out of school stands here.';

/** 999 as a number by itself, in text that people read. */
const NINES = /(?<![\d-]|\d )999(?![\d-]| \d)/g;
/** Where it is said to ring somebody who has no part in a drill. */
const OUTSIDE =
  /\b((?:ring|call) the (?:police|parents|home|pupil’s home|family)(?:’s (?:landline|numbers?))?)(?![\w’])/gi;

/** Words that ask to ring 999, the police or the family, as a drill says them; its own first line stays. */
export function onlyInEarnest(words: string): string {
  const said = (part: string) =>
    part.replace(NINES, 'nine-nine-nine (only in earnest)').replace(OUTSIDE, '$1 (only in earnest)');
  return words.split(PRACTISED).map(said).join(PRACTISED);
}

/** A page's part as a drill shows it: no link rings 999, and no words ask for it. What stands in tags stays as it is. */
export function pageInPractice(html: string): string {
  return html
    .replace(/<a\b[^>]*href="tel:999"[^>]*>.*?<\/a>/gs, `<p class="state">${NO_BUTTON}</p>`)
    .replace(/>[^<]*/g, onlyInEarnest);
}

/** Nothing is red in a drill. */
const calm = (tone: Tone): Tone => (tone === 'alarm' ? 'practice' : tone);

function inPractice(block: Block): Block {
  switch (block.kind) {
    case 'call': {
      const outside = block.number === '999' || onlyInEarnest(block.words) !== block.words;
      return outside ? paragraph(NO_BUTTON) : { ...block, tone: calm(block.tone) };
    }
    case 'callout': {
      const { title, items, tone } = block;
      return { ...block, tone: calm(tone), title: onlyInEarnest(title), items: items.map(onlyInEarnest) };
    }
    case 'list':
      return { ...block, items: block.items.map(onlyInEarnest) };
    case 'paragraph':
    case 'heading':
    case 'copy':
      return { ...block, words: onlyInEarnest(block.words) };
    case 'button':
      return { ...block, tone: calm(block.tone) };
    case 'quote':
    case 'facts':
    case 'replies':
      return block;
  }
}

/** Under a heading that says PRACTICE already, names need not. */
const once = (words: string): string => onlyInEarnest(words.replace(/ \(PRACTICE\)/g, ''));

/** A letter of a drill: marked in its subject, first line, colour and title. */
export function practised(content: Content): Content {
  const loud = content.tone === 'alarm';
  return {
    ...content,
    subject: `${loud ? `${PRACTISED}. ` : 'PRACTICE: '}${once(content.subject)}`,
    tone: 'practice',
    band: PRACTISED,
    title: `PRACTICE: ${once(content.title)}`,
    blocks: [callout('practice', IN_DOUBT, loud ? [UP_TO_THE_CALL] : []), ...content.blocks.map(inPractice)],
  };
}
