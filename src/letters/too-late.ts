// Letters about what a form says too late: a risk while they are out, an assessment or a reason after it was decided.
import type { Scene } from '../school/scene';
import type { Visit } from '../visit/record';
import { worriesOn } from '../visit/weighing';
import { answered, riskBlocks } from './approving';
import { bullets, type Content, callout, heading, type Kind, type Params, paragraph, when } from './content';
import { goes, mobilesOf, visitFacts } from './visit-parts';
import { answerBy, dateOf, partyOf, ringOffice, tag } from './words';

const levelOf = ({ assessment }: Visit): string => assessment?.level.toLowerCase() ?? '';

/** They are out, and it is worse than anybody knew when they left (WNA-14, WLS-14). */
function assessedWhileOut(visit: Visit, scene: Scene): Content {
  const mine = visit.request.visitors.includes(scene.reader.email);
  const level = levelOf(visit);
  const worries = worriesOn(visit);
  return {
    subject: `URGENT, ${level} risk, and ${mine ? 'you are' : 'they are'} out: ${tag(visit)}`,
    tone: 'alarm',
    band: `${level.toUpperCase()} RISK: ${visit.ref}`,
    title: mine
      ? `Read this before you go in: ${level} risk`
      : `A ${level} risk came in after ${partyOf(visit, scene)} had left`,
    blocks: [
      ...riskBlocks(visit),
      ...when(worries.length > 0, callout('warning', 'What speaks for caution', worries)),
      ...(mine
        ? [
            paragraph(
              'Not inside yet? Stay outside, and ring school. Inside? Leave if you are in any doubt; you need no reason.',
            ),
            paragraph(ringOffice(scene, 'To talk it over')),
          ]
        : [
            heading('Ring them now'),
            paragraph(
              'Nobody knew of this when they left. Decide with them whether they go on, and what keeps them safe.',
            ),
            ...mobilesOf(visit, scene),
          ]),
      ...answerBy(scene, {
        page: 'outing',
        ref: visit.outing,
        words: mine ? 'Not going in, or leaving' : 'Open the outing',
      }),
      visitFacts(visit, scene),
    ],
  };
}

/** Nobody has to decide: whoever had been told of another, or of none, reads what it says (WNA-13). */
function assessmentIsIn(visit: Visit, scene: Scene): Content {
  const level = levelOf(visit);
  return {
    subject: `The risk assessment is in, ${level}: ${tag(visit)}, ${dateOf(visit)}`,
    tone: 'routine',
    band: `Risk assessment: ${visit.ref}`,
    title: `The risk assessment is in: ${level} risk`,
    blocks: [
      paragraph(
        `It came after you were told of this visit. They may go as before${goes(visit, scene) ? '' : '; you can still stop it until they leave'}.`,
      ),
      ...when(worriesOn(visit).length > 0, callout('warning', 'What speaks for caution', worriesOn(visit))),
      ...answered('What it says', 'assessment', scene, visit),
      ...riskBlocks(visit),
      visitFacts(visit, scene),
      ...answerBy(scene, { page: 'visit', ref: visit.ref, words: 'Open the visit', byPhone: `To stop ${visit.ref}` }),
    ],
  };
}

/** The Home Visit Form says something else since it was decided, and what was decided stands (NAS-17). */
function saidOtherwise(visit: Visit, scene: Scene, { what = '' }: Params): Content {
  const mine = goes(visit, scene);
  return {
    subject: `Changed since it was decided: ${tag(visit)}, ${dateOf(visit)}`,
    tone: 'warning',
    band: `Changed: ${visit.ref}`,
    title: 'The Home Visit Form says something else now',
    blocks: [
      bullets(what.split('\n')),
      paragraph(
        `The decision stands.${mine || visit.outing !== '' ? '' : ' If it should not, stop the visit on its page before they leave.'}`,
      ),
      visitFacts(visit, scene),
      ...answerBy(scene, {
        page: 'visit',
        ref: visit.ref,
        words: 'Open the visit',
        byPhone: `To talk about ${visit.ref}`,
      }),
    ],
  };
}

export const TOO_LATE_LETTERS = {
  'assessed while out': {
    urgent: true,
    readers: 'visitors, watcher, who decides or is informed',
    write: assessedWhileOut,
  },
  'said otherwise': {
    urgent: false,
    readers: 'everyone who knew of the visit',
    params: ['what'],
    write: saidOtherwise,
  },
  'assessment is in': { urgent: false, readers: 'who would decide, where nobody has to', write: assessmentIsIn },
} satisfies Record<string, Kind<Visit>>;
