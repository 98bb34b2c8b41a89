// Looks whether everything stands that people rely on, and says in words what does not and what to do about it.
import type { Ports } from '../ports';
import { type Instant, many, timeWords } from '../time';
import { engine } from './checks/engine';
import { formsIn } from './checks/forms';
import { mail, recordsOf } from './checks/records';
import { settings } from './checks/settings';
import { staff } from './checks/staff';
import { standbyFindings } from './checks/standby';
import { NotSetUp } from './open-records';

/** Words for a dialog: all is well, or what is not. */
export function checkEverything(ports: Ports, now: Instant): string {
  const wrong = findings(ports, now);
  if (wrong.length === 0) return `All is well (looked at ${timeWords(now, now)}).`;
  return [`${many(wrong.length, 'thing')} to put right:`, ...wrong.map((words, i) => `${i + 1}. ${words}`)].join(
    '\n\n',
  );
}

/** Everything that is not as it should be, the gravest first. One look that fails does not keep the others from theirs. */
export function findings(ports: Ports, now: Instant): string[] {
  const loaded = ports.records.load();
  const { school } = loaded;
  if (!school) throw new NotSetUp();
  const looks: [string, () => string[]][] = [
    ['The engine', () => engine(ports, school, now)],
    ['The standby account', () => standbyFindings(ports, school, now)],
    ['The records', () => recordsOf(ports, loaded)],
    ['Mail', () => mail(ports, loaded, now)],
    ['Staff', () => staff(school)],
    ['Settings', () => settings(ports, school, now)],
    ['The forms', () => formsIn(ports, school)],
  ];
  return looks.flatMap(([what, look]) => {
    try {
      return look();
    } catch (error) {
      return [`${what} could not be looked at: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}
