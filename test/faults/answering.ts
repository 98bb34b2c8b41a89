// Answering a letter by mail in every way that a mail can be written, honestly or not.
import type { SchoolDay } from '../story/school-day';
import { count } from './counts';

/** An answer to a letter; what is not said is as an honest person's mail has it. */
export interface Sent {
  /** Whose letter is answered, and which. */
  to: [email: string, subject: string];
  as?: string;
  from?: string;
  text?: string;
  html?: string;
  headers?: Record<string, string>;
  /** What becomes of the address that is replied to. */
  address?: (tagged: string, day: SchoolDay) => string;
}

/** Sends an answer to a letter, as a mail of its own, so that everything about it can be chosen. */
export function sends(day: SchoolDay, { to, as = to[0], from, text = 'approve', html, headers, address }: Sent) {
  const letter = day.mailTo(...to);
  const mail = day.workspace.reply(letter.id, text, {
    as,
    ...(from ? { fromHeader: from } : {}),
    ...(headers ? { headers } : {}),
  });
  if (address) mail.to = [address(letter.replyTo, day)];
  if (html !== undefined) Object.assign(mail, { body: '', htmlBody: html });
  const before = day.mailCount;
  const ran = day.workspace.advanceMinutes(1);
  count({ executions: ran.length });
  return day.workspace.mails().slice(before);
}
