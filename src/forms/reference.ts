// The question that ties an assessment, a report or an incident to its visit.
import type { Question } from './question';

export const referenceQuestion: Question = {
  key: 'reference',
  page: 'first',
  kind: 'text',
  title: 'Visit reference',
  help: 'It is filled in when you come by the link in your mail.',
  label: 'Reference',
  required: true,
  pattern: '[Hh][Vv]-\\d{4,}',
  patternHelp: 'Looks like HV-0001. It stands in the mails about the visit.',
};
