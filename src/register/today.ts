// The board "Today": who is out and who is still to go, worst first, with what happens next if nobody does anything.
import { houseTimes, is } from '../letters/words';
import { acknowledgingHolds, inHand, outingDeadlines } from '../outing/deadlines';
import {
  alarmSince,
  currentStop,
  isWatched,
  missedCheckIn,
  type Outing,
  type Raised,
  stopNumber,
  whereabouts,
} from '../outing/record';
import { outingTargets } from '../outing/who';
import { policyOf } from '../policy';
import { roleWords } from '../policy/role-names';
import { Role, type Step, type Target } from '../policy/schema';
import { type Deadline, nextStep } from '../record/ladder';
import { listWords, nameOf, personAt, unnamed } from '../school/people';
import { missing } from '../school/roll';
import type { School } from '../school/school';
import { type Instant, localDate, MINUTE, timeWords } from '../time';
import { arrival, status, type Visit } from '../visit/record';
import type { TodayRow } from './columns';
import { companionName, party, pupilByRef } from './words';

/** Words that the sheet colours by: how "How it stands" begins, and how "Watcher" ends or what it is. */
export const ALARM = 'ALARM';
export const LATE = 'LATE';
export const UNSEEN = 'NOT YET accepted';
export const NOBODY = 'NOBODY yet';

/** How a drill's row begins, which the sheet therefore never colours as an alarm. */
const PRACTICE_ROW = 'PRACTICE, nobody is missing.';

/** A row and where it belongs: the lower the rank, the worse; within a rank the earlier `since`, the worse. */
interface Placed {
  row: TodayRow;
  rank: number;
  since: Instant;
}

/** The board's rows, worst first: alarms that people raised, overdue returns, missed check-ins, the rest by time. */
export function todayRows(outings: Outing[], visits: Visit[], school: School, now: Instant): TodayRow[] {
  const out = outings.filter(isWatched).map((outing) => outingRow(outing, school, now));
  const toCome = visits.filter((visit) => isToCome(visit, now)).map((visit) => toComeRow(visit, school, now));
  return [...missing(school).map((one) => missingRow(one, school, now)), ...out, ...toCome]
    .sort((a, b) => a.rank - b.rank || a.since - b.since)
    .map(({ row }) => row);
}

function outingRow(outing: Outing, school: School, now: Instant): Placed {
  const stop = currentStop(outing) ?? outing.stops[outing.stops.length - 1];
  const row: TodayRow = {
    'Who is out': [...outing.visitors.map(({ name }) => name), ...outing.companions.map(companionName)].join('\n'),
    'How it stands': `${outing.practice ? `${PRACTICE_ROW} ` : ''}${stateWords(outing, now)}`,
    // The sheet counts the minutes over and turns red by this cell: not for a drill, whose time stands in words.
    'Due back': outing.backAt === null && !outing.practice ? outing.due : '',
    'What comes next': whatComesNext(outing, school, now),
    'In hand': inHandWords(outing, school, now),
    Mobile: [...outing.visitors, ...outing.companions].map(({ mobile }) => mobile).join('\n'),
    Pupil: stop ? pupilByRef(stop.pupil, stop.visit) : '',
    Stop: `${stopNumber(outing)} of ${outing.stops.length}`,
    Address: stop?.address ?? '',
    'At the house': stop ? houseTimes(stop, now) : '',
    Seeing: stop ? unnamed(stop.whomToSee ?? '', stop.pupil) : '',
    Car: outing.transport === 'Car' ? outing.car : outing.transport,
    Watcher: watcherWords(outing, school, now),
    'Out since': timeWords(outing.leftAt, now),
    Ref: outing.ref,
  };
  return { row, ...afterReal(outing, placeOf(outing, now)) };
}

/** A drill stands below everything that is real. */
function afterReal({ practice }: Outing | Visit, place: Omit<Placed, 'row'>): Omit<Placed, 'row'> {
  return practice ? { ...place, rank: place.rank + 10 } : place;
}

