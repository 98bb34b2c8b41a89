// Mail that came back, by the Gmail advanced service with gmail.readonly. Somebody adds that service once in the editor.
import { HTML_READ, type RawMail, readReply } from '../app/reply-text';
import type { Replies, Reply } from '../ports';
import type { Instant } from '../time';

type Part = GoogleAppsScript.Gmail.Schema.MessagePart;
type Messages = NonNullable<NonNullable<GoogleAppsScript.Gmail['Users']>['Messages']>;

const PAGE = 100;
/** No inbox is read further back than so many mails at once. */
const MOST = 500;
/** So many mails are read at one look: a flood of them must not eat the tick, and the next look goes on. */
const A_LOOK = 20;
/** So many known mails in a row, and those below are known too: mails overtake each other by seconds, not by many. */
const KNOWN_ENOUGH = 5;

function messages(): Messages {
  // The global itself is missing until the service is added, and a manifest pushed by clasp does not add it.
  const service = typeof Gmail === 'undefined' ? undefined : Gmail.Users?.Messages;
  if (!service) {
    throw new Error(
      'Mail replies cannot be read yet. In the script editor press + beside Services, add Gmail API, save; or set ' +
        '“Read mail replies” to No in Settings. Until then letters work by their buttons.',
    );
  }
  return service;
}

/** A character takes four bytes at most, and in base64 four letters hold three bytes; one more shows that there are more. */
const BYTES = 4 * (HTML_READ + 1);

/** The beginning of a body's text, as much as is read of it at most. The advanced service gives bytes where the REST documentation says base64: either is read. */
function decoded(part: Part): string {
  const data = part.body?.data as string | number[] | undefined;
  if (data === undefined || data.length === 0) return '';
  const bytes =
    typeof data === 'string' ? Utilities.base64DecodeWebSafe(data.slice(0, 2 * BYTES)) : data.slice(0, BYTES);
  const type = part.headers?.find((header) => header.name?.toLowerCase() === 'content-type')?.value ?? '';
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'UTF-8';
  const blob = Utilities.newBlob(bytes);
  try {
    return blob.getDataAsString(charset);
  } catch {
    return blob.getDataAsString();
  }
}

/** The first part of a type, attachments left out. */
function body(part: Part | undefined, mimeType: string): string {
  if (!part || (part.filename ?? '') !== '') return '';
  if (part.mimeType === mimeType) return decoded(part);
  for (const inner of part.parts ?? []) {
    const text = body(inner, mimeType);
    if (text !== '') return text;
  }
  return '';
}

function rawMail(message: GoogleAppsScript.Gmail.Schema.Message): RawMail {
  const payload = message.payload;
  const headers = (payload?.headers ?? []).map(({ name = '', value = '' }) => ({ name, value }));
  return {
    id: message.id ?? '',
    at: Number(message.internalDate ?? 0),
    headers,
    // Only once they are asked for: most mails in an inbox are none of ours.
    get text() {
      return body(payload, 'text/plain');
    },
    get html() {
      return body(payload, 'text/html');
    },
  };
}

interface Looked {
  at: Instant;
  reply?: Reply;
  /** Why it, or what it says, could not be read. */
  error?: unknown;
}

/** One mail. What Gmail does not give out whole is known by its headers: whether it is ours, and whose. */
function lookedAt(service: Messages, id: string, watermark: Instant, mailbox: string): Looked {
  const asked = (format: 'full' | 'metadata'): Looked => {
    try {
      const mail = rawMail(service.get('me', id, { format }));
      return { at: mail.at, reply: mail.at >= watermark ? readReply(mail, mailbox) : undefined };
    } catch (error) {
      return { at: 0, error };
    }
  };
  const whole = asked('full');
  if (!whole.error) return whole;
  const bare = asked('metadata');
  if (!bare.reply) return bare;
  // Somebody's answer: what failed a moment ago may have been only that.
  const again = asked('full');
  return again.error ? { at: bare.at, reply: { ...bare.reply, cut: true }, error: again.error } : again;
}

/** The ids of the inbox that are not known, newest first; `bounded` where known ones ended the search. */
function unknown(service: Messages, known: Set<string>): { ids: string[]; bounded: boolean } {
  const ids: string[] = [];
  let pageToken: string | undefined;
  let knownInARow = 0;
  for (let read = 0; read < MOST; read += PAGE) {
    const page = service.list('me', { labelIds: ['INBOX'], maxResults: PAGE, ...(pageToken ? { pageToken } : {}) });
    for (const { id = '' } of page.messages ?? []) {
      knownInARow = known.has(id) ? knownInARow + 1 : 0;
      if (knownInARow >= KNOWN_ENOUGH) return { ids, bounded: true };
      if (knownInARow === 0) ids.push(id);
    }
    pageToken = page.nextPageToken;
    if (!pageToken) break;
  }
  return { ids, bounded: false };
}

/** Whether it came in since then. One that Gmail does not give out is looked at with the newer ones: it may be the newest. */
function isSince(service: Messages, id: string, since: number): boolean {
  try {
    return Number(service.get('me', id, { format: 'minimal' }).internalDate ?? 0) >= since;
  } catch {
    return true;
  }
}

/** How many of these ids, newest first, came in since then: by halving, so that an old inbox costs a few calls. */
function newer(service: Messages, ids: string[], since: number): number {
  let from = 0;
  let to = ids.length;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (isSince(service, ids[middle] ?? '', since)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The same words each time, so that a flood of such mails is told of once a day. They quote nothing of a mail. */
function unread(mailbox: string): string {
  return (
    `A mail to ${mailbox} could not be read, and was passed over. Look through the inbox of that account for an answer to a ` +
    'letter of Home Visits that nothing came of: its writer may wait. What it asks for can be done on the page of the visit.'
  );
}

/**
 * Reads the inbox from its newest mail back to what is known. Not by a search: Gmail's index lags, and splits words at
 * `+ . @` (https://developers.google.com/gmail/api/guides/filtering). One call for the list and one a mail not known, of
 * which a look takes the oldest few; an inbox whose newest mail is known costs the list alone.
 */
export const replies: Replies = {
  since(watermark, known = []) {
    const service = messages();
    const mailbox = Session.getEffectiveUser().getEmail();
    const { ids, bounded } = unknown(service, new Set(known));
    // Where nothing known ends the list it reaches back for years: what came before the watermark is not read.
    const count = bounded || ids.length <= A_LOOK ? ids.length : newer(service, ids, watermark);
    const older = ids.slice(count, count + KNOWN_ENOUGH).reverse();
    const looked = ids.slice(Math.max(0, count - A_LOOK), count).reverse();
    const all = looked.map((id) => lookedAt(service, id, watermark, mailbox));
    // Where no later one is given out either it is Gmail that does not answer: the next look asks again, and nobody's call
    // for help is passed over.
    const mails = all.slice(0, all.map(({ at }) => at > 0).lastIndexOf(true) + 1);
    if (all[0] && mails.length === 0) throw all[0].error;
    return {
      replies: mails.flatMap(({ reply }) => reply ?? []).sort((a, b) => a.at - b.at),
      seenTo: Math.max(watermark, ...mails.map(({ at }) => at)),
      seenIds: [...older, ...looked.slice(0, mails.length)],
      troubles: mails.some(({ error }) => error) ? [unread(mailbox)] : [],
    };
  },
};
