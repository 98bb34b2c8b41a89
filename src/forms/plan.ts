// A form as the Google adapter builds it: items in their order, with navigation, from the questions.
import type { FormName } from '../policy/schema';
import type { FormPlan } from '../ports';
import type { Context } from './question';

export function formPlan(_name: FormName, _policy: Context['policy'], _school: Context['school']): FormPlan {
  throw new Error('not yet');
}
