// Leaving school: the gates that must be met, and the outing that begins. "I've gone anyway" begins it all the same.
import { type Facts, stepped } from '../record/decide';
import { blank, logged, passed, posted } from '../record/record';
import { addressesIn, hasRole, listWords, nameOf, personAt } from '../school/people';
import type { School } from '../school/school';
import { HOUR, type Instant, instantOf, localDate, MINUTE } from '../time';
import { arrival, plannedReturn, status, type Visit } from '../visit/record';
import type { SignOut } from './acts';
import { settled } from './decide';
import { isWatched, type Outing, type Stop } from './record';

/** What a sign-out is decided on, beside the usual facts. */
export interface SignOutFacts extends Facts {
  /** The reference that the outing will have. */
  ref: string;
  visits: Visit[];
  outings: Outing[];
}

/** An outing that began; or why not, and whether "I've gone anyway" would begin it. */
export type SignedOut = { outing: Outing } | { refusal: string[]; offerAnyway: boolean };

const LONGEST = 12 * HOUR;
/** So many open controls are named one by one in a refusal; more would hide everything else. */
const FEW = 3;

/**
 * Signs visitors out for one or several of today's visits, in the order given. Refused with every reason at once until
 * all gates are met (SPT-01, SPT-07, SPT-17, CELT-12); `anyway` begins the watch with what is known, and only a
 * visit that is not on record, or that is being watched already, still stops it.
 */
export function signOut(act: SignOut, facts: SignOutFacts): SignedOut {
  const chosen = act.visits.flatMap((ref) => facts.visits.filter((visit) => visit.ref === ref));
  const impossible = impossibilities(act, chosen, facts);
  if (impossible.length > 0) return { refusal: impossible, offerAnyway: false };
  const unmet = unmetGates(act, chosen, facts);
  if (unmet.length > 0 && !act.anyway) return { refusal: unmet, offerAnyway: true };
  return { outing: begin(act, chosen, unmet, facts) };
}

function everyVisitor(visits: Visit[]): string[] {
  return [...new Set(visits.flatMap((visit) => visit.request.visitors))];
}

/** What no emergency can override: a known address, people who are the visitors, a watch that is not on already. */
function impossibilities(act: SignOut, visits: Visit[], { actor, school, outings, now }: SignOutFacts): string[] {
  if (act.visits.length === 0) return ['Choose the visit you are leaving for.'];
  if (visits.length < new Set(act.visits).size)
    return ['One of these visits is no longer open. Open this page again and choose.'];
  const visitors = everyVisitor(visits);
  if (!visitors.includes(actor.email) && !hasRole(school.staff, actor.email, 'office')) {
    return ['Only the visitors themselves or the office can sign out.'];
  }
  const over = visits.filter(
    (visit) =>
      !['approved', 'requested', 'sent back', 'expired'].includes(status(visit, now)) &&
      // A report without a sign-out is a claim: whoever goes after it is watched all the same.
      !(visit.outing === '' && ['reported', 'made'].includes(status(visit, now))),
  );
  const reasons = over.map((visit) => `${visit.ref} is ${status(visit, now)}, so there is nothing to leave for.`);
  for (const email of visitors) {
    const out = outings.find((outing) => isWatched(outing) && outing.visitors.some((v) => v.email === email));
    if (out) reasons.push(`${nameOf(school.staff, email)} is signed out already (${out.ref}). Say "back" there first.`);
  }
  return reasons;
}

/** Every gate that is not met, in words that say what to do. */
function unmetGates(act: SignOut, visits: Visit[], facts: SignOutFacts): string[] {
  return [
    ...visits.flatMap((visit) => visitGates(visit, facts)),
    ...peopleGates(act, visits, facts),
    ...watcherGates(act, visits, facts),
    ...tripGates(act, visits, facts),
  ];
}

