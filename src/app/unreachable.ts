// A letter that cannot reach its reader: somebody with a name hears of it, and can tell them in another way.
import type { AnyRecord } from '../ports';
import { stepped } from '../record/decide';
import { type Letter, posted } from '../record/record';
import { stamp } from '../register/words';
import { addressesIn, nameOf, personAt } from '../school/people';
import type { School } from '../school/school';
import { DAY, type Instant } from '../time';
import { letters, type Outcome } from './outbox';
import { administrators } from './trouble';

/** A letter that was given up, and the record that wanted it sent. */
interface Unreached {
  record: AnyRecord;
  letter: Letter;
  error: string;
}

/** The letters of these records that were just given up. */
export function unreached(records: AnyRecord[], outcomes: Map<string, Outcome>): Unreached[] {
  return records.flatMap((record) =>
    letters(record).flatMap((letter) => {
      const outcome = outcomes.get(letter.id);
      return outcome && !outcome.sent && outcome.givenUpAt !== undefined
        ? [{ record, letter, error: outcome.error }]
        : [];
    }),
  );
}

/** How long the school's own letters that were given up stay listed: it has no archive to go to with them. */
const LISTED = 7 * DAY;

/** SPT-12: of these nobody hears but their readers; whose visit it is may be the one accused. */
const IN_CONFIDENCE = ['accusation', 'name a chair', 'unplaced concern'];

/**
 * The records in which these letters are given up, and before them the school that tells of each: killed between the two,
 * it is tried and told of again.
 */
export function withUnreached(records: AnyRecord[], lost: Unreached[], school: School, now: Instant): AnyRecord[] {
  if (lost.length === 0) return records;
  const own = records.find((record): record is School => record.kind === 'school') ?? school;
  return [telling(own, lost, now), ...records.filter(({ kind }) => kind !== 'school')];
}

/** The school with a letter about each of them, to whoever looks after the engine and whose visit it is. */
function telling(school: School, lost: Unreached[], now: Instant): School {
  let next = stepped(school, '');
  next = {
    ...next,
    outbox: next.outbox.filter((one) => one.kind !== 'letter' || now - (one.givenUpAt ?? now) < LISTED),
  };
  for (const { record, letter, error } of lost) {
    const inConfidence = IN_CONFIDENCE.includes(letter.letter);
    const about = record.kind === 'school' || inConfidence ? '' : ` about ${record.ref}`;
    const what = inConfidence
      ? 'Ask them by phone to open Home Visits'
      : `Tell them by phone what it was about (“${letter.letter}”)`;
    const problem =
      `A mail${about} cannot reach ${nameOf(school.staff, letter.to)}: Google does not send to ${letter.to} (${error}). ` +
      `It was tried ${letter.tries + 1} times and is not tried again. ${what}, and have the address put right. The ` +
      'sheet Mail of the Control spreadsheet keeps it.';
    const people = whoCanTell(inConfidence ? school : record, letter.to, school);
    next = posted(next, now, 'trouble', people, { params: { problem } });
  }
  return next;
}

/** Administrators and those whose visit or outing it is; never only the one who cannot be reached. */
function whoCanTell(record: AnyRecord, to: string, school: School): string[] {
  const own =
    record.kind === 'visit'
      ? [record.request.by, ...record.request.visitors]
      : record.kind === 'outing'
        ? [record.watcher.email, ...addressesIn(school.staff, 'office')]
        : [];
  const found = [...administrators(school), ...own].filter(
    (email) => email !== to && personAt(school.staff, email)?.active,
  );
  return found.length > 0 ? found : addressesIn(school.staff, 'headteacher').filter((email) => email !== to);
}

/** Mail that has waited for a day whatever the reason, in words for the administrator; nothing where none has. */
export function waitingForADay(records: AnyRecord[], now: Instant): string[] {
  // Of a mail that tells of trouble no other mail tells: they would only grow.
  const old = records
    .flatMap(letters)
    .filter(
      (one) => one.tries > 0 && one.givenUpAt === undefined && one.letter !== 'trouble' && now - one.queuedAt >= DAY,
    );
  if (old.length === 0) return [];
  const oldest = stamp(Math.min(...old.map(({ queuedAt }) => queuedAt)));
  return [
    `Mail waits since ${oldest} and cannot be sent: the sheet Mail of the Control spreadsheet says what, to whom and why. ` +
      'It is tried again every half hour. Ring those people.',
  ];
}
