// One-word replies: what the buttons do, by mail. Nothing that lowers the guard rests on a From line alone.
import { decideOuting, type OutingAct } from '../outing/decide';
import type { Outing } from '../outing/record';
import { isVisitor } from '../outing/who';
import type { AnyRecord, Ports, Reply } from '../ports';
import { type Decided, stepped } from '../record/decide';
import { logged, posted } from '../record/record';
import { personAt, tidyEmail } from '../school/people';
import type { School } from '../school/school';
import { type Instant, MINUTE } from '../time';
import type { VisitAct } from '../visit/acts';
import { decideVisit } from '../visit/decide';
import type { Visit } from '../visit/record';
import { actorAt, factsFor } from './facts';
import type { Open } from './open-records';
import { transact } from './transact';
import { tagFor } from './write-out';

/** Mail overtakes mail: look back further than the newest seen. */
const OVERLAP = 30 * MINUTE;
const SEEN_KEPT = 100;

/** Reads what came in since the last look and does what it says. One reply that cannot be used is answered, not lost. */
export function readReplies(ports: Ports, school: School, now: Instant): string[] {
  const found = ports.replies.since(school.repliesTo - OVERLAP, school.repliesSeen);
  for (const reply of found)
    transact(ports, now, (open) => ({ changed: dealtWith(ports, reply, open, now), answer: null }));
  return [];
}

/** The records that a reply changes; the school always remembers that it was dealt with. */
function dealtWith(ports: Ports, reply: Reply, open: Open, now: Instant): AnyRecord[] {
  const { school } = open;
  if (school.repliesSeen.includes(reply.id)) return [];
  const seen: School = {
    ...school,
    repliesSeen: [...school.repliesSeen, reply.id].slice(-SEEN_KEPT),
    repliesTo: Math.max(school.repliesTo, reply.at),
  };
  const record = recordOf(ports, reply, open);
  if (reply.automatic || !record) return [seen];
  return [seen, acted(record, reply, open, now)];
}

/** The record whose tag stands in the address replied to, made for this very sender; both must agree. */
function recordOf(ports: Ports, reply: Reply, { visits, outings, school }: Open): Visit | Outing | undefined {
  const [, ref = '', tag = ''] = /^((?:HV|OUT)-\d+)-([0-9a-f]+)$/i.exec(reply.tag) ?? [];
  const sender = personAt(school.staff, reply.from);
  if (!sender?.active) return undefined;
  const known = tagFor(ports, ref.toUpperCase(), sender.email) === tag.toLowerCase();
  return known ? [...visits, ...outings].find((record) => record.ref === ref.toUpperCase()) : undefined;
}

function acted(record: Visit | Outing, reply: Reply, { school }: Open, now: Instant): Visit | Outing {
  const facts = factsFor(school, actorAt(school, tidyEmail(reply.from), 'reply'), now);
  if (record.kind === 'visit') {
    const act = visitActOf(reply.text, record);
    if (!act)
      return notUsed(
        record,
        reply,
        'It was not understood. Answer with one word: approve or decline, and a reason.',
        now,
      );
    if (!reply.authenticated) return notUsed(record, reply, 'It could not be proved that it came from you.', now);
    return unlessRefused(record, decideVisit(record, act, facts), reply, now);
  }
  const act = outingActOf(reply.text, record, tidyEmail(reply.from));
  if (!act)
    return notUsed(record, reply, 'It was not understood. Answer with one word, such as back, help or 30.', now);
  // "Back" and "help" are believed as they stand: what lowers the guard on somebody else's outing is not.
  const own = isVisitor(record, tidyEmail(reply.from));
  if (!own && !reply.authenticated) return notUsed(record, reply, 'It could not be proved that it came from you.', now);
  return unlessRefused(record, decideOuting(record, act, facts), reply, now);
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

/** `approve`, `decline` or `send back`, and what follows it; undefined for anything else. */
export function visitActOf(text: string, visit: Visit): VisitAct | undefined {
  if (/^\W*ack/i.test(text))
    return visit.incident && !visit.incidentAcknowledged
      ? { act: 'acknowledge incident', words: '' }
      : { act: 'acknowledge concern', words: '' };
  const [, word = '', rest = ''] =
    /^\W*(approved?|declined?|no|send back)\b[\s:,.;–-]*([\s\S]*)$/i.exec(text.trim()) ?? [];
  const words = rest.trim().slice(0, 2000);
  if (/^approve/i.test(word)) return approval(words, visit);
  if (/^(decline|no)/i.test(word)) return { act: 'decline', words: words || 'No reason given in the reply' };
  if (/^send/i.test(word)) return { act: 'send back', words: words || 'No reason given in the reply' };
  return undefined;
}

/** `approve pair …`, `approve alone …`; where neither is said, as many as the form names. */
function approval(words: string, { request }: Visit): VisitAct {
  const [said = '', how = ''] = /^(?:in a )?(pair|alone)\b[\s:,.;–-]*/i.exec(words) ?? [];
  const named = request.visitors.length + request.companions.length > 1 ? 'pair' : 'alone';
  const party = (how.toLowerCase() || named) === 'pair' ? 'in a pair' : 'alone';
  return { act: 'approve', party, words: words.slice(said.length) };
}

/** The act that a one-word reply about an outing means, said by a visitor or by somebody at school. */
export function outingActOf(text: string, outing: Outing, from: string): OutingAct | undefined {
  const word = text.trim().toLowerCase();
  if (/^(help|999)\b/.test(word)) return { act: isVisitor(outing, from) ? 'help' : "I'm worried", words: '' };
  if (isVisitor(outing, from)) {
    const minutes = /^(15|30|60)\b/.exec(word)?.[1];
    if (minutes) return { act: 'more time', minutes: Number(minutes) as 15 | 30 | 60 };
    if (/^back\b/.test(word)) return { act: 'back' };
    if (/^(fine|ok)\b/.test(word)) return { act: "I'm fine" };
    if (/^not returning\b/.test(word)) return { act: 'left, not returning' };
    if (/^arrived\b/.test(word)) return { act: 'arrived' };
    if (/^left\b/.test(word)) return { act: 'left', how: 'visited' };
    return undefined;
  }
  if (/^watching\b/.test(word)) return { act: "I'm watching" };
  if (/^(ack|acknowledge)/.test(word)) return { act: 'acknowledge' };
  if (/^can['’]?t reach\b/.test(word)) return { act: "can't reach", words: '' };
  if (/^worried\b/.test(word)) return { act: "I'm worried", words: '' };
  const reached = /^reached\b.*?(\d{1,2})[:.](\d{2})/.exec(word);
  if (reached) return { act: 'reached', due: `${reached[1]?.padStart(2, '0')}:${reached[2]}`, words: '' };
  const resolved = /^resolved\b[\s:,.;–-]*([\s\S]+)$/.exec(text.trim().replace(/^resolved/i, 'resolved'));
  if (resolved?.[1]) return { act: 'resolved', words: resolved[1] };
  return undefined;
}
