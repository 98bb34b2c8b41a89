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
const FAILING = 'records failing';

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
 * Every half hour, for as long as it lasts, to the people of the sheet Staff, with what the board last showed, or that it
 * cannot be read either. Nothing of the records is needed for it. The clock of the last telling stands outside the spreadsheet.
 */
function tell(ports: Ports, error: unknown, now: Instant): void {
  if (error instanceof Busy) return;
  const isGone = error instanceof NotSetUp || error instanceof RecordsGone;
  const ran = read(() => ports.views.lastRan(null));
  if (!isGone) {
    const since = 'problem' in ran ? failingSince(ports, now) : ran.ok;
    if (since !== null && now - since < PATIENCE) return;
  }
  if (now - Number(ports.installation.recall(NOTE) || '0') < TOLD_EVERY) return;
  const { staff } = readStaff(ports.control.read('Staff'), []);
  const people = [...new Set(READERS.flatMap((role) => addressesIn(staff, role)))];
  const board = 'problem' in ran ? ran : read(() => ports.views.shown());
  const mail = recordsGoneMail({ isGone, problem: words(error), board, ran: 'ok' in ran ? ran.ok : null, now });
  ports.installation.remember(NOTE, String(now));
  for (const to of people) {
    try {
      ports.post.send({ to, ...mail });
    } catch (failed) {
      console.error(failed);
    }
  }
}

/** Since when it has failed, where no board says when it last did not: each failure notes itself, and one long after the last begins anew. */
function failingSince(ports: Ports, now: Instant): Instant {
  const [first = 0, last = 0] = ports.installation.recall(FAILING).split(' ').map(Number);
  const since = now - last > TOLD_EVERY ? now : first;
  ports.installation.remember(FAILING, `${since} ${now}`);
  return since;
}

/** The board is no part of the records, and what cannot be read of it must keep nobody from hearing. */
function read<T>(look: () => T): { ok: T } | { problem: string } {
  try {
    return { ok: look() };
  } catch (error) {
    return { problem: words(error) };
  }
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
