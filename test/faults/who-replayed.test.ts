// A tap that comes too late, or after somebody else's: what was done stands, and whoever comes second is told.
import type { PageAnswer } from '../../src/pages/view';
import { CAST, type Who } from './cast';
import { count } from './counts';
import { kept } from './kept';
import { at, type Moment } from './who-scenes';
import { OUTING_ACTS, type Row, VISIT_ACTS } from './who-table';
import { requestOf } from './who-tried';

/** Two people decide the same thing; the second is told who was first. */
const SECOND: [moment: Moment, first: [Who, string], second: [Who, string], told: RegExp][] = [
  ['requested', ['lead', 'decline'], ['team', 'approve'], /Grace Adebayo decided first.*nothing was changed/],
  ['requested', ['team', 'approve'], ['lead', 'decline'], /Imran Malik decided first/],
  ['requested', ['team', 'invite into school'], ['deputyLead', 'send back'], /Imran Malik decided first/],
  ['requested', ['office', 'approved by phone'], ['team', 'decline'], /Grace Adebayo decided first/],
  ['requested', ['team', 'override'], ['lead', 'override'], /Imran Malik has let papers wait/],
  ['requested', ['visitor', 'cancel'], ['team', 'approve'], /cancelled, so there is nothing to decide/],
  ['child alone', ['team', 'decide referral'], ['lead', 'decide referral'], /Imran Malik has decided already/],
  ['out', ['watcher', "I'm watching"], ['office', "I'm watching"], /Kwame Boateng is already watching/],
  ['alarm', ['head', 'resolved'], ['lead', 'resolved'], /no alarm to resolve/],
  ['alarm', ['head', 'resolved'], ['lead', 'acknowledge'], /no alarm to acknowledge/],
];

test.each(SECOND)('%s: %s, then %s: the second is told', (moment, [first, act], [second, late], told) => {
  const scene = at(moment);
  const { workspace } = scene.day;
  const rows: Record<string, Row> = { ...VISIT_ACTS, ...OUTING_ACTS };
  const tap = (who: Who, what: string) => {
    const request = requestOf(what, rows[what] as Row, scene);
    const answer = workspace.callFromPage('act', [request], { as: CAST[who] });
    return (answer.ok ? answer.result : answer.error) as unknown as PageAnswer;
  };
  expect(tap(first, act)).toMatchObject({ ok: true });
  const stands = kept(workspace);
  expect(tap(second, late)).toEqual({ ok: false, reasons: [expect.stringMatching(told)] });
  count({ executions: 2, letIn: kept(workspace) === stands ? 0 : 1 });
  expect(kept(workspace)).toBe(stands);
});

test('of a visit that is closed no tap of anybody is taken any more, and the archive stays as it is', () => {
  const scene = at('years later');
  const { workspace } = scene.day;
  const before = kept(workspace);
  for (const [act, row] of Object.entries(VISIT_ACTS)) {
    const request = requestOf(act, row, scene);
    const answer = workspace.callFromPage('act', [request], { as: CAST[row.may[0] ?? 'blank'] });
    expect(answer).toMatchObject({ result: { ok: false, reasons: [expect.stringContaining('Nothing here is open')] } });
    count({ executions: 1 });
  }
  expect(kept(workspace)).toBe(before);
});
