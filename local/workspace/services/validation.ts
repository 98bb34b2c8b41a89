// SpreadsheetApp's data validation and conditional format rules, and their builders.
import { ServiceError } from '../errors';
import { guard, insideOf } from '../guard';
import { copyOut } from '../realm';
import type { Running } from '../running';
import type { ConditionalState, ValidationState } from '../state';
import type { RangeInside } from './range';

type Validation = GoogleAppsScript.Spreadsheet.DataValidation;
type ValidationBuilder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;
type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;
type RuleBuilder = GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder;

/** A validation rule as the bundle sees it. */
export function validationService(run: Running, state: ValidationState): Validation {
  return guard<Validation>(
    run,
    'DataValidation',
    { getAllowInvalid: () => state.allowInvalid, getHelpText: () => state.help },
    state,
  );
}

/** `SpreadsheetApp.newDataValidation()`. */
export function validationBuilder(run: Running): ValidationBuilder {
  const state: ValidationState = { kind: 'list', values: [], allowInvalid: true, help: '' };
  let decided = false;
  const self: ValidationBuilder = guard<ValidationBuilder>(run, 'DataValidationBuilder', {
    requireValueInList: (values: string[]) => {
      decided = true;
      state.kind = 'list';
      state.values = (copyOut(values) as unknown[]).map(String);
      return self;
    },
    requireCheckbox: () => {
      decided = true;
      state.kind = 'checkbox';
      return self;
    },
    setAllowInvalid: (allowed: boolean) => {
      state.allowInvalid = allowed;
      return self;
    },
    setHelpText: (text: string) => {
      state.help = text;
      return self;
    },
    build: () => {
      if (!decided) throw new ServiceError('A data validation rule needs a criterion.');
      return validationService(run, { ...state });
    },
  });
  return self;
}

/** A conditional format rule as the bundle sees it. */
export function ruleService(run: Running, state: ConditionalState): Rule {
  return guard<Rule>(run, 'ConditionalFormatRule', {}, state);
}

/** `SpreadsheetApp.newConditionalFormatRule()`. */
export function ruleBuilder(run: Running): RuleBuilder {
  const state: ConditionalState = { kind: 'formula', text: '', ranges: [] };
  const when = (kind: ConditionalState['kind']) => (text: string) => {
    state.kind = kind;
    state.text = text;
    return self;
  };
  const self: RuleBuilder = guard<RuleBuilder>(run, 'ConditionalFormatRuleBuilder', {
    whenFormulaSatisfied: when('formula'),
    whenTextEqualTo: when('textEquals'),
    whenTextContains: when('textContains'),
    setBackground: (color: string | null) => {
      state.background = color ?? undefined;
      return self;
    },
    setFontColor: (color: string | null) => {
      state.color = color ?? undefined;
      return self;
    },
    setBold: (bold: boolean | null) => {
      state.bold = bold ?? undefined;
      return self;
    },
    setRanges: (ranges: unknown) => {
      state.ranges = Array.from(ranges as unknown[], (range) => insideOf<RangeInside>(range, 'ranges').box);
      return self;
    },
    build: () => {
      if (!state.text) throw new ServiceError('A conditional format rule needs a condition.');
      if (!state.ranges.length) throw new ServiceError('A conditional format rule needs a range.');
      return ruleService(run, { ...state });
    },
  });
  return self;
}
