// A form sent in: matched to its questions, read, and taken into its visit; or its sender asked to put it right.
import { approvalBlocks, lines, readAssessment, readIncident, readReport, readRequest } from '../forms';
import type { Problem } from '../forms/question';
import { listOf } from '../forms/question';
import { visitOf } from '../forms/reference';
import { policyOf } from '../policy';
import { anyRole } from '../policy/role-names';
import type { Policy } from '../policy/schema';
import { type AnyRecord, Busy, type Ports, type Submission } from '../ports';
import type { Facts } from '../record/decide';
import { stepped } from '../record/decide';
import { logged, posted } from '../record/record';
import { personAt, tidyEmail } from '../school/people';
import type { School } from '../school/school';
import { type Instant, MINUTE } from '../time';
import { staffMeant } from '../visit/accused';
import type { Visit } from '../visit/record';
import { ACCUSATION } from '../visit/record';
import { amendRequest, assessVisit, reportIncident, reportVisit, requestVisit, type Sent } from '../visit/send-in';
import { settledUnplaced, withoutUnplaced, withUnplaced } from '../visit/unplaced';
import { approversOf, standIns } from '../visit/who';
import { actorAt, factsFor } from './facts';
import { withArchived } from './from-archive';
import type { Open } from './open-records';
import { builtForms, readFrom } from './people-of-files';
import { transact } from './transact';
import { administrators, withTrouble } from './trouble';
import { UNREADABLE, unreadWords } from './unreadable-form';

/**
 * Takes one submission in. One that is known already (a trigger fired twice, found again by reconciliation) changes
 * nothing; a blank double is passed over; an edited answer (same response, newer time) changes its visit.
 * @throws Busy when the lock is not to be had: reconciliation finds the submission later
 */
export function takeSubmission(ports: Ports, submitted: (school: School) => Submission, now: Instant): void {
  transact(ports, now, (open) => {
    const submission = submitted(open.school);
    if (isKnown(submission, open)) return { changed: [], answer: null };
    const all = withArchived(ports, submission, open);
    return {
      changed: isKnown(submission, all) ? [] : placed(taken(submission, all, now), submission, open.school),
      answer: null,
    };
  });
}

/** Each try waits ten seconds for the lock by itself. */
const TRIES = 6;

/** The same by the form's trigger, which has nobody waiting: where others are busy it tries again. @throws Busy at last */
export function takePatiently(ports: Ports, submitted: (school: School) => Submission, clock: () => Instant): void {
  for (let tries = 1; ; tries++) {
    try {
      takeSubmission(ports, submitted, clock());
      return;
    } catch (error) {
      if (!(error instanceof Busy) || tries === TRIES) throw error;
    }
  }
}

/** Whether this very version of the answer was taken in before, or can mean nothing. */
export function isKnown(submission: Submission, open: Open): boolean {
  const blank = !submission.strange && Object.values(submission.answers).every((answer) => answer.length === 0);
  const { puzzles } = open.school;
  return (
    blank || puzzles[submission.responseId] === submission.at || open.visits.some((visit) => holds(visit, submission))
  );
}

function holds(visit: Visit, { form, responseId, at }: Submission): boolean {
  const part = visit[form];
  if ((visit.answersTaken?.[responseId] ?? Number.NEGATIVE_INFINITY) >= at) return true;
  return part?.responseId === responseId && part.at >= at;
}

