// At the door: asked in or not, nobody there and how long to wait, not going in, leaving for a risk, a child alone there.
import type { Decided, Facts } from '../record/decide';
import type { Deadline } from '../record/ladder';
import { logged, passed, posted } from '../record/record';
import { type Instant, MINUTE, timeWords } from '../time';
import type { VisitorAct } from './acts';
import { currentStop, lastLeft, type Outing, type Stop } from './record';
import { atStop, said, stopEnds, tellsVisit, toldOfRisk, type Why, watchers, withStop } from './steps';

/** What is said, and of which stop that has ended. */
interface About {
  words: string;
  visit?: string;
}

type Acted<Name extends VisitorAct['act']> = Extract<VisitorAct, { act: Name }>;

/** "They are inside all the same", as the page offers to say it where going in is refused. */
export const INSIDE_ALREADY = 'We are inside already';

/** Whether a stop stays at the doorstep, since the family does not know that anybody comes, or has not agreed (NAS-05). */
export function staysOutside(outing: Outing, stop: Stop | undefined): boolean {
  return outing.rules.entry.appointment && (stop?.unannounced === true || stop?.notAgreed === true);
}

/** Why nobody goes in here; empty where they may. */
function whyOutside(outing: Outing, stop: Stop, parentPresent: boolean): string[] {
  if (staysOutside(outing, stop)) {
    const why = stop.unannounced ? 'The family did not know of this visit' : 'The family has not agreed to this time';
    return [`${why}, so it stays at the doorstep. Talk there, or find a day with them.`];
  }
  if (!outing.rules.entry.parentPresent || parentPresent) return [];
  return [
    'Nobody goes in unless a parent is there and has asked you in. Wait outside for them, or tap “Not going in”.',
  ];
}

/**
 * "Going in". The one thing that is refused during an outing, where the policy wants a parent there or the family to know
 * (NAS-05, NAS-22); that they are inside already is kept, and told.
 */
export function goingIn(outing: Outing, act: Acted<'going in'>, facts: Facts): Decided<Outing> {
  const { now } = facts;
  const stop = currentStop(outing);
  if (!stop || stop.insideAt !== null) return { record: outing };
  const reasons = whyOutside(outing, stop, act.parentPresent === true);
  if (reasons.length > 0 && !act.anyway) return { record: outing, refusal: reasons, anyway: INSIDE_ALREADY };
  const inside = withStop(outing, (s) => ({ ...s, arrivedAt: s.arrivedAt ?? now, insideAt: now }));
  if (reasons.length === 0) return { record: said(inside, `Going in ${atStop(outing)}`, facts) };
  const next = said(inside, `Inside already ${atStop(outing)}, though: ${reasons.join(' ')}`, facts);
  const people = [...watchers(outing, facts), ...toldOfRisk(outing, facts)];
  const params = { visit: stop.visit, why: reasons.join(' '), asked: act.parentPresent ? 'yes' : '' };
  return { record: posted(next, now, 'inside already', people, { urgent: true, params }) };
}

/** "Nobody here yet": from now on they wait, where nobody knew that they come. */
export function nobodyYet(outing: Outing, facts: Facts): Outing {
  const { now } = facts;
  const waiting = withStop(outing, (s) => ({
    ...s,
    arrivedAt: s.arrivedAt ?? now,
    waitsSince: s.waitsSince ?? now,
  }));
  return said(waiting, `Nobody here yet ${atStop(outing)}`, facts);
}

/** Whether the parents of a stop can be late still: they know of the visit, and nobody has gone in or left. */
export function isAwaited(stop: Stop): boolean {
  return stop.leftAt === null && stop.insideAt === null && !stop.unannounced;
}

/** The parents said that they are late: staff stay outside and wait a little longer (NAS-14). */
export function parentsLate(outing: Outing, facts: Facts): Outing {
  const stop = currentStop(outing);
  return stop ? late(outing, stop, facts) : outing;
}

