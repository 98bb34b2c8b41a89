// How a purge is ordered, carried out tick by tick, and what is left afterwards: for the tests of it.
import { MINUTE } from '../../src/time';
import { PEOPLE, type SchoolDay } from '../story/school-day';

/** What the page's button sends, with the number that the person types. */
export function asShown(day: SchoolDay, as: string, confirm: string): Record<string, unknown> {
  const { html } = day.workspace.openPage({ p: 'retention' }, { as });
  const fixed = /data-send="([^"]+)"/.exec(html)?.[1] ?? '{}';
  return { page: 'retention', act: 'purge', confirm, ...JSON.parse(fixed.replace(/&quot;/g, '"')) };
}

/** The administrator orders what the page shows: two visits. */
export function orders(day: SchoolDay): void {
  day.taps(PEOPLE.administrator, asShown(day, PEOPLE.administrator, '2'));
}

/** A tick by itself, so many minutes after the last. */
export function tick({ workspace }: SchoolDay, minutes = 1) {
  workspace.setClockWithoutTriggers(workspace.now + minutes * MINUTE);
  return workspace.run('tick_', [], { context: 'trigger' });
}

/** Ticks until the purge is over. */
export function untilDone(day: SchoolDay, most = 40): void {
  for (let i = 0; i < most && day.school.purge; i++) tick(day, 8);
  expect(day.school.purge).toBeNull();
}

/** The references that stand in every list, and the ids of the answers in every form. */
export function kept(day: SchoolDay) {
  const { state } = day.workspace;
  const refs = (name: string) =>
    state.spreadsheets
      .flatMap(({ sheets }) => sheets.filter((sheet) => sheet.name === name))
      .flatMap(({ rows }) => rows.slice(1).map((row) => String((name === 'Log' ? row[1] : row[0])?.v ?? '')))
      .filter((ref) => /^(HV|OUT)-/.test(ref))
      .sort();
  return {
    archives: refs('Archive'),
    register: refs('Register'),
    log: refs('Log'),
    open: refs('Open'),
    answers: state.forms.map(({ responses }) => responses.map(({ id }) => id)),
  };
}

/** Everything that the school keeps in Google, but for mail, as text. */
export function everything({ workspace: { state } }: SchoolDay): string {
  const { mails: _, ...rest } = JSON.parse(JSON.stringify(state)) as Record<string, unknown>;
  return JSON.stringify(rest);
}
