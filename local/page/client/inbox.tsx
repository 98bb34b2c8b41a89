// A person's inbox: the list, the mail that is open, and a box to reply in.
import { useEffect, useState } from 'preact/hooks';
import type { MailLine, MailView } from '../protocol';
import { get, post } from './api';
import { nameOf, useApp } from './app-state';
import { Avatar } from './rail';
import { fullTime, listTime, many } from './words';

/** The mails in a person's inbox, newest first. */
function inboxOf(mails: MailLine[], email: string): MailLine[] {
  return mails.filter(({ boxes }) => boxes.includes(email)).reverse();
}

export function InboxSection({ mail }: { mail?: string }) {
  const { state, me } = useApp();
  const mails = inboxOf(state.mails, me.email);
  return (
    <div class={`inbox${mail ? ' reading' : ''}${mails.length === 0 ? ' bare' : ''}`}>
      <section class="mail-list" aria-label="Mails">
        <h1>
          Inbox <span class="of">of {me.name}</span>
        </h1>
        {mails.length === 0 && (
          <p class="empty">No mail yet. What the school’s script sends to {me.name} lands here.</p>
        )}
        <ul>
          {mails.map((line) => (
            <MailRow key={line.id} line={line} open={line.id === mail} />
          ))}
        </ul>
      </section>
      {mail ? <OpenMail id={mail} /> : <p class="no-mail">{mails.length > 0 && 'Choose a mail to read it.'}</p>}
    </div>
  );
}

function MailRow({ line, open }: { line: MailLine; open: boolean }) {
  const { state, me, go } = useApp();
  const read = line.readBy.includes(me.email);
  return (
    <li>
      <button
        type="button"
        class={`mail-row${read ? '' : ' unread'}`}
        aria-current={open ? 'true' : undefined}
        onClick={() => go({ at: 'inbox', mail: line.id })}
      >
        <span class="mail-from">{line.name || nameOf(state, line.from)}</span>
        <time dateTime={new Date(line.at).toISOString()}>{listTime(line.at, state.now)}</time>
        <span class="mail-subject">{line.subject}</span>
        <span class="mail-start">{line.start}</span>
        {!read && <span class="hidden">unread</span>}
        {line.attachments > 0 && <span class="mail-clip">{many(line.attachments, 'attachment')}</span>}
      </button>
    </li>
  );
}

function OpenMail({ id }: { id: string }) {
  const { state, me, act, go } = useApp();
  const [mail, setMail] = useState<MailView | null>(null);
  useEffect(() => {
    let here = true;
    act(async () => {
      const opened = await get<MailView>('/api/mail', { id, as: me.email });
      if (here) setMail(opened);
    });
    return () => {
      here = false;
    };
    // Only another mail or another reader is a reason to read it again.
  }, [id, me.email]);
  if (!mail || mail.id !== id) return <section class="mail" aria-label="Mail" />;
  return (
    <section class="mail" aria-label="Mail">
      <button type="button" class="quiet back" onClick={() => go({ at: 'inbox' })}>
        All mails
      </button>
      <h2 class="subject">{mail.subject}</h2>
      <div class="mail-head">
        <Avatar name={mail.name || mail.from} />
        <p>
          <strong>{mail.name || nameOf(state, mail.from)}</strong> <span class="address">{mail.from}</span>
          <br />
          to {[...mail.to, ...mail.cc].map((to) => nameOf(state, to)).join(', ')}
        </p>
        <time dateTime={new Date(mail.at).toISOString()}>{fullTime(mail.at)}</time>
      </div>
      {mail.attachments.length > 0 && (
        <ul class="attachments" aria-label="Attachments">
          {mail.attachments.map(({ name, href }) => (
            <li key={name}>
              <a href={href} target="_blank" rel="noopener">
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
      <MailBody mail={mail} />
      <Reply key={mail.id} mail={mail} />
    </section>
  );
}

/** The mail's own page, in a frame as high as it needs. */
function MailBody({ mail }: { mail: MailView }) {
  const [height, setHeight] = useState(320);
  const grow = (frame: HTMLIFrameElement) => {
    const inside = frame.contentDocument;
    if (inside) setHeight(Math.max(160, inside.documentElement.scrollHeight + 8));
  };
  return (
    <iframe
      class="mail-body"
      title={`Mail: ${mail.subject}`}
      src={mail.bodyHref}
      sandbox="allow-same-origin allow-popups allow-top-navigation-by-user-activation"
      style={{ height: `${height}px` }}
      onLoad={(event) => grow(event.currentTarget)}
    />
  );
}

function Reply({ mail }: { mail: MailView }) {
  const { me, act, say } = useApp();
  const [text, setText] = useState('');
  const send = async (event: Event) => {
    event.preventDefault();
    const sent = await act(() => post<object>('/api/reply', { as: me.email, mail: mail.id, text }));
    if (!sent) return;
    setText('');
    say('Reply sent.');
  };
  return (
    <form class="reply" onSubmit={send}>
      <label for="reply">Reply to {mail.replyTo || mail.from}</label>
      <textarea id="reply" rows={3} value={text} required onInput={(event) => setText(event.currentTarget.value)} />
      <button type="submit">Send reply</button>
    </form>
  );
}