/** The records that the submission changes. */
function taken(submission: Submission, open: Open, now: Instant): AnyRecord[] {
  const actor = actorAt(open.school, submission.by, 'form');
  const facts = factsFor(open.school, actor, now);
  if (submission.strange)
    return puzzled(submission, [UNREADABLE], withTrouble(open.school, [unreadWords(submission, now)], now), now);
  const sent: Sent = {
    at: submission.at,
    by: tidyEmail(submission.by),
    responseId: submission.responseId,
    editUrl: submission.editUrl,
  };
  switch (submission.form) {
    case 'request':
      return takenRequest(submission, sent, open, facts);
    case 'assessment': {
      const policy = assessedUnder(submission, open, facts.policy);
      if (policy.asks.assessment.length === 0) return puzzled(submission, [NOT_ASKED], open.school, now);
      const read = readAssessment(submission.answers, { ...facts, policy, visits: open.visits });
      if ('problems' in read) return puzzled(submission, read.problems, open.school, now);
      return inVisit(submission, open, (visit) => {
        const outing = open.outings.find(({ ref }) => ref === visit.outing);
        return assessVisit(visit, { ...read.ok, ...sent }, facts, outing?.watcher.email);
      });
    }
    case 'report': {
      // As of when it was sent, as a request.
      const read = readReport(submission.answers, { ...facts, now: submission.at, visits: open.visits });
      if ('problems' in read) return puzzled(submission, read.problems, open.school, now);
      return inVisit(submission, open, (visit) => reportVisit(visit, { ...read.ok, ...sent }, facts));
    }
    case 'incident': {
      const read = readIncident(submission.answers, { ...facts, visits: open.visits });
      if ('problems' in read) return puzzled(submission, read.problems, open.school, now);
      return inVisit(submission, open, (visit) => reportIncident(visit, { ...read.ok, ...sent }, facts));
    }
  }
}

function takenRequest(submission: Submission, sent: Sent, open: Open, facts: Facts): AnyRecord[] {
  const { school } = open;
  // Judged as of when it was sent: one found late by reconciliation is a request all the same.
  const read = readRequest(submission.answers, { ...facts, now: submission.at });
  const known = open.visits.find((visit) => visit.request.responseId === submission.responseId);
  if ('problems' in read) return puzzled(submission, read.problems, school, facts.now);
  const request = { ...read.ok, ...sent };
  if (known) return [amendRequest(reassessed(known, request, school), request, facts)];
  const number = school.lastVisit + 1;
  const visit = requestVisit(`HV-${String(number).padStart(4, '0')}`, request, facts);
  return [nobodyToAsk({ ...school, lastVisit: number }, visit, facts), visit];
}

const NOT_ASKED: Problem = {
  question: 'Visit reference',
  words: 'The policy asks for no risk assessment of this visit, so nothing was taken in. You need not send it again.',
};

/**
 * The policy whose questions stand in the assessment form: the school's; where that asks for none, the one under which the
 * visit was asked for, when the form was built.
 */
function assessedUnder({ answers }: Submission, { visits }: Open, policy: Policy): Policy {
  if (policy.asks.assessment.length > 0) return policy;
  const visit = visitOf(answers, visits);
  return visit ? policyOf(visit.policy) : policy;
}

/** What of its assessment stands against approval hangs on the visit's times too, and they may have changed. */
function reassessed(visit: Visit, request: Visit['request'], { settings }: School): Visit {
  const { assessment } = visit;
  return assessment
    ? { ...visit, assessment: { ...assessment, blocks: approvalBlocks({ ...visit, request }, settings) } }
    : visit;
}

/** A visit that nobody can approve is kept, and sender and administrator hear of it at once, not at the visit's time. */
function nobodyToAsk(school: School, visit: Visit, facts: Facts): School {
  const { by, deputy } = visit.rules.approval;
  const instead = standIns(visit, school).length > 0;
  if (!instead && approversOf(visit, school).length > 0) return school;
  const what = instead
    ? 'the senior leaders and the headteacher are asked instead'
    : 'nobody on the staff list can approve it';
  const who = anyRole([...new Set([...by, deputy])], facts.policy);
  const problem =
    `${visit.ref} was asked for and is kept, but ${what}: there is no ${who} who does not go on it. ` +
    'Add somebody on the sheet Staff of the Control spreadsheet.';
  const people = [...administrators(school), ...(instead ? [] : known(visit.request.by, school))];
  return posted(stepped(school, ''), facts.now, 'trouble', people, { params: { problem } });
}

/** The sender, where the address is on the staff list: a form's address is a claim, and strangers get no mail from us. */
function known(by: string, school: School): string[] {
  return personAt(school.staff, by)?.active ? [tidyEmail(by)] : [];
}

