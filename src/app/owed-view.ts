// What the page To do shows: the visits that still want something of this person, and what each wants.
import type { OwedVisit } from '../pages/view';
import type { School, StaffMember } from '../school/school';
import type { Instant } from '../time';
import { owed } from '../visit/deadlines';
import { isIncidentToRecord } from '../visit/incident';
import { copiesOwed } from '../visit/minutes';
import type { Visit } from '../visit/record';
import { recordingOwed, tooEarlyToRecord } from '../visit/recording';
import {
  actionsOf,
  isVisitor,
  mayAnswerConcern,
  mayAnswerIncident,
  mayClose,
  mayKeepRecords,
  maySee,
  withReadersIncident,
} from '../visit/who';
import { mayGiveReason } from '../visit/written';
import { formLink } from './facts';
import type { Open } from './open-records';
import { childMay, closable, cpomsFor, readsOf } from './visit-view';

/** What a colleague sees of a visit who only has an action from it: its words and its day, nothing else (SPT-36, CELT-29). */
function actionsAlone(visit: Visit, email: string, school: School): OwedVisit[] {
  const actions = actionsOf(visit, email);
  if (actions.length === 0) return [];
  return [
    {
      visit,
      actionsAlone: true,
      reads: { concern: false, incident: false, actions: false },
      recordCpoms: false,
      recordIncident: false,
      giveMinutes: false,
      cpomsText: '',
      acknowledgeConcern: false,
      acknowledgeIncident: false,
      reportForm: '',
      actions,
      closable: closable(visit, email, school),
    },
  ];
}

/** The visits that still want something of this person. */
export function owedBy({ school, visits }: Open, reader: StaffMember, now: Instant): OwedVisit[] {
  const { email } = reader;
  return visits.flatMap((kept) => {
    const visit = withReadersIncident(kept, email, school);
    if (owed(visit).length === 0) return [];
    if (!maySee(visit, email, school)) return actionsAlone(visit, email, school);
    const keeps = mayKeepRecords(visit, email, school);
    const own = isVisitor(visit, email);
    const recordCpoms = recordingOwed(visit) && !tooEarlyToRecord(visit, now) && keeps;
    const one = {
      visit,
      reads: readsOf(visit, email, school),
      recordCpoms,
      cpomsText: recordCpoms ? cpomsFor(visit, email, school) : '',
      acknowledgeConcern:
        visit.concern !== null && !visit.concernAcknowledged && mayAnswerConcern(visit, email, school),
      acknowledgeIncident:
        visit.incident !== null && !visit.incidentAcknowledged && mayAnswerIncident(visit, email, school),
      recordIncident: isIncidentToRecord(visit) && keeps,
      giveMinutes: copiesOwed(visit).length > 0 && keeps,
      giveReason: mayGiveReason(visit, email, school),
      childAlone: childMay(visit, email, school),
      reportForm: own && visit.made && !visit.report ? formLink(school, 'report', visit.ref) : '',
      closable: closable(visit, email, school),
      actions: visit.actions.filter(
        (action) => !action.done && (action.owner === email || mayClose(visit, action, email, school)),
      ),
    };
    const wanted =
      one.recordCpoms ||
      one.acknowledgeConcern ||
      one.acknowledgeIncident ||
      one.recordIncident ||
      one.giveMinutes ||
      one.giveReason ||
      one.childAlone.acknowledge ||
      one.childAlone.decide ||
      one.reportForm !== '' ||
      one.actions.length > 0;
    return wanted ? [one] : [];
  });
}
