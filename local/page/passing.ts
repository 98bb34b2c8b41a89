// Letting time pass, and saying what it brought.
import { endOfWorkingDay } from '../../src/time';
import { baseAddress } from '../workspace/mailboxes';
import type { Execution, Mail } from '../workspace/types';
import type { Workspace } from '../workspace/workspace';
import type { Breakage } from './breakage';
import type { Advance, PassedView } from './protocol';
import { recordsOf } from './records';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Ticks between two breaths, so that the server goes on answering. */
const BREATH = 25;
const USUAL = { dayStarts: '08:00', dayEnds: '16:00', closed: [] };

/** Moves the clock; stops early where it was told to wait for the next event. */
export async function pass(workspace: Workspace, breakage: Breakage, move: Advance): Promise<PassedView> {
  const before = workspace.mails().length;
  const from = workspace.now;
  const ran: Execution[] = [];
  const event = 'to' in move && move.to === 'event';
  const until = goal(workspace, move);
  if (event && !workspace.settings.triggersRun) {
    return {
      ...{ now: from, executions: 0, failures: 0, mails: 0 },
      words: 'The tick is stopped, so nothing will happen by itself. Start it again in “Break things”.',
    };
  }
  for (let steps = 0; workspace.now < until; steps++) {
    const stops = [until, breakage.mailsFailUntil, workspace.nextTriggerAt()].filter((at) => at !== null);
    ran.push(...workspace.advanceTo(Math.max(workspace.now, Math.min(...stops))));
    breakage.timePassed();
    if (event && workspace.mails().length > before) break;
    if (steps % BREATH === BREATH - 1) await new Promise(setImmediate);
  }
  const mails = workspace.mails().slice(before);
  const failures = ran.filter(({ ok }) => !ok).length;
  return {
    now: workspace.now,
    executions: ran.length,
    failures,
    mails: mails.length,
    words: passedWords(workspace, workspace.now - from, mails, failures),
  };
}

function goal(workspace: Workspace, move: Advance): number {
  if ('minutes' in move) return workspace.now + move.minutes * MINUTE;
  if (move.to === 'event') return workspace.now + DAY;
  return endOfWorkingDay(workspace.now, recordsOf(workspace).school?.settings ?? USUAL);
}

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function lengthWords(ms: number): string {
  const minutes = Math.round(ms / MINUTE);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return many(minutes, 'minute');
  return `${many(hours, 'hour')}${minutes % 60 === 0 ? '' : ` ${many(minutes % 60, 'minute')}`}`;
}

/** `25 minutes passed. 3 mails sent: Ann Lee, Kwame Boateng and Joanna Kowalska.` */
function passedWords(workspace: Workspace, ms: number, mails: readonly Mail[], failures: number): string {
  const people = [...new Set(mails.flatMap(({ to }) => to.map(baseAddress)))].map(
    (email) => workspace.nameOf(email) || email,
  );
  const named =
    people.length > 4 ? `${people.slice(0, 3).join(', ')} and ${people.length - 3} more` : people.join(', ');
  const sent = mails.length === 0 ? 'No mail was sent.' : `${many(mails.length, 'mail')} sent: ${named}.`;
  const failed = failures === 0 ? '' : ` ${many(failures, 'execution')} failed: see the log.`;
  return `${lengthWords(ms)} passed. ${sent}${failed}`;
}
