// How the stories put answers into a form, and read a page.
import type { Answer as Typed } from '../../local/workspace/types';
import type { FormItem } from '../../src/ports';
import type { Answers } from '../../src/visit/record';

/** Answers with some left out. */
export function without(answers: Answers, ...keys: string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !keys.includes(key)));
}

/** An answer as a person gives it to this item: a grid row by row. */
export function typedAnswer(item: FormItem, answer: Answers[string]): Typed {
  if (typeof answer === 'string') return item.kind === 'choices' ? [answer] : answer;
  if (Array.isArray(answer)) return answer;
  return item.rows.map((row) => answer[row] ?? null);
}

/** A page's words without its marks, style and script. */
export function asText(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&#x27;/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** What the button with these words sends when it is tapped. */
export function tapIn(html: string, words: string): Record<string, unknown> {
  const [, act = '', send = '{}'] =
    new RegExp(`data-act="([^"]+)"(?: data-send="([^"]+)")?[^>]*>${words}<`).exec(html) ?? [];
  if (act === '') throw new Error(`There is no button “${words}”.`);
  return { act, ...JSON.parse(send.replace(/&quot;/g, '"')) };
}
