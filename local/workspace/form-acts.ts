// What people do with a Google Form: open it, page through it, send it. Refusals as Google words them.

import type { Core } from './core';
import { Refused } from './errors';
import { ruleBroken } from './form-rules';
import { isEditor } from './services/access';
import type { FormState, ItemState, ResponseState } from './state';
import type { Answer, Answers, FormPage, Navigation } from './types';

/** The form's pages, each with where it leads unless a choice says otherwise. */
export function pagesOf(form: FormState): FormPage[] {
  const pages: FormPage[] = [
    { id: null, title: form.title, help: form.description, items: [], next: { to: 'CONTINUE' } },
  ];
  for (const item of form.items) {
    const last = pages[pages.length - 1];
    if (item.kind === 'PAGE_BREAK') {
      if (last) last.next = item.goTo ?? { to: 'CONTINUE' };
      pages.push({ id: item.id, title: item.title, help: item.help, items: [], next: { to: 'CONTINUE' } });
    } else if (last) {
      const { entry: _entry, goTo: _goTo, ...view } = item;
      last.items.push(structuredClone(view));
    }
  }
  const end = pages[pages.length - 1];
  if (end) end.next = { to: 'SUBMIT' };
  return pages;
}

/** Where these answers lead from a page: the last answered choice that leads somewhere, else the page itself. */
export function nextFrom(page: FormPage, answers: Answers): Navigation {
  for (const item of [...page.items].reverse()) {
    const chosen = item.choices?.find(({ value }) => value === answers[String(item.id)]);
    if (chosen?.goTo && chosen.goTo.to !== 'CONTINUE') return chosen.goTo;
    if (chosen?.goTo) return page.next.to === 'SUBMIT' ? page.next : { to: 'CONTINUE' };
  }
  return page.next;
}

/** The pages that a person with these answers sees, in order. */
export function visitedPages(pages: FormPage[], answers: Answers): FormPage[] {
  const visited: FormPage[] = [];
  let at: number | null = 0;
  while (at !== null) {
    const page: FormPage | undefined = pages[at];
    if (!page || visited.includes(page)) break;
    visited.push(page);
    const next = nextFrom(page, answers);
    if (next.to === 'PAGE') at = pages.findIndex(({ id }) => id === next.page);
    else at = next.to === 'CONTINUE' ? at + 1 : null;
  }
  return visited;
}

/** Throws if this person may not answer this form now. */
export function requireResponder(form: FormState, as: string): void {
  const may = form.responders.includes(as) || isEditor(form, as);
  if (!form.published) throw new Refused('This form has not been published.');
  if (!may) throw new Refused('You need access. Ask for access, or switch to an account with access.');
  if (!form.accepting) {
    const usual = `The form ${form.title || form.name} is no longer accepting responses.`;
    throw new Refused(form.closedMessage || usual);
  }
}

/** Stores the answers of a person; returns the response. */
export function storeResponse(
  workspace: Core,
  form: FormState,
  given: Answers,
  { as, typedEmail, responseId }: { as: string; typedEmail?: string; responseId?: string },
): ResponseState {
  requireResponder(form, as);
  const before = form.responses.find(({ id }) => id === responseId);
  if (responseId && !form.allowsEdits) throw new Refused('Responses to this form cannot be edited.');
  if (!before && form.oneResponseEach && form.responses.some(({ by }) => by === as)) {
    throw new Refused("You've already responded. You can only fill in this form once.");
  }
  const unknown = Object.keys(given).find((id) => !form.items.some((item) => String(item.id) === id));
  if (unknown) throw new Error(`The form has no item ${unknown}.`);
  const answers = checkedAnswers(form, given);
  const email = form.collectsEmail === 'none' ? '' : form.collectsEmail === 'typed' ? (typedEmail ?? as) : as;
  if (before) {
    Object.assign(before, { answers, email, at: workspace.now });
    return before;
  }
  const response = { id: workspace.newId('response'), at: workspace.now, email, by: as, answers };
  form.responses.push(response);
  return response;
}

function checkedAnswers(form: FormState, given: Answers): Answers {
  const problems: Record<string, string> = {};
  const answers: Answers = {};
  for (const page of visitedPages(pagesOf(form), given)) {
    for (const { id } of page.items) {
      const item = form.items.find((one) => one.id === id);
      const answer = given[String(id)];
      if (!item) continue;
      const problem = problemWith(item, answer);
      if (problem) problems[String(id)] = problem;
      else if (answer !== undefined && !isEmpty(answer)) answers[String(id)] = structuredClone(answer);
    }
  }
  const all = Object.entries(problems);
  if (all.length) {
    const named = all.map(([id, text]) => `${form.items.find((item) => String(item.id) === id)?.title}: ${text}`);
    throw new Refused(named.join('\n'), problems);
  }
  return answers;
}

function isEmpty(answer: Answer | undefined): boolean {
  if (answer === undefined || answer === '') return true;
  return Array.isArray(answer) && answer.every((part) => part === null || part.length === 0);
}

function problemWith(item: ItemState, answer: Answer | undefined): string | null {
  if (isEmpty(answer) || answer === undefined) return item.required ? 'This is a required question' : null;
  const grid = item.kind === 'GRID' || item.kind === 'CHECKBOX_GRID';
  const rows = item.rows?.length ?? 0;
  if (grid && item.required && (answer.length < rows || [...answer].some((row) => !row?.length))) {
    return 'This question requires one response per row';
  }
  return wrongShape(item, answer) ?? ruleBroken(item, answer);
}

function wrongShape(item: ItemState, answer: Answer): string | null {
  const text = typeof answer === 'string' ? answer : '';
  switch (item.kind) {
    case 'MULTIPLE_CHOICE':
    case 'LIST':
    case 'CHECKBOX': {
      const offered = item.choices?.map(({ value }) => value) ?? [];
      const stranger = ([answer].flat() as string[]).some((value) => !offered.includes(value));
      return stranger && !item.other ? 'Not one of the choices' : null;
    }
    case 'GRID':
    case 'CHECKBOX_GRID': {
      const strange = ([answer].flat(2) as (string | null)[]).some((value) => value && !item.columns?.includes(value));
      return strange ? 'Not one of the columns' : null;
    }
    case 'SCALE': {
      const { lower, upper } = item.scale ?? { lower: 1, upper: 5 };
      return Number(text) >= lower && Number(text) <= upper ? null : 'Not on the scale';
    }
    case 'DATE':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? null : 'Invalid date';
    case 'TIME':
      return /^\d{2}:\d{2}$/.test(text) ? null : 'Invalid time';
    case 'DATETIME':
      return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(text) ? null : 'Invalid date and time';
    default:
      return null;
  }
}
