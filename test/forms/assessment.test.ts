// The lone working risk assessment: levels, controls, what blocks an approval, what the approver reads first.
import {
  approvalBlocks,
  assessmentDefaults,
  formPlan,
  levelOf,
  readAssessment,
  SCALE_WORDS,
  standingAssessment,
} from '../../src/forms';
import { LIKELIHOODS, SEVERITIES } from '../../src/policy/schema';
import { spt } from '../../src/policy/spt';
import type { Answers, Assessment, Visit } from '../../src/visit/record';
import { ordinaryAssessment, said, school, taken, visit, visitFacts, without } from './filling';

const good = (changes: Answers = {}, with_ = visitFacts): Assessment =>
  taken(readAssessment(ordinaryAssessment(changes), with_));

const wrong = (answers: Answers, with_ = visitFacts): string => said(readAssessment(answers, with_));

const onSaturday: Visit = { ...visit, request: { ...visit.request, date: '2026-05-09' } };
const [aggression] = spt.hazards;
const NO_RISK = ordinaryAssessment();

test('with the school’s usual answers every hazard of the policy is low, with its controls', () => {
  const assessment = good();
  expect(assessment.hazards.map(({ words }) => words)).toEqual(spt.hazards.map(({ words }) => words));
  expect(assessment.level).toBe('Low');
  expect(assessment.controls).toHaveLength(spt.hazards.flatMap(({ controls }) => controls).length);
  expect(assessment).toMatchObject({ worries: [], blocks: [] });
});

test('the level of a risk is its likelihood times its severity, on the scale that is shown', () => {
  const table = LIKELIHOODS.map((likelihood) => SEVERITIES.map((severity) => levelOf(likelihood, severity)));
  expect(table).toEqual([
    ['Low', 'Low', 'Low', 'Medium'],
    ['Low', 'Medium', 'Medium', 'Medium'],
    ['Low', 'Medium', 'High', 'High'],
    ['Medium', 'Medium', 'High', 'High'],
  ]);
  expect(SCALE_WORDS).toContain('1–3 is Low, 4–8 Medium, 9–16 High');
});

test('the whole assessment is as high as its highest hazard, and says which', () => {
  const likelihood = { ...(NO_RISK.likelihood as Record<string, string>), [aggression?.words ?? '']: 'Likely' };
  const assessment = good({ likelihood });
  expect(assessment.level).toBe('High');
  expect(assessment.worries).toEqual([`High risk: ${aggression?.words}`]);
});

test('a control in one’s own words and a hazard of this visit alone are kept', () => {
  const assessment = good({
    controls_aggression: ['Mobile phone carried', 'Caretaker waits in the car'],
    hasExtra: 'Yes',
    extraHazard: 'Icy steps',
    extraHarm: 'A fall',
    extraLikelihood: 'Likely',
    extraSeverity: 'Moderate',
    extraControls: 'Boots\nGo round by the ramp\n',
  });
  expect(assessment.hazards[0]?.controls).toContain('Caretaker waits in the car');
  expect(assessment.hazards[5]).toMatchObject({
    words: 'Icy steps',
    level: 'Medium',
    controls: ['Boots', 'Go round by the ramp'],
  });
  expect(assessment.controls).toContain('Go round by the ramp');
});

test('a hazard without any control is sent back', () => {
  expect(wrong(without(NO_RISK, 'controls_driving'))).toBe('Driving: what will be in place? – Please answer this one.');
});

test('a grid with a row left out names the row', () => {
  const knownRisks = without(NO_RISK.knownRisks as Answers, 'Animals');
  expect(wrong({ ...NO_RISK, knownRisks: knownRisks as Record<string, string> })).toMatch(
    /choose one answer for: Animals/,
  );
});

test('a known risk, or what makes an allegation likelier, is shown first and has to be explained', () => {
  const changes = {
    knownRisks: { ...(NO_RISK.knownRisks as Record<string, string>), Animals: 'Yes' },
    allegationRisks: { ...(NO_RISK.allegationRisks as Record<string, string>), 'A complaint': 'Yes' },
  };
  expect(wrong(ordinaryAssessment(changes))).toMatch(/You answered “Yes” above/);
  expect(good({ ...changes, riskDetails: 'Loose dog; complaint in March' }).worries).toEqual([
    'An allegation is likelier: A complaint',
    'Known risk: Animals',
    'What is known: Loose dog; complaint in March',
  ]);
});

test('a remote place must name what makes it safe enough, and that becomes a control to tick', () => {
  expect(wrong(ordinaryAssessment({ remote: 'Yes' }))).toMatch(/^What will make that safe enough\?/);
  const assessment = good({ remote: 'Yes', remoteControl: 'Call on arrival' });
  expect(assessment.controls).toContain('Call on arrival');
  expect(assessment.worries).toEqual(['Remote or secluded, with this in place: Call on arrival']);
});

test('a visit on a Saturday cannot be assessed as one in school hours', () => {
  const with_ = { ...visitFacts, visits: [onSaturday] };
  expect(wrong(ordinaryAssessment(), with_)).toMatch(/is outside school hours/);
  expect(wrong(ordinaryAssessment({ outside: 'Yes' }), with_)).toMatch(/^What is different then/);
  const considered = { outside: 'Yes', outsideConsidered: 'Helen answers the phone' };
  expect(good(considered, with_).worries).toEqual(['Outside school hours: Helen answers the phone']);
});

test('the link already knows whether a visit is outside school hours', () => {
  expect(assessmentDefaults(spt, visit, school.settings)).toMatchObject({ reference: visit.ref, outside: 'No' });
  expect(assessmentDefaults(spt, onSaturday, school.settings).outside).toBe('Yes');
});

test('the school’s standing assessment can be filled in without knowing the visit', () => {
  const standing = standingAssessment(spt, 'HV-0000');
  expect(standing).toMatchObject({ reference: 'HV-0000', hasExtra: 'No', controls_animals: spt.hazards[4]?.controls });
  expect(standing).not.toHaveProperty('outside');
});

test('a concern that remains blocks the approval until the advice is written', () => {
  const remaining = { remaining: 'Yes', remainingWhat: 'His temper' };
  const before = good(remaining);
  expect(before.blocks).toHaveLength(1);
  expect(before.worries[0]).toBe('Concerns remain and no advice is written: this cannot be approved yet');
  const after = good({ ...remaining, advice: 'LA: go with the police officer' });
  expect(after.blocks).toEqual([]);
  expect(after.worries).toEqual([
    'Concerns about staff safety remain',
    'What concerns remain: His temper',
    'Advice taken: LA: go with the police officer',
  ]);
});

test('a visit moved to a Saturday after its assessment is blocked until that is considered', () => {
  const sent = { at: 0, by: '', responseId: '', editUrl: '' };
  const assessment = { ...good(), ...sent };
  expect(approvalBlocks({ ...visit, assessment }, school.settings)).toEqual([]);
  expect(approvalBlocks({ ...onSaturday, assessment }, school.settings)).toHaveLength(1);
});

test('a reference that names no visit is sent back; small letters do not matter', () => {
  expect(wrong(ordinaryAssessment({ reference: 'HV-9999' }))).toMatch(/There is no open visit HV-9999/);
  expect(wrong(ordinaryAssessment({ reference: 'the Jones visit' }))).toMatch(/Looks like HV-0001/);
  expect(good({ reference: visit.ref.toLowerCase() }).level).toBe('Low');
});

test('no two questions have the same title', () => {
  const titles = formPlan('assessment', spt, school).items.flatMap(({ kind, title }) =>
    kind === 'page' ? [] : [title],
  );
  expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
});
