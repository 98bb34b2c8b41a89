// A day's outings: who asks for which visits, leaves, arrives, comes back, late or not at all, and reports.
import { assessmentDefaults } from '../../src/forms';
import { instantOf, type LocalDate, localDate, localTime, MINUTE } from '../../src/time';
import type { Answers, Visit } from '../../src/visit/record';
import { ordinaryAnswers } from '../story/ordinary';
import type { Tap } from './hands';
import type { Life, Person } from './life';
import { underWay } from './under-way';

/** One outing as it is meant: who goes, to how many homes, from when. */
export interface Trip {
  visitors: Person[];
  date: LocalDate;
  /** When they mean to be at each door: instants. */
  stops: number[];
  back: number;
  refs: string[];
  /** Of those who go by the office's phone and never tap themselves. */
  byPhone: boolean;
}

/** How long they are inside, and between two homes, in minutes. */
const INSIDE = 25;
const BETWEEN = 20;
/** So long before they leave people ask at the latest. */
const SOONEST = 80 * MINUTE;

/** Plans outings for so many visits on a date; what is asked for is put on the agenda. Gives how many. */
export function planDay(life: Life, date: LocalDate, visits: number): number {
  const { chance, people } = life;
  let left = visits;
  for (const start of ['09:30', '12:40', '14:10']) {
    // Whoever asks so late is not approved in time.
    if (instantOf(date, start) - life.workspace.now < SOONEST) continue;
    const free = chance.shuffled(people.filter(({ roles }) => roles.includes('visitor')));
    while (left > 0 && free.length >= life.rules.party.least && chance.happens(0.93)) {
      const two = life.rules.party.least > 1 || (free.length > 1 && chance.happens(0.15));
      const visitors = free.splice(0, two ? 2 : 1);
      const count = Math.min(left, chance.of([1, 1, 2, 2, 3, 4]));
      left -= count;
      planTrip(life, visitors, date, start, count);
    }
  }
  return visits - left;
}

function planTrip(life: Life, visitors: Person[], date: LocalDate, start: string, count: number): void {
  const { chance } = life;
  const first = instantOf(date, start) + chance.between(0, 5) * 5 * MINUTE;
  const stops = Array.from({ length: count }, (_, i) => first + i * (INSIDE + BETWEEN) * MINUTE);
  const back = (stops[count - 1] ?? first) + (INSIDE + 25) * MINUTE;
  const trip: Trip = { visitors, date, stops, back, refs: [], byPhone: chance.happens(0.08) };
  const asked =
    life.workspace.now + chance.between(5, first - life.workspace.now > 6 * 60 * MINUTE ? 180 : 40) * MINUTE;
  stops.forEach((arrive, i) => {
    life.agenda.put(asked + i * 3 * MINUTE, 'asks for a visit', () => asksFor(life, trip, arrive));
  });
  life.agenda.put(first - chance.between(20, 35) * MINUTE, 'is about to leave', () => leaves(life, trip));
}

function choice({ name, email }: Person): string {
  return `${name} (${email})`;
}

function ordinary(
  life: Life,
  form: 'request' | 'assessment' | 'report' | 'incident',
  trip: Pick<Trip, 'visitors' | 'date'>,
  ref: string,
): Answers {
  const visitors = trip.visitors.map(choice);
  return ordinaryAnswers(form, { policy: life.policy, visitors, today: trip.date, ref });
}

const PUPILS = ['Amelia Jones-Carter', 'Ben Small', 'Chloe Ward', 'Dev Patel-Lane', 'Ella North', 'Finn Östberg'];

