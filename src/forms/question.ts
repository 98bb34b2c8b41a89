// The question kit: what a question is, and a form with its pages. Everything else about a question is derived.

import type { FormName, Policy } from '../policy/schema';
import type { FormItem } from '../ports';
import { people } from '../school/people';
import type { School } from '../school/school';
import type { Instant } from '../time';
import type { Answer, Answers, Visit } from '../visit/record';

/** What a form's wording and choices may depend on. */
export interface Context {
  policy: Policy;
  school: Pick<School, 'settings' | 'staff'>;
}

/** What an answer is read against. */
export interface Facts extends Context {
  now: Instant;
}

/** For the forms about a visit: the visits that a reference may name. */
export interface VisitFacts extends Facts {
  visits: Visit[];
}

export type Words = string | ((context: Context) => string);
export type Choices = readonly string[] | ((context: Context) => readonly string[]);

/** An answer that another question or a page waits for: one of these choices, or anything at all. */
export interface When {
  question: string;
  is: Choices | 'anything';
}

/** What an answer says for caution. The heavier, the sooner the approver reads it. */
export interface Worry {
  weight: number;
  words: (answer: Answer) => string;
}

/** The headings of the visitors' briefing, in their order. */
export const BRIEFING = ['Take care', 'The plan', 'The family'] as const;
export type Briefing = (typeof BRIEFING)[number];

export interface Question {
  key: string;
  /** The name that a policy's `asks` uses where several questions come as one. */
  group?: string;
  /** The page's key that it stands on. */
  page: string;
  kind: Exclude<FormItem['kind'], 'page' | 'section'>;
  title: Words;
  help?: Words;
  /** How it is called in mails, on pages, in the PDF and the register. */
  label: string;
  /** Choices, or a grid's columns. */
  choices?: Choices;
  /** A grid's rows. */
  rows?: Choices;
  other?: boolean;
  /** The Form itself insists, wherever its page is shown. */
  required?: boolean;
  /** Any of these makes it required. Found when the answer is read, since a Form cannot do that within a page. */
  requiredWhen?: When[];
  /** What to say where it is missing, if there is more to say than "please answer". */
  ifMissing?: string;
  pattern?: string;
  patternHelp?: string;
  maxLength?: number;
  /** Staff are chosen: `Name (address)`. */
  people?: boolean;
  /** Not for the register, nor for readers who are not concerned with the child. */
  confidential?: boolean;
  /** Those who go read it in their briefing when the visit is approved, under this heading. */
  briefing?: Briefing;
  /** Who decides reads it before the other answers (CELT-04). */
  first?: boolean;
  worry?: Worry[];
}

/** A page of a form. The first is always shown; another may wait for a choice made on the page before. */
export interface Page {
  key: string;
  title: string;
  help?: Words;
  shownWhen?: When;
}

export interface Form {
  name: FormName;
  title: Words;
  description: Words;
  thanks: Words;
  pages: Page[];
  questions: (policy: Policy) => Question[];
}

/** What is wrong with an answer, and what to do about it. */
export interface Problem {
  question: string;
  words: string;
}

export type ReadAnswers<T> = { ok: T } | { problems: Problem[] };

export function wordsOf(words: Words | undefined, context: Context): string {
  return typeof words === 'function' ? words(context) : (words ?? '');
}

export function choicesOf(choices: Choices | undefined, context: Context): readonly string[] {
  return typeof choices === 'function' ? choices(context) : (choices ?? []);
}

/** The answer as one text; empty where it was not given. */
export function textOf(answers: Answers, key: string): string {
  const answer = answers[key];
  return typeof answer === 'string' ? answer.trim() : '';
}

/** The choices that were ticked. One choice given as text counts as a list of one. */
export function listOf(answers: Answers, key: string): string[] {
  const answer = answers[key];
  if (typeof answer === 'string') return answer.trim() === '' ? [] : [answer.trim()];
  return Array.isArray(answer) ? answer : [];
}

/** A grid's rows, each with its choice. */
export function gridOf(answers: Answers, key: string): Record<string, string> {
  const answer = answers[key];
  return typeof answer === 'object' && !Array.isArray(answer) ? answer : {};
}

/** Every choice that an answer holds, whatever its kind. */
export function chosen(answers: Answers, key: string): string[] {
  return [...listOf(answers, key), ...Object.values(gridOf(answers, key))];
}

export function isAnswered(answers: Answers, key: string): boolean {
  return chosen(answers, key).some((choice) => choice !== '');
}

export function holds(when: When, answers: Answers, context: Context): boolean {
  if (when.is === 'anything') return isAnswered(answers, when.question);
  const wanted = choicesOf(when.is, context);
  return chosen(answers, when.question).some((choice) => wanted.includes(choice));
}

/** A worry that speaks when exactly this was chosen. */
export function worryIf(choice: string, words: string, weight: number): Worry {
  return { weight, words: (answer) => (answer === choice ? words : '') };
}

/** A worry that speaks when anything at all was written. */
export function worryIfWritten(words: string, weight: number): Worry {
  return { weight, words: (answer) => (typeof answer === 'string' && answer !== '' ? `${words}: ${answer}` : '') };
}

/** Somebody wrote "no" where nothing was to be written. */
export const NONE = /^(no|none|nothing|nothing known|nobody|no one|no risks?|n\/?a|-)\.?$/i;

/** The same, where “none” and its like are an answer that worries nobody. */
export function worryUnlessNone(words: string, weight: number): Worry {
  const written = worryIfWritten(words, weight);
  return { weight, words: (answer) => (typeof answer === 'string' && NONE.test(answer) ? '' : written.words(answer)) };
}

/** A worry for the rows of a grid in which `choice` was chosen. */
export function worryRows(choice: string, words: string, weight: number): Worry {
  const rows = (answer: Answer) =>
    typeof answer === 'object' && !Array.isArray(answer)
      ? Object.keys(answer).filter((row) => answer[row] === choice)
      : [];
  return { weight, words: (answer) => (rows(answer).length > 0 ? `${words}: ${rows(answer).join('; ')}` : '') };
}

/** `Ann Ash (ann@school.uk)`: how staff stand in a form, so that namesakes differ. */
export function personChoice(person: { name: string; email: string }): string {
  return `${person.name} (${person.email})`;
}

/** The active staff, to choose from. */
export function staffOn({ school }: Context): string[] {
  return people(school).map(personChoice);
}

/** The active staff who go on visits. */
export function visitorsOn({ school }: Context): string[] {
  return school.staff.filter((person) => person.active && person.roles.includes('visitor')).map(personChoice);
}

/** The address in a chosen person, or the words themselves where they hold none. */
export function emailIn(choice: string): string {
  const inside = /\(([^()\s]+@[^()\s]+)\)\s*$/.exec(choice)?.[1];
  return (inside ?? choice).trim().toLowerCase();
}

/** The name in a chosen person. */
export function nameIn(choice: string): string {
  return choice.replace(/\s*\([^()\s]+@[^()\s]+\)\s*$/, '').trim();
}
