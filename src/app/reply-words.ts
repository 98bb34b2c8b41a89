// The words that a reply may say, a table for each who may write one, and what each of them means.
import type { OutingAct } from '../outing/decide';
import { isWatched, type Outing } from '../outing/record';
import { isVisitor } from '../outing/who';
import type { VisitAct } from '../visit/acts';
import type { Visit } from '../visit/record';

/** So much of what somebody wrote is kept. */
export const WORDS = 2000;

/** What somebody wrote: all of it, and its first line as it is compared. */
interface Written {
  text: string;
  bare: string;
}

type Means<Record, Act> = (written: Written, record: Record, from: string) => Act | undefined;

/** A visitor's call for help, wherever it stands in their words: it counts before whatever else they say. */
export function callsForHelp(text: string): boolean {
  return /\b(help|999)\b/i.test(text);
}

/** "I have this": on a visit whatever waits for this person, on an outing its alarm. */
const isAck = (bare: string) => /^(ack|acknowledged?)$/.test(bare);

/** Those who go on a visit, and who asked for it. */
export function isGoing({ request }: Visit, email: string): boolean {
  return request.visitors.includes(email) || request.by === email;
}

/** In answer to a letter about a visit. A call for help, and "I have this", mean what the moment makes of them. */
export const VISIT_WORDS: Record<string, Means<Visit, VisitAct | 'help' | 'acknowledge'>> = {
  help: ({ text }, visit, from) => (isGoing(visit, from) && callsForHelp(text) ? 'help' : undefined),
  acknowledge: ({ bare }) => (isAck(bare) ? 'acknowledge' : undefined),
  approve: deciding('approved?', (words, visit, how) => approval(how, words, visit)),
  decline: deciding('declined?|no', (words) => ({ act: 'decline', words: words || NO_REASON })),
  'send back': deciding('send back', (words) => ({ act: 'send back', words: words || NO_REASON })),
  invite: deciding('invite', (words) => ({ act: 'invite into school', words })),
};

/**
 * By those who are out. What lowers the guard must be all that the first line says; a call for help may stand anywhere, and
 * whatever else they write while the watch goes on is told to those who watch.
 */
