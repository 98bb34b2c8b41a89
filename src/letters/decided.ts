// The letters of a decision: approved, sent back, refused, no longer in force, or never made.
import { assessmentName } from '../forms/assessment';
import { roleWords } from '../policy/role-names';
import { listWords, nameOf, sentence } from '../school/people';
import type { Scene } from '../school/scene';
import { isComplete } from '../visit/deadlines';
import type { Visit } from '../visit/record';
import { asksInstead } from '../visit/weighing';
import { advisedAgainst, advisedAssessment } from './advised';
import { briefing } from './briefing';
import { button, type Content, callout, type Params, paragraph, quote, when } from './content';
import { goes, visitFacts } from './visit-parts';
import { answerBy, areMany, dateOf, has, ringOffice, rolesAre, rolesWords, tag } from './words';

/** The approval no longer covers what is planned: said to those who go, and to those who approved (NAS-07). */
export function approveAgain(visit: Visit, scene: Scene, { what = '' }: Params): Content {
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

export function decision(visit: Visit, scene: Scene, params: Params): Content {
  const made = visit.decision;
  if (!made) return approveAgain(visit, scene, {});
  if (made.ruling === 'approved') return approved(visit, scene, made, params);
  return made.ruling === 'sent back' ? sentBack(visit, scene, made) : refusedLetter(visit, scene, made);
}

export function decidedByAnother(visit: Visit, scene: Scene): Content {
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

export function doNotGo(visit: Visit, scene: Scene): Content {
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
