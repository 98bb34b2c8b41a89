// A visitor on their own visit, who has every role of the school beside: they do what a visitor does, and decide nothing.
import type { PageAnswer } from '../../src/pages/view';
import { types } from '../refusals/control';
import type { SchoolDay } from '../story/school-day';
import { CAST } from './cast';
import { count } from './counts';
import { kept } from './kept';
import { at, type Moment } from './who-scenes';
import { OUTING_ACTS, type Row, VISIT_ACTS } from './who-table';
import { requestOf } from './who-tried';

const EVERY_ROLE =
  'visitor, office, emergency contact, safeguarding team, safeguarding lead, senior leader, headteacher, administrator';

const promoted = new Map<Moment, SchoolDay>();

/** That moment, with the visitor in every role. */
function withEveryRole(moment: Moment): SchoolDay {
  const day = promoted.get(moment) ?? at(moment).day;
  if (!promoted.has(moment)) types(day, 'Staff', 'Maya Osei', 'Roles', EVERY_ROLE);
  promoted.set(moment, day);
  return day.branch();
}

const ACTS: [string, Row][] = Object.entries({ ...VISIT_ACTS, ...OUTING_ACTS });

test.each(ACTS)('“%s”', (act, row) => {
  const { workspace } = withEveryRole(row.at);
  const before = kept(workspace);
  const answer = workspace.callFromPage('act', [requestOf(act, row, at(row.at))], { as: CAST.visitor });
  const { ok } = (answer.ok ? answer.result : {}) as unknown as PageAnswer;
  const may = row.may.includes('visitor');
  count({ executions: 1, letIn: ok && !may ? 1 : 0 });
  expect(ok).toBe(may);
  if (!may) expect(kept(workspace)).toBe(before);
});
