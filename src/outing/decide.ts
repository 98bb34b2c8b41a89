// What may become of an outing: each act as a pure function from the record and the facts to the record after it.
import type { Target } from '../policy/schema';
import { type Decided, type Facts, refused, stepped, tapOf } from '../record/decide';
import { climb } from '../record/ladder';
import { withSteps } from '../record/practice';
import { logged, passed, posted } from '../record/record';
import { nameOf, personAt } from '../school/people';
import { instantOf, localDate, MINUTE, timeWords } from '../time';
import { OutingAct, SchoolAct, VisitorAct } from './acts';
import { carrying } from './carrying';
import { inHand, outingDeadlines } from './deadlines';
import { childAlone, familyRang, goingIn, left, newRisk, nobodyYet, notGoingIn, parentsLate } from './door';
import { drillEnded, drillReported, endsByItself } from './drill';
import { whyNotWatch } from './gates';
import { nobodyAnswers } from './nobody-answers';
import { alarmSince, areSeveral, currentStop, isWatched, missedCheckIn, type Outing, type Raised } from './record';
import { atStop, endedHow, said, stopEnds, tellsOf, tellsOfAlarm, watchers, withStop } from './steps';
import { cannotWatch, dueMoved, whileAtSchool } from './watch';
import { isVisitor, mayAnswer, outingTargets } from './who';

export { OutingAct, SchoolAct, VisitorAct };

/**
 * An act of a visitor or of somebody at school. Of what a visitor says during an outing nothing is
 * refused but going in where the policy says no, and that can be said all the same; the same tap twice (`seen` is the version that the person saw) does nothing twice.
 */
export function decideOuting(outing: Outing, act: OutingAct, facts: Facts, seen?: number): Decided<Outing> {
  const tap = tapOf(facts.actor, act, seen);
  if (tap !== '' && outing.taps.includes(tap)) return { record: outing };
  const { actor, school } = facts;
  const own = isVisitor(outing, actor.email);
  if (!own && !mayAnswer(outing, actor.email, school))
    return refused(outing, 'Only the visitors and those who watch can do this.');
  const bySchool = SchoolAct().safeParse(act);
  if (bySchool.success && own && act.act !== 'show the safe word')
    return refused(outing, 'You are on this outing. Somebody at school must answer for it.');
  const next = stepped(outing, tap);
  const decided = bySchool.success
    ? schoolDoes(next, bySchool.data, facts)
    : visitorDoes(next, act as VisitorAct, facts, isStale(outing, seen));
  return decided.refusal
    ? { ...decided, record: outing }
    : { record: settled(heardAgain(outing, decided.record, facts), facts) };
}

/** Whether a stop has ended since the version that the person saw: the other visitor was quicker. */
function isStale(outing: Outing, seen: number | undefined): boolean {
  return seen !== undefined && outing.stops.some((stop) => stop.endedIn !== undefined && stop.endedIn > seen);
}

function visitorDoes(outing: Outing, act: VisitorAct, facts: Facts, stale: boolean): Decided<Outing> {
  const { now } = facts;
  // After the end only a call for help and words still mean something; the rest is a tap that came late.
  const words = ['help', 'plan changed', 'new risk', 'child alone'].includes(act.act) || ('visit' in act && act.visit);
  const late = outing.backAt !== null && !words;
  if (late) return { record: outing };
  // A call of the family's tells nothing of the staff: it is no sign of their life.
  if (act.act === 'parents are late' && !isVisitor(outing, facts.actor.email))
    return { record: familyRang(outing, act, facts) };
  const heard: Outing = { ...outing, heardAt: now };
  // What was tapped about the stop before must not count for the next one.
  if (stale && ['arrived', 'going in', 'nobody here yet', 'parents are late', 'left'].includes(act.act))
    return { record: said(heard, `${act.act}: tapped when that stop was over`, facts) };
  switch (act.act) {
    case 'arrived': {
      if (currentStop(outing)?.arrivedAt !== null) return { record: heard };
      return {
        record: said(
          withStop(heard, (s) => ({ ...s, arrivedAt: now })),
          `Arrived ${atStop(outing)}`,
          facts,
        ),
      };
    }
    case 'going in':
      return goingIn(heard, act, facts);
    case 'nobody here yet':
      return { record: nobodyYet(heard, facts) };
    case 'parents are late':
      return { record: parentsLate(heard, facts) };
    case 'not going in':
      return { record: notGoingIn(heard, act, facts, stale) };
    case 'child alone':
      return { record: childAlone(heard, act, facts, stale) };
    case 'carrying a child':
      return { record: carrying(heard, act, facts) };
    case "I'm fine":
      return { record: said(fine(heard, facts), "I'm fine", facts) };
    case 'more time':
      return { record: moreTime(heard, act.minutes, facts) };
    case 'plan changed':
      return { record: planChanged(heard, act.words, facts) };
    case 'left':
      return { record: left(heard, act.how, facts) };
    case 'new risk':
      return { record: newRisk(heard, act, facts, stale) };
    case 'back':
    case 'left, not returning':
      return { record: ended(heard, act.act === 'back' ? 'back' : 'not returning', facts) };
    case 'help':
      return { record: raise(heard, 'help', act.words, facts) };
  }
}

