// What came of a visit is recorded where the policy says, CPOMS or another place: whether it must be, and that it was.
import { type Decided, type Facts, refused } from '../record/decide';
import { logged } from '../record/record';
import { listWords, nameOf } from '../school/people';
import { timeWords } from '../time';
import type { VisitAct } from './acts';
import { openIncident } from './incidents';
import { isRefusedAtDoor, status, type Visit } from './record';
import { mayKeepRecords } from './who';

/** What stands for all the places together. */
export const ALL_PLACES = 'both';

/** Where it is recorded, as a sentence names it: `CPOMS`, `the MIS or CPOMS` (NAS-21). */
export function placesWords({ rules }: Visit): string {
  return listWords(rules.recorded.on, 'or');
}

/**
 * Whether this visit must be recorded at all: each one, or those of marked reasons and whatever came up on the way
 * (WLS-12). A reason that the policy does not know counts as marked.
 */
function mustBeRecorded(visit: Visit): boolean {
  const { rules, request, concern, childAlone, made, alarm } = visit;
  if (isRefusedAtDoor(visit) && !childAlone && !openIncident(visit)) return false;
  if (rules.recorded.when === 'every visit' || !request.because || request.because.recorded) return true;
  if (made?.unsafe || alarm) return true;
  return concern !== null || Boolean(childAlone) || openIncident(visit) !== undefined;
}

/** Whether it was made and is still to be recorded. */
export function recordingOwed(visit: Visit): boolean {
  return visit.made !== null && !visit.cpoms && mustBeRecorded(visit);
}

/** Why it cannot be recorded yet; undefined where it can. The report is what goes there, so it comes first (CELT-27, SPT-05). */
export function tooEarlyToRecord(visit: Visit, now: number): string | undefined {
  const places = placesWords(visit);
  if (['requested', 'sent back', 'approved'].includes(status(visit, now)))
    return `There is nothing to record on ${places} before the visit.`;
  if (!visit.made) return visit.outing === '' ? undefined : `They are out still. It goes on ${places} afterwards.`;
  return visit.report ? undefined : `Write the visit report first: it is what goes on ${places}.`;
}

/** Something came after it was recorded that belongs there too: it is owed again, and the log keeps who had recorded it. */
export function toRecordAnew(visit: Visit, why: string, { now, school }: Facts): Visit {
  // Closed without: it is owed from now, not since a day that is over.
  if (!visit.cpoms) return visit.closedAt === null ? visit : { ...visit, recordAnewSince: now };
  const { at, by, on } = visit.cpoms;
  const before = `${on ?? placesWords(visit)}, ${nameOf(school.staff, by)}, ${timeWords(at, now)}`;
  const again = { ...visit, cpoms: null, recordAnewSince: now };
  return logged(again, now, 'engine', `To be recorded again: ${why}. It was recorded: ${before}`);
}

/** "It is on CPOMS": by whom, when, and where there are several places, on which. */
export function recordCpoms(
  visit: Visit,
  act: Extract<VisitAct, { act: 'record CPOMS' }>,
  facts: Facts,
): Decided<Visit> {
  const { now, actor, school } = facts;
  if (!mayKeepRecords(visit, actor.email, school))
    return refused(visit, 'Only visitors, office and safeguarding can record this.');
  if (visit.cpoms) return { record: visit };
  const early = tooEarlyToRecord(visit, now);
  if (early) return refused(visit, early);
  const places = visit.rules.recorded.on;
  const on = places.length < 2 ? places.join('') : act.on === ALL_PLACES ? listWords(places) : (act.on ?? '');
  if (places.length > 1 && act.on !== ALL_PLACES && !places.includes(on)) {
    return refused(visit, `Say where it is recorded: ${listWords([...places, 'on all of them'], 'or')}.`);
  }
  const next = { ...visit, cpoms: { at: now, by: actor.email, words: act.words, on } };
  return { record: logged(next, now, actor.email, `Recorded on ${on}`) };
}
