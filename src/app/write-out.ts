// Writing a letter out when it is sent: from the record as it is then, for the one person who reads it.
import { writeLetter } from '../letters/letter';
import type { AnyRecord, Mail, Ports } from '../ports';
import type { Letter } from '../record/record';
import { mailboxOf } from '../school/accounts';
import { personAt } from '../school/people';
import type { School } from '../school/school';
import type { Instant } from '../time';
import { formLink, type Sender, sceneFor } from './facts';

/** The mail that a letter becomes for its reader, sent by this account. */
export function writeOut(record: AnyRecord, letter: Letter, from: Sender, now: Instant): Mail {
  const policy = record.kind === 'school' ? undefined : record.policy;
  const scene = sceneFor(from, letter.to, now, policy);
  const params = { ...formLinks(record, from.school), ...letter.params };
  const { subject, html, text, attachments } = writeLetter(letter.letter, record, scene, params);
  return { to: letter.to, subject, html, text, ...(attachments ? { attachments } : {}) };
}

/** The addresses of the forms that a visit's letters offer. */
function formLinks(record: AnyRecord, school: School): Record<string, string> {
  if (record.kind !== 'visit') return {};
  return {
    assessmentUrl: formLink(school, 'assessment', record.ref),
    reportUrl: formLink(school, 'report', record.ref),
    incidentUrl: formLink(school, 'incident', record.ref),
    requestUrl: formLink(school, 'request'),
    editUrl: record.request.editUrl,
  };
}

/** Where whoever sends it reads replies, each letter's own address: it leads back to this record and this person of the staff alone. */
export function replyAddress(
  ports: Ports,
  record: AnyRecord,
  letter: Letter,
  { school, account }: Sender,
): { replyTo?: string } {
  const { readReplies } = school.settings;
  const mailbox = mailboxOf(school.settings, account);
  if (!readReplies || mailbox === '' || record.kind === 'school' || !personAt(school.staff, letter.to)) return {};
  const [user, domain] = mailbox.split('@');
  return { replyTo: `${user}+${record.ref}-${tagFor(ports, record.ref, letter.to)}@${domain}` };
}

/** The unguessable part of a reply address: only this school can make it, and only for this record and person. */
export function tagFor(ports: Ports, ref: string, email: string): string {
  return ports.seals.tag(`${ref} ${email}`).slice(0, 20).toLowerCase();
}

/** Whether Google refused a mail for its size: 25 MB with what is attached, 400 KB of words. */
export function isTooLarge(error: unknown): boolean {
  return /limit exceeded: email (body|total attachments)|too large/i.test(String(error));
}

/** Characters of a mail's words that are sent where all of them are too many. */
const CUT_AT = 60_000;

/** The same mail without what is attached and without its looks, and no longer than can be sent: better than none. */
export function lighter({ attachments = [], html: _html, ...mail }: Mail): Mail {
  const left = attachments.map(({ name }) => name);
  const without = left.length === 0 ? '' : `(Too large to be attached: ${left.join(', ')}. Open the page instead.)\n\n`;
  const cut =
    mail.text.length > CUT_AT ? `${mail.text.slice(0, CUT_AT)}\n\n(Cut here. Open the page for the rest.)` : mail.text;
  return { ...mail, html: '', text: without + cut };
}
