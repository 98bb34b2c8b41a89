// A mail's own page as its frame shows it: no script, and links that open inside the local Workspace.
import type { Mail } from '../workspace/types';

/** Keeps a mail from running anything or loading anything from elsewhere. */
export const MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'";

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function plainOf(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that escapes nothing: it is meant as it stands.
    return text;
  }
}

/** The address that asks the page around the frame to do what a click on this one would. */
function asking(url: string): string {
  const kind = /^tel:/i.test(url) ? 'ring' : /^mailto:/i.test(url) ? 'write' : 'open';
  const wanted = kind === 'open' ? url : decoded(url.replace(/^\w+:/, ''));
  return `/#/ask?${kind}=${encodeURIComponent(wanted)}`;
}

/** Every link asks the page around it, so that none of them leaves the local Workspace unasked. */
export function withLinksInside(html: string): string {
  return html.replace(/<a\b[^>]*>/gi, (tag) => {
    const href = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag);
    if (!href) return tag;
    const url = plainOf(href[1] ?? href[2] ?? '').trim();
    if (url.startsWith('#')) return tag;
    const bare = tag.replace(/\s(?:href|target|rel)\s*=\s*(?:"[^"]*"|'[^']*')/gi, '');
    return `${bare.replace(/\/?>$/, '')} href="${escaped(asking(url))}" target="_top">`;
  });
}

/** Plain words with their addresses made links. */
function plainPage(body: string): string {
  const linked = escaped(body).replace(
    /https?:\/\/[^\s<>]+?(?=[.,;:)]?(?:\s|$))/g,
    (url) => `<a href="${url}">${url}</a>`,
  );
  return `<!doctype html><html lang="en"><head><title>Mail</title></head><body style="font:15px/1.55 system-ui,sans-serif;margin:16px;white-space:pre-wrap;overflow-wrap:anywhere">${linked}</body></html>`;
}

export function mailPage(mail: Mail): string {
  return withLinksInside(mail.htmlBody || plainPage(mail.body));
}
