// What is measured: each scene has a day that leads up to it and one act, whose last execution counts.
import { join } from 'node:path';
import { alderPark } from '../local/school';
import type { JsonValue } from '../local/workspace/types';
import { Workspace } from '../local/workspace/workspace';
import type { School } from '../src/school/school';
import { instantOf, MINUTE } from '../src/time';
import type { Visit } from '../src/visit/record';
import { PEOPLE, SchoolDay, schoolDay } from '../test/story/school-day';

/** The bundle that is measured. */
export const DIST = join(__dirname, '../build/dist');

export interface Scene {
  name: string;
  /** Round trips at most, mails and the question for the mail quota apart; undefined where the design sets none. */
  limit?: number;
  /** The day before the act, as it was saved. */
  before: JsonValue;
  act: (day: SchoolDay) => void;
  /** Mails that must have gone at least, so that a scene in which nothing happens cannot pass as a cheap one. */
  mails?: number;
  /** Whether the tick also looks at settings, forms and archive. */
  looks?: boolean;
}

const { visitor, watcher, team } = PEOPLE;
/** As often as a tick looks at everything (src/app/tick.ts). */
const LOOK_EVERY = 30 * MINUTE;
/** Ten who go out the same afternoon; who approves and who watches is not among them. */
const VISITORS = alderPark.people.filter(({ email }) => email !== watcher && email !== team).slice(0, 10);

export function dayOf(state: JsonValue): SchoolDay {
  return new SchoolDay(Workspace.load(state, { dist: DIST }));
}

function saved(day: SchoolDay, ...acts: ((day: SchoolDay) => void)[]): JsonValue {
  for (const act of acts) act(day);
  return day.workspace.save();
}

/** The day that `make` plays, played once and then taken up again. */
function again(make: () => SchoolDay): () => SchoolDay {
  let kept: JsonValue | undefined;
  return () => {
    kept ??= make().workspace.save();
    return dayOf(kept);
  };
}

/** The school with all ten as visitors on its staff list. */
function tenVisitors(): SchoolDay {
  const day = schoolDay();
  const { workspace } = day;
  const { values } = workspace.spreadsheet(workspace.controlId).sheet('Staff');
  const addresses = values[0]?.indexOf('E-mail') ?? 0;
  const column = String.fromCharCode(65 + (values[0]?.indexOf('Roles') ?? 0));
  for (const { email, roles } of VISITORS.filter((one) => !one.roles.includes('visitor'))) {
    const row = values.findIndex((cells) => cells[addresses] === email) + 1;
    workspace.editCell(
      workspace.controlId,
      'Staff',
      `${column}${row}`,
      [...roles, 'visitor'].join(', '),
      workspace.state.owner,
    );
  }
  return day;
}

/** Ten visits are approved for the afternoon: HV-0001 to HV-0010. */
const approvedDay = again(() => {
  const day = tenVisitors();
  for (const { email } of VISITORS) {
    const ref = day.asksAndAssesses({ visitors: [day.choice(email)] }, {}, email);
    day.taps(team, { page: 'visit', ref, act: 'approve', party: 'alone' });
  }
  return day;
});

/** All ten are out and watched; the first `overdue` of them are due back at ten past three, the others later. */
function outDay(overdue: number): SchoolDay {
  const day = approvedDay();
  day.until('13:50');
  for (const [i, { email }] of VISITORS.entries()) {
    const ref = `HV-${String(i + 1).padStart(4, '0')}`;
    const out = day.leaves([ref], { due: i < overdue ? '15:10' : '15:50' }, email);
    day.says(watcher, out, "I'm watching");
  }
  return day;
}

/** The next tick. */
function tick({ workspace }: SchoolDay): void {
  workspace.advanceTo(workspace.nextTriggerAt() ?? workspace.now);
}

/** The clock stands just before the tick that looks at settings, forms and archive. */
function untilLook(day: SchoolDay): void {
  day.workspace.advanceTo(day.school.lookedAt + LOOK_EVERY - 1);
}

/** The tick at this time. */
function until(time: string): (day: SchoolDay) => void {
  return (day) => day.until(time);
}

