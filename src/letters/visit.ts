// The letters of a visit before anybody leaves: asked for, assessed, approved or not, called off.
import { assessmentName } from '../forms/assessment';
import { lines } from '../forms/lines';
import { textOf } from '../forms/question';
import { absenceNote } from '../forms/worries';
import { roleWords } from '../policy/role-names';
import { hasRole, listWords, nameOf, personAt, sentence } from '../school/people';
import type { Scene } from '../school/scene';
import { isComplete } from '../visit/deadlines';
import { isEvening } from '../visit/hours';
import { status, type Visit } from '../visit/record';
import { asksInstead } from '../visit/weighing';
import { approversOf, standIns } from '../visit/who';
import { agencyConfirmation } from './agency';
import { approvalReminder, forYourInformation, pleaseApprove } from './approving';
import { briefing } from './briefing';
import {
  type Block,
  button,
  type Content,
  call,
  callout,
  facts,
  heading,
  type Kind,
  numbered,
  type Params,
  paragraph,
  quote,
  when,
} from './content';
import { goes } from './visit-parts';
import {
  answerBy,
  areMany,
  dateOf,
  has,
  involvedIn,
  partyOf,
  pupilFor,
  ringOffice,
  rolesAre,
  rolesWords,
  tag,
  timesOf,
  whenWords,
  withYear,
} from './words';

/** What a visit is, in a few rows, as the reader may know it. */
export function visitFacts(visit: Visit, scene: Scene): Block {
  const { request } = visit;
  return facts([
    ['Reference', visit.ref],
    ['Pupil', withYear(pupilFor(request.pupil, scene, involvedIn(visit)), visit)],
    ['When', timesOf(visit, scene.now)],
    ['Where', request.address],
    ['Who goes', partyOf(visit, scene)],
  ]);
}

/** The family's numbers as this reader may know them: who wrote them down, and whom the policy names (CELT-33). */
export function familyPhonesFor({ request, rules }: Visit, { school, reader }: Scene): string | undefined {
  const all = rules.familyPhonesFor.length === 0 || request.by === reader.email;
  return all || hasRole(school.staff, reader.email, ...rules.familyPhonesFor) ? request.familyPhones : undefined;
}

/** What the police need to hear for a welfare call (SPT-03). */
function whatToSay(visit: Visit, scene: Scene): Block {
  const { request } = visit;
  const { settings } = scene.school;
  const phones = familyPhonesFor(visit, scene);
  const back = [settings.officePhone, settings.emergencyPhone].filter((number) => number !== '');
  return numbered('warning', 'What to say', [
    `“I am ringing from ${settings.schoolName}. We have an immediate concern for a child and ask for a welfare call.”`,
    `The child: ${withYear(request.pupil, visit)}.`,
    `The address: ${request.address}.`,
    ...(phones === undefined ? [] : [`The family’s phones: ${phones === '' ? 'none known' : phones}.`]),
    `Why: ${textOf(request.answers, 'immediateWhat') || request.reason}.`,
    ...(back.length > 0 ? [`Ring back: ${back.join(' or ')}.`] : []),
    'Ask for the incident number and write it down.',
  ]);
}

const callPolice: Block[] = [call('In danger now: call 999', '999'), call('Otherwise: call 101', '101', 'routine')];

/** What is to be done at once about an immediate concern (SPT-03). */
function immediate(visit: Visit, scene: Scene): Block[] {
  return when(
    visit.request.immediateConcern && !visit.police,
    paragraph(
      'You told us of an immediate concern for this child. Do not wait for a visit: ask for a police welfare call. The safeguarding team have been told.',
    ),
    ...callPolice,
    whatToSay(visit, scene),
    heading('If a visit is wanted all the same'),
  );
}

/** What the policy advises against, said to who asks before anybody else reads it (SPT-04, SPT-24). */
function advisedAgainst({ request }: Visit, { policy, school }: Scene): Block[] {
  const absence = absenceNote(policy, request.answers);
  const evening =
    policy.rules.evening === 'advised against' && isEvening(request, school.settings)
      ? `In the evening (${request.arrive} to ${request.backBy}): the policy strongly advises against it, and whoever approves must write a reason.`
      : '';
  const notes = [absence === '' ? '' : `${absence}.`, evening].filter((words) => words !== '');
  return when(notes.length > 0, callout('warning', 'Please think about this once more', notes));
}

