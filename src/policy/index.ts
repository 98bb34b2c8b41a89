// The policies that a school can choose from: one file each, and its line here.
import { celt } from './celt';
import { nas } from './nas';
import { FORMS, type FormName, type Policy } from './schema';
import { spt } from './spt';
import { wls } from './wls';
import { wna } from './wna';

export { hasDeputy, rulesInForce } from './rules';

export const policies: Record<string, Policy> = Object.fromEntries(
  [celt, nas, wna, spt, wls].map((policy) => [policy.id, policy]),
);

/** The policy with this id. Throws, with the ids there are, where the settings name another. */
export function policyOf(id: string): Policy {
  const policy = policies[id.trim().toLowerCase()];
  if (!policy)
    throw new Error(`There is no policy “${id}”. The settings can name: ${Object.keys(policies).join(', ')}.`);
  return policy;
}

/** Every policy by its id and in words: `celt (Cornwall Education Learning Trust: Home Visits Protocol)`. */
export function policiesInWords(): string {
  return Object.values(policies)
    .map(({ id, school, title }) => `${id} (${school}: ${title})`)
    .join('; ');
}

/** The forms in which this policy asks anything, in the order in which a visit meets them. */
export function formsOf(policy: Policy): FormName[] {
  return FORMS.filter((name) => policy.asks[name].length > 0);
}
