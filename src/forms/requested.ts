// From the Home Visit Form's answers to a request, or to the problems that its sender can put right.
import { trainingWorries } from '../school/certificates';
import { personAt } from '../school/people';
import type { StaffMember } from '../school/school';
import { dateWords, instantOf, localDate } from '../time';
import { isEvening } from '../visit/hours';
import { type Answers, type Carried, type Request, Transport } from '../visit/record';
import { checked, problemsOn } from './check';
import { asked } from './forms';
import { emailIn, type Facts, listOf, nameIn, type ReadAnswers, textOf } from './question';
import { IN_A_PAIR } from './request-checks';
import { cautionWords, gateProblems, reasonWords, requestBlocks } from './request-gates';
import { UNANNOUNCED } from './request-why';
import { adultProblems, agenciesIn, agencyProblems, companionProblems, companionsIn } from './typed-lines';
import { absenceNote, staleCheckNote, type Weighed, worriesOf } from './worries';

/** Further ahead than this, a date is a slip of the finger. */
const YEAR_AHEAD = 366;

/** The Home Visit Form (SPT-02, 04, 24, 34): a request, or what its sender must put right. */
export function readRequest(given: Answers, facts: Facts): ReadAnswers<Request> {
  const { answers, problems } = checked('request', facts, given);
  const { policy, school } = facts;
  const problem = problemsOn(asked('request', policy), facts);
  const gated = {
    visitors: [...new Set(listOf(answers, 'visitors').map(emailIn))],
    companions: companionsIn(answers),
    because: policy.reasons.find(({ words }) => words === textOf(answers, 'reason')),
    unannounced: textOf(answers, 'told') === UNANNOUNCED,
    carried: carriedIn(answers),
    answers,
  };
  const all = [
    ...problems,
    ...timeProblems(answers, facts.now).map(([key, words]) => problem(key, words)),
    ...visitorProblems(answers, school.staff).map((words) => problem('visitors', words)),
    ...companionProblems(answers).map((words) => problem('companions', words)),
    ...adultProblems(answers).map((words) => problem('adults', words)),
    ...agencyProblems(answers, policy.rules.agencies === 'told before leaving').map((words) =>
      problem('agencyContacts', words),
    ),
    ...gateProblems(gated, policy, school.staff, localDate(facts.now)).map(([key, words]) => problem(key, words)),
  ];
  if (all.length > 0) return { problems: all };
  const leaveBy = timeIn(answers, 'leaveBy');
  const whomToSee = textOf(answers, 'whomToSee');
  const agencies = agenciesIn(answers);
  const request: Request = {
    ...gated,
    pupil: textOf(answers, 'pupil'),
    yearGroup: textOf(answers, 'yearGroup'),
    address: textOf(answers, 'address'),
    familyPhones: phonesIn(answers),
    date: textOf(answers, 'date'),
    arrive: timeIn(answers, 'arrive'),
    backBy: timeIn(answers, 'backBy'),
    transport: Transport().parse(textOf(answers, 'transport')),
    reason: reasonWords(policy, gated),
    ...(whomToSee === '' ? {} : { whomToSee }),
    ...(leaveBy === '' ? {} : { leaveBy }),
    ...(agencies.length === 0 ? {} : { agencies }),
    immediateConcern: textOf(answers, 'immediateConcern') === 'Yes',
    // “Not called”, or whatever else people write there, is no police call.
    policeReference: textOf(answers, 'policeCalled') === 'Yes' ? textOf(answers, 'policeReference') || 'none yet' : '',
    worries: [],
    blocks: requestBlocks(gated, policy),
    needsReason: [],
  };
  const worries = worriesOf('request', policy, answers, requestWorries(request, facts));
  return { ok: { ...request, worries, needsReason: reasonsNeeded(request, facts) } };
}

/** What an approver writes a reason for (SPT-24, CELT-10). */
function reasonsNeeded(request: Request, { policy, school }: Facts): string[] {
  const evening = policy.rules.evening === 'advised against' && isEvening(request, school.settings);
  return [
    ...(cautionWords(request) === '' ? [] : ['Caution is advised: write how you considered it.']),
    ...(evening ? ['It is in the evening, which the policy strongly advises against.'] : []),
  ];
}

/** The child who is to travel in the car (CELT-19). */
function carriedIn(answers: Answers): Carried | undefined {
  if (textOf(answers, 'carrying') !== 'Yes') return undefined;
  const number = (key: string) => (/^\d+$/.test(textOf(answers, key)) ? Number(textOf(answers, key)) : null);
  return { age: number('carriedAge'), cm: number('carriedCm') };
}

/** The family's numbers in one line; where the home's was asked by itself, each is named (CELT-33, WLS-13). */
function phonesIn(answers: Answers): string {
  const home = textOf(answers, 'landline');
  const mobiles = textOf(answers, 'familyPhones');
  return home === '' ? mobiles : `Home: ${home}; mobile: ${mobiles}`;
}

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
  const leaveBy = timeIn(answers, 'leaveBy');
  if (leaveBy && arrive && backBy && arrive < backBy && (leaveBy <= arrive || leaveBy > backBy)) {
    const words = `You would leave the house at ${leaveBy}, and be there from ${arrive} and back at ${backBy}. Please check the times.`;
    problems.push(['leaveBy', words]);
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

function requestWorries(request: Request, { policy, school }: Facts): Weighed[] {
  const against = policy.rules.evening === 'advised against' ? ': strongly advised against' : '';
  const going = request.visitors.length + request.companions.length;
  const party = textOf(request.answers, 'party');
  const evening = isEvening(request, school.settings);
  return [
    // The first thing to read after a danger to the child itself.
    { weight: 97, words: cautionWords(request) },
    {
      weight: 92,
      words: evening ? `In the evening (${request.arrive} to ${request.backBy})${against}` : '',
    },
    { weight: 86, words: staleCheckNote(request.answers) },
    { weight: 85, words: absenceNote(policy, request.answers) },
    ...trainingWorries(school, request.visitors, request.date, policy.rules.training).map((words) => ({
      weight: 84,
      words,
    })),
    { weight: 65, words: party === IN_A_PAIR && going < 2 ? 'A pair is suggested, and only one person is named' : '' },
  ];
}