/** Who has it now: those whose role it is, whoever stands in for them, or nobody, and then it says so. */
function withWhom(visit: Visit, { school, policy }: Scene) {
  const { by } = visit.rules.approval;
  if (approversOf(visit, school).length === 0) {
    const title = 'Nobody at school can approve it at the moment';
    const asked = `${title}: the administrators are told. Whoever can is asked`;
    return { nobody: true, isWith: 'Nobody to approve it yet', title, asked };
  }
  const instead = standIns(visit, school).length > 0;
  const who = instead ? 'those who lead the school' : rolesWords(by, policy);
  const asked = `${sentence(instead ? `${who} are` : rolesAre(by, policy))} asked to approve the visit`;
  return { nobody: false, isWith: `With ${who}`, title: `Your visit is with ${who}`, asked };
}

/** Asked for: the risk assessment comes next, or somebody decides, as the policy has it. */
function requestReceived(visit: Visit, scene: Scene, { assessmentUrl = '' }: Params): Content {
  const { assessment } = visit.rules;
  const urgent = visit.request.immediateConcern && !visit.police;
  const first = assessment === 'first';
  const { nobody, isWith, title: at, asked } = withWhom(visit, scene);
  const next = first ? 'Next: the risk assessment for' : `${isWith}:`;
  const title = first ? 'Now fill in the risk assessment' : at;
  return {
    subject: urgent ? `URGENT, ring the police first: ${tag(visit)}` : `${next} ${tag(visit)}`,
    tone: urgent ? 'alarm' : 'routine',
    band: urgent ? 'RING THE POLICE FIRST' : `Visit asked for: ${visit.ref}`,
    title: urgent ? 'Ring the police first: 999 or 101' : title,
    blocks: [
      ...immediate(visit, scene),
      paragraph(
        first
          ? `We have your Home Visit Form. ${asked} once the risk assessment is in as well. Nobody leaves before that.`
          : `We have your Home Visit Form. ${asked}${nobody ? ' as soon as there is somebody' : ''}. You will hear as soon as somebody has decided. Please do not leave before that.`,
      ),
      ...when(
        first,
        button(
          'Fill in the risk assessment',
          assessmentUrl,
          `Open the ${assessmentName(scene.policy)} form and give it the reference ${visit.ref}.`,
        ),
      ),
      ...advisedAssessment(visit, assessmentUrl),
      ...toPutRight(visit),
      ...advisedAgainst(visit, scene),
      visitFacts(visit, scene),
      ...changeIt(visit.request.editUrl, 'Change your Home Visit Form'),
    ],
  };
}

/** A risk assessment that the policy advises and nobody has written: said, never demanded (WNA-13). */
function advisedAssessment(visit: Visit, assessmentUrl: string): Block[] {
  return when(
    visit.rules.assessment === 'advised' && !visit.assessment,
    paragraph('There is no risk assessment. The policy advises one; it takes a few minutes:'),
    { ...button('Fill in the risk assessment', assessmentUrl, ''), quiet: true },
  );
}

/** What stands in the way of approval in the form itself, for whoever can put it right (NAS-01, NAS-02, CELT-19). */
function toPutRight({ request }: Visit): Block[] {
  return when(request.blocks.length > 0, callout('alarm', 'It cannot be approved yet', request.blocks), {
    ...button('Put it right in the Home Visit Form', request.editUrl, ''),
  });
}

/** A small way back into a form, where there is one. */
function changeIt(editUrl: string, words: string): Block[] {
  return when(editUrl !== '', paragraph('Something not right? Nothing is lost, your answers are kept:'), {
    ...button(words, editUrl, ''),
    quiet: true,
  });
}

