// How a stop of an outing ended, as its visit keeps it, and what follows from that.
import { type Facts, stepped } from '../record/decide';
import { NO_DEADLINE } from '../record/ladder';
import { logged, posted } from '../record/record';
import { dueByEndOfDay } from '../time';
import { withAction } from './actions';
import type { PassedAct } from './acts';
import { noteDue, noteOwed } from './alarmed';
import { anotherDay, parentsToldOff } from './calling-off';
import { familyRefused } from './family-refuses';
import type { Visit } from './record';
import { toRecordAnew } from './recording';
import { paperworkBegun } from './reported';
import { settled } from './settle';
import { isForWelfare } from './weighing';
import { visitTargets } from './who';
import { owesReason } from './written';

type Made = Extract<PassedAct, { act: 'made' }>;

/** How a visit ended that was not made, in words for its page and the register; empty for any other. */
const NOT_MADE: Record<string, string> = {
  'nobody home': 'Nobody was at home',
  'left for a new risk': 'Ended at once, for a risk',
  'did not go in': 'Did not go in',
  'nobody arrived': 'Not made: nobody has said that they were there',
  // In records of before that ending.
  'no times recorded': 'Not made: nobody has said that they were there',
  'parents not there': 'Cancelled at the door: parents not there',
  'family prefers no visit': 'The family prefers no visit',
};

/** How a visit ended that was not made, in words; empty for one that was made, and for one still to come. */
export function endedWords({ made }: Visit): string {
  return NOT_MADE[made?.how ?? ''] ?? '';
}

/** The stop has ended; said again, only what is new counts. */
export function stopEnded(visit: Visit, act: Made, facts: Facts): Visit {
  // That it was made, as a report alone had said, is only a claim.
  if (visit.made && visit.made.leftAt !== null) return saidMore(visit, act, facts);
  const { at, arrivedAt, leftAt, by, words, unsafe } = act;
  // Of who is said to have been there already, the report says how it was.
  const how = act.how === 'nobody arrived' && visit.report?.childSeen ? 'visited' : act.how;
  const made = { at, arrivedAt, leftAt, how, by, words, unsafe };
  // Passed on once more, since whoever passed it was stopped before that was noted.
  const before = visit.outing === act.outing ? visit.made : null;
  if (before?.at === at && before.how === how && before.words === words) return visit;
  let next: Visit = { ...stepped(visit, ''), outing: act.outing, made };
  next = logged(next, facts.now, 'engine', `Visit ended: ${how}`);
  const { nobodyHome } = visit.rules;
  if (nobodyHome && (how === 'nobody home' || how === 'parents not there'))
    next = withAction(next, nobodyHome.opens, whoseIs(next), dueByEndOfDay(at, facts.school.settings), facts);
  if (how === 'parents not there' || how === 'did not go in')
    next = posted(next, facts.now, 'cancelled at the door', askedAndDecided(visit, act, facts));
  // CELT-21. Of whoever may not have felt safe nothing more is asked: the office tells them.
  const quiet = unsafe || (how === 'did not go in' && words === '');
  if (arrivedAt === null && ['nobody arrived', 'did not go in', 'left for a new risk'].includes(how))
    next = parentsToldOff(next, facts, quiet ? 'office' : whoseIs(next));
  // A report that was there before is what is recorded now.
  if (visit.report) next = paperworkBegun(toRecordAnew(next, 'it ended after that', facts), facts);
  return settled(followed(visit, next, facts), facts);
}

