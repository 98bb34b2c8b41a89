// What every act of an outing is made of: a line in its log, a change of its stop, a stop that ends, who is told.
import { Role, type Target } from '../policy/schema';
import type { Facts } from '../record/decide';
import { NO_DEADLINE } from '../record/ladder';
import { logged, passed } from '../record/record';
import type { School } from '../school/school';
import { currentStop, lastLeft, type Outing, type Stop } from './record';
import { firstFound, standInRoles } from './stand-ins';
import { isVisitor, outingTargets } from './who';

/** Who did it, for the log: what somebody at school records was said on the phone. */
export function said(outing: Outing, words: string, { now, actor }: Facts): Outing {
  const told = isVisitor(outing, actor.email) || actor.by === 'engine' ? words : `${words} (told on the phone)`;
  return logged(outing, now, actor.email, told);
}

/** The outing with its stop of now changed; as it was where all are done. */
export function withStop(outing: Outing, change: (stop: Stop) => Stop): Outing {
  const at = currentStop(outing);
  return at ? { ...outing, stops: outing.stops.map((stop) => (stop === at ? change(stop) : stop)) } : outing;
}

/** `at stop 1 of 2, HV-0012`: for the log. */
export function atStop(outing: Outing, stop = currentStop(outing)): string {
  return stop
    ? `at stop ${outing.stops.indexOf(stop) + 1} of ${outing.stops.length}, ${stop.visit}`
    : 'after the last stop';
}

/** Whoever was asked to watch, where that person can. */
export function watchers(outing: Outing, facts: Facts): string[] {
  return outingTargets(outing, facts.school)('watcher', NO_DEADLINE);
}

/** Whoever the policy says is told, each once, and nobody who is out on this outing (WNA-08, SPT-37, WLS-20). */
export function tellsOf(outing: Outing, targets: Target[], { school }: Facts): string[] {
  return [...new Set(targets.flatMap((target) => orStandIns(outing, target, school)))];
}

/** Whom a target reaches; where it is a role with nobody at school in it, whoever stands in. */
function orStandIns(outing: Outing, target: Target, school: School): string[] {
  const whoIs = outingTargets(outing, school);
  const people = whoIs(target, NO_DEADLINE);
  const named = Role().safeParse(target).success;
  return people.length > 0 || !named
    ? people
    : firstFound(standInRoles(outing.rules), (role) => whoIs(role, NO_DEADLINE));
}

/** Why a stop ended otherwise than by a visit: words for the visit's record, and whether it was for somebody's safety. */
export interface Why {
  words?: string;
  unsafe?: boolean;
}

/** A stop is over: its visit is told, and by whom; of what was said on the phone, that the first visitor said it. */
export function stopEnds(outing: Outing, stop: Stop, how: string, facts: Facts, why: Why = {}): Outing {
  const saidWhy = why.words ? true : undefined;
  const over = { ...stop, leftAt: facts.now, how, saidWhy, endedIn: outing.version };
  const next = { ...outing, stops: outing.stops.map((s) => (s.visit === stop.visit ? over : s)) };
  return tellsVisit(next, over, facts, why);
}

/** Where they are, or were last; before any door, where they go. */
export function placeOf(outing: Outing): Stop | undefined {
  const stop = currentStop(outing);
  return stop?.arrivedAt != null ? stop : (lastLeft(outing) ?? stop);
}

/** The visits hear of an alarm that somebody raised: that of the place where they are, and once it is over, those that heard. */
export function tellsOfAlarm(outing: Outing, over: boolean): Outing {
  const { raised } = outing;
  if (!raised) return outing;
  const { at: since, by, cause } = raised;
  const told = over ? outing.stops : [placeOf(outing)];
  return told.reduce(
    (next, stop) =>
      stop ? passed(next, stop.visit, { act: 'alarm', since, by, danger: cause !== 'worried', over }) : next,
    outing,
  );
}

/** Its visit is told how a stop ended. */
export function tellsVisit(outing: Outing, stop: Stop, { now, actor }: Facts, why: Why): Outing {
  const by = isVisitor(outing, actor.email) ? actor.email : (outing.visitors[0]?.email ?? '');
  const { arrivedAt, leftAt, how } = stop;
  return passed(outing, stop.visit, { act: 'made', outing: outing.ref, at: now, arrivedAt, leftAt, how, by, ...why });
}

/** Whoever the policy names where it is not safe; where nobody of them is at school, whoever leads there. */
export function toldOfRisk(outing: Outing, { school }: Facts): string[] {
  const whoIs = outingTargets(outing, school);
  const named = outing.rules.unsafe.tells.flatMap((target) => whoIs(target, NO_DEADLINE));
  if (named.length > 0) return named;
  const leads = ['safeguarding lead', 'senior leader', 'headteacher'] as const;
  return leads.map((role) => whoIs(role, NO_DEADLINE)).find((people) => people.length > 0) ?? [];
}

/** Those who decide on such visits, but nobody who is out on this one. */
export function approvers(outing: Outing, { school }: Facts): string[] {
  return outing.rules.approval.by.flatMap((role) => orStandIns(outing, role, school));
}

/** How a stop ended that nobody said was left. */
export function endedHow(stop: Stop): string {
  return stop.arrivedAt === null ? 'nobody arrived' : 'visited';
}
