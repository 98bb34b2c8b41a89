// Every word that a reply may say, a row each: when it means something, how it is written, and who may write it.
import type { Who } from './cast';
import type { Moment } from './who-scenes';
import { OUTING_ACTS, type Row, VISIT_ACTS } from './who-table';

export interface WordRow {
  /** The act of the page that it stands for: when it means something, and who may, unless said otherwise here. */
  act: string;
  /** What is written. How else it may be spelt: test/letters/replies.test.ts. */
  says: string;
  /** What the log says when it was done. */
  done: RegExp;
  at?: Moment;
  may?: readonly Who[];
  /** Who takes something else on by the same word at that moment: another row's. */
  besides?: readonly Who[];
  /** What it answers: a letter about the visit, or about the outing. */
  about: 'visit' | 'outing';
  /** The first word of its kind: tried with every way of writing such a mail, the others with the first of each kind. */
  thorough?: true;
  /** It is believed as it stands, whoever the mail really came from: a visitor's own word, with their own tag. */
  believed?: true;
  /** It is heard of whoever has the tag. */
  heard?: true;
}

const PAGE: Record<string, Row> = { ...VISIT_ACTS, ...OUTING_ACTS };
const VISITOR = { may: ['visitor'], about: 'outing', believed: true } as const;
const SCHOOL = { about: 'outing' } as const;

/** In answer to a visit's letter. */
export const VISIT_ROWS: Record<string, WordRow> = {
  help: {
    act: 'help',
    at: 'approved',
    says: 'help',
    done: /Wrote for help by mail/,
    heard: true,
    thorough: true,
    may: ['visitor'],
    about: 'visit',
    believed: true,
  },
  'help, of somebody who is out': {
    act: 'help',
    says: 'help',
    done: /I need help/,
    heard: true,
    may: ['visitor'],
    about: 'visit',
    believed: true,
  },
  'acknowledge: a child alone': {
    act: 'acknowledge child alone',
    says: 'acknowledge',
    done: /Acknowledged the concern/,
    may: ['team', 'deputyLead', 'lead'],
    about: 'visit',
  },
  'acknowledge: a concern': {
    act: 'acknowledge concern',
    says: 'acknowledge',
    done: /Acknowledged the concern/,
    thorough: true,
    may: ['deputyLead', 'lead'],
    besides: ['head'],
    about: 'visit',
  },
  'acknowledge: an incident': {
    act: 'acknowledge incident',
    says: 'acknowledge',
    done: /Acknowledged the incident/,
    besides: ['deputyLead', 'lead'],
    about: 'visit',
  },
  approve: {
    act: 'approve',
    says: 'approve: on the doorstep',
    done: /^Approved, alone: on the doorstep/,
    thorough: true,
    about: 'visit',
  },
  decline: {
    act: 'decline',
    says: 'decline: not today',
    done: /^Declined: (not today|No reason given)/,
    about: 'visit',
  },
  'send back': {
    act: 'send back',
    says: 'send back: who drives?',
    done: /^Sent back: /,
    about: 'visit',
  },
  invite: {
    act: 'invite into school',
    says: 'invite',
    done: /^Invited into school/,
    about: 'visit',
  },
};

/** In answer to an outing's letter, by those who are out. */
export const VISITOR_ROWS: Record<string, WordRow> = {
  help: {
    act: 'help',
    ...VISITOR,
    may: OUTING_ACTS.help.may,
    says: 'help',
    done: /I need help|I'm worried/,
    heard: true,
  },
  'more time': { act: 'more time', ...VISITOR, says: '30', done: /(30|60) more minutes/ },
  back: { act: 'back', ...VISITOR, says: 'back', done: /Back$/, thorough: true },
  fine: { act: "I'm fine", ...VISITOR, says: 'fine', done: /I'm fine/ },
  'not returning': { act: 'left, not returning', ...VISITOR, says: 'not returning', done: /not returning/ },
  arrived: { act: 'arrived', ...VISITOR, says: 'arrived', done: /Arrived/ },
  left: { act: 'left', ...VISITOR, says: 'left', done: /Left/ },
  inside: { act: 'going in', ...VISITOR, at: 'out', says: 'inside', done: /Going in/ },
  nobody: { act: 'left', ...VISITOR, says: 'nobody', done: /nobody home/i },
  'other words': { act: 'plan changed', ...VISITOR, says: 'The bus is late', done: /Plan changed: The bus is late/ },
};

/** In answer to an outing's letter, by those at school. */
export const SCHOOL_ROWS: Record<string, WordRow> = {
  worried: { act: "I'm worried", ...SCHOOL, says: 'worried', done: /I'm worried/ },
  "can't reach": {
    act: "can't reach",
    ...SCHOOL,
    says: "can't reach",
    done: /Can't reach/,
  },
  watching: { act: "I'm watching", ...SCHOOL, says: 'watching', done: /I'm watching/ },
  acknowledge: { act: 'acknowledge', ...SCHOOL, says: 'acknowledge', done: /Acknowledged the alarm/ },
  reached: { act: 'reached', ...SCHOOL, says: 'reached 16:30', done: /Reached them: back by 16:30/ },
  resolved: { act: 'resolved', ...SCHOOL, says: 'resolved: all are well', done: /Resolved/, thorough: true },
};

/** All of them, by whose they are. */
export const WORDS: [name: string, row: WordRow][] = [
  ...Object.entries(VISIT_ROWS).map(([word, row]): [string, WordRow] => [`${word} (about a visit)`, row]),
  ...Object.entries(VISITOR_ROWS).map(([word, row]): [string, WordRow] => [`${word} (while out)`, row]),
  ...Object.entries(SCHOOL_ROWS).map(([word, row]): [string, WordRow] => [`${word} (at school)`, row]),
];

export const momentOf = ({ act, at }: WordRow): Moment => at ?? (PAGE[act] as Row).at;
export const mayBy = ({ act, may }: WordRow): readonly Who[] => may ?? (PAGE[act] as Row).may;
/** Who may do it on the page. */
export const mayOnPage = ({ act }: WordRow): readonly Who[] => (PAGE[act] as Row).may;
