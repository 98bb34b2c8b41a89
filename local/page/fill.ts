// Made-up answers for a form, so that a newcomer need not think them up. They are shown, and sent by the person's own click.
import { localDate, localTime, MINUTE } from '../../src/time';
import { visitedPages } from '../workspace/form-acts';
import type { Answer, Answers, FormItemView, FormPage } from '../workspace/types';
import type { Workspace } from '../workspace/workspace';
import { recordsOf } from './records';

type Story = Record<string, string | ((choices: string[]) => string[])>;

/** What somebody might answer to a question of the school's forms, by its key. */
function storyOf(as: string, now: number, reference: string): Story {
  const mine = (choices: string[]) => choices.filter((choice) => choice.includes(as)).slice(0, 1);
  const round = 5 * MINUTE;
  const arrive = Math.ceil((now + 45 * MINUTE) / round) * round;
  return {
    reference,
    immediateConcern: 'No',
    visitors: mine,
    pupil: 'Jordan Whitfield',
    yearGroup: 'Year 9',
    address: '27 Millrace Lane, Harwick, HW4 7QD',
    familyPhones: 'Mum (Carol) 07700 900201; nan next door 07700 900202',
    date: localDate(now),
    arrive: localTime(arrive),
    backBy: localTime(arrive + 50 * MINUTE),
    transport: 'Car',
    purpose: 'See that Jordan is well and agree how he comes back.',
    couldComeIn: 'They were asked and cannot',
    necessary: 'Mum has no transport and has not been able to come in.',
    daysAbsent: '4',
    attempts: 'Thu 9.10 rang mum, no answer. Fri 8.50 texted. Mon 9.20 rang nan, who passed a message on.',
    told: 'Yes, they know we are coming',
    toldHow: 'By phone',
    toldWhen: 'Yesterday at 15:40, by me',
    appointment: 'Yes',
    whomToSee: 'Jordan and his mum',
    mayTalkTo: 'Carol Whitfield (mum); Jean Whitfield (grandmother)',
    circumstances: 'Mum has been unwell. Nan helps out. Always friendly with school.',
    party: 'Alone',
    twoHarder: 'No',
    remote: 'No',
    outside: 'No',
    hasExtra: 'No',
    remaining: 'No',
    outcome:
      'Mum asked me in. Jordan had been helping at home while she was unwell. He is back tomorrow, and I will meet him at the gate at 8.40.',
    childSeen: 'Yes',
    seenBy: mine,
    hasConcern: 'No',
    controlsKept: 'Yes',
    hasActions: 'No',
  };
}

/** Answers for every question on the way that has none yet, the optional ones without a made-up answer left empty. */
export function madeUpAnswers(workspace: Workspace, formId: string, as: string, given: Answers): Answers {
  const { pages } = workspace.form(formId);
  const { school, visits } = recordsOf(workspace);
  const files = Object.values(school?.files.forms ?? {});
  const newest = visits.filter(({ request }) => request.visitors.includes(as)).pop();
  const items = files.find((file) => file?.id === formId)?.items ?? {};
  const keyOf = new Map(Object.entries(items).map(([key, id]) => [id, key]));
  const story = storyOf(as, workspace.now, newest?.ref ?? 'HV-0001');
  const answers: Answers = { ...given };
  // Answers lead on to pages, and these have questions of their own: until nothing more comes.
  for (let before = -1; before < Object.keys(answers).length; ) {
    before = Object.keys(answers).length;
    for (const item of visitedPages(pages, answers).flatMap((page: FormPage) => page.items)) {
      if (answers[item.id] !== undefined) continue;
      const answer = answerFor(item, story[keyOf.get(String(item.id)) ?? ''], workspace.now);
      if (answer !== undefined) answers[item.id] = answer;
    }
  }
  return answers;
}

function answerFor(
  item: FormItemView,
  told: string | ((choices: string[]) => string[]) | undefined,
  now: number,
): Answer | undefined {
  const choices = item.choices?.map(({ value }) => value) ?? [];
  if (typeof told === 'function') {
    const chosen = told(choices);
    if (chosen.length > 0) return item.kind === 'CHECKBOX' ? chosen : chosen[0];
  } else if (told !== undefined && (choices.length === 0 || choices.includes(told))) {
    return item.kind === 'CHECKBOX' ? [told] : told;
  }
  return item.required ? anyAnswer(item, choices, now) : undefined;
}

/** The calmest answer that the item takes. */
function anyAnswer(item: FormItemView, choices: string[], now: number): Answer | undefined {
  const calm = choices.find((choice) => /^(no|none)\b/i.test(choice)) ?? choices[0];
  switch (item.kind) {
    case 'MULTIPLE_CHOICE':
    case 'LIST':
      return calm;
    case 'CHECKBOX':
      return choices;
    case 'GRID':
      return item.rows?.map(() => item.columns?.[0] ?? null);
    case 'CHECKBOX_GRID':
      return item.rows?.map(() => item.columns?.slice(0, 1) ?? null);
    case 'DATE':
      return localDate(now);
    case 'TIME':
      return localTime(now);
    case 'DATETIME':
      return `${localDate(now)} ${localTime(now)}`;
    case 'SCALE':
      return String(item.scale?.lower ?? 1);
    case 'TEXT':
    case 'PARAGRAPH_TEXT':
      return 'Nothing out of the ordinary.';
    default:
      return undefined;
  }
}
