// The letters of a visit before anybody leaves: asked for, assessed, approved or not, called off.
import { lines } from '../forms/lines';
import { absenceNote, isEvening } from '../forms/worries';
import { hasRole, nameOf, personAt } from '../school/people';
import type { Scene } from '../school/scene';
import { status, type Visit } from '../visit/record';
import { approvalReminder, pleaseApprove } from './approving';
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
import {
  answerBy,
  dateOf,
  involvedIn,
  partyOf,
  pupilFor,
  ringOffice,
  rolesWords,
  sentence,
  tag,
  timesOf,
  whenWords,
  withYear,
} from './words';

const readsAsVisitor = (visit: Visit, scene: Scene): boolean =>
  [visit.request.by, ...visit.request.visitors].includes(scene.reader.email);

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
function familyPhonesFor({ request, rules }: Visit, { school, reader }: Scene): string | undefined {
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
    `Why: ${request.reason}.`,
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

function requestReceived(visit: Visit, scene: Scene, { assessmentUrl = '' }: Params): Content {
  const approvers = rolesWords(visit.rules.approval.by);
  const urgent = visit.request.immediateConcern && !visit.police;
  return {
    subject: urgent ? `URGENT, ring the police first: ${tag(visit)}` : `Next: the risk assessment for ${tag(visit)}`,
    tone: urgent ? 'alarm' : 'routine',
    band: urgent ? 'RING THE POLICE FIRST' : `Visit asked for: ${visit.ref}`,
    title: urgent ? 'Ring the police first: 999 or 101' : 'Now fill in the risk assessment',
    blocks: [
      ...immediate(visit, scene),
      paragraph(
        `We have your Home Visit Form. ${sentence(approvers)} are asked to approve the visit once the risk assessment is in as well. Nobody leaves before that.`,
      ),
      button(
        'Fill in the risk assessment',
        assessmentUrl,
        `Open the Lone Working Risk Assessment form and give it the reference ${visit.ref}.`,
      ),
      ...advisedAgainst(visit, scene),
      visitFacts(visit, scene),
      ...changeIt(visit.request.editUrl, 'Change your Home Visit Form'),
    ],
  };
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
  return {
    subject: `With ${rolesWords(visit.rules.approval.by)}: ${tag(visit)}`,
    tone: 'routine',
    band: `Assessment received: ${visit.ref}`,
    title: `Your visit is with ${rolesWords(visit.rules.approval.by)}`,
    blocks: [
      paragraph(
        `The risk assessment is in${level === '' ? '' : `: ${level} risk`}. You will hear as soon as somebody has decided. Please do not leave before that.`,
      ),
      visitFacts(visit, scene),
      ...changeIt(visit.assessment?.editUrl ?? '', 'Change the risk assessment'),
    ],
  };
}

/** The approval no longer covers what is planned: said to those who go, and to those who approved (NAS-07). */
function approveAgain(visit: Visit, scene: Scene, { what = '' }: Params): Content {
  const changed = what === '' ? 'something changed' : `${what} changed`;
  const goes = readsAsVisitor(visit, scene);
  const approvers = rolesWords(visit.rules.approval.by);
  return {
    subject: `${goes ? 'WAIT, not approved any more' : 'Approval needed again'}: ${tag(visit)}`,
    tone: 'warning',
    band: `${goes ? 'Wait' : 'Changed'}: ${visit.ref}`,
    title: goes ? `Please wait: ${changed}` : `${sentence(changed)}, so the approval no longer holds`,
    blocks: [
      paragraph(
        goes
          ? `The approval was for the visit as it was before. ${sentence(approvers)} are asked again, and you will hear. Please do not leave before that.`
          : `${sentence(approvers)} are asked to decide on the visit as it is now:`,
      ),
      visitFacts(visit, scene),
      ...answerBy(scene, {
        page: 'visit',
        ref: visit.ref,
        words: goes ? 'See the visit' : 'Decide on this visit',
        byPhone: goes ? '' : `To decide on ${visit.ref}`,
      }),
    ],
  };
}

function approved(visit: Visit, scene: Scene, decision: NonNullable<Visit['decision']>): Content {
  const who = nameOf(scene.school.staff, decision.by);
  const alone = decision.party === 'alone';
  return {
    subject: `Approved ${alone ? 'to go alone' : 'to go in a pair'}: ${tag(visit)}, ${dateOf(visit)}`,
    tone: 'good',
    band: `Approved: ${visit.ref}`,
    title: alone ? 'Approved: you may go alone' : 'Approved: go in a pair, never alone',
    blocks: [
      ...when(decision.words !== '', callout('warning', `${who} asks you to keep to this`, [decision.words])),
      paragraph(
        `${who} approved it. When you leave, sign out: somebody at school then watches over you until you are back.`,
      ),
      ...answerBy(scene, { page: 'leave', ref: visit.ref, words: 'Sign out when you leave', byPhone: 'To sign out' }),
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

function decision(visit: Visit, scene: Scene): Content {
  const made = visit.decision;
  if (!made) return approveAgain(visit, scene, {});
  if (made.ruling === 'approved') return approved(visit, scene, made);
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

function doNotGo(visit: Visit, scene: Scene): Content {
  return {
    subject: `DO NOT GO: ${tag(visit)} is not approved`,
    tone: 'alarm',
    band: 'DO NOT GO',
    title: 'This visit was not approved in time. Please do not go.',
    blocks: [
      paragraph(
        `Its time has come and nobody has decided. That is not your fault. If it cannot wait, speak to ${rolesWords(visit.rules.approval.by)} now. To go another day, change the date in the form and send it again.`,
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

function cancelled(visit: Visit, scene: Scene): Content {
  const who = visit.cancelled ? nameOf(scene.school.staff, visit.cancelled.by) : 'Somebody';
  return {
    subject: `Cancelled: ${tag(visit)}, ${dateOf(visit)}`,
    tone: 'warning',
    band: `Cancelled: ${visit.ref}`,
    title: `${who} called this visit off`,
    blocks: [
      ...when((visit.cancelled?.words ?? '') !== '', quote('The reason', visit.cancelled?.words ?? '')),
      visitFacts(visit, scene),
      paragraph('Nobody goes. If the family expects a visit, please see that somebody tells them.'),
      ...answerBy(scene, { page: 'visit', ref: visit.ref, words: 'See the visit' }),
    ],
  };
}

/** A request for a decision that comes too late says what became of it. */
const overtaken = (visit: Visit, scene: Scene): string | undefined => {
  if (visit.cancelled) return 'cancelled';
  const decided = visit.decision !== null && visit.decision.ruling !== 'sent back';
  return decided && status(visit, scene.now) !== 'requested' ? 'decided by another' : undefined;
};

const standing = (visit: Visit): string | undefined => (visit.decision?.ruling === 'approved' ? 'decision' : undefined);

const leftAlready = (visit: Visit): string | undefined => (visit.cancelled ? 'cancelled' : undefined);

/** Before the visit: who reads each letter, and what it wants to know. */
export const VISIT_LETTERS = {
  'request received': { urgent: false, readers: 'requester', params: ['assessmentUrl'], write: requestReceived },
  'assessment received': { urgent: false, readers: 'requester', write: assessmentReceived },
  'please approve': { urgent: false, readers: 'approvers', instead: overtaken, write: pleaseApprove },
  'approval reminder': { urgent: false, readers: 'approvers', instead: overtaken, write: approvalReminder },
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
  cancelled: { urgent: false, readers: 'everyone who knew of the visit', write: cancelled },
} satisfies Record<string, Kind<Visit>>;
