// A sixth policy, as somebody would write it who has never seen the code: one file of data.

import type { Policy } from '../../../src/policy/schema';
import { usual } from '../../../src/policy/usual';
import { wls } from '../../../src/policy/wls';

export const sixth: Policy = {
  ...wls,
  id: 'sixth',
  school: 'A sixth trust',
  title: 'Going to See Families',
  version: 'First',
  reviewDue: '2030-01-01',
  rules: {
    ...usual,
    approval: { ...usual.approval, by: ['senior leader'], deputy: 'headteacher' },
    assessment: 'not asked',
    watch: { by: 'safeguarding lead', acceptWithin: 5 },
    checkInEvery: 60,
    nobodyHome: { opens: 'Write to the parents' },
    recorded: { on: ['the green book'], when: 'every visit' },
  },
  reasons: [{ words: 'Bringing the class hamster home' }, { words: 'Anything else', other: true }],
  hazards: [],
  asks: {
    ...wls.asks,
    request: [
      ...['immediateConcern', 'visitors', 'pupil', 'address', 'familyPhones', 'date', 'arrive', 'backBy', 'transport'],
      ...['reason', 'otherReason', 'told', 'toldHow', 'toldWhen', 'appointment', 'exception', 'exceptionWhy'],
    ],
    assessment: [],
    report: ['reference', 'outcome', 'childSeen', 'seenBy', 'notSeenWhy', 'hasConcern', 'concern', 'discussed'],
  },
  areas: [],
  guidance: { ...wls.guidance, 'before leaving': ['Take the hamster’s food.'] },
  document: { ...wls.document, title: 'Hamster Form', filedWith: 'the green book' },
};
