// An outing under way: arrivals, changes, calls for help, and the return, which may be late or never said.
import { MINUTE } from '../../src/time';
import type { Tap } from './hands';
import type { Life } from './life';
import { hasReplied } from './readers';
import type { Trip } from './trips';
import { reports } from './trips';

/** Puts on the agenda what those who have just left will do. */
export function underWay(life: Life, trip: Trip, ref: string): void {
  const { chance, agenda, alarms } = life;
  const says = (at: number, tap: Tap, tries = 3) =>
    agenda.put(at, `${tap.act} on ${ref}`, () => saysNow(life, trip, ref, tap, tries));
  for (const { planned: arrive } of life.open.outing(ref)?.stops ?? []) {
    let at = arrive + chance.between(-8, 8) * MINUTE;
    if (chance.happens(0.9)) says(at, { act: 'arrived' });
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
    if (chance.happens(0.85)) says(at, { act: 'going in' });
    if (chance.happens(0.02)) says(at + 5 * MINUTE, { act: 'plan changed', words: 'We stay a little longer' });
    if (chance.happens(0.02)) says(at + 7 * MINUTE, { act: 'new risk', words: 'A dog that is not kept apart' });
    if (chance.happens(0.006)) says(at + 9 * MINUTE, { act: 'child alone', words: 'A six-year-old opens the door' });
    if (chance.happens(0.008)) says(at + 11 * MINUTE, { act: 'help', words: chance.of(['', 'He blocks the door']) });
    if (chance.happens(0.9)) says(at + chance.between(15, 28) * MINUTE, { act: 'left', how: 'visited' });
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

export function recordsCpoms(life: Life, ref: string, by: string): void {
  const visit = life.open.visit(ref);
  if (!visit?.made || visit.cpoms) return;
  life.hands.taps(by, 'actions', ref, { act: 'record CPOMS' });
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