/** A check-in that was missed has come: whoever was told that it was missing hears that too (NAS-04, X-03). */
function heardAgain(before: Outing, after: Outing, facts: Facts): Outing {
  const missed = !before.raised && missedCheckIn(before, facts.now) !== undefined;
  if (!missed || alarmSince(after, facts.now) !== undefined) return after;
  return allClear(after, after.log[after.log.length - 1]?.words ?? '', facts);
}

/** "I'm fine" while an alarm runs is an answer, and keeps the ladder waiting as any other does. */
function fine(outing: Outing, { now, actor }: Facts): Outing {
  if (alarmSince(outing, now) === undefined || outing.raised) return outing;
  const until = now + outing.rules.acknowledgedAgainAfter * MINUTE;
  return { ...outing, answers: [...outing.answers, { at: now, by: actor.email, kind: 'fine', words: '', until }] };
}

/** "15 / 30 / 60 more minutes": from the time due, or from now where that has passed (X-03). */
function moreTime(outing: Outing, minutes: number, facts: Facts): Outing {
  const due = Math.max(outing.due, facts.now) + minutes * MINUTE;
  const words = `${minutes} more minutes: back by ${timeWords(due, facts.now)}`;
  return allClear(said(dueMoved(outing, due, facts), words, facts), words, facts);
}

function planChanged(outing: Outing, words: string, facts: Facts): Outing {
  const next = said({ ...outing, plan: words }, `Plan changed: ${words}`, facts);
  const told = [...watchers(outing, facts), ...tellsOf(outing, outing.rules.tells.leaving, facts)];
  return posted(next, facts.now, 'plan changed', told, { params: { words } });
}

/** Back at school, or left and not returning: the watch ends, unless a person's alarm must still be resolved at school. */
function ended(outing: Outing, returned: 'back' | 'not returning', facts: Facts): Outing {
  const { now } = facts;
  const all = areSeveral(outing);
  const words =
    returned === 'back'
      ? all
        ? 'All are back'
        : 'Back'
      : `${all ? 'All have left' : 'Left'}, not returning to school`;
  let next = said({ ...outing, backAt: now, returned }, words, facts);
  for (const stop of outing.stops.filter((s) => s.leftAt === null)) {
    next = stopEnds(next, stop, endedHow(stop), facts);
  }
  next = returnedFrom(next, facts);
  if (next.raised) return next;
  const told = next.alerted;
  next = allClear(next, words, facts);
  // Who was told that they went anyway is told that they are back.
  const alsoTold: Target[] =
    outing.unmet.length > 0 ? ['safeguarding lead', 'office', ...outing.rules.tells.leaving] : [];
  const rest = [
    ...watchers(outing, facts),
    ...tellsOf(outing, [...outing.rules.tells.return, ...alsoTold], facts),
  ].filter((email) => !told.includes(email));
  return posted(next, now, returned === 'back' ? 'they are back' : 'left not returning', rest);
}

/** The visits are told that their visitors have returned, and who said so (WLS-05). */
function returnedFrom(outing: Outing, { now, actor }: Facts): Outing {
  let next = outing;
  for (const { visit } of outing.stops)
    next = passed(next, visit, { act: 'returned', outing: outing.ref, at: now, by: actor.email });
  return next;
}

/**
 * An alarm that skips every ladder (SPT-19, SPT-22, CELT-18), also after the outing's end. Raised again it keeps its
 * first time; a new call for help ends the wait of whoever had it in hand.
 */
