// The gates of a sign-out as data: what is not met, in words that say what to do, and which of them may wait in an emergency.
import { anyRole } from '../policy/role-names';
import type { Rules } from '../policy/schema';
import type { Facts } from '../record/decide';
import { plate, uninsured } from '../school/certificates';
import { addressesIn, hasRole, nameOf, personAt, readAt } from '../school/people';
import type { School, StaffMember } from '../school/school';
import { HOUR, type Instant, instantOf, localDate, localTime } from '../time';
import { untold } from '../visit/agencies';
import { type Carried, status, type Visit } from '../visit/record';
import { asksInstead } from '../visit/weighing';
import type { SignOut } from './acts';
import { stillWatching } from './handover';
import { notWeighed } from './late';
import { isWatched, type Outing } from './record';
import { firstFound, standInRoles } from './stand-ins';

/** What a sign-out is decided on, beside the usual facts. */
export interface SignOutFacts extends Facts {
  /** The reference that the outing will have. */
  ref: string;
  visits: Visit[];
  outings: Outing[];
}

/** A gate that is not met. A paper may be let wait by an approver for the visits it is about (X-20); nothing else may. */
export interface Gate {
  words: string;
  paper: boolean;
  visits: Visit[];
}

const LONGEST = 12 * HOUR;
/** So many open controls are named one by one in a refusal; more would hide everything else. */
const FEW = 3;

/** The visit whose policy and rules an outing goes by: the first that was approved, else the first. */
export function leadingVisit(visits: Visit[]): Visit | undefined {
  return visits.find((visit) => visit.decision?.ruling === 'approved') ?? visits[0];
}

/** The rules that an outing goes by: those its visits were approved or asked for under, else those in force. */
export function rulesFor(visits: Visit[], inForce: Rules): Rules {
  return leadingVisit(visits)?.rules ?? inForce;
}

/** After the school has taken up another policy: an outing has one set of rules, and each visit has its own. */
function onePolicy(visits: Visit[]): string[] {
  if (new Set(visits.map(({ policy }) => policy)).size < 2) return [];
  return ['These visits were asked for under different policies. Sign out for those of one policy at a time.'];
}

/** Whether these are a drill's. */
export function isDrill(visits: Visit[]): boolean {
  return visits.some(({ practice }) => practice);
}

/** The visitors of these visits by address, each once. */
export function everyVisitor(visits: Visit[]): string[] {
  return [...new Set(visits.flatMap((visit) => visit.request.visitors))];
}

/** Each companion once, however many of the visits they are named on. */
export function everyCompanion(visits: Visit[]) {
  const all = visits.flatMap((visit) => visit.request.companions);
  return all.filter((one, i) => all.findIndex((other) => other.name === one.name && other.mobile === one.mobile) === i);
}

/** Who drives: whoever was named of those who go, or the only one who goes; empty where nobody said. */
export function driverOf(act: SignOut, visits: Visit[]): string {
  if (act.transport !== 'Car') return '';
  const going = [...everyVisitor(visits), ...everyCompanion(visits).map(({ name }) => name)];
  return going.find((one) => one === act.driver) ?? (going.length === 1 ? (going[0] ?? '') : '');
}

/** The child who is to go in the car, where one is. */
export function carriedOn(visits: Visit[]): Carried | undefined {
  return visits.map(({ request }) => request.carried).find((carried) => carried !== undefined);
}

/** Whether a child needs a car seat: under the age and under the height; what is not known counts as under (CELT-19). */
export function needsSeat({ age, cm }: Carried, carrying: Rules['carrying']): boolean {
  const { seatUntilAge = null, seatUntilCm = null } = carrying ?? {};
  if (seatUntilAge === null && seatUntilCm === null) return false;
  const grown = (is: number | null, until: number | null) => is !== null && until !== null && is >= until;
  return !grown(age, seatUntilAge) && !grown(cm, seatUntilCm);
}

/** Those who are out on a visit now; in a drill nobody is. */
export function outNow(outings: Outing[]): string[] {
  return outings
    .filter((outing) => isWatched(outing) && !outing.practice)
    .flatMap(({ visitors }) => visitors.map(({ email }) => email));
}

