// Whether somebody is in every role that the policy relies on, and what must be known of each is known.
import { policyOf, rulesInForce } from '../../policy';
import { ROLES, type Role, type Rules } from '../../policy/schema';
import { addressesIn, listWords } from '../../school/people';
import type { School } from '../../school/school';

/** The roles that the rules reach for. */
function rolesIn(rules: Rules): Role[] {
  const steps = Object.values(rules.ladders).flat();
  const named = [...rules.approval.by, rules.approval.deputy, rules.watch.by, ...steps.map((step) => step.to)];
  const always: Role[] = ['visitor', 'administrator'];
  return ROLES.filter((role) => always.includes(role) || named.includes(role));
}

export function staff(school: School): string[] {
  const rules = rulesInForce(policyOf(school.settings.policy), school.settings);
  const roles = rolesIn(rules);
  const nobody = roles.filter((role) => addressesIn(school.staff, role).length === 0);
  const alone = roles.filter((role) => role !== 'administrator' && addressesIn(school.staff, role).length === 1);
  const out: string[] = [];
  if (nobody.length > 0) {
    out.push(
      `Nobody on the staff list is ${listWords(nobody, 'or')}, and the policy relies on each. Fill in the sheet Staff.`,
    );
  }
  if (alone.length > 0) {
    out.push(
      `Only one person is ${listWords(alone, 'or')}: when that person is ill, nobody is. Name a second in Staff.`,
    );
  }
  const untrained = school.staff.filter((m) => m.active && m.roles.includes('visitor') && !m.trainedUntil);
  if (rules.training && untrained.length > 0)
    out.push(
      `No date of safeguarding training is known of ${listWords(untrained.map((m) => m.name))}. Fill in Training until on the sheet Staff.`,
    );
  const silent = school.staff.filter((m) => m.active && m.roles.includes('visitor') && m.mobile === '');
  if (silent.length > 0)
    out.push(
      `No mobile number is known of ${listWords(silent.map((m) => m.name))}. Fill in Mobile on the sheet Staff.`,
    );
  return out;
}