function raise(outing: Outing, cause: Raised['cause'], words: string, facts: Facts): Outing {
  const { now, actor } = facts;
  const names = { help: 'I need help', 'safe word': 'Safe word heard', worried: "I'm worried" };
  const calls = cause !== 'worried' && inHand(outing, now) !== undefined;
  if (outing.raised && words === '' && outing.raised.cause === cause && !calls) return outing;
  const next = said(outing, `${names[cause]}${words ? `: ${words}` : ''}`, facts);
  // Whoever took an earlier alarm in hand has not heard of a call for help: a graver cause is a new alarm.
  const graver = outing.raised?.cause === 'worried' && cause !== 'worried';
  if (outing.raised && !graver) {
    const raised = { ...outing.raised, words: [outing.raised.words, words].filter((w) => w).join(' / ') };
    const answers = calls ? next.answers.map((a) => ({ ...a, until: Math.min(a.until, now) })) : next.answers;
    return { ...next, answers, raised };
  }
  return tellsOfAlarm({ ...next, raised: { at: now, by: actor.email, cause, words }, closedAt: null }, false);
}

/** All-clear to exactly those who were alerted, and to nobody twice (X-03). */
function allClear(outing: Outing, words: string, facts: Facts): Outing {
  if (outing.alerted.length === 0 || outing.raised) return outing;
  const next = posted(outing, facts.now, 'all clear', outing.alerted, {
    urgent: true,
    params: { words, by: facts.actor.email },
  });
  return { ...next, alerted: [] };
}

function schoolDoes(outing: Outing, act: SchoolAct, facts: Facts): Decided<Outing> {
  const { now, actor, school } = facts;
  const { rules } = outing;
  const log = (record: Outing, words: string) => ({ record: logged(record, now, actor.email, words) });
  const alarm = alarmSince(outing, now) !== undefined;
  const answer = (kind: Outing['answers'][number]['kind'], words: string, minutes: number) => ({
    ...outing,
    answers: [...outing.answers, { at: now, by: actor.email, kind, words, until: now + minutes * MINUTE }],
  });
  switch (act.act) {
    case "I'm watching":
      return accept(outing, facts);
    case "can't watch":
      return cannotWatch(outing, facts);
    case 'acknowledge':
      if (!alarm) return refused(outing, 'There is no alarm to acknowledge.');
      return log(answer('acknowledged', '', rules.acknowledgedAgainAfter), 'Acknowledged the alarm');
    case 'tried to reach': {
      const attempt = { at: now, by: actor.email, whom: act.whom, how: act.how, result: act.result };
      const next = { ...outing, attempts: [...outing.attempts, attempt] };
      const tried = logged(next, now, actor.email, `Tried to reach ${act.whom} by ${act.how}: ${act.result}`);
      return { record: nobodyAnswers(tried, facts) };
    }
    case 'checklist step': {
      if (!rules.checklist.includes(act.step)) return refused(outing, `“${act.step}” is not on the checklist.`);
      const attempt = { at: now, by: actor.email, whom: act.step, how: '', result: act.result };
      return log({ ...outing, attempts: [...outing.attempts, attempt] }, `${act.step}: ${act.result}`);
    }
    case 'reached':
      return reached(outing, act, facts);
    case "can't reach":
      if (!alarm) return { record: raise(outing, 'worried', act.words || "Can't reach them", facts) };
      return log(answer('cannot reach', act.words, 0), `Can't reach them${act.words ? `: ${act.words}` : ''}`);
    case 'safe word heard':
      return { record: raise(outing, 'safe word', '', facts) };
    case "I'm worried":
      return { record: raise(outing, 'worried', act.words, facts) };
    case 'police called':
      return log(
        answer('police called', act.reference, rules.acknowledgedAgainAfter),
        `Police called: ${act.reference}`,
      );
    case 'police not yet': {
      const minutes = Math.min(act.lookAgain, rules.lookAgainMost);
      const words = `Police not called yet: ${act.because}; look again in ${minutes} minutes`;
      return log(answer('police not yet', act.because, minutes), words);
    }
    case 'resolved':
      return resolve(outing, act.words, facts);
    case 'show the safe word':
      if (!isWatched(outing)) return refused(outing, 'The outing is over, so the safe word is no longer shown.');
      return log(outing, `${nameOf(school.staff, actor.email)} looked at the safe word`);
  }
}

