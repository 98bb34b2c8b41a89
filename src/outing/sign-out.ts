// Leaving school: the gates that must be met, and the outing that begins. "I've gone anyway" begins it all the same.
import { stepped } from '../record/decide';
import { blank, logged, passed, posted } from '../record/record';
import { hasRole, nameOf, personAt, readAt } from '../school/people';
import type { School, StaffMember } from '../school/school';
import { type Instant, instantOf, MINUTE } from '../time';
import { arrival, plannedReturn, status, type Visit } from '../visit/record';
import type { SignOut } from './acts';
import { settled } from './decide';
import { practiceOf, practisedSignOut } from './drill';
import {
  carriedOn,
  driverOf,
  everyCompanion,
  everyVisitor,
  expectedBack,
  type Gate,
  isDrill,
  isSane,
  leadingVisit,
  leavesAt,
  looksLikeNumber,
  outNow,
  rulesFor,
  type SignOutFacts,
  unmetGates,
  whomToSee,
} from './gates';
import { watchedBy } from './handover';
import { isWatched, type Outing, type Stop } from './record';
import { tellsOf, watchers } from './steps';
import { watcherLeft } from './watch';

/**
 * An outing that began, and those that its people watched over, who have left anyway; or why not, and whether "I've gone
 * anyway" would begin it.
 */
export type SignedOut = { outing: Outing; others: Outing[] } | { refusal: string[]; offerAnyway: boolean };

/**
 * Signs visitors out for one or several of today's visits, in the order given. Refused with every reason at once until
 * all gates are met (SPT-01, SPT-07, SPT-17, CELT-12); `anyway` begins the watch with what is known, and only a
 * visit that is not on record, or that is being watched already, still stops it.
 */
export function signOut(given: SignOut, facts: SignOutFacts): SignedOut {
  const office = hasRole(facts.school.staff, facts.actor.email, 'office');
  // A visit of other people's is for them and the office: to anybody else it is as if it were not there (CELT-29).
  const theirs = facts.visits.filter(({ request }) => office || request.visitors.includes(facts.actor.email));
  const chosen = given.visits.flatMap((ref) => theirs.filter((visit) => visit.ref === ref));
  const act = practisedSignOut(given, chosen, facts);
  const impossible = impossibilities(act, chosen, facts);
  if (impossible.length > 0) return { refusal: impossible, offerAnyway: false };
  const gates = unmetGates(act, chosen, facts);
  const unmet = gates.filter((gate) => !mayWait(gate)).map(({ words }) => words);
  if (unmet.length > 0 && !act.anyway) return { refusal: unmet, offerAnyway: true };
  const left = isDrill(chosen) ? [] : watchedBy(facts.outings, everyVisitor(chosen));
  const others = left.map((outing) => settled(watcherLeft(outing, facts), facts));
  return { outing: begin(act, chosen, gates, facts), others };
}

/** A paper waits where somebody who may decide let it wait for every visit that it is about. */
function mayWait({ paper, visits }: Gate): boolean {
  return paper && visits.every(({ override }) => override);
}

/** `Allowed to follow later by Grace Adebayo (no time, the child is alone): Say who drives.` */
function letWait(gate: Gate, staff: StaffMember[]): string[] {
  const override = gate.visits.flatMap((visit) => visit.override ?? [])[0];
  return mayWait(gate) && override
    ? [`Allowed to follow later by ${nameOf(staff, override.by)} (${override.words}): ${gate.words}`]
    : [];
}

/** What no emergency can override: a known address, people who are the visitors, a watch that is not on already. */
function impossibilities(act: SignOut, visits: Visit[], { school, outings, now }: SignOutFacts): string[] {
  if (act.visits.length === 0) return ['Choose the visit you are leaving for.'];
  if (visits.length < new Set(act.visits).size)
    return ['One of these visits is not open for you to sign out. Open this page again and choose.'];
  const visitors = everyVisitor(visits);
  if (isDrill(visits) && visits.length > 1) return ['A drill is signed out by itself, apart from real visits.'];
  const over = visits.filter(
    (visit) =>
      !['approved', 'requested', 'sent back', 'expired'].includes(status(visit, now)) &&
      // A report without a sign-out is a claim: whoever goes after it is watched all the same.
      !(visit.outing === '' && ['reported', 'made'].includes(status(visit, now))),
  );
  const reasons = over.map((visit) => `${visit.ref} is ${status(visit, now)}, so there is nothing to leave for.`);
  for (const email of visitors) {
    // Whoever is in a drill can leave for real at any time: that ends the drill.
    const rivals = isDrill(visits) ? outings : outings.filter(({ practice }) => !practice);
    const out = rivals.find((outing) => isWatched(outing) && outing.visitors.some((v) => v.email === email));
    if (out) reasons.push(`${nameOf(school.staff, email)} is signed out already (${out.ref}). Say "back" there first.`);
  }
  return reasons;
}

