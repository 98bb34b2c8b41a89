// A visit's printed fields under its policy's own names: each from what the record holds, or from what was answered.
import { asked } from '../forms';
import { answerWords } from '../forms/lines';
import { policyOf } from '../policy';
import { ownerRole } from '../policy/role-names';
import type { FieldSource, FormName, Policy } from '../policy/schema';
import { listWords, nameOf, personAt } from '../school/people';
import type { School } from '../school/school';
import { fullDate, localDate, localTime } from '../time';
import { childAloneWords } from '../visit/child-alone';
import { endedWords } from '../visit/ended';
import { type Action, type Answers, arrival, type Visit } from '../visit/record';

/** `Tue 5 May 2026, 14:15`. */
export function stamp(at: number): string {
  return `${fullDate(localDate(at))}, ${localTime(at)}`;
}

/** When the visit was: the times it really had, else the time it was meant for. */
function whenMade(visit: Visit): string {
  const { made } = visit;
  if (!made?.arrivedAt) return `${stamp(arrival(visit))}${made ? '' : ' (planned)'}`;
  return `${stamp(made.arrivedAt)}${made.leftAt === null ? '' : ` to ${localTime(made.leftAt)}`}`;
}

function concernWords(visit: Visit): string {
  const said = [visit.report?.concern ?? '', visit.concern?.words ?? '', childAloneWords(visit)].filter(
    (words) => words !== '',
  );
  if (said.length > 0) return [...new Set(said)].join('\n');
  return visit.report ? 'None' : '';
}

function actionWords(visit: Visit, actions: Action[], school: School): string {
  const lines = actions.map(({ what, owner, due, done, area }) => {
    const who = owner.includes('@')
      ? nameOf(school.staff, owner)
      : (ownerRole(owner, policyOf(school.settings.policy)) ?? owner);
    return `${area ? `${area}: ` : ''}${what} (${who}, by ${fullDate(localDate(due))}${done ? ', done' : ''})`;
  });
  if (lines.length > 0) return lines.join('\n');
  return visit.report ? 'None' : '';
}

/** What came of it: the outcome, and whether the child was seen (X-23). */
function outcomeWords(visit: Visit): string {
  const { report } = visit;
  if (!report) return endedWords(visit);
  const seen = report.childSeen ? `yes${report.seenBy === '' ? '' : ` (${report.seenBy})`}` : 'no';
  return [report.outcome, `Child seen: ${seen}`].filter((words) => words !== '').join('\n');
}

/** These questions' answers, a line each: words as they were written, unless several were; a choice after its label. */
function answered(form: FormName, keys: string[], policy: Policy, answers: Answers = {}): string[] {
  const questions = asked(form, policy);
  const written = questions.filter(({ key, kind }) => keys.includes(key) && /^(text|paragraph)$/.test(kind));
  return keys.flatMap((key) => {
    const question = questions.find((one) => one.key === key);
    const answer = answers[key];
    const words = question && answer !== undefined ? answerWords(question, answer) : '';
    if (!question || words === '') return [];
    return [written.length === 1 && written[0] === question ? words : `${question.label}: ${words}`];
  });
}

/** What one field shows; `actions` are those that this reader may know of. */
function shown(shows: FieldSource, visit: Visit, school: School, policy: Policy, actions: Action[]): string {
  const { request, report } = visit;
  if (typeof shows === 'object') {
    const asking = 'request' in shows ? answered('request', shows.request, policy, request.answers) : [];
    return [...asking, ...answered('report', shows.report ?? [], policy, report?.answers)].join('\n');
  }
  const visitors = request.visitors.map((email) => personAt(school.staff, email));
  switch (shows) {
    case 'visitors':
      return listWords([
        ...request.visitors.map((email) => nameOf(school.staff, email)),
        ...request.companions.map(({ name, agency }) => `${name} (${agency})`),
      ]);
    case 'roles':
      return listWords([...new Set(visitors.flatMap((person) => (person?.job ? [person.job] : [])))]);
    case 'address':
      return request.address;
    case 'when':
      return whenMade(visit);
    case 'pupil':
      return [request.pupil, request.yearGroup].filter((words) => words !== '').join(', ');
    case 'reason':
      return request.reason;
    case 'outcome':
      return outcomeWords(visit);
    case 'concern':
      return concernWords(visit);
    case 'actions':
      return actionWords(visit, actions, school);
  }
}

type Row = [label: string, words: string];

/** The fields of the policy's printed record (SPT-11). */
export function documentRows(visit: Visit, school: School, policy: Policy): Row[] {
  return policy.document.fields.map(({ label, shows }) => [label, shown(shows, visit, school, policy, visit.actions)]);
}

/**
 * The same for parents and authority (NAS-20): what happened and what was agreed. No concern, nothing that was asked
 * before the visit, and of the actions only those that the report names.
 */
export function copyRows(visit: Visit, school: School, policy: Policy): Row[] {
  const planned = visit.report?.actions ?? [];
  const actions = visit.actions.filter(({ what, closes }) => !closes && planned.some((one) => one.what === what));
  return policy.document.fields
    .filter(({ shows }) => shows !== 'concern' && !(typeof shows === 'object' && 'request' in shows))
    .map(({ label, shows }) => [label, shown(shows, visit, school, policy, actions)]);
}
