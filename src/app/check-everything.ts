// Looks whether everything stands that people rely on, and says in words what does not and what to do about it.
import type { Ports } from '../ports';
import { goneFindings } from '../school/roll';
import { type Instant, MINUTE, many, timeWords } from '../time';
import { audit } from './audit';
import { engine } from './checks/engine';
import { formsIn } from './checks/forms';
import { heartbeat, heartbeatWords } from './checks/heartbeat';
import { owner } from './checks/owner';
import { mail, recordsOf, replies } from './checks/records';
import { settings } from './checks/settings';
import { staff } from './checks/staff';
import { standbyFindings } from './checks/standby';
import { loadOpen, type Open } from './open-records';
import { probeFindings, probeWords } from './probe';

/** What fell due since the last tick is not late yet. */
const TICK_LATE = 10 * MINUTE;

/** Words for a dialog: all is well, or what is not. */
export function checkEverything(ports: Ports, now: Instant): string {
  const open = loadOpen(ports, now);
  const wrong = findings(ports, open, now);
  const words =
    wrong.length === 0
      ? [`All is well (looked at ${timeWords(now, now)}).`]
      : [`${many(wrong.length, 'thing')} to put right:`, ...wrong.map((one, i) => `${i + 1}. ${one}`)];
  return [...words, heartbeatWords(ports, open.school, now), probeWords(ports)].join('\n\n');
}

/** Everything that is not as it should be, the gravest first. */
export function findings(ports: Ports, open: Open, now: Instant): string[] {
  const { faults, gaps } = lookedAround(ports, open, now);
  // Not among the health mail's faults: an urgent mail tells of each by itself.
  return [...goneFindings(open.school, open, now), ...faults, ...gaps];
}

/** What does not work (`faults`), and what works and should be better (`gaps`); each in words with what to do. */
interface Found {
  faults: string[];
  gaps: string[];
}

/** One look that fails does not keep the others from theirs. */
export function lookedAround(ports: Ports, open: Open, now: Instant): Found {
  const { school } = open;
  const faults: [string, () => string[]][] = [
    ['The engine', () => engine(ports, school, now)],
    ['The standby account', () => standbyFindings(ports, school, now)],
    ['The records', () => recordsOf(ports, open)],
    ['What is due', () => audit(open, now - TICK_LATE).stale],
    ['Mail', () => mail(ports, open, now)],
    ['Mail replies', () => replies(ports, school, now)],
    ['The heartbeat', () => heartbeat(ports, school, now)],
    ['The forms', () => formsIn(ports, school)],
  ];
  const gaps: [string, () => string[]][] = [
    ['The account that it all belongs to', () => owner(school)],
    ['Staff', () => staff(school)],
    ['Settings', () => settings(ports, school, now)],
    ['The probe', () => probeFindings(ports)],
  ];
  return { faults: faults.flatMap(tried), gaps: gaps.flatMap(tried) };
}

function tried([what, look]: [string, () => string[]]): string[] {
  try {
    return look();
  } catch (error) {
    return [`${what} could not be looked at: ${error instanceof Error ? error.message : String(error)}`];
  }
}