function asksFor(life: Life, trip: Trip, arrive: number): void {
  const { chance, hands, open, workspace, verdict } = life;
  const [requester] = trip.visitors;
  if (!requester) return;
  const today = localDate(workspace.now);
  const usual = ordinary(life, 'request', { ...trip, date: today }, '');
  const answers: Answers = {
    ...usual,
    pupil: chance.of(PUPILS),
    address: `${chance.between(1, 99)} Alder Close, SK15 2QT`,
    date: trip.date,
    arrive: localTime(arrive),
    ...('leaveBy' in usual ? { leaveBy: localTime(arrive + INSIDE * MINUTE) } : {}),
    backBy: localTime(trip.back),
    ...(trip.visitors.length > 1 && 'party' in usual ? { party: 'In a pair' } : {}),
  };
  const before = new Set(open.all.map(({ ref }) => ref));
  if (!hands.sends('request', answers, requester.email)) {
    const { party: _party, ...rest } = answers;
    if (!hands.sends('request', rest, requester.email)) return;
  }
  verdict.counts.visits += 1;
  const sentAt = workspace.now;
  // Which number it got is read on "my visits"; a trigger that was lost brings it half an hour later.
  const finds = (tries: number) => {
    const mine = open.all.find(
      (record) =>
        record.kind === 'visit' &&
        !before.has(record.ref) &&
        record.request.by === requester.email &&
        record.request.arrive === localTime(arrive) &&
        record.request.date === trip.date,
    );
    if (mine) trip.refs.push(mine.ref);
    else if (tries > 0 && sentAt < arrive) life.later(20, 'looks whether the request is in', () => finds(tries - 1));
  };
  finds(4);
  if (chance.happens(0.05)) life.later(chance.between(2, 60), 'changes the request', () => amends(life, trip, arrive));
}

/** An edited answer: another address, or a pupil's name spelt right. */
function amends(life: Life, trip: Trip, arrive: number): void {
  const { open, hands, chance } = life;
  const visit = open.all.find(
    (one): one is Visit =>
      one.kind === 'visit' && trip.refs.includes(one.ref) && one.request.arrive === localTime(arrive),
  );
  if (visit?.outing !== '') return;
  const answers = { ...visit.request.answers, address: `${chance.between(1, 99)} Mill Lane, SK15 1AA` };
  hands.sends('request', answers, visit.request.by, visit.request.responseId);
}

/** The risk assessment, as its link fills it in. */
export function assesses(life: Life, ref: string, by: string): void {
  const { open, hands, policy, built, chance } = life;
  const visit = open.visit(ref);
  if (!visit || visit.assessment || visit.outing !== '') return;
  const filled = assessmentDefaults(policy, visit, built.settings);
  const visitors = life.people.filter(({ email }) => visit.request.visitors.includes(email));
  const usual: Answers = { ...filled, ...ordinary(life, 'assessment', { visitors, date: visit.request.date }, ref) };
  // Now and then something is likelier than usual: then whoever decides writes why they go all the same.
  const risk = policy.hazards.length > 0 && chance.happens(0.1) ? chance.of(policy.hazards).words : undefined;
  const riskier: Answers = risk ? { likelihood: { ...Object(filled.likelihood), [risk]: 'Likely' } } : {};
  hands.sends('assessment', { ...usual, ...riskier }, by);
}

export function reports(life: Life, ref: string, by: string): void {
  const { open, hands, chance, people } = life;
  const visit = open.visit(ref);
  if (!visit || visit.report) return;
  const visitors = people.filter(({ email }) => visit.request.visitors.includes(email));
  const usual = ordinary(life, 'report', { visitors, date: visit.request.date }, ref);
  const concern: Answers = chance.happens(0.08)
    ? { hasConcern: 'Yes', concern: 'Bruises on his arm', discussed: 'not yet' }
    : {};
  hands.sends('report', { ...usual, ...concern }, by);
  if (chance.happens(0.02)) {
    hands.sends('incident', ordinary(life, 'incident', { visitors, date: visit.request.date }, ref), by);
  }
}

function leaves(life: Life, trip: Trip): void {
  const { open, chance, hands, workspace } = life;
  const visits = trip.refs.flatMap((ref) => open.visit(ref) ?? []);
  const ready = visits.filter(({ decision, cancelled }) => decision?.ruling === 'approved' && !cancelled);
  const [leader] = trip.visitors;
  if (!leader) return;
  for (const visit of visits.filter((one) => !ready.includes(one) && !one.cancelled)) {
    if (chance.happens(0.6) && workspace.now < instantOf(trip.date, visit.request.arrive))
      hands.taps(leader.email, 'visit', visit.ref, { act: 'cancel', words: 'Not today after all', parentsTold: 'yes' });
  }
  const going = ready.length > 0 ? ready : chance.happens(0.2) ? visits.filter(({ cancelled }) => !cancelled) : [];
  if (going.length === 0) return;
  // Some never sign out: they are asked, or stay at school.
  if (chance.happens(0.03)) return;
  signsOut(
    life,
    trip,
    going.map(({ ref }) => ref),
    3,
  );
}

