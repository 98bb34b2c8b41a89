// What people do to the sheets and to Control with their own hands, and what they put right again later.
import { Refused } from '../../local/workspace/errors';
import { MINUTE } from '../../src/time';
import type { Excuses } from './excuses';
import type { Life } from './life';

const OPEN = 'Open';

/** What a person finds too: they may not, or the sheet has another name just now. */
export function isKeptOut(error: unknown): error is Error {
  return error instanceof Refused || (error instanceof Error && error.message.startsWith('No sheet'));
}

/** Somebody does something. */
export function byHand(life: Life, excuses: Excuses): void {
  const { chance, workspace, verdict, built } = life;
  const { controlId } = workspace;
  const { register } = built.files;
  const does = (kind: string, act: () => void) => {
    try {
      act();
      verdict.fault(kind);
    } catch (error) {
      if (!isKeptOut(error)) throw error;
    }
  };
  const fate = chance.between(1, 9);
  if (fate <= 2)
    does('Open sorted', () =>
      workspace.sortSheet(controlId, OPEN, chance.between(1, 3), { ascending: chance.happens(0.5) }),
    );
  else if (fate === 3)
    does('the Register sorted', () => workspace.sortSheet(register, 'Register', chance.between(1, 6)));
  else if (fate === 4) {
    does('a row of the Register deleted', () => workspace.deleteRow(register, 'Register', chance.between(2, 12)));
    redraws(life);
  } else if (fate === 5)
    does('the board typed over', () =>
      workspace.editCell(register, 'Today', 'B7', 'not here', life.workspace.state.owner),
    );
  else if (fate === 6) renames(life, does);
  else if (fate === 7) mistypes(life, does);
  else if (fate === 8) leavesStaff(life, excuses, does);
  else tickMoved(life, excuses, does);
}

type Does = (kind: string, act: () => void) => void;

function redraws(life: Life): void {
  life.later(life.chance.between(10, 60), 'redraws the register', () => {
    life.workspace.run('redrawRegister_', [], { context: 'menu' });
    life.verdict.tells('the administrator redraws the register');
  });
}

function renames(life: Life, does: Does): void {
  const { workspace, built, chance } = life;
  const sheet = chance.of(['Register', 'Today', 'Actions']);
  const called = `${sheet} (old)`;
  does('a sheet renamed', () => workspace.renameSheet(built.files.register, sheet, called));
  life.later(chance.between(10, 60), 'renames it back', () => {
    const { sheets } = workspace.spreadsheetState(built.files.register);
    if (sheets.some(({ name }) => name === called) && sheets.every(({ name }) => name !== sheet))
      workspace.renameSheet(built.files.register, called, sheet);
    redraws(life);
  });
}

/** Under which header each sheet of Control names its rows: an address stands in other people's rows too. */
const KEYS: Record<string, string> = { Staff: 'E-mail', Settings: 'Setting' };

/** The A1 name of the cell of Control's sheet in the row of this key, under this header. */
function cellOf(life: Life, sheet: string, key: string, header: string): string {
  const { display } = life.workspace.spreadsheet(life.workspace.controlId).sheet(sheet);
  const head = display.findIndex((cells) => cells.includes(header));
  const column = display[head]?.indexOf(header) ?? -1;
  const keys = display[head]?.indexOf(KEYS[sheet] ?? '') ?? -1;
  const row = display.findIndex((cells) => cells[keys] === key);
  if (column < 0 || row < 0) throw new Error(`There is no ${key} with ${header} in ${sheet}.`);
  return `${String.fromCharCode(65 + column)}${row + 1}`;
}

function types(life: Life, sheet: string, cell: string, text: string): void {
  const { workspace } = life;
  workspace.editCell(workspace.controlId, sheet, cell, text, workspace.state.owner);
}

/** A number typed as words: the last good value stays in force, and a note says so. */
function mistypes(life: Life, does: Does): void {
  const { chance } = life;
  const [name, wrong, right] = chance.of([
    ['Late: repeat every', 'soon', '15'],
    ['Late: tell senior leaders after', '2o', '20'],
    ['School day ends', 'tea time', '16:00'],
  ] as const);
  does('a setting typed wrong', () => types(life, 'Settings', cellOf(life, 'Settings', name, 'Value'), wrong));
  life.later(chance.between(10, 120), 'puts the setting right', () =>
    types(life, 'Settings', cellOf(life, 'Settings', name, 'Value'), right),
  );
}

/** Somebody who watches, approves or answers is made inactive, and is back some hours later. */
function leavesStaff(life: Life, excuses: Excuses, does: Does): void {
  const { chance, people, workspace } = life;
  const called = chance.of(['Kwame Boateng', 'Joanna Kowalska', 'Vikram Rao', 'Imran Malik']);
  const who = people.find(({ name }) => name === called);
  if (!who || who.away || life.alarms.isGoing(who.email)) return;
  const cell = cellOf(life, 'Staff', who.email, 'Active');
  who.away = true;
  does('a member of staff made inactive', () => types(life, 'Staff', cell, 'No'));
  excuses.add(workspace.now, workspace.now + 10 * MINUTE);
  life.later(chance.between(30, 300), 'is on the staff list again', () => {
    types(life, 'Staff', cell, 'Yes');
    who.away = false;
    excuses.add(workspace.now, workspace.now + 10 * MINUTE);
  });
}

/** The tick is moved from five minutes to one, and back an hour later, each time by Settings and Set up. */
function tickMoved(life: Life, excuses: Excuses, does: Does): void {
  const { workspace } = life;
  const set = (minutes: string) => {
    types(life, 'Settings', cellOf(life, 'Settings', 'Minutes between looks', 'Value'), minutes);
    workspace.run('setUp', [], { context: 'menu' });
    excuses.add(workspace.now - 10 * MINUTE, workspace.now + 10 * MINUTE);
  };
  if (
    workspace.triggers().some(({ fn, nextAt }) => fn === 'tick_' && nextAt !== null && nextAt - workspace.now < MINUTE)
  )
    return;
  does('the tick moved from 5 minutes to 1', () => set('1'));
  life.later(30, 'moves the tick back', () => set('5'));
}