/** The parents rang school: of the visit that it names, else of the next that nobody has gone into. Those who are out hear of it. */
export function familyRang(outing: Outing, { visit }: Acted<'parents are late'>, facts: Facts): Outing {
  const stop = outing.stops.find((one) => isAwaited(one) && (!visit || one.visit === visit));
  if (!stop) return outing;
  const next = late(outing, stop, facts);
  if (next === outing) return outing;
  const people = outing.visitors.map(({ email }) => email);
  return posted(next, facts.now, 'parents are late', people, { urgent: true, params: { visit: stop.visit } });
}

function late(outing: Outing, stop: Stop, { now, actor }: Facts): Outing {
  if (stop.parentsLate) return outing;
  const stops = outing.stops.map((one) => (one === stop ? { ...one, parentsLate: true } : one));
  return logged({ ...outing, stops }, now, actor.email, `The parents are late ${atStop(outing, stop)}`);
}

/**
 * Until when they wait outside (NAS-13, NAS-14): so many minutes from the arranged time, or from when they arrived where
 * that was later; where the parents said that they are late, so many from the arranged time alone. Of a stop that nobody
 * knew of, from "nobody here yet". Undefined where no wait runs.
 */
export function waitsUntil(outing: Outing): Instant | undefined {
  const { door } = outing.rules;
  const stop = currentStop(outing);
  if (!door || !stop || outing.backAt !== null || stop.arrivedAt === null || stop.insideAt !== null) return undefined;
  if (stop.unannounced) return stop.waitsSince === undefined ? undefined : stop.waitsSince + door.wait * MINUTE;
  if (stop.parentsLate) return Math.max(stop.arrivedAt, stop.planned + door.waitWhenLate * MINUTE);
  return Math.max(stop.planned, stop.arrivedAt) + door.wait * MINUTE;
}

/** The wait that ends: they are told to cancel and leave, and whoever watches hears where they do neither. */
export function doorDeadline(outing: Outing, now: Instant): Deadline[] {
  const due = waitsUntil(outing);
  if (due === undefined) return [];
  return [
    {
      key: `door@${due}`,
      due,
      steps: outing.rules.ladders.door,
      letter: 'waited long enough',
      urgent: true,
      params: {},
      words: `the wait at the door ends ${timeWords(due, now)}`,
    },
  ];
}

/** Left for good: visited, nobody home, or no parent came. */
export function left(outing: Outing, how: Acted<'left'>['how'], facts: Facts): Outing {
  const stop = currentStop(outing);
  return stop ? stopEnds(said(outing, `Left ${atStop(outing)}: ${how}`, facts), stop, how, facts) : outing;
}

/**
 * The stop that has ended and that what is said now belongs to, and not to the next one: that of the visit which it names,
 * however late; else the last, where it ended in this way so lately.
 */
function justLeft(outing: Outing, hows: string[], about: About, { now }: Facts, stop: Stop | undefined) {
  if (about.visit) return outing.stops.find((s) => s.visit === about.visit && s.leftAt !== null);
  const last = lastLeft(outing);
  if (!last || !hows.includes(last.how) || stop?.arrivedAt != null || outing.backAt !== null) return undefined;
  // A tap without words is a double tap; words may take a while.
  return now - (last.leftAt ?? 0) < (about.words === '' ? 1 : 10) * MINUTE ? last : undefined;
}

/** The stop that an act ends: where they are, unless it was tapped of a stop before or says that it is about another. */
function endedBy(outing: Outing, { visit }: About, stale: boolean): Stop | undefined {
  const stop = stale ? undefined : currentStop(outing);
  return visit && stop?.visit !== visit ? undefined : stop;
}

/** Words about a stop that has ended already: they go to its visit, and may say better how it ended. */
function explains(outing: Outing, stop: Stop, how: string, why: Why, facts: Facts): Outing {
  const better = { ...stop, how, saidWhy: true };
  const next = { ...outing, stops: outing.stops.map((s) => (s === stop ? better : s)) };
  return tellsVisit(next, better, facts, why);
}

