// A crash at the calls of ticks that do something more: read replies, send the daily health mail, play a drill.
import { MINUTE } from '../../src/time';
import { types } from '../refusals/control';
import { once } from '../story/once';
import { readingReplies } from '../story/reads-replies';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { type Struck, tick } from './acts';
import { strikes, struckName } from './crash';
import type { Wrong } from './invariants';

const { visitor, watcher, team, lead, administrator } = PEOPLE;
const DRILL = 'DRILL-HV-0001';
const READING = readingReplies();

/** Somebody is overdue, and a visit waits for its approval; three have answered by mail: approve, acknowledge, help. */
const repliesWait = once(() => {
  const day = schoolDay({ dist: READING });
  day.workspace.settings.gmailService = true;
  types(day, 'Settings', 'Read mail replies', 'Value', 'Yes');
  day.leaves([day.approved()], { due: '09:20' });
  day.asksAndAssesses({ pupil: 'Other Child', visitors: [day.choice(PEOPLE.colleague)] }, {}, PEOPLE.colleague);
  day.leaps('09:35');
  day.workspace.reply(day.mailTo(team, 'Please approve').id, 'approve', { as: team });
  day.workspace.reply(day.mailTo(watcher, 'OVERDUE').id, 'acknowledge', { as: watcher });
  day.workspace.reply(day.mailTo(visitor, 'Are you back').id, 'Please help us', { as: visitor });
  return day;
});

/** The first look of a working day comes with the next tick; a visit of yesterday's is open. */
const healthMailDue = once(() => {
  const day = schoolDay();
  day.asks({ date: '2026-05-14' });
  day.leaps('08:29', '2026-05-13');
  day.workspace.advanceTo(Math.max(day.workspace.now, day.school.lookedAt + 29 * MINUTE));
  return day;
});

/** A drill is signed out, and a minute before its return is due. */
const drillDue = once(() => {
  const day = schoolDay();
  day.taps(lead, { page: 'desk', act: 'start drill', visitor, second: '', minutes: '5' });
  day.taps(day.approver(DRILL), { page: 'visit', ref: DRILL, act: 'approve', party: 'alone' });
  day.readsPolicy(visitor);
  day.taps(visitor, day.signOutFor([DRILL], { transport: 'On foot', due: '' }));
  day.until('09:04');
  return day;
});

/** It comes, and by one crash at most once more. */
function healthMailCame(day: SchoolDay): Wrong[] {
  const came = day.subjects(administrator).filter((one) => one.startsWith('Home Visits is well')).length;
  if (came === 1 || came === 2) return [];
  return [{ kind: came === 0 ? 'lost' : 'doubled', words: `the health mail came ${came} times` }];
}

const TICKS: Struck[] = [
  { ...tick('a tick that reads three replies', repliesWait), every: 6 },
  { ...tick('a tick that sends the health mail', healthMailDue), every: 5, also: healthMailCame },
  tick('a tick of a drill that is due', drillDue),
];

test.each(TICKS.map((act) => [struckName(act), act] as const))('%s', (_, act) => {
  expect([...strikes(act.scene(), act)]).toEqual([]);
});
