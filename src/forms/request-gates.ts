// What a policy's rules make of a request: what its sender must put right, what stands in the way of approval, and
// what an approver has to write a reason for.
import type { Policy } from '../policy/schema';
import { hasRole, listWords, nameOf } from '../school/people';
import type { StaffMember } from '../school/school';
import type { Request } from '../visit/record';
import { textOf } from './question';
import { NOT_YET } from './request-checks';
import { otherReasons } from './request-why';

type Gated = Pick<Request, 'visitors' | 'companions' | 'because' | 'unannounced' | 'carried' | 'answers'>;
type Found = [key: string, words: string];

/** Too few or too many for the policy (NAS-12, WNA-01, WLS-01); companions from outside count, but are no staff. */
function partyProblems({ visitors, companions }: Gated, { rules }: Policy): Found[] {
  const { least, mostStaff } = rules.party;
  if (visitors.length === 0) return [];
  if (visitors.length + companions.length < least) {
    const go = least === 2 ? 'always in a pair, never alone' : `at least ${least} people`;
    return [['visitors', `The policy: ${go}. Please add a colleague, or somebody from another agency below.`]];
  }
  if (mostStaff !== null && visitors.length > mostStaff) {
    const most = mostStaff === 2 ? 'two members of staff' : `${mostStaff} of the staff`;
    return [['visitors', `The policy: never more than ${most}. Please choose who goes.`]];
  }
  return [];
}

/** A companion is from outside: one of the staff is no companion, and counts as staff (NAS-12). */
function companionIsStaff({ companions }: Gated, staff: StaffMember[]): Found[] {
  const names = staff.filter(({ active, name }) => active && name !== '').map(({ name }) => name.toLowerCase());
  return companions
    .filter(({ name }) => names.includes(name.toLowerCase().replace(/^(mr|mrs|ms|miss|mx|dr)\.? /, '')))
    .map(({ name }) => [
      'companions',
      `${name} is on the staff list. Please choose them under “Who is going?”, and here only people from outside.`,
    ]);
}

/** Unannounced only for the reasons that the policy marks for it (NAS-15). */
function unannouncedProblems({ because, unannounced }: Gated, policy: Policy): Found[] {
  if (!unannounced || policy.unannounced === 'any reason' || because?.unannounced) return [];
  const allowed = policy.reasons.filter((reason) => reason.unannounced).map(({ words }) => `“${words}”`);
  return [
    [
      'told',
      `Only these may be unannounced: ${listWords(allowed, 'or')}. Please tell the family first, or change the reason.`,
    ],
  ];
}

const SENIOR = ['senior staff', 'senior leader', 'headteacher'] as const;

/** A highly sensitive situation is for senior staff (NAS-27). */
function seniorProblems({ visitors, because }: Gated, staff: StaffMember[]): Found[] {
  if (!because?.senior || visitors.some((email) => hasRole(staff, email, ...SENIOR))) return [];
  const who = staff.filter(
    ({ email, active }) => active && hasRole(staff, email, 'visitor') && hasRole(staff, email, ...SENIOR),
  );
  const names =
    who.length > 0
      ? `: ${listWords(
          who.map(({ email }) => nameOf(staff, email)),
          'or',
        )}`
      : '';
  return [['visitors', `For this reason one of those who go must be senior staff${names}. Please add them.`]];
}

/** A child travels in the car only where there is one (CELT-19). */
function carriedProblems({ carried, answers }: Gated): Found[] {
  if (!carried || textOf(answers, 'transport') === 'Car') return [];
  return [['carrying', 'You do not go by car. Please choose “Car”, or answer “No” here.']];
}

/** CPOMS cannot have been checked on a day to come (NAS-01). */
function checkedProblems({ answers }: Gated, today: string): Found[] {
  if (textOf(answers, 'cpomsWhen') <= today) return [];
  return [['cpomsWhen', 'This day is still to come. Please give the day on which CPOMS was checked.']];
}

/** What its sender must put right, each with the question that it is about; `today` as `YYYY-MM-DD`. */
export function gateProblems(request: Gated, policy: Policy, staff: StaffMember[], today: string): Found[] {
  return [
    ...partyProblems(request, policy),
    ...companionIsStaff(request, staff),
    ...unannouncedProblems(request, policy),
    ...seniorProblems(request, staff),
    ...carriedProblems(request),
    ...checkedProblems(request, today),
  ];
}

/** What must be put right before anyone can approve (CELT-19, NAS-01, NAS-02). */
export function requestBlocks({ visitors, carried, answers }: Gated, { rules }: Policy): string[] {
  const staff = rules.carrying?.staff ?? 1;
  const blocks: [boolean, string][] = [
    [
      carried !== undefined && visitors.length < staff,
      `A child is to travel in the car: that needs ${staff === 2 ? 'two' : staff} members of staff. A colleague has to be added to the Home Visit Form, or the child travels another way.`,
    ],
    [
      textOf(answers, 'cpomsChecked') === NOT_YET,
      'CPOMS has not been checked for risks to staff. That has to be done and written in the Home Visit Form first.',
    ],
    [
      textOf(answers, 'servicesAsked') === NOT_YET,
      'Other services support the family and have not been asked about concerns for staff. What they say has to be written in the Home Visit Form first.',
    ],
  ];
  return blocks.flatMap(([stands, words]) => (stands ? [words] : []));
}

/** What to say of advised caution to whoever must consider it (CELT-10); empty where nobody advised any. */
export function cautionWords({ answers }: Pick<Request, 'answers'>): string {
  const source = textOf(answers, 'cautionSource');
  return textOf(answers, 'cautionAdvice') === 'Yes'
    ? `Caution is advised by ${source}: ${textOf(answers, 'cautionWhat')}`
    : '';
}

/** The reason in words: the policy's, or the sender's own for “another purpose” (CELT-03). */
export function reasonWords(policy: Policy, { answers }: Pick<Request, 'answers'>): string {
  const reason = textOf(answers, 'reason');
  const own = textOf(answers, 'otherReason');
  return own !== '' && otherReasons({ policy }).includes(reason) ? own : reason;
}