function assessmentReceived(visit: Visit, scene: Scene): Content {
  const level = visit.assessment?.level.toLowerCase() ?? '';
  const { by } = visit.rules.approval;
  const stands = visit.decision?.ruling === 'approved';
  const { isWith, title } = withWhom(visit, scene);
  const instead = asksInstead(visit);
  const isIn = `The risk assessment is in${level === '' ? '' : `: ${level} risk`}.`;
  return {
    subject: `${stands ? 'Risk assessment received' : isWith}: ${tag(visit)}`,
    tone: instead ? 'warning' : 'routine',
    band: `Assessment received: ${visit.ref}`,
    title: stands ? 'The risk assessment is in, and you may go as before' : title,
    blocks: [
      ...when(
        instead,
        callout('warning', 'The policy would rather you invited the family into school', [
          `The risk is ${level}. Ring them or write, and offer a choice of times at school.`,
          `Going all the same needs a reason from ${rolesWords(by, scene.policy)}.`,
        ]),
      ),
      paragraph(
        stands ? isIn : `${isIn} You will hear as soon as somebody has decided. Please do not leave before that.`,
      ),
      visitFacts(visit, scene),
      ...changeIt(visit.assessment?.editUrl ?? '', 'Change the risk assessment'),
    ],
  };
}

/** The approval no longer covers what is planned: said to those who go, and to those who approved (NAS-07). */
function approveAgain(visit: Visit, scene: Scene, { what = '' }: Params): Content {
  const changed = what === '' ? 'something changed' : `${what} changed`;
  const own = goes(visit, scene);
  const approvers = sentence(rolesAre(visit.rules.approval.by, scene.policy));
  // Whoever was to go and does not any more, where nobody has to approve it as it is now.
  if (visit.decision?.via === 'policy') return changedFor(visit, scene, changed);
  return {
    subject: `${own ? 'WAIT, not approved any more' : 'Approval needed again'}: ${tag(visit)}`,
    tone: 'warning',
    band: `${own ? 'Wait' : 'Changed'}: ${visit.ref}`,
    title: own ? `Please wait: ${changed}` : `${sentence(changed)}, so the approval no longer holds`,
    blocks: [
      paragraph(
        own
          ? `The approval was for the visit as it was before. ${approvers} asked again, and you will hear. Please do not leave before that.`
          : `${approvers} asked to decide on the visit as it is now:`,
      ),
      ...when(
        own && asksInstead(visit),
        callout('warning', 'The policy would rather you invited the family into school', [
          `The risk is ${visit.assessment?.level.toLowerCase()}. Ring them or write, and offer a choice of times.`,
        ]),
      ),
      visitFacts(visit, scene),
      ...answerBy(scene, {
        page: 'visit',
        ref: visit.ref,
        words: own ? 'See the visit' : 'Decide on this visit',
        byPhone: own ? '' : `To decide on ${visit.ref}`,
      }),
    ],
  };
}

/** The visit as it is now, for somebody who was to go and is not named any more. */
function changedFor(visit: Visit, scene: Scene, changed: string): Content {
  return {
    subject: `Changed: ${tag(visit)}`,
    tone: 'warning',
    band: `Changed: ${visit.ref}`,
    title: sentence(changed),
    blocks: [paragraph('This is the visit as it is now. You are not named for it any more.'), visitFacts(visit, scene)],
  };
}

/** Who let them go: an approver, by phone or not; or the policy, under which nobody has to (WNA-14). */
function whoApproved(visit: Visit, scene: Scene, decision: NonNullable<Visit['decision']>): string {
  const { staff } = scene.school;
  const who = nameOf(staff, decision.by);
  if (decision.via === 'policy') {
    const { by } = visit.rules.approval;
    return `No approval is needed; ${listWords(by.map((role) => roleWords(role, scene.policy)))} ${has(areMany(by))} been told.`;
  }
  if (!decision.byPhone) return `${who} approved it.`;
  return `${who} approved it by phone; ${nameOf(staff, decision.byPhone.recordedBy)} wrote it down.`;
}

