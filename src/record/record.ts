// What every record has, be it a visit, an outing or the school: its log, its letters still to send, its ladder's steps.
import * as z from '../schema';

/** One line of a record's log, append-only. `hash` chains it to the line before and is put on when it is saved. */
export const LogEntry = z.later(() =>
  z.object({
    at: z.number(),
    /** The address of who did it, or `engine`. */
    by: z.string(),
    words: z.string(),
    hash: z.optional(z.string()),
  }),
);
export type LogEntry = z.Of<typeof LogEntry>;

/** A letter not yet sent to one person. It is written out when it is sent, from the record as it is then. */
export const Letter = z.later(() =>
  z.object({
    kind: z.literal('letter'),
    id: z.string(),
    /** Which letter: a key of src/letters. */
    letter: z.string(),
    to: z.string(),
    /** Alarms go before routine, and have the last of the day's quota to themselves. */
    urgent: z.boolean(),
    params: z.record(z.string(), z.string()),
    queuedAt: z.number(),
    /** An execution that is sending it holds it until then; after that another may try. */
    claimedUntil: z.number(),
    tries: z.number(),
    notBefore: z.number(),
    lastError: z.string(),
    /** When it was found that nothing can be sent to this address: tried no more, listed still, and somebody was told. */
    givenUpAt: z.optional(z.number()),
  }),
);
export type Letter = z.Of<typeof Letter>;

/** Something that another record must be told: an outing tells its visits that they were made. */
export const Passing = z.later(() =>
  z.object({
    kind: z.literal('passing'),
    id: z.string(),
    to: z.string(),
    act: z.record(z.string(), z.unknown()),
  }),
);
export type Passing = z.Of<typeof Passing>;

export const Effect = z.later(() => z.discriminatedUnion('kind', [Letter(), Passing()]));
export type Effect = z.Of<typeof Effect>;

export const RecordBase = z.later(() =>
  z.object({
    ref: z.string(),
    /** Counts the acts done on it. */
    version: z.number(),
    /** Ladder steps already taken: key (deadline, step, occurrence) to when it was noticed. */
    taken: z.record(z.string(), z.number()),
    log: z.array(LogEntry()),
    /** The seal of the last line that was left out of `log`, where it was shortened: the chain goes on from it. */
    sealBefore: z.optional(z.string()),
    /** How many entries of `log` already stand in the Log sheet. */
    logged: z.number(),
    /** The version that the Register sheets show. */
    drawn: z.number(),
    /** A digest of its row there: an act that changes no word of it has nothing to draw. */
    drawnAs: z.optional(z.string()),
    outbox: z.array(Effect()),
    /** The newest taps, so that one that comes twice does nothing twice: who, what, and the version they saw. */
    taps: z.array(z.string()),
  }),
);
export type RecordBase = z.Of<typeof RecordBase>;

/** A record before anything has happened to it. */
export function blank(ref: string): RecordBase {
  return { ref, version: 0, taken: {}, log: [], logged: 0, drawn: 0, outbox: [], taps: [] };
}

/** The record with one more line in its log. */
export function logged<R extends RecordBase>(record: R, at: number, by: string, words: string): R {
  return { ...record, log: [...record.log, { at, by, words }] };
}

export interface LetterOptions {
  urgent?: boolean;
  params?: Record<string, string>;
}

/** Whether a letter was tried, could not be sent, and is tried again. */
export function isFailing(letter: Letter): boolean {
  return letter.lastError !== '' && letter.givenUpAt === undefined;
}

/** What makes a letter another letter; when its step was due and when that was noticed does not. */
function whatIsSaid({ wasDue: _due, noticed: _noticed, ...params }: Record<string, string>): string {
  return JSON.stringify(params);
}

/**
 * The record with one letter more to each of `people` (addresses, each once). Where the same letter waits for somebody
 * still, it is tried at once instead: it says how things stand when it goes out, and one says as much as four.
 */
export function posted<R extends RecordBase>(
  record: R,
  at: number,
  letter: string,
  people: string[],
  { urgent = false, params = {} }: LetterOptions = {},
): R {
  const asked = whatIsSaid(params);
  const waits = (effect: Effect): effect is Letter =>
    effect.kind === 'letter' &&
    effect.letter === letter &&
    isFailing(effect) &&
    effect.claimedUntil <= at &&
    whatIsSaid(effect.params) === asked;
  const waiting = new Set(record.outbox.filter(waits).map(({ to }) => to));
  const outbox = record.outbox.map((effect) =>
    waits(effect) && people.includes(effect.to)
      ? { ...effect, urgent: effect.urgent || urgent, notBefore: Math.min(effect.notBefore, at) }
      : effect,
  );
  const fresh = [...new Set(people)].filter((to) => !waiting.has(to));
  const letters = fresh.map(
    (to, i): Letter => ({
      kind: 'letter',
      // The time too: letters that were sent leave the outbox, and the next of the same version starts its count anew.
      id: `${record.ref}.${record.version}.${at}.${record.outbox.length + i}.${letter}`,
      letter,
      to,
      urgent,
      params,
      queuedAt: at,
      claimedUntil: 0,
      tries: 0,
      notBefore: at,
      lastError: '',
    }),
  );
  return { ...record, outbox: [...outbox, ...letters] };
}

/** The record with an act more to hand to another record. */
export function passed<R extends RecordBase>(record: R, to: string, act: Record<string, unknown>): R {
  const id = `${record.ref}.${record.version}.${record.outbox.length}.to`;
  return { ...record, outbox: [...record.outbox, { kind: 'passing', id, to, act }] };
}
