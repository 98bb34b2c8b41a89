// The form that never fired: answers whose trigger was lost are found by looking, and taken in once.
import { FORMS } from '../policy/schema';
import type { Ports, Submission } from '../ports';
import { HOUR, type Instant } from '../time';
import { loadOpen } from './open-records';
import { isKnown, takeSubmission } from './take-submission';

/** Where a boundary falls is unclear in Google's answer, and clocks differ: look back further than needed. */
const OVERLAP = HOUR;

/** Takes in what was sent since the last look and is not known. One answer that fails does not keep the others. */
export function reconcile(ports: Ports, since: Instant, now: Instant): string[] {
  const open = loadOpen(ports);
  const troubles: string[] = [];
  const found = FORMS.flatMap((form): Submission[] => {
    if (!open.school.files.forms[form]) return [];
    try {
      return ports.forms.submissions(form, open.school, since - OVERLAP);
    } catch (error) {
      troubles.push(`The answers of the form "${form}" could not be read: ${words(error)}`);
      return [];
    }
  });
  // A request comes before the forms that name its reference.
  for (const submission of found.filter((one) => !isKnown(one, open))) {
    try {
      takeSubmission(ports, () => submission, now);
    } catch (error) {
      troubles.push(`An answer of the form "${submission.form}" could not be taken in: ${words(error)}`);
    }
  }
  return troubles;
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
