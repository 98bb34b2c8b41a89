// What a visit owes and by when: a decision, a report, CPOMS, an answer to a concern. Computed each time, never stored.
import type { Deadline } from '../record/ladder';
import type { School, Settings } from '../school/school';
import { DAY, dueByEndOfDay, type Instant, MINUTE, timeWords } from '../time';
import { childAloneDeadlines, owedOnChild } from './child-alone';
import { incidentDeadlines, isIncidentToRecord } from './incident';
import { waitingIncidents } from './incidents';
import { copiesOwed } from './minutes';
import { arrival, isDayOver, isRefusedAtDoor, status, type Visit } from './record';
import { placesWords, recordingOwed } from './recording';
import { isReasonOwed, reasonDeadlines } from './written';

/** Whether the forms are in that the policy wants before anybody decides: a risk assessment may be advised, or not asked. */
export function isComplete(visit: Visit): boolean {
  return visit.assessment !== null || visit.rules.assessment !== 'first';
}

/** Whether the visit waits for an approver at `now`. */
export function awaitsDecision(visit: Visit, now: Instant): boolean {
  return status(visit, now) === 'requested' && isComplete(visit);
}

/** Whether somebody can still say yes on the phone: also after its time, on its day, since an emergency does not wait (X-20). */
export function awaitsPhone(visit: Visit, now: Instant): boolean {
  const late = status(visit, now) === 'expired' && visit.decision === null && !isDayOver(visit, now);
  return awaitsDecision(visit, now) || (late && isComplete(visit));
}

/** From when the approvers have had what they need. */
function askedSince(visit: Visit): Instant {
  return Math.max(visit.request.at, visit.assessment?.at ?? 0);
}

/** When what is owed after the visit is due: the working day's end, or an hour after return where that is later. */
export function paperworkDue(visit: Visit, settings: Settings): Instant | undefined {
  if (!visit.made) return undefined;
  // Somebody still out on a later stop is not chased for the first one's report.
  const from = visit.outing === '' ? visit.made.at : visit.returnedAt;
  return from === null ? undefined : dueByEndOfDay(from, settings);
}

/** The same for what goes on CPOMS, which can be owed anew, later than the rest was due. */
export function recordingDue(visit: Visit, settings: Settings): Instant | undefined {
  const due = paperworkDue(visit, settings);
  const anew = visit.recordAnewSince;
  return due === undefined || anew === undefined ? due : Math.max(due, dueByEndOfDay(anew, settings));
}

/** Every open deadline of a visit at `now`. */
export function visitDeadlines(visit: Visit, school: School, now: Instant): Deadline[] {
  const { settings } = school;
  if (visit.closedAt !== null) return [];
  if (visit.practice) return [...approvalDeadlines(visit, now), ...byPhoneDeadlines(visit, now)];
  return [
    ...approvalDeadlines(visit, now),
    ...byPhoneDeadlines(visit, now),
    ...paperworkDeadlines(visit, settings, now),
    ...concernDeadlines(visit, now),
    ...incidentDeadlines(visit, school, now),
    ...actionDeadlines(visit, now),
    ...childAloneDeadlines(visit, settings, now),
    ...reasonDeadlines(visit, settings, now),
  ];
}

function approvalDeadlines(visit: Visit, now: Instant): Deadline[] {
  if (visit.cancelled || visit.familyRefused || visit.outing !== '' || visit.made) return [];
  if (visit.decision?.ruling === 'approved') return isDayOver(visit, now) ? [] : [signOutDeadline(visit, now)];
  const undecided = visit.decision === null || visit.decision.ruling === 'sent back';
  if (!undecided) return [];
  if (now >= arrival(visit)) {
    return [
      {
        key: `no decision@${arrival(visit)}`,
        due: arrival(visit),
        steps: [
          { after: 0, to: 'visitors' },
          { after: 0, to: 'requester' },
        ],
        letter: 'do not go',
        urgent: true,
        params: {},
        words: `nobody has approved it by its time, ${timeWords(arrival(visit), now)}`,
      },
    ];
  }
  if (!awaitsDecision(visit, now)) return [];
  const { by, deputy, remindAfter, deputyAfter } = visit.rules.approval;
  const due = askedSince(visit);
  // One ladder, so that the deputy is asked at once where nobody else is there, and after an outage nobody twice.
  const first = now < due + remindAfter * MINUTE;
  return [
    {
      key: `approval@${due}`,
      due,
      steps: [
        ...by.map((to) => ({ after: 0, to })),
        ...by.map((to) => ({ after: remindAfter, to })),
        { after: deputyAfter, to: deputy },
      ],
      letter: first ? 'please approve' : 'approval reminder',
      urgent: false,
      params: {},
      words: first ? 'asked for approval' : `no decision since ${timeWords(due, now)}`,
    },
  ];
}

/** Whether an approval by phone still waits for the approver's own word (X-20). */
export function isUnconfirmed({ decision, cancelled, familyRefused, outing }: Visit): boolean {
  return decision?.byPhone?.confirmedAt === null && !cancelled && !(familyRefused && outing === '');
}

function byPhoneDeadlines(visit: Visit, now: Instant): Deadline[] {
  const { decision } = visit;
  if (!decision || !isUnconfirmed(visit)) return [];
  return [
    {
      key: `by phone@${decision.at}`,
      due: decision.at,
      steps: visit.rules.ladders.byPhone,
      letter: 'confirm by phone',
      urgent: true,
      params: {},
      words: `approval by phone of ${timeWords(decision.at, now)} not confirmed`,
    },
  ];
}

