// A form as the Google adapter builds it: items in their order, with navigation, from the questions.
import type { FormName, Policy } from '../policy/schema';
import type { FormItem, FormPlan } from '../ports';
import { asked, forms, leads, pageAfter, pagesOf } from './forms';
import { type Context, choicesOf, type Page, type Question, wordsOf } from './question';

/** Longest answers, where a question does not say. */
export const TEXT_LENGTH = 200;
export const PARAGRAPH_LENGTH = 2000;
/** The key of the form's end, where a page or a choice leads there. */
const END = 'submit';
/** Stands in a list of people while there is nobody to choose: a Form takes no empty list. No answer with it is taken. */
export const NOBODY = 'Nobody yet: the staff list is empty';

export function lengthOf(question: Question): number {
  if (question.kind === 'text') return question.maxLength ?? TEXT_LENGTH;
  return question.kind === 'paragraph' ? (question.maxLength ?? PARAGRAPH_LENGTH) : 0;
}

/** The whole form for a school: what the adapter builds, or brings up to date. */
export function formPlan(name: FormName, policy: Policy, school: Context['school']): FormPlan {
  const context: Context = { policy, school };
  const form = forms[name];
  const items = pagesOf(name, policy).flatMap((page, i) => [
    ...(i === 0 ? [] : [pageItem(name, context, page)]),
    ...asked(name, policy)
      .filter((question) => question.page === page.key)
      .map((question) => questionItem(question, context, navigation(name, context, page, question))),
  ]);
  return {
    name,
    title: wordsOf(form.title, context),
    description: wordsOf(form.description, context),
    thanks: wordsOf(form.thanks, context),
    items,
  };
}

const EMPTY = {
  help: '',
  required: false,
  choices: [],
  goTo: {},
  other: false,
  rows: [],
  pattern: '',
  patternHelp: '',
  maxLength: 0,
  after: '',
};

function pageItem(name: FormName, context: Context, page: Page): FormItem {
  const pages = pagesOf(name, context.policy);
  const inOrder = pages[pages.indexOf(page) + 1];
  const next = leads(name, context.policy, page) ? inOrder : pageAfter(name, context, page);
  const after = next === inOrder ? '' : (next?.key ?? END);
  return {
    ...EMPTY,
    key: `page_${page.key}`,
    kind: 'page',
    title: page.title,
    help: wordsOf(page.help, context),
    after: after === '' || after === END ? after : `page_${after}`,
  };
}

/** Where each choice leads, for the question that leads on from its page. */
function navigation(name: FormName, context: Context, page: Page, question: Question): Record<string, string> {
  if (leads(name, context.policy, page) !== question) return {};
  const goTo: Record<string, string> = {};
  for (const choice of choicesOf(question.choices, context)) {
    const next = pageAfter(name, context, page, choice);
    goTo[choice] = next ? `page_${next.key}` : END;
  }
  return goTo;
}

function questionItem(question: Question, context: Context, goTo: Record<string, string>): FormItem {
  const choices = [...choicesOf(question.choices, context)];
  return {
    ...EMPTY,
    key: question.key,
    kind: question.kind,
    title: wordsOf(question.title, context),
    help: wordsOf(question.help, context),
    required: question.required ?? false,
    choices: question.people && choices.length === 0 ? [NOBODY] : choices,
    goTo,
    other: question.other ?? false,
    rows: [...choicesOf(question.rows, context)],
    pattern: question.pattern ?? '',
    patternHelp: question.patternHelp ?? '',
    maxLength: lengthOf(question),
  };
}
