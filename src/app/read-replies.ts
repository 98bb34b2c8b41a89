// One-word replies: what the buttons do, by mail. Nothing that lowers the guard rests on a From line alone, nor on the
// first word of a sentence.
import { decideOuting, type OutingAct } from '../outing/decide';
import { outNow } from '../outing/gates';
import { isWatched, type Outing } from '../outing/record';
import { isVisitor } from '../outing/who';
import type { AnyRecord, Ports, Reply } from '../ports';
import { type Decided, remembering, stepped } from '../record/decide';
import { logged, posted } from '../record/record';
import { addressesIn, personAt, tidyEmail } from '../school/people';
import type { ReadTo, School, StaffMember } from '../school/school';
import { type Instant, MINUTE } from '../time';
import type { VisitAct } from '../visit/acts';
import { decideVisit } from '../visit/decide';
import type { Visit } from '../visit/record';
import { waitsFor } from '../visit/told';
import { actorAt, factsFor, type Sender } from './facts';
import type { Open } from './open-records';
import { transact } from './transact';
import { tagFor } from './write-out';

/** Mail overtakes mail: look back further than the newest seen. */
const OVERLAP = 30 * MINUTE;
const SEEN_KEPT = 100;
/** So much of what somebody wrote is kept. */
const WORDS = 2000;

/** Reads what came in since the last look and does what it says. One reply that cannot be used is answered, not lost. */
export function readReplies(ports: Ports, school: School, now: Instant): string[] {
  const { to, seen } = readTo(school, ports.installation.account());
  const { replies, seenTo, seenIds } = ports.replies.since(to - OVERLAP, seen);
  for (const [i, reply] of replies.entries()) {
    // A moment after the one before it: what answers an earlier alarm is no answer to a call for help that follows.
    const at = now + i;
    transact(ports, at, (open) => ({ changed: dealtWith(ports, reply, open, at), answer: null }));
  }
  const others = seenIds.filter((id) => replies.every((reply) => reply.id !== id));
  if (others.length > 0) transact(ports, now, (open) => ({ changed: [looked(open, others, seenTo)], answer: null }));
  return [];
}

/** How far the mailbox of this account was read: each account reads its own. */
export function readTo(school: School, account: string): ReadTo {
  return school.mailboxes?.[account] ?? { to: school.repliesTo, seen: school.repliesSeen };
}

/** The school remembers what was looked at, so that no mail is fetched twice. */
function looked({ school, account }: Sender, ids: string[], newest: Instant): School {
  const before = readTo(school, account);
  const fresh = ids.filter((id) => !before.seen.includes(id));
  const seen = [...before.seen, ...fresh].slice(-SEEN_KEPT);
  const to = Math.max(before.to, newest);
  if (!school.mailboxes?.[account]) return { ...school, repliesSeen: seen, repliesTo: to };
  return { ...school, mailboxes: { ...school.mailboxes, [account]: { to, seen } } };
}

/**
 * The records that a reply changes. The school remembers that it was dealt with, and is written after the record: a kill
 * between the two must not lose what somebody said. The record knows the reply too, and does nothing twice.
 */
function dealtWith(ports: Ports, reply: Reply, open: Open, now: Instant): AnyRecord[] {
  const { school } = open;
  if (readTo(school, open.account).seen.includes(reply.id)) return [];
  const seen = looked(open, [reply.id], reply.at);
  if (reply.automatic) return [seen];
  const tagged = taggedFor(ports, reply, school);
  if (!tagged) return [seen];
  const record = recordOf(tagged.ref, tagged.sender, reply, open);
  if (!record) return [tooLate(seen, tagged, reply, now)];
  const known = `reply/${reply.id}`;
  return record.taps.includes(known) ? [seen] : [remembering(acted(record, reply, open, now), known), seen];
}

