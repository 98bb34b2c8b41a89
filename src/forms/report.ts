// The Visit Report: a short word on every visit, written the same day (SPT-36).
import type { Policy } from '../policy/schema';
import { type Form, type Question, staffOn, visitorsOn } from './question';
import { referenceQuestion } from './reference';
import { minutesQuestions } from './report-minutes';

/** How many actions a report has room for. */
export const ACTIONS = 3;

const questions: Question[] = [
  referenceQuestion,
  ...minutesQuestions,
  {
    key: 'outcome',
    page: 'first',
    kind: 'paragraph',
    title: 'What happened, and what came of it?',
    help: 'A few sentences. Include anything you promised to find out.',
    label: 'Outcome of home visit',
    required: true,
    maxLength: 3000,
    confidential: true,
  },
  {
    key: 'comments',
    page: 'first',
    kind: 'paragraph',
    title: 'Comments',
    label: 'Comments',
    maxLength: 1500,
    confidential: true,
  },
  //
  {
    key: 'childSeen',
    page: 'first',
    kind: 'choice',
    title: 'Was the child seen?',
    help: 'Seen with your own eyes, not heard of.',
    label: 'Child seen',
    choices: ['Yes', 'No'],
    required: true,
  },
  {
    key: 'seenBy',
    page: 'seen',
    kind: 'choices',
    title: 'Who saw the child?',
    label: 'Child seen by',
    choices: visitorsOn,
    people: true,
    other: true,
    required: true,
  },
  {
    key: 'notSeenWhy',
    page: 'notSeen',
    kind: 'text',
    title: 'Why was the child not seen?',
    label: 'Why the child was not seen',
    required: true,
    maxLength: 500,
    confidential: true,
  },
  // SPT-28.
  {
    key: 'hasConcern',
    page: 'concerns',
    kind: 'choice',
    title: 'Do you have any safeguarding concern?',
    help: 'If in doubt, yes.',
    label: 'Safeguarding concern',
    choices: ['No', 'Yes'],
    required: true,
    confidential: true,
  },
  {
    key: 'concern',
    page: 'concern',
    kind: 'paragraph',
    title: 'What is the concern?',
    help: 'What you saw and heard, in their own words where you can. It goes to the safeguarding lead at once.',
    label: 'Safeguarding concerns',
    required: true,
    maxLength: 3000,
    confidential: true,
  },
  {
    key: 'discussed',
    page: 'concern',
    kind: 'text',
    title: 'Whom on the safeguarding team have you spoken to, and when?',
    help: 'Not yet? Write “not yet” and ring them now.',
    label: 'Discussed with the safeguarding team',
    required: true,
    confidential: true,
  },
  // SPT-17.
  {
    key: 'controlsKept',
    page: 'controls',
    kind: 'choice',
    title: 'Did you keep to everything agreed in the risk assessment?',
    label: 'Controls kept',
    choices: ['Yes', 'No'],
    required: true,
  },
  {
    key: 'controlsNotKept',
    page: 'notKept',
    kind: 'paragraph',
    title: 'What was different, and why?',
    help: 'Nobody is blamed: it makes the next visit safer.',
    label: 'Controls not kept',
    required: true,
    maxLength: 1000,
  },
  {
    key: 'hasActions',
    page: 'follow',
    kind: 'choice',
    title: 'Does anything have to be done now?',
    label: 'Actions to follow',
    choices: ['No', 'Yes'],
    required: true,
  },
];

function actions({ areas }: Policy): Question[] {
  return Array.from({ length: ACTIONS }, (_, i) => action(i + 1, areas)).flat();
}

/** An action and who does it: one of the staff, or the area whose owner it goes to (WLS-15). */
function action(n: number, areas: string[]): Question[] {
  const given = [{ question: `action${n}`, is: 'anything' as const }];
  const common = { group: 'actions', page: 'actions', required: n === 1 };
  return [
    {
      ...common,
      key: `action${n}`,
      kind: 'text',
      title: n === 1 ? 'What is to be done?' : `Action ${n}: what is to be done?`,
      label: `Action ${n}`,
      maxLength: 500,
      confidential: true,
    },
    areas.length > 0
      ? {
          ...common,
          key: `action${n}Area`,
          kind: 'list',
          title: `Action ${n}: in which area?`,
          label: `Action ${n} area`,
          choices: areas,
          requiredWhen: given,
        }
      : {
          ...common,
          key: `action${n}Owner`,
          kind: 'list',
          title: `Action ${n}: by whom?`,
          label: `Action ${n} by`,
          choices: staffOn,
          people: true,
          requiredWhen: given,
        },
    {
      ...common,
      key: `action${n}Due`,
      kind: 'date',
      title: `Action ${n}: by when?`,
      label: `Action ${n} due`,
      requiredWhen: given,
    },
  ];
}

export const reportForm: Form = {
  name: 'report',
  title: 'Visit Report',
  description:
    'A short report on every visit, also when nobody was home. Was anyone hurt, threatened or accused? Then fill in the Incident form as well, as soon as you can.',
  thanks: 'Thank you. Please talk about this visit only with those who are involved.',
  pages: [
    { key: 'first', title: 'The visit' },
    { key: 'seen', title: 'The child was seen', shownWhen: { question: 'childSeen', is: ['Yes'] } },
    { key: 'notSeen', title: 'The child was not seen', shownWhen: { question: 'childSeen', is: ['No'] } },
    { key: 'concerns', title: 'Concerns' },
    {
      key: 'concern',
      title: 'Your concern',
      help: 'If a child is in danger now, ring 999 first.',
      shownWhen: { question: 'hasConcern', is: ['Yes'] },
    },
    { key: 'controls', title: 'What was agreed' },
    { key: 'notKept', title: 'What was different', shownWhen: { question: 'controlsKept', is: ['No'] } },
    { key: 'copies', title: 'Copies of the minutes' },
    {
      key: 'parentsCopy',
      title: 'A copy for the parents',
      shownWhen: { question: 'copyParents', is: ['Yes'] },
    },
    { key: 'noCopy', title: 'No copy for the parents', shownWhen: { question: 'copyParents', is: ['No'] } },
    { key: 'follow', title: 'What follows' },
    { key: 'actions', title: 'Actions', shownWhen: { question: 'hasActions', is: ['Yes'] } },
  ],
  questions: (policy) => [...questions, ...actions(policy)],
};