/** What visitors said of a stop after they had left it: more words, that it was not safe, that the family wants no visit. */
function saidMore(visit: Visit, act: Made, facts: Facts): Visit {
  const { made } = visit;
  if (!made || visit.outing !== act.outing || made.leftAt !== act.leftAt) return visit;
  const before = made.words ?? '';
  const words = before.includes(act.words) ? before : [before, act.words].filter((part) => part !== '').join('\n');
  const how = made.how === 'did not go in' ? act.how : made.how;
  const unsafe = made.unsafe === true || act.unsafe;
  if (words === before && how === made.how && unsafe === (made.unsafe === true)) return visit;
  const next = stillPrefersNone({ ...stepped(visit, ''), made: { ...made, how, words, unsafe } }, visit, act, facts);
  return settled(followed(visit, toRecordAnew(next, 'more was said of how it ended', facts), facts), facts);
}

/** The family's wish is with the lead to decide on (WNA-03): whatever more is said of that door goes there too. */
function stillPrefersNone(visit: Visit, before: Visit, { words, by }: Made, { now }: Facts): Visit {
  if (!before.familyRefused || !visit.concern || !isForWelfare(visit) || visit.made?.words === before.made?.words)
    return visit;
  const concern = { at: now, by, words: `${visit.concern.words}\nSaid since of the same door: ${words}` };
  return { ...visit, concern, concernAcknowledged: null };
}

/** What follows from what is newly known: a reason owed in writing, the family's wish. */
function followed(before: Visit, visit: Visit, facts: Facts): Visit {
  const { made } = visit;
  if (!made) return visit;
  const by = whoseIs(visit);
  // They have said why by now.
  const said = visit.written?.unsaid && !visit.written.given && made.words;
  let next = said ? { ...visit, written: null } : visit;
  if (made.unsafe && !before.made?.unsafe) {
    const what = made.how === 'left for a new risk' ? 'left because it was not safe' : 'did not go in';
    next = owesReason(next, { by, what }, facts);
  }
  if (made.how === 'family prefers no visit' && before.made?.how !== made.how)
    next = familyRefused(next, { at: facts.now, by, words: made.words ?? '' }, facts);
  return next;
}

/**
 * They are back, and there is time now for what is asked of them: after a risk by the next working day's end (WNA-11,
 * WLS-10); where they did not arrive, or did not go in for another reason, another day, as the policy wants that of a visit called off.
 */
export function actionsOnReturn(visit: Visit, facts: Facts): Visit {
  const { made, rules } = visit;
  if (made?.unsafe) {
    const due = noteDue(facts);
    const opened = rules.unsafe.opens.reduce((next, what) => withAction(next, what, whoseIs(visit), due, facts), visit);
    return noteOwed(opened, facts);
  }
  return calledOffAtDoor(noteOwed(visit, facts), facts);
}

/** Another day, or why not. */
function calledOffAtDoor(visit: Visit, facts: Facts): Visit {
  const { made } = visit;
  // Without a word it may have been for their safety, and of that nobody is asked to go again.
  if (made?.how === 'did not go in' && !made.words)
    return owesReason(visit, { by: whoseIs(visit), what: 'did not go in', unsaid: true }, facts);
  const calledOff = ['parents not there', 'nobody arrived', 'did not go in'].includes(made?.how ?? '');
  return calledOff ? anotherDay(visit, facts) : visit;
}

/** Whose it is to follow up: who said it, else the first of the visitors. */
function whoseIs({ made, request }: Visit): string {
  return made?.by || (request.visitors[0] ?? '');
}

/**
 * Who asked for the visit and who decided on it, or was told that nobody has to; where they do not go themselves, and have
 * not heard of it as a risk.
 */
function askedAndDecided(visit: Visit, { how, words, unsafe }: Made, { school }: Facts): string[] {
  const { request, decision, asked, rules } = visit;
  const whoIs = visitTargets(visit, school);
  const asRisk = how === 'did not go in' && (unsafe || words === '');
  const heard = asRisk ? rules.unsafe.tells.flatMap((target) => whoIs(target, NO_DEADLINE)) : [];
  const decided = decision?.via === 'policy' ? asked : [decision?.by ?? ''];
  const others = [...request.visitors, ...heard];
  return [request.by, ...decided].filter((email) => email !== '' && !others.includes(email));
}