const PREFERS_NONE = 'the family prefers no visit';
const UNSAFE: string[] = ['it does not feel safe', 'an animal is not kept apart'];
const STAYED_OUT = ['did not go in', 'family prefers no visit'];

/**
 * "Not going in" ends the stop at one tap; why can be said with it, or right afterwards (CELT-14, NAS-17, NAS-18). For
 * somebody's safety, and while nobody knows why, it is told to whom the policy names.
 */
export function notGoingIn(outing: Outing, act: Acted<'not going in'>, facts: Facts, stale: boolean): Outing {
  const { because, visit } = act;
  const stop = endedBy(outing, act, stale);
  const words = [because, act.words].filter((part) => part !== '').join(': ');
  const unsafe = UNSAFE.includes(because);
  const last = justLeft(outing, STAYED_OUT, { words, visit }, facts, stop);
  if (last && words === '') return outing;
  // Somebody who is inside by now leaves for a risk.
  if (stop && stop.insideAt !== null && unsafe) return newRisk(outing, { words }, facts, stale);
  const next = said(outing, `Not going in ${last?.visit ?? atStop(outing)}${words ? `: ${words}` : ''}`, facts);
  const byWish = because === PREFERS_NONE;
  // Whoever was asked out again has left as well; any other tap from inside is an old one.
  const ended = last ?? (stop?.insideAt === null || byWish ? stop : undefined);
  if (!ended) return next;
  const how = byWish ? 'family prefers no visit' : 'did not go in';
  const why = { words: byWish ? act.words : words, unsafe };
  const over = last
    ? explains(next, last, last.how === 'did not go in' ? how : last.how, why, facts)
    : stopEnds(next, ended, how, facts, why);
  const risk = unsafe || words === '' || last ? toldOfRisk(outing, facts) : [];
  return posted(over, facts.now, 'not going in', [...watchers(outing, facts), ...risk], {
    urgent: unsafe || words === '',
    params: { words, visit: ended.visit, ...(ended.insideAt === null ? {} : { inside: 'yes' }) },
  });
}

/** "New risk, I'm leaving" ends the stop at once; words may follow with a second tap (SPT-18, WNA-11, WLS-10, NAS-17). */
export function newRisk(outing: Outing, about: About, facts: Facts, stale: boolean): Outing {
  const { words } = about;
  const stop = endedBy(outing, about, stale);
  const last = justLeft(outing, ['left for a new risk'], about, facts, stop);
  if (last && words === '') return outing;
  let next = said(outing, `New risk${words ? `: ${words}` : ', leaving'}`, facts);
  if (last) next = explains(next, last, last.how, { words, unsafe: true }, facts);
  else if (stop && outing.backAt === null)
    next = stopEnds(next, stop, 'left for a new risk', facts, { words, unsafe: true });
  const whose = last ?? stop ?? [...outing.stops].reverse().find((s) => s.how === 'left for a new risk');
  return posted(next, facts.now, 'new risk', [...toldOfRisk(outing, facts), ...watchers(outing, facts)], {
    urgent: true,
    params: { words, visit: whose?.visit ?? '' },
  });
}

/**
 * A child alone there who should not be (CELT-15, SPT-27, WLS-16): its visit is told, and tells the safeguarding team. The
 * log names no more than that, since whoever watches reads it.
 */
export function childAlone(outing: Outing, { words, visit }: About, facts: Facts, stale: boolean): Outing {
  const stop = stale ? undefined : currentStop(outing);
  const named = visit ? outing.stops.find((s) => s.visit === visit) : undefined;
  const here = named ?? (stop?.arrivedAt != null ? stop : (lastLeft(outing) ?? currentStop(outing)));
  if (!here) return outing;
  const { now, actor } = facts;
  const next = said(outing, 'Told the safeguarding team of a concern', facts);
  return passed(next, here.visit, { act: 'child alone', at: now, by: actor.email, words });
}
