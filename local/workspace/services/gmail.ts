// The Gmail advanced service, read only: the executing user's own mailbox.
import { ServiceError } from '../errors';
import { guard } from '../guard';
import { mailbox, rawHeaders } from '../mailboxes';
import { copyOut } from '../realm';
import type { Running } from '../running';
import type { Mail } from '../types';

type GmailService = NonNullable<typeof Gmail>;
type Users = NonNullable<GmailService['Users']>;
type Messages = NonNullable<Users['Messages']>;
type Message = GoogleAppsScript.Gmail.Schema.Message;

/** The global `Gmail`; it exists only where somebody switched the service on. */
export function gmailService(run: Running): object {
  const { workspace } = run;
  const requireMe = (user: unknown) => {
    if (user !== 'me' && user !== run.user)
      throw new ServiceError('API call to gmail failed with error: Delegation denied');
  };
  const newestFirst = () => mailbox(workspace, run.user).reverse();
  const history = () => String(workspace.state.mails.length);

  const messages = guard<Messages>(run, 'Gmail.Users.Messages', {
    list: (user: unknown, options?: unknown) => {
      requireMe(user);
      const { q = '', maxResults = 100, pageToken } = (copyOut(options) ?? {}) as Record<string, string | number>;
      const found = newestFirst().filter(matches(String(q)));
      const from = Number(pageToken ?? 0);
      const page = found.slice(from, from + Number(maxResults));
      const more = from + page.length < found.length ? { nextPageToken: String(from + page.length) } : {};
      const estimate = { resultSizeEstimate: found.length };
      // With nothing found there is no list at all, as with Google.
      return page.length ? { messages: page.map(({ id }) => ({ id, threadId: id })), ...more, ...estimate } : estimate;
    },
    get: (user: unknown, id: unknown, options?: unknown) => {
      requireMe(user);
      const mail = newestFirst().find((one) => one.id === id);
      if (!mail)
        throw new ServiceError(
          'API call to gmail.users.messages.get failed with error: Requested entity was not found.',
        );
      const { format = 'full', metadataHeaders } = (copyOut(options) ?? {}) as Record<string, unknown>;
      const unreadable = workspace.faults.mailUnreadable[mail.id];
      if (unreadable === 'all' || (unreadable === 'text' && format === 'full'))
        throw new ServiceError('API call to gmail.users.messages.get failed with error: Response too large.');
      return messageOf(mail, run.user, String(format), metadataHeaders, history());
    },
  });
  const users = guard<Users>(run, 'Gmail.Users', {
    Messages: messages,
    getProfile: (user: unknown) => {
      requireMe(user);
      const total = newestFirst().length;
      return { emailAddress: run.user, historyId: history(), messagesTotal: total, threadsTotal: total };
    },
  });
  return guard<GmailService>(run, 'Gmail', { Users: users });
}

/** The few search words that are safe to lean on; anything else is not here. */
function matches(query: string): (mail: Mail) => boolean {
  const tests = query
    .split(/\s+/)
    .filter(Boolean)
    .map((word): ((mail: Mail) => boolean) => {
      const [name, value = ''] = word.split(':');
      if (name === 'in' && value === 'inbox') return () => true;
      if (name === 'after' && /^\d+$/.test(value)) return ({ at }) => at / 1000 >= Number(value);
      throw new ServiceError(`not in the local Workspace: Gmail search "${word}"`);
    });
  return (mail) => tests.every((test) => test(mail));
}

function messageOf(mail: Mail, reader: string, format: string, wanted: unknown, historyId: string): Message {
  const names = Array.isArray(wanted) ? wanted.map((name) => String(name).toLowerCase()) : null;
  const headers = rawHeaders(mail, reader).filter(
    ({ name }) => !names || format !== 'metadata' || names.includes(name.toLowerCase()),
  );
  const part = (mimeType: string, text: string, partId: string) => ({
    partId,
    mimeType,
    filename: '',
    headers: [{ name: 'Content-Type', value: `${mimeType}; charset="UTF-8"` }],
    body: { size: Buffer.byteLength(text), data: Buffer.from(text).toString('base64url') },
  });
  const base = {
    id: mail.id,
    threadId: mail.id,
    labelIds: mail.readBy.includes(reader) ? ['INBOX'] : ['UNREAD', 'INBOX'],
    snippet: mail.body.replace(/\s+/g, ' ').slice(0, 200),
    historyId,
    internalDate: String(mail.at),
    sizeEstimate: mail.body.length + mail.htmlBody.length,
  };
  if (format === 'minimal') return base as unknown as Message;
  if (format === 'metadata')
    return { ...base, payload: { mimeType: 'multipart/alternative', headers } } as unknown as Message;
  const plain = part('text/plain', mail.body, '0');
  const payload = mail.htmlBody
    ? {
        partId: '',
        mimeType: 'multipart/alternative',
        filename: '',
        headers,
        body: { size: 0 },
        parts: [plain, part('text/html', mail.htmlBody, '1')],
      }
    : { ...plain, partId: '', headers: [...headers, ...plain.headers] };
  return { ...base, payload } as unknown as Message;
}
