// Reading the sheet Settings: what is in force, and what is wrong with which cell.
import { hasDeputy, policyOf, rulesInForce } from '../policy';
import { anyRole } from '../policy/role-names';
import type { CellNote, TypedRow } from '../ports';
import type { Settings } from './school';
import type { SettingField } from './setting-field';
import { SETTING_FIELDS } from './settings';
import { cell, nearest } from './typed';

function sameName(a: string, b: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
  return plain(a) === plain(b);
}

/** Rows that name no setting, or one that an earlier row names already. */
function strayRows(rows: TypedRow[]): CellNote[] {
  const names = SETTING_FIELDS.map(({ name }) => name);
  const seen = new Set<string>();
  return rows.flatMap(({ row, cells }): CellNote[] => {
    const typed = cell(cells, 'Setting') ?? '';
    if (typed === '') return [];
    const name = names.find((known) => sameName(known, typed));
    if (name === undefined) {
      const meant = nearest(typed, names);
      const hint = meant === undefined ? 'It has no effect.' : `Do you mean “${meant}”?`;
      return [{ row, column: 'Setting', words: `There is no setting “${typed}”. ${hint}` }];
    }
    if (seen.has(name)) return [{ row, column: 'Setting', words: `“${name}” stands above already; that row counts.` }];
    seen.add(name);
    return [];
  });
}

const LAST_GOOD = 'The last good values stay in force.';

/** What single cells cannot tell: times and rungs must come in their order. Both sides then stay as they were. */
function outOfOrder(settings: Settings, lastGood: Settings): { settings: Settings; names: [string, string][] } {
  let kept = settings;
  const names: [string, string][] = [];
  if (settings.dayEnds <= settings.dayStarts) {
    kept = { ...kept, dayStarts: lastGood.dayStarts, dayEnds: lastGood.dayEnds };
    names.push(['School day ends', `The school day must end after it starts. ${LAST_GOOD}`]);
  }
  const { visitors, watcherAndOffice, seniorLeaders, headteacher } = settings.returnLadder;
  if (visitors > watcherAndOffice || watcherAndOffice > seniorLeaders || seniorLeaders > headteacher) {
    kept = { ...kept, returnLadder: lastGood.returnLadder };
    const words =
      'Visitors, watcher and office, senior leaders, police decision: each must come no earlier than the one before.';
    names.push(['Late: police decision after', `${words} ${LAST_GOOD}`]);
  }
  const { remindAfter, deputyAfter } = rulesInForce(policyOf(settings.policy), settings).approval;
  if (deputyAfter <= remindAfter) {
    const { remindApproversAfter, askDeputyAfter } = lastGood;
    kept = { ...kept, remindApproversAfter, askDeputyAfter };
    names.push([
      'Ask the deputy after',
      `The deputy must be asked later than the approvers are reminded. ${LAST_GOOD}`,
    ]);
  }
  return { settings: kept, names: [...names, ...beyondThePolicy(kept), ...notTwo(kept)] };
}

/** A standby that is the owner, or that shares the owner's deployment, would stop with the owner. */
function notTwo({ mailbox: owner, standby, webAppUrl, standbyUrl }: Settings): [string, string][] {
  const notes: [string, string][] = [];
  if (standby !== '' && standby === owner)
    notes.push(['Standby account', 'This is the account in Mailbox. Name a second one, or leave it empty.']);
  else if (standbyUrl !== '' && standbyUrl === webAppUrl)
    notes.push([
      'Standby web app address',
      'This is the owner’s deployment. Sign in as the standby account, and there choose Deploy, New deployment.',
    ]);
  return notes;
}

/** What the policy itself says is in force, where a cell would go beyond it. */
function beyondThePolicy({ policy, ...typed }: Settings): [string, string][] {
  const chosen = policyOf(policy);
  const { rules } = chosen;
  const limits: [string, number | undefined, number | undefined][] = [
    ['Minutes between check-ins', typed.checkInEvery, rules.checkInEvery ?? undefined],
    ['Minutes to wait at the door', typed.doorWait, rules.door?.wait],
    ['Minutes to wait when parents are late', typed.doorWaitWhenLate, rules.door?.waitWhenLate],
  ];
  const notes = limits.flatMap(([name, value, most]): [string, string][] =>
    value !== undefined && most !== undefined && value > most
      ? [[name, `The policy says ${most} minutes at the most, and that is in force.`]]
      : [],
  );
  if (typed.deputy === undefined || hasDeputy(rules)) return notes;
  const by = anyRole(rules.approval.by, chosen);
  return [...notes, ['Deputy approver', `Under the policy only the ${by} decides: nobody stands in.`]];
}

/**
 * The settings in force for what stands in the sheet. A wrong cell has its note and leaves the last good value in
 * force; a missing row has a note at the top (row 1).
 */
export function readSettings(rows: TypedRow[], lastGood: Settings): { settings: Settings; notes: CellNote[] } {
  const notes = strayRows(rows);
  const rowOf = (name: string) => rows.find(({ cells }) => sameName(cell(cells, 'Setting') ?? '', name));
  const note = (row: number, words: string) => notes.push({ row, column: 'Value', words });
  const inForce = (setting: SettingField) => {
    const value = setting.show(lastGood);
    return value === '' ? '' : ` In force: ${value}.`;
  };
  let read = lastGood;
  for (const setting of SETTING_FIELDS) {
    const found = rowOf(setting.name);
    if (!found) {
      note(1, `The row “${setting.name}” is missing.${inForce(setting)} Add a row of that name to change it.`);
      continue;
    }
    const value = setting.put(read, cell(found.cells, 'Value') ?? '');
    if (value.ok) read = value.value;
    else note(found.row, `${value.words}${inForce(setting)}`);
  }
  const { settings, names } = outOfOrder(read, lastGood);
  for (const [name, words] of names) note(rowOf(name)?.row ?? 1, words);
  return { settings, notes };
}