/** In the night in which the clocks go back a time comes twice: they are looked for from the first that is still to come. */
function soonest(at: Instant, now: Instant): Instant {
  const first = at - HOUR;
  return first > now && localTime(first) === localTime(at) ? first : at;
}

/** Why somebody cannot watch until `due`: they are out themselves, or finish before; undefined where they can (CELT-11). */
export function whyNotWatch({ email, name, finishesAt }: StaffMember, due: Instant, out: string[]): string | undefined {
  if (out.includes(email)) return `${name} is out on a visit. Choose another watcher.`;
  if (!finishesAt || instantOf(localDate(due), finishesAt) >= due) return undefined;
  return `${name} finishes at ${finishesAt}, before the return at ${localTime(due)}. Choose another watcher.`;
}

/** The return that was typed as an instant of today; undefined where nothing was. */
export function expectedBack(act: SignOut, now: Instant): Instant | undefined {
  return act.due === '' ? undefined : soonest(instantOf(localDate(now), act.due), now);
}

/** Whether a return time makes sense: still to come, and today. */
export function isSane(due: Instant | undefined, now: Instant): due is Instant {
  return due !== undefined && due > now && due - now <= LONGEST;
}

/** Whether it has digits enough for a UK phone number. */
export function looksLikeNumber(text: string): boolean {
  return text.replace(/\D/g, '').length >= 10;
}

/** Every gate that is not met. */
export function unmetGates(act: SignOut, visits: Visit[], facts: SignOutFacts): Gate[] {
  const rules = rulesFor(visits, facts.rules);
  const firm = (words: string[]) => words.map((one): Gate => ({ words: one, paper: false, visits }));
  const paper = (words: string[], about = visits) =>
    words.map((one): Gate => ({ words: one, paper: true, visits: about }));
  return [
    ...firm(onePolicy(visits)),
    ...firm(visits.flatMap((visit) => approval(visit, facts))),
    ...firm(isSane(expectedBack(act, facts.now), facts.now) ? notWeighed(act.due, visits, facts) : []),
    ...firm(people(act, visits, facts.school)),
    ...paper(unread(visits, facts)),
    // In a drill nobody leaves whoever is in their hands.
    ...firm(isDrill(visits) ? [] : stillWatching(facts.outings, everyVisitor(visits), facts.school.staff)),
    ...firm(watcher(act, visits, rules, facts)),
    ...firm(trip(act, rules, facts.now)),
    ...firm(visits.flatMap((visit) => leftOpen(act, visit, rules))),
    ...firm(driver(act, visits, rules)),
    ...paper(insurance(act, visits, rules, facts)),
    ...firm(carryingStaff(visits, rules)),
    ...firm(seat(act, visits, rules)),
    ...paper(numberSaved(act, rules)),
    ...visits.flatMap((visit) => paper(agencies(visit), [visit])),
    ...paper(
      controls(act, visits),
      visits.filter((visit) => openControls(act, [visit]).length > 0),
    ),
  ];
}

function approval(visit: Visit, { now, policy }: SignOutFacts): string[] {
  const reasons: string[] = [];
  const state = status(visit, now);
  if (state !== 'approved') {
    reasons.push(
      `${visit.ref} is not approved (it is ${state}). Ask the ${anyRole(visit.rules.approval.by, policy)} before you go.${riskWords(visit)}`,
    );
  }
  if (visit.request.date !== localDate(now)) {
    reasons.push(`${visit.ref} is for ${visit.request.date}, not for today. Change the Home Visit Form's date first.`);
  }
  const going = visit.request.visitors.length + visit.request.companions.length;
  if (visit.decision?.ruling === 'approved' && visit.decision.party === 'in a pair' && going < 2) {
    reasons.push(`${visit.ref} is approved for a pair. Add your companion on the Home Visit Form.`);
  }
  return reasons;
}

