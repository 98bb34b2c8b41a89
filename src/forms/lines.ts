// A form's answers as lines of words, for mails, pages and the PDF.
import type { FormName, Policy } from '../policy/schema';
import { fullDate } from '../time';
import type { Answer, Answers } from '../visit/record';
import { asked, forms } from './forms';
import { type Briefing, nameIn, type Question } from './question';

export interface Line {
  key: string;
  label: string;
  words: string;
  /** Not for the register, nor for readers who are not concerned with the child. */
  confidential: boolean;
  briefing?: Briefing;
  first?: boolean;
}

/** The family's numbers, which a policy may keep for those alone who look for somebody not back (CELT-33). */
const FAMILY_PHONES = ['landline', 'familyPhones'];

/**
 * What was answered, in the policy's order; what was not answered is left out, and so are the family's numbers where the
 * policy names who alone may see them. What another policy had asked, when it was answered, comes last.
 */
export function lines(name: FormName, { policy }: { policy: Policy }, answers: Answers): Line[] {
  const now = asked(name, policy);
  const before = forms[name].questions(policy).filter(({ key }) => now.every((question) => question.key !== key));
  return [...now, ...before].flatMap((question) => {
    const answer = answers[question.key];
    if (answer === undefined) return [];
    const words = answerWords(question, answer);
    const { key, label, confidential = false, briefing, first } = question;
    if (words === '' || (policy.rules.familyPhonesFor.length > 0 && FAMILY_PHONES.includes(key))) return [];
    return [{ key, label, words, confidential, ...(briefing && { briefing }), ...(first && { first }) }];
  });
}

/** One answer as words. */
export function answerWords(question: Question, answer: Answer): string {
  const name = (choice: string) => (question.people ? nameIn(choice) : choice);
  if (Array.isArray(answer)) return answer.map(name).join(question.people ? ', ' : '; ');
  if (typeof answer !== 'string') {
    return Object.keys(answer)
      .map((row) => `${row}: ${answer[row]}`)
      .join('; ');
  }
  return question.kind === 'date' ? fullDate(answer) : name(answer);
}