function approved(visit: Visit, scene: Scene, decision: NonNullable<Visit['decision']>, params: Params): Content {
  const who = nameOf(scene.school.staff, decision.by);
  const alone = decision.party === 'alone';
  const free = decision.via === 'policy';
  return {
    subject: `${free ? 'You may go' : 'Approved to go'} ${decision.party}: ${tag(visit)}, ${dateOf(visit)}`,
    tone: 'good',
    band: `${free ? 'No approval needed' : 'Approved'}: ${visit.ref}`,
    title: `${free ? 'Nothing stands in the way' : 'Approved'}: ${alone ? 'you may go alone' : 'go in a pair, never alone'}`,
    blocks: [
      ...when(decision.words !== '', callout('warning', `${who} wrote with the approval`, [decision.words])),
      paragraph(
        `${whoApproved(visit, scene, decision)} When you leave, sign out: somebody at school then watches over you until you are back.`,
      ),
      ...answerBy(scene, { page: 'leave', ref: visit.ref, words: 'Sign out when you leave', byPhone: 'To sign out' }),
      ...when(free, ...advisedAgainst(visit, scene), ...advisedAssessment(visit, params.assessmentUrl ?? '')),
      visitFacts(visit, scene),
      ...briefing(visit, scene),
    ],
  };
}

function sentBack(visit: Visit, scene: Scene, decision: NonNullable<Visit['decision']>): Content {
  const who = nameOf(scene.school.staff, decision.by);
  const { editUrl } = visit.request;
  return {
    subject: `Please change and send again: ${tag(visit)}`,
    tone: 'warning',
    band: `Sent back: ${visit.ref}`,
    title: `${who} needs something changed first`,
    blocks: [
      quote(`${who} wrote`, decision.words),
      button('Change the Home Visit Form', editUrl, `Send the form again and give it the reference ${visit.ref}.`),
      ...when((visit.assessment?.editUrl ?? '') !== '', {
        ...button('Change the risk assessment', visit.assessment?.editUrl ?? '', ''),
        quiet: true,
      }),
      paragraph('Your answers are kept. It goes back for approval as soon as you send it. Please do not leave before.'),
      visitFacts(visit, scene),
    ],
  };
}

function refusedLetter(visit: Visit, scene: Scene, decision: NonNullable<Visit['decision']>): Content {
  const who = nameOf(scene.school.staff, decision.by);
  const invited = decision.ruling === 'invited into school';
  return {
    subject: `${invited ? 'Invite them into school instead' : 'Not approved, do not go'}: ${tag(visit)}`,
    tone: invited ? 'routine' : 'warning',
    band: `${invited ? 'Not a home visit' : 'Declined'}: ${visit.ref}`,
    title: invited ? 'Invite the family into school instead' : 'Not approved: please do not go',
    blocks: [
      ...when(decision.words !== '', quote(`${who} wrote`, decision.words)),
      paragraph(
        invited
          ? `${who} would rather the family came in. Ring them or write, offer a choice of times, and say what it is about. If they expect you at home, tell them you are not coming.`
          : `Talk to ${who} about what to do instead. If the family expects you, please tell them.`,
      ),
      visitFacts(visit, scene),
      ...answerBy(scene, { page: 'visit', ref: visit.ref, words: 'See the visit' }),
    ],
  };
}

function decision(visit: Visit, scene: Scene, params: Params): Content {
  const made = visit.decision;
  if (!made) return approveAgain(visit, scene, {});
  if (made.ruling === 'approved') return approved(visit, scene, made, params);
  return made.ruling === 'sent back' ? sentBack(visit, scene, made) : refusedLetter(visit, scene, made);
}

function decidedByAnother(visit: Visit, scene: Scene): Content {
  const made = visit.decision;
  const who = made ? nameOf(scene.school.staff, made.by) : 'Somebody';
  const ruling = made ? (made.ruling === 'approved' ? `approved, ${made.party}` : made.ruling) : 'decided';
  return {
    subject: `Decided (${ruling}): ${tag(visit)}`,
    tone: 'routine',
    band: `No need to decide: ${visit.ref}`,
    title: `${who} has decided: ${ruling}`,
    blocks: [
      paragraph('There is nothing for you to do.'),
      ...when((made?.words ?? '') !== '', quote(`${who} wrote`, made?.words ?? '')),
      visitFacts(visit, scene),
      ...answerBy(scene, { page: 'visit', ref: visit.ref, words: 'See the visit' }),
    ],
  };
}

