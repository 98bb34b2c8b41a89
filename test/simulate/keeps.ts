// Whether what was sent in and what a page called saved stays: each submission in one record, each line of a log where it was.
import type { Workspace } from '../../local/workspace/workspace';
import { type Instant, MINUTE } from '../../src/time';
import type { Excuses } from './excuses';
import { archived, type Change, type OpenSheet, type Raw } from './open-sheet';
import type { Verdict } from './verdict';

/** A submission whose trigger was lost is found within half an hour, at the next look. */
const PATIENCE = 40 * MINUTE;

interface Sent {
  form: string;
  responseId: string;
  at: Instant;
  by: string;
}

export class Keeps {
  private waiting: Sent[] = [];
  /** Which visit holds a request, by its answer's id. */
  private holder = new Map<string, string>();

  constructor(
    private workspace: Workspace,
    private open: OpenSheet,
    private excuses: Excuses,
    private verdict: Verdict,
  ) {
    open.tells((change) => this.changed(change));
  }

  submitted(sent: Sent): void {
    this.verdict.counts.submissions += 1;
    this.waiting.push(sent);
  }

  /**
   * A page has said "saved": the act stands in its record's log by whoever did it, or it is another version at the least;
   * or what was to be done stands there as done, by whoever did it first.
   */
  taken(ref: string, act: string, by: string, from: Instant, version: number): void {
    const record = this.open.get(ref);
    const stands = record?.log.some((entry) => entry.by === by && entry.at >= from) || (record?.version ?? 0) > version;
    const isDone = record?.kind === 'visit' && DONE[act]?.(record);
    if (!stands && !isDone) this.verdict.wrong('lost', `“${act}” of ${by} on ${ref}, which the page called saved`);
  }

  look(now: Instant): void {
    this.waiting = this.waiting.filter((sent) => {
      if (this.isHeld(sent)) return false;
      if (this.excuses.fair(sent.at, now) <= PATIENCE) return true;
      this.verdict.wrong('lost', `the form ${sent.form} that ${sent.by} sent in (${sent.responseId})`);
      return false;
    });
  }

  private isHeld({ responseId, at }: Sent): boolean {
    if ((this.open.school.puzzles[responseId] ?? 0) >= at) return true;
    return this.open.all.some((record) => record.kind === 'visit' && holds(record, responseId, at));
  }

  private changed({ ref, before, now }: Change): void {
    if (!now) {
      if (before) this.gone(ref, before);
      return;
    }
    if (before) this.compare(before, now);
    if (now.kind !== 'visit') return;
    const { responseId } = now.request;
    const holder = this.holder.get(responseId) ?? ref;
    if (holder !== ref) this.verdict.wrong('doubled', `one request is both ${holder} and ${ref}`);
    this.holder.set(responseId, ref);
  }

  /** Nothing that a record has said is unsaid, and no answer that it took in is gone. */
  private compare(before: Raw, now: Raw): void {
    const { ref } = now;
    if (now.version < before.version) this.verdict.wrong('lost', `${ref} went back from version ${before.version}`);
    const last = before.log.length - 1;
    if (last >= 0 && now.log[last]?.hash !== before.log[last]?.hash)
      this.verdict.wrong('lost', `a line of the log of ${ref}: “${before.log[last]?.words}”`);
    if (before.kind !== 'visit' || now.kind !== 'visit') return;
    for (const [id, at] of Object.entries(before.answersTaken ?? {}))
      if (!holds(now, id, at)) this.verdict.wrong('lost', `an answer that ${ref} had taken in (${id})`);
  }

  private gone(ref: string, before: Raw): void {
    const kept = archived(this.workspace, Object.values(this.open.school.files.archives), ref);
    if (kept) this.compare(before, kept);
    else this.verdict.wrong('lost', `${ref} is neither open nor in an archive`);
  }
}

/** What stands in a visit once somebody has done it: who does it again changes nothing. */
const DONE: Record<string, (visit: Extract<Raw, { kind: 'visit' }>) => boolean> = {
  'record CPOMS': ({ cpoms }) => cpoms !== null,
  'file minutes': ({ handed }) => handed?.some(({ what }) => what === 'minutes filed') === true,
  'mail minutes': hasCopies,
  'give minutes': hasCopies,
  'record incident': ({ incidentRecorded }) => incidentRecorded != null,
  'acknowledge concern': ({ concernAcknowledged }) => concernAcknowledged !== null,
  'acknowledge incident': ({ incidentAcknowledged }) => incidentAcknowledged !== null,
  'acknowledge child alone': ({ childAlone }) => childAlone?.acknowledged != null,
  'decide referral': ({ childAlone }) => childAlone?.decided != null,
  'give reason': ({ written }) => written?.given != null,
  'action done': ({ actions }) => actions.some(({ done }) => done !== null),
};

function hasCopies({ handed }: Extract<Raw, { kind: 'visit' }>): boolean {
  return handed?.some(({ what }) => what === 'minutes given') === true;
}

/** Whether this version of an answer, or a newer one, is in the visit. */
function holds(visit: Extract<Raw, { kind: 'visit' }>, id: string, at: Instant): boolean {
  if ((visit.answersTaken?.[id] ?? 0) >= at) return true;
  const parts = [visit.request, visit.assessment, visit.report, visit.incident];
  return parts.some((part) => part?.responseId === id && part.at >= at);
}
