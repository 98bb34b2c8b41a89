// What the forms offer to the rest: their plans, what was answered, how it reads, and what a link fills in.
export { readAssessment, readIncident, readReport, readRequest } from './answers';
export { approvalBlocks } from './assessed';
export {
  assessmentDefaults,
  incidentDefaults,
  reportDefaults,
  requestAgain,
  requestFor,
  standingAssessment,
} from './defaults';
export { asked, forms } from './forms';
export { highest, levelOf, SCALE_WORDS } from './level';
export { type Line, lines } from './lines';
export { formPlan } from './plan';
export type { Briefing, Context, Facts, Problem, Question, ReadAnswers, VisitFacts } from './question';
export { referenceIn, visitOf } from './reference';
export { absenceNote } from './worries';