/** Why there is no approval: sent back, not fit to be decided on, or nobody did. */
function whyUndecided(visit: Visit, { policy }: Scene): string {
  if (visit.decision?.ruling === 'sent back') return 'it was sent back, and has not come again.';
  if (!isComplete(visit)) return `nobody could decide: the ${assessmentName(policy)} has not come in.`;
  return 'nobody has decided. That is not your fault.';
}

function doNotGo(visit: Visit, scene: Scene): Content {
  return {
    subject: `DO NOT GO: ${tag(visit)} is not approved`,
    tone: 'alarm',
    band: 'DO NOT GO',
    title: 'This visit was not approved in time. Please do not go.',
    blocks: [
      paragraph(
        `Its time has come and ${whyUndecided(visit, scene)} If it cannot wait, speak to ${rolesWords(visit.rules.approval.by, scene.policy)} now. To go another day, change the date in the form and send it again.`,
      ),
      button('Choose another time', visit.request.editUrl, ringOffice(scene, 'To choose another time')),
      visitFacts(visit, scene),
      paragraph('If the family expects you, please tell them you are not coming today.'),
      ...when(visit.outing === '', paragraph(ringOffice(scene, 'Already on your way? Say so now'))),
    ],
  };
}

/** Asks visitors, office and leaders about an approved visit whose time has come with nobody signed out (X-21). */
function notSignedOut(visit: Visit, scene: Scene): Content {
  const mine = visit.request.visitors.includes(scene.reader.email);
  // Nobody else's tap signs them out.
  const signs = mine || hasRole(scene.school.staff, scene.reader.email, 'office');
  const names = partyOf(visit, scene);
  return {
    subject: `Have ${mine ? 'you' : 'they'} left? ${tag(visit)} is not signed out`,
    tone: 'warning',
    band: 'Nobody has signed out',
    title: mine ? 'Your visit’s time has come and you are not signed out' : `${names}: not signed out`,
    blocks: [
      paragraph(
        mine
          ? 'Nobody is watching for your return. If you have gone, or are going, sign out now: it takes a minute. If you are not going today, cancel the visit.'
          : `They may have gone without a word, or not gone at all. Ring them. If they have gone, ${signs ? 'sign them out' : 'ask the office to sign them out'}, so that somebody watches for their return.`,
      ),
      ...(signs
        ? answerBy(scene, {
            page: 'leave',
            ref: visit.ref,
            words: mine ? 'Sign out now' : 'Sign them out',
            byPhone: 'To sign out',
          })
        : answerBy(scene, {
            page: 'visit',
            ref: visit.ref,
            words: 'Open the visit',
            byPhone: 'To have them signed out',
          })),
      ...when(
        !mine,
        facts(
          visit.request.visitors.map((email): [string, string] => [
            nameOf(scene.school.staff, email),
            personAt(scene.school.staff, email)?.mobile ?? '',
          ]),
        ),
      ),
      visitFacts(visit, scene),
    ],
  };
}

/** Asks the safeguarding team to have the police call on the child, with all that the call needs (SPT-03). */
function policeWelfareCall(visit: Visit, scene: Scene): Content {
  const { request } = visit;
  const { staff } = scene.school;
  const said = lines('request', scene, request.answers).filter(({ key }) => /^(immediate|police)/.test(key));
  return {
    subject: `URGENT, police welfare call: ${tag(visit)}`,
    tone: 'alarm',
    band: 'POLICE WELFARE CALL',
    title: `Ask the police to check on ${pupilFor(request.pupil, scene, involvedIn(visit))} now`,
    blocks: [
      ...callPolice,
      ...when(said.length > 0, facts(said.map(({ label, words }) => [label, words]))),
      whatToSay(visit, scene),
      ...answerBy(scene, {
        page: 'visit',
        ref: visit.ref,
        words: 'Record the police reference',
        byPhone: 'To record the police reference',
      }),
      facts([
        ['Reported by', `${nameOf(staff, request.by)}, ${whenWords(request.at, scene.now)}`],
        ['Reference', visit.ref],
      ]),
    ],
  };
}

