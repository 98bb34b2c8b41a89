// What a policy advises and does not demand, said before anybody decides.
import { absenceNote } from '../forms/worries';
import type { Scene } from '../school/scene';
import { isEvening } from '../visit/hours';
import type { Visit } from '../visit/record';
import { type Block, button, callout, paragraph, when } from './content';

/** What the policy advises against, said to who asks before anybody else reads it (SPT-04, SPT-24). */
export function advisedAgainst({ request }: Visit, { policy, school }: Scene): Block[] {
  const absence = absenceNote(policy, request.answers);
  const evening =
    policy.rules.evening === 'advised against' && isEvening(request, school.settings)
      ? `In the evening (${request.arrive} to ${request.backBy}): the policy strongly advises against it, and whoever approves must write a reason.`
      : '';
  const notes = [absence === '' ? '' : `${absence}.`, evening].filter((words) => words !== '');
  return when(notes.length > 0, callout('warning', 'Please think about this once more', notes));
}

/** A risk assessment that the policy advises and nobody has written: said, never demanded (WNA-13). */
export function advisedAssessment(visit: Visit, assessmentUrl: string): Block[] {
  return when(
    visit.rules.assessment === 'advised' && !visit.assessment,
    paragraph('There is no risk assessment. The policy advises one; it takes a few minutes:'),
    { ...button('Fill in the risk assessment', assessmentUrl, ''), quiet: true },
  );
}
