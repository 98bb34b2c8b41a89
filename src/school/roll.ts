// The roll: what stood in the sheet Open when the engine last looked, so that a record that a hand has taken out is missed.
import { isWatched, type Outing } from '../outing/record';
import { type Decided, type Facts, refused, stepped } from '../record/decide';
import { logged, passed, posted } from '../record/record';
import * as z from '../schema';
import { DAY, type Instant, localTime, MINUTE, timeWords } from '../time';
import { plannedReturn, type Visit } from '../visit/record';
import { addressesIn, hasRole, nameOf, personAt } from './people';
import type { School } from './school';

/** What must be known of people who are out, should the record of it vanish: names with mobiles, houses, times. */
const OutOnRoll = z.later(() =>
  z.object({
    who: z.string(),
    visitors: z.array(z.string()),
    where: z.string(),
    watcher: z.string(),
    due: z.number(),
    /** When the engine first missed the record, and when it last told of that. */
    missedAt: z.optional(z.number()),
    toldAt: z.optional(z.number()),
    /** Who of them has called for help since, and with what words. */
    help: z.optional(z.object({ by: z.string(), words: z.string() })),
  }),
);
export type OutOnRoll = z.Of<typeof OutOnRoll>;

export const Roll = z.later(() =>
  z.object({
    /** Those who are watched, by the outing's reference. */
    out: z.record(z.string(), OutOnRoll()),
    /** The references of every other record. */
    rest: z.array(z.string()),
  }),
);
export type Roll = z.Of<typeof Roll>;

/** What one read of Open has brought. */
interface Seen {
  visits: Visit[];
  outings: Outing[];
  broken: { ref: string }[];
}

/** A closed record may go to the archive any time from here on, and is not missed after that. */
export const KEPT_OPEN = DAY;
/** School is told of people whose record is gone until it is back, or somebody says that they are safe. */
const TOLD_EVERY = 15 * MINUTE;
/** Who answers alarms: they hear of it, and one of them says that the people are safe. */
const ANSWERS = ['office', 'safeguarding lead', 'senior leader', 'headteacher', 'emergency contact'] as const;

const EMPTY: Roll = { out: {}, rest: [] };

/**
 * The school with its roll as of now, in which what has vanished stays, and a letter to those who answer alarms for people
 * whose record is gone or cannot be read any more: nobody watches over them. The same object where nothing has changed.
 * A drill is on no roll: nobody is out.
 */
export function rollCalled(school: School, seen: Seen, now: Instant): School {
  const before = school.roll ?? EMPTY;
  const out = Object.fromEntries([...strayed(school, seen, now), ...lostOf(before, seen, now), ...watchedOf(seen)]);
  const waiting = ({ closedAt }: Visit | Outing) => closedAt === null || now - closedAt < KEPT_OPEN;
  const here = [...seen.visits, ...seen.outings]
    .filter((one) => waiting(one) && !one.practice && !(one.ref in out))
    .map(({ ref }) => ref);
  const rest = [...here, ...gone({ ...school, roll: before }, seen)].sort();
  const late = Object.entries(out).filter(([, one]) => one.missedAt && now - (one.toldAt ?? 0) >= TOLD_EVERY);
  const noted = { ...out, ...Object.fromEntries(late.map(([ref, one]) => [ref, { ...one, toldAt: now }] as const)) };
  const roll = { out: noted, rest };
  if (JSON.stringify(roll) === JSON.stringify(before)) return school;
  const told = late.reduce<School>((next, [ref, one]) => toldOf(next, ref, one, now), { ...school, roll });
  return seen.outings.reduce<School>((next, outing) => {
    const was = before.out[outing.ref];
    return was?.missedAt ? thereAgain(next, outing, was, now) : next;
  }, told);
}

/** Everybody who was alarmed hears that a record is back, or they would go on watching the clock. */
function thereAgain(school: School, outing: Outing, one: OutOnRoll, now: Instant): School {
  const params = {
    ...{ ref: outing.ref, who: one.who, due: String(outing.due), out: isWatched(outing) ? 'yes' : '' },
    ...one.help,
  };
  const next = posted(stepped(school, ''), now, 'record back', alarmed(school, one), { urgent: true, params });
  return logged(next, now, 'engine', `The record of ${outing.ref} is there again; school is told`);
}

