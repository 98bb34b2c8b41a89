// The sheet "Log": the lines of a record's log that do not stand there yet.
import type { RecordBase } from '../record/record';
import { nameOf } from '../school/people';
import type { School } from '../school/school';
import type { LogRow } from './columns';
import { stamp } from './words';

/** The new lines of a record's log, each with the seal that chains it to the line before. */
export function logRows(record: RecordBase, school: School): LogRow[] {
  return sealed(record)
    .slice(record.logged)
    .map(({ at, by, words, hash }) => ({
      When: stamp(at),
      Ref: record.ref,
      Who: nameOf(school.staff, by),
      What: words,
      Seal: hash ?? '',
    }));
}

/** The lines that have their seal: a line gets it when its record is saved, and stands in the sheet after that. */
export function sealed(record: RecordBase): RecordBase['log'] {
  return record.log.filter((entry) => entry.hash !== undefined);
}
