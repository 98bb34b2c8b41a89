// A form's answers as lines of words, for mails, pages and the PDF.
import type { FormName, Policy } from '../policy/schema';
import { listWords, nameOf, personAt } from '../school/people';
import type { StaffMember } from '../school/school';
import { dateWords } from '../time';
import type { Answer, Answers, Visit } from '../visit/record';
import { asked } from './forms';
import { nameIn, type Question, textOf } from './question';

export interface Line {
  key: string;
  label: string;
  words: string;
  /** Not for the register, nor for readers who are not concerned with the child. */
  confidential: boolean;
}

/** What was answered, in the policy's order; what was not asked or not answered is left out. */
export function lines(name: FormName, { policy }: { policy: Policy }, answers: Answers): Line[] {
  return asked(name, policy).flatMap((question) => {
    const answer = answers[question.key];
    if (answer === undefined) return [];
    const words = answerWords(question, answer);
    const { key, label, confidential = false } = question;
    return words === '' ? [] : [{ key, label, words, confidential }];
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
  return question.kind === 'date' ? longDate(answer) : name(answer);
}

/** `Tue 5 May 2026`. */
export function longDate(date: string): string {
  return date === '' ? '' : `${dateWords(date)} ${date.slice(0, 4)}`;
}

/** The ten fields of the printed Home Visit Form, under their names (SPT-11). What is not known yet is empty. */
export function homeVisitFields(visit: Visit, staff: StaffMember[]): { label: string; words: string }[] {
  const { request, report } = visit;
  const jobs = request.visitors.map((email) => personAt(staff, email)?.job ?? '').filter((job) => job !== '');
  const companions = request.companions.map(({ name, agency }) => `${name} (${agency})`);
  const comments = [textOf(request.answers, 'comments'), textOf(report?.answers ?? {}, 'comments')];
  const actions = [
    ...(visit.actions.length > 0 ? visit.actions.map(({ what, owner }) => ({ what, owner })) : (report?.actions ?? [])),
  ];
  return [
    {
      label: 'Name of staff member conducting the home visit',
      words: listWords([...request.visitors.map((email) => nameOf(staff, email)), ...companions]),
    },
    { label: 'Role', words: listWords([...new Set(jobs)]) },
    { label: 'Address visited', words: request.address },
    { label: 'Date and time of visit', words: `${longDate(request.date)}, ${request.arrive}` },
    { label: 'Student name', words: request.pupil },
    { label: 'Reason for home visit', words: request.reason },
    { label: 'Comments', words: comments.filter((words) => words !== '').join('\n') },
    { label: 'Outcome of home visit', words: report?.outcome ?? '' },
    { label: 'Safeguarding concerns', words: concernWords(visit) },
    { label: 'Actions from home visit', words: actions.map((a) => `${a.what} (${nameOf(staff, a.owner)})`).join('\n') },
  ];
}

function concernWords({ report, concern }: Visit): string {
  const found = [concern?.words ?? '', report?.concern ?? ''].filter((words) => words !== '');
  if (found.length > 0) return [...new Set(found)].join('\n');
  return report ? 'None' : '';
}