/** People whose record a hand has taken away: nothing else is known of them any more. */
function missingRow(one: ReturnType<typeof missing>[number], school: School, now: Instant): Placed {
  const row: TodayRow = {
    'Who is out': one.who,
    'How it stands': `${ALARM}: ${one.help ? `HELP asked for by ${nameOf(school.staff, one.help.by)}, and ` : ''}the record is GONE since ${timeWords(one.missedAt, now)}`,
    'Due back': one.due,
    'What comes next': 'Ring them now. Nobody is told if they are late',
    'In hand': '',
    Mobile: '',
    Pupil: '',
    Stop: '',
    Address: one.where,
    'At the house': '',
    Seeing: '',
    Car: '',
    Watcher: nameOf(school.staff, one.watcher) || NOBODY,
    'Out since': '',
    Ref: one.ref,
  };
  return { row, rank: 0, since: one.missedAt };
}

function placeOf(outing: Outing, now: Instant): Omit<Placed, 'row'> {
  if (outing.raised) return { rank: 0, since: outing.raised.at };
  if (missedCheckIn(outing, now) !== undefined) return { rank: now >= outing.due ? 1 : 2, since: outing.heardAt };
  if (alarmSince(outing, now) !== undefined) return { rank: 1, since: outing.due };
  return { rank: 4, since: outing.due };
}

/** Whether school was told that a sign of life is missing, and not the visitors alone. */
function isTold({ rules }: Outing, missed: Instant, now: Instant): boolean {
  const rungs = rules.ladders.checkIn.filter(({ to }) => to !== 'visitors');
  return rungs.some(({ after }) => now >= missed + after * MINUTE);
}

const CAUSES: Record<Raised['cause'], string> = {
  help: 'HELP asked for',
  'safe word': 'safe word heard',
  worried: 'somebody is worried',
};

function stateWords(outing: Outing, now: Instant): string {
  const { raised } = outing;
  if (raised) {
    const back = outing.backAt === null ? '' : ', back at school since';
    return `${ALARM}: ${CAUSES[raised.cause]} ${timeWords(raised.at, now)}${back}`;
  }
  const missed = missedCheckIn(outing, now);
  const silent = missed === undefined ? '' : `no check-in, last heard ${timeWords(outing.heardAt, now)}`;
  if (now >= outing.due) {
    const late = `${ALARM}: NOT BACK, was due ${timeWords(outing.due, now)}`;
    return silent === '' ? late : `${late}; ${silent}`;
  }
  if (missed !== undefined) return `${isTold(outing, missed, now) ? ALARM : LATE}: ${silent}`;
  const place = placeWords(outing, now);
  return outing.unmet.length === 0 ? place : `${place}. Went without clearance`;
}

function placeWords(outing: Outing, now: Instant): string {
  const stop = currentStop(outing);
  switch (whereabouts(outing)) {
    case 'at the door':
      return `At the door since ${timeWords(stop?.arrivedAt ?? now, now)}${stop?.waitsSince === undefined ? '' : ', nobody there'}`;
    case 'inside':
      return `Inside since ${timeWords(stop?.insideAt ?? now, now)}`;
    case 'between stops':
      return 'Between stops';
    case 'on the way back':
      return 'On the way back';
    default:
      return 'On the way there';
  }
}

/**
 * `16:10 the senior leaders are told unless somebody acknowledges`: what the engine does next if nobody does anything.
 * During an alarm its own ladder, which stands first, is what counts; else whatever comes soonest.
 */
export function whatComesNext(outing: Outing, school: School, now: Instant): string {
  const deadlines = outingDeadlines(outing, now);
  const whoIs = outingTargets(outing, school);
  const alarm = alarmSince(outing, now) !== undefined;
  const coming = (alarm ? deadlines.slice(0, 1) : deadlines).flatMap((deadline) => {
    const next = nextStep(deadline, now, whoIs);
    return next ? [{ deadline, ...next }] : [];
  });
  const first = coming.sort((a, b) => a.at - b.at)[0];
  if (!first) return alarm ? 'Everybody has been told: act now' : '';
  const { deadline, step, at } = first;
  const rung = deadline.steps.filter(
    ({ to, after, repeat }) => after === step.after && repeat === step.repeat && whoIs(to, deadline).length > 0,
  );
  const whom = rung.map(({ to }) => targetWords(to, outing, school));
  const verb = is(whom.length > 1 || whom.some((words) => words.endsWith('s')));
  const told = `${timeWords(at, now)} ${listWords(whom)} ${verb} ${happens(deadline, rung)}`;
  if (!alarm) return told;
  return `${told} ${inHand(outing, now) || !acknowledgingHolds(outing, now) ? 'unless it is resolved' : 'unless somebody acknowledges'}`;
}

