// The Register: one row a visit, the ten fields of the policy's Home Visit Form and what became of it. No concern's words.
import { policyOf } from '../policy';
import { ownerRole } from '../policy/role-names';
import { nameOf, personAt, unnamed } from '../school/people';
import type { School } from '../school/school';
import { fullDate, type Instant, localDate } from '../time';
import { paperworkDue, recordingDue } from '../visit/deadlines';
import { endedWords } from '../visit/ended';
import { type Action, isRefusedAtDoor, status, type Visit } from '../visit/record';
import { placesWords, recordingOwed } from '../visit/recording';
import type { RegisterRow } from './columns';
import { forOffice, hasConcern, party, pupilByRef, stamp } from './words';

/** A visit's row. The office and senior leaders can read it, so that it holds no safe word and no concern's words. */
export function registerRow(visit: Visit, school: School, now: Instant): RegisterRow {
  const { request, report } = visit;
  // A visit that was made without an outing has no return of its own.
  const backAt = visit.outing === '' ? (visit.made?.at ?? null) : visit.returnedAt;
  return {
    Ref: visit.ref,
    Status: statusWords(visit, now),
    'Name of staff member conducting the home visit': party(visit, school.staff),
    Role: roles(visit, school),
    'Address visited': request.address,
    'Date and Time of Visit': whenWords(visit),
    'Student Name': pupilByRef(request.pupil, visit.ref),
    'Reason for home visit': unnamed(request.reason, request.pupil),
    Comments: forOffice(visit, commentsOf(visit)),
    'Outcome of home visit': forOffice(visit, report?.outcome ?? endedWords(visit)),
    'Safeguarding Concerns': concernWords(visit),
    'Actions from Home Visit': forOffice(visit, actionsWords(visit.actions, school)),
    Decision: decisionWords(visit, school),
    'Signed out': visit.leftSchoolAt === null ? '' : byWhom(visit.leftSchoolAt, visit.signedOutBy, school),
    Back: backAt === null ? '' : byWhom(backAt, visit.signedInBy, school),
    'Report in': report
      ? stamp(report.at)
      : isRefusedAtDoor(visit)
        ? 'Not needed'
        : dueWords(paperworkDue(visit, school.settings)),
    CPOMS: recordedWords(visit, school),
  };
}

/** When, and who said so: a visitor or Reception (WLS-05). */
function byWhom(at: Instant, by: string | undefined, school: School): string {
  return by ? `${stamp(at)}, ${nameOf(school.staff, by)}` : stamp(at);
}

/** A closed visit still says how it ended: `Reported, closed`. */
function statusWords(visit: Visit, now: Instant): string {
  const words = status({ ...visit, closedAt: null }, now);
  // WNA-03: counted also where it was said at the door.
  const refused = visit.familyRefused && words !== 'family prefers no visit' ? ', family prefers no visit' : '';
  const shown = `${words[0]?.toUpperCase()}${words.slice(1)}${refused}`;
  return visit.closedAt === null ? shown : `${shown}, closed`;
}

function roles({ request }: Visit, school: School): string {
  return [
    ...request.visitors.map((email) => personAt(school.staff, email)?.job ?? ''),
    ...request.companions.map(({ agency }) => agency),
  ].join('\n');
}

/** When they were at the door; until then, and where nobody said so, as planned. */
function whenWords({ request, made }: Visit): string {
  const at = made?.arrivedAt ?? null;
  return at === null ? `${fullDate(request.date)} ${request.arrive}` : stamp(at);
}

function commentsOf({ report }: Visit): string {
  const comments = report?.answers.comments;
  return typeof comments === 'string' ? comments : '';
}

/** "No" is said by a report alone: before it nobody knows. */
function concernWords(visit: Visit): string {
  if (hasConcern(visit)) return 'Yes – see safeguarding';
  return visit.report ? 'No' : '';
}

function actionsWords(actions: Action[], school: School): string {
  return actions
    .map(({ what, owner, due, done }) => {
      const end = done ? 'done' : `by ${fullDate(localDate(due))}`;
      const who = ownerRole(owner, policyOf(school.settings.policy)) ?? nameOf(school.staff, owner);
      return `${what} (${who}, ${end})`;
    })
    .join('\n');
}

/** The signature: what was decided, by whom, when (SPT-05). */
function decisionWords({ decision, cancelled }: Visit, school: School): string {
  if (cancelled) return `Cancelled, ${nameOf(school.staff, cancelled.by)}, ${stamp(cancelled.at)}`;
  if (!decision) return '';
  if (decision.via === 'policy') return `No approval needed, ${stamp(decision.at)}`;
  const ruling = decision.ruling[0]?.toUpperCase() + decision.ruling.slice(1);
  return `${ruling}, ${nameOf(school.staff, decision.by)}, ${stamp(decision.at)}`;
}

/** Who recorded it and when; on which place, where the policy has another than the column's name says (NAS-21). */
function recordedWords(visit: Visit, school: School): string {
  const { cpoms } = visit;
  const usual = placesWords(visit) === 'CPOMS';
  if (cpoms) return `${usual ? '' : `On ${cpoms.on}: `}${nameOf(school.staff, cpoms.by)}, ${stamp(cpoms.at)}`;
  if (!visit.made || recordingOwed(visit)) return dueWords(recordingDue(visit, school.settings));
  return 'Not needed';
}

function dueWords(due: Instant | undefined): string {
  return due === undefined ? '' : `due ${stamp(due)}`;
}