/** Of a letter whose record is closed its reader hears that nothing was done; a call for help reaches school all the same. */
function tooLate(school: School, { ref, sender }: Tagged, reply: Reply, now: Instant): School {
  const calls = callsForHelp(reply.text);
  const roles = calls ? (['office', 'safeguarding lead'] as const) : [];
  const people = [sender.email, ...roles.flatMap((role) => addressesIn(school.staff, role))];
  const call = calls ? `${sender.name}${sender.mobile && ` on ${sender.mobile}`}` : '';
  const params = { ref, call, words: reply.text.trim().slice(0, 300) };
  return posted(stepped(school, ''), now, 'reply too late', [...new Set(people)], { urgent: true, params });
}

interface Tagged {
  ref: string;
  sender: StaffMember;
}

/** What the address replied to is about, where its tag was made for this very sender: both must agree. */
function taggedFor(ports: Ports, reply: Reply, { staff }: School): Tagged | undefined {
  const [, ref = '', tag = ''] = /^((?:DRILL-)?(?:HV|OUT)-\d+)-([0-9a-f]+)$/i.exec(reply.tag) ?? [];
  const sender = personAt(staff, reply.from);
  if (!sender?.active || tagFor(ports, ref.toUpperCase(), sender.email) !== tag.toLowerCase()) return undefined;
  return { ref: ref.toUpperCase(), sender };
}

/**
 * The record of this reference; of a call for help from somebody who is out the outing that they are on, whichever letter
 * it answers.
 */
function recordOf(
  ref: string,
  sender: StaffMember,
  reply: Reply,
  { visits, outings }: Open,
): Visit | Outing | undefined {
  const record = [...visits, ...outings].find((one) => one.ref === ref);
  const theirs = !record || (record.kind === 'visit' ? isGoing(record, sender.email) : isVisitor(record, sender.email));
  if (!theirs || !callsForHelp(reply.text)) return record;
  // Whoever plays in a drill and answers a real visit's mail means it.
  const own = outings.filter((outing) => isVisitor(outing, sender.email) && (!outing.practice || record?.practice));
  return (
    own.find((outing) => outing.backAt === null) ??
    own.find((outing) => record?.kind === 'visit' && outing.ref === record.outing) ??
    record
  );
}

/** Those who go on a visit, and who asked for it. */
function isGoing({ request }: Visit, email: string): boolean {
  return request.visitors.includes(email) || request.by === email;
}

function acted(record: Visit | Outing, reply: Reply, { school, outings }: Open, now: Instant): Visit | Outing {
  const from = tidyEmail(reply.from);
  const facts = { ...factsFor(school, actorAt(school, from, 'reply'), now), out: outNow(outings) };
  if (record.kind === 'visit') {
    if (isGoing(record, from) && callsForHelp(reply.text)) return helpBeforeLeaving(record, reply, school, now);
    if (!isAck(reply.text)) {
      const act = visitActOf(reply.text, record);
      if (!act) return notUsed(record, reply, NO_DECISION, now);
      if (!reply.authenticated) return notUsed(record, reply, NOT_PROVED, now);
      return unlessRefused(record, decideVisit(record, act, facts), reply, now);
    }
    if (!reply.authenticated) return notUsed(record, reply, NOT_PROVED, now);
    const [act, ...more] = waitsFor(record, from, school, Math.min(reply.at, now));
    if (!act || more.length > 0) return notUsed(record, reply, act ? SEVERAL_WAIT : NOTHING_WAITS, now);
    return unlessRefused(record, decideVisit(record, act, facts), reply, now);
  }
  const own = isVisitor(record, from);
  const act = outingActOf(reply.text, record, from);
  if (!act) return notUsed(record, reply, own ? NO_VISITOR_WORD : NO_SCHOOL_WORD, now);
  // "Back" and "help" are believed as they stand: what lowers the guard on somebody else's outing is not.
  if (!own && !reply.authenticated) return notUsed(record, reply, NOT_PROVED, now);
  return unlessRefused(record, decideOuting(record, act, facts), reply, now);
}