/** What nobody has weighed yet, where it is high, or above low where that stops a visit: said to whoever reads that they went all the same (WNA-14). */
function riskWords(visit: Visit): string {
  const { assessment } = visit;
  if (!assessment || !(assessment.level === 'High' || asksInstead(visit))) return '';
  const worst = assessment.hazards.filter(({ level }) => level === assessment.level).map(({ words }) => words);
  return ` The risk is ${assessment.level.toLowerCase()}: ${worst.join('; ')}.`;
}

function people(act: SignOut, visits: Visit[], school: School): string[] {
  const reasons: string[] = [];
  const visitors = everyVisitor(visits);
  for (const visit of visits.filter((v) => v.request.visitors.length < visitors.length)) {
    reasons.push(`${visit.ref} is approved for other visitors. Everyone on an outing goes to all of its stops.`);
  }
  for (const email of visitors) {
    const name = nameOf(school.staff, email);
    if (!hasRole(school.staff, email, 'visitor')) reasons.push(`${name} is not a visitor on the staff list.`);
    if (!looksLikeNumber(act.mobiles[email] ?? '')) reasons.push(`Give ${name}'s mobile number.`);
  }
  for (const companion of visits.flatMap((visit) => visit.request.companions)) {
    if (!looksLikeNumber(companion.mobile))
      reasons.push(`Give ${companion.name}'s mobile number on the Home Visit Form.`);
  }
  return reasons;
}

function unread(visits: Visit[], { school, policy }: SignOutFacts): string[] {
  return everyVisitor(visits)
    .filter((email) => readAt(school, email, policy) === null)
    .map(
      (email) =>
        `${nameOf(school.staff, email)} has not yet said "read and understood" to the policy (version ${policy.version}).`,
    );
}

function watcher(act: SignOut, visits: Visit[], rules: Rules, { school, outings, now }: SignOutFacts): string[] {
  const chosen = personAt(school.staff, act.watcher);
  if (!chosen && watchersFor(visits, rules, school.staff, outNow(outings)).length === 0) {
    const { officePhone } = school.settings;
    return [
      `Nobody who is ${rules.watch.by} on the staff list can watch now. Ring the school office${officePhone && ` on ${officePhone}`}: they find somebody who does.`,
    ];
  }
  if (!chosen) return [`Choose who watches while you are out (${rules.watch.by}).`];
  const may = watchersFor(visits, rules, school.staff, outNow(outings)).includes(chosen.email);
  if (!may && !hasRole(school.staff, chosen.email, rules.watch.by)) {
    return [`${chosen.name} is not ${rules.watch.by} on the staff list. Choose another watcher.`];
  }
  if (everyVisitor(visits).includes(chosen.email)) return ['Nobody watches their own outing. Choose another watcher.'];
  const why = whyNotWatch(chosen, expectedBack(act, now) ?? now, outNow(outings));
  if (why) return [why];
  return may ? [] : [`${chosen.name} approved this visit, so that somebody else watches. Choose another watcher.`];
}

/**
 * Who can be chosen to watch (addresses): not who goes or is out; where that leaves nobody, whoever stands in; and where the policy has others than its approvers watch
 * and there is anybody else, not who approved it. Visitor, watcher and approver are three people (X-05).
 */
export function watchersFor(visits: Visit[], rules: Rules, staff: StaffMember[], out: string[]): string[] {
  const busy = [...everyVisitor(visits), ...out];
  const free = firstFound([rules.watch.by, ...standInRoles(rules)], (role) =>
    addressesIn(staff, role).filter((email) => !busy.includes(email)),
  );
  if (rules.approval.by.includes(rules.watch.by)) return free;
  const others = free.filter((email) => visits.every(({ decision }) => decision?.by !== email));
  return others.length > 0 ? others : free;
}

function trip(act: SignOut, rules: Rules, now: Instant): string[] {
  const reasons: string[] = [];
  const due = expectedBack(act, now);
  if (due === undefined) reasons.push('Say when you expect to be back, for example 15:30.');
  else if (due <= now) reasons.push(`The return time, ${act.due}, has already passed. Give a later one.`);
  else if (!isSane(due, now)) reasons.push('The return time is more than 12 hours away. Please check it.');
  if (act.transport === 'Car' && act.car.trim() === '') reasons.push("Give the car's registration.");
  if (rules.safeWord && act.safeWord.trim().length < 3) reasons.push('Agree a safe word and write it here.');
  return reasons;
}

