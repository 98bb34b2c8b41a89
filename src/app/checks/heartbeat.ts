// Whether somebody outside would notice that the engine has stopped.
import type { Ports } from '../../ports';
import type { School } from '../../school/school';
import { type Instant, timeWords } from '../../time';
import { heartbeatNote } from '../heartbeat';

/** That its host does not answer, and what to do. Nothing where the school has none: that is its choice. */
export function heartbeat(ports: Ports, school: School, now: Instant): string[] {
  const note = heartbeatNote(ports, school);
  if (!note || note.failed <= note.answered) return [];
  const since = note.answered === 0 ? 'has never answered' : `has not answered since ${timeWords(note.answered, now)}`;
  return [
    `The heartbeat’s host ${since}, so nobody outside would notice if Home Visits stopped. What came last: “${note.why}” ` +
      'See at healthchecks.io whether the check is there, and copy its ping URL into Settings, “Heartbeat address”, again.',
  ];
}

/** How it stands where nothing is wrong with it. */
export function heartbeatWords(ports: Ports, school: School, now: Instant): string {
  const note = heartbeatNote(ports, school);
  if (!note) {
    return (
      'No heartbeat: if Home Visits stopped altogether, only the missing health mail would show it. The sheet Settings, ' +
      '“Heartbeat address”, says how somebody outside is made to notice within minutes.'
    );
  }
  if (note.failed > note.answered) return 'The heartbeat is not answered: see above.';
  return note.answered === 0
    ? 'The heartbeat goes out with the next look.'
    : `The heartbeat was answered at ${timeWords(note.answered, now)} (noted every ten minutes).`;
}
