// The Community Lone Working Risk Assessment: risks of this visit, and what will be in place before anybody leaves.
import { LIKELIHOODS, type Policy, SEVERITIES } from '../policy/schema';
import { SCALE_WORDS } from './level';
import { type Form, type Question, worryIf, worryIfWritten, worryRows, worryUnlessNone } from './question';
import { referenceQuestion } from './reference';

/** The key of the question on a hazard's controls. */
export function controlsKey(hazard: { key: string }): string {
  return `controls_${hazard.key}`;
}

const hazardRows = ({ policy }: { policy: Policy }) => policy.hazards.map((hazard) => hazard.words);

const before: Question[] = [
  referenceQuestion,
  // WNA-13.
  {
    key: 'recordsChecked',
    page: 'first',
    kind: 'choice',
    title: 'Have you looked through the records?',
    label: 'Records looked through',
    choices: ['Yes', 'Not yet'],
    required: true,
    worry: [worryIf('Not yet', 'The records have not been looked through', 66)],
  },
  {
    key: 'recordsSay',
    page: 'first',
    kind: 'text',
    title: 'What do they say about risk to visitors?',
    help: '“Nothing” is an answer. Leave it empty only if you have not looked yet.',
    label: 'The records say',
    requiredWhen: [{ question: 'recordsChecked', is: ['Yes'] }],
    ifMissing: 'You have looked through the records. Please write what they say; “nothing” is an answer.',
    maxLength: 500,
    confidential: true,
    worry: [worryUnlessNone('The records say', 88)],
  },
  {
    key: 'professionals',
    page: 'first',
    kind: 'text',
    title: 'What do others who work with the family say?',
    help: 'Whom you asked, and what they said. “None” if nobody else works with them.',
    label: 'Other professionals say',
    required: true,
    maxLength: 500,
    confidential: true,
    worry: [worryUnlessNone('Other professionals say', 84)],
  },
  {
    key: 'purposeClear',
    page: 'first',
    kind: 'choice',
    title: 'Does the family know what the visit is for?',
    label: 'Purpose made clear to the family',
    choices: ['Yes', 'Not yet'],
    required: true,
    worry: [worryIf('Not yet', 'The family does not know yet what the visit is for', 62)],
  },
  // SPT-13.
  {
    key: 'knownRisks',
    page: 'first',
    kind: 'grid',
    title: 'Is there any known risk from …',
    label: 'Known risks',
    rows: ['The student', 'Parents or carers', 'Others who live there', 'Animals'],
    choices: ['None known', 'Yes', 'Not checked'],
    required: true,
    confidential: true,
    worry: [worryRows('Yes', 'Known risk', 88), worryRows('Not checked', 'Risks not checked', 52)],
  },
  // SPT-14.
  {
    key: 'allegationRisks',
    page: 'first',
    kind: 'grid',
    title: 'Could any of these make an allegation against staff likelier?',
    label: 'Risk of an allegation',
    rows: ['Hostility towards staff', 'Child protection concerns', 'A complaint', 'A grievance'],
    choices: ['No', 'Yes', 'Not known'],
    required: true,
    confidential: true,
    worry: [worryRows('Yes', 'An allegation is likelier', 90), worryRows('Not known', 'Not known if there is', 50)],
  },
  {
    key: 'riskDetails',
    page: 'first',
    kind: 'paragraph',
    title: 'For each “Yes”: what is known?',
    help: 'Leave empty if there is none.',
    ifMissing: 'You answered “Yes” above. Please write what is known.',
    label: 'What is known of the risks',
    requiredWhen: [
      { question: 'knownRisks', is: ['Yes'] },
      { question: 'allegationRisks', is: ['Yes'] },
    ],
    maxLength: 1500,
    confidential: true,
    worry: [worryIfWritten('What is known', 87)],
  },
  // SPT-16.
  {
    key: 'remote',
    page: 'first',
    kind: 'choice',
    title: 'Is the place remote or secluded?',
    label: 'Remote or secluded',
    choices: ['No', 'Yes'],
    required: true,
  },
  {
    key: 'remoteControl',
    page: 'remote',
    kind: 'text',
    title: 'What will make that safe enough?',
    help: 'For example: two go, phone signal checked, a call on arrival.',
    label: 'Control for a remote place',
    required: true,
    maxLength: 300,
    worry: [worryIfWritten('Remote or secluded, with this in place', 80)],
  },
  // SPT-15.
  {
    key: 'outside',
    page: 'when',
    kind: 'choice',
    title: 'Is any of it outside school hours, at a weekend or in the holidays?',
    help: ({ school }) => `School hours are ${school.settings.dayStarts} to ${school.settings.dayEnds}.`,
    label: 'Outside school hours',
    choices: ['No', 'Yes'],
    required: true,
  },
  {
    key: 'outsideConsidered',
    page: 'outside',
    kind: 'paragraph',
    title: 'What is different then, and what have you arranged?',
    help: 'For example: who at school answers the phone until you are back.',
    label: 'Considered for a visit outside school hours',
    required: true,
    maxLength: 1000,
    worry: [worryIfWritten('Outside school hours', 72)],
  },
  // SPT-25.
  {
    key: 'likelihood',
    page: 'hazards',
    kind: 'grid',
    title: 'How likely is each at this visit?',
    label: 'Likelihood',
    rows: hazardRows,
    choices: LIKELIHOODS,
    required: true,
  },
  {
    key: 'severity',
    page: 'hazards',
    kind: 'grid',
    title: 'How bad would it be?',
    label: 'Severity',
    rows: hazardRows,
    choices: SEVERITIES,
    required: true,
  },
];