/** Whom they see at a visit, from the form or said at sign-out. */
export function whomToSee(act: SignOut, { ref, request }: Visit): string {
  return (act.whomToSee[ref] ?? '').trim() || (request.whomToSee ?? '').trim();
}

/** When they leave the house, `HH:MM`, from the form or said at sign-out; empty where nobody said so, or said no time. */
export function leavesAt(act: SignOut, { ref, request }: Visit): string {
  const said = act.leaves[ref] || request.leaveBy || '';
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(said) ? said : '';
}

/** What the form left open of the facts that the office has before they leave (CELT-12). */
function leftOpen(act: SignOut, visit: Visit, { signOutAsks }: Rules): string[] {
  if (visit.practice) return [];
  const reasons: string[] = [];
  const { address, arrive } = visit.request;
  if (signOutAsks.includes('whom they see') && whomToSee(act, visit) === '')
    reasons.push(`Say whom you see at ${address} (${visit.ref}).`);
  if (!signOutAsks.includes('leaving the house')) return reasons;
  const leaves = leavesAt(act, visit);
  if (leaves === '') reasons.push(`Say when you leave the house again, ${address} (${visit.ref}).`);
  else if (leaves <= arrive || (act.due !== '' && leaves > act.due))
    reasons.push(`You leave ${address} at ${leaves}: that is not between ${arrive}, when you arrive, and your return.`);
  return reasons;
}

function driver(act: SignOut, visits: Visit[], rules: Rules): string[] {
  return rules.insurance && act.transport === 'Car' && driverOf(act, visits) === '' ? ['Say who drives.'] : [];
}

/** On foot nothing is asked; by car, a certificate of whoever drives for that car (CELT-09, WNA-12, NAS-06). */
function insurance(act: SignOut, visits: Visit[], { insurance }: Rules, { school, now }: SignOutFacts): string[] {
  const drives = driverOf(act, visits);
  if (!insurance || drives === '' || plate(act.car) === '') return [];
  const business = insurance.business === 'always' || carriedOn(visits) !== undefined;
  const wrong = uninsured(school, drives, act.car.trim().toUpperCase(), business, localDate(now));
  return wrong ? [wrong] : [];
}

function carryingStaff(visits: Visit[], { carrying }: Rules): string[] {
  const staff = everyVisitor(visits).length;
  if (!carrying || !carriedOn(visits) || staff >= carrying.staff) return [];
  return [`A child in the car needs ${carrying.staff} members of staff, and ${staff} is going. Ask a colleague along.`];
}

function seat(act: SignOut, visits: Visit[], { carrying }: Rules): string[] {
  const carried = carriedOn(visits);
  if (act.seat || act.transport === 'On foot' || !carried || !needsSeat(carried, carrying)) return [];
  return ['Put a car seat for the child into the car, and tick that it is there.'];
}

function numberSaved(act: SignOut, rules: Rules): string[] {
  if (act.numberSaved || !rules.signOutAsks.includes('number saved')) return [];
  return [`Save your ${rules.watch.by}’s number in your phone, and tick that you have.`];
}

function agencies(visit: Visit): string[] {
  return untold(visit).map(
    ({ name, phone }) =>
      `${name} has not been told of ${visit.ref}. Ring them${phone ? ` on ${phone}` : ''}, and record it on the visit’s page.`,
  );
}

function openControls(act: SignOut, visits: Visit[]): string[] {
  const all = [...new Set(visits.flatMap((visit) => visit.assessment?.controls ?? []))];
  return all.filter((control) => !act.controls.includes(control));
}

function controls(act: SignOut, visits: Visit[]): string[] {
  const open = openControls(act, visits);
  if (open.length <= FEW) return open.map((control) => `Tick that this control is in place: ${control}.`);
  return [`Tick the controls of the risk assessment that are in place: ${open.length} are not ticked.`];
}
