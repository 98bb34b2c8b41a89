// Every mail, by name: which letters there are, and how one is written for its reader.
import type { Outing } from '../outing/record';
import { plain, shortened } from '../plain';
import { personAt } from '../school/people';
import type { Scene } from '../school/scene';
import type { School } from '../school/school';
import { timeWords } from '../time';
import type { Visit } from '../visit/record';
import { AFTER_LETTERS } from './after';
import { ALARM_LETTERS } from './alarm';
import { BY_PHONE_LETTERS } from './by-phone';
import { CALLED_OFF_LETTERS } from './called-off';
import { CHILD_LETTERS } from './child-alone';
import { asText, type Content, type Kind, type Params, paragraph } from './content';
import { DOOR_LETTERS, DOOR_LETTERS_OF_VISIT } from './door';
import { DRILL_LETTERS } from './drill';
import { asHtml } from './kit';
import { OUTING_LETTERS } from './outing';
import { practised } from './practice';
import { REPLY_LETTERS } from './reply';
import { SCHOOL_LETTERS } from './school';
import { TOO_LATE_LETTERS } from './too-late';
import { UNSAFE_LETTERS } from './unsafe';
import { VISIT_LETTERS } from './visit';
import { answerBy } from './words';

const OF_VISIT = {
  ...VISIT_LETTERS,
  ...TOO_LATE_LETTERS,
  ...BY_PHONE_LETTERS,
  ...CALLED_OFF_LETTERS,
  ...AFTER_LETTERS,
  ...UNSAFE_LETTERS,
  ...CHILD_LETTERS,
  ...DOOR_LETTERS_OF_VISIT,
  ...REPLY_LETTERS,
  ...DRILL_LETTERS,
};
const OF_OUTING = { ...OUTING_LETTERS, ...DOOR_LETTERS, ...ALARM_LETTERS, ...REPLY_LETTERS, ...DRILL_LETTERS };

export type VisitLetter = keyof typeof OF_VISIT;
export type OutingLetter = keyof typeof OF_OUTING;
export type SchoolLetter = keyof typeof SCHOOL_LETTERS;
export type LetterName = VisitLetter | OutingLetter | SchoolLetter;

/** What a letter's table says of it, whatever record it is of. */
export type LetterKind = Pick<Kind<never>, 'urgent' | 'readers' | 'params' | 'inEarnest'> & {
  of: 'visit' | 'outing' | 'school';
};

const described = (of: LetterKind['of'], table: Record<string, Omit<LetterKind, 'of'>>): Record<string, LetterKind> =>
  Object.fromEntries(
    Object.entries(table).map(([name, { urgent, readers, params, inEarnest }]) => [
      name,
      { of, urgent, readers, params, inEarnest },
    ]),
  );

/** All letters: of which record, who reads it, whether it goes first, what it wants to know beside the record. */
export const LETTERS: Record<string, LetterKind> = {
  ...described('visit', OF_VISIT),
  ...described('outing', OF_OUTING),
  ...described('school', SCHOOL_LETTERS),
};

/** A letter written out: what a mail needs but its address. */
export interface Written {
  subject: string;
  html: string;
  text: string;
  attachments?: { name: string; html: string }[];
}

/**
 * Writes the letter `name` for `scene.reader`, from the record as it is now: a question that was answered meanwhile is
 * not asked again. A name that nobody knows still makes a mail that says where to look, since an alarm must not be lost.
 */
export function writeLetter(name: string, record: Visit | Outing | School, scene: Scene, params: Params = {}): Written {
  const said = withNoticed(contentOf(name, record, scene, params), scene, params);
  const marked = record.kind !== 'school' && record.practice && !LETTERS[name]?.inEarnest;
  const content = tidied(marked ? practised(said) : said);
  const footer = footerOf(scene);
  return {
    subject: content.subject,
    ...bodies(content, footer),
    ...(content.attachments ? { attachments: content.attachments } : {}),
  };
}

/** Longest words of one part of a mail, where all of them make it too big to be sent; the page has them all. */
const WORDS_AT_MOST = [100_000, 8000, 1000, 150];
/** Google takes 400 KB a body (https://developers.google.com/apps-script/guides/services/quotas), and a letter may take 3 bytes. */
const BODY_AT_MOST = 130_000;