function targetWords(target: Target, outing: Outing, { settings }: School): string {
  if (target === 'everyone') return 'everyone with a role';
  if (target === 'visitors' && outing.visitors.length === 1) return 'the visitor';
  const role = Role().safeParse(target);
  return role.success ? roleWords(role.data, policyOf(settings.policy)) : `the ${target}`;
}

/** What a rung's letter asks or tells. */
function happens(deadline: Deadline, rung: Step[]): string {
  const toVisitors = rung.every(({ to }) => to === 'visitors');
  switch (deadline.letter) {
    case 'no check-in':
      return toVisitors ? 'asked to check in' : 'told of a missed check-in';
    case 'please watch':
      return 'asked to watch';
    case 'waited long enough':
      return toVisitors ? 'told to cancel and leave' : 'told that they still wait';
    default:
      return toVisitors ? 'asked: are you back?' : 'told';
  }
}

/** Who has the alarm in hand until when, and the police's reference. */
function inHandWords(outing: Outing, school: School, now: Instant): string {
  const since = alarmSince(outing, now);
  if (since === undefined) return '';
  const hand = inHand(outing, now);
  const police = outing.answers.filter((answer) => answer.kind === 'police called' && answer.at >= since).pop();
  return [
    ...(hand ? [`${nameOf(school.staff, hand.by)} until ${timeWords(hand.until, now)}`] : []),
    ...(police ? [`Police called ${timeWords(police.at, now)}: ${police.words}`] : []),
  ].join('\n');
}

function watcherWords(outing: Outing, school: School, now: Instant): string {
  const { email, acceptedAt } = outing.watcher;
  if (email === '') return NOBODY;
  const name = nameOf(school.staff, email);
  return acceptedAt === null ? `${name}, ${UNSEEN}` : `${name}, accepted ${timeWords(acceptedAt, now)}`;
}

/** Approved for today and not yet left: the office knows beforehand (SPT-37). */
function isToCome(visit: Visit, now: Instant): boolean {
  return visit.request.date === localDate(now) && status(visit, now) === 'approved';
}

function toComeRow(visit: Visit, school: School, now: Instant): Placed {
  const { request } = visit;
  const there = arrival(visit);
  const missed = now >= there;
  const row: TodayRow = {
    'Who is out': party(visit, school.staff),
    'How it stands': visit.practice
      ? `${PRACTICE_ROW} Approved, not signed out`
      : missed
        ? `${LATE}: not signed out, was to be there ${request.arrive}`
        : `Not left yet, to be there ${request.arrive}`,
    'Due back': '',
    'What comes next': missed
      ? 'Find out whether they have left, and sign them out'
      : `They sign out; planned back ${request.backBy}`,
    'In hand': '',
    Mobile: [
      ...request.visitors.map((email) => personAt(school.staff, email)?.mobile ?? ''),
      ...request.companions.map(({ mobile }) => mobile),
    ].join('\n'),
    Pupil: pupilByRef(request.pupil, visit.ref),
    Stop: '',
    Address: request.address,
    'At the house': [request.arrive, request.leaveBy].filter(Boolean).join(' to '),
    Seeing: unnamed(request.whomToSee ?? '', request.pupil),
    Car: request.transport === 'Car' ? '' : request.transport,
    Watcher: '',
    'Out since': '',
    Ref: visit.ref,
  };
  return { row, ...afterReal(visit, { rank: missed ? 3 : 5, since: there }) };
}
