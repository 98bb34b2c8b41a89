// MailApp: sends mail into the mailboxes of the local Workspace, within Google's limits.
import { ServiceError } from '../errors';
import { guard, insideOf } from '../guard';
import { addressesIn, deliver, quotaLeft } from '../mailboxes';
import { copyOut } from '../realm';
import type { Running } from '../running';
import type { MailAttachment } from '../types';
import { type BlobState, toAttachment } from './blob';

type MailService = GoogleAppsScript.Mail.MailApp;

const BODY_LIMIT = 400 * 1024;
const ATTACHMENTS_LIMIT = 25 * 1024 * 1024;
const RECIPIENTS_LIMIT = 50;
const SUBJECT_LIMIT = 250;

/** The global `MailApp`. */
export function mailApp(run: Running): MailService {
  return guard<MailService>(run, 'MailApp', {
    getRemainingDailyQuota: () => quotaLeft(run.workspace, run.user),
    sendEmail: (...args: unknown[]) => send(run, messageOf(args)),
  });
}

type Message = Record<string, unknown>;

/** `sendEmail(message)`, `sendEmail(to, subject, body, options)` or `sendEmail(to, replyTo, subject, body)`. */
function messageOf(args: unknown[]): Message {
  if (args.length === 1) return { ...(args[0] as Message) };
  const [to, second, third, fourth] = args;
  if (typeof fourth === 'string') return { to, replyTo: second, subject: third, body: fourth };
  return { ...(fourth as Message | undefined), to, subject: second, body: third };
}

function send(run: Running, message: Message): void {
  const text = (key: string) => (message[key] === undefined || message[key] === null ? '' : String(message[key]));
  const [to, cc, bcc] = [addressesIn(text('to')), addressesIn(text('cc')), addressesIn(text('bcc'))];
  const everyone = [...to, ...cc, ...bcc];
  if (!everyone.length) throw new ServiceError('Failed to send email: no recipient');
  const bad = everyone.find((address) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address));
  if (bad) throw new ServiceError(`Invalid email: ${bad}`);
  const refused = everyone.map((address) => run.workspace.faults.mailRefused[address]).find(Boolean);
  if (refused) throw new ServiceError(refused);
  if (everyone.length > RECIPIENTS_LIMIT) throw new ServiceError('Limit Exceeded: Email Recipients Per Message.');
  const [body, htmlBody, subject] = [text('body'), text('htmlBody'), text('subject')];
  if (Buffer.byteLength(body) > BODY_LIMIT || Buffer.byteLength(htmlBody) > BODY_LIMIT) {
    throw new ServiceError('Limit Exceeded: Email Body Size.');
  }
  if (subject.length > SUBJECT_LIMIT) throw new ServiceError('Argument too large: subject');
  const attachments = attachmentsOf(message.attachments);
  if (attachments.reduce((sum, { base64 }) => sum + base64.length * 0.75, 0) > ATTACHMENTS_LIMIT) {
    throw new ServiceError('Limit Exceeded: Email Total Attachments Size.');
  }
  const { workspace } = run;
  if (quotaLeft(workspace, run.user) < everyone.length) {
    throw new ServiceError('Service invoked too many times for one day: email.');
  }
  const from = message.noReply === true ? `noreply@${workspace.state.domain}` : run.user;
  const mail = deliver(workspace, {
    from,
    name: text('name') || workspace.nameOf(from),
    ...{ to, cc, bcc, subject, body, htmlBody, attachments },
    replyTo: text('replyTo'),
    headers: {},
  });
  workspace.onMail?.(mail, run.execution);
}

function attachmentsOf(given: unknown): MailAttachment[] {
  if (given === undefined || given === null) return [];
  return Array.from(given as unknown[], (one) => {
    try {
      return toAttachment(insideOf<BlobState>(one, 'attachments'));
    } catch (error) {
      // MailApp takes plain {fileName, content, mimeType} as well.
      const plain = copyOut(one) as { fileName?: string; mimeType?: string; content?: string } | undefined;
      if (typeof plain?.content !== 'string') throw error;
      const base64 = Buffer.from(plain.content).toString('base64');
      return { name: plain.fileName ?? '', mimeType: plain.mimeType ?? 'text/plain', base64 };
    }
  });
}
