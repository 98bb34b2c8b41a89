// Letters of an emergency that does not wait for a mail: an approval by phone, and papers that can wait.
import { nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import { MINUTE } from '../time';
import type { Visit } from '../visit/record';
import { type Content, callout, type Kind, paragraph, quote, when } from './content';
import { visitFacts } from './visit-parts';
import { answerBy, dateOf, tag, whenWords } from './words';

const HOUR = 60 * MINUTE;

/** Asks the approver to confirm at once what somebody at school wrote down. */
function confirmByPhone(visit: Visit, scene: Scene): Content {
  const { decision } = visit;
  const { staff } = scene.school;
  const who = nameOf(staff, decision?.byPhone?.recordedBy ?? '');
  return {
    subject: `Did you approve this by phone? ${tag(visit)}, ${dateOf(visit)}`,
    tone: 'warning',
    band: `Approved by phone: ${visit.ref}`,
    title: 'Did you approve this visit by phone?',
    blocks: [
      paragraph(
        `${who} wrote down that you approved it, to go ${decision?.party ?? ''}. They may leave. Please confirm by ${whenWords((decision?.at ?? scene.now) + HOUR, scene.now)}.`,
      ),
      quote('What you are said to have said', decision?.words ?? ''),
      ...answerBy(scene, {
        page: 'visit',
        ref: visit.ref,
        words: 'Confirm, or stop the visit',
        byPhone: 'To confirm, or to stop the visit',
      }),
      visitFacts(visit, scene),
    ],
  };
}

/** For seniors, lead and head: the approver has not confirmed it within the hour. The visit is not stopped. */
function notConfirmed(visit: Visit, scene: Scene): Content {
  const { decision } = visit;
  const { staff } = scene.school;
  const approver = nameOf(staff, decision?.by ?? '');
  const recorded = nameOf(staff, decision?.byPhone?.recordedBy ?? '');
  return {
    subject: `Approval by phone not confirmed: ${tag(visit)}`,
    tone: 'warning',
    band: `Not confirmed: ${visit.ref}`,
    title: `${approver} has not confirmed an approval by phone`,
    blocks: [
      paragraph(
        `${recorded} wrote it down, ${whenWords(decision?.at ?? scene.now, scene.now)}. The visit is not stopped. Ask ${approver} whether it was so; if not, cancel the visit or ring those who went.`,
      ),
      quote(`What ${approver} is said to have said`, decision?.words ?? ''),
      visitFacts(visit, scene),
      ...answerBy(scene, { page: 'visit', ref: visit.ref, words: 'See the visit' }),
    ],
  };
}

function papersCanWait(visit: Visit, scene: Scene): Content {
  const { override } = visit;
  const who = nameOf(scene.school.staff, override?.by ?? '');
  const goes = [visit.request.by, ...visit.request.visitors].includes(scene.reader.email);
  return {
    subject: `Papers can wait: ${tag(visit)}, ${dateOf(visit)}`,
    tone: 'warning',
    band: `Papers can wait: ${visit.ref}`,
    title: `${who} lets papers wait for this visit`,
    blocks: [
      quote(`${who} wrote`, override?.words ?? ''),
      callout('warning', 'What does not wait', [
        'Somebody has to approve it, if it is not approved yet',
        'Address, mobile and time of return, and somebody who watches',
      ]),
      ...when(goes, ...answerBy(scene, { page: 'leave', ref: visit.ref, words: 'Sign out when you leave' })),
      visitFacts(visit, scene),
      ...when(!goes, ...answerBy(scene, { page: 'visit', ref: visit.ref, words: 'See the visit' })),
    ],
  };
}

export const BY_PHONE_LETTERS = {
  'confirm by phone': {
    urgent: true,
    readers: 'the approver; then leaders and safeguarding lead',
    instead: (visit, scene) => (visit.decision?.by === scene.reader.email ? undefined : 'approval not confirmed'),
    write: confirmByPhone,
  },
  'approval not confirmed': { urgent: true, readers: 'leaders, safeguarding lead', write: notConfirmed },
  'papers can wait': { urgent: false, readers: 'safeguarding lead, visitors', write: papersCanWait },
} satisfies Record<string, Kind<Visit>>;
