// The Home Visit Form's questions on why: purpose and plan, attempts to reach the family, and what the family was told.
import { listWords } from '../school/people';
import { type Context, type Question, worryIf, worryIfWritten } from './question';

export const TOLD = 'Yes, they know we are coming';
export const UNANNOUNCED = 'No, we would come unannounced';

export const welfareReasons = ({ policy }: Context) => policy.reasons.filter((r) => r.welfare).map((r) => r.words);
export const otherReasons = ({ policy }: Pick<Context, 'policy'>) =>
  policy.reasons.filter((r) => r.other).map((r) => r.words);

export const whyQuestions: Question[] = [
  // SPT-35: is it needed, could they come in.
  {
    key: 'purpose',
    page: 'why',
    kind: 'text',
    title: 'What should come of this visit?',
    label: 'Purpose',
    briefing: 'The plan',
    first: true,
    required: true,
    maxLength: 500,
  },
  // CELT-07.
  {
    key: 'planWhat',
    page: 'why',
    kind: 'text',
    title: 'What will you talk about?',
    label: 'What we talk about',
    briefing: 'The plan',
    required: true,
    maxLength: 500,
  },
  {
    key: 'planHow',
    page: 'why',
    kind: 'text',
    title: 'How will you go about it?',
    help: 'Who begins, what you bring, what you leave for another day.',
    label: 'How we go about it',
    briefing: 'The plan',
    required: true,
    maxLength: 500,
  },
  {
    key: 'couldComeIn',
    page: 'why',
    kind: 'choice',
    title: 'Could the parents come into school instead?',
    label: 'Could parents come in',
    first: true,
    choices: ['No', 'They were asked and cannot', 'Yes, they could'],
    required: true,
    worry: [worryIf('Yes, they could', 'The parents could come into school instead', 70)],
  },
  {
    key: 'necessary',
    page: 'why',
    kind: 'text',
    title: 'Why is a visit to the home necessary?',
    label: 'Why a home visit is necessary',
    first: true,
    required: true,
    maxLength: 500,
  },
  // SPT-04.
  {
    key: 'reason',
    page: 'why',
    kind: 'choice',
    title: 'Reason for the visit',
    help: ({ policy }) => {
      const senior = policy.reasons.filter((reason) => reason.senior).map(({ words }) => `“${words}”`);
      return senior.length === 0 ? '' : `For ${listWords(senior, 'or')}, one of those who go must be senior staff.`;
    },
    label: 'Reason for home visit',
    choices: ({ policy }) => policy.reasons.map((reason) => reason.words),
    required: true,
  },
  // CELT-03: the purposes are not exhaustive.
  {
    key: 'otherReason',
    page: 'other',
    kind: 'text',
    title: 'What is the purpose, in a few words?',
    label: 'Other purpose',
    required: true,
  },
  {
    key: 'daysAbsent',
    page: 'welfare',
    kind: 'text',
    title: 'For how many school days has the student been absent?',
    label: 'School days absent',
    required: true,
    pattern: '\\d{1,3}',
    patternHelp: 'A number, such as 3. If they are not absent, 0.',
  },
  // SPT-32.
  {
    key: 'attempts',
    page: 'welfare',
    kind: 'paragraph',
    title: 'Who has tried to reach the family, how and when?',
    help: 'Short notes are fine: “Mon 9.10 JB rang mum, no answer; texted dad”.',
    label: 'Attempts to reach the family',
    required: true,
    maxLength: 1000,
  },
  // SPT-34, SPT-02.
  {
    key: 'told',
    page: 'told',
    kind: 'choice',
    title: 'Do the parents or carers know you are coming?',
    help: ({ policy }) =>
      policy.unannounced === 'any reason'
        ? ''
        : `Unannounced only for: ${policy.reasons.flatMap(({ words, unannounced }) => (unannounced ? [`“${words}”`] : [])).join('; ')}.`,
    label: 'Parents told',
    choices: [TOLD, UNANNOUNCED],
    required: true,
  },
  {
    key: 'toldHow',
    page: 'appointment',
    kind: 'choice',
    title: 'How were they told?',
    label: 'Told how',
    briefing: 'The plan',
    choices: ['By phone', 'By letter', 'By message or e-mail', 'In person'],
    required: true,
  },
  {
    key: 'toldWhen',
    page: 'appointment',
    kind: 'text',
    title: 'When, and by whom?',
    label: 'Told when',
    briefing: 'The plan',
    required: true,
  },
  // WNA-02.
  {
    key: 'timesOffered',
    page: 'appointment',
    kind: 'text',
    title: 'Which times did you offer them?',
    help: 'A choice, so that it suits the family.',
    label: 'Times offered',
    required: true,
    maxLength: 300,
  },
  // SPT-08.
  {
    key: 'appointment',
    page: 'appointment',
    kind: 'choice',
    title: 'Have they agreed to the time?',
    label: 'Appointment agreed',
    briefing: 'The plan',
    choices: ['Yes', 'No'],
    required: true,
    worry: [worryIf('No', 'The family knows of the visit and has not agreed to the time', 20)],
  },
  {
    key: 'exception',
    page: 'unannounced',
    kind: 'choice',
    title: 'Why are they not told?',
    label: 'Reason for not telling them',
    briefing: 'The plan',
    choices: ({ policy }) => policy.exceptions,
    required: true,
    ifMissing: 'Parents are told beforehand unless one of these exceptions applies. Please choose one, or tell them.',
  },
  {
    key: 'unannouncedConcern',
    page: 'unannounced',
    kind: 'paragraph',
    title: 'What is the concern that makes an unannounced visit right?',
    label: 'Concern behind the unannounced visit',
    briefing: 'The plan',
    required: true,
    ifMissing: 'An unannounced visit needs its concern in writing. Please write it, or tell the parents.',
    maxLength: 1000,
    confidential: true,
    worry: [worryIfWritten('Unannounced', 75)],
  },
  // CELT-02, NAS-10.
  {
    key: 'exceptionWhy',
    page: 'unannounced',
    kind: 'text',
    title: 'Why is that right this time?',
    label: 'Why they are not told',
    briefing: 'The plan',
    required: true,
    ifMissing: 'Going without telling them needs its reason in writing. Please write it, or tell the parents.',
    maxLength: 500,
    confidential: true,
    worry: [worryIfWritten('The family is not told', 75)],
  },
];
