// The letters of a visit before anybody leaves: asked for, assessed, approved or not, called off.
import { assessmentName } from '../forms/assessment';
import { hasRole, nameOf, personAt, sentence } from '../school/people';
import type { Scene } from '../school/scene';
import { status, type Visit } from '../visit/record';
import { asksInstead } from '../visit/weighing';
import { approversOf, standIns } from '../visit/who';
import { advisedAgainst, advisedAssessment } from './advised';
import { agencyConfirmation } from './agency';
import { approvalReminder, forYourInformation, pleaseApprove } from './approving';
import {
  type Block,
  button,
  type Content,
  callout,
  facts,
  heading,
  type Kind,
  type Params,
  paragraph,
  quote,
  when,
} from './content';
import { approveAgain, decidedByAnother, decision, doNotGo } from './decided';
import { callPolice, policeWelfareCall, whatToSay } from './police-call';
import { visitFacts } from './visit-parts';
import { answerBy, dateOf, partyOf, rolesAre, rolesWords, tag } from './words';

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
  // It may have come in by now; a drill has a made-up one from the beginning.
  const first = assessment === 'first' && !visit.assessment;
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