export function signsOut(life: Life, trip: Trip, refs: string[], tries: number): void {
  const { chance, hands, open, alarms, workspace, verdict } = life;
  const [leader] = trip.visitors;
  if (!leader) return;
  for (const { email } of trip.visitors) {
    if (open.school.read.every((one) => one.email !== email))
      hands.taps(email, 'read', '', { act: 'read and understood' });
  }
  const by = trip.byPhone ? chance.of(life.inRole('office')) : leader.email;
  const tap = signOutOf(life, trip, refs);
  let answer = hands.taps(by, 'leave', refs[0] ?? '', tap);
  if (answer.was === 'refused') {
    if (answer.reasons.some((words) => words.includes('signed out already'))) return;
    if (answer.reasons.some((words) => words.includes('is busy'))) {
      again();
      return;
    }
    answer = hands.taps(by, 'leave', refs[0] ?? '', { ...tap, anyway: true });
  }
  const mine = open.all.find(
    (one) =>
      one.kind === 'outing' &&
      one.backAt === null &&
      !alarms.outs.has(one.ref) &&
      one.visitors.some(({ email }) => email === leader.email),
  );
  if (mine?.kind === 'outing') {
    verdict.counts.outings += 1;
    hands.signOutInDoubt = false;
    alarms.left(
      mine.ref,
      mine.visitors.map(({ email }) => email),
      mine.watcher.email,
      mine.due,
      mine.leftAt,
    );
    underWay(life, trip, mine.ref);
  } else if (answer.was === 'taken') {
    verdict.wrong('lost', `a sign-out of ${leader.email} that the page called saved`);
  } else again();

  function again(): void {
    if (tries > 0 && workspace.now < trip.back - 30 * MINUTE)
      life.later(1, 'tries to sign out again', () => signsOut(life, trip, refs, tries - 1));
  }
}

function signOutOf(life: Life, trip: Trip, refs: string[]): Tap {
  const { rules, open, chance } = life;
  const visits = refs.flatMap((ref) => open.visit(ref) ?? []);
  const going = trip.visitors.map(({ email }) => email);
  const deciders = visits.map(({ decision }) => decision?.by);
  const may = life.inRole(rules.watch.by).filter((email) => !going.includes(email));
  const watchers = may.filter((email) => !deciders.includes(email));
  const inTime = chance.happens(0.97);
  // Now and then somebody takes a car for which no certificate was shown.
  const car = chance.happens(0.03) ? 'TK19 ZDX' : (trip.visitors[0]?.car ?? '');
  return {
    act: 'sign out',
    visits: refs,
    mobiles: Object.fromEntries(trip.visitors.map(({ email, mobile }) => [email, mobile])),
    transport: car === '' ? 'On foot' : 'Car',
    car,
    driver: going[0],
    seat: true,
    whomToSee: Object.fromEntries(refs.map((ref) => [ref, 'Mum'])),
    leaves: Object.fromEntries(
      visits.map(({ ref, request }) => [ref, localTime(instantOf(request.date, request.arrive) + INSIDE * MINUTE)]),
    ),
    numberSaved: true,
    watcher: chance.of(watchers.length > 0 ? watchers : may),
    due: localTime(inTime ? trip.back : trip.back - 40 * MINUTE),
    safeWord: rules.safeWord ? 'blue folder' : '',
    // Now and then one is not ticked: the sign-out is refused, and they go anyway.
    controls: chance.happens(0.04) ? [] : [...new Set(visits.flatMap((visit) => visit.assessment?.controls ?? []))],
    anyway: false,
  };
}
