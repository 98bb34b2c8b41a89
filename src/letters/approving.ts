// The letter that asks for a decision: all that it needs, worst first.
import { lines } from '../forms/lines';
import { nameOf } from '../school/people';
import type { Scene } from '../school/scene';
import { isComplete } from '../visit/deadlines';
import { arrival, type Visit } from '../visit/record';
import { asksInstead, blocksOf, partySize, reasonsWanted, worriesOn } from '../visit/weighing';
import { type Block, type Content, callout, facts, heading, paragraph, when } from './content';
import { answerBy, dateOf, involvedIn, partyOf, pupilFor, tag, timesOf, whenWords, withYear } from './words';

/** All that a decision needs, worst first: what stands in the way, worries, level, facts, answers. */
function forApprover(visit: Visit): Block[] {
  const { request, assessment, rules } = visit;
  const blocks = blocksOf(visit);
  const reasons = reasonsWanted(visit);
  const worries = worriesOn(visit);
  // WNA-14: before everything else what the policy would rather.
  const instead = asksInstead(visit);
  const why = instead
    ? callout('alarm', 'Rather invite the family into school. Approving needs your reason', reasons)
    : callout('warning', 'Approving needs your reason in writing for', reasons);
  return [
    ...when(reasons.length > 0 && instead, why),
    ...when(
      request.immediateConcern,
      callout('alarm', 'The requester reports an immediate concern: police welfare call, 999 or 101', [
        visit.police ? `Police called, reference ${visit.police.reference}.` : 'No police call is recorded yet.',
      ]),
    ),
    ...when(!assessment && rules.assessment !== 'not asked', callout('alarm', 'There is no risk assessment')),
    ...when(blocks.length > 0, callout('alarm', 'It cannot be approved until this is put right', blocks)),
    worries.length > 0
      ? callout('warning', `What speaks for caution (${worries.length})`, worries)
      : callout('good', assessment ? 'Neither form raised a worry' : 'The form raised no worry'),
    ...when(reasons.length > 0 && !instead, why),
  ];
}

/** Each hazard's level in words, highest first, with the controls that must be in place. */
export function riskBlocks(visit: Visit): Block[] {
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
  ...['transport', 'carrying', 'reason', 'otherReason', 'cautionAdvice', 'cautionSource', 'cautionWhat'],
  ...['reference', 'likelihood', 'severity', 'controls'],
  ...['hasExtra', 'extraHazard', 'extraHarm', 'extraLikelihood', 'extraSeverity', 'extraControls'],
];

/** What the visit is for and whether it is needed, before anything else that was answered (CELT-04). */
function needed(scene: Scene, visit: Visit): Block[] {
  const rows = lines('request', scene, visit.request.answers).filter(({ first }) => first);
  return when(rows.length > 0, heading('What it is for'), facts(rows.map(({ label, words }) => [label, words])));
}

/** A form's answers under a heading, as the form's own labels say them. */
export function answered(title: string, form: 'request' | 'assessment', scene: Scene, visit: Visit): Block[] {
  const answers = (form === 'request' ? visit.request : visit.assessment)?.answers;
  const rows = (answers ? lines(form, scene, answers) : [])
    .filter(({ key, first }) => !first && !SHOWN.includes(key) && !key.startsWith('controls_'))
    .map(({ label, words }): [string, string] => [label, words]);
  return when(rows.length > 0, heading(title), facts(rows));
}

/** The words that decide by reply. Nothing approves what cannot be approved, or lacks the reason it needs. */
function decisionReplies(visit: Visit): [word: string, does: string][] {
  const blocked = !isComplete(visit) || blocksOf(visit).length > 0;
  const reason = reasonsWanted(visit).length > 0;
  const dots = reason ? ': …' : '';
  const because = reason ? '. Write your reason after it' : '';
  const pair = partySize(visit) > 1;
  const alone = !blocked && !pair && visit.rules.party.least < 2;
  const replies: [boolean, string, string][] = [
    [asksInstead(visit), 'invite', 'Invite the family into school instead'],
    [!blocked && pair, `approve pair${dots}`, `Yes, in a pair${because}`],
    [alone, `approve${dots}`, `Yes, and going alone is all right${because}`],
    [true, 'decline: …', 'No. Write the reason after the colon'],
    [true, 'send back: …', 'Change something first. Write what after the colon'],
  ];
  return replies.flatMap(([offered, word, does]) => (offered ? [[word, does]] : []));
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
      ...answerBy(scene, {
        page: 'visit',
        ref: visit.ref,
        words: 'Decide on this visit',
        byPhone: `To decide on ${visit.ref}`,
        replies: decisionReplies(visit),
      }),
      ...whatIsPlanned(visit, scene),
    ],
  };
}

/** The visit, its risks, and all that was answered. */
function whatIsPlanned(visit: Visit, scene: Scene): Block[] {
  return [
    ...needed(scene, visit),
    heading('The visit'),
    facts([
      ['Pupil', withYear(pupilFor(visit.request.pupil, scene, involvedIn(visit)), visit)],
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
  ];
}

/** Told of a visit that needs nobody's approval, with all that would speak against it (WNA-13, WNA-14). */
export function forYourInformation(visit: Visit, scene: Scene): Content {
  const pupil = pupilFor(visit.request.pupil, scene, involvedIn(visit));
  return {
    subject: `For your information: ${tag(visit)}, ${dateOf(visit)}`,
    tone: visit.request.immediateConcern ? 'alarm' : visit.assessment ? 'routine' : 'warning',
    band: `No approval needed: ${visit.ref}`,
    title: `A visit to ${pupil}, ${whenWords(arrival(visit), scene.now)}`,
    blocks: [
      paragraph(
        'They may go: the policy asks for nobody’s approval. You can still stop it until they leave, or have the family invited into school.',
      ),
      ...forApprover(visit),
      ...answerBy(scene, {
        page: 'visit',
        ref: visit.ref,
        words: 'Open the visit',
        byPhone: `To stop ${visit.ref}`,
        replies: [
          ['decline: …', 'They do not go. Write the reason after the colon'],
          ['invite', 'Invite the family into school instead'],
        ],
      }),
      ...whatIsPlanned(visit, scene),
    ],
  };
}

export const pleaseApprove = (visit: Visit, scene: Scene): Content =>
  approvalLetter(visit, scene, 'Please approve', 'Please decide');

export const approvalReminder = (visit: Visit, scene: Scene): Content => {
  const letter = approvalLetter(visit, scene, 'Still waiting for you', 'Nobody has decided yet');
  return { ...letter, tone: letter.tone === 'routine' ? 'warning' : letter.tone };
};
