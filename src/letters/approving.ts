// The letter that asks for a decision: all that it needs, worst first.
import { lines } from '../forms/lines';
import { nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import { arrival, type Visit } from '../visit/record';
import { type Block, type Content, callout, facts, heading, when } from './content';
import { answerBy, dateOf, involvedIn, partyOf, pupilFor, tag, timesOf, whenWords, withYear } from './words';

/** All that a decision needs, worst first: what stands in the way, worries, level, facts, answers. */
function forApprover(visit: Visit): Block[] {
  const { request, assessment } = visit;
  const blocks = [...request.blocks, ...(assessment?.blocks ?? [])];
  const reasons = [...request.needsReason, ...(assessment?.needsReason ?? [])];
  const worries = [...request.worries, ...(assessment?.worries ?? [])];
  return [
    ...when(
      request.immediateConcern,
      callout('alarm', 'The requester reports an immediate concern: police welfare call, 999 or 101', [
        visit.police ? `Police called, reference ${visit.police.reference}.` : 'No police call is recorded yet.',
      ]),
    ),
    ...when(!assessment, callout('alarm', 'There is no risk assessment yet')),
    ...when(blocks.length > 0, callout('alarm', 'It cannot be approved until this is put right', blocks)),
    worries.length > 0
      ? callout('warning', `What speaks for caution (${worries.length})`, worries)
      : callout('good', 'Neither form raised a worry'),
    ...when(reasons.length > 0, callout('warning', 'Approving needs your reason in writing for', reasons)),
  ];
}

/** Each hazard's level in words, highest first, with the controls that must be in place. */
function riskBlocks(visit: Visit): Block[] {
  const { assessment } = visit;
  if (!assessment) return [];
  const worst = [...assessment.hazards].sort((a, b) => rank(b.level) - rank(a.level));
  return [
    heading(`Risk: ${assessment.level.toLowerCase()}`),
    facts(worst.map((hazard) => [hazard.level, `${hazard.words} (${hazard.controls.join('; ')})`])),
  ];
}

const rank = (level: string): number => ['Low', 'Medium', 'High'].indexOf(level);

/** Questions whose answers stand in the letter's own tables already. */
const SHOWN = [
  ...['immediateConcern', 'visitors', 'companions', 'pupil', 'yearGroup', 'address', 'date', 'arrive', 'backBy'],
  ...[
    'transport',
    'reason',
    'otherReason',
    'cautionAdvice',
    'cautionSource',
    'cautionWhat',
    'carrying',
    'reference',
    'likelihood',
    'severity',
    'controls',
  ],
  ...['hasExtra', 'extraHazard', 'extraHarm', 'extraLikelihood', 'extraSeverity', 'extraControls'],
];

/** Whether the visit is needed, before anything else that was answered (CELT-04). */
function needed(scene: Scene, visit: Visit): Block[] {
  const rows = lines('request', scene, visit.request.answers).filter(({ first }) => first);
  return when(rows.length > 0, heading('Is it needed?'), facts(rows.map(({ label, words }) => [label, words])));
}

/** A form's answers under a heading, as the form's own labels say them. */
function answered(title: string, form: 'request' | 'assessment', scene: Scene, visit: Visit): Block[] {
  const answers = (form === 'request' ? visit.request : visit.assessment)?.answers;
  const rows = (answers ? lines(form, scene, answers) : [])
    .filter(({ key, first }) => !first && !SHOWN.includes(key) && !key.startsWith('controls_'))
    .map(({ label, words }): [string, string] => [label, words]);
  return when(rows.length > 0, heading(title), facts(rows));
}

/** The words that decide by reply. Nothing approves what cannot be approved, or lacks the reason it needs. */
function decisionReplies(visit: Visit): [word: string, does: string][] {
  const { request, assessment } = visit;
  const blocked = !assessment || request.blocks.length + assessment.blocks.length > 0;
  const reason = request.needsReason.length + (assessment?.needsReason.length ?? 0) > 0;
  const dots = reason ? ': …' : '';
  const because = reason ? '. Write your reason after it' : '';
  const pair = request.visitors.length + request.companions.length > 1;
  return [
    ...(blocked || !pair ? [] : [[`approve pair${dots}`, `Yes, in a pair${because}`] as [string, string]]),
    ...(blocked
      ? []
      : [[`approve${pair ? ' alone' : ''}${dots}`, `Yes, and going alone is all right${because}`] as [string, string]]),
    ['decline: …', 'No. Write the reason after the colon'],
    ['send back: …', 'Change something first. Write what after the colon'],
  ];
}

function approvalLetter(visit: Visit, scene: Scene, subject: string, band: string): Content {
  const pupil = pupilFor(visit.request.pupil, scene, involvedIn(visit));
  return {
    subject: `${subject}: ${tag(visit)}, ${dateOf(visit)}`,
    tone: visit.request.immediateConcern ? 'alarm' : 'routine',
    band: `${band}: ${visit.ref}`,
    title: `Approve a visit to ${pupil}, ${whenWords(arrival(visit), scene.now)}?`,
    blocks: [
      ...forApprover(visit),
      ...needed(scene, visit),
      ...answerBy(scene, {
        page: 'visit',
        ref: visit.ref,
        words: 'Decide on this visit',
        byPhone: `To decide on ${visit.ref}`,
        replies: decisionReplies(visit),
      }),
      heading('The visit'),
      facts([
        ['Pupil', withYear(pupil, visit)],
        ['When', timesOf(visit, scene.now)],
        ['Where', visit.request.address],
        ['Who goes', partyOf(visit, scene)],
        ['How', visit.request.transport],
        ['Reason', visit.request.reason],
        ['Asked by', nameOf(scene.school.staff, visit.request.by)],
      ]),
      ...riskBlocks(visit),
      ...answered('Home Visit Form', 'request', scene, visit),
      ...answered('Risk assessment', 'assessment', scene, visit),
    ],
  };
}

export const pleaseApprove = (visit: Visit, scene: Scene): Content =>
  approvalLetter(visit, scene, 'Please approve', 'Please decide');

export const approvalReminder = (visit: Visit, scene: Scene): Content => {
  const letter = approvalLetter(visit, scene, 'Still waiting for you', 'Nobody has decided yet');
  return { ...letter, tone: letter.tone === 'routine' ? 'warning' : letter.tone };
};