/** Who hears of people whose record is gone: their watcher, who answers alarms, and administrators; not they themselves. */
function alarmed({ staff }: School, { watcher, visitors }: OutOnRoll): string[] {
  const people = [watcher, ...([...ANSWERS, 'administrator'] as const).flatMap((role) => addressesIn(staff, role))];
  return people.filter((email) => email !== '' && !visitors.includes(email));
}

function watchedOf({ outings }: Seen): [string, OutOnRoll][] {
  return outings
    .filter((one) => isWatched(one) && !one.practice)
    .map((outing): [string, OutOnRoll] => {
      const people = [...outing.visitors, ...outing.companions];
      return [
        outing.ref,
        {
          who: people.map(({ name, mobile }) => `${name} ${mobile}`.trim()).join(', '),
          visitors: outing.visitors.map(({ email }) => email),
          where: outing.stops.map(({ address }) => address).join('; '),
          watcher: outing.watcher.email,
          due: outing.due,
        },
      ];
    });
}

function lostOf(before: Roll, { outings }: Seen, now: Instant): [string, OutOnRoll][] {
  const here = new Set(outings.map(({ ref }) => ref));
  return Object.entries(before.out)
    .filter(([ref]) => !here.has(ref))
    .map(([ref, one]) => [ref, { ...one, missedAt: one.missedAt ?? now }]);
}

/**
 * Outings that only their visits know of: the row went before the engine had looked for the first time. Of one that ended
 * days ago, or that somebody has just struck off, nobody is missed.
 */
function strayed({ staff, outbox }: School, { visits, outings }: Seen, now: Instant): [string, OutOnRoll][] {
  const here = outings.map(({ ref }) => ref);
  const told = outbox.flatMap((effect) => (effect.kind === 'passing' ? [effect.to] : []));
  const out = visits.filter(
    (visit) =>
      visit.outing !== '' &&
      !here.includes(visit.outing) &&
      !visit.practice &&
      visit.returnedAt === null &&
      now - (visit.leftSchoolAt ?? 0) < KEPT_OPEN &&
      !told.includes(visit.ref),
  );
  return [...new Set(out.map(({ outing }) => outing))].map((outing): [string, OutOnRoll] => {
    const theirs = out.filter((visit) => visit.outing === outing);
    const visitors = [...new Set(theirs.flatMap(({ request }) => request.visitors))];
    const who = visitors.map((email) => `${nameOf(staff, email)} ${personAt(staff, email)?.mobile ?? ''}`.trim());
    const where = theirs.map(({ request }) => request.address).join('; ');
    const due = Math.max(...theirs.map(plannedReturn));
    return [outing, { who: who.join(', '), visitors, where, watcher: '', due, missedAt: now }];
  });
}

/** The references of visits, and of outings that are back, which stood in Open and do not any more; what cannot be read is told of as such. */
export function gone({ roll }: School, { visits, outings, broken }: Seen): string[] {
  const here = new Set([...visits, ...outings, ...broken].map(({ ref }) => ref));
  return (roll?.rest ?? []).filter((ref) => !here.has(ref));
}

/** In words for whoever looks after the engine: each once a day, until it is back or struck off. */
export function goneWords(school: School, seen: Seen): string[] {
  return gone(school, seen).map(
    (ref) =>
      `The record of ${ref} has vanished from the sheet Open: somebody deleted or cleared its row, and nothing of it is ` +
      `chased any more. ${BACK_AGAIN} If it may stay away, say so on the desk.`,
  );
}

/** Everything that has vanished from Open, those who are out first, with what to do. */
export function goneFindings(school: School, seen: Seen, now: Instant): string[] {
  const out = lostOf(school.roll ?? EMPTY, seen, now).map(
    ([ref, { who, due }]) =>
      `The record of ${ref} is gone, and nobody is told if they are late: ${who}, due back ${timeWords(due, now)}. ` +
      `Ring them now. ${BACK_AGAIN} When you know that they are safe, say so on the desk.`,
  );
  return [...out, ...goneWords(school, seen)];
}

/** A whole version that is restored would take back what everybody has done since. */
export const BACK_AGAIN =
  'In Control choose File, Version history, find the version before, make a copy of it (three dots beside it), and copy ' +
  'the row from there into Open. Do not restore the version: all that was done since would go.';

