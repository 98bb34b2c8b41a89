// Whether answers are what the questions ask for: the zod schema that the questions make, and problems in words.
import * as z from 'zod/mini';
import type { FormName } from '../policy/schema';
import type { Answer, Answers } from '../visit/record';
import { asked, pagesShown } from './forms';
import { lengthOf } from './plan';
import { type Context, choicesOf, holds, isAnswered, type Problem, type Question, wordsOf } from './question';

export interface Checked {
  /** What was answered on the pages shown, trimmed, and nothing else. */
  answers: Answers;
  problems: Problem[];
}

/** Reads a form's answers against its questions: what is missing, too long, or not among the choices. */
export function checked(name: FormName, context: Context, given: Answers): Checked {
  const tidied = tidy(given);
  const pages = pagesShown(name, context, tidied);
  const questions = asked(name, context.policy).filter((question) => pages.has(question.page));
  const answers: Answers = {};
  for (const { key } of questions) {
    const answer = tidied[key];
    if (answer !== undefined && isAnswered(tidied, key)) answers[key] = answer;
  }
  const titles = new Map(questions.map((question) => [question.key, wordsOf(question.title, context)]));
  const missing = questions
    .filter((question) => !(question.key in answers) && mustAnswer(question, answers, context))
    .map((question) => ({
      question: titles.get(question.key) ?? question.key,
      words: question.ifMissing ?? 'Please answer this one.',
    }));
  const read = answersSchema(questions, context).safeParse(answers);
  const wrong = (read.error?.issues ?? []).map((issue) => ({
    question: titles.get(String(issue.path[0])) ?? String(issue.path[0]),
    words: issue.message,
  }));
  return { answers, problems: [...missing, ...wrong] };
}

function mustAnswer(question: Question, answers: Answers, context: Context): boolean {
  return question.required === true || (question.requiredWhen ?? []).some((when) => holds(when, answers, context));
}

function tidy(given: Answers): Answers {
  const out: Answers = {};
  for (const key of Object.keys(given)) {
    const answer = given[key];
    if (typeof answer === 'string') out[key] = answer.trim();
    else if (Array.isArray(answer)) out[key] = answer.map((choice) => choice.trim()).filter((choice) => choice !== '');
    else if (answer) out[key] = answer;
  }
  return out;
}

/** Problems that name a question by the title it has in the form. */
export function problemsOn(questions: Question[], context: Context): (key: string, words: string) => Problem {
  return (key, words) => {
    const question = questions.find((q) => q.key === key);
    return { question: question ? wordsOf(question.title, context) : key, words };
  };
}

/** The schema of a form's answers, made from its questions. Whether one may be left out is not said here. */
export function answersSchema(questions: Question[], context: Context) {
  const shape: Record<string, z.ZodMiniType<Answer | undefined>> = {};
  for (const question of questions) shape[question.key] = z.optional(answerSchema(question, context));
  return z.object(shape);
}

function answerSchema(question: Question, context: Context): z.ZodMiniType<Answer> {
  const choices = choicesOf(question.choices, context);
  // People are looked up on the staff list, which may have changed since the form was built.
  const free = question.other || question.people;
  const one = z.string('Please choose one answer.').check(
    z.refine((choice) => free || choices.includes(choice), {
      error: (issue) => `“${issue.input}” is not one of the choices. Please choose one of those shown.`,
    }),
  );
  switch (question.kind) {
    case 'choice':
    case 'list':
      return one;
    case 'choices':
      return z.array(one, 'Please tick one or more.');
    case 'grid':
      return gridSchema(question, context, one);
    case 'date':
      return z
        .string('Please give a date.')
        .check(z.refine(isDate, 'This is not a date. Please give day, month and year.'));
    case 'time':
      return z
        .string('Please give a time.')
        .check(z.regex(TIME, 'This is not a time. Please give hours and minutes, such as 14:30.'));
    default:
      return textSchema(question);
  }
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d(:\d\d)?$/;

function isDate(words: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(words) ? Date.parse(`${words}T12:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === words;
}

function textSchema(question: Question): z.ZodMiniType<Answer> {
  const most = lengthOf(question);
  const text = z
    .string('Please answer in words.')
    .check(z.maxLength(most, `This is too long: please use at most ${most} characters.`));
  if (!question.pattern) return text;
  return text.check(
    z.regex(new RegExp(`^(?:${question.pattern})$`), question.patternHelp ?? 'Please check how it is written.'),
  );
}

function gridSchema(question: Question, context: Context, one: z.ZodMiniType<string>): z.ZodMiniType<Answer> {
  const rows = choicesOf(question.rows, context);
  return z.record(z.string(), one, 'Please choose one answer in each row.').check(
    z.refine((grid) => rows.every((row) => (grid[row] ?? '') !== ''), {
      error: (issue) => {
        const grid: Record<string, unknown> = { ...Object(issue.input) };
        return `Please choose one answer for: ${rows.filter((row) => !grid[row]).join('; ')}.`;
      },
    }),
  );
}
