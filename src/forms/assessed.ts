// From the risk assessment's answers to the table of hazards, and what of it stands in the way of approval.
import { LIKELIHOODS, type Policy, SEVERITIES } from '../policy/schema';
import type { Settings } from '../school/school';
import { isOutsideHours, type When } from '../visit/hours';
import type { Answers, AssessedHazard, Assessment, Visit } from '../visit/record';
import { controlsKey } from './assessment';
import { checked, problemsOn } from './check';
import { asked } from './forms';
import { highest, levelOf } from './level';
import { gridOf, listOf, type ReadAnswers, textOf, type VisitFacts } from './question';
import { referenceProblems, visitOf } from './reference';
import { type Weighed, worriesOf } from './worries';

/** The Lone Working Risk Assessment (SPT-07, 13 to 16, 20, 25), read against the visit that its reference names. */
export function readAssessment(given: Answers, facts: VisitFacts): ReadAnswers<Assessment> {
  const { answers, problems } = checked('assessment', facts, given);
  const problem = problemsOn(asked('assessment', facts.policy), facts);
  const visit = visitOf(answers, facts.visits);
  const outside = visit !== undefined && isOutsideHours(visit.request, facts.school.settings);
  const all = [
    ...problems,
    ...referenceProblems(answers, facts).map((words) => problem('reference', words)),
    ...(outside && textOf(answers, 'outside') === 'No' ? [problem('outside', outsideWords(visit))] : []),
  ];
  if (all.length > 0) return { problems: all };
  const hazards = hazardsIn(facts.policy, answers);
  const remote = textOf(answers, 'remoteControl');
  return {
    ok: {
      hazards,
      level: highest(hazards.map(({ level }) => level)),
      controls: [...new Set([...(remote === '' ? [] : [remote]), ...hazards.flatMap(({ controls }) => controls)])],
      worries: worriesOf('assessment', facts.policy, answers, assessmentWorries(hazards, answers)),
      blocks: visit ? blocksIn(answers, visit.request, facts.school.settings) : [],
      needsReason: [],
      answers,
    },
  };
}

function outsideWords({ ref, request }: Visit): string {
  return `${ref} (${request.date}, ${request.arrive} to ${request.backBy}) is outside school hours. Please answer “Yes”, and write what you have arranged.`;
}

function hazardsIn(policy: Policy, answers: Answers): AssessedHazard[] {
  const likelihood = gridOf(answers, 'likelihood');
  const severity = gridOf(answers, 'severity');
  const standing = policy.hazards.flatMap((hazard) => {
    const controls = listOf(answers, controlsKey(hazard));
    return assessed(hazard, likelihood[hazard.words], severity[hazard.words], controls);
  });
  const words = textOf(answers, 'extraHazard');
  if (words === '') return standing;
  const extra = { words, people: 'Those who go', harm: textOf(answers, 'extraHarm') };
  const controls = textOf(answers, 'extraControls').split('\n');
  const rated = assessed(extra, textOf(answers, 'extraLikelihood'), textOf(answers, 'extraSeverity'), controls);
  return [...standing, ...rated];
}

function assessed(
  { words, people, harm }: Pick<AssessedHazard, 'words' | 'people' | 'harm'>,
  likely: string | undefined,
  bad: string | undefined,
  controls: string[],
): AssessedHazard[] {
  const likelihood = LIKELIHOODS.find((choice) => choice === likely);
  const severity = SEVERITIES.find((choice) => choice === bad);
  if (!likelihood || !severity) return [];
  const level = levelOf(likelihood, severity);
  const tidy = controls.map((control) => control.trim()).filter((control) => control !== '');
  return [{ words, people, harm, likelihood, severity, level, controls: tidy }];
}

function assessmentWorries(hazards: AssessedHazard[], answers: Answers): Weighed[] {
  const missing = textOf(answers, 'remaining') === 'Yes' && textOf(answers, 'advice') === '';
  return [
    { weight: 97, words: missing ? 'Concerns remain and no advice is written: this cannot be approved yet' : '' },
    { weight: 94, words: textOf(answers, 'advice') === '' ? '' : `Advice taken: ${textOf(answers, 'advice')}` },
    ...hazards
      .filter(({ level }) => level !== 'Low')
      .map(({ level, words }) => ({ weight: level === 'High' ? 86 : 60, words: `${level} risk: ${words}` })),
  ];
}

/**
 * What in a visit's assessment stands in the way of approval, in words for the approver: a remaining concern without
 * the advice written (SPT-20), and a visit outside school hours without that considered (SPT-15). Worked out anew from
 * the visit as it is now: a request that was moved to a Saturday may need its assessment changed.
 */
export function approvalBlocks({ request, assessment }: Visit, settings: Settings): string[] {
  return assessment ? blocksIn(assessment.answers, request, settings) : [];
}

function blocksIn(answers: Answers, request: When, settings: Settings): string[] {
  const blocks: string[] = [];
  if (textOf(answers, 'remaining') === 'Yes' && textOf(answers, 'advice') === '') {
    blocks.push(
      'A concern about staff safety remains. The advice of the trust or the local authority has to be written in the risk assessment first.',
    );
  }
  if (isOutsideHours(request, settings) && 'outside' in answers && textOf(answers, 'outsideConsidered') === '') {
    blocks.push(
      'The visit is outside school hours. What was arranged for that has to be written in the risk assessment first.',
    );
  }
  return blocks;
}
