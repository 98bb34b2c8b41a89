// The form that never fired: answers whose trigger was lost are found by looking, and taken in once.
import { FORMS, type FormName } from '../policy/schema';
import type { Ports, Submission } from '../ports';
import type { School } from '../school/school';
import type { Instant } from '../time';
import { formsChanged } from './checks/forms';
import { loadOpen } from './open-records';
import { builtForms, formsAsked, readFrom } from './people-of-files';
import { isKnown, takeSubmission } from './take-submission';

/** So many answers are taken in by one look: more, and the execution would end before it could say so. The next goes on. */
export const TAKEN_AT_ONCE = 20;

/** What a look at the forms came to. */
export interface FormsRead {
  troubles: string[];
  /** The forms of which everything was read and taken in: only of these may the next look begin later. */
  whole: FormName[];
  /** Answers wait still, and the next tick goes on with them. */
  more: boolean;
}

/**
 * Takes in what was sent since each form was last read to its end and is not known, oldest first. One answer that fails
 * does not keep the others, and is tried again by every look until it is taken in; so is a form that cannot be opened.
 */
export function reconcile(ports: Ports, now: Instant): FormsRead {
  const open = loadOpen(ports, now);
  const { school } = open;
  const troubles: string[] = [];
  const failed = new Set<FormName>();
  const found = builtForms(school).flatMap((form): Submission[] => {
    try {
      const sent = ports.forms.submissions(form, school, readFrom(school, form));
      if (formsAsked(school).includes(form)) troubles.push(...formsChanged(ports, school, form));
      return sent;
    } catch (error) {
      failed.add(form);
      troubles.push(`The answers of the form "${form}" could not be read: ${words(error)}`);
      return [];
    }
  });
  const unknown = found.filter((one) => !isKnown(one, open)).sort((a, b) => a.at - b.at);
  for (const submission of unknown.slice(0, TAKEN_AT_ONCE)) {
    try {
      takeSubmission(ports, () => submission, now);
    } catch (error) {
      failed.add(submission.form);
      troubles.push(`An answer of the form "${submission.form}" could not be taken in: ${words(error)}`);
    }
  }
  const left = unknown.slice(TAKEN_AT_ONCE);
  for (const { form } of left) failed.add(form);
  return { troubles, whole: FORMS.filter((form) => !failed.has(form)), more: left.length > 0 };
}

/** The school after a look: how far each form was read. One that was not read to its end is read again from where it was. */
export function asRead(school: School, { whole }: Pick<FormsRead, 'whole'>, now: Instant): School {
  const forms = Object.fromEntries(
    Object.entries(school.files.forms).map(([name, file]) => [
      name,
      { ...file, seenTo: whole.includes(name as FormName) ? now : file.seenTo || school.lookedAt },
    ]),
  );
  return { ...school, files: { ...school.files, forms } };
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
