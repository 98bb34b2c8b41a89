// FormApp's validation builders: text, paragraph, checkbox and the two grids.
import { ServiceError } from '../errors';
import { guard } from '../guard';
import type { Running } from '../running';
import type { FormValidation } from '../types';

type App = GoogleAppsScript.Forms.FormApp;

const TEXT_RULES = [
  ...['requireNumber', 'requireNumberGreaterThan', 'requireNumberGreaterThanOrEqualTo', 'requireNumberLessThan'],
  ...['requireNumberLessThanOrEqualTo', 'requireNumberEqualTo', 'requireNumberNotEqualTo', 'requireNumberBetween'],
  ...[
    'requireNumberNotBetween',
    'requireWholeNumber',
    'requireTextContainsPattern',
    'requireTextDoesNotContainPattern',
  ],
  ...['requireTextMatchesPattern', 'requireTextDoesNotMatchPattern', 'requireTextIsEmail', 'requireTextIsUrl'],
  ...['requireTextLengthGreaterThanOrEqualTo', 'requireTextLengthLessThanOrEqualTo'],
];
/** Length and pattern only. */
const PARAGRAPH_RULES = TEXT_RULES.filter((rule) => /Length|Pattern/.test(rule));
const CHECKBOX_RULES = ['requireSelectAtLeast', 'requireSelectAtMost', 'requireSelectExactly'];

/** The `create…Validation` methods of FormApp. */
export function validationBuilders(run: Running) {
  const make =
    <T extends object>(name: string, rules: string[]) =>
    () =>
      builder<T>(run, name, rules);
  return {
    createTextValidation: make<ReturnType<App['createTextValidation']>>('TextValidationBuilder', TEXT_RULES),
    createParagraphTextValidation: make<ReturnType<App['createParagraphTextValidation']>>(
      'ParagraphTextValidationBuilder',
      PARAGRAPH_RULES,
    ),
    createCheckboxValidation: make<ReturnType<App['createCheckboxValidation']>>(
      'CheckboxValidationBuilder',
      CHECKBOX_RULES,
    ),
    createGridValidation: make<ReturnType<App['createGridValidation']>>('GridValidationBuilder', [
      'requireLimitOneResponsePerColumn',
    ]),
    createCheckboxGridValidation: make<ReturnType<App['createCheckboxGridValidation']>>(
      'CheckboxGridValidationBuilder',
      ['requireLimitOneResponsePerColumn'],
    ),
  };
}

function builder<T extends object>(run: Running, name: string, rules: string[]): T {
  const state: FormValidation = { rule: '', args: [] };
  const methods: Record<string, unknown> = {
    setHelpText: (text: string) => {
      state.help = text;
      return self;
    },
    build: () => {
      if (!state.rule) throw new ServiceError('A validation needs a rule.');
      return guard(run, name.replace('Builder', ''), {}, { ...state });
    },
  };
  for (const rule of rules) {
    methods[rule] = (...args: (string | number)[]) => {
      state.rule = rule;
      state.args = args;
      return self;
    };
  }
  const self: T = guard<T>(run, name, methods as Partial<T>);
  return self;
}
