// From the answers of the report and of the incident form to what the engine keeps, or to what their sender can put right.
import { personAt } from '../school/people';
import type { School, StaffMember } from '../school/school';
import { dateWords, localDate, timeWords } from '../time';
import { staffMeant } from '../visit/accused';
import { type Answers, arrival, INJURY, Incident, isStillToCome, type Report } from '../visit/record';
import { checked, problemsOn } from './check';
import { asked } from './forms';
import { emailIn, listOf, NONE, nameIn, type ReadAnswers, textOf, type VisitFacts } from './question';
import { referenceProblems, visitOf } from './reference';
import { ACTIONS } from './report';

/** Questions that ask for words if there is anything to say: "no" is nothing. */
const IF_ANY = ['unanswered', 'otherMatters'];

/** Something to do that a report names, with the keys of the questions that say by whom and by when. */
interface ToDo {
  what: string;
  owner: string;
  due: string;
  area?: string;
  keys: { owner: string; due: string };
}

/** The Visit Report (SPT-17, SPT-28, SPT-36, NAS-19, WNA-10, WLS-09, X-23). */
export function readReport(given: Answers, facts: VisitFacts): ReadAnswers<Report> {
  const said = Object.fromEntries(
    Object.entries(given).filter(([key]) => !IF_ANY.includes(key) || !NONE.test(textOf(given, key))),
  );
  const { answers, problems } = checked('report', facts, said);
  const problem = problemsOn(asked('report', facts.policy), facts);
  const actions = actionsIn(answers, facts);
  const matter = textOf(answers, 'otherMatters');
  const to = emailIn(textOf(answers, 'otherMattersTo'));
  const all = [
    ...problems,
    ...[...referenceProblems(answers, facts), ...tooEarly(answers, facts)].map((words) => problem('reference', words)),
    ...actions.flatMap(({ owner, due, keys }) => [
      ...(keys.owner === '' ? [] : ownerProblems(owner, facts.school.staff)).map((words) => problem(keys.owner, words)),
      ...(due && due < localDate(facts.now)
        ? [problem(keys.due, `${dateWords(due)} is past. Please give a day to come.`)]
        : []),
    ]),
    ...ownerProblems(to, facts.school.staff).map((words) => problem('otherMattersTo', words)),
  ];
  if (all.length > 0) return { problems: all };
  return {
    ok: {
      outcome: textOf(answers, 'outcome') || textOf(answers, 'minutes'),
      childSeen: textOf(answers, 'childSeen') === 'Yes',
      seenBy: listOf(answers, 'seenBy').map(nameIn).join(', '),
      concern: textOf(answers, 'concern'),
      controlsKept: textOf(answers, 'controlsKept') !== 'No',
      actions: actions.map(({ keys: _, ...action }) => action),
      ...(matter === '' ? {} : { passedOn: { words: matter, to } }),
      ...copiesIn(answers),
      ...(textOf(answers, 'parentThroughout') === 'No' ? { parentAbsent: true } : {}),
      answers,
    },
  };
}

/** Who gets the minutes beside the pupil's file; nothing where it was not asked (NAS-20). */
function copiesIn(answers: Answers): Pick<Report, 'copies'> {
  const parents = textOf(answers, 'copyParents');
  if (parents === '') return {};
  return {
    copies: {
      parents: parents === 'Yes',
      parentsAt: textOf(answers, 'copyParentsAt'),
      why: textOf(answers, 'copyParentsWhyNot'),
      authority: textOf(answers, 'copyAuthority') === 'Yes',
      authorityAt: textOf(answers, 'copyAuthorityAt'),
    },
  };
}

/** A report of a visit for which nobody has left, and whose time is still to come. */
function tooEarly(answers: Answers, { visits, now }: VisitFacts): string[] {
  const visit = visitOf(answers, visits);
  if (!visit || !isStillToCome(visit, now)) return [];
  return [
    `${visit.ref} has not been made yet: it is for ${timeWords(arrival(visit), now)}, and nobody has signed out for it. ` +
      'Please check the reference, or send this again after the visit.',
  ];
}

/** The actions, and what was left to find out for the family (CELT-34). */
function actionsIn(answers: Answers, { school }: VisitFacts): ToDo[] {
  const actions = Array.from({ length: ACTIONS }, (_, i) => `action${i + 1}`).map((key): ToDo => {
    const area = textOf(answers, `${key}Area`);
    const common = { what: textOf(answers, key), due: textOf(answers, `${key}Due`) };
    return area === ''
      ? {
          ...common,
          owner: emailIn(textOf(answers, `${key}Owner`)),
          keys: { owner: `${key}Owner`, due: `${key}Due` },
        }
      : { ...common, owner: ownerOf(area, school), area, keys: { owner: '', due: `${key}Due` } };
  });
  const open = textOf(answers, 'unanswered');
  const toFindOut: ToDo = {
    what: open === '' ? '' : `Find out, and tell the family: ${open}`,
    owner: emailIn(textOf(answers, 'unansweredOwner')),
    due: textOf(answers, 'unansweredDue'),
    keys: { owner: 'unansweredOwner', due: 'unansweredDue' },
  };
  return [...actions, toFindOut].filter(({ what }) => what !== '');
}

/** Whose an area is by the settings; the safeguarding lead's where nobody is named who works here (WLS-15). */
export function ownerOf(area: string, { settings, staff }: Pick<School, 'settings' | 'staff'>): string {
  const named = Object.entries(settings.areas).find(([name]) => name.toLowerCase() === area.toLowerCase())?.[1] ?? '';
  return personAt(staff, named)?.active ? named : 'safeguarding lead';
}

function ownerProblems(owner: string, staff: StaffMember[]): string[] {
  if (owner === '' || personAt(staff, owner)?.active) return [];
  return [`${owner} is not active on the staff list. Please choose somebody else.`];
}

/** The Incident form (SPT-12, NAS-25). */
export function readIncident(given: Answers, facts: VisitFacts): ReadAnswers<Incident> {
  const { answers, problems } = checked('incident', facts, given);
  const problem = problemsOn(asked('incident', facts.policy), facts);
  const all = [
    ...problems,
    ...referenceProblems(answers, facts).map((words) => problem('reference', words)),
    ...(textOf(answers, 'date') > localDate(facts.now)
      ? [problem('date', 'This day is still to come. Please check it.')]
      : []),
    ...(textOf(answers, 'sort') === INJURY && textOf(answers, 'hurt') === ''
      ? [problem('hurt', 'Please write who was hurt, and how; “nobody” is an answer.')]
      : []),
  ];
  const sort = Incident().shape.sort.safeParse(textOf(answers, 'sort'));
  if (all.length > 0 || !sort.success) return { problems: all };
  const againstHead = textOf(answers, 'againstHead') === 'Yes';
  const accused = staffMeant(listOf(answers, 'accused'), facts.school.staff);
  return {
    ok: {
      sort: sort.data,
      what: textOf(answers, 'what'),
      ...(againstHead ? { againstHead } : {}),
      ...(accused.length > 0 ? { accused } : {}),
      answers,
    },
  };
}
