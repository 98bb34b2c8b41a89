// A form's answers as lines of words, for mails, pages and the PDF.
import type { FormName } from '../policy/schema';
import type { Answers } from '../visit/record';
import type { Context } from './question';

export interface Line {
  key: string;
  label: string;
  words: string;
  /** Not for the register, nor for readers who are not concerned with the child. */
  confidential: boolean;
}

export function lines(_form: FormName, _context: Context, _answers: Answers): Line[] {
  throw new Error('not yet');
}
