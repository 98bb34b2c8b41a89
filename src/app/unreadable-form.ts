// A form all of whose questions somebody replaced by hand: what its sender and the administrators are told.
import type { Problem } from '../forms/question';
import type { Submission } from '../ports';
import { type Instant, timeWords } from '../time';

/** For the sender. */
export const UNREADABLE: Problem = {
  question: 'All questions',
  words:
    'Nothing that you answered could be read, because somebody replaced the questions of this form by hand. An ' +
    'administrator was told; when the form is mended, open it again and send it. What is urgent, tell school by phone now.',
};

/** For administrators: what nobody could read may tell of a concern, and the form itself keeps it. */
export function unreadWords({ form, by, at }: Submission, now: Instant): string {
  return (
    `Nothing in the form “${form}” that ${by || 'somebody'} sent at ${timeWords(at, now)} could be read. Its questions ` +
    'were replaced by hand. Open the form, look under Responses, and read it now: it may tell of a concern. Then choose ' +
    'Rebuild the forms, and ask them to send it again.'
  );
}
