// The line to the heartbeat's host, by UrlFetchApp.
import type { Beat, Heartbeat } from '../ports';

/**
 * What is wrong with an answer, or ''. A check that is known by its UUID answers 200 whatever it thinks of the ping: only
 * the body says that there is no such check, or that it came too often (https://healthchecks.io/docs/http_api/#success-uuid).
 */
function wrongWith(code: number, body: string): string {
  if (code >= 300) return `It answered ${code}.`;
  return /not found|rate limited/i.test(body.slice(0, 100)) ? `It answered “${body.slice(0, 100).trim()}”.` : '';
}

/** Google's words name the host at times, and the address is a secret of a kind: whoever has it can say that all is well. */
function withoutAddress(words: string): string {
  return words.replace(/https?:\S+/g, '(its address)').slice(0, 200);
}

export const heartbeat: Heartbeat = {
  /** There is no way to have less patience than UrlFetchApp's own minute. */
  ping(address, text) {
    const began = Date.now();
    const done = (words: string): Beat => ({ answered: words === '', words, tookMs: Date.now() - began });
    try {
      const answer = UrlFetchApp.fetch(address, {
        method: 'post',
        contentType: 'text/plain; charset=UTF-8',
        payload: text,
        muteHttpExceptions: true,
      });
      return done(wrongWith(answer.getResponseCode(), answer.getContentText()));
    } catch (error) {
      return done(withoutAddress(error instanceof Error ? error.message : String(error)));
    }
  },
};
