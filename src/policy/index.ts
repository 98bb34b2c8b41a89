// The policies that a school can choose from: one file each, and its line here.
import type { Policy } from './schema';
import { spt } from './spt';

export { rulesInForce } from './rules';

export const policies: Record<string, Policy> = {
  [spt.id]: spt,
};

/** The policy with this id. Throws, with the ids there are, where the settings name another. */
export function policyOf(id: string): Policy {
  const policy = policies[id.trim().toLowerCase()];
  if (!policy)
    throw new Error(`There is no policy “${id}”. The settings can name: ${Object.keys(policies).join(', ')}.`);
  return policy;
}