const NOT_PROVED = 'It could not be proved that it came from you.';
const NO_DECISION =
  'It was not understood. Begin with approve, decline, send back or invite; your words follow after a colon, such as “decline: your reason”.';
const SEVERAL_WAIT = 'More than one thing waits for you on this visit. Open its page, and acknowledge each one there.';
const NOTHING_WAITS =
  'Nothing that a mail told you of waits for your word on this visit: somebody has it already, or more has come since. Its page shows it.';
const NO_VISITOR_WORD =
  'It was not understood. Answer with one word and nothing else in its line, such as back, help or 30.';
const NO_SCHOOL_WORD =
  'It was not understood. Answer with one of the words of the mail and nothing else in its line, such as watching or acknowledge.';

/** No outing is watched yet, so no alarm can be raised: office and safeguarding lead hear of the call itself. */
function helpBeforeLeaving(visit: Visit, reply: Reply, school: School, now: Instant): Visit {
  const from = tidyEmail(reply.from);
  const sender = personAt(school.staff, from);
  const name = sender?.name || from;
  const why =
    `${name} wrote for help in reply to a mail about ${visit.ref}, and is not signed out on a visit. ` +
    `School: ring ${name} now${sender?.mobile ? ` on ${sender.mobile}` : ''}. ` +
    'The school office and the safeguarding lead have this mail; no alarm runs.';
  const people = [from, ...addressesIn(school.staff, 'office'), ...addressesIn(school.staff, 'safeguarding lead')];
  const next = logged(stepped(visit, ''), now, from, `Wrote for help by mail: ${reply.text.trim().slice(0, WORDS)}`);
  return posted(next, now, 'reply not used', people, {
    urgent: true,
    params: { why, words: reply.text.trim().slice(0, 300) },
  });
}

function unlessRefused<R extends Visit | Outing>(
  before: R,
  { record, refusal }: Decided<R>,
  reply: Reply,
  now: Instant,
): R {
  return refusal ? notUsed(before, reply, refusal.join(' '), now) : record;
}

/** The sender is told at once that nothing was done, and why, with a link to the page that can. */
function notUsed<R extends Visit | Outing>(record: R, reply: Reply, why: string, now: Instant): R {
  const from = tidyEmail(reply.from);
  const next = logged(stepped(record, ''), now, from, `A reply was not used: ${why}`);
  return posted(next, now, 'reply not used', [from], {
    urgent: true,
    params: { why, words: reply.text.slice(0, 300) },
  });
}

/** A visitor's call for help, wherever it stands in their words: it counts before whatever else they say. */
function callsForHelp(text: string): boolean {
  return /\b(help|999)\b/i.test(text);
}

/** What is said beside the bare call, or nothing. */
function wordsOfHelp(text: string): string {
  return /^(help|999)$/.test(bare(text)) && !text.trim().includes('\n') ? '' : text.trim().slice(0, WORDS);
}

/** "I have this": on a visit whatever waits for this person, on an outing its alarm. */
function isAck(text: string): boolean {
  return /^(ack|acknowledged?)$/.test(bare(text));
}

/** The first line as it is compared: in lower case, without thanks, full stops and exclamation marks about it. */
function bare(text: string): string {
  return firstLine(text)
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/[\s,.!]*\b(thanks|thank you)[\s.!]*$/, '')
    .replace(/^[\s.!]+|[\s.!]+$/g, '');
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}

/** The word that decides, alone in its line or before a colon, dash, comma; never as the beginning of a sentence. */
const DECIDES =
  /^\W*(approved?|declined?|no|send back|invite)(?:\s+(?:in a )?(pair|alone))?(?:[\s.!]*$|\s*(?:[:,–—-]|[.!](?=\s))\s*(.*)$)/i;

