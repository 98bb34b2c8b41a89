// A concern or an incident in a form that no visit can hold: its ladder, who answers it, and how it ends. Never silent till then.
import type { Role, Step } from '../policy/schema';
import { type Decided, type Facts, refused, stepped } from '../record/decide';
import { climb, type Deadline, type WhoIs } from '../record/ladder';
import { logged } from '../record/record';
import * as z from '../schema';
import { addressesIn, chairOf, hasRole, nameOf } from '../school/people';
import type { School, Unplaced } from '../school/school';
import { DAY, type Instant, MINUTE } from '../time';
import { isForChair } from './accused';

/** "I have this": which one, what was done, and when the form that was read was sent in. */
export const AnswerUnplaced = z.later(() =>
  z.object({
    act: z.literal('answer unplaced'),
    id: z.string(),
    at: z.number(),
    words: z.string().check(z.trim(), z.minLength(2), z.maxLength(2000)),
  }),
);
export type AnswerUnplaced = z.Of<typeof AnswerUnplaced>;

/** Heard the same hour like a visit's own concern, then by leaders, again and again. */
const STEPS: Step[] = [
  { after: 0, to: 'owner', repeat: 30 },
  { after: 60, to: 'senior leader', repeat: 60 },
  { after: 120, to: 'headteacher', repeat: 60 },
];
/** SPT-12: of an accusation nobody else hears, whoever stays silent. */
const ALONE: Step[] = [{ after: 0, to: 'owner', repeat: 60 }];
const DAILY: Step[] = [{ after: 0, to: 'owner', repeat: DAY / MINUTE }];

/** The chair, where an accusation is theirs; '' where nobody is named; undefined where it is not theirs. */
function chairFor({ accusation, againstHead, accused }: Unplaced, school: School): string | undefined {
  if (!accusation || !isForChair({ againstHead, accused }, [], school.staff)) return undefined;
  const chair = chairOf(school);
  return accused.includes(chair) ? '' : chair;
}

/** Those whose work it is: the safeguarding lead, of an incident the headteacher too; of an accusation that head alone, or the chair. */
export function whoHears(item: Unplaced, school: School): string[] {
  const { staff } = school;
  const chair = chairFor(item, school);
  if (chair !== undefined) return chair === '' ? [] : [chair];
  const { accusation, accused, form } = item;
  const first: Role[] = [
    ...(accusation ? [] : (['safeguarding lead'] as const)),
    ...(form === 'incident' ? (['headteacher'] as const) : []),
  ];
  const next: Role[] = accusation ? ['senior leader'] : ['safeguarding team', 'headteacher', 'senior leader'];
  const free = (role: Role) => addressesIn(staff, role).filter((email) => !accused.includes(email));
  const people = first.flatMap(free);
  if (people.length > 0) return people;
  return next.map(free).find((found) => found.length > 0) ?? [];
}

/** Whether this person may read and answer it: those who hear of it, and of all but an accusation safeguarding and leaders. */
export function mayAnswerUnplaced(item: Unplaced, email: string, school: School): boolean {
  if (whoHears(item, school).includes(email)) return true;
  const roles: Role[] = ['safeguarding lead', 'safeguarding team', 'senior leader', 'headteacher'];
  return !item.accusation && hasRole(school.staff, email, ...roles);
}

function deadlineOf(item: Unplaced, school: School): Deadline {
  const { id, at, accusation, params } = item;
  const chair = chairFor(item, school);
  const common = { key: `unplaced@${id}@${at}`, due: at, urgent: true, words: 'waits for an answer, no visit has it' };
  if (chair === '')
    return {
      ...common,
      key: `${common.key} no chair`,
      steps: DAILY,
      letter: 'trouble',
      params: {
        id,
        problem: 'Name the chair of governors in the sheet Settings. A form is waiting that the chair alone may read.',
      },
      inConfidence: true,
    };
  return {
    ...common,
    key: `${common.key} ${chair ?? ''}`,
    steps: accusation ? ALONE : STEPS,
    letter: 'unplaced concern',
    params: { ...params, id },
    inConfidence: accusation,
  };
}

/** The school with every step that is due: the same where none is. `administrators`: who can name a chair. */
export function settledUnplaced(school: School, administrators: string[], now: Instant): School {
  const items = school.unplaced ?? [];
  if (items.length === 0) return school;
  const whoIs: WhoIs = (target, { letter, params }) => {
    const item = items.find(({ id }) => id === params.id);
    if (!item) return [];
    if (letter === 'trouble') return administrators;
    return target === 'owner' ? whoHears(item, school) : addressesIn(school.staff, target as Role);
  };
  const deadlines = items.map((item) => deadlineOf(item, school));
  const { record } = climb(school, deadlines, now, whoIs, (email) => nameOf(school.staff, email));
  return record === school ? school : stepped(record, '');
}

/** The school that keeps it until somebody has answered; sent again, the newer words take the place of the older. */
export function withUnplaced(school: School, item: Unplaced): School {
  const others = (school.unplaced ?? []).filter(({ id }) => id !== item.id);
  return { ...school, unplaced: [...others, item] };
}

/** Answered, or placed with a visit whose own ladder goes on: its words are kept no longer. */
export function withoutUnplaced(school: School, gone: string): School {
  const taken = Object.entries(school.taken).filter(([key]) => !key.startsWith(`unplaced@${gone}@`));
  return {
    ...stepped(school, ''),
    taken: Object.fromEntries(taken),
    unplaced: (school.unplaced ?? []).filter(({ id }) => id !== gone),
  };
}

/** A named person has it. Who may not read it learns nothing of whether it is there. */
export function answerUnplaced(school: School, { id, at, words }: AnswerUnplaced, facts: Facts): Decided<School> {
  const { actor, now } = facts;
  const item = (school.unplaced ?? []).find((one) => one.id === id);
  if (!item || !mayAnswerUnplaced(item, actor.email, school))
    return refused(school, 'Nothing of this kind waits for you. Somebody else may have answered it.');
  if (item.at > at)
    return refused(school, 'The form was sent again since. Open To do again, read it, then press the button.');
  const next = withoutUnplaced(school, id);
  if (item.accusation) return { record: logged(next, now, 'engine', 'A form that could not be taken in: answered') };
  const what = item.form === 'incident' ? 'an incident' : 'a concern';
  return { record: logged(next, now, actor.email, `Has ${what} that no visit has: ${words}`) };
}