/** Whether the family knows that nobody comes, as far as it was said. */
function parentsWords({ cancelled }: Visit): string {
  switch (cancelled?.parents) {
    case 'yes':
      return 'The parents have been told.';
    case 'they knew of no visit':
      return 'The parents knew of no visit.';
    case 'not yet':
      return 'The parents have NOT been told yet; somebody is asked to ring them.';
    default:
      return 'If the family expects a visit, please see that somebody tells them.';
  }
}

function cancelled(visit: Visit, scene: Scene): Content {
  const who = visit.cancelled ? nameOf(scene.school.staff, visit.cancelled.by) : 'Somebody';
  return {
    subject: `Cancelled: ${tag(visit)}, ${dateOf(visit)}`,
    tone: 'warning',
    band: `Cancelled: ${visit.ref}`,
    title: `${who} called this visit off`,
    blocks: [
      ...when((visit.cancelled?.words ?? '') !== '', quote('The reason', visit.cancelled?.words ?? '')),
      paragraph(`Nobody goes. ${parentsWords(visit)}`),
      visitFacts(visit, scene),
      ...answerBy(scene, { page: 'visit', ref: visit.ref, words: 'See the visit' }),
    ],
  };
}

/** A request for a decision that comes too late says what became of it. */
const overtaken = (visit: Visit, scene: Scene): string | undefined => {
  if (visit.familyRefused) return 'family prefers no visit';
  if (visit.cancelled) return 'cancelled';
  const decided = visit.decision !== null && visit.decision.ruling !== 'sent back';
  return decided && status(visit, scene.now) !== 'requested' ? 'decided by another' : undefined;
};

/** Told of a clearance after a person has decided otherwise, or it was called off. */
const overtakenClearance = (visit: Visit, scene: Scene): string | undefined =>
  visit.decision?.via === 'policy' && !visit.cancelled && !visit.familyRefused ? undefined : overtaken(visit, scene);

const standing = (visit: Visit): string | undefined => (visit.decision?.ruling === 'approved' ? 'decision' : undefined);

const leftAlready = (visit: Visit): string | undefined => {
  if (visit.familyRefused) return 'family prefers no visit';
  return visit.cancelled ? 'cancelled' : undefined;
};

/** Before the visit: who reads each letter, and what it wants to know. */
export const VISIT_LETTERS = {
  'agency confirmation': {
    urgent: false,
    readers: 'agency outside the school',
    params: ['agency'],
    write: agencyConfirmation,
  },
  'request received': { urgent: false, readers: 'requester', params: ['assessmentUrl'], write: requestReceived },
  'assessment received': { urgent: false, readers: 'requester', write: assessmentReceived },
  'please approve': { urgent: false, readers: 'approvers', instead: overtaken, write: pleaseApprove },
  'approval reminder': { urgent: false, readers: 'approvers', instead: overtaken, write: approvalReminder },
  'for your information': {
    urgent: false,
    readers: 'who would decide, where nobody has to',
    instead: (visit, scene) => (visit.decision ? overtakenClearance(visit, scene) : 'please approve'),
    write: forYourInformation,
  },
  'approve again': { urgent: false, readers: 'visitors, approvers', params: ['what'], write: approveAgain },
  decision: { urgent: false, readers: 'requester, visitors', write: decision },
  'decided by another': { urgent: false, readers: 'the other approvers', write: decidedByAnother },
  'do not go': { urgent: true, readers: 'requester, visitors', instead: standing, write: doNotGo },
  'not signed out': {
    urgent: true,
    readers: 'visitors; then office, leaders',
    instead: leftAlready,
    write: notSignedOut,
  },
  'police welfare call': { urgent: true, readers: 'safeguarding team', write: policeWelfareCall },
  cancelled: {
    urgent: false,
    readers: 'everyone who knew of the visit',
    instead: (visit) => (visit.cancelled?.unsafe ? 'did not feel safe' : undefined),
    write: cancelled,
  },
} satisfies Record<string, Kind<Visit>>;
