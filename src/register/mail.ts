// The sheet "Mail" and the notice on the board: what is queued and what cannot be sent, so that people ring instead.
import { isFailing, type Letter, type RecordBase } from '../record/record';
import { nameOf } from '../school/people';
import type { School } from '../school/school';
import { many } from '../time';
import type { MailRow } from './columns';
import { stamp } from './words';

/** The first word of a letter's state that the sheet colours red. */
export const FAILING = 'FAILING';

/** Every letter not yet sent: failing ones first, alarms before routine, the oldest first. */
export function mailRows(records: RecordBase[], school: School): MailRow[] {
  return records
    .flatMap((record) => lettersOf(record).map((letter) => ({ letter, ref: record.ref })))
    .sort((a, b) => place(a.letter) - place(b.letter) || a.letter.queuedAt - b.letter.queuedAt)
    .map(({ letter, ref }) => ({
      'How it stands': stateWords(letter),
      Letter: letter.letter,
      To: `${nameOf(school.staff, letter.to)}\n${letter.to}`,
      Ref: ref,
      Queued: stamp(letter.queuedAt),
      Tries: String(letter.tries),
      'What Google said': letter.lastError,
    }));
}

/** `2 mails cannot be sent, the oldest since Tue 5 May 2026 13:00. Ring: Sam Okoro, Joan Whitley`, or nothing. */
export function mailNotice(records: RecordBase[], school: School): string {
  const failing = records.flatMap(lettersOf).filter(isFailing);
  if (failing.length === 0) return '';
  const people = [...new Set(failing.map(({ to }) => nameOf(school.staff, to)))];
  const oldest = stamp(Math.min(...failing.map(({ queuedAt }) => queuedAt)));
  return `${many(failing.length, 'mail')} cannot be sent, the oldest since ${oldest}. Ring: ${people.join(', ')}`;
}

function lettersOf(record: RecordBase): Letter[] {
  return record.outbox.filter((effect): effect is Letter => effect.kind === 'letter');
}

function place(letter: Letter): number {
  return (isFailing(letter) ? 0 : 2) + (letter.urgent ? 0 : 1);
}

function stateWords(letter: Letter): string {
  if (letter.givenUpAt !== undefined)
    return `Given up ${stamp(letter.givenUpAt)}: nothing can be sent to this address. Ring, or write by post`;
  if (isFailing(letter)) return `${FAILING}, tried again from ${stamp(letter.notBefore)}`;
  return letter.urgent ? 'Queued, urgent' : 'Queued';
}
