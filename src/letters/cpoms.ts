// What is pasted into CPOMS or wherever the policy keeps it: the printed record's fields, the approval, the level of risk.
import { policyOf } from '../policy';
import { nameOf, personAt } from '../school/people';
import type { School } from '../school/school';
import type { Visit } from '../visit/record';
import { documentRows, stamp } from './fields';

/** Who approved, when, how: the signature of whoever let them go (SPT-05). */
export function signature(visit: Visit, school: School): [label: string, words: string][] {
  const { decision } = visit;
  if (decision?.ruling !== 'approved')
    return [['Approved', visit.outing === '' && !visit.made ? 'Not approved yet' : 'Never approved']];
  if (decision.via === 'policy') return [['Approved', `No approval needed, ${decision.party}`]];
  const person = personAt(school.staff, decision.by);
  const { byPhone } = decision;
  return [
    ...(byPhone
      ? [['By phone', `written down by ${nameOf(school.staff, byPhone.recordedBy)}`] as [string, string]]
      : []),
    [
      byPhone?.confirmedAt === null ? 'NOT CONFIRMED, said to be approved by' : 'Approved by',
      `${nameOf(school.staff, decision.by)}${person?.job ? `, ${person.job}` : ''}`,
    ],
    ['Approved at', stamp(decision.at)],
    ['Approved to go', decision.party],
    ['Conditions', decision.words === '' ? 'None' : decision.words],
  ];
}

/** The text to paste: the policy's fields, the approval and the level of risk (SPT-05, SPT-10, SPT-11, NAS-21). */
export function cpomsText(visit: Visit, school: School): string {
  const policy = policyOf(visit.policy);
  const risk: [string, string][] = visit.assessment
    ? [['Risk assessment', `${visit.assessment.level} (${stamp(visit.assessment.at)})`]]
    : [];
  const rows = [...documentRows(visit, school, policy), ...signature(visit, school), ...risk];
  const lines = rows.map(([label, words]) => `${label}: ${words === '' ? '-' : words}`);
  return [`${policy.document.title} ${visit.ref}`, ...lines].join('\n');
}