function visitGates(visit: Visit, { now }: SignOutFacts): string[] {
  const reasons: string[] = [];
  const state = status(visit, now);
  if (state !== 'approved') {
    reasons.push(
      `${visit.ref} is not approved (it is ${state}). Ask the ${listWords(visit.rules.approval.by, 'or')} before you go.`,
    );
  }
  if (visit.request.date !== localDate(now)) {
    reasons.push(`${visit.ref} is for ${visit.request.date}, not for today. Change the Home Visit Form's date first.`);
  }
  const people = visit.request.visitors.length + visit.request.companions.length;
  if (visit.decision?.ruling === 'approved' && visit.decision.party === 'in a pair' && people < 2) {
    reasons.push(`${visit.ref} is approved for a pair. Add your companion on the Home Visit Form.`);
  }
  return reasons;
}

function peopleGates(act: SignOut, visits: Visit[], { school, policy }: SignOutFacts): string[] {
  const reasons: string[] = [];
  const visitors = everyVisitor(visits);
  for (const visit of visits.filter((v) => v.request.visitors.length < visitors.length)) {
    reasons.push(`${visit.ref} is approved for other visitors. Everyone on an outing goes to all of its stops.`);
  }
  for (const email of visitors) {
    const name = nameOf(school.staff, email);
    if (!hasRole(school.staff, email, 'visitor')) reasons.push(`${name} is not a visitor on the staff list.`);
    if (!looksLikeNumber(act.mobiles[email] ?? '')) reasons.push(`Give ${name}'s mobile number.`);
    const read = school.read.some((entry) => entry.email === email && entry.version === policy.version);
    if (!read)
      reasons.push(`${name} has not yet said "read and understood" to the policy (version ${policy.version}).`);
  }
  for (const companion of visits.flatMap((visit) => visit.request.companions)) {
    if (!looksLikeNumber(companion.mobile))
      reasons.push(`Give ${companion.name}'s mobile number on the Home Visit Form.`);
  }
  return reasons;
}

function looksLikeNumber(text: string): boolean {
  return text.replace(/\D/g, '').length >= 10;
}

function tripGates(act: SignOut, visits: Visit[], { now, rules }: SignOutFacts): string[] {
  const reasons: string[] = [];
  const due = expectedBack(act, now);
  if (due === undefined) reasons.push('Say when you expect to be back, for example 15:30.');
  else if (due <= now) reasons.push(`The return time, ${act.due}, has already passed. Give a later one.`);
  else if (due - now > LONGEST) reasons.push('The return time is more than 12 hours away. Please check it.');
  if (act.transport === 'Car' && act.car.trim() === '') reasons.push("Give the car's registration.");
  if (rules.safeWord && act.safeWord.trim().length < 3) reasons.push('Agree a safe word and write it here.');
  const controls = [...new Set(visits.flatMap((visit) => visit.assessment?.controls ?? []))];
  const open = controls.filter((control) => !act.controls.includes(control));
  if (open.length <= FEW)
    return [...reasons, ...open.map((control) => `Tick that this control is in place: ${control}.`)];
  return [...reasons, `Tick the controls of the risk assessment that are in place: ${open.length} are not ticked.`];
}

function watcherGates(act: SignOut, visits: Visit[], { school, outings, rules }: SignOutFacts): string[] {
  const watcher = personAt(school.staff, act.watcher);
  if (!watcher) return [`Choose who watches while you are out (${rules.watch.by}).`];
  if (!hasRole(school.staff, watcher.email, rules.watch.by)) {
    return [`${watcher.name} is not ${rules.watch.by} on the staff list. Choose another watcher.`];
  }
  if (everyVisitor(visits).includes(watcher.email)) return ['Nobody watches their own outing. Choose another watcher.'];
  return isOut(watcher.email, outings) ? [`${watcher.name} is out on a visit. Choose another watcher.`] : [];
}

function isOut(email: string, outings: Outing[]): boolean {
  return outings.some((outing) => isWatched(outing) && outing.visitors.some((visitor) => visitor.email === email));
}

/** The number that was given; where it is none, the one on the staff list, since a 999 call may need it. */
function mobileOf(email: string, act: SignOut, school: School): string {
  const given = act.mobiles[email] ?? '';
  return looksLikeNumber(given) ? given : personAt(school.staff, email)?.mobile || given;
}

