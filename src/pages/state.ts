// What state an outing is in, in words, for the desk and the outing's page: read from its record and the time, never stored.
import { inHand, policeDecisionDue } from '../outing/deadlines';
import {
  alarmSince,
  currentStop,
  lastLeft,
  missedCheckIn,
  type Outing,
  stopNumber,
  whereabouts,
} from '../outing/record';
import { listWords, nameOf } from '../school/people';
import type { StaffMember } from '../school/school';
import { type Instant, lengthWords, MINUTE, timeWords } from '../time';

/** Red; amber (late, but school has nothing to do yet, or something small is missing); calm; over. */
export type Tone = 'alarm' | 'warn' | 'calm' | 'ended';

/** What the one right thing is for people at school. */
export type Turn = 'acknowledge' | 'police' | 'reach' | 'resolve' | 'none';

export function whoIsOut(outing: Outing): string {
  return listWords([...outing.visitors, ...outing.companions].map((person) => person.name));
}

/** From when an alarm that time alone began is school's business, and not only the visitors' own reminder. */
function schoolHears(outing: Outing, now: Instant): Instant | undefined {
  const since = alarmSince(outing, now);
  if (since === undefined) return undefined;
  const { checkIn, return: back } = outing.rules.ladders;
  const ladder = missedCheckIn(outing, now) === undefined ? back : checkIn;
  const rungs = ladder.filter((step) => step.to !== 'visitors').map((step) => step.after);
  return since + (rungs.length === 0 ? 0 : Math.min(...rungs)) * MINUTE;
}

export function isOver(outing: Outing): boolean {
  return whereabouts(outing) === 'ended';
}

/** Whether nobody has said "I'm watching" though the time for it has passed. */
export function watcherSilent(outing: Outing, now: Instant): boolean {
  const { askedAt, acceptedAt } = outing.watcher;
  return outing.backAt === null && acceptedAt === null && now >= askedAt + outing.rules.watch.acceptWithin * MINUTE;
}

export function toneOf(outing: Outing, now: Instant): Tone {
  if (isOver(outing)) return 'ended';
  if (outing.raised) return 'alarm';
  const hears = schoolHears(outing, now);
  if (hears !== undefined && now >= hears) return 'alarm';
  return hears !== undefined || watcherSilent(outing, now) ? 'warn' : 'calm';
}

/** Whether school has reason to ring them: an alarm, the time due, or a missed check-in, while they are out. */
export function isChased(outing: Outing, now: Instant): boolean {
  return outing.backAt === null && alarmSince(outing, now) !== undefined;
}

/** The newest answer to this alarm that still keeps it quiet. */
export function heldBy(outing: Outing, now: Instant): Outing['answers'][number] | undefined {
  const hand = inHand(outing, now);
  return hand && outing.answers.filter(({ by, until }) => by === hand.by && until === hand.until).pop();
}

/** The one right thing to do at school now. */
export function turnOf(outing: Outing, now: Instant): Turn {
  if (toneOf(outing, now) !== 'alarm') return 'none';
  if (outing.backAt !== null) return 'resolve';
  if (policeDecisionDue(outing, now)) return 'police';
  return heldBy(outing, now) ? 'reach' : 'acknowledge';
}

/** Whether an open desk page rings: an alarm that nobody holds, and no drill, so that a real one is heard. */
export function rings(outing: Outing, now: Instant): boolean {
  return !outing.practice && toneOf(outing, now) === 'alarm' && !heldBy(outing, now);
}

/** `At the door of 14 Alder Close since 14:17`. */
export function whereWords(outing: Outing, now: Instant): string {
  const stop = currentStop(outing);
  const at = (instant: Instant | null) => (instant === null ? '' : ` since ${timeWords(instant, now)}`);
  switch (whereabouts(outing)) {
    case 'out':
      return `On the way to ${stop?.address} since ${timeWords(outing.leftAt, now)}`;
    case 'between stops':
      return `On the way to stop ${stopNumber(outing)}, ${stop?.address}`;
    case 'at the door':
      return `At the door of ${stop?.address}${at(stop?.arrivedAt ?? null)}${stop?.waitsSince === undefined ? '' : ', nobody there'}`;
    case 'inside':
      return `Inside ${stop?.address}${at(stop?.insideAt ?? null)}`;
    case 'on the way back':
      return `On the way back${at(lastLeft(outing)?.leftAt ?? null)}`;
    default:
      return `${outing.returned === 'not returning' ? 'Left, not coming back to school' : 'Back at school'}${at(outing.backAt)}`;
  }
}

/** What is wrong, or that nothing is, in a few words. */
export function stateWords(outing: Outing, staff: StaffMember[], now: Instant): string {
  const { raised } = outing;
  if (raised) {
    const onPhone = raised.cause === 'help' && !outing.visitors.some(({ email }) => email === raised.by);
    const by = onPhone ? whoIsOut(outing) : nameOf(staff, raised.by);
    const at = timeWords(raised.at, now);
    if (raised.cause === 'help') return `HELP asked for by ${by} at ${at}`;
    return raised.cause === 'worried' ? `${by} is worried, since ${at}` : `SAFE WORD heard by ${by} at ${at}`;
  }
  const silent = missedCheckIn(outing, now) === undefined ? '' : `No check-in since ${timeWords(outing.heardAt, now)}`;
  switch (toneOf(outing, now)) {
    case 'alarm':
      return [silent, now >= outing.due ? 'Not back, and overdue' : ''].filter((words) => words !== '').join('. ');
    case 'warn':
      if (silent !== '') return silent;
      if (now >= outing.due) return 'Just past the time due: they are being asked';
      return outing.watcher.email === ''
        ? 'Nobody is watching yet'
        : `${nameOf(staff, outing.watcher.email)} has not yet said “I’m watching”`;
    case 'ended':
      return outing.returned === 'not returning' ? 'Left and safe, not coming back to school' : 'Back';
    default:
      return 'Out, all well';
  }
}

/** `24 minutes over` or `in 35 minutes`. The client script says it on in the same words. */
export function dueWords(due: Instant, now: Instant): string {
  return now >= due ? `${lengthWords(now - due)} over` : `in ${lengthWords(due - now)}`;
}

/** Drills last. Alarms that people raised, then overdue returns, then what is amber; what nobody holds first, then the earliest due. */
export function worstFirst(now: Instant): (a: Outing, b: Outing) => number {
  const order: Tone[] = ['alarm', 'warn', 'calm', 'ended'];
  const rank = (outing: Outing) =>
    (outing.practice ? 20 : 0) +
    (outing.raised ? 0 : 2 + 2 * order.indexOf(toneOf(outing, now))) +
    (rings(outing, now) ? 0 : 1);
  return (a, b) => rank(a) - rank(b) || a.due - b.due;
}
