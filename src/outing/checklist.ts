// The checklist of whoever looks for somebody who is not back (CELT-26), and how a try to reach them is put into words.
import { hasRole } from '../school/people';
import type { School } from '../school/school';
import type { Attempt, Outing } from './record';

/** `Maya Osei: rang 07700 900111, no answer`; a step of the checklist has no way of its own. */
export function attemptWords({ whom, how, result }: Attempt): string {
  return how === '' ? `${whom}: ${result}` : `${whom}: ${how}, ${result}`;
}

/** Every step in the policy's order, with what came of it so far: who, when, what. A step may be done again, and any first. */
export function checklistOf(outing: Outing): { step: string; done: Attempt[] }[] {
  return outing.rules.checklist.map((step) => ({
    step,
    done: outing.attempts.filter(({ whom, how }) => how === '' && whom === step),
  }));
}

/** Whoever leads the search. */
export function leadsSearch(email: string, school: School): boolean {
  return hasRole(school.staff, email, 'headteacher', 'senior leader');
}