export const VISITOR_WORDS: Record<string, Means<Outing, OutingAct>> = {
  help: ({ text }) => (callsForHelp(text) ? { act: 'help', words: wordsOfHelp(text) } : undefined),
  'more time': ({ bare }) => {
    const minutes = /^(15|30|60)( more)?( min(ute)?s?)?$/.exec(bare)?.[1];
    return minutes ? { act: 'more time', minutes: Number(minutes) as 15 | 30 | 60 } : undefined;
  },
  back: ({ bare }) => (/^(i'm )?back$/.test(bare) ? { act: 'back' } : undefined),
  fine: ({ bare }) => (/^(i'm )?(fine|ok|okay)$/.test(bare) ? { act: "I'm fine" } : undefined),
  'not returning': ({ bare }) => (bare === 'not returning' ? { act: 'left, not returning' } : undefined),
  arrived: ({ bare }) => (bare === 'arrived' ? { act: 'arrived' } : undefined),
  left: ({ bare }) => (bare === 'left' ? { act: 'left', how: 'visited' } : undefined),
  // A mail comes late: whoever writes that they are inside is.
  inside: ({ bare }) => (bare === 'inside' ? { act: 'going in', anyway: true } : undefined),
  nobody: ({ bare }, { rules }) =>
    bare === 'nobody' ? { act: 'left', how: rules.door ? 'parents not there' : 'nobody home' } : undefined,
  'other words': ({ text }, outing) => {
    const words = text.trim().slice(0, WORDS);
    return words !== '' && isWatched(outing) ? { act: 'plan changed', words } : undefined;
  },
};

/** By those at school. What raises the guard may be the beginning of a sentence. */
export const SCHOOL_WORDS: Record<string, Means<Outing, OutingAct>> = {
  worried: ({ bare }) => (/^(help|999|worried)\b/.test(bare) ? { act: "I'm worried", words: '' } : undefined),
  "can't reach": ({ bare }) => (/^can'?t reach\b/.test(bare) ? { act: "can't reach", words: '' } : undefined),
  watching: ({ bare }) => (/^(i'm )?watching$/.test(bare) ? { act: "I'm watching" } : undefined),
  acknowledge: ({ bare }) => (isAck(bare) ? { act: 'acknowledge' } : undefined),
  reached: ({ bare }) => {
    const [, hour = '', minute = ''] = /^reached ([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(bare) ?? [];
    return hour === '' ? undefined : { act: 'reached', due: `${hour.padStart(2, '0')}:${minute}`, words: '' };
  },
  resolved: ({ text }) => {
    const [, words = ''] = /^\W*resolved\s*:\s*([\s\S]+)$/i.exec(text.trim()) ?? [];
    const says = words !== '' && !firstLine(text).includes('?');
    return says ? { act: 'resolved', words: words.slice(0, WORDS) } : undefined;
  },
};

/** What a reply about a visit means; undefined where it is none of the words. */
export function visitActOf(text: string, visit: Visit, from = ''): VisitAct | 'help' | 'acknowledge' | undefined {
  return meaning(VISIT_WORDS, text, visit, from);
}

/** The act that a reply about an outing means: of its visitors, or of those at school. */
export function outingActOf(text: string, outing: Outing, from: string): OutingAct | undefined {
  return isVisitor(outing, from)
    ? meaning(VISITOR_WORDS, text, outing, from)
    : meaning(SCHOOL_WORDS, text, outing, from);
}

/** The first word of the table that fits. */
function meaning<R, A>(table: Record<string, Means<R, A>>, text: string, record: R, from: string): A | undefined {
  const written = { text, bare: bareLine(text) };
  for (const means of Object.values(table)) {
    const act = means(written, record, from);
    if (act !== undefined) return act;
  }
  return undefined;
}

const NO_REASON = 'No reason given in the reply';

/** What is said beside the bare call, or nothing. */
function wordsOfHelp(text: string): string {
  return /^(help|999)$/.test(bareLine(text)) && !text.trim().includes('\n') ? '' : text.trim().slice(0, WORDS);
}

/**
 * The first line as it is compared: in lower case, without thanks, full stops and exclamation marks about it. A run of
 * them is walked through once, from its beginning: from each of its places, a long one would take minutes.
 */
function bareLine(text: string): string {
  return firstLine(text)
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/(?<![\s,.!])[\s,.!]*\b(thanks|thank you)[\s.!]*$/, '')
    .replace(/^[\s.!]+|(?<![\s.!])[\s.!]+$/g, '');
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}

/** A word that decides, alone in its line or before a colon, dash, comma; never as the beginning of a sentence. */
function deciding(word: string, act: (words: string, visit: Visit, how: string) => VisitAct): Means<Visit, VisitAct> {
  const decides = new RegExp(
    `^\\W*(?:${word})(?:\\s+(?:in a )?(pair|alone))?(?:[\\s.!]*$|\\s*(?:[:,–—-]|[.!](?=\\s))\\s*(.*)$)`,
    'i',
  );
  return ({ text }, visit) => {
    const first = firstLine(text).replace(/(?<![\s,.!:–—-])[\s,.!:–—-]*\b(thanks|thank you)[\s.!]*$/i, '');
    const found = decides.exec(first);
    if (!found) return undefined;
    const [, how = '', rest = ''] = found;
    const words = [rest, ...text.trim().split('\n').slice(1)].join('\n').trim().slice(0, WORDS);
    const does = act(words, visit, how);
    // A full stop parts sentences, and the next one may take back the first: it is no separator for a yes.
    const sentences = rest !== '' && /^\W*[a-z][a-z ]*[.!]\s/i.test(first);
    return does.act === 'approve' && (first.includes('?') || sentences) ? undefined : does;
  };
}

/** `approve pair: …`, `approve: alone, …`; where neither is said, as many as the form names. */
function approval(before: string, words: string, { request }: Visit): VisitAct {
  const [said = '', after = ''] = /^(?:in a )?(pair|alone)(?:\s*[:,.;–—-]+\s*|\s*\n\s*|\s*$)/i.exec(words) ?? [];
  const named = request.visitors.length + request.companions.length > 1 ? 'pair' : 'alone';
  const party = ((before || after).toLowerCase() || named) === 'pair' ? 'in a pair' : 'alone';
  return { act: 'approve', party, words: before === '' ? words.slice(said.length) : words };
}
