// The line that a sixth policy has in src/policy/index.ts.
import { policies } from '../../../src/policy';
import { sixth } from './policy';

policies[sixth.id] = sixth;
