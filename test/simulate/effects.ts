// What an act that a page called saved changes: who is out until when, and who has an alarm in hand.
import { type Instant, instantOf, localDate, MINUTE } from '../../src/time';
import type { Tap } from './hands';
import type { Life } from './life';
import type { Out } from './out';

/** What visitors say, or the office for them, and "reached": all of it tells that they are alive. */
const SIGNS_OF_LIFE = new Set([
  ...['arrived', 'nobody here yet', 'going in', 'not going in', 'plan changed', 'new risk', 'child alone', 'left'],
  ...["I'm fine", 'more time', 'back', 'left, not returning', 'help', 'reached'],
]);

/**
 * Takes the act into account, by the words of the policies, and without asking the product. `heardAt`: when they were
 * heard of by it; from a page that had it saved already, that was before.
 */
export function changes({ alarms, rules }: Life, out: Out, tap: Tap, now: Instant, by: string, heardAt = now): void {
  if (SIGNS_OF_LIFE.has(tap.act) && out.isOut) alarms.heard(out, heardAt);
  const runs = alarms.runsSince(out, now) !== undefined;
  const answered = (minutes: number, police?: 'called' | 'not yet') => {
    if (runs) alarms.answered(out, now, now + minutes * MINUTE, police);
  };
  const moved = (due: Instant) => {
    if (out.raisedAt === null) alarms.moved(out, due);
    else out.due = due;
  };
  const effects: Record<string, () => void> = {
    'more time': () => {
      if (out.isOut) moved(Math.max(out.due, now) + Number(tap.minutes) * MINUTE);
    },
    reached: () => moved(instantOf(localDate(now), String(tap.due))),
    back: () => {
      if (out.isOut) alarms.ended(out);
    },
    'left, not returning': () => effects.back?.(),
    help: () => alarms.raised(out, now, true),
    'safe word heard': () => alarms.raised(out, now, true),
    "I'm worried": () => alarms.raised(out, now, false),
    "can't reach": () => {
      if (runs) alarms.unreachable(out, now);
      else alarms.raised(out, now, false);
    },
    "I'm fine": () => {
      if (out.raisedAt === null) answered(rules.acknowledgedAgainAfter);
    },
    acknowledge: () => answered(rules.acknowledgedAgainAfter),
    'police called': () => answered(rules.acknowledgedAgainAfter, 'called'),
    'police not yet': () => answered(Number(tap.lookAgain), 'not yet'),
    resolved: () => alarms.resolved(out, now),
    "I'm watching": () => {
      out.watcher = by;
      alarms.watched(out);
    },
    "can't watch": () => {
      Object.assign(out, { watcher: '', unwatchedSince: now });
    },
  };
  effects[tap.act]?.();
}
