// The policies as data, and the rules in force at a school that set its own minutes.
import { policies, policyOf, rulesInForce } from '../../src/policy';
import { Rules } from '../../src/policy/schema';
import { spt } from '../../src/policy/spt';
import { sampleSettings } from '../samples';

test.each(Object.values(policies))(
  '$id is complete: rules, reasons, exceptions, guidance, hazards with controls',
  (policy) => {
    expect(Rules().safeParse(policy.rules).success).toBe(true);
    expect(policies[policy.id]).toBe(policy);
    expect(policy.reasons.length).toBeGreaterThan(0);
    expect(policy.exceptions.length).toBeGreaterThan(0);
    expect(policy.reviewDue).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const words of Object.values(policy.guidance)) expect(words.length).toBeGreaterThan(0);
    for (const hazard of policy.hazards) expect(hazard.controls.length).toBeGreaterThan(0);
  },
);

test('Stamford Park has eleven reasons, and the one of three days’ absence knows its days', () => {
  expect(spt.reasons).toHaveLength(11);
  expect(spt.reasons.filter(({ absentDays }) => absentDays === 3)).toHaveLength(1);
});

test('a policy is found by its name however it is typed, and an unknown one says which there are', () => {
  expect(policyOf(' SPT ')).toBe(spt);
  expect(() => policyOf('xyz')).toThrow('There is no policy “xyz”. The settings can name: spt');
});

test('the usual minutes are those of the policy', () => {
  const settings = sampleSettings({ remindApproversAfter: 30, askDeputyAfter: 60 });
  expect(rulesInForce(spt, settings)).toEqual(spt.rules);
});

test('a school’s own minutes move the rungs of the return ladder, and when the police are decided on', () => {
  const { returnLadder } = sampleSettings();
  const settings = sampleSettings({
    returnLadder: { ...returnLadder, watcherAndOffice: 5, headteacher: 25, repeat: 10 },
  });
  const rules = rulesInForce(spt, settings);
  expect(rules.ladders.return).toEqual([
    { after: 0, to: 'visitors' },
    { after: 5, to: 'watcher' },
    { after: 5, to: 'office' },
    { after: 20, to: 'senior leader' },
    { after: 25, to: 'senior leader', repeat: 10 },
    { after: 25, to: 'headteacher', repeat: 10 },
    { after: 55, to: 'everyone', repeat: 10 },
  ]);
  expect(rules).toMatchObject({ policeDecisionAfter: 25 });
  expect(rules.ladders.help).toBe(spt.rules.ladders.help);
});

test('no setting can make the alarm fall silent after its last rung', () => {
  const { returnLadder } = sampleSettings();
  const rules = rulesInForce(spt, sampleSettings({ returnLadder: { ...returnLadder, repeat: 0 } }));
  expect(rules.ladders.return[6]?.repeat).toBeGreaterThan(0);
});

test('every ladder that waits for a person’s answer goes on until it has one', () => {
  const { help, watcher, concern, incident, report, cpoms, action, return: back } = spt.rules.ladders;
  for (const ladder of [help, watcher, concern, incident, report, cpoms, action, back]) {
    expect(ladder.some(({ repeat }) => (repeat ?? 0) > 0)).toBe(true);
  }
});
