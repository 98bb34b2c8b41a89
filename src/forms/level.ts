// How bad and how likely make a level of risk: the scale, and its words (SPT-25).
import { LIKELIHOODS, type Likelihood, SEVERITIES, type Severity } from '../policy/schema';
import { LEVELS, type Level } from '../visit/record';

/** The scale as it is shown wherever a level is. */
export const SCALE_WORDS = `Likelihood (${LIKELIHOODS.map((words, i) => `${i + 1} ${words}`).join(', ')}) times severity (${SEVERITIES.map((words, i) => `${i + 1} ${words}`).join(', ')}): 1–3 is Low, 4–8 Medium, 9–16 High.`;

/** The level of a risk, from where both stand on their scales. */
export function levelOf(likelihood: Likelihood, severity: Severity): Level {
  const product = (LIKELIHOODS.indexOf(likelihood) + 1) * (SEVERITIES.indexOf(severity) + 1);
  if (product >= 9) return 'High';
  return product >= 4 ? 'Medium' : 'Low';
}

/** The highest of some levels; of none, `Low`. */
export function highest(levels: Level[]): Level {
  return LEVELS[Math.max(0, ...levels.map((level) => LEVELS.indexOf(level)))] ?? 'Low';
}
