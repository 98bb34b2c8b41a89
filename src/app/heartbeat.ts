// The heartbeat: somebody outside hears after each tick that nothing stands still, or what does. Only where Settings has an address.
import type { Ports } from '../ports';
import * as z from '../schema';
import type { School } from '../school/school';
import { type Instant, MINUTE } from '../time';
import { audit, auditWords, unlooked } from './audit';
import { tellTroubles } from './carry-out';
import { loadOpen } from './open-records';

/** What is known of the host, kept as a note: it may be lost, and must cost no tick a write of a record. */
const Note = z.later(() =>
  z.object({
    address: z.string(),
    /** When it last answered (written down every ten minutes), and when it last did not, and why; 0: never. */
    answered: z.number(),
    failed: z.number(),
    why: z.string(),
    /** Until then it is left alone. */
    restUntil: z.number(),
  }),
);
export type Note = z.Of<typeof Note>;

/**
 * A host that hangs holds a tick up for a minute, twice, and Google lets triggers run for six hours a day in all: it may
 * have a thirtieth of the time. One that answers as it should, in a second, is asked by every tick, at both its ends.
 */
const RESTS = 30;
const QUICK = 2000;
const NOTED_EVERY = 10 * MINUTE;
/** A host may be away for a moment; whoever administers hears of it when it stays away. */
const PATIENCE = 30 * MINUTE;

/** What is known of the host of the address in Settings; null where there is none. One look at a note. */
export function heartbeatNote(ports: Ports, { settings }: School): Note | null {
  const address = settings.heartbeat;
  if (address === '') return null;
  const fresh: Note = { address, answered: 0, failed: 0, why: '', restUntil: 0 };
  try {
    const note = Note().parse(JSON.parse(ports.installation.recall('heartbeat')));
    return note.address === address ? note : fresh;
  } catch {
    return fresh;
  }
}

/** Pings, and notes what came of it; the note as it was where the host is left alone. `path` is `/start`, `/fail` or ''. */
function beat(ports: Ports, note: Note, path: string, text: string, now: Instant): Note {
  if (now < note.restUntil) return note;
  const { answered, words, tookMs } = ports.heartbeat.ping(`${note.address}${path}`, text);
  const restUntil = tookMs <= QUICK ? 0 : now + RESTS * tookMs;
  const next = answered ? { ...note, answered: now, restUntil } : { ...note, failed: now, why: words, restUntil };
  const isNews = note.failed > note.answered === answered || !answered || restUntil > now;
  if (!isNews && now - note.answered < NOTED_EVERY) return { ...next, answered: note.answered };
  try {
    ports.installation.remember('heartbeat', JSON.stringify(next));
  } catch (error) {
    // Noted at another time: no tick ends because of it.
    console.error(error);
  }
  return next;
}

/** The trouble that a host is which has been silent for long; none where it answers. */
function silence({ failed, answered }: Note, now: Instant): string[] {
  if (failed <= answered || now - answered < PATIENCE) return [];
  return [
    'The heartbeat address in Settings does not answer, so nobody outside would notice if Home Visits stopped. Choose ' +
      'Check everything, which says more; then correct the address, or empty its cell.',
  ];
}

/** A tick has sent what was due and goes on to the rest. Null where no address is set. */
export function started(ports: Ports, school: School, now: Instant): Note | null {
  const note = heartbeatNote(ports, school);
  return note && beat(ports, note, '/start', '', now);
}

/**
 * A tick is at its end: what stands open is read anew and audited, and the host hears the outcome. Whoever administers
 * hears what stands still, and that the host does not answer.
 */
export function audited(ports: Ports, note: Note | null, now: Instant): void {
  const open = loadOpen(ports, now);
  const { stale, broken } = audit(open, now);
  const found = { stale: [...stale, ...unlooked(open.school, now)], broken };
  const isWell = found.stale.length + found.broken.length === 0;
  const after = note && beat(ports, note, isWell ? '' : '/fail', auditWords(open, found), now);
  tellTroubles(ports, [...found.stale, ...(after ? silence(after, now) : [])], now);
}

/** A tick has thrown. The error's own words stay here: they may hold a name. */
export function stopped(ports: Ports, school: School, now: Instant): void {
  const note = heartbeatNote(ports, school);
  if (note) beat(ports, note, '/fail', 'The tick stopped with an error. See Executions in the script editor.', now);
}
