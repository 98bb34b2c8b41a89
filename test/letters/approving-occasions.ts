// Occasions of the letters about deciding: nobody has to approve, an approval by phone, papers that wait, a visit called off.

import { celt } from '../../src/policy/celt';
import { rulesInForce } from '../../src/policy/rules';
import { wna } from '../../src/policy/wna';
import type { Visit } from '../../src/visit/record';
import { at, NOW, STAFF, sampleAssessment, sampleRequest, sampleSettings, sampleVisit } from '../samples';
import type { Occasion } from './every-letter';

const wnaRules = rulesInForce(wna, sampleSettings());
const celtRules = rulesInForce(celt, sampleSettings());
const clearance: Visit['decision'] = {
  ruling: 'approved',
  at: at('09:12'),
  by: 'engine',
  via: 'policy',
  party: 'in a pair',
  words: '',
};
const free = sampleVisit({ rules: wnaRules, assessment: null, decision: clearance });
const risky = sampleVisit({
  rules: wnaRules,
  decision: null,
  assessment: {
    ...sampleAssessment(),
    level: 'Medium',
  },
});
const phoned = sampleVisit({
  rules: celtRules,
  assessment: null,
  decision: {
    ruling: 'approved',
    at: at('13:20'),
    by: STAFF.lead.email,
    via: 'phone',
    party: 'in a pair',
    words: 'Yes, go now. Stay at the door if Dad is there.',
    byPhone: { recordedBy: STAFF.office.email, confirmedAt: null },
  },
});
const waits = { at: NOW, by: STAFF.lead.email, words: 'Mum rang in tears. Read the policy when you are back.' };

export const APPROVING_OCCASIONS: Occasion[] = [
  {
    letter: 'said otherwise',
    record: free,
    reader: STAFF.headteacher,
    params: { what: 'The reason: A talk with parents (it was: A concern about attendance)' },
  },
  { letter: 'assessed while out', as: 'visitor', record: { ...risky, outing: 'OUT-0004' }, reader: STAFF.visitor },
  {
    letter: 'assessed while out',
    as: 'headteacher',
    record: { ...risky, outing: 'OUT-0004' },
    reader: STAFF.headteacher,
  },
  { letter: 'assessment is in', record: { ...free, assessment: sampleAssessment() }, reader: STAFF.headteacher },
  {
    letter: 'request received',
    as: 'no assessment asked',
    record: { ...phoned, decision: null },
    reader: STAFF.visitor,
  },
  { letter: 'please approve', as: 'above low', record: risky, reader: STAFF.headteacher },
  { letter: 'assessment received', as: 'above low', record: risky, reader: STAFF.visitor },
  {
    letter: 'approve again',
    as: 'above low',
    record: risky,
    reader: STAFF.visitor,
    params: { what: 'the level of risk' },
  },
  {
    letter: 'approve again',
    as: 'goes no more',
    record: free,
    reader: STAFF.safeguarding,
    params: { what: 'who goes' },
  },
  { letter: 'for your information', record: free, reader: STAFF.headteacher },
  {
    letter: 'decision',
    as: 'no approval needed',
    record: free,
    reader: STAFF.visitor,
    params: { assessmentUrl: 'https://forms.example/assessment' },
  },
  { letter: 'decision', as: 'by phone', record: phoned, reader: STAFF.visitor },
  { letter: 'confirm by phone', record: phoned, reader: STAFF.lead },
  { letter: 'approval not confirmed', record: phoned, reader: STAFF.senior, now: at('14:20') },
  { letter: 'papers can wait', as: 'lead', record: sampleVisit({ override: waits }), reader: STAFF.safeguarding },
  { letter: 'papers can wait', as: 'visitor', record: sampleVisit({ override: waits }), reader: STAFF.visitor },
  {
    letter: 'cancelled',
    as: 'parents not told',
    record: sampleVisit({
      rules: celtRules,
      cancelled: { at: NOW, by: STAFF.office.email, words: 'Sam is ill.', parents: 'not yet' },
    }),
    reader: STAFF.lead,
  },
  {
    letter: 'did not feel safe',
    record: sampleVisit({
      rules: celtRules,
      cancelled: {
        at: NOW,
        by: STAFF.visitor.email,
        words: 'I don’t feel safe going',
        unsafe: true,
        parents: 'not yet',
      },
    }),
    reader: STAFF.lead,
  },
  {
    letter: 'family prefers no visit',
    record: sampleVisit({
      request: sampleRequest(),
      familyRefused: { at: NOW, by: STAFF.visitor.email, words: 'Mum would rather come in on Friday.' },
      concern: { at: NOW, by: STAFF.visitor.email, words: 'The family prefers no visit.' },
    }),
    reader: STAFF.senior,
  },
  {
    letter: 'decide what next',
    record: sampleVisit({
      familyRefused: { at: NOW, by: STAFF.visitor.email, words: 'Dad hung up.' },
      concern: { at: NOW, by: STAFF.visitor.email, words: 'The family prefers no visit: Dad hung up.' },
    }),
    reader: STAFF.lead,
  },
];
