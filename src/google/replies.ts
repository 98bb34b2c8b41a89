// Mail that came back, by the Gmail advanced service with gmail.readonly. Somebody adds that service once in the editor.
import { type RawMail, readReply } from '../app/reply-text';
import type { Replies, Reply } from '../ports';

type Part = GoogleAppsScript.Gmail.Schema.MessagePart;
type Messages = NonNullable<NonNullable<GoogleAppsScript.Gmail['Users']>['Messages']>;

const PAGE = 50;
/** No inbox is read further back than so many mails at once. */
const MOST = 200;
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

/**
 * Reads the inbox from its newest mail back to the watermark. Not by a search: Gmail's index lags, and splits words at
 * `+ . @` (https://developers.google.com/gmail/api/guides/filtering). One call for the list and one a mail not known;
 * an inbox whose newest mail is known costs the list alone.
 */
export const replies: Replies = {
  since(watermark, known = []) {
    const service = messages();
    const mailbox = Session.getEffectiveUser().getEmail();
    const seen = new Set(known);
    const found: Reply[] = [];
    let pageToken: string | undefined;
    let knownInARow = 0;
    for (let read = 0; read < MOST; read += PAGE) {
      const page = service.list('me', { labelIds: ['INBOX'], maxResults: PAGE, ...(pageToken ? { pageToken } : {}) });
      for (const { id = '' } of page.messages ?? []) {
        knownInARow = seen.has(id) ? knownInARow + 1 : 0;
        if (knownInARow >= KNOWN_ENOUGH) return found.sort((a, b) => a.at - b.at);
        if (knownInARow > 0) continue;
        const mail = rawMail(service.get('me', id, { format: 'full' }));
        if (mail.at < watermark) return found.sort((a, b) => a.at - b.at);
        const reply = readReply(mail, mailbox);
        if (reply) found.push(reply);
      }
      pageToken = page.nextPageToken;
      if (!pageToken) break;
    }
    return found.sort((a, b) => a.at - b.at);
  },
};
