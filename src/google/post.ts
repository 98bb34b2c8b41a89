// Mail by MailApp, and an alarm's line to a Google Chat space.
import { plain } from '../plain';
import type { Mail, Post } from '../ports';

type Attachment = GoogleAppsScript.Base.Blob;

/** A page as PDF; where Google will not make one, the page itself, which a browser prints as well. */
function attachment(name: string, html: string): Attachment {
  const page = Utilities.newBlob(html, 'text/html', `${name}.html`);
  try {
    return page.getAs('application/pdf').setName(`${name}.pdf`);
  } catch (error) {
    console.warn(`No PDF of ${name}: ${String(error)}`);
    return page;
  }
}

/**
 * What people typed is no mark-up in Chat: `<users/all>` would ring everybody, `<address|words>` hide where a link leads.
 * Chat knows no escape; a blank of no width keeps it words (https://developers.google.com/workspace/chat/format-messages).
 */
function unmarked(text: string): string {
  return plain(text).replace(/<|:\/(?=\/)/g, '$&\u200b');
}

export const post: Post = {
  send(mail: Mail) {
    const { to, subject, text, html, replyTo, attachments = [] } = mail;
    MailApp.sendEmail({
      to,
      subject,
      body: text,
      ...(html === '' ? {} : { htmlBody: html }),
      name: 'Home Visits',
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(attachments.length === 0 ? {} : { attachments: attachments.map((file) => attachment(file.name, file.html)) }),
    });
  },

  quota() {
    return MailApp.getRemainingDailyQuota();
  },

  /** Throws where Chat did not take it, without the webhook's address: whoever has that can post. */
  chat(webhook, text) {
    const answer = UrlFetchApp.fetch(webhook, {
      method: 'post',
      contentType: 'application/json; charset=UTF-8',
      payload: JSON.stringify({ text: unmarked(text) }),
      muteHttpExceptions: true,
    });
    const code = answer.getResponseCode();
    if (code >= 300) {
      throw new Error(
        `Google Chat answered ${code}. The webhook in Settings may have been removed from its space: make a new one.`,
      );
    }
  },
};
