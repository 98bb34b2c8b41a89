// The executions that meet: who decides, leaves, comes back or reports while somebody else, or the engine, is at it.
import { PEOPLE, type SchoolDay } from '../story/school-day';
import { command, form, REF, said, scenes, tap, tick } from './acts';
import type { Act } from './crash';
import type { Pair } from './together';

const { visitor, colleague, team, lead, office, watcher, mentor } = PEOPLE;

type Where = () => SchoolDay;
const decides = (at: Where, as: string, act: string, fields = {}) =>
  tap(`${act} by ${as.split('.')[0]}`, at, as, { page: 'visit', ref: REF, act, ...fields });
const signsOut = (as: string): Act => ({
  ...tap(`signing out by ${as.split('.')[0]}`, scenes.approved, as, {}),
  does: (day) => day.tries(as, day.signOutFor([REF])).ok,
});
const asks = (as: string, pupil: string) =>
  form(`a request by ${as.split('.')[0]}`, scenes.morning, (day) => {
    day.sends('request', day.ordinaryRequest({ pupil, visitors: [day.choice(as)] }), as);
  });

/** Two that both stand, in either order, or of which one is told that the other was there first. */
function pair(scene: Where, first: (at: Where) => Act, second: (at: Where) => Act, oneStands = false): Pair {
  return { scene, first: first(scene), second: second(scene), oneStands };
}

export const PAIRS: Pair[] = [
  pair(
    scenes.assessed,
    (at) => decides(at, team, 'approve', { party: 'alone' }),
    (at) => decides(at, lead, 'decline', { words: 'Not today' }),
    true,
  ),
  pair(
    scenes.assessed,
    (at) => decides(at, team, 'approve', { party: 'alone' }),
    (at) => decides(at, lead, 'approve', { party: 'in a pair' }),
    true,
  ),
  pair(
    scenes.assessed,
    (at) => decides(at, team, 'approve', { party: 'alone' }),
    (at) =>
      form('the request changed', at, (day) => {
        day.changes('request', day.visit(REF).request.editUrl, { date: '2026-05-13' });
      }),
  ),
  pair(
    scenes.approved,
    () => signsOut(visitor),
    (at) => decides(at, office, 'cancel', { words: 'Mum rang' }),
  ),
  pair(
    scenes.within,
    (at) => said('back', at, visitor),
    (at) => said("I'm worried", at, office),
  ),
  pair(
    scenes.justDue,
    (at) => tick('a tick', at),
    (at) => said('back', at, visitor),
  ),
  pair(
    scenes.justDue,
    (at) => tick('a tick', at),
    (at) => tick('the next tick', at),
  ),
  pair(
    scenes.overdue,
    (at) => said('acknowledge', at, watcher),
    (at) => said('back', at, visitor),
  ),
  pair(
    scenes.morning,
    () => asks(visitor, 'First Child'),
    () => asks(mentor, 'Third Child'),
  ),
  pair(
    scenes.toArchive,
    (at) => ({ ...tick('a tick that archives', at), every: 5 }),
    (at) =>
      form('a second report', at, (day) =>
        day.sends('report', day.ordinaryReport(REF, { outcome: 'And also …' }), office),
      ),
  ),
  pair(
    scenes.lookComing,
    (at) => ({ ...tick('a tick that looks', at), every: 11 }),
    (at) =>
      form('the assessment at last', at, (day) => day.sends('assessment', day.ordinaryAssessment(REF), colleague)),
  ),
  pair(
    scenes.approved,
    (at) => ({ ...command('Redraw the register', 'redrawRegister_', at), every: 13 }),
    () => signsOut(visitor),
  ),
];