/** How long somebody has to leave after an approval that came after the time of the visit. */
const LATE_START = 15 * MINUTE;

/** Approved, its time has come, and nobody signed out: they may have gone unwatched, or not at all (X-21). */
function signOutDeadline(visit: Visit, now: Instant): Deadline {
  const approvedAt = visit.decision?.at ?? 0;
  const late = approvedAt > arrival(visit);
  return {
    key: `sign-out@${arrival(visit)}`,
    due: late ? approvedAt + LATE_START : arrival(visit),
    steps: visit.rules.ladders.signOut,
    letter: 'not signed out',
    urgent: true,
    params: {},
    words: `nobody has signed out, to be there ${timeWords(arrival(visit), now)}`,
  };
}

function paperworkDeadlines(visit: Visit, settings: Settings, now: Instant): Deadline[] {
  const due = paperworkDue(visit, settings);
  if (due === undefined) return [];
  const owed: Deadline[] = [];
  const words = `due ${timeWords(due, now)}`;
  const common = { due, urgent: false, params: {} };
  if (!visit.report && !isRefusedAtDoor(visit)) {
    owed.push({
      ...common,
      key: `report@${due}`,
      steps: visit.rules.ladders.report,
      letter: 'report due',
      words: `report ${words}`,
    });
  }
  if (recordingOwed(visit)) {
    const { recordAnewSince: anew } = visit;
    const recordBy = recordingDue(visit, settings) ?? due;
    owed.push({
      ...common,
      due: recordBy,
      key: `CPOMS@${anew === undefined ? due : `${recordBy}+${anew}`}`,
      steps: visit.rules.ladders.cpoms,
      letter: 'cpoms due',
      words: `${placesWords(visit)} due ${timeWords(recordBy, now)}`,
    });
  }
  if (copiesOwed(visit).length > 0) {
    // Copies that a concern held back are owed from its answer.
    const { concernAcknowledged: heard } = visit;
    const by = heard ? Math.max(due, dueByEndOfDay(heard.at, settings)) : due;
    owed.push({
      ...common,
      due: by,
      key: `minutes@${by}`,
      steps: visit.rules.ladders.cpoms,
      letter: 'minutes due',
      words: `minutes due ${timeWords(by, now)}`,
    });
  }
  return owed;
}

function concernDeadlines(visit: Visit, now: Instant): Deadline[] {
  const owed: Deadline[] = [];
  const steps = visit.rules.ladders.concern;
  if (visit.request.immediateConcern && !visit.police) {
    owed.push({
      key: `police@${visit.request.at}`,
      due: visit.request.at,
      // SPT-03: the whole team at once, not its lead alone.
      steps: [{ after: 0, to: 'safeguarding team' }, ...steps],
      letter: 'police welfare call',
      urgent: true,
      params: {},
      words: `immediate concern since ${timeWords(visit.request.at, now)}, police call not recorded`,
    });
  }
  if (visit.concern && !visit.concernAcknowledged) {
    owed.push({
      key: `concern@${visit.concern.at}`,
      due: visit.concern.at,
      steps,
      letter: 'concern',
      urgent: true,
      params: {},
      words: `safeguarding concern since ${timeWords(visit.concern.at, now)}`,
    });
  }
  return owed;
}

function actionDeadlines(visit: Visit, now: Instant): Deadline[] {
  return visit.actions
    .filter((action) => action.done === null)
    .map((action) => ({
      key: `action ${action.id}@${action.due}`,
      due: action.due,
      // CELT-28: whoever alone may close it is reminded with its owner.
      steps: [
        ...visit.rules.ladders.action,
        ...(action.closes ? [{ after: 0, to: action.closes, repeat: DAY / MINUTE }] : []),
      ],
      letter: 'action due',
      urgent: false,
      params: { action: action.id },
      words: `action ${action.id} due ${timeWords(action.due, now)}`,
    }));
}

/** What must still happen before the visit can be closed, in words; empty when nothing is owed, as after a drill. */
export function owed(visit: Visit): string[] {
  const reasons: string[] = [];
  if (visit.practice) return reasons;
  if (isUnconfirmed(visit)) reasons.push("the approver's word on the approval by phone");
  if (visit.made && !visit.report && !isRefusedAtDoor(visit)) reasons.push('the visit report');
  if (recordingOwed(visit)) reasons.push(`recording on ${placesWords(visit)}`);
  for (const { to } of copiesOwed(visit)) reasons.push(`the minutes to ${to}`);
  if (visit.concern && !visit.concernAcknowledged) reasons.push("the safeguarding lead's answer to the concern");
  if (visit.request.immediateConcern && !visit.police) reasons.push('the police call');
  if (waitingIncidents(visit).length > 0) reasons.push('an answer to the incident');
  if (isIncidentToRecord(visit)) reasons.push('recording the incident');
  const child = owedOnChild(visit);
  if (child) reasons.push(child === 'somebody has it' ? "the safeguarding team's answer about a child" : child);
  if (isReasonOwed(visit)) reasons.push('the reason in writing');
  const open = visit.actions.filter((action) => action.done === null).length;
  if (open > 0) reasons.push(open === 1 ? 'one open action' : `${open} open actions`);
  return reasons;
}
