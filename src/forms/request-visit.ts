// The Home Visit Form's first questions: a danger now, who goes, to whom, where and when.
import { TRANSPORT } from '../visit/record';
import { type Context, type Question, visitorsOn, worryIf, worryIfWritten } from './question';

const YEARS = ['Nursery', 'Reception', ...Array.from({ length: 13 }, (_, i) => `Year ${i + 1}`), 'Other'];

/** What the policy says of how many go, before anybody is asked to put it right. */
function partyHelp({ policy }: Context): string {
  const { least, mostStaff } = policy.rules.party;
  if (least < 2) return '';
  const most = mostStaff === null ? '' : `, and never more than ${mostStaff} members of staff`;
  return `Always at least ${least}${most}. Somebody from another agency counts: name them in the next question.`;
}

export const visitQuestions: Question[] = [
  // SPT-03: the first question of all.
  {
    key: 'immediateConcern',
    page: 'first',
    kind: 'choice',
    title: 'Are you worried that a child is in serious danger right now?',
    help: 'If so, the police come first. The next page says what to tell them.',
    label: 'Immediate concern',
    choices: ['Yes', 'No'],
    required: true,
    worry: [worryIf('Yes', 'Immediate concern for the child’s safety: police welfare call', 100)],
  },
  {
    key: 'immediateWhat',
    page: 'police',
    kind: 'text',
    title: 'What is the worry, in a sentence?',
    label: 'The immediate concern',
    required: true,
    maxLength: 500,
    confidential: true,
    worry: [worryIfWritten('What the worry is', 99)],
  },
  {
    key: 'policeCalled',
    page: 'police',
    kind: 'choice',
    title: 'Have the police been called?',
    label: 'Police called',
    choices: ['Yes', 'Not yet'],
    required: true,
    worry: [worryIf('Not yet', 'The police have not been called yet', 98)],
  },
  {
    key: 'policeReference',
    page: 'police',
    kind: 'text',
    title: 'Police reference, if you have one',
    label: 'Police reference',
    maxLength: 100,
  },
  {
    key: 'visitors',
    page: 'visit',
    kind: 'choices',
    title: 'Who is going?',
    help: partyHelp,
    label: 'Who goes',
    choices: visitorsOn,
    people: true,
    required: true,
  },
  {
    key: 'companions',
    page: 'visit',
    kind: 'paragraph',
    title: 'Is anyone from outside the school coming too?',
    help: 'One person a line: name, agency, mobile. Leave empty if nobody is.',
    label: 'Companions from outside',
    maxLength: 500,
  },
  { key: 'pupil', page: 'visit', kind: 'text', title: 'Student’s full name', label: 'Student name', required: true },
  {
    key: 'yearGroup',
    page: 'visit',
    kind: 'list',
    title: 'Year group',
    label: 'Year group',
    choices: YEARS,
    required: true,
  },
  // WLS-06: the address that counts is the one of this place.
  {
    key: 'place',
    page: 'visit',
    kind: 'choice',
    title: 'Where will you meet them?',
    label: 'Place',
    briefing: 'The plan',
    choices: ['The home', 'A place of work'],
    required: true,
  },
  {
    key: 'address',
    page: 'visit',
    kind: 'text',
    title: 'Address you will visit, with postcode',
    help: 'Where a colleague or the police would look for you.',
    label: 'Address visited',
    required: true,
    maxLength: 300,
  },
  // CELT-33, WLS-13.
  {
    key: 'landline',
    page: 'visit',
    kind: 'text',
    title: 'The family’s home number',
    help: 'The landline. Rung only if you are not back. “None” is an answer.',
    label: 'Family’s home number',
    required: true,
    confidential: true,
  },
  {
    key: 'familyPhones',
    page: 'visit',
    kind: 'text',
    title: ({ policy }) =>
      policy.asks.request.includes('landline') ? 'The parents’ mobile numbers' : 'The family’s phone numbers',
    help: ({ policy }) =>
      `${policy.asks.request.includes('landline') ? '' : 'Home and mobile. '}Rung only if you are not back. “None” is an answer.`,
    label: 'Family’s phone numbers',
    required: true,
    confidential: true,
  },
  { key: 'date', page: 'visit', kind: 'date', title: 'Date of the visit', label: 'Date of visit', required: true },
  {
    key: 'arrive',
    page: 'visit',
    kind: 'time',
    title: 'When will you be at the door?',
    label: 'Time of visit',
    required: true,
  },
  // CELT-12.
  {
    key: 'leaveBy',
    page: 'visit',
    kind: 'time',
    title: 'When do you mean to leave the house?',
    help: 'If you do not know yet, you are asked when you sign out.',
    label: 'Leaving the house',
    briefing: 'The plan',
  },
  {
    key: 'backBy',
    page: 'visit',
    kind: 'time',
    title: 'When will you be back at school, or done for the day?',
    label: 'Back by',
    required: true,
  },
  {
    key: 'transport',
    page: 'visit',
    kind: 'choice',
    title: 'How are you getting there?',
    label: 'Transport',
    choices: TRANSPORT,
    required: true,
  },
  // CELT-19.
  {
    key: 'carrying',
    page: 'visit',
    kind: 'choice',
    title: 'Will a child travel with you in the car?',
    label: 'A child in the car',
    choices: ['No', 'Yes'],
    required: true,
    worry: [worryIf('Yes', 'A child is to travel in the car', 58)],
  },
  {
    key: 'carriedAge',
    page: 'carried',
    kind: 'text',
    title: 'How old is the child?',
    label: 'Age of the child in the car',
    briefing: 'The plan',
    required: true,
    pattern: '\\d{1,2}',
    patternHelp: 'Years as a number, such as 9.',
  },
  {
    key: 'carriedCm',
    page: 'carried',
    kind: 'text',
    title: 'How tall, in cm, if you know?',
    label: 'Height of the child in the car, cm',
    briefing: 'The plan',
    pattern: '\\d{2,3}',
    patternHelp: 'Centimetres as a number, such as 128.',
  },
];
