// The checklist of whoever looks for somebody who is not back (CELT-26), and how a try to reach them is put into words.
import { POLICE_STEP } from '../policy/usual';
import { hasRole } from '../school/people';
import type { School } from '../school/school';
import type { Instant } from '../time';
import type { Attempt, Outing } from './record';

/** `Maya Osei: rang 07700 900111, no answer`; a step of the checklist has no way of its own. */
export function attemptWords({ whom, how, result }: Attempt): string {
  return how === '' ? `${whom}: ${result}` : `${whom}: ${how}, ${result}`;
}

/** One step, and what came of it so far: when, by whom, what. That of the police is done by recording their call. */
export interface ChecklistStep {
  step: string;
  police: boolean;
  done: { at: Instant; by: string; result: string }[];
}

const POLICE = { 'police called': 'called', 'police not yet': 'not yet' } as const;

/** Every step in the policy's order. A step may be done again, and any of them first. */
export function checklistOf({ rules, attempts, answers, practice }: Outing): ChecklistStep[] {
  // In a drill nobody drives anywhere.
  const steps = practice ? rules.checklist.filter((step) => !step.startsWith('Drive ')) : rules.checklist;
  return steps.map((step) => {
    const done = attempts.filter(({ whom, how }) => how === '' && whom === step);
    if (step !== POLICE_STEP) return { step, police: false, done };
    const police = answers.flatMap(({ at, by, kind, words }) =>
      kind === 'police called' || kind === 'police not yet' ? [{ at, by, result: `${POLICE[kind]}, ${words}` }] : [],
    );
    return { step, police: true, done: [...done, ...police] };
  });
}

/** Whoever leads the search. */
export function leadsSearch(email: string, school: School): boolean {
  return hasRole(school.staff, email, 'headteacher', 'senior leader');
}
