// From a form's answers to what the engine keeps, or to the problems that its sender can put right: one file a form.
export { readAssessment } from './assessed';
export { readIncident, readReport } from './reported';
export { readRequest } from './requested';
