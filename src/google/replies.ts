// Mail that came back, by the Gmail advanced service with gmail.readonly. Somebody adds that service once in the editor.
import { type RawMail, readReply } from '../app/reply-text';
import type { Replies } from '../ports';

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

/** A body's text. The advanced service gives bytes where the REST documentation says base64: either is read. */
function decoded(part: Part): string {
  const data: string | number[] | undefined = part.body?.data;
  if (data === undefined || data.length === 0) return '';
  const bytes = typeof data === 'string' ? Utilities.base64DecodeWebSafe(data) : data;
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
    text: body(payload, 'text/plain'),
    html: body(payload, 'text/html'),
  };
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

/** How many of these ids, newest first, came in since then: by halving, so that an old inbox costs a few calls. */
function newer(service: Messages, ids: string[], since: number): number {
  let from = 0;
  let to = ids.length;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const { internalDate } = service.get('me', ids[middle] ?? '', { format: 'minimal' });
    if (Number(internalDate ?? 0) >= since) from = middle + 1;
    else to = middle;
  }
  return from;
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
    const mails = looked.map((id) => rawMail(service.get('me', id, { format: 'full' })));
    const found = mails.flatMap((mail) => (mail.at >= watermark ? (readReply(mail, mailbox) ?? []) : []));
    return {
      replies: found.sort((a, b) => a.at - b.at),
      seenTo: Math.max(watermark, ...mails.map(({ at }) => at)),
      seenIds: [...older, ...looked],
    };
  },
};
