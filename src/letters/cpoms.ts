// The Home Visit Form's ten fields, as they are printed and as they are pasted into CPOMS (SPT-11).
import { textOf } from '../forms/question';
import type { Policy } from '../policy/schema';
import { listWords, nameOf, personAt } from '../school/people';
import type { School } from '../school/school';
import { localDate, localTime } from '../time';
import { arrival, type Visit } from '../visit/record';
import { fullDate } from './words';

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
  const said = [visit.report?.concern ?? '', visit.concern?.words ?? ''].filter((words) => words !== '');
  if (said.length > 0) return [...new Set(said)].join('\n');
  return visit.report ? 'None' : '';
}

function actionWords(visit: Visit, school: School): string {
  const lines = visit.actions.map(({ what, owner, due, done }) => {
    const who = owner.includes('@') ? nameOf(school.staff, owner) : owner;
    return `${what} (${who}, by ${fullDate(localDate(due))}${done ? ', done' : ''})`;
  });
  if (lines.length > 0) return lines.join('\n');
  return visit.report ? 'None' : '';
}

/** What came of it: the outcome, and whether the child was seen (X-23). */
function outcomeWords(visit: Visit): string {
  const { report } = visit;
  if (!report) return '';
  const seen = report.childSeen ? `yes${report.seenBy === '' ? '' : ` (${report.seenBy})`}` : 'no';
  return [report.outcome, `Child seen: ${seen}`].filter((words) => words !== '').join('\n');
}

/** The ten fields under the policy's own names (SPT-11). */
export function tenFields(visit: Visit, school: School): [label: string, words: string][] {
  const { request, report } = visit;
  const visitors = request.visitors.map((email) => personAt(school.staff, email));
  const names = [
    ...request.visitors.map((email) => nameOf(school.staff, email)),
    ...request.companions.map(({ name, agency }) => `${name} (${agency})`),
  ];
  return [
    ['Name of staff member conducting the home visit', listWords(names)],
    ['Role', listWords([...new Set(visitors.flatMap((person) => (person?.job ? [person.job] : [])))])],
    ['Address visited', request.address],
    ['Date and Time of Visit', whenMade(visit)],
    ['Student Name', [request.pupil, request.yearGroup].filter((words) => words !== '').join(', ')],
    ['Reason for home visit', request.reason],
    [
      'Comments',
      [textOf(request.answers, 'comments'), textOf(report?.answers ?? {}, 'comments')]
        .filter((w) => w !== '')
        .join('\n'),
    ],
    ['Outcome of home visit', outcomeWords(visit)],
    ['Safeguarding Concerns', concernWords(visit)],
    ['Actions from Home Visit', actionWords(visit, school)],
  ];
}

/** Who approved, when, how: the signature of the safeguarding team (SPT-05). */
export function signature(visit: Visit, school: School): [label: string, words: string][] {
  const { decision } = visit;
  if (decision?.ruling !== 'approved') return [['Approved', 'Not approved yet']];
  if (decision.via === 'policy') return [['Approved', `No approval needed, ${decision.party}`]];
  const person = personAt(school.staff, decision.by);
  const { byPhone } = decision;
  return [
    ...(byPhone
      ? [['By phone', `written down by ${nameOf(school.staff, byPhone.recordedBy)}`] as [string, string]]
      : []),
    ['Approved by', `${nameOf(school.staff, decision.by)}${person?.job ? `, ${person.job}` : ''}`],
    ['Approved at', stamp(decision.at)],
    ['Approved to go', decision.party],
    ['Conditions', decision.words === '' ? 'None' : decision.words],
  ];
}

/** The text to paste into CPOMS: the ten fields, the approval and the level of risk (SPT-05, SPT-10, SPT-11). */
export function cpomsText(visit: Visit, school: School, policy: Policy): string {
  const risk: [string, string][] = visit.assessment
    ? [['Risk assessment', `${visit.assessment.level} (${stamp(visit.assessment.at)})`]]
    : [];
  const rows = [...tenFields(visit, school), ...signature(visit, school), ...risk];
  const lines = rows.map(([label, words]) => `${label}: ${words === '' ? '-' : words}`);
  return [`${policy.document.title} ${visit.ref}`, ...lines].join('\n');
}
