// From a form's answers to what the engine keeps, or to the problems that its sender can put right.
import { personAt } from '../school/people';
import type { StaffMember } from '../school/school';
import { dateWords, localDate, timeWords } from '../time';
import { type Answers, arrival, Incident, isStillToCome, type Report } from '../visit/record';
import { checked, problemsOn } from './check';
import { asked } from './forms';
import { emailIn, listOf, nameIn, type ReadAnswers, textOf, type VisitFacts } from './question';
import { referenceProblems, visitOf } from './reference';
import { ACTIONS } from './report';

export { readAssessment } from './assessed';
export { readRequest } from './requested';

/** The Visit Report (SPT-17, SPT-28, SPT-36, X-23). */
export function readReport(given: Answers, facts: VisitFacts): ReadAnswers<Report> {
  const { answers, problems } = checked('report', facts, given);
  const problem = problemsOn(asked('report', facts.policy), facts);
  const actions = actionsIn(answers);
  const all = [
    ...problems,
    ...[...referenceProblems(answers, facts), ...tooEarly(answers, facts)].map((words) => problem('reference', words)),
    ...actions.flatMap(({ n, owner, due }) => [
      ...ownerProblems(owner, facts.school.staff).map((words) => problem(`action${n}Owner`, words)),
      ...(due && due < localDate(facts.now)
        ? [problem(`action${n}Due`, `${dateWords(due)} is past. Please give a day to come.`)]
        : []),
    ]),
  ];
  if (all.length > 0) return { problems: all };
  return {
    ok: {
      outcome: textOf(answers, 'outcome'),
      childSeen: textOf(answers, 'childSeen') === 'Yes',
      seenBy: listOf(answers, 'seenBy').map(nameIn).join(', '),
      concern: textOf(answers, 'concern'),
      controlsKept: textOf(answers, 'controlsKept') !== 'No',
      actions: actions.map(({ what, owner, due }) => ({ what, owner, due })),
      answers,
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

function actionsIn(answers: Answers) {
  return Array.from({ length: ACTIONS }, (_, i) => i + 1)
    .map((n) => ({
      n,
      what: textOf(answers, `action${n}`),
      owner: emailIn(textOf(answers, `action${n}Owner`)),
      due: textOf(answers, `action${n}Due`),
    }))
    .filter(({ what }) => what !== '');
}

function ownerProblems(owner: string, staff: StaffMember[]): string[] {
  if (owner === '' || personAt(staff, owner)?.active) return [];
  return [`${owner} is not active on the staff list. Please choose somebody else.`];
}

/** The Incident form (SPT-12). */
export function readIncident(given: Answers, facts: VisitFacts): ReadAnswers<Incident> {
  const { answers, problems } = checked('incident', facts, given);
  const problem = problemsOn(asked('incident', facts.policy), facts);
  const all = [
    ...problems,
    ...referenceProblems(answers, facts).map((words) => problem('reference', words)),
    ...(textOf(answers, 'date') > localDate(facts.now)
      ? [problem('date', 'This day is still to come. Please check it.')]
      : []),
  ];
  const sort = Incident().shape.sort.safeParse(textOf(answers, 'sort'));
  if (all.length > 0 || !sort.success) return { problems: all };
  return { ok: { sort: sort.data, what: textOf(answers, 'what'), answers } };
}
