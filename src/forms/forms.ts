// The four forms by name: which questions a policy asks of each, and which pages an answer leads through.
import type { FormName, Policy } from '../policy/schema';
import type { Answers } from '../visit/record';
import { assessmentForm } from './assessment';
import { incidentForm } from './incident';
import { type Context, choicesOf, type Form, holds, type Page, type Question } from './question';
import { reportForm } from './report';
import { requestForm } from './request';

export const forms: Record<FormName, Form> = {
  request: requestForm,
  assessment: assessmentForm,
  report: reportForm,
  incident: incidentForm,
};

/** What was looked up, by policy: a form's plan asks for it again and again. */
const known = new WeakMap<Policy, Partial<Record<FormName, Question[]>>>();

/** The questions that a policy asks in a form, in the policy's order. Throws on a key that no question has. */
export function asked(name: FormName, policy: Policy): Question[] {
  const found = known.get(policy) ?? {};
  known.set(policy, found);
  found[name] ??= lookedUp(name, policy);
  return found[name];
}

function lookedUp(name: FormName, policy: Policy): Question[] {
  const all = forms[name].questions(policy);
  return policy.asks[name].flatMap((key) => {
    const found = all.filter((question) => question.key === key || question.group === key);
    if (found.length === 0) throw new Error(`The policy “${policy.id}” asks “${key}”, which the form “${name}” lacks.`);
    return found;
  });
}

/** The pages that have anything on them under this policy, in their order. */
export function pagesOf(name: FormName, policy: Policy): Page[] {
  const used = new Set(asked(name, policy).map((question) => question.page));
  return forms[name].pages.filter((page) => used.has(page.key));
}

/** The question that leads from a page to another, if one does. */
export function leads(name: FormName, policy: Policy, page: Page): Question | undefined {
  const waitedFor = new Set(pagesOf(name, policy).map((other) => other.shownWhen?.question));
  return asked(name, policy).find((question) => question.page === page.key && waitedFor.has(question.key));
}

/**
 * The page after `page`, when `choice` was made in the question that leads on from it; undefined: the form ends. A page
 * can wait only for a choice on the page just before it (or before its sisters), since that is what a Form can do.
 */
export function pageAfter(name: FormName, context: Context, page: Page, choice = ''): Page | undefined {
  const pages = pagesOf(name, context.policy);
  const leading = leads(name, context.policy, page);
  return pages.slice(pages.indexOf(page) + 1).find((next) => {
    const when = next.shownWhen;
    if (!when) return true;
    if (leading) return when.question === leading.key && holds(when, { [leading.key]: choice }, context);
    return when.question === page.shownWhen?.question && sameOrWider(page, next, context);
  });
}

/** Whether whatever shows `page` shows `next` too. */
function sameOrWider(page: Page, next: Page, context: Context): boolean {
  const first = page.shownWhen?.is;
  const second = next.shownWhen?.is;
  if (first === undefined || second === undefined || first === 'anything' || second === 'anything') return false;
  const wider = choicesOf(second, context);
  return choicesOf(first, context).every((choice) => wider.includes(choice));
}

/** The keys of the pages that these answers lead through. */
export function pagesShown(name: FormName, context: Context, answers: Answers): Set<string> {
  const shown = new Set<string>();
  let page: Page | undefined = pagesOf(name, context.policy)[0];
  while (page && !shown.has(page.key)) {
    shown.add(page.key);
    const leading = leads(name, context.policy, page);
    const choice = leading ? answers[leading.key] : '';
    page = pageAfter(name, context, page, typeof choice === 'string' ? choice : '');
  }
  return shown;
}