function expectedBack(act: SignOut, now: Instant): Instant | undefined {
  return act.due === '' ? undefined : instantOf(localDate(now), act.due);
}

/** When they are watched for, whatever was typed: a time that makes sense, else the plan's, else an hour from now. */
function watchedUntil(act: SignOut, visits: Visit[], now: Instant): Instant {
  const candidates = [expectedBack(act, now), ...visits.map(plannedReturn)];
  const sane = candidates.find((due) => due !== undefined && due > now && due - now <= LONGEST);
  return sane ?? now + 60 * MINUTE;
}

function stopOf(visit: Visit): Stop {
  const { request } = visit;
  return {
    visit: visit.ref,
    pupil: request.pupil,
    address: request.address,
    familyPhones: request.familyPhones,
    planned: arrival(visit),
    arrivedAt: null,
    insideAt: null,
    leftAt: null,
    how: '',
  };
}

function begin(act: SignOut, visits: Visit[], unmet: string[], facts: SignOutFacts): Outing {
  const { now, actor, school } = facts;
  const visitors = everyVisitor(visits);
  const watcher = watcherFor(act, visitors, facts);
  const outing: Outing = {
    ...stepped(blank(facts.ref), ''),
    kind: 'outing',
    rules: visits.find((visit) => visit.decision?.ruling === 'approved')?.rules ?? facts.rules,
    visitors: visitors.map((email) => ({
      email,
      name: nameOf(school.staff, email),
      mobile: mobileOf(email, act, school),
    })),
    companions: uniqueCompanions(visits),
    transport: act.transport,
    car: act.transport === 'Car' ? act.car.trim().toUpperCase() : '',
    watcher: { email: watcher, askedAt: now, acceptedAt: null },
    safeWord: act.safeWord.trim(),
    leftAt: now,
    signedOutBy: actor.email,
    unmet,
    due: watchedUntil(act, visits, now),
    stops: visits.map(stopOf),
    heardAt: now,
    plan: '',
    raised: null,
    answers: [],
    attempts: [],
    alerted: [],
    backAt: null,
    returned: '',
    resolved: [],
    closedAt: null,
  };
  return settled(announced(outing, facts), facts);
}

/** The watcher who was chosen, where that person can watch; else nobody, and the ladder goes to the office at once. */
function watcherFor(act: SignOut, visitors: string[], { school, outings }: SignOutFacts): string {
  const watcher = personAt(school.staff, act.watcher);
  const can = watcher?.active && !visitors.includes(watcher.email) && !isOut(watcher.email, outings);
  return can ? watcher.email : '';
}

function uniqueCompanions(visits: Visit[]) {
  const all = visits.flatMap((visit) => visit.request.companions);
  return all.filter((one, i) => all.findIndex((other) => other.name === one.name && other.mobile === one.mobile) === i);
}

/** The log, the visits told, and the letters of a beginning: watcher briefed, reception and safeguarding told (SPT-37). */
function announced(outing: Outing, { now, actor, school }: SignOutFacts): Outing {
  const how = outing.visitors.some((v) => v.email === actor.email) ? 'Signed out' : 'Signed out by the office';
  let next = logged(
    outing,
    now,
    actor.email,
    outing.unmet.length === 0 ? how : `Gone anyway, though: ${outing.unmet.join(' ')}`,
  );
  for (const stop of outing.stops) next = passed(next, stop.visit, { act: 'left school', outing: outing.ref, at: now });
  const atSchool = (people: string[]) => people.filter((email) => !outing.visitors.some((v) => v.email === email));
  next = posted(next, now, 'briefing', atSchool([outing.watcher.email].filter((email) => email !== '')), {
    urgent: true,
  });
  const office = addressesIn(school.staff, 'office');
  if (outing.unmet.length > 0) {
    const told = atSchool([...addressesIn(school.staff, 'safeguarding lead'), ...office]);
    next = posted(next, now, 'gone anyway', told, { urgent: true });
  } else {
    next = posted(next, now, 'signed out', atSchool([...addressesIn(school.staff, 'safeguarding team'), ...office]));
  }
  return next;
}
