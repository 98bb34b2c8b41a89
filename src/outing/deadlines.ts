// What an outing owes and by when: a return, a sign of life, a watcher's yes, an answer to an alarm. Never stored.
import { afterTurns, type Deadline, type Turn } from '../record/ladder';
import { type Instant, MINUTE, timeWords } from '../time';
import { doorDeadline } from './door';
import { alarmSince, checkInDue, missedCheckIn, type Outing } from './record';
import { isVisitor } from './who';

/** Every open deadline of an outing at `now`. An alarm that a person raised stands in for the return's own. */
export function outingDeadlines(outing: Outing, now: Instant): Deadline[] {
  if (outing.closedAt !== null) return [];
  const alarm = outing.raised ? raisedDeadline(outing, now) : undefined;
  if (outing.backAt !== null) return alarm ? [alarm] : [];
  // While an alarm runs nobody is asked to watch or to check in as well: the alarm's own ladder says what is wanted.
  if (alarm) return [alarm];
  // Who is missing is asked "are you back?" too; school has the one alarm already, and keeps it.
  if (missedCheckIn(outing, now) !== undefined) {
    const back = returnDeadline(outing, now);
    return [...checkInDeadline(outing, now), { ...back, steps: back.steps.filter(({ to }) => to === 'visitors') }];
  }
  if (now >= outing.due) return [returnDeadline(outing, now)];
  return [
    returnDeadline(outing, now),
    ...watcherDeadline(outing, now),
    ...checkInDeadline(outing, now),
    ...doorDeadline(outing, now),
  ];
}

function returnDeadline(outing: Outing, now: Instant): Deadline {
  const { due, rules } = outing;
  const deadline: Deadline = {
    key: `return@${due}`,
    due,
    steps: rules.ladders.return,
    letter: 'overdue',
    letterToVisitors: 'are you back',
    urgent: true,
    alarm: true,
    params: {},
    words: `return due ${timeWords(due, now)}`,
  };
  return afterTurns(deadline, turnsSince(outing, due), rules.acknowledgedAgainAfter);
}

function raisedDeadline(outing: Outing, now: Instant): Deadline | undefined {
  const { raised, rules } = outing;
  if (!raised) return undefined;
  const deadline: Deadline = {
    key: `${raised.cause}@${raised.at}`,
    due: raised.at,
    steps: rules.ladders.help,
    letter: 'help',
    urgent: true,
    alarm: true,
    params: {},
    words: `alarm since ${timeWords(raised.at, now)} (${raised.cause})`,
  };
  return afterTurns(deadline, turnsSince(outing, raised.at), rules.acknowledgedAgainAfter);
}

function watcherDeadline(outing: Outing, now: Instant): Deadline[] {
  const { watcher, rules } = outing;
  if (watcher.acceptedAt !== null) return [];
  const steps = rules.ladders.watcher;
  // Where nobody was asked, there is no answer to wait for: the first rung comes at once.
  const first = Math.min(...steps.map((step) => step.after));
  return [
    {
      key: `watcher@${watcher.askedAt}`,
      due: watcher.email === '' && steps.length > 0 ? watcher.askedAt - first * MINUTE : watcher.askedAt,
      steps,
      letter: 'please watch',
      urgent: true,
      params: {},
      words: `nobody has said "I'm watching" since ${timeWords(watcher.askedAt, now)}`,
    },
  ];
}

/** A sign of life that is owed; missed, it is an alarm like a late return, and climbs to the police decision (NAS-04). */
function checkInDeadline(outing: Outing, now: Instant): Deadline[] {
  const { rules } = outing;
  const due = checkInDue(outing);
  if (due === undefined || due >= outing.due) return [];
  const deadline: Deadline = {
    key: `check-in@${due}`,
    due,
    steps: rules.ladders.checkIn,
    letter: 'no check-in',
    letterToVisitors: 'check in',
    urgent: true,
    alarm: true,
    params: {},
    words: `check-in due ${timeWords(due, now)}`,
  };
  return [afterTurns(deadline, turnsSince(outing, due), rules.acknowledgedAgainAfter)];
}

