// Drills that end before their time: by hand, since somebody in it leaves for real, or since a real alarm has begun.
import type { Facts } from '../record/decide';
import { missing } from '../school/roll';
import type { School } from '../school/school';
import { type Instant, MINUTE } from '../time';
import { drillOver, drillsUnderWay } from '../visit/drill-over';
import type { Visit } from '../visit/record';
import { endDrill } from './decide';
import { alarmSince, isWatched, type Outing } from './record';

/** What is open, as far as it tells of drills and alarms. */
interface Known {
  school: School;
  visits: Visit[];
  outings: Outing[];
}

/** Somebody who is late, silent or in trouble for real, or out without a record; the reference of their outing. */
export function realAlarm({ school, outings }: Known, now: Instant): { ref: string } | undefined {
  const late = outings.find((one) => !one.practice && isWatched(one) && alarmSince(one, now) !== undefined);
  return late ?? missing(school)[0];
}

/** An alarm that school hears of by now: before that only the visitors themselves were asked whether they are back. */
function alarmAtSchool({ school, outings }: Known, now: Instant): { ref: string } | undefined {
  const heard = outings.find((one) => {
    const since = one.practice || !isWatched(one) ? undefined : alarmSince(one, now);
    if (since === undefined || one.raised) return since !== undefined;
    const { checkIn, return: back } = one.rules.ladders;
    const first = [...checkIn, ...back].filter(({ to }) => to !== 'visitors').map(({ after }) => after);
    return now >= since + Math.min(...first) * MINUTE;
  });
  return heard ?? missing(school)[0];
}

/** The records with which the drills end that are meant: the outing where somebody has signed out, else the visit. */
export function drillsEnded(
  { visits, outings }: Known,
  isMeant: (record: Visit | Outing) => boolean,
  words: string,
  facts: Facts,
  alarm?: string,
): (Visit | Outing)[] {
  return drillsUnderWay(visits).flatMap((visit): (Visit | Outing)[] => {
    const outing = outings.find(({ ref }) => ref === visit.outing);
    if (!isMeant(visit) && !(outing && isMeant(outing))) return [];
    // Where its outing's record is gone there is only the visit to end.
    if (!outing) return [drillOver({ ...visit, outing: '' }, words, facts, alarm)];
    return outing.closedAt === null ? [endDrill(outing, words, facts, alarm)] : [];
  });
}

/**
 * In a real alarm nobody practises: every drill ends, what it still wanted sent is not sent, and whoever heard of it is
 * told once that the alarm which now comes is real. Empty while no real alarm runs.
 */
export function drillsStopped(known: Known, facts: Facts): (Visit | Outing)[] {
  if (drillsUnderWay(known.visits).length === 0) return [];
  const alarm = alarmAtSchool(known, facts.now)?.ref;
  if (alarm === undefined) return [];
  return drillsEnded(known, () => true, `The drill ended: a real alarm has begun (${alarm})`, facts, alarm);
}