function controls(policy: Policy): Question[] {
  return policy.hazards.map((hazard) => ({
    key: controlsKey(hazard),
    group: 'controls',
    page: 'hazards',
    kind: 'choices',
    title: `${hazard.words}: what will be in place?`,
    help: `Possible harm: ${hazard.harm.charAt(0).toLowerCase()}${hazard.harm.slice(1)}. Everything ticked is checked again when you sign out.`,
    label: `Controls: ${hazard.words}`,
    choices: hazard.controls,
    other: true,
    required: true,
  }));
}

const after: Question[] = [
  {
    key: 'hasExtra',
    page: 'hazards',
    kind: 'choice',
    title: 'Is there another hazard at this visit?',
    label: 'Another hazard',
    choices: ['No', 'Yes'],
    required: true,
  },
  {
    key: 'extraHazard',
    page: 'extra',
    kind: 'text',
    title: 'What is the hazard?',
    label: 'Additional hazard',
    required: true,
    maxLength: 300,
  },
  {
    key: 'extraHarm',
    page: 'extra',
    kind: 'text',
    title: 'What harm could it do?',
    label: 'Additional hazard: harm',
    required: true,
    maxLength: 300,
  },
  {
    key: 'extraLikelihood',
    page: 'extra',
    kind: 'choice',
    title: 'How likely is it?',
    label: 'Additional hazard: likelihood',
    choices: LIKELIHOODS,
    required: true,
  },
  {
    key: 'extraSeverity',
    page: 'extra',
    kind: 'choice',
    title: 'How bad would that hazard be?',
    label: 'Additional hazard: severity',
    choices: SEVERITIES,
    required: true,
  },
  {
    key: 'extraControls',
    page: 'extra',
    kind: 'paragraph',
    title: 'What will be in place against it?',
    help: 'One a line.',
    label: 'Additional hazard: controls',
    required: true,
    maxLength: 1000,
  },
  // SPT-20.
  {
    key: 'remaining',
    page: 'last',
    kind: 'choice',
    title: 'With all that in place, are you still concerned about anyone’s safety?',
    help: 'Say so. Nobody has to go.',
    label: 'Concerns remain',
    choices: ['No', 'Yes'],
    required: true,
    worry: [worryIf('Yes', 'Concerns about staff safety remain', 96)],
  },
  {
    key: 'remainingWhat',
    page: 'advice',
    kind: 'paragraph',
    title: 'What still concerns you?',
    label: 'What concerns remain',
    required: true,
    maxLength: 1000,
    confidential: true,
    worry: [worryIfWritten('What concerns remain', 95)],
  },
  {
    key: 'advice',
    page: 'advice',
    kind: 'paragraph',
    title: 'What did the trust or the local authority advise?',
    help: 'Who, when, what. Not asked yet? Leave it empty and send: the visit cannot be approved until it is written here.',
    label: 'Advice taken',
    maxLength: 1500,
    confidential: true,
  },
];

/** What its form is called: where nobody ever goes alone it is none of lone working. */
export function assessmentName({ rules }: Pick<Policy, 'rules'>): string {
  return rules.party.least > 1 ? 'Home Visit Risk Assessment' : 'Lone Working Risk Assessment';
}

export const assessmentForm: Form = {
  name: 'assessment',
  title: ({ policy }) => assessmentName(policy),
  description: 'For one visit. The school’s usual answers are filled in: change what is different this time.',
  thanks: 'Thank you. You will hear by mail what comes next.',
  pages: [
    { key: 'first', title: 'What is known' },
    { key: 'remote', title: 'A remote place', shownWhen: { question: 'remote', is: ['Yes'] } },
    { key: 'when', title: 'When' },
    { key: 'outside', title: 'Outside school hours', shownWhen: { question: 'outside', is: ['Yes'] } },
    { key: 'hazards', title: 'Hazards', help: `The level is worked out for you. ${SCALE_WORDS}` },
    { key: 'extra', title: 'Another hazard', shownWhen: { question: 'hasExtra', is: ['Yes'] } },
    { key: 'last', title: 'Last' },
    { key: 'advice', title: 'Advice', shownWhen: { question: 'remaining', is: ['Yes'] } },
  ],
  questions: (policy) => [...before, ...controls(policy), ...after],
};
