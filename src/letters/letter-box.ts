// The note for the letter box where nobody was at home or no parent came (CELT-20): who called and when, and how the school is reached.
import { currentStop, lastLeft, type Outing, type Stop } from '../outing/record';
import type { School } from '../school/school';
import { fullDate, type Instant, localDate, localTime } from '../time';
import { visitorNames } from './words';

/** The stop for which a note may be wanted now: where they wait, or have just left with nobody there. */
export function stopForNote(outing: Outing): Stop | undefined {
  const here = currentStop(outing);
  if (here?.waitsSince !== undefined && here.insideAt === null) return here;
  const last = lastLeft(outing);
  const missed = last?.how === 'nobody home' || last?.how === 'parents not there';
  return missed && here?.arrivedAt == null && outing.backAt === null ? last : undefined;
}

/** The note's words, to be copied by hand. Anybody may find it: neither the reason nor the child stands on it. */
export function letterBoxNote(outing: Outing, stop: Stop, { settings }: School, now: Instant): string {
  const at = stop.leftAt ?? now;
  const who = `${visitorNames(outing)} from ${settings.schoolName}`;
  const when = `on ${fullDate(localDate(at))} at ${localTime(at)}`;
  // Of an appointment that no parent kept: somebody else may have come to the door.
  const arranged = stop.how === 'parents not there' || (stop.how === '' && outing.rules.door && !stop.unannounced);
  return [
    arranged
      ? `${who} called as arranged ${when}, and did not meet the person they had come to see.`
      : `${who} called ${when}, and nobody was in.`,
    `Please ring us on ${settings.officePhone || 'the school’s number'} to find a time that suits you. You can reach us on school days from ${settings.dayStarts} to ${settings.dayEnds}.`,
    'Thank you.',
  ].join('\n');
}