/** As HTML and as text, with overlong words cut: an alarm that is too big to be sent would be silent. */
function bodies(content: Content, footer: string[]): { html: string; text: string } {
  for (const most of WORDS_AT_MOST) {
    const cut = { ...content, title: shortened(content.title, most), blocks: eachWords(content.blocks, most) };
    const html = plain(asHtml(cut, footer));
    const isLast = most === WORDS_AT_MOST[WORDS_AT_MOST.length - 1];
    if (html.length <= BODY_AT_MOST || isLast) return { html, text: plain(asText(cut, footer)) };
  }
  throw new Error('There is no length for a letter’s words.');
}

/** All words of the blocks, none longer than `most`; addresses of pages and numbers to ring are ours and stay whole. */
function eachWords<T>(part: T, most: number): T {
  if (typeof part === 'string') return shortened(part, most) as T;
  if (Array.isArray(part)) return part.map((one) => eachWords(one, most)) as T;
  if (part === null || typeof part !== 'object') return part;
  const kept = Object.entries(part).map(([key, value]) => [key, key === 'href' ? value : eachWords(value, most)]);
  return Object.fromEntries(kept) as T;
}

/** What a letter that comes late says at its end: when it was due, and when that was noticed. */
function withNoticed(content: Content, { now }: Scene, { wasDue = '', noticed = '' }: Params): Content {
  if (wasDue === '') return content;
  const words = `This was due at ${timeWords(Number(wasDue), now)}, and Home Visits noticed it at ${timeWords(Number(noticed), now)}.`;
  return { ...content, blocks: [...content.blocks, paragraph(words)] };
}

function contentOf(name: string, record: Visit | Outing | School, scene: Scene, params: Params): Content {
  switch (record.kind) {
    case 'visit':
      return from(OF_VISIT, name, record, scene, params);
    case 'outing':
      return from(OF_OUTING, name, record, scene, params);
    case 'school':
      return from(SCHOOL_LETTERS, name, record, scene, params);
  }
}

function from<R extends Visit | Outing | School>(
  table: Record<string, Kind<R>>,
  name: string,
  record: R,
  scene: Scene,
  params: Params,
): Content {
  const kind = table[name];
  const other = kind?.instead?.(record, scene) ?? '';
  const written = table[other] ?? kind;
  return written ? written.write(record, scene, params) : unknown(name, record, scene);
}

function unknown(name: string, record: Visit | Outing | School, scene: Scene): Content {
  return {
    subject: `Please look at ${record.ref}`,
    tone: 'warning',
    band: record.ref,
    title: `Please look at ${record.ref}: ${name}`,
    blocks: [
      paragraph('Something here wants your attention.'),
      ...answerBy(scene, {
        page: record.kind === 'school' ? 'home' : record.kind,
        ref: record.kind === 'school' ? '' : record.ref,
        words: 'Open it',
      }),
    ],
  };
}

/** One line a subject, short enough for a phone; no block that says nothing. */
function tidied(content: Content): Content {
  const subject = plain(content.subject).replace(/\s+/g, ' ').trim();
  const blocks = content.blocks.filter((block) => {
    if (block.kind === 'facts' || block.kind === 'replies') return block.rows.length > 0;
    if (block.kind === 'list') return block.items.length > 0;
    if (block.kind === 'button') return block.href !== '' || block.otherwise !== '';
    return block.kind !== 'quote' || block.words !== '';
  });
  return { ...content, subject: shortened(subject, 150), blocks };
}

/** Who it is from, for whom, and the numbers to ring. */
function footerOf({ school, reader, spare = '' }: Scene): string[] {
  const { schoolName, officePhone, emergencyPhone } = school.settings;
  const office = officePhone === '' ? [] : [`School office: ${officePhone}`];
  // Parents and agencies: what is theirs they may show to whom they like.
  if (!personAt(school.staff, reader.email)) return [schoolName, ...office];
  return [
    `${schoolName}, home visits`,
    ...office,
    ...(emergencyPhone === '' ? [] : [`Office closed or not answering: ${emergencyPhone}`]),
    ...(spare === '' ? [] : [`If a button does not open: ${spare}`]),
    `For ${reader.name} alone. Please do not forward it.`,
  ];
}
