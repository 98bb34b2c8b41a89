// Mailboxes of the local Workspace: delivery, plus-addresses, quotas, replies.

import type { Core } from './core';
import type { Mail, ReplyOptions } from './types';

const INSIDE_A_DAY = 2000;
const OUTSIDE_A_DAY = 1500;

/** The account behind an address: `homevisits+TAG@…` is delivered to `homevisits@…`. */
export function baseAddress(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*(?=@)/, '');
}

/** The bare addresses in a header such as `Ann <a@x.example>, b@x.example`. */
export function addressesIn(list: string): string[] {
  return list
    .split(/[,;]/)
    .map((one) => (/<([^>]+)>/.exec(one)?.[1] ?? one).trim())
    .filter(Boolean);
}

/** Recipients that this sender may still write to today; inside and outside are counted apart. */
export function quotaLeft(workspace: Core, sender: string): number {
  if (workspace.faults.mailQuota !== null) return workspace.faults.mailQuota;
  const { inside, outside } = useToday(workspace);
  return Math.min(INSIDE_A_DAY - (inside[sender] ?? 0), OUTSIDE_A_DAY - (outside[sender] ?? 0));
}

function useToday(workspace: Core) {
  const { state } = workspace;
  const day = new Date(state.now).toISOString().slice(0, 10);
  if (state.mailUse.day !== day) state.mailUse = { day, inside: {}, outside: {} };
  return state.mailUse;
}

/** Puts a message into every mailbox it is addressed to. */
export function deliver(workspace: Core, message: Omit<Mail, 'id' | 'at' | 'readBy'>): Mail {
  const mail: Mail = { ...message, id: workspace.newId('mail'), at: workspace.now, readBy: [] };
  workspace.state.mails.push(mail);
  const use = useToday(workspace);
  const recipients = [...mail.to, ...mail.cc, ...mail.bcc];
  for (const address of recipients) {
    const side = workspace.isInside(address) ? use.inside : use.outside;
    side[mail.from] = (side[mail.from] ?? 0) + 1;
  }
  if (workspace.faults.mailQuota !== null) {
    workspace.faults.mailQuota = Math.max(0, workspace.faults.mailQuota - recipients.length);
  }
  return mail;
}

/** What has arrived at this account, oldest first. */
export function mailbox(workspace: Core, account: string): Mail[] {
  const base = baseAddress(account);
  return workspace.state.mails.filter(({ to, cc, bcc }) =>
    [...to, ...cc, ...bcc].some((one) => baseAddress(one) === base),
  );
}

/** The message's headers as the reader's mailbox has them. */
export function rawHeaders(mail: Mail, reader: string): { name: string; value: string }[] {
  const from = mail.name ? `${mail.name} <${mail.from}>` : mail.from;
  const reached =
    [...mail.to, ...mail.cc, ...mail.bcc].find((one) => baseAddress(one) === baseAddress(reader)) ?? reader;
  const all: Record<string, string> = {
    'Delivered-To': reached,
    'Message-ID': messageId(mail),
    Date: new Date(mail.at).toUTCString(),
    From: from,
    To: mail.to.join(', '),
    Cc: mail.cc.join(', '),
    'Reply-To': mail.replyTo,
    Subject: mail.subject,
    ...mail.headers,
  };
  return Object.entries(all).flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

function messageId(mail: Mail): string {
  return `<${mail.id}@mail.local.example>`;
}

/** A person answers a message: it goes where the reply-to address leads. */
export function replyTo(workspace: Core, mail: Mail, text: string, options: ReplyOptions): Mail {
  const { as, fromHeader, headers = {}, subject } = options;
  const claimed = fromHeader ?? as;
  const from = addressesIn(claimed)[0] ?? as;
  const quoted = mail.body
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
  const when = new Date(mail.at).toUTCString();
  return deliver(workspace, {
    from,
    name: /^\s*"?([^"<]*?)"?\s*</.exec(claimed)?.[1] ?? workspace.nameOf(from),
    to: addressesIn(mail.replyTo || mail.from),
    cc: [],
    bcc: [],
    replyTo: '',
    subject: subject ?? (/^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`),
    body: `${text}\n\nOn ${when}, ${mail.name} <${mail.from}> wrote:\n\n${quoted}\n`,
    htmlBody: '',
    attachments: [],
    headers: {
      'In-Reply-To': messageId(mail),
      References: messageId(mail),
      ...authentication(workspace, as, from),
      ...headers,
    },
  });
}

/** Mail from inside the domain may carry no verdict; a forged From line fails. */
function authentication(workspace: Core, as: string, from: string): Record<string, string> {
  const domainOf = (address: string) => address.slice(address.indexOf('@') + 1);
  const honest = domainOf(as) === domainOf(from);
  if (honest && workspace.isInside(as)) return {};
  const verdict = honest ? 'pass' : 'fail';
  return {
    'Authentication-Results': `mx.google.com; dkim=pass header.i=@${domainOf(as)}; spf=pass smtp.mailfrom=${as}; dmarc=${verdict} header.from=${domainOf(from)}`,
  };
}