function accept(outing: Outing, { now, actor, school, out = [] }: Facts): Decided<Outing> {
  const { watcher } = outing;
  if (watcher.acceptedAt !== null && watcher.email !== actor.email) {
    return refused(
      outing,
      `${nameOf(school.staff, watcher.email)} is already watching, since ${timeWords(watcher.acceptedAt, now)}.`,
    );
  }
  if (watcher.acceptedAt !== null) return { record: outing };
  const person = personAt(school.staff, actor.email);
  const cannot = person && whyNotWatch(person, outing.due, out);
  if (cannot) return refused(outing, cannot);
  const taken = { email: actor.email, askedAt: watcher.askedAt, acceptedAt: now };
  const next = { ...outing, watcher: taken, gaveUpWatch: '' };
  const accepted = logged(next, now, actor.email, "I'm watching");
  // Somebody else than who was asked has not had the briefing, which holds all that a 999 call needs.
  const briefed = watcher.email === actor.email;
  return { record: briefed ? accepted : posted(accepted, now, 'briefing', [actor.email], { urgent: true }) };
}

function reached(outing: Outing, act: Extract<SchoolAct, { act: 'reached' }>, facts: Facts): Decided<Outing> {
  const { now, actor } = facts;
  const due = instantOf(localDate(now), act.due);
  if (due <= now) return refused(outing, 'The new return time has already passed. Give a time later than now.');
  const words = `Reached them: back by ${timeWords(due, now)}${act.words ? `; ${act.words}` : ''}`;
  const next = logged({ ...dueMoved(outing, due, facts), heardAt: now }, now, actor.email, words);
  return { record: allClear(next, words, facts) };
}

/**
 * Resolved is not acknowledged (X-02): a person's alarm, or a missed check-in's, goes off and the watch goes on; an overdue return that is
 * resolved ends the watch, with words that say where everybody is.
 */
function resolve(outing: Outing, words: string, facts: Facts): Decided<Outing> {
  const { now, actor } = facts;
  if (alarmSince(outing, now) === undefined) return refused(outing, 'There is no alarm to resolve.');
  const resolved = [...outing.resolved, { at: now, by: actor.email, words }];
  const next = logged({ ...outing, resolved }, now, actor.email, `Resolved: ${words}`);
  if (outing.raised) {
    // Where they are late by now the return's ladder starts afresh, and does not bring all its rungs at once.
    const due = outing.backAt === null ? Math.max(outing.due, now) : outing.due;
    const told = tellsOfAlarm(next, true);
    return { record: allClear({ ...told, raised: null, due, heardAt: now }, `Resolved: ${words}`, facts) };
  }
  // A check-in alone was missed: the watch goes on, and the next sign of life is owed in its time.
  if (now < outing.due) return { record: allClear({ ...next, heardAt: now }, `Resolved: ${words}`, facts) };
  let over: Outing = { ...next, backAt: now, returned: 'back' };
  for (const stop of outing.stops.filter((s) => s.leftAt === null)) over = stopEnds(over, stop, endedHow(stop), facts);
  over = returnedFrom(over, facts);
  return { record: allClear(over, `Resolved: ${words}`, facts) };
}

/** A drill ended by hand, since its visitor leaves on a real visit, or since a real `alarm` has begun. */
export function endDrill(outing: Outing, words: string, facts: Facts, alarm?: string): Outing {
  return settled(drillEnded(stepped(outing, ''), words, facts, alarm), facts);
}

/** What time alone does: takes due steps, and closes an outing that nobody needs to watch. The same record when nothing is due. */
export function settled(outing: Outing, facts: Facts): Outing {
  const { now, school } = facts;
  if (outing.closedAt !== null) return outing;
  const name = (email: string) => nameOf(school.staff, email);
  const watched = whileAtSchool(endsByItself(outing, facts), facts);
  const deadlines = outingDeadlines(watched, now);
  const whoIs = outingTargets(watched, school);
  const { record, alerted } = climb(watched, deadlines, now, whoIs, name);
  let next = withSteps(record, watched, deadlines, now, whoIs);
  if (alerted.length > 0) next = { ...next, alerted: [...new Set([...next.alerted, ...alerted])] };
  if (!isWatched(next)) next = drillReported({ ...next, closedAt: now }, facts);
  if (next === outing) return outing;
  return next.version === outing.version && outing.drawn === outing.version
    ? { ...next, version: next.version + 1 }
    : next;
}
