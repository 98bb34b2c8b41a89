// What a visit keeps of the school's policy: as it stood at the request, and anew at the approval.
import type { Facts } from '../record/decide';
import type { Visit } from './record';

/** The policy in force. A school that changes its policy later changes nothing for a visit that has it in its record. */
export function underPolicy({ rules, policy }: Facts): Pick<Visit, 'rules' | 'policy' | 'policyVersion'> {
  return { rules, policy: policy.id, policyVersion: policy.version };
}
