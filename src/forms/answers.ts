// From a form's answers to what the engine keeps, or to the problems that its sender can put right.
import { personAt } from '../school/people';
import type { StaffMember } from '../school/school';
import { dateWords, instantOf, localDate, timeWords } from '../time';
import {
  type Answers,
  arrival,
  type Companion,
  Incident,
  isStillToCome,
  type Report,
  type Request,
  Transport,
} from '../visit/record';
import { checked, problemsOn } from './check';
import { asked } from './forms';
import { emailIn, type Facts, listOf, NONE, nameIn, type ReadAnswers, textOf, type VisitFacts } from './question';
import { referenceProblems, visitOf } from './reference';
import { ACTIONS } from './report';
import { IN_A_PAIR } from './request-checks';
import { absenceNote, isEvening, type Weighed, worriesOf } from './worries';

export { readAssessment } from './assessed';

/** Further ahead than this, a date is a slip of the finger. */
const YEAR_AHEAD = 366;

/** The Home Visit Form (SPT-02, 04, 24, 34): a request, or what its sender must put right. */
export function readRequest(given: Answers, facts: Facts): ReadAnswers<Request> {
  const { answers, problems } = checked('request', facts, given);
  const problem = problemsOn(asked('request', facts.policy), facts);
  const all = [
    ...problems,
    ...timeProblems(answers, facts.now).map(([key, words]) => problem(key, words)),
    ...visitorProblems(answers, facts.school.staff).map((words) => problem('visitors', words)),
    ...companionProblems(answers).map((words) => problem('companions', words)),
  ];
  if (all.length > 0) return { problems: all };
  const request: Request = {
    visitors: [...new Set(listOf(answers, 'visitors').map(emailIn))],
    companions: companionsIn(answers),
    pupil: textOf(answers, 'pupil'),
    yearGroup: textOf(answers, 'yearGroup'),
    address: textOf(answers, 'address'),
    familyPhones: textOf(answers, 'familyPhones'),
    date: textOf(answers, 'date'),
    arrive: timeIn(answers, 'arrive'),
    backBy: timeIn(answers, 'backBy'),
    transport: Transport().parse(textOf(answers, 'transport')),
    reason: textOf(answers, 'reason'),
    immediateConcern: textOf(answers, 'immediateConcern') === 'Yes',
    // “Not called”, or whatever else people write there, is no police call.
    policeReference: textOf(answers, 'policeCalled') === 'Yes' ? textOf(answers, 'policeReference') : '',
    worries: [],
    blocks: [],
    needsReason: [],
    answers,
  };
  const worries = worriesOf('request', facts.policy, answers, requestWorries(request, facts));
  return { ok: { ...request, worries, needsReason: isEvening(request, facts.school.settings) ? [EVENING] : [] } };
}

const EVENING = 'It is in the evening, which the policy strongly advises against.';

/** `14:30` of `14:30:00`. */
function timeIn(answers: Answers, key: string): string {
  return textOf(answers, key).slice(0, 5);
}

function timeProblems(answers: Answers, now: number): [string, string][] {
  const date = textOf(answers, 'date');
  const arrive = timeIn(answers, 'arrive');
  const backBy = timeIn(answers, 'backBy');
  const problems: [string, string][] = [];
  const today = localDate(now);
  const at = date && arrive ? instantOf(date, arrive) : Number.NaN;
  if (date && date < today) problems.push(['date', `${dateWords(date)} is past. Please give the day you mean to go.`]);
  else if (at <= now) problems.push(['arrive', `${arrive} today is past. Please give a time that is still to come.`]);
  else if (date > localDate(now + YEAR_AHEAD * 86_400_000)) {
    problems.push(['date', `${date} is more than a year away. Please check the year.`]);
  }
  if (arrive && backBy && backBy <= arrive) {
    problems.push(['backBy', `You would be back at ${backBy}, before arriving at ${arrive}. Please check both times.`]);
  }
  return problems;
}

function visitorProblems(answers: Answers, staff: StaffMember[]): string[] {
  return listOf(answers, 'visitors').flatMap((choice) => {
    const person = personAt(staff, emailIn(choice));
    const name = person?.name ?? nameIn(choice);
    if (!person) return [`${name} is not on the staff list. Please choose somebody else, or ask the administrator.`];
    if (!person.active) return [`${name} is no longer active on the staff list. Please choose somebody else.`];
    if (person.roles.includes('visitor')) return [];
    return [`${name} is not down to go on visits. Please choose somebody else, or ask the administrator.`];
  });
}

function companionLines(answers: Answers): string[][] {
  const written = textOf(answers, 'companions').split('\n');
  return written.filter((line) => line.trim() !== '').map((line) => line.split(/[,;]/).map((part) => part.trim()));
}

function companionProblems(answers: Answers): string[] {
  return companionLines(answers).flatMap((parts) => {
    if (parts.length === 1 && NONE.test(parts[0] ?? '')) return [];
    if (parts.length === 3 && parts.every((part) => part !== '') && /\d/.test(parts[2] ?? '')) return [];
    return [`“${parts.join(', ')}”: please write name, agency and mobile, with commas between, one person a line.`];
  });
}

function companionsIn(answers: Answers): Companion[] {
  return companionLines(answers).flatMap(([name = '', agency = '', mobile = '']) =>
    mobile === '' ? [] : [{ name, agency, mobile }],
  );
}

function requestWorries(request: Request, { policy, school }: Facts): Weighed[] {
  const going = request.visitors.length + request.companions.length;
  const party = textOf(request.answers, 'party');
  const evening = isEvening(request, school.settings);
  return [
    {
      weight: 92,
      words: evening ? `In the evening (${request.arrive} to ${request.backBy}): strongly advised against` : '',
    },
    { weight: 85, words: absenceNote(policy, request.answers) },
    { weight: 65, words: party === IN_A_PAIR && going < 2 ? 'A pair is suggested, and only one person is named' : '' },
  ];
}

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
