// Closed visits go to the archive one at a time: whoever taps "I need help" meanwhile waits for one, not for all of them.
import { HOUR } from '../../src/time';
import { PEOPLE, schoolDay } from '../story/school-day';

const { team } = PEOPLE;

test('a day’s closed visits are archived, and the lock is let go after each', () => {
  const day = schoolDay();
  const refs = ['Amy', 'Ben', 'Cy', 'Di'].map((name) => day.asksAndAssesses({ pupil: `${name} Small` }));
  for (const ref of refs) day.taps(team, { page: 'visit', ref, act: 'decline', words: 'Ring them first' });
  const { workspace } = day;
  workspace.setClockWithoutTriggers(workspace.now + 25 * HOUR);
  workspace.settings.recordCalls = true;
  const { calls, error } = workspace.run('tick_', [], { context: 'trigger' });
  expect(error).toBeNull();
  for (const ref of refs) expect(() => day.visit(ref)).toThrow(`${ref} is not open.`);
  const held = calls
    .join(' ')
    .split('Lock.tryLock')
    .slice(1)
    .map((section) => section.split('Lock.releaseLock')[0] ?? '');
  const archiving = held.filter((section) => section.includes('Sheet.deleteRow'));
  expect(archiving).toHaveLength(refs.length);
  for (const section of archiving) expect(section.match(/Sheet\.deleteRow/g)).toHaveLength(1);
});
