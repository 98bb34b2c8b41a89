// What is counted in a simulated year, and what was found wrong in it.
import { type Instant, localDate, localTime, MINUTE } from '../../src/time';

/** A submission, an act or a letter that is gone; a letter that came twice; an alarm that did not come. */
export type Sort = 'lost' | 'doubled' | 'silent';

export interface Found {
  sort: Sort;
  at: Instant;
  what: string;
  /** What happened last before it was found. */
  before: string;
}

const REMEMBERED = 40;

/** What happened last, what was found wrong, and the counts for the table. */
export class Verdict {
  readonly counts = {
    visits: 0,
    outings: 0,
    executions: 0,
    ticks: 0,
    mails: 0,
    acts: 0,
    refused: 0,
    submissions: 0,
    alarmsDue: 0,
    alarmsSent: 0,
    answeredFirst: 0,
    excusedDoubles: 0,
  };
  /** How late the latest alarm came in ms, and how much of it lay in what was broken. */
  latest = { late: 0, broken: 0, what: '' };
  /** How late the latest alarm came that nothing broken stood before. */
  latestWhole = 0;
  readonly faults = new Map<string, number>();
  /** How many alarms of each kind were due. */
  readonly alarms = new Map<string, number>();
  readonly found: Found[] = [];
  private story: string[] = [];
  /** Hears everything that happens, in the moment in which it does. */
  aloud: ((line: string) => void) | undefined;

  constructor(private clock: () => Instant) {}

  tells(words: string): void {
    const now = this.clock();
    const line = `${localDate(now)} ${localTime(now)}  ${words}`;
    this.story.push(line);
    this.aloud?.(line);
    if (this.story.length > REMEMBERED) this.story.shift();
  }

  fault(kind: string): void {
    this.faults.set(kind, (this.faults.get(kind) ?? 0) + 1);
    this.tells(`*** ${kind}`);
  }

  /** An alarm of this kind is due. */
  due(kind: string): void {
    this.counts.alarmsDue += 1;
    this.alarms.set(kind, (this.alarms.get(kind) ?? 0) + 1);
  }

  wrong(sort: Sort, what: string): void {
    this.tells(`!!! ${sort}: ${what}`);
    this.found.push({ sort, at: this.clock(), what, before: this.lately });
  }

  count(sort: Sort): number {
    return this.found.filter((one) => one.sort === sort).length;
  }

  /** An alarm has come: so long after it was due, so much of that while something was broken. */
  sent(late: number, broken: number, what: string): void {
    this.counts.alarmsSent += 1;
    if (late > this.latest.late) this.latest = { late, broken, what };
    if (broken < MINUTE) this.latestWhole = Math.max(this.latestWhole, late);
  }

  get lately(): string {
    return this.story.join('\n');
  }
}
