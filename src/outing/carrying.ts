// A child in the car: what the policy wants for that, and taking one along as decided at the door (CELT-19, NAS-06).
import type { Rules } from '../policy/schema';
import type { Facts } from '../record/decide';
import { posted } from '../record/record';
import { uninsured } from '../school/certificates';
import type { School } from '../school/school';
import { type Instant, localDate, many } from '../time';
import type { Carried } from '../visit/record';
import type { VisitorAct } from './acts';
import { needsSeat } from './gates';
import type { Outing } from './record';
import { approvers, said, watchers } from './steps';

/** `until 12 years or 135 cm`. */
export function seatWords({ carrying }: Rules): string {
  const { seatUntilAge = null, seatUntilCm = null } = carrying ?? {};
  const until = [seatUntilAge === null ? '' : `${seatUntilAge} years`, seatUntilCm === null ? '' : `${seatUntilCm} cm`];
  return `until ${until.filter((words) => words !== '').join(' or ')}`;
}

/** What of the policy's rules for a child in the car is not met on this outing, as far as is known; empty where all is. */
export function carryingGaps(outing: Outing, school: School, now: Instant): string[] {
  const { carried, rules, visitors, transport, car } = outing;
  if (!carried) return [];
  if (!rules.carrying) return ['The policy does not plan for taking a child along.'];
  const { staff } = rules.carrying;
  const gaps: string[] = [];
  if (visitors.length < staff)
    gaps.push(`With a child it takes ${many(staff, 'member')} of staff; ${visitors.length} is on this outing.`);
  if (transport !== 'Car') return gaps;
  if (rules.insurance) {
    const drivers = outing.driver ? [outing.driver] : visitors.map(({ email }) => email);
    const covers = drivers.map((driver) => uninsured(school, driver, car, true, localDate(now)));
    if (covers.every((gap) => gap !== undefined)) gaps.push('No insurance with business cover is known for this car.');
  }
  if (!outing.seat && needsSeat(carried, rules.carrying)) gaps.push(`The child needs a car seat ${seatWords(rules)}.`);
  return gaps;
}

/** `11 years, 130 cm`; empty where nothing is known. */
export function carriedWords({ age, cm }: Carried): string {
  return [age === null ? '' : many(age, 'year'), cm === null ? '' : `${cm} cm`]
    .filter((words) => words !== '')
    .join(', ');
}

/** "We are taking a child with us": never refused; watcher and approvers hear at once, with what is not met. */
export function carrying(outing: Outing, act: Extract<VisitorAct, { act: 'carrying a child' }>, facts: Facts): Outing {
  if (act.not && !outing.carried) return outing;
  const carried = act.not ? undefined : { age: numberIn(act.age), cm: numberIn(act.cm) };
  const known = carried ? carriedWords(carried) : '';
  const what = `${act.not ? 'Not taking a child after all' : 'Taking a child with us'}${known ? `: ${known}` : ''}`;
  const next = said({ ...outing, carried, seat: act.seat }, what, facts);
  return posted(next, facts.now, 'carrying a child', [...watchers(outing, facts), ...approvers(outing, facts)], {
    urgent: true,
    params: { words: act.words },
  });
}

/** The first number in what somebody typed. */
function numberIn(text: string): number | null {
  const found = /\d+/.exec(text);
  return found ? Number(found[0]) : null;
}
