// What an act that a page called saved changes: who is out until when, and who has an alarm in hand.
import { type Instant, instantOf, localDate, MINUTE } from '../../src/time';
import type { Out } from './alarms';
import type { Tap } from './hands';
import type { Life } from './life';

/** Takes the act into account, by the words of the policies, and without asking the product. */
export function changes({ alarms, rules }: Life, out: Out, tap: Tap, now: Instant, by: string): void {
  const runs = out.raisedAt !== null || (out.isOut && out.due <= now);
  const answered = (minutes: number) => {
    if (runs) alarms.answered(out, now + minutes * MINUTE);
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
      if (runs) answered(0);
      else alarms.raised(out, now, false);
    },
    "I'm fine": () => {
      if (out.raisedAt === null) answered(rules.acknowledgedAgainAfter);
    },
    acknowledge: () => answered(rules.acknowledgedAgainAfter),
    'police called': () => answered(rules.acknowledgedAgainAfter),
    'police not yet': () => answered(Number(tap.lookAgain)),
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
