// What a form opened by link already has in it.
import type { Policy } from '../policy/schema';
import type { Settings } from '../school/school';
import type { Answers, Visit } from '../visit/record';

export function requestAgain(_visit: Visit): Answers {
  throw new Error('not yet');
}
export function assessmentDefaults(_policy: Policy, _visit: Visit, _settings: Settings): Answers {
  throw new Error('not yet');
}
export function reportDefaults(_visit: Visit): Answers {
  throw new Error('not yet');
}
export function incidentDefaults(_visit: Visit): Answers {
  throw new Error('not yet');
}
