// The Home Visit Form: the questions asked before a visit, so that a lead can decide and an alarm would find everything.
import type { Context, Form } from './question';
import { checkQuestions } from './request-checks';
import { peopleQuestions } from './request-people';
import { visitQuestions } from './request-visit';
import { otherReasons, TOLD, UNANNOUNCED, welfareReasons, whyQuestions } from './request-why';

const policeHelp = ({ school }: Context) =>
  `Ring 999 if the child may be in danger now, otherwise 101, and ask for a welfare check. Tell them: your name and school; the child’s name, age and address; who else may be there; what worries you and since when. Ask for a reference. Then tell the safeguarding team (school office ${school.settings.officePhone}). Do not wait for this form.`;

/** What comes after this form, by how far the policy wants a risk assessment. */
const NEXT = {
  first: 'You will get a mail with the next step: the risk assessment.',
  advised: 'You will get a mail with the next step. The risk assessment is useful: please fill it in where you can.',
  'not asked': 'You will hear by mail as soon as it is decided.',
} as const;

export const requestForm: Form = {
  name: 'request',
  title: 'Home Visit Form',
  description: ({ school, policy }) =>
    `${school.settings.schoolName}: ask for a home visit. It takes about five minutes. ` +
    (policy.rules.approval.when === 'always'
      ? 'Nobody leaves before it is approved.'
      : 'Send it before anybody leaves: school then knows where you are.'),
  thanks: ({ policy }) => `Thank you. ${NEXT[policy.rules.assessment]}`,
  pages: [
    { key: 'first', title: 'First' },
    {
      key: 'police',
      title: 'The police come first',
      help: policeHelp,
      shownWhen: { question: 'immediateConcern', is: ['Yes'] },
    },
    { key: 'visit', title: 'The visit' },
    { key: 'carried', title: 'A child in the car', shownWhen: { question: 'carrying', is: ['Yes'] } },
    { key: 'why', title: 'Why' },
    { key: 'other', title: 'Another purpose', shownWhen: { question: 'reason', is: otherReasons } },
    { key: 'welfare', title: 'Before a welfare visit', shownWhen: { question: 'reason', is: welfareReasons } },
    { key: 'told', title: 'The family' },
    { key: 'appointment', title: 'The appointment', shownWhen: { question: 'told', is: [TOLD] } },
    { key: 'unannounced', title: 'Unannounced', shownWhen: { question: 'told', is: [UNANNOUNCED] } },
    { key: 'people', title: 'The people' },
    { key: 'caution', title: 'The advice', shownWhen: { question: 'cautionAdvice', is: ['Yes'] } },
    { key: 'family', title: 'Speaking with them' },
    { key: 'records', title: 'Looked up' },
    { key: 'cpoms', title: 'On CPOMS', shownWhen: { question: 'cpomsChecked', is: ['Yes'] } },
    { key: 'others', title: 'Other services' },
    { key: 'services', title: 'The services', shownWhen: { question: 'services', is: ['Yes'] } },
    { key: 'last', title: 'Last' },
  ],
  questions: () => [...visitQuestions, ...whyQuestions, ...peopleQuestions, ...checkQuestions],
};
