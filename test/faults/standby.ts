// A school with a standby account, and a whole visit played there, with every mail that comes of it.
import { localDate, localTime, nextDate } from '../../src/time';
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

export const STANDBY = 'standby@school.example';
export const STANDBY_APP = 'https://script.google.com/a/macros/school.example/s/STANDBY/exec';

const { team, visitor, watcher } = PEOPLE;

/** The school reads replies to its mails. */
export function repliesRead(dist: string): SchoolDay {
  const day = schoolDay({ dist });
  day.workspace.settings.gmailService = true;
  types(day, 'Settings', 'Read mail replies', 'Value', 'Yes');
  return day;
}

/** Somebody makes the account, shares Control with it, and names it in Settings. */
export function named(day: SchoolDay): SchoolDay {
  const { workspace } = day;
  workspace.addPerson(STANDBY, 'Home Visits standby');
  workspace.spreadsheetState(workspace.controlId).editors.push(STANDBY);
  types(day, 'Settings', 'Standby account', 'Value', STANDBY);
  return day;
}

/** Set up, chosen from the menu by this account. Gives what it said. */
export function choosesSetUp(day: SchoolDay, as: string): string {
  const { result, error } = day.workspace.run('setUp', [], { as, context: 'menu' });
  return error ?? String(result);
}

/** The standby deploys its own web app and sets itself up. */
export function standingBy(day: SchoolDay): SchoolDay {
  named(day).workspace.deploy(STANDBY_APP, STANDBY);
  choosesSetUp(day, STANDBY);
  return day;
}

/** `14:55 kwame.boateng@school.example OVERDUE: …`: every mail of the school since, but what is told of the accounts themselves. */
export function mailsSince(day: SchoolDay, count: number): string[] {
  return day.workspace
    .mails()
    .slice(count)
    .filter(
      ({ from, subject }) =>
        [STANDBY, PEOPLE.owner].includes(from) &&
        !/has stopped|Daily|^Home Visits( is well|: please look)/.test(subject),
    )
    .map(({ at, to, subject }) => `${localTime(at)} ${to.join()} ${subject}`)
    .sort();
}

/**
 * From the request to the archive: asked for, approved, out, overdue, back by a reply, reported, recorded, and a day later
 * archived. Gives its mails.
 */
export function wholeVisit(day: SchoolDay): string[] {
  const before = day.mailCount;
  const ref = day.asksAndAssesses({ arrive: '14:05', backBy: '14:45' });
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'alone', words: 'Stay on the doorstep' });
  day.leaps('13:50');
  const out = day.leaves([ref], { due: '14:45' });
  day.says(watcher, out, "I'm watching");
  for (const act of ['arrived', 'going in', 'left']) day.says(visitor, out, act);
  day.leaps('14:45');
  day.leaps('14:55');
  day.workspace.reply(day.mailTo(visitor, 'Are you back?').id, 'Back', { as: visitor });
  day.until('14:56');
  if (day.outing(out).backAt === null) throw new Error('The reply did not bring her back.');
  day.sends('report', day.ordinaryReport(ref));
  day.taps(visitor, { page: 'actions', ref, act: 'record CPOMS' });
  day.leaps('15:30', nextDate(localDate(day.workspace.now)));
  return mailsSince(day, before);
}
