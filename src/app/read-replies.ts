// One-word replies: what the buttons do, by mail. Nothing that lowers the guard rests on a From line alone, nor on the
// first word of a sentence.
import { decideOuting, type OutingAct } from '../outing/decide';
import { outNow } from '../outing/gates';
import type { Outing } from '../outing/record';
import { isOutOn, isVisitor } from '../outing/who';
import type { AnyRecord, Ports, Reply } from '../ports';
import { type Decided, digestOf, remembering, stepped } from '../record/decide';
import { logged, posted } from '../record/record';
import { addressesIn, personAt, tidyEmail } from '../school/people';
import type { ReadTo, School, StaffMember } from '../school/school';
import { type Instant, MINUTE } from '../time';
import { decideVisit } from '../visit/decide';
import type { Visit } from '../visit/record';
import { waitsFor } from '../visit/told';
import { actorAt, factsFor, type Sender, staffAndOut } from './facts';
import { type Open, withChanged, withTold } from './open-records';
import { callsForHelp, isGoing, outingActOf, visitActOf, WORDS } from './reply-words';
import { transact } from './transact';
import { administrators, withTrouble } from './trouble';
import { tagFor } from './write-out';

/** Mail overtakes mail: look back further than the newest seen. */
const OVERLAP = 30 * MINUTE;
const SEEN_KEPT = 100;

/**
 * Reads what came in since the last look and does what it says, all of it with one write. One reply that cannot be used is
 * answered, not lost.
 */
