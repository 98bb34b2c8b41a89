// The Incident form: what happened, written while it is fresh (SPT-12, SPT-38).
import { roleWords } from '../policy/role-names';
import { ACCUSATION, SORTS } from '../visit/record';
import { type Form, type Question, staffOn } from './question';
import { referenceQuestion } from './reference';

const questions: Question[] = [
  referenceQuestion,
  { key: 'date', page: 'first', kind: 'date', title: 'On what day was it?', label: 'Date', required: true },
  { key: 'time', page: 'first', kind: 'time', title: 'At what time, roughly?', label: 'Time', required: true },
  {
    key: 'what',
    page: 'first',
    kind: 'paragraph',
    title: 'What happened?',
    help: 'In the order it happened, with the words that were said as far as you remember them.',
    label: 'What happened',
    required: true,
    maxLength: 4000,
    confidential: true,
  },
  {
    key: 'present',
    page: 'first',
    kind: 'text',
    title: 'Who was there or saw it?',
    label: 'Who was there',
    required: true,
    maxLength: 300,
    confidential: true,
  },
  {
    key: 'police',
    page: 'first',
    kind: 'text',
    title: 'Were the police called? Reference, if you have one',
    label: 'Police',
    maxLength: 200,
  },
  {
    key: 'sort',
    page: 'first',
    kind: 'choice',
    title: 'What kind of incident was it?',
    label: 'Kind of incident',
    choices: [...SORTS],
    required: true,
  },
  {
    key: 'hurt',
    page: 'injury',
    kind: 'text',
    title: 'Who was hurt, and how?',
    help: 'Leave it empty if nobody was.',
    label: 'Who was hurt',
    maxLength: 500,
    confidential: true,
  },
  {
    key: 'treatment',
    page: 'injury',
    kind: 'text',
    title: 'What treatment was given or is needed?',
    label: 'Treatment',
    maxLength: 500,
    confidential: true,
  },
  // NAS-25.
  {
    key: 'againstHead',
    page: 'accusation',
    kind: 'choice',
    title: ({ policy }) => `Is it against ${roleWords('headteacher', policy)}?`,
    label: 'Against the head of the school',
    choices: ['No', 'Yes'],
    required: true,
    confidential: true,
  },
  {
    key: 'accused',
    page: 'accusation',
    kind: 'choices',
    title: 'Who is accused?',
    help: 'They are told nothing of this form and cannot read it. Somebody who is not on the list: under “Other”.',
    label: 'Who is accused',
    choices: staffOn,
    people: true,
    other: true,
    required: true,
    confidential: true,
  },
  {
    key: 'accusation',
    page: 'accusation',
    kind: 'paragraph',
    title: 'What was said, by whom, to whom?',
    label: 'The accusation',
    required: true,
    maxLength: 3000,
    confidential: true,
  },
  {
    key: 'since',
    page: 'last',
    kind: 'paragraph',
    title: 'What has been done since, and what would help you now?',
    label: 'Done since, and help wanted',
    maxLength: 1500,
    confidential: true,
  },
];

export const incidentForm: Form = {
  name: 'incident',
  title: 'Incident',
  description: 'For anything that went wrong at a visit. Are you safe now? If not, ring 999 first.',
  thanks: 'Thank you. Those who must know have it now. Please look after yourself, and ask for support.',
  pages: [
    { key: 'first', title: 'What happened' },
    // SPT-38: somebody can be hurt whatever kind it was. An accusation goes to as few as can be, and asks for no more.
    {
      key: 'injury',
      title: 'Was anybody hurt?',
      shownWhen: { question: 'sort', is: SORTS.filter((sort) => sort !== ACCUSATION) },
    },
    {
      key: 'accusation',
      title: 'An accusation',
      help: ({ policy }) =>
        `Speak to ${roleWords('headteacher', policy)} as soon as you can${policy.asks.incident.includes('againstHead') ? ` (against ${roleWords('headteacher', policy)}: to the chair of governors)` : ''}. Do not look into it yourself, and do not talk about it with anybody else.`,
      shownWhen: { question: 'sort', is: [ACCUSATION] },
    },
    { key: 'last', title: 'Since then' },
  ],
  questions: () => questions,
};
