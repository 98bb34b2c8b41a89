// When the engine cannot read its records at all: those who answer alarms hear of it by what still stands elsewhere.
import { recordsGoneMail } from '../letters/records-gone';
import { Busy, type Ports, RecordsGone } from '../ports';
import { addressesIn } from '../school/people';
import { readStaff } from '../school/staff-list';
import { type Instant, MINUTE } from '../time';
import { NotSetUp } from './open-records';

/** A service of Google's that fails comes back mostly by itself: so long the engine may stand still before school is told. */
const PATIENCE = 10 * MINUTE;
const TOLD_EVERY = 30 * MINUTE;
const READERS = ['administrator', 'safeguarding lead', 'headteacher', 'senior leader', 'office'] as const;
const NOTE = 'records gone';

/** Does `work`, which reads the records; where they cannot be had, says so to people, and fails all the same. */
export function whileThere<T>(ports: Ports, now: Instant, work: () => T): T {
  try {
    return work();
  } catch (error) {
    try {
      tell(ports, error, now);
    } catch (another) {
      console.error(another);
    }
    throw error;
  }
}

/**
 * Every half hour, for as long as it lasts, to the people of the sheet Staff, with what the board last showed. Nothing of the
 * records is needed for it. The clock of the last telling stands outside the spreadsheet.
 */
function tell(ports: Ports, error: unknown, now: Instant): void {
  const ran = ports.views.lastRan(null);
  const isGone = error instanceof NotSetUp || error instanceof RecordsGone;
  if (error instanceof Busy || (!isGone && ran !== null && now - ran < PATIENCE)) return;
  if (now - Number(ports.installation.recall(NOTE) || '0') < TOLD_EVERY) return;
  const { staff } = readStaff(ports.control.read('Staff'), []);
  const people = [...new Set(READERS.flatMap((role) => addressesIn(staff, role)))];
  const problem = error instanceof Error ? error.message : String(error);
  const mail = recordsGoneMail({ isGone, problem, board: shown(ports), ran, now });
  ports.installation.remember(NOTE, String(now));
  for (const to of people) {
    try {
      ports.post.send({ to, ...mail });
    } catch (failed) {
      console.error(failed);
    }
  }
}

function shown(ports: Ports): string[] {
  try {
    return ports.views.shown();
  } catch {
    return [];
  }
}