/** The number that was given; where it is none, the one on the staff list, since a 999 call may need it. */
function mobileOf(email: string, act: SignOut, school: School): string {
  const given = act.mobiles[email] ?? '';
  return looksLikeNumber(given) ? given : personAt(school.staff, email)?.mobile || given;
}

/** When they are watched for, whatever was typed: a time that makes sense, else the plan's, else an hour from now. */
function watchedUntil(act: SignOut, visits: Visit[], now: Instant): Instant {
  const candidates = [expectedBack(act, now), ...visits.map(plannedReturn)];
  return candidates.find((due) => isSane(due, now)) ?? now + 60 * MINUTE;
}

function stopOf(act: SignOut, visit: Visit): Stop {
  const { request } = visit;
  const whom = whomToSee(act, visit);
  const leaves = leavesAt(act, visit);
  return {
    visit: visit.ref,
    pupil: request.pupil,
    address: request.address,
    familyPhones: request.familyPhones,
    planned: arrival(visit),
    ...(leaves === '' ? {} : { leaves: instantOf(request.date, leaves) }),
    ...(whom === '' ? {} : { whomToSee: whom }),
    ...(request.unannounced ? { unannounced: true } : {}),
    ...(request.answers.appointment === 'No' ? { notAgreed: true } : {}),
    arrivedAt: null,
    insideAt: null,
    leftAt: null,
    how: '',
  };
}

function begin(act: SignOut, visits: Visit[], gates: Gate[], facts: SignOutFacts): Outing {
  const { now, actor, school } = facts;
  const visitors = everyVisitor(visits);
  const watcher = watcherFor(act, visitors, facts);
  const driver = driverOf(act, visits);
  const carried = carriedOn(visits);
  const outing: Outing = {
    ...stepped(blank(facts.ref), ''),
    kind: 'outing',
    ...practiceOf(visits),
    policy: leadingVisit(visits)?.policy ?? facts.policy.id,
    rules: rulesFor(visits, facts.rules),
    visitors: visitors.map((email) => ({
      email,
      name: `${nameOf(school.staff, email)}${isDrill(visits) ? ' (PRACTICE)' : ''}`,
      mobile: mobileOf(email, act, school),
    })),
    companions: everyCompanion(visits),
    transport: act.transport,
    car: act.transport === 'Car' ? act.car.trim().toUpperCase() : '',
    ...(driver === '' ? {} : { driver }),
    ...(carried ? { carried, seat: act.seat } : {}),
    watcher: { email: watcher, askedAt: now, acceptedAt: null },
    safeWord: act.safeWord.trim(),
    leftAt: now,
    signedOutBy: actor.email,
    unmet: gates.filter((gate) => !mayWait(gate)).map(({ words }) => words),
    letWait: gates.flatMap((gate) => letWait(gate, school.staff)),
    due: watchedUntil(act, visits, now),
    stops: visits.map((visit) => stopOf(act, visit)),
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
  const can = watcher?.active && !visitors.includes(watcher.email) && !outNow(outings).includes(watcher.email);
  return can ? watcher.email : '';
}

/** The log, the visits told, and the letters of a beginning: watcher briefed, and whoever the policy says told (SPT-37). */
function announced(outing: Outing, facts: SignOutFacts): Outing {
  const { now, actor } = facts;
  const how = outing.visitors.some((v) => v.email === actor.email) ? 'Signed out' : 'Signed out by the office';
  const anyway = outing.unmet.length > 0;
  let next = logged(outing, now, actor.email, anyway ? `Gone anyway, though: ${outing.unmet.join(' ')}` : how);
  for (const words of outing.letWait ?? []) next = logged(next, now, actor.email, words);
  const mobiles = Object.fromEntries(outing.visitors.map(({ email, mobile }) => [email, mobile]));
  const read = Object.fromEntries(
    outing.visitors.flatMap(({ email }) => {
      const at = readAt(facts.school, email, facts.policy);
      return at === null ? [] : [[email, at]];
    }),
  );
  const left = { act: 'left school', outing: outing.ref, at: now, by: actor.email, mobiles, read };
  for (const stop of outing.stops) next = passed(next, stop.visit, left);
  next = posted(next, now, 'briefing', watchers(outing, facts), { urgent: true });
  const told = tellsOf(outing, outing.rules.tells.leaving, facts);
  if (!anyway) return posted(next, now, 'signed out', told);
  return posted(next, now, 'gone anyway', [...tellsOf(outing, ['safeguarding lead', 'office'], facts), ...told], {
    urgent: true,
  });
}
