// From a form's answers to what the engine keeps, or to the problems that its sender can put right.
import type { Answers, Assessment, Incident, Report, Request } from '../visit/record';
import type { Facts, ReadAnswers, VisitFacts } from './question';

export function readRequest(_answers: Answers, _facts: Facts): ReadAnswers<Request> {
  throw new Error('not yet');
}
export function readAssessment(_answers: Answers, _facts: VisitFacts): ReadAnswers<Assessment> {
  throw new Error('not yet');
}
export function readReport(_answers: Answers, _facts: VisitFacts): ReadAnswers<Report> {
  throw new Error('not yet');
}
export function readIncident(_answers: Answers, _facts: VisitFacts): ReadAnswers<Incident> {
  throw new Error('not yet');
}