/** `approve`, `decline`, `send back` or `invite`, and what follows it; undefined for anything else. */
export function visitActOf(text: string, visit: Visit): VisitAct | undefined {
  const first = firstLine(text).replace(/[\s,.!:–—-]*\b(thanks|thank you)[\s.!]*$/i, '');
  const found = DECIDES.exec(first);
  if (!found) return undefined;
  const [, word = '', how = '', rest = ''] = found;
  const below = text.trim().split('\n').slice(1);
  const words = [rest, ...below].join('\n').trim().slice(0, WORDS);
  if (/^approve/i.test(word)) {
    // A full stop parts sentences, and the next one may take back the first: it is no separator for a yes.
    const sentences = rest !== '' && /^\W*[a-z ]+[.!]\s/i.test(first);
    return first.includes('?') || sentences ? undefined : approval(how, words, visit);
  }
  if (/^invite/i.test(word)) return { act: 'invite into school', words };
  if (/^(decline|no)/i.test(word)) return { act: 'decline', words: words || 'No reason given in the reply' };
  return { act: 'send back', words: words || 'No reason given in the reply' };
}

/** `approve pair: …`, `approve: alone, …`; where neither is said, as many as the form names. */
function approval(before: string, words: string, { request }: Visit): VisitAct {
  const [said = '', after = ''] = /^(?:in a )?(pair|alone)(?:\s*[:,.;–—-]+\s*|\s*\n\s*|\s*$)/i.exec(words) ?? [];
  const named = request.visitors.length + request.companions.length > 1 ? 'pair' : 'alone';
  const party = ((before || after).toLowerCase() || named) === 'pair' ? 'in a pair' : 'alone';
  return { act: 'approve', party, words: before === '' ? words.slice(said.length) : words };
}

/**
 * The act that a reply about an outing means. What lowers the guard must be all that its first line says; a visitor's call
 * for help may stand anywhere, and whatever else a visitor writes while the watch goes on is told to those who watch.
 */
export function outingActOf(text: string, outing: Outing, from: string): OutingAct | undefined {
  return isVisitor(outing, from) ? visitorActOf(text, outing) : schoolActOf(text);
}

function visitorActOf(text: string, outing: Outing): OutingAct | undefined {
  if (callsForHelp(text)) return { act: 'help', words: wordsOfHelp(text) };
  const said = bare(text);
  const minutes = /^(15|30|60)( more)?( min(ute)?s?)?$/.exec(said)?.[1];
  if (minutes) return { act: 'more time', minutes: Number(minutes) as 15 | 30 | 60 };
  if (/^(i'm )?back$/.test(said)) return { act: 'back' };
  if (/^(i'm )?(fine|ok|okay)$/.test(said)) return { act: "I'm fine" };
  if (said === 'not returning') return { act: 'left, not returning' };
  if (said === 'arrived') return { act: 'arrived' };
  if (said === 'left') return { act: 'left', how: 'visited' };
  // A mail comes late: whoever writes that they are inside is.
  if (said === 'inside') return { act: 'going in', anyway: true };
  if (said === 'nobody') return { act: 'left', how: outing.rules.door ? 'parents not there' : 'nobody home' };
  const words = text.trim().slice(0, WORDS);
  return words !== '' && isWatched(outing) ? { act: 'plan changed', words } : undefined;
}

function schoolActOf(text: string): OutingAct | undefined {
  const said = bare(text);
  // What raises the guard may be the beginning of a sentence.
  if (/^(help|999|worried)\b/.test(said)) return { act: "I'm worried", words: '' };
  if (/^can'?t reach\b/.test(said)) return { act: "can't reach", words: '' };
  if (/^(i'm )?watching$/.test(said)) return { act: "I'm watching" };
  if (isAck(text)) return { act: 'acknowledge' };
  const [, hour = '', minute = ''] = /^reached ([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(said) ?? [];
  if (hour !== '') return { act: 'reached', due: `${hour.padStart(2, '0')}:${minute}`, words: '' };
  const [, words = ''] = /^\W*resolved\s*:\s*([\s\S]+)$/i.exec(text.trim()) ?? [];
  return words === '' || firstLine(text).includes('?') ? undefined : { act: 'resolved', words: words.slice(0, WORDS) };
}
