// A visit at a made-up school from which the visitors are back, and whom its mails have reached.
import type { Answers } from '../../src/visit/record';
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from './school-day';

/** The policy's own school; a visit that was asked for, made on foot and ended at 09:00. */
export function visited(policy: string, request: Answers = {}): { day: SchoolDay; ref: string } {
  const day = schoolDay({ policy });
  return { day, ref: oneMore(day, request) };
}

/** Another visit by the same people on the same day; gives its reference. */
export function oneMore(day: SchoolDay, request: Answers = {}): string {
  const ref = day.approved({ transport: 'On foot', ...request });
  const out = day.leaves([ref], { transport: 'On foot', car: '', driver: '' });
  day.says(PEOPLE.visitor, out, 'arrived');
  day.says(PEOPLE.visitor, out, 'going in', { parentPresent: true });
  for (const act of ['left', 'back']) day.says(PEOPLE.visitor, out, act);
  return ref;
}

/** The subjects of this person's mails that hold these words. */
export const about = (day: SchoolDay, email: string, words: RegExp): string[] =>
  day.subjects(email).filter((subject) => words.test(subject));

/** The subjects of all mails since, to whomever. */
export const sentSince = (day: SchoolDay, count: number): string[] =>
  day.workspace
    .mails()
    .slice(count)
    .map(({ subject }) => subject);

/** Nobody is named as chair of governors in Settings. */
export function noChair(day: SchoolDay): void {
  types(day, 'Settings', 'Chair of governors', 'Value', '');
}

/** The school names its chair of governors, who is on the staff list with no role. */
export function chairNamed(day: SchoolDay): void {
  types(day, 'Settings', 'Chair of governors', 'Value', PEOPLE.chair);
}

/** What the menu's "Check everything" finds wrong, in words. */
export function checked(day: SchoolDay): string {
  return String(day.workspace.run('checkEverything_', [], { context: 'menu' }).result);
}
