// An outing under way: arrivals, changes, calls for help, and the return, which may be late or never said.
import type { Mail } from '../../local/workspace/types';
import { MINUTE } from '../../src/time';
import type { Tap } from './hands';
import type { Life } from './life';
import type { Trip } from './trips';
import { reports } from './trips';

/** Puts on the agenda what those who have just left will do. */
export function underWay(life: Life, trip: Trip, ref: string): void {
  const { chance, agenda, alarms, rules } = life;
  const says = (at: number, tap: Tap, tries = 3) =>
    agenda.put(at, `${tap.act} on ${ref}`, () => saysNow(life, trip, ref, tap, tries));
  // Where check-ins are asked, some say nothing at the doors.
  const speaks = rules.checkInEvery !== null && chance.happens(0.4) ? 0.15 : 1;
  if (rules.checkInEvery !== null) checkIns(life, trip, ref, rules.checkInEvery);
  for (const { planned: arrive } of life.open.outing(ref)?.stops ?? []) {
    let at = arrive + chance.between(-8, 8) * MINUTE;
    if (chance.happens(0.9 * speaks)) says(at, { act: 'arrived' });
    if (chance.happens(0.04)) {
      says(at + 2 * MINUTE, {
        act: 'not going in',
        because: chance.of(['it does not feel safe', 'the family prefers no visit', '']),
      });
      continue;
    }
    if (chance.happens(0.06)) {
      says(at + 3 * MINUTE, { act: 'nobody here yet' });
      says(at + 15 * MINUTE, { act: 'left', how: 'nobody home' });
      continue;
    }
    at += chance.between(1, 4) * MINUTE;
    const going = {
      act: 'going in',
      ...(rules.entry.parentPresent && chance.happens(0.9) ? { parentPresent: true } : {}),
    };
    if (chance.happens(0.85 * speaks)) says(at, going);
    if (chance.happens(0.02)) says(at + 5 * MINUTE, { act: 'plan changed', words: 'We stay a little longer' });
    if (chance.happens(0.02)) says(at + 7 * MINUTE, { act: 'new risk', words: 'A dog that is not kept apart' });
    if (chance.happens(0.006)) says(at + 9 * MINUTE, { act: 'child alone', words: 'A six-year-old opens the door' });
    if (chance.happens(0.008)) says(at + 11 * MINUTE, { act: 'help', words: chance.of(['', 'He blocks the door']) });
    if (chance.happens(0.9 * speaks)) says(at + chance.between(15, 28) * MINUTE, { act: 'left', how: 'visited' });
  }
  if (chance.happens(0.02)) says(trip.back - 20 * MINUTE, { act: "I'm fine" });
  if (chance.happens(0.06))
    says(trip.back - chance.between(-8, 15) * MINUTE, { act: 'more time', minutes: chance.of([15, 30, 60]) });
  const fate = chance.next();
  const over: Tap = { act: chance.happens(0.08) ? 'left, not returning' : 'back' };
  if (fate < 0.78) says(trip.back - chance.between(0, 25) * MINUTE, over);
  else if (fate < 0.94) says(trip.back + chance.between(1, 35) * MINUTE, over);
  else if (fate < 0.97) says(trip.back + chance.between(40, 150) * MINUTE, over);
  // The others never say so: somebody at school must find out.
  agenda.put(trip.back + chance.between(10, 150) * MINUTE, `reports after ${ref}`, () => {
    if (alarms.outs.get(ref)?.isOut) return;
    for (const visit of trip.refs) {
      if (!chance.happens(0.8)) continue;
      reports(life, visit, trip.visitors[0]?.email ?? '');
      if (chance.happens(0.8)) recordsCpoms(life, visit, trip.visitors[0]?.email ?? '');
    }
  });
}

/** Each check-in that would be owed had they said nothing else: made in time, late, or forgotten. */
function checkIns(life: Life, trip: Trip, ref: string, every: number): void {
  const { chance, agenda, workspace } = life;
  for (let at = workspace.now + every * MINUTE; at < trip.back; at += every * MINUTE) {
    const fate = chance.next();
    if (fate > 0.6) continue;
    const minutes = fate < 0.3 ? -chance.between(1, 12) : chance.between(2, 50);
    agenda.put(at + minutes * MINUTE, `checks in on ${ref}`, () => saysNow(life, trip, ref, { act: "I'm fine" }, 3));
  }
}

/** Asked for a sign of life: by page, or by one word of a reply. */
export function checksIn(life: Life, ref: string, who: string, mail: Mail): void {
  if (!life.alarms.outs.get(ref)?.isOut) return;
  if (life.chance.happens(0.3)) {
    hasReplied(life, ref, who);
    life.hands.replies(mail, 'fine', who);
  } else life.hands.taps(who, 'outing', ref, { act: "I'm fine" });
}

/** A reply is read by the next tick: until then it is not yet in the record. */
export function hasReplied({ alarms, open, workspace }: Life, ref: string, by: string): void {
  const replies = alarms.outs.get(ref)?.replies ?? [];
  const said = [...(open.outing(ref)?.log ?? []), ...replies].filter((one) => one.by === by).length;
  replies.push({ by, at: workspace.now, line: said + 1 });
}

export function recordsCpoms(life: Life, ref: string, by: string): void {
  const visit = life.open.visit(ref);
  if (!visit?.made || visit.cpoms) return;
  const { on } = visit.rules.recorded;
  const where = on.length > 1 ? { on: life.chance.of([...on, 'both']) } : {};
  life.hands.taps(by, 'actions', ref, { act: 'record CPOMS', ...where });
}

/** Said by whoever's turn it is: on the page, by mail, or on the phone to the office. Not saved: tried again. */
function saysNow(life: Life, trip: Trip, ref: string, tap: Tap, tries: number, page?: number): void {
  const { chance, hands, alarms, open } = life;
  const out = alarms.outs.get(ref);
  if (!out?.isOut) return;
  const visitor = chance.of(trip.visitors).email;
  const word = WORDS[tap.act];
  const mail = word === undefined || !chance.happens(0.07) ? undefined : life.lastMailOf(ref, visitor);
  if (mail && word !== undefined) {
    hasReplied(life, ref, visitor);
    hands.replies(mail, word, visitor);
    return;
  }
  const by = trip.byPhone ? chance.of(life.inRole('office').filter((email) => !out.visitors.includes(email))) : visitor;
  const version = open.get(ref)?.version ?? 0;
  // A page that has had no answer shows what it showed before.
  const stale = page ?? (chance.happens(0.05) ? Math.max(1, version - chance.between(1, 3)) : version);
  const answer = hands.taps(by, 'outing', ref, tap, stale);
  if (chance.happens(0.04)) hands.taps(by, 'outing', ref, tap, stale);
  if (answer.was === 'taken' || tries === 0) return;
  if (answer.was === 'refused' && !answer.reasons.some((words) => words.includes('busy'))) {
    if (tap.act === 'going in') hands.taps(by, 'outing', ref, { ...tap, anyway: true });
    return;
  }
  life.later(1, `${tap.act} on ${ref} again`, () => saysNow(life, trip, ref, tap, tries - 1, stale));
}

/** What they write where they answer a mail instead. */
const WORDS: Record<string, string> = {
  back: 'back',
  'left, not returning': 'not returning',
  arrived: 'arrived',
  "I'm fine": 'fine',
  help: 'help',
};
