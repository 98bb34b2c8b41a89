// Whoever may not say a word by mail, or did not: a row each, how their mail is written, and what they get for it.
import type { SchoolDay } from '../story/school-day';
import { type Answer, addressFor, UNTAGGED } from './answering';
import { CAST, EVERYBODY, OUTSIDE, type Who } from './cast';
import { mayBy, type WordRow } from './reply-words';

/** The word to be said, the person who could honestly say it, and the record that it is about. */
export interface Said {
  day: SchoolDay;
  ref: string;
  right: string;
  text: string;
}

/** No answer to anybody; or the person of the tag is told that their reply was not used, and why. */
export type Gets = 'nothing' | 'not proved' | 'refused';

export interface Trick {
  name: string;
  gets: Gets;
  /** What is not as in the honest mail. */
  sends: (said: Said) => Partial<Answer>;
}

const FORGER = 'someone@elsewhere.example';
const VERDICT = 'Authentication-Results';
const ON = 'On Tue, 12 May 2026 at 09:00, Home Visits <homevisits@school.example> wrote:';

const TAG = /\+([A-Z-]+-\d+)-([0-9a-f]+)@/;
const withTag =
  (change: (ref: string, tag: string) => string): Trick['sends'] =>
  ({ day, ref, right }) => ({
    address: addressFor(day, ref, right).replace(TAG, (_, about: string, tag: string) => `+${change(about, tag)}@`),
  });

function trick(name: string, gets: Gets, sends: Trick['sends']): Trick {
  return { name, gets, sends };
}

/** A mail of the forger's that claims to be the right person's, with the right tag. */
const forged = (name: string, verdict = ''): Trick =>
  trick(name, 'not proved', ({ right }) => ({
    as: FORGER,
    from: `Colleague <${right}>`,
    ...(verdict === '' ? {} : { headers: { [VERDICT]: verdict } }),
  }));

/** The right tag, and a sender who is not proved to be the right one. A visitor's own word is believed of them all the same. */
export const FORGED: Trick[] = [
  forged('a forged sender'),
  forged('a forged sender, and a verdict of their own making', 'evil.example; dmarc=pass'),
  forged('a forged sender whose own domain signed', 'mx.google.com; dkim=pass header.i=@elsewhere.example; spf=pass'),
  forged(
    'a forged sender whose own domain passed',
    'mx.google.com; dkim=pass header.i=@elsewhere.example; dmarc=pass header.from=elsewhere.example',
  ),
  forged(
    'a forged sender who writes the verdict into their own address',
    'mx.google.com; spf=pass (google.com: domain of dmarc=pass@elsewhere.example designates 192.0.2.1 as permitted ' +
      'sender) smtp.mailfrom="dmarc=pass header.from=school.example"@elsewhere.example; ' +
      'dmarc=fail (p=NONE) header.from=school.example',
  ),
  trick('two senders in one line', 'not proved', ({ right }) => ({ as: FORGER, from: `<${right}>, <${FORGER}>` })),
];

const AUTOMATIC: [header: string, value: string][] = [
  ['Auto-Submitted', 'auto-replied'],
  ['Auto-Submitted', 'auto-generated'],
  ['Precedence', 'bulk'],
  ['Precedence', 'auto_reply'],
  ['X-Autoreply', 'yes'],
  ['X-Autorespond', 'Out of office'],
  ['Return-Path', '<>'],
  ['Content-Type', 'multipart/report; report-type=disposition-notification'],
];

/** The right tag, and another sender: whoever a letter was passed on to. A call for help is heard of them all the same. */
export const PASSED_ON: Trick[] = [
  trick('a name that looks like the sender', 'nothing', ({ right }) => ({
    as: FORGER,
    headers: {
      From: `"Colleague <${right}>" <${FORGER}>`,
      [VERDICT]: 'mx.google.com; dkim=pass header.i=@elsewhere.example; dmarc=pass header.from=elsewhere.example',
    },
  })),
  trick('no sender at all', 'nothing', () => ({ as: FORGER, headers: { From: '' } })),
  trick('the right tag, from another domain', 'nothing', () => ({ as: CAST.elsewhere })),
  trick('the right tag, from a stranger', 'nothing', () => ({ as: FORGER })),
  trick('the right tag, from a pupil', 'nothing', () => ({ as: CAST.stranger })),
  trick('the right tag, from a colleague', 'nothing', () => ({ as: CAST.otherVisitor })),
  trick('the right tag, from whoever has left', 'nothing', () => ({ as: CAST.left })),
];