/** A request of 09:10 that nobody answers, just before its approvers are reminded. */
function unanswered(): JsonValue {
  return saved(schoolDay(), until('09:10'), (day) => day.asksAndAssesses(), until('10:09'));
}

/** A visit that was made, reported and closed, as most are. */
function closedDay(): { day: SchoolDay; closed: Visit } {
  const day = schoolDay();
  const ref = day.approved();
  day.until('13:50');
  const out = day.leaves([ref]);
  day.says(watcher, out, "I'm watching");
  day.until('14:14');
  for (const [time, act] of [
    ['14:15', 'arrived'],
    ['14:16', 'going in'],
    ['14:50', 'left'],
    ['15:05', 'back'],
  ] as const) {
    day.until(time);
    day.says(visitor, out, act);
  }
  day.sends('report', day.ordinaryReport(ref));
  day.taps(visitor, { page: 'actions', ref, act: 'record CPOMS' });
  day.until('15:30');
  return { day, closed: day.visit(ref) };
}

/** The next tick, which takes yesterday's visit and its outing to the archive. */
function archives(day: SchoolDay): void {
  const open = () => day.workspace.spreadsheet(day.workspace.controlId).sheet('Open').lastRow;
  const before = open();
  tick(day);
  if (open() !== before - 2) throw new Error('The tick archived nothing.');
}

/** The visit after which all closed visits are modelled, and the scenes. */
export function scenes(): { model: Visit; school: School; list: Scene[] } {
  const { day: late, closed: model } = closedDay();
  const { school } = late;
  const left = saved(outDay(0));
  const out = saved(dayOf(left), tick);
  const tomorrow = instantOf('2026-05-13', '15:01');
  const list: Scene[] = [
    { name: 'tick, nothing due', limit: 4, before: out, act: tick, mails: 0 },
    { name: 'tick, 1 due', limit: 10, before: saved(outDay(1), (day) => day.until('15:09')), act: tick, mails: 1 },
    { name: 'tick, 10 due', limit: 28, before: saved(outDay(10), (day) => day.until('15:09')), act: tick, mails: 10 },
    { name: 'tick, 1 visit due', limit: 10, before: unanswered(), act: tick, mails: 1 },
    { name: 'tick, 10 told', limit: 28, before: left, act: tick },
    { name: 'tick that looks at all', before: saved(dayOf(out), untilLook), act: tick, looks: true },
    {
      name: '… and archives two records',
      before: saved(late, (day) => day.workspace.advanceTo(tomorrow), untilLook),
      act: archives,
      looks: true,
    },
    {
      name: 'submission: request',
      limit: 15,
      before: saved(approvedDay()),
      act: (day) => day.sends('request', day.ordinaryRequest({ arrive: '11:00', backBy: '12:00' })),
      mails: 0,
    },
    {
      name: 'submission: assessment',
      limit: 15,
      before: saved(approvedDay(), (day) => day.asks({ arrive: '11:00', backBy: '12:00' })),
      act: (day) => day.sends('assessment', day.ordinaryAssessment(newest(day))),
      mails: 1,
    },
    {
      name: 'approval',
      limit: 15,
      before: saved(approvedDay(), (day) => day.asksAndAssesses({ arrive: '11:00', backBy: '12:00' })),
      act: (day) => day.taps(team, { page: 'visit', ref: newest(day), act: 'approve', party: 'alone' }),
      mails: 1,
    },
    {
      name: 'sign-out',
      limit: 15,
      before: saved(approvedDay(), (day) => day.readsPolicy(visitor)),
      act: (day) => day.taps(visitor, day.signOutFor(['HV-0001'])),
      mails: 1,
    },
    { name: 'tap: arrived', limit: 15, before: out, act: (day) => day.says(visitor, 'OUT-0001', 'arrived') },
    { name: 'the desk opened', before: out, act: (day) => day.reads(PEOPLE.office, { p: 'desk' }) },
    { name: 'set-up again', before: out, act: (day) => day.workspace.run('setUp', [], { context: 'menu' }) },
  ];
  return { model, school, list };
}

function newest(day: SchoolDay): string {
  return `HV-${String(day.school.lastVisit).padStart(4, '0')}`;
}
