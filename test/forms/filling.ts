// A person at a form: complete answers to start from, and the walk through a form's pages as Google Forms would lead it.
import { assessmentDefaults } from '../../src/forms';
import type { Facts, Problem, ReadAnswers, VisitFacts } from '../../src/forms/question';
import { spt } from '../../src/policy/spt';
import type { FormItem, FormPlan } from '../../src/ports';
import type { Answers, Visit } from '../../src/visit/record';
import { NOW, STAFF, sampleSchool, sampleVisit, TODAY } from '../samples';

export const school = sampleSchool();
export const facts: Facts = { policy: spt, school, now: NOW };
export const context = { policy: spt, school };

export const SAM = `${STAFF.visitor.name} (${STAFF.visitor.email})`;
export const PRIYA = `${STAFF.companion.name} (${STAFF.companion.email})`;

/** An ordinary visit this afternoon: told, agreed, nothing to worry about. */
export function ordinaryRequest(changes: Answers = {}): Answers {
  return {
    immediateConcern: 'No',
    visitors: [SAM, PRIYA],
    pupil: 'Amelia Jones-Carter',
    yearGroup: 'Year 9',
    address: '14 Alder Close, SK15 2QT',
    familyPhones: '07700 900201',
    date: TODAY,
    arrive: '14:15',
    backBy: '15:30',
    transport: 'Car',
    purpose: 'A plan for coming back',
    couldComeIn: 'They were asked and cannot',
    necessary: 'Mum cannot leave the baby',
    reason: 'A concern about attendance',
    told: 'Yes, they know we are coming',
    toldHow: 'By phone',
    toldWhen: 'Monday, Sam',
    appointment: 'Yes',
    whomToSee: 'Mum and Amelia',
    mayTalkTo: 'Mum, Gran',
    circumstances: 'Nothing known',
    party: 'In a pair',
    twoHarder: 'No',
    ...changes,
  };
}

export const visit: Visit = sampleVisit();
export const visitFacts: VisitFacts = { ...facts, visits: [visit] };

/** The assessment as its link fills it in, and the few questions left to answer. */
export function ordinaryAssessment(changes: Answers = {}): Answers {
  return {
    ...assessmentDefaults(spt, visit, school.settings),
    knownRisks: {
      'The student': 'None known',
      'Parents or carers': 'None known',
      'Others who live there': 'None known',
      Animals: 'None known',
    },
    allegationRisks: {
      'Hostility towards staff': 'No',
      'Child protection concerns': 'No',
      'A complaint': 'No',
      'A grievance': 'No',
    },
    remote: 'No',
    remaining: 'No',
    ...changes,
  };
}

export function ordinaryReport(changes: Answers = {}): Answers {
  return {
    reference: visit.ref,
    outcome: 'Spoke with Mum. Amelia is back on Monday.',
    childSeen: 'Yes',
    seenBy: [SAM],
    hasConcern: 'No',
    controlsKept: 'Yes',
    hasActions: 'No',
    ...changes,
  };
}

export function ordinaryIncident(changes: Answers = {}): Answers {
  return {
    reference: visit.ref,
    date: TODAY,
    time: '13:10',
    what: 'He shouted and followed us to the car.',
    present: 'Sam, Priya',
    sort: 'Threat or aggression',
    ...changes,
  };
}

/** The same without some answers. */
export function without(answers: Answers, ...keys: string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !keys.includes(key)));
}

/** The pages of a plan, each with its items. */
function pagesOf(plan: FormPlan): { page: FormItem | undefined; items: FormItem[] }[] {
  const pages: { page: FormItem | undefined; items: FormItem[] }[] = [{ page: undefined, items: [] }];
  for (const item of plan.items) {
    if (item.kind === 'page') pages.push({ page: item, items: [] });
    else pages[pages.length - 1]?.items.push(item);
  }
  return pages;
}

/** The keys of all questions met by somebody who answers so, page after page, as Google Forms leads. */
export function walk(plan: FormPlan, answers: Answers): string[] {
  const pages = pagesOf(plan);
  const met: string[] = [];
  for (let i = 0; i < pages.length; ) {
    const { page, items } = pages[i] ?? { page: undefined, items: [] };
    met.push(...items.map((item) => item.key));
    const leading = items.find((item) => Object.keys(item.goTo).length > 0);
    const choice = leading ? answers[leading.key] : undefined;
    const next = (typeof choice === 'string' ? leading?.goTo[choice] : undefined) ?? page?.after ?? '';
    if (next === 'submit') break;
    i = next === '' ? i + 1 : pages.findIndex((p) => p.page?.key === next);
    if (i < 0) throw new Error(`No page ${next}`);
  }
  return met;
}

/** What was read, where nothing was wrong with it. */
export function taken<T>(read: ReadAnswers<T>): T {
  if ('problems' in read) throw new Error(said(read));
  return read.ok;
}

/** What the sender is told, a line a problem: `question – words`. */
export function said(read: ReadAnswers<unknown>): string {
  return problemsOf(read)
    .map(({ question, words }) => `${question} – ${words}`)
    .join('\n');
}

export function problemsOf(read: ReadAnswers<unknown>): Problem[] {
  return 'problems' in read ? read.problems : [];
}
