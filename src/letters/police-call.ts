// The police welfare call: who is asked to have it made, and what the police need to hear (SPT-03).
import { lines } from '../forms/lines';
import { textOf } from '../forms/question';
import { nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import type { Visit } from '../visit/record';
import { type Block, type Content, call, facts, numbered, when } from './content';
import { familyPhonesFor } from './visit-parts';
import { answerBy, involvedIn, pupilFor, tag, whenWords, withYear } from './words';

/** What the police need to hear for a welfare call (SPT-03). */
export function whatToSay(visit: Visit, scene: Scene): Block {
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

export const callPolice: Block[] = [
  call('In danger now: call 999', '999'),
  call('Otherwise: call 101', '101', 'routine'),
];

/** Asks the safeguarding team to have the police call on the child, with all that the call needs (SPT-03). */
export function policeWelfareCall(visit: Visit, scene: Scene): Content {
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
