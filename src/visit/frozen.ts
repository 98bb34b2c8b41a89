// What a visit keeps of the school's policy: as it stood at the request, and its rules anew at the approval.
import { policyOf, rulesInForce } from '../policy';
import type { Facts } from '../record/decide';
import type { Visit } from './record';

/**
 * The policy under which a visit is asked for, or was: a school that takes up another one meanwhile has it decided as the
 * forms were filled in. The minutes of Settings are those in force now.
 */
export function underPolicy(
  { rules, policy, school }: Facts,
  id = policy.id,
): Pick<Visit, 'rules' | 'policy' | 'policyVersion'> {
  const kept = id === policy.id ? policy : policyOf(id);
  const inForce = kept === policy ? rules : rulesInForce(kept, school.settings);
  return { rules: inForce, policy: id, policyVersion: kept.version };
}