function inVisit(submission: Submission, open: Open, change: (visit: Visit) => Visit): AnyRecord[] {
  const visit = visitOf(submission.answers, open.visits);
  return visit ? [remembering(change(visit), visit, submission)] : [];
}

/** The visit with this answer among those taken in, and the one that it takes the place of. */
function remembering(changed: Visit, before: Visit, { form, responseId, at }: Submission): Visit {
  const last = before[form];
  const answersTaken = {
    ...(last ? { [last.responseId]: last.at } : {}),
    ...before.answersTaken,
    [responseId]: at,
  };
  return { ...changed, answersTaken };
}

const PUZZLES_KEPT = 60;

/** Nothing is lost: the answer stays with its form, and its sender gets a mail that names each question and a link. */
function puzzled(submission: Submission, problems: Problem[], school: School, now: Instant): AnyRecord[] {
  // What a look may find again is kept however much it is: whoever was asked once is not asked again.
  const since = Math.min(...builtForms(school).map((form) => readFrom(school, form))) - MINUTE;
  const all = Object.entries(school.puzzles);
  const kept = all.filter(([, at], i) => at >= since || i >= all.length - PUZZLES_KEPT);
  const puzzles = { ...Object.fromEntries(kept), [submission.responseId]: submission.at };
  const sender = known(submission.by, school);
  const params = {
    form: submission.form,
    editUrl: submission.editUrl,
    problems: JSON.stringify(problems),
    by: submission.by,
  };
  const people = sender.length > 0 ? sender : administrators(school);
  const next = posted({ ...stepped(school, ''), puzzles }, now, 'put it right', people, { params });
  return [heard(next, submission, now)];
}

/** What is told of a concern or an incident that no visit can hold yet: enough to act on it. */
const TOLD = {
  request:
    /^(immediate\w+|police\w+|visitors|pupil|yearGroup|address|landline|familyPhones|date|arrive|reason|purpose|circumstances)$/,
  assessment: /^$/,
  report: /^(reference|outcome|minutes|comments|childSeen|notSeenWhy|concern|discussed)$/,
  incident: /./,
};

/** Whether the answers tell of a concern or an incident. */
function isAlarming({ form, answers }: Submission): boolean {
  return form === 'incident' || answers[form === 'request' ? 'immediateConcern' : 'hasConcern'] === 'Yes';
}

/** A concern or an incident is not kept waiting until its form is put right: those whose work it is read it at once, until one answers. */
function heard(school: School, submission: Submission, now: Instant): School {
  const { form, answers, by, editUrl, responseId } = submission;
  if (!isAlarming(submission)) return school;
  const sort = form === 'incident' ? String(answers.sort ?? '') : '';
  const policy = policyOf(school.settings.policy);
  const said = lines(form, { policy }, answers).flatMap(({ key, label, words }) =>
    TOLD[form].test(key) ? [[label, words]] : [],
  );
  const accusation = sort === ACCUSATION;
  const kept = withUnplaced(school, {
    id: responseId,
    at: now,
    form,
    accusation,
    againstHead: answers.againstHead === 'Yes',
    accused: accusation ? staffMeant(listOf(answers, 'accused'), school.staff) : [],
    params: { form, by: tidyEmail(by), said: JSON.stringify(said), editUrl, sort },
  });
  const what = form === 'incident' ? 'An incident' : 'A concern';
  const next = accusation
    ? logged(kept, now, 'engine', 'A form that could not be taken in: told in confidence')
    : logged(kept, now, tidyEmail(by), `${what} in a form that could not be taken in`);
  return settledUnplaced(next, administrators(school), now);
}

/** What a visit holds now, with its own ladder, is answered there; one that says nothing of it any more is still to be answered. */
function placed(changed: AnyRecord[], submission: Submission, before: School): AnyRecord[] {
  const { responseId } = submission;
  const waits = before.unplaced?.some(({ id }) => id === responseId);
  if (!waits || !isAlarming(submission) || !changed.some(({ kind }) => kind === 'visit')) return changed;
  const school = changed.find((one): one is School => one.kind === 'school') ?? before;
  return [...changed.filter((one) => one !== school), withoutUnplaced(school, responseId)];
}