/** Another tag than the sender's. */
const WRONG_TAG: Trick[] = [
  trick('no tag', 'nothing', () => ({ address: UNTAGGED })),
  trick(
    'a tag altered by a letter',
    'nothing',
    withTag((ref, tag) => `${ref}-${tag.slice(0, -1)}${tag.endsWith('0') ? '1' : '0'}`),
  ),
  trick(
    'a tag cut short',
    'nothing',
    withTag((ref, tag) => `${ref}-${tag.slice(0, 6)}`),
  ),
  trick(
    'the tag of another visit',
    'nothing',
    withTag((ref, tag) => `${ref.slice(0, -1)}9-${tag}`),
  ),
  trick('their own tag of another record', 'nothing', ({ day, ref, right }) => ({
    address: addressFor(day, `${ref.slice(0, -1)}8`, right).replace(`${ref.slice(0, -1)}8`, ref),
  })),
  trick('somebody else’s tag', 'nothing', ({ day, ref }) => ({
    address: addressFor(day, ref, CAST.otherVisitor),
  })),
];

/** What no person has just written. */
const NOBODYS: Trick[] = AUTOMATIC.map(([name, value]) =>
  trick(`an automatic answer: ${name}: ${value}`, 'nothing', () => ({ headers: { [name]: value } })),
);

/** The word stands in the mail, and is not what its writer says. */
const QUOTED: Trick[] = [
  trick('a quotation alone', 'refused', ({ text }) => ({ text: `${ON}\n> ${text}` })),
  trick('below the quotation', 'refused', ({ text }) => ({ text: `${ON}\n> Please\n\n${text}` })),
  trick('between quoted lines', 'refused', ({ text }) => ({ text: `> Please\n${text}\n> Thank you` })),
  trick('in a signature', 'refused', ({ text }) => ({ text: `-- \n${text}` })),
  trick('in HTML that quotes', 'refused', ({ text }) => ({ html: `<div><br></div><blockquote>${text}</blockquote>` })),
  trick('in HTML that nobody sees', 'refused', ({ text }) => ({ html: `<style>${text}</style><p> </p>` })),
];

/** Somebody else of the school, or none of it, by the tag of a letter of their own. */
function ownTag(who: Who): Trick {
  const email = CAST[who] ?? '';
  return trick(`${who}, by a letter of their own`, OUTSIDE.includes(who) ? 'nothing' : 'refused', ({ day, ref }) => ({
    as: email,
    ...(email === '' ? { headers: { From: '' } } : {}),
    address: addressFor(day, ref, email),
  }));
}

/** All of a kind where the word is tried thoroughly, else the first of it. */
export function someOf(kind: Trick[], { thorough }: WordRow): Trick[] {
  return thorough ? kind : kind.slice(0, 1);
}

/** Everybody and everything that must not bring this word about. */
export function tricksFor(row: WordRow): Trick[] {
  const may = [...mayBy(row), ...(row.besides ?? [])];
  // A visitor's words about their own outing are told to school, whatever they are: see “of a visitor on their own visit”.
  const others = EVERYBODY.filter(
    (who) => !may.includes(who) && !(who === 'visitor' && row.about === 'outing' && !row.believed),
  );
  const kinds = [NOBODYS, QUOTED, ...(row.believed ? [] : [FORGED])];
  const written = kinds.flatMap((kind) => someOf(kind, row));
  return [...WRONG_TAG, ...(row.heard ? [] : PASSED_ON), ...written, ...others.map(ownTag)];
}
