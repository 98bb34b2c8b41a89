// What a mail that came back says: whom and what it is about, whether a person wrote it, and their own words in it.
import type { Reply } from '../ports';
import type { Instant } from '../time';

/** A mail as the mailbox gives it. Headers in their order, topmost first. */
export interface RawMail {
  id: string;
  at: Instant;
  headers: { name: string; value: string }[];
  /** The body as plain text; empty where the mail has HTML alone. It may end after `HTML_READ` characters. */
  text: string;
  html: string;
}

/*
 * Anybody may write to a mailbox, at any length, and a tick has minutes for all of it. So every pattern in this file takes
 * time in proportion to what it reads, never to its square: none may begin anew at each place of a run that it can walk
 * through to the end. And no more is read than a person's own words can need, since they stand above what they quote.
 */

/** Four hundred recipients: an address of ours may be the last of those whom a reply to all went to. */
const LINE_READ = 20_000;
/** Some ten pages of writing. */
const TEXT_READ = 20_000;
/** Tags, and the style sheets that mail programs put before the first word, come on top of the text. */
export const HTML_READ = 200_000;

function headers(mail: RawMail, name: string): string[] {
  return mail.headers.filter((header) => header.name.toLowerCase() === name).map((header) => header.value);
}

/** The topmost header of this name. One too long to be read counts as empty: a part of it could say what the whole does not. */
function header(mail: RawMail, name: string): string {
  const value = headers(mail, name)[0] ?? '';
  return value.length > LINE_READ ? '' : value;
}

/** A header's line without what stands in quotes or in brackets: anybody can write there what they like. */
function unquoted(line: string): string {
  const bare: string[] = [];
  // Brackets may stand within brackets.
  const opened: number[] = [];
  // A quotation mark that nothing closes is matched to the end, and kept: no other after it can be closed either.
  for (const char of line.replace(/"(?:\\[\s\S]?|[^"\\])*("?)/g, (all, closed) => (closed ? ' ' : all))) {
    const from = char === ')' ? opened.pop() : undefined;
    if (char === '(') opened.push(bare.length);
    if (from === undefined) bare.push(char);
    else bare.splice(from, bare.length, ' ');
  }
  return bare.join('');
}

