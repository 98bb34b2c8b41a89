// Made-up answers for a form, so that a newcomer need not think them up. They are shown, and sent by the person's own click.

import { policyOf } from '../../src/policy';
import { localDate, localTime, MINUTE } from '../../src/time';
import { visitedPages } from '../workspace/form-acts';
import type { Answer, Answers, FormItemView, FormPage } from '../workspace/types';
import { COMPANION, VISITOR } from './guide-steps';
import { recordsOf } from './records';
import type { Session } from './session';

/** What hangs on the school. */
interface Made {
  /** How many go at the least. */
  least: number;
  yearGroup: string;
}

type Story = Record<string, string | ((choices: string[]) => string[])>;

/** What somebody might answer to a question of the school's forms, by its key. */
function storyOf(as: string, now: number, reference: string, { least, yearGroup }: Made): Story {
  const mine = (choices: string[]) => choices.filter((choice) => choice.includes(as)).slice(0, 1);
  // Whoever fills it in, with Daniel or Maya where one alone may not go.
  const going = (choices: string[]) => {
    const others = [COMPANION, VISITOR].flatMap((email) => choices.filter((choice) => choice.includes(email)));
    return [...new Set([...mine(choices), ...others])].slice(0, least);
  };
  const round = 5 * MINUTE;
  const arrive = Math.ceil((now + 45 * MINUTE) / round) * round;
  return {
    reference,
    immediateConcern: 'No',
    visitors: going,
    pupil: 'Jordan Whitfield',
    yearGroup,
    place: 'The home',
    landline: '01632 960201',
    address: '27 Millrace Lane, Harwick, HW4 7QD',
    familyPhones: 'Mum (Carol) 07700 900201; nan next door 07700 900202',
    date: localDate(now),
    arrive: localTime(arrive),
    backBy: localTime(arrive + 50 * MINUTE),
    leaveBy: localTime(arrive + 30 * MINUTE),
    transport: 'Car',
    carrying: 'No',
    purpose: 'See that Jordan is well and agree how he comes back.',
    planWhat: 'How mornings go, and what would make them easier.',
    planHow: 'We listen first, then agree the first three days back.',
    reason: (choices) => choices.filter((choice) => /attendance|absence or refusal/i.test(choice)).slice(0, 1),
    couldComeIn: 'They were asked and cannot',
    necessary: 'Mum has no transport and has not been able to come in.',
    daysAbsent: '4',
    attempts: 'Thu 9.10 rang mum, no answer. Fri 8.50 texted. Mon 9.20 rang nan, who passed a message on.',
    told: 'Yes, they know we are coming',
    toldHow: 'By phone',
    toldWhen: 'Yesterday at 15:40, by me',
    timesOffered: 'Today after two, or tomorrow before school',
    appointment: 'Yes',
    adults: 'Ms, Carol Whitfield, school office',
    whomToSee: 'Jordan and his mum',
    mayTalkTo: 'Carol Whitfield (mum); Jean Whitfield (grandmother)',
    circumstances: 'Mum has been unwell. Nan helps out. Always friendly with school.',
    language: 'English',
    interpreter: 'No',
    communicate: 'By phone; she answers messages the same day',
    culture: 'Nothing known',
    cautionAdvice: 'No',
    cpomsChecked: 'Yes',
    cpomsWho: 'Maya Osei',
    cpomsWhen: localDate(now),
    cpomsFound: 'Nothing',
    services: 'No',
    historyKnown: 'Yes',
    historyHow: 'The file, and the class teacher',
    health: 'None',
    recordsChecked: 'Yes',
    recordsSay: 'Nothing',
    professionals: 'None',
    purposeClear: 'Yes',
    party: 'Alone',
    twoHarder: 'No',
    remote: 'No',
    outside: 'No',
    hasExtra: 'No',
    remaining: 'No',
    outcome:
      'Mum asked me in. Jordan had been helping at home while she was unwell. He is back tomorrow, and I will meet him at the gate at 8.40.',
    presentAll: 'Maya Osei, Daniel Hughes, Carol Whitfield (mum), Jordan',
    minutes:
      'Mum asked us in. Jordan had been helping at home while she was unwell. We talked about mornings and the way back.',
    agreements: 'Jordan is back tomorrow. I meet him at the gate at 8.40.',
    parentThroughout: 'Yes',
    copyParents: 'Yes',
    copyParentsAt: 'carol.whitfield@family.example',
    copyAuthority: 'No',
    childSeen: 'Yes',
    seenBy: mine,
    hasConcern: 'No',
    controlsKept: 'Yes',
    hasActions: 'No',
  };
}

/** Answers for every question on the way that has none yet, the optional ones without a made-up answer left empty. */
export function madeUpAnswers(
  { workspace, school: madeUp }: Session,
  formId: string,
  as: string,
  given: Answers,
): Answers {
  const { pages } = workspace.form(formId);
  const { school, visits } = recordsOf(workspace);
  const files = Object.values(school?.files.forms ?? {});
  const newest = visits.filter(({ request }) => request.visitors.includes(as)).pop();
  const items = files.find((file) => file?.id === formId)?.items ?? {};
  const keyOf = new Map(Object.entries(items).map(([key, id]) => [id, key]));
  const { least } = policyOf(school?.settings.policy ?? madeUp.policy).rules.party;
  const made = { least, yearGroup: madeUp.yearGroup };
  const story = storyOf(as, workspace.now, newest?.ref ?? 'HV-0001', made);
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
