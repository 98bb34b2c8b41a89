// A policy that is written anew is read anew: what was said to the version before does not count.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workspace } from '../../local/workspace/workspace';
import { DIST, PEOPLE, SchoolDay, schoolDay } from '../story/school-day';

const { visitor } = PEOPLE;

/** The same school on the same day, with the next version of its policy in its script. */
function withNextVersion(day: SchoolDay, from: string, to: string): SchoolDay {
  const dist = mkdtempSync(join(tmpdir(), 'home-visits-next-version-'));
  cpSync(DIST, dist, { recursive: true });
  const code = readFileSync(join(dist, 'Code.js'), 'utf8');
  expect(code).toContain(from);
  writeFileSync(join(dist, 'Code.js'), code.replaceAll(from, to));
  return new SchoolDay(Workspace.load(day.workspace.save(), { dist }));
}

test.each([
  ['celt', 'May 2023', 'May 2026'],
  ['spt', 'September 2025', 'September 2026'],
])('[CELT-36][SPT-33][SPT-07] a new version asks anew before the next sign-out, once (%s)', (policy, from, to) => {
  const before = schoolDay({ policy });
  const first = before.approved();
  const out = before.leaves([first]);
  before.says(visitor, out, 'back');
  const second = before.approved({ pupil: 'Ben Small' });
  expect(before.reads(visitor, { p: 'home' })).not.toMatch(/read the policy/i);

  const day = withNextVersion(before, from, to);
  expect(day.reads(visitor, { p: 'home' })).toMatch(/read the policy/i);
  expect(day.isRefused(visitor, day.signOutFor([second]))).toContain(
    `Maya Osei has not yet said "read and understood" to the policy (version ${to}).`,
  );
  day.readsPolicy(visitor);
  const again = day.leaves([second]);
  day.says(visitor, again, 'back');
  const third = day.approved({ pupil: 'Cara Long' });
  day.taps(visitor, day.signOutFor([third]));
});
