// What the forms are called where people read of them.
import type { Policy } from '../policy/schema';
import { assessmentName } from './assessment';

/** By form; the assessment is called as the policy calls it. */
export const FORM_NAMES: Record<string, (policy: Policy) => string> = {
  request: () => 'Home Visit Form',
  assessment: assessmentName,
  report: () => 'Visit Report',
  incident: () => 'Incident form',
};