/** Minutes after an alarm's beginning at which senior leaders are told, which "can't reach" brings at once. */
function seniorRung({ rules, heardAt, due }: Outing, since: Instant): number {
  const checkIn = rules.checkInEvery !== null && since === heardAt + rules.checkInEvery * MINUTE && since < due;
  const ladder = checkIn ? rules.ladders.checkIn : rules.ladders.return;
  return ladder.find((step) => step.to === 'senior leader')?.after ?? 0;
}

/** That they are heard of: the visitor's own word. Whatever else somebody at school answers tells nothing new of them. */
function isNews({ kind, by }: Outing['answers'][number], outing: Outing): boolean {
  return kind === 'fine' && isVisitor(outing, by);
}

/** Whether an answer holds the whole ladder still: the first, and the first after the visitors' own word (WLS-13). */
function holdsAll(outing: Outing, before: Outing['answers'], answer: Outing['answers'][number]): boolean {
  if (isNews(answer, outing)) return true;
  const news = before.map((one) => isNews(one, outing)).lastIndexOf(true);
  return before.slice(news + 1).every(({ kind }) => kind === 'cannot reach');
}

/** Whether one more acknowledgement would keep the rungs above from hearing. */
export function acknowledgingHolds(outing: Outing, now: Instant): boolean {
  const since = alarmSince(outing, now) ?? now;
  const answers = outing.answers.filter(({ at }) => at >= since);
  return holdsAll(outing, answers, { at: now, by: '', kind: 'acknowledged', words: '', until: now });
}

/**
 * What the answers since an alarm began do to its ladder: most make it wait until a time, "can't reach" brings the
 * senior leaders' rung at once (CELT-25). No later answer puts off the "look again" of a police decision.
 */
function turnsSince(outing: Outing, since: Instant): Turn[] {
  const to = seniorRung(outing, since);
  const answers = outing.answers.filter((answer) => answer.at >= since);
  return answers.map((answer, i): Turn => {
    if (answer.kind === 'cannot reach') return { kind: 'climb', at: answer.at, to };
    const before = answers.slice(0, i);
    const promised = before.filter((a) => a.kind === 'police not yet' && a.until > answer.at);
    const decides = answer.kind === 'police not yet' || answer.kind === 'police called';
    const until = decides ? answer.until : Math.min(answer.until, ...promised.map((a) => a.until));
    return { kind: 'wait', at: answer.at, until, again: !holdsAll(outing, before, answer) };
  });
}

/**
 * Whether an alarm has run so long that "police called" or "not yet, because" must be recorded, and neither is: not
 * yet, or its time to look again has come. Once the police are called there is no more to decide. "Can't reach" brings
 * the decision nearer together with the rungs of the ladder.
 */
export function policeDecisionDue(outing: Outing, now: Instant): boolean {
  const since = alarmSince(outing, now);
  if (since === undefined) return false;
  const decisions = outing.answers.filter((answer) => answer.at >= since);
  const climbs = decisions.filter((answer) => answer.kind === 'cannot reach');
  const began = Math.min(since, ...climbs.map(({ at }) => at - seniorRung(outing, since) * MINUTE));
  if (now < began + outing.rules.policeDecisionAfter * MINUTE) return false;
  if (decisions.some((answer) => answer.kind === 'police called')) return false;
  return !decisions.some((answer) => answer.kind === 'police not yet' && answer.until > now);
}

/** Who has the alarm in hand until when: whoever answered last, while that holds; undefined when nobody has. */
export function inHand(outing: Outing, now: Instant): { by: string; until: Instant } | undefined {
  const since = alarmSince(outing, now);
  if (since === undefined) return undefined;
  const answer = outing.answers.filter((a) => a.at >= since).pop();
  return answer && answer.until > now ? { by: answer.by, until: answer.until } : undefined;
}
