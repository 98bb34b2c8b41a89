// Answering a letter by mail in every way that a mail can be written, honestly or not.
import { createHmac } from 'node:crypto';
import type { Mail } from '../../local/workspace/types';
import type { SchoolDay } from '../story/school-day';

const MAILBOX = 'homevisits';
const DOMAIN = 'school.example';

/** An answer as it arrives. `as` is whose mail program it really leaves. */
export interface Answer {
  as: string;
  /** What it says of its sender, where that is something else. */
  from?: string;
  /** Where it goes: the address that its letter is to be answered at. */
  address: string;
  text: string;
  /** The whole mail, where it has HTML alone. */
  html?: string;
  headers?: Record<string, string>;
}

/** The address at which this person answers letters about this record: what no one else can know. */
export function addressFor(day: SchoolDay, ref: string, email: string): string {
  const { SECRET = '' } = day.workspace.state.properties.script ?? {};
  const tag = createHmac('sha256', SECRET).update(`${ref} ${email}`).digest('hex').slice(0, 20);
  return `${MAILBOX}+${ref}-${tag}@${DOMAIN}`;
}

/** The address of the mailbox itself, without a tag. */
export const UNTAGGED = `${MAILBOX}@${DOMAIN}`;

/** Puts it into the mailbox; the next tick reads it. */
export function delivered(day: SchoolDay, { as, from, address, text, html, headers }: Answer): Mail {
  const [letter] = day.workspace.mails();
  if (!letter) throw new Error('There is no letter to answer.');
  const mail = day.workspace.reply(letter.id, text, {
    as,
    ...(from === undefined ? {} : { fromHeader: from }),
    ...(headers ? { headers } : {}),
  });
  mail.to = [address];
  if (html !== undefined) Object.assign(mail, { body: '', htmlBody: html });
  return mail;
}
