// Everybody tries to say a word by mail: whoever may not is told so or hears nothing, and changes nothing.
import type { Mail } from '../../local/workspace/types';
import { types } from '../refusals/control';
import { readingReplies } from '../story/reads-replies';
import type { SchoolDay } from '../story/school-day';
import { type Answer, addressFor, delivered } from './answering';
import { CAST } from './cast';
import { type Counts, count } from './counts';
import { type Gets, type Said, type Trick, tricksFor } from './reply-tricks';
import { mayBy, momentOf, type WordRow } from './reply-words';
import { at, type Moment, type Scene } from './who-scenes';
import { SECRETS } from './who-tried';

/** A look takes so many mails. */
const A_LOOK = 20;

export const READING = readingReplies();

const played = new Map<Moment, Scene>();

const EVERY_ROLE =
  'visitor, office, emergency contact, safeguarding team, safeguarding lead, senior leader, headteacher, administrator';

/** A copy of that moment, at a school that reads the replies to its letters; the visitor has every role beside. */
export function readingAt(moment: Moment): Scene {
  const found = played.get(moment);
  if (found) return { ...found, day: found.day.branch() };
  const scene = at(moment);
  const day = scene.day.branch({ dist: READING });
  day.workspace.settings.gmailService = true;
  types(day, 'Settings', 'Read mail replies', 'Value', 'Yes');
  types(day, 'Staff', 'Maya Osei', 'Roles', EVERY_ROLE);
  day.workspace.advanceMinutes(1);
  played.set(moment, { ...scene, day });
  return { ...scene, day: day.branch() };
}

/** What the open records say, but for what the engine notes of its own work and of replies that it could not use. */
export function standing(day: SchoolDay): string {
  const OWN = ['version', 'logged', 'drawn', 'drawnAs', 'outbox', 'taps'];
  return JSON.stringify(
    day.openRecords.map(({ log, ...record }) => [
      Object.entries(record).filter(([field]) => !OWN.includes(field)),
      log.map(({ by, words }) => `${by}: ${words}`).filter((line) => !line.includes('A reply was not used')),
    ]),
  );
}

/** The answer to a reply that was not used; a call for help that raises no alarm goes out under the same name. */
function isRefusal({ subject, body }: Mail): boolean {
  return /NOT used/.test(subject) && !/wrote for help/.test(body);
}

/** What people were sent since, beside the answers to replies that were not used. */
function told(day: SchoolDay, since: number): string[] {
  const mails = day.workspace.mails().slice(since);
  return mails
    .filter((mail) => !isRefusal(mail) && !mail.headers['In-Reply-To'])
    .map(({ to, subject }) => `${to} ${subject}`)
    .sort();
}

/** The word as its honest writer sends it, changed as the trick has it. */
export function answerOf(said: Said, changes: Partial<Answer> = {}): Answer {
  return { as: said.right, address: addressFor(said.day, said.ref, said.right), text: said.text, ...changes };
}

/** Sends these, and lets as many ticks read them as it takes. Gives what then stands, and who was told what. */
export function afterwards(before: SchoolDay, answers: Answer[], minutes = 1) {
  const day = before.branch();
  const since = day.mailCount;
  const sent = answers.map((answer) => delivered(day, answer));
  const ran = day.workspace.advanceMinutes(minutes);
  const read = new Set(day.school.repliesSeen);
  const refusals = day.workspace.mails().slice(since).filter(isRefusal);
  return {
    day,
    sent,
    executions: ran.length,
    unread: sent.filter(({ id }) => !read.has(id)).length,
    stands: standing(day),
    told: told(day, since),
    // Under its line stands how to reach the school, in every mail.
    refusals: refusals.map(({ to, body }) => ({ to: to.join(), body: body.split('\n--\n')[0] ?? '' })),
  };
}
type Afterwards = ReturnType<typeof afterwards>;

const uneventful = new Map<string, Afterwards>();

/** The same minutes of that moment without a reply. */
function usualAt(moment: Moment, day: SchoolDay, minutes: number): Afterwards {
  const key = `${moment} ${minutes}`;
  const found = uneventful.get(key) ?? afterwards(day, [], minutes);
  uneventful.set(key, found);
  return found;
}

const SAYS: Record<Exclude<Gets, 'nothing'>, RegExp> = {
  'not proved': /could not be proved/,
  refused: /Nothing was done/,
};

/** What is wrong with how these were received; empty where nothing is. */
function wrongly(said: Said, tricks: Trick[], got: Afterwards, usual: Afterwards): string {
  if (got.unread > 0) return `were not read: ${got.unread}`;
  if (got.stands !== usual.stands || got.told.join() !== usual.told.join()) return 'was let in';
  // Several that say the same to one person are answered together.
  const wanted = tricks.flatMap(({ gets, sends }) => {
    const { as = said.right, from } = sends(said);
    return gets === 'nothing' ? [] : [{ to: from === undefined ? as : said.right, gets }];
  });
  const answers = (one: Afterwards['refusals'][number], { to, gets }: (typeof wanted)[number]) =>
    one.to === to && SAYS[gets].test(one.body);
  const missing = wanted.find((want) => !got.refusals.some((one) => answers(one, want)));
  if (missing) return `was not answered: ${missing.gets}`;
  const unwanted = got.refusals.find((one) => !wanted.some((want) => answers(one, want)) || SECRETS.test(one.body));
  if (unwanted) return `${unwanted.to} was told: ${unwanted.body}`;
  return '';
}

/** The word of this row, said about its record by the first who may. */
export function saidOf(row: WordRow, { day, ref, out }: Scene): Said {
  const [first = 'blank'] = mayBy(row);
  return { day, ref: row.about === 'visit' ? ref : out, right: CAST[first] ?? '', text: row.says };
}

/**
 * Tries the word as everybody who may not; gives what was wrong, a line each. Run from another folder, in which a protection
 * is missing, it counts for nothing, and only the tricks of that name are tried.
 */
export function triedByMail(row: WordRow, without?: { dist: string; tricks: RegExp }): string[] {
  const scene = readingAt(momentOf(row));
  const said = saidOf(row, without ? { ...scene, day: scene.day.branch({ dist: without.dist }) } : scene);
  const tricks = tricksFor(row).filter(({ name }) => !without || without.tricks.test(name));
  const counted = (more: Partial<Counts>) => (without ? undefined : count(more));
  const all = (some: Trick[]) => {
    const minutes = Math.ceil(some.length / A_LOOK);
    const answers = some.map(({ sends }) => answerOf(said, sends(said)));
    const got = afterwards(said.day, answers, minutes);
    counted({ executions: got.executions });
    return wrongly(said, some, got, usualAt(momentOf(row), scene.day, minutes));
  };
  const together = all(tricks);
  if (together === '') return [];
  // Something was wrong with somebody: each alone, to say with whom.
  const alone = tricks.flatMap((trick) => {
    const why = all([trick]);
    counted({ letIn: why === 'was let in' ? 1 : 0 });
    return why === '' ? [] : [`${trick.name} ${why}`];
  });
  return alone.length > 0 ? alone : [`together: ${together}`];
}