export function readReplies(ports: Ports, found: Open, now: Instant): string[] {
  const { to, seen } = readTo(found.school, ports.installation.account());
  const { replies, seenTo, seenIds, troubles } = ports.replies.since(to - OVERLAP, seen);
  // Absence notes, and mail to no address of ours, cost no more than having been looked at.
  const ours = replies.filter((reply) => taggedFor(ports, reply, found));
  const others = seenIds.filter((id) => ours.every((reply) => reply.id !== id));
  if (ours.length === 0 && others.length === 0) return troubles;
  transact(ports, now + ours.length, (open) => {
    const before = others.length > 0 ? [looked(open, others, seenTo)] : [];
    return { changed: allDealtWith(ports, ours, withChanged(open, before), now, before), answer: null };
  });
  return troubles;
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
 * The records that these replies change, each reply upon what the ones before it left. The school remembers that they were
 * dealt with, and is written after the records: a kill between the two must not lose what somebody said. The records know
 * the replies too, and do nothing twice.
 */
function allDealtWith(ports: Ports, replies: Reply[], open: Open, now: Instant, before: AnyRecord[]): AnyRecord[] {
  const changed = new Map(before.map((record) => [record.ref, record]));
  let standing = open;
  for (const [i, reply] of replies.entries()) {
    // A moment after the one before it: what answers an earlier alarm is no answer to a call for help that follows.
    const at = now + i;
    const fresh = dealtWithOrTold(ports, reply, standing, at);
    for (const record of fresh) changed.set(record.ref, record);
    standing = withChanged(standing, fresh);
  }
  const all = [...changed.values()];
  return [...all.filter(({ kind }) => kind !== 'school'), ...all.filter(({ kind }) => kind === 'school')];
}

/** One that cannot be worked out keeps no other from being read; its sender hears that, and of a call for help school does. */
function dealtWithOrTold(ports: Ports, reply: Reply, open: Open, now: Instant): AnyRecord[] {
  try {
    return withTold(dealtWith(ports, reply, open, now), open, now);
  } catch (error) {
    console.error(error);
    const seen = looked(open, [reply.id], reply.at);
    const tagged = taggedFor(ports, reply, open);
    const told = tagged ? tooLate(seen, tagged, reply, now) : seen;
    // What they wrote is not for whoever looks after the script.
    return [withTrouble(told, [`A reply by mail of ${reply.from} could not be used (${String(error)}).`], now)];
  }
}

/** The records that a reply changes; the school always remembers that it was dealt with. */
function dealtWith(ports: Ports, reply: Reply, open: Open, now: Instant): AnyRecord[] {
  const { school } = open;
  if (readTo(school, open.account).seen.includes(reply.id)) return [];
  const seen = looked(open, [reply.id], reply.at);
  const tagged = taggedFor(ports, reply, open);
  if (!tagged) return [seen];
  const { ref, sender } = tagged;
  const record = recordOf(ref, sender, reply, open);
  if (!sender.active && !(record?.kind === 'outing' && isOutOn(record, sender.email))) return [seen];
  if (!record) return [tooLate(seen, tagged, reply, now)];
  if (tidyEmail(reply.from) === sender.email) return [actedOnce(record, reply, open, now), seen];
  const said = { ...reply, from: sender.email, authenticated: false };
  if (!isTheirs(record, sender.email)) {
    // Somebody at school may write from an address of their own; a colleague who has their mail is not them.
    return personAt(school.staff, reply.from) ? [seen] : [tooLate(seen, tagged, reply, now)];
  }
  const heard = actedOnce(record, said, open, now);
  const whence = `That mail came from ${tidyEmail(reply.from)}, which is not ${sender.name}’s address on the staff list`;
  return [heard === record ? heard : logged(heard, now, 'engine', whence), seen];
}

/**
 * Of a letter whose record is closed, or a reply that nothing can be made of, its reader hears that nothing was done; a
 * call for help reaches school all the same.
 */
function tooLate(school: School, { ref, sender }: Tagged, reply: Reply, now: Instant): School {
  const calls = callsForHelp(reply.text);
  const atSchool = (['office', 'safeguarding lead'] as const).flatMap((role) => addressesIn(school.staff, role));
  const hear = atSchool.length > 0 ? atSchool : administrators(school);
  const people = [sender.email, ...(calls ? hear : [])];
  const call = calls ? `${sender.name}${sender.mobile && ` on ${sender.mobile}`}` : '';
  const params = { ref, call, words: reply.text.trim().slice(0, 300) };
  return posted(stepped(school, ''), now, 'reply too late', [...new Set(people)], { urgent: true, params });
}

interface Tagged {
  ref: string;
  sender: StaffMember;
}

/**
 * What a person's reply is about, where its address has the tag that was made for this very sender: both must agree. But a
 * call for help is heard of whoever's tag it has, also from another address of theirs.
 */
function taggedFor(ports: Ports, reply: Reply, open: Open): Tagged | undefined {
  if (reply.automatic) return undefined;
  const staff = staffAndOut(open);
  const [, ref = '', tag = ''] = /^((?:DRILL-)?(?:HV|OUT)-\d+)-([0-9a-f]+)$/i.exec(reply.tag) ?? [];
  const hasTag = ({ email }: StaffMember) => tagFor(ports, ref.toUpperCase(), email) === tag.toLowerCase();
  const from = personAt(staff, reply.from);
  const sender = from && hasTag(from) ? from : tag && callsForHelp(reply.text) ? staff.find(hasTag) : undefined;
  return sender && { ref: ref.toUpperCase(), sender };
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
  if ((record && !isTheirs(record, sender.email)) || !callsForHelp(reply.text)) return record;
  // Whoever plays in a drill and answers a real visit's mail means it.
  const own = outings.filter((outing) => isVisitor(outing, sender.email) && (!outing.practice || record?.practice));
  return (
    own.find((outing) => outing.backAt === null) ??
    own.find((outing) => record?.kind === 'visit' && outing.ref === record.outing) ??
    record
  );
}

/** Whether it is about a visit of this person's own. */
function isTheirs(record: Visit | Outing, email: string): boolean {
  return record.kind === 'visit' ? isGoing(record, email) : isVisitor(record, email);
}

/** Delivered twice, to two accounts, or sent again by whoever caught it on its way: the same mail does nothing twice. */
function actedOnce(record: Visit | Outing, reply: Reply, open: Open, now: Instant): Visit | Outing {
  // Some mail programs write the same id into different mails: their words tell them apart.
  const tap = `mail/${digestOf(`${reply.messageId} ${reply.text}`)}`;
  return record.taps.includes(tap) ? record : remembering(acted(record, reply, open, now), tap);
}

function acted(record: Visit | Outing, reply: Reply, { school, outings }: Open, now: Instant): Visit | Outing {
  const from = tidyEmail(reply.from);
  const facts = { ...factsFor(school, actorAt(school, from, 'reply'), now), out: outNow(outings) };
  if (record.kind === 'visit') {
    const act = visitActOf(reply.text, record, from);
    if (act === 'help') return helpBeforeLeaving(record, reply, school, now);
    if (!act) return notUsed(record, reply, reply.cut ? NOT_WHOLE : NO_DECISION, now);
    if (!reply.authenticated) return notUsed(record, reply, NOT_PROVED, now);
    if (act !== 'acknowledge') return unlessRefused(record, decideVisit(record, act, facts), reply, now);
    const [waiting, ...more] = waitsFor(record, from, school, Math.min(reply.at, now));
    if (!waiting || more.length > 0) return notUsed(record, reply, waiting ? SEVERAL_WAIT : NOTHING_WAITS, now);
    return unlessRefused(record, decideVisit(record, waiting, facts), reply, now);
  }
  const own = isVisitor(record, from);
  const act = outingActOf(reply.text, record, from);
  if (!act) return notUsed(record, reply, reply.cut ? NOT_WHOLE : own ? NO_VISITOR_WORD : NO_SCHOOL_WORD, now);
  // "Back" and "help" are believed as they stand: what lowers the guard on somebody else's outing is not.
  if (!own && !reply.authenticated) return notUsed(record, reply, NOT_PROVED, now);
  if (own && isOver(record, act, from, facts.out)) return notUsed(record, reply, OVER, now);
  const done = unlessRefused(record, decideOuting(record, act, facts), reply, now);
  // Whoever watches has what could be read; a call for help may stand in the rest, and its writer must not rely on it.
  return reply.cut && act.act === 'plan changed' && done !== record ? notUsed(done, reply, NOT_WHOLE, now) : done;
}

/** What means nothing for an outing that has ended. "Back" is true of it, unless they are out on another one now. */
function isOver({ backAt }: Outing, { act }: OutingAct, from: string, out: string[]): boolean {
  if (backAt === null || act === 'help' || act === 'plan changed') return false;
  return !['back', 'left, not returning'].includes(act) || out.includes(from);
}

const NOT_PROVED = 'It could not be proved that it came from you.';
const NOT_WHOLE =
  'It could not be read to its end, and no word in what could be read was understood. Whoever watches over an outing has ' +
  'its beginning at most. Answer with one word and nothing else, or open the page.';
const NO_DECISION =
  'It was not understood. Begin with approve, decline, send back or invite; your words follow after a colon, such as “decline: your reason”.';
const SEVERAL_WAIT = 'More than one thing waits for you on this visit. Open its page, and acknowledge each one there.';
const NOTHING_WAITS =
  'Nothing that a mail told you of waits for your word on this visit: somebody has it already, or more has come since. Its page shows it.';
const OVER =
  'The outing that this mail was about is over. If you are out on another one, answer a mail about that, or open its page.';
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
