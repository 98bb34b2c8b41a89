// How a filled form is read before it is sent: which page comes next, what is wrong with an answer, which answers go.
import { nextFrom, visitedPages } from '../../workspace/form-acts';
import { ruleBroken } from '../../workspace/form-rules';
import type { Answer, Answers, FormItemView, FormPage } from '../../workspace/types';

interface Pages {
  pages: FormPage[];
}

/** Where a page leads with these answers: a page's index, or the end. */
export function nextPage({ pages }: Pages, index: number, answers: Answers): number | 'submit' {
  const page = pages[index];
  if (!page) return 'submit';
  const way = nextFrom(page, answers);
  if (way.to === 'SUBMIT') return 'submit';
  if (way.to === 'RESTART') return 0;
  const next = way.to === 'PAGE' ? pages.findIndex(({ id }) => id === way.page) : index + 1;
  return next < 0 || next >= pages.length ? 'submit' : next;
}

/** The answers of the pages on the way: what was typed on a page that is left out since is not sent. */
export function answersToSend({ pages }: Pages, answers: Answers): Answers {
  const items = visitedPages(pages, answers).flatMap((page) => page.items);
  const sent: Answers = {};
  for (const { id } of items) {
    const answer = answers[id];
    if (answer !== undefined && !isEmpty(answer)) sent[id] = answer;
  }
  return sent;
}

export function isEmpty(answer: Answer | undefined): boolean {
  if (answer === undefined) return true;
  if (typeof answer === 'string') return answer.trim() === '';
  return answer.every((entry) => entry === null || entry.length === 0);
}

/** What is wrong with the answer to an item, in the words that Google Forms shows; empty when nothing is. */
export function problemWith(item: FormItemView, answer: Answer | undefined): string {
  if (answer === undefined || isEmpty(answer)) return item.required ? requiredWords(item) : '';
  if (item.required && item.rows && Array.isArray(answer)) {
    const all = item.rows.every((_, row) => (answer[row]?.length ?? 0) > 0);
    if (!all) return requiredWords(item);
  }
  return ruleBroken({ ...item, entry: 0 }, answer) ?? '';
}

function requiredWords(item: FormItemView): string {
  if (item.kind === 'GRID') return 'This question requires one response per row';
  if (item.kind === 'CHECKBOX_GRID') return 'This question requires at least one response per row';
  return 'This is a required question';
}

/** An item's problems of a whole page, by item id. */
export function problemsOn(page: FormPage, answers: Answers): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const item of page.items) {
    const problem = problemWith(item, answers[item.id]);
    if (problem) problems[item.id] = problem;
  }
  return problems;
}
