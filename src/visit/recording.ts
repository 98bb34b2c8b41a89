// What came of a visit is recorded where the policy says, CPOMS or another place: whether it must be, and that it was.
import { type Decided, type Facts, refused } from '../record/decide';
import { logged } from '../record/record';
import { listWords } from '../school/people';
import type { VisitAct } from './acts';
import { openIncident } from './incidents';
import type { Visit } from './record';
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
  const { rules, request, concern, childAlone } = visit;
  if (rules.recorded.when === 'every visit' || !request.because || request.because.recorded) return true;
  return concern !== null || Boolean(childAlone) || openIncident(visit) !== undefined;
}

/** Whether it was made and is still to be recorded. */
export function recordingOwed(visit: Visit): boolean {
  return visit.made !== null && !visit.cpoms && mustBeRecorded(visit);
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
  const places = visit.rules.recorded.on;
  const on = places.length < 2 ? places.join('') : act.on === ALL_PLACES ? listWords(places) : (act.on ?? '');
  if (places.length > 1 && act.on !== ALL_PLACES && !places.includes(on)) {
    return refused(visit, `Say where it is recorded: ${listWords([...places, 'on all of them'], 'or')}.`);
  }
  const next = { ...visit, cpoms: { at: now, by: actor.email, words: act.words, on } };
  return { record: logged(next, now, actor.email, `Recorded on ${on}`) };
}
