// The validation rules of Google Forms, as they hold for an answer.
import type { ItemState } from './state';
import type { Answer } from './types';

type Rule = (text: string, args: (string | number)[]) => boolean;

const number = (text: string) => (/^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(text) ? Number(text) : Number.NaN);
const compared =
  (holds: (value: number, a: number, b: number) => boolean): Rule =>
  (text, [a, b]) => {
    const value = number(text);
    return !Number.isNaN(value) && holds(value, Number(a), Number(b));
  };

const RULES: Record<string, Rule> = {
  requireNumber: compared(() => true),
  requireWholeNumber: compared((value) => Number.isInteger(value)),
  requireNumberGreaterThan: compared((value, a) => value > a),
  requireNumberGreaterThanOrEqualTo: compared((value, a) => value >= a),
  requireNumberLessThan: compared((value, a) => value < a),
  requireNumberLessThanOrEqualTo: compared((value, a) => value <= a),
  requireNumberEqualTo: compared((value, a) => value === a),
  requireNumberNotEqualTo: compared((value, a) => value !== a),
  requireNumberBetween: compared((value, a, b) => value >= a && value <= b),
  requireNumberNotBetween: compared((value, a, b) => value < a || value > b),
  requireTextContainsPattern: (text, [pattern]) => new RegExp(String(pattern)).test(text),
  requireTextDoesNotContainPattern: (text, [pattern]) => !new RegExp(String(pattern)).test(text),
  requireTextMatchesPattern: (text, [pattern]) => new RegExp(`^(?:${pattern})$`).test(text),
  requireTextDoesNotMatchPattern: (text, [pattern]) => !new RegExp(`^(?:${pattern})$`).test(text),
  requireTextIsEmail: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
  requireTextIsUrl: (text) => /^https?:\/\/\S+\.\S+$/.test(text),
  requireTextLengthGreaterThanOrEqualTo: (text, [n]) => text.length >= Number(n),
  requireTextLengthLessThanOrEqualTo: (text, [n]) => text.length <= Number(n),
};

const COUNTS: Record<string, (count: number, n: number) => boolean> = {
  requireSelectAtLeast: (count, n) => count >= n,
  requireSelectAtMost: (count, n) => count <= n,
  requireSelectExactly: (count, n) => count === n,
};

/** What Google shows when the answer breaks the item's validation; null when it holds. */
export function ruleBroken(item: ItemState, answer: Answer): string | null {
  const { rule, args, help } = item.validation ?? { rule: '', args: [], help: undefined };
  if (!rule) return null;
  const words = help || 'The answer does not have the form that is asked for';
  if (rule === 'requireLimitOneResponsePerColumn') {
    const chosen = ([answer].flat(2) as (string | null)[]).filter((value) => value !== null);
    return new Set(chosen).size === chosen.length ? null : words;
  }
  const count = COUNTS[rule];
  if (count) return count(answer.length, Number(args[0])) ? null : words;
  return RULES[rule]?.(String(answer), args) === false ? words : null;
}