/** The address in a From or To line, in lower case: never one that only stands in the name before it. */
export function addressIn(line: string): string {
  const bare = unquoted(line);
  const isAddress = (word: string) => /.@./.test(word);
  const inBrackets = (bare.match(/<[^<>\s]+>/g) ?? []).map((word) => word.slice(1, -1)).filter(isAddress);
  return (inBrackets.pop() ?? bare.split(/[\s<>,;"]+/).find(isAddress) ?? '').toLowerCase();
}

/** The tag after the plus in an address of ours, or empty. Where it was delivered counts before what To claims. */
export function tagIn(mail: RawMail, mailbox: string): string {
  const [user = '', domain = ''] = mailbox.toLowerCase().split('@');
  for (const name of ['delivered-to', 'x-original-to', 'to', 'cc']) {
    for (const line of headers(mail, name)) {
      for (const part of line.slice(0, LINE_READ).toLowerCase().split(',')) {
        const [name = '', host = ''] = addressIn(part).split('@');
        const at = name.indexOf('+');
        const ours = mailbox === '' || (name.slice(0, at) === user && host === domain);
        if (at > 0 && ours) return name.slice(at + 1);
      }
    }
  }
  return '';
}

/** Out-of-office notes, bounces, mailing lists: whatever no person has just written (RFC 3834). */
export function isAutomatic(mail: RawMail): boolean {
  const submitted = header(mail, 'auto-submitted').toLowerCase();
  if (submitted !== '' && !submitted.startsWith('no')) return true;
  if (/^(bulk|junk|list|auto_reply)/i.test(header(mail, 'precedence'))) return true;
  if (headers(mail, 'x-autoreply').length > 0 || headers(mail, 'x-autorespond').length > 0) return true;
  if (/multipart\/report/i.test(header(mail, 'content-type'))) return true;
  if (header(mail, 'return-path').trim() === '<>') return true;
  return /^(mailer-daemon|postmaster|no-?reply)@/.test(addressIn(header(mail, 'from')));
}

function domainOf(address: string): string {
  return address.split('@')[1] ?? '';
}

/** Whether one domain is the other or lies within it. */
function within(inner: string, outer: string): boolean {
  return (
    inner !== '' && outer !== '' && (inner === outer || inner.endsWith(`.${outer}`) || outer.endsWith(`.${inner}`))
  );
}

/**
 * Whether Google vouches for the From line. Only the topmost result counts, and only Google's own: a sender can write
 * more of them underneath, and words of their own into its brackets and quotes (their envelope's address stands there).
 * A pass must be of the domain that the From line names
 * (`dmarc=pass (p=NONE) header.from=school.example`: https://www.rfc-editor.org/rfc/rfc8601#section-2.7.1). Mail that
 * never left the school's own domain may carry none at all, which nobody from outside can bring about.
 */
export function isAuthenticated(mail: RawMail, mailbox: string): boolean {
  const from = domainOf(addressIn(header(mail, 'from')));
  if (from === '' || headers(mail, 'from').length !== 1) return false;
  const results = headers(mail, 'authentication-results');
  if (results.length === 0) return from === domainOf(mailbox.toLowerCase());
  const [server = '', ...verdicts] = unquoted(header(mail, 'authentication-results').toLowerCase())
    .split(';')
    .map((one) => one.trim());
  if (!/^(mx\.)?google\.com( \d+)?$/.test(server)) return false;
  const [dmarc, ...more] = verdicts.filter((verdict) => verdict.startsWith('dmarc='));
  // Google writes one: another is of the sender's making.
  if (more.length > 0) return false;
  if (dmarc) return /^dmarc=pass\b/.test(dmarc) && within(/\bheader\.from=(\S+)/.exec(dmarc)?.[1] ?? '', from);
  return verdicts.some((verdict) => {
    const signer = /^dkim=pass\b.*?\bheader\.(?:i|d)=@?(\S+)/.exec(verdict)?.[1] ?? '';
    return within(addressIn(signer) === '' ? signer : domainOf(addressIn(signer)), from);
  });
}

/** HTML without the elements of this name that are closed. */
function without(html: string, name: string): string {
  const parts = html.split(new RegExp(`</${name}>`, 'i'));
  const last = parts.pop() ?? '';
  const opening = new RegExp(`<${name}\\b`, 'i');
  return parts.map((part) => part.split(opening)[0]).join('') + last;
}

/** HTML with a line that begins a quotation in the place of what it quotes. */
function aboveQuoted(html: string): string {
  const tags = /<(?:blockquote|div)[^>]*/gi;
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    const quotes = /^<blockquote|gmail_quote|divRplyFwdMsg|appendonsend/i.test(tag[0]);
    if (quotes) return `${html.slice(0, tag.index)}<br>&gt;`;
  }
  return html;
}

/** Plain text of an HTML mail, its quotation cut off. */
function plain(html: string): string {
  const shown = aboveQuoted(['style', 'script', 'head'].reduce(without, html));
  // Behind the last that closes a tag no tag can be.
  const end = shown.lastIndexOf('>') + 1;
  const words = shown
    .slice(0, end)
    .replace(/<(\/?\w*)[^>]*>/g, (_, tag) => (/^(br|\/p|\/div|\/li|\/tr)$/i.test(tag) ? '\n' : ''));
  return `${words}${shown.slice(end)}`
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&rsquo;|&apos;/g, '’')
    .replace(/&amp;/g, '&');
}

/** Lines that begin what was quoted, as mail programs write them; without blanks at their end. */
const QUOTATION = [
  /^\s*>/,
  /^\s*-{2,}\s*(original message|forwarded message|reply above this line)/i,
  /^\s*_{10,}\s*$/,
  /^\s*(from|sent|oddi wrth)\s*:\s.*\S/i,
  /^\s*\*?(from|sent):\*?\s/i,
  /^\s*(on|ar)\s.{6,}\b(wrote|ysgrifennodd)\s*:?$/i,
  /<[^<>\s@]+@[^<>\s]+>\s*((wrote|ysgrifennodd)\s*)?:$/i,
];

/** Lines below which only a signature stands. */
const SIGNATURE = [/^--\s?$/, /^\s*(sent from my |sent from outlook|get outlook for |sent via )/i];

/** A line joined with none, one and two of those after it; a blank line or one that begins anew ends the fold. */
function foldings(lines: string[], i: number): string[] {
  const found = [lines[i] ?? ''];
  for (const next of lines.slice(i + 1, i + 3)) {
    if (next.trim() === '' || /^\s*(on|ar)\s/i.test(next)) break;
    found.push(`${found[found.length - 1]} ${next}`);
  }
  return found;
}

/** What a person wrote above the quotation and their signature, without empty lines around it. */
export function aboveQuotation(text: string): string {
  return ownWords(text).words;
}

/** Their own words, and whether something below ended them. */
function ownWords(text: string): { words: string; ended: boolean } {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .split('\n');
  const end = lines.findIndex((line, i) => {
    if (SIGNATURE.some((pattern) => pattern.test(line))) return true;
    // "On Tuesday … <amy@…> wrote:" may be folded over up to three lines.
    const folded = /^\s*(on|ar)\s/i.test(line) ? foldings(lines, i) : [line];
    return folded.some((joined) => QUOTATION.some((pattern) => pattern.test(joined.trimEnd())));
  });
  return { words: (end < 0 ? lines : lines.slice(0, end)).join('\n').trim(), ended: end >= 0 };
}

/** The reply in a mail, or undefined where its address carries no tag: then it is none of ours, and its text is not touched. */
export function readReply(mail: RawMail, mailbox: string): Reply | undefined {
  const tag = tagIn(mail, mailbox);
  if (tag === '') return undefined;
  const { text, html } = mail;
  const isHtml = text.trim() === '';
  const shown = (isHtml ? plain(html.slice(0, HTML_READ)) : text).trimStart();
  const { words, ended } = ownWords(shown.slice(0, TEXT_READ));
  return {
    id: mail.id,
    messageId: header(mail, 'message-id') || mail.id,
    at: mail.at,
    from: addressIn(header(mail, 'from')),
    tag,
    text: words,
    cut: !ended && (shown.length > TEXT_READ || (isHtml && html.length > HTML_READ)),
    automatic: isAutomatic(mail),
    authenticated: isAuthenticated(mail, mailbox),
  };
}
