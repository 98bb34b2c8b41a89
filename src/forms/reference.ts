// The question that ties an assessment, a report or an incident to its visit.
import type { Answers, Visit } from '../visit/record';
import { type Question, textOf, type VisitFacts } from './question';

export const referenceQuestion: Question = {
  key: 'reference',
  page: 'first',
  kind: 'text',
  title: 'Visit reference',
  help: 'It is filled in when you come by the link in your mail.',
  label: 'Reference',
  required: true,
  pattern: '[Hh][Vv]-\\d{4,}',
  patternHelp: 'Looks like HV-0001. It stands in the mails about the visit.',
};

/** The visit that an assessment, a report or an incident says it is about: `HV-0001`. */
export function referenceIn(answers: Answers): string {
  return textOf(answers, 'reference').toUpperCase();
}

/** The visit itself, where the reference names one. No form is about a drill: what it says of a child would be lost there. */
export function visitOf(answers: Answers, visits: Visit[]): Visit | undefined {
  return visits.find((visit) => visit.ref === referenceIn(answers) && !visit.practice);
}

/** A reference that names no visit. */
export function referenceProblems(answers: Answers, facts: VisitFacts): string[] {
  const ref = referenceIn(answers);
  if (ref === '' || visitOf(answers, facts.visits)) return [];
  return [`There is no open visit ${ref}. Please copy the reference from a mail about your visit.`];
}
