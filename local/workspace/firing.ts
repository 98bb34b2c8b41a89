// Fires triggers: by the clock and by events.

import type { Core } from './core';
import type { Running } from './running';
import { SCRIPT_ENUMS } from './services/script';
import type { TriggerState } from './state';
import { wallAt } from './time-zone';
import { nextRun } from './triggers';
import type { Execution } from './types';

const MINUTE = 60_000;

/** Runs the time triggers that come until then, in order of their times. */
export function fireClock(workspace: Core, until: number): Execution[] {
  const ran: Execution[] = [];
  for (;;) {
    const trigger = earliest(workspace.state.triggers);
    if (!trigger || trigger.nextAt === null) return ran;
    const late = workspace.faults.triggersLateMinutes * MINUTE;
    if (trigger.nextAt + late > until) return ran;
    const due = trigger.nextAt;
    const { schedule } = trigger;
    const at = Math.max(due + late, workspace.now);
    // The next run counts from when this was due, so that a slow one shifts nothing; missed ones are not made up for.
    let next = schedule && schedule.unit !== 'once' ? nextRun(schedule, due, workspace.scriptTimeZone) : null;
    while (schedule && next !== null && next <= workspace.now) next = nextRun(schedule, next, workspace.scriptTimeZone);
    trigger.nextAt = next;
    if (!workspace.settings.triggersRun) continue;
    workspace.passTime(at - workspace.now);
    ran.push(...fire(workspace, trigger, () => timeEvent(at, workspace.scriptTimeZone)));
    if (schedule?.unit === 'once') {
      workspace.state.triggers = workspace.state.triggers.filter((other) => other !== trigger);
    }
  }
}

/** Runs the triggers that wait for this event of this file. */
export function fireEvent(
  workspace: Core,
  source: TriggerState['source'],
  event: TriggerState['event'],
  sourceId: string,
  details: (run: Running) => Record<string, unknown>,
): Execution[] {
  const waiting = workspace.state.triggers.filter(
    (trigger) => trigger.source === source && trigger.event === event && trigger.sourceId === sourceId,
  );
  return waiting.flatMap((trigger) => fire(workspace, trigger, details));
}

function fire(workspace: Core, trigger: TriggerState, details: (run: Running) => Record<string, unknown>): Execution[] {
  const { faults } = workspace;
  // A suspended account's triggers stand still.
  if (workspace.person(trigger.owner)?.suspended) return [];
  if (faults.triggersSkipped > 0) {
    faults.triggersSkipped -= 1;
    return [];
  }
  const { fn, owner, id } = trigger;
  const args = (run: Running) => [{ authMode: SCRIPT_ENUMS.AuthMode.FULL, triggerUid: id, ...details(run) }];
  const once = () => workspace.execute({ fn, args, as: owner, activeUser: owner, kind: 'trigger' }).execution;
  return faults.triggersDoubled ? [once(), once()] : [once()];
}

function earliest(triggers: TriggerState[]): TriggerState | undefined {
  let first: TriggerState | undefined;
  for (const trigger of triggers) {
    if (trigger.nextAt !== null && (first?.nextAt == null || trigger.nextAt < first.nextAt)) first = trigger;
  }
  return first;
}

function timeEvent(at: number, zone: string): Record<string, unknown> {
  const { year, month, day, hour, minute, second, weekDay } = wallAt(at, zone);
  const parts = { year, month, 'day-of-month': day, 'day-of-week': weekDay || 7, hour, minute, second };
  return { ...parts, timezone: zone };
}
