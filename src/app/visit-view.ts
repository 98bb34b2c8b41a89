// What a visit's page shows of it to whoever reads it, and what it lets them do.
import { type Line, lines } from '../forms/lines';
import { cpomsText } from '../letters/documents';
import type { VisitReads, VisitView } from '../pages/view';
import type { ChildMay } from '../pages/visit-child';
import { policyOf } from '../policy';
import type { Role } from '../policy/schema';
import { isWithheld } from '../register/words';
import { hasRole, people, unnamed } from '../school/people';
import type { School, StaffMember } from '../school/school';
import { type Instant, localDate } from '../time';
import { mayTellAgencies } from '../visit/agencies';
import { mayDecideReferral, mayTakeChild, readsChild } from '../visit/child-alone';
import { isIncidentToRecord } from '../visit/incident';
import { copiesOwed } from '../visit/minutes';
import { policeOpen } from '../visit/police';
import { isAccusation, status, type Visit, type VisitStatus } from '../visit/record';
import { recordingOwed, tooEarlyToRecord } from '../visit/recording';
import {
  isVisitor,
  mayAnswerConcern,
  mayAnswerIncident,
  mayCancel,
  mayClose,
  mayKeepRecords,
  mayReadIncident,
  readersIncidents,
} from '../visit/who';
import { mayGiveReason } from '../visit/written';
import { approversByPhone, mayAboutDecision } from './deciding';
import { formLink } from './facts';
import type { Open } from './open-records';

/** All of a visit's page but its frame; what this reader may not read is left out. */
export function visitOf(
  visit: Visit,
  { school }: Open,
  reader: StaffMember,
  now: Instant,
): Omit<VisitView, 'page' | 'scene' | 'menu'> {
  const { email } = reader;
  const policy = policyOf(visit.policy);
  const context = { policy, school };
  const own = isVisitor(visit, email) || visit.request.by === email;
  const state = status(visit, now);
  const keeps = mayKeepRecords(visit, email, school);
  const after = !visit.practice && (visit.made !== null || state === 'out');
  const inside = isInConfidence(visit, email, school);
  const readable = ({ key, confidential }: Line) => inside || !(confidential || key === 'pupil');
  return {
    visit,
    may: {
      ...mayAboutDecision(visit, email, school, now),
      cancel: ['requested', 'sent back', 'approved'].includes(state) && mayCancel(visit, email, school),
      leave:
        state === 'approved' &&
        visit.request.date === localDate(now) &&
        (isVisitor(visit, email) || reader.roles.includes('office')),
      agencies:
        !['cancelled', 'declined', 'invited into school', 'closed', 'expired'].includes(state) &&
        mayTellAgencies(visit, email, { school }),
      recordPolice: policeOpen(visit) && keeps,
      acknowledgeConcern:
        visit.concern !== null && visit.concernAcknowledged === null && mayAnswerConcern(visit, email, school),
      acknowledgeIncident:
        visit.incident !== null && visit.incidentAcknowledged === null && mayAnswerIncident(visit, email, school),
      recordCpoms: recordingOwed(visit) && !tooEarlyToRecord(visit, now) && keeps,
      recordIncident: isIncidentToRecord(visit) && keeps,
      giveMinutes: copiesOwed(visit).length > 0 && keeps,
      giveReason: mayGiveReason(visit, email, school),
      childAlone: childMay(visit, email, school),
      addActions: keeps && state !== 'closed',
      closable: closable(visit, email, school),
    },
    reads: readsOf(visit, email, school),
    requestLines: lines('request', context, visit.request.answers)
      .filter(readable)
      // As on the board, whoever is not in its confidence reads no name of the pupil.
      .map((line) => (inside ? line : { ...line, words: unnamed(line.words, visit.request.pupil) })),
    // What was said hazard by hazard stands in their own table.
    assessmentLines: visit.assessment
      ? lines('assessment', context, visit.assessment.answers)
          .filter(readable)
          .filter(({ key }) => !/^(likelihood|severity|controls_|reference)/.test(key))
      : [],
    reportLines: visit.report ? lines('report', context, visit.report.answers).filter(readable) : [],
    incidentLines:
      visit.incident && mayReadIncident(visit, email, school)
        ? lines('incident', context, visit.incident.answers).filter((line) => isAccusation(visit) || readable(line))
        : [],
    moreIncidents: readersIncidents(visit, email, school)
      .slice(1)
      .map((one) => ({ visit: one, lines: lines('incident', context, one.incident?.answers ?? {}) })),
    forms: {
      assessment:
        own && !visit.assessment && asksAssessment(visit, state) ? formLink(school, 'assessment', visit.ref) : '',
      report: own && after && !visit.report ? formLink(school, 'report', visit.ref) : '',
      incident: own && after ? formLink(school, 'incident', visit.ref) : '',
    },
    cpomsText: visit.made && keeps ? cpomsFor(visit, email, school) : '',
    owners: people(school),
    approvers: approversByPhone(visit, email, school, now),
  };
}

/** Whether a risk assessment is still of use: before they leave, under a policy that asks for one or advises it. */
function asksAssessment({ rules }: Visit, state: VisitStatus): boolean {
  return rules.assessment !== 'not asked' && ['requested', 'sent back', 'approved', 'expired'].includes(state);
}

/** Who may read what was written of the child and the family: the office keeps the records and reads no concern. */
function isInConfidence(visit: Visit, email: string, school: School): boolean {
  const { by, deputy } = visit.rules.approval;
  const roles: Role[] = [...by, deputy, 'safeguarding team', 'safeguarding lead', 'senior leader', 'headteacher'];
  return isVisitor(visit, email) || visit.request.by === email || hasRole(school.staff, email, ...roles);
}

/** Which words written after the visit this person may read; the Register withholds the same ones from everybody. */
export function readsOf(visit: Visit, email: string, school: School): VisitReads {
  const inside = isInConfidence(visit, email, school);
  return {
    concern: inside,
    // An accusation is for those whom it is told, be they in confidence otherwise or not (NAS-25).
    incident: (inside || isAccusation(visit)) && mayReadIncident(visit, email, school),
    actions: inside || !isWithheld(visit),
  };
}

/** What this person may read of a child alone at home, and do about it. */
export function childMay(visit: Visit, email: string, school: School): ChildMay {
  return {
    reads: readsChild(visit, email, school),
    acknowledge: mayTakeChild(visit, email, school),
    decide: mayDecideReferral(visit, email, school),
  };
}

/** The text for CPOMS; where the office may not read what is in it, somebody else copies it. */
export function cpomsFor(visit: Visit, email: string, school: School): string {
  const withheld = isWithheld(visit) && !isInConfidence(visit, email, school);
  return withheld ? '' : cpomsText(visit, school);
}

/** The actions that this person can mark done, by their ids. */
export function closable(visit: Visit, email: string, school: School): string[] {
  return visit.actions.filter((action) => mayClose(visit, action, email, school)).map(({ id }) => id);
}