function toldOf(school: School, ref: string, one: OutOnRoll, now: Instant): School {
  const params = {
    ref,
    who: one.who,
    where: one.where,
    watcher: nameOf(school.staff, one.watcher),
    due: String(one.due),
    since: String(one.missedAt),
    ...one.help,
  };
  const next = posted(stepped(school, ''), now, 'record gone', alarmed(school, one), { urgent: true, params });
  return one.missedAt === now
    ? logged(next, now, 'engine', `The record of ${ref} is gone from Open; school is told`)
    : next;
}

/**
 * The school once somebody has called for help whose record is gone: whoever answers alarms hears of it at once, and of
 * nothing else until somebody knows that they are safe.
 */
export function helpWhileGone(school: School, ref: string, by: string, words: string, now: Instant): School {
  const one = school.roll?.out[ref];
  if (!school.roll || !one) return school;
  const called = { ...one, missedAt: one.missedAt ?? now, toldAt: now, help: { by, words } };
  const roll = { ...school.roll, out: { ...school.roll.out, [ref]: called } };
  const name = nameOf(school.staff, by);
  // What waits to be sent of it says less.
  const outbox = school.outbox.filter(
    (effect) => !(effect.kind === 'letter' && effect.letter === 'record gone' && effect.params.ref === ref),
  );
  return logged(toldOf({ ...school, roll, outbox }, ref, called, now), now, by, `${name} called for help: ${words}`);
}

/** The people whose record is gone, for the board and the desk. */
export function missing({ roll }: Pick<School, 'roll'>): (OutOnRoll & { ref: string; missedAt: Instant })[] {
  return Object.entries(roll?.out ?? {}).flatMap(([ref, one]) =>
    one.missedAt === undefined ? [] : [{ ...one, ref, missedAt: one.missedAt }],
  );
}

/** A visitor's own outing whose record is gone, by address. */
export function lostBy(school: Pick<School, 'roll'>, email: string): { ref: string } | undefined {
  return missing(school).find(({ visitors }) => visitors.includes(email));
}

export const StrikeOff = z.later(() =>
  z.object({ act: z.literal('strike off'), words: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)) }),
);

/**
 * A named person says what is known of a record that is gone: the people are safe, or it may stay away. Nobody says it of
 * an outing of their own.
 */
export function strikeOff(
  school: School,
  ref: string,
  words: string,
  seen: Seen,
  { actor, now }: Facts,
): Decided<School> {
  const out = missing(school).find((one) => one.ref === ref);
  if (!hasRole(school.staff, actor.email, ...ANSWERS))
    return refused(school, 'Only the office, safeguarding lead and senior leaders can say this.');
  if (!out && !gone(school, seen).includes(ref))
    return refused(school, 'This record is there again, or was struck off.');
  if (out?.visitors.includes(actor.email)) return refused(school, 'Somebody who was not out on it must say this.');
  const roll = school.roll ?? EMPTY;
  const kept = Object.fromEntries(Object.entries(roll.out).filter(([one]) => one !== ref));
  const next = { ...stepped(school, ''), roll: { out: kept, rest: roll.rest.filter((one) => one !== ref) } };
  const about = out ? `${out.who}, due ${localTime(out.due)}` : 'its record is gone';
  const noted = logged(next, now, actor.email, `${ref} struck off (${about}): ${words}`);
  return { record: out ? safe(noted, ref, out, words, seen, { actor, now }) : noted };
}

/** Whoever was alarmed hears that they are safe; and their visits end, or nobody would ever ask for what is owed of them. */
function safe(
  school: School,
  ref: string,
  one: OutOnRoll,
  words: string,
  { visits }: Seen,
  { actor, now }: Pick<Facts, 'actor' | 'now'>,
): School {
  const params = { ref, who: one.who, words, by: actor.email };
  const told = posted(school, now, 'they are safe', alarmed(school, one), { urgent: true, params });
  const theirs = visits.filter(({ outing, returnedAt }) => outing === ref && returnedAt === null);
  return theirs.reduce((next, visit) => {
    const made = { act: 'made', outing: ref, at: now, arrivedAt: null, leftAt: null, how: 'no times recorded' };
    const ended = visit.made ? next : passed(next, visit.ref, made);
    return passed(ended, visit.ref, { act: 'returned', outing: ref, at: now, by: actor.email });
  }, told);
}
