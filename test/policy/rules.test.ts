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
  expect(() => policyOf('xyz')).toThrow('There is no policy “xyz”. The settings can name: celt, nas, wna, spt, wls');
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

describe('what a school puts over what its policy leaves open', () => {
  const usual = sampleSettings({ remindApproversAfter: undefined, askDeputyAfter: undefined });

  test.each(Object.values(policies))('$id: nothing typed is as the policy says', (policy) => {
    const { ladders, ...rest } = rulesInForce(policy, usual);
    const { ladders: theirs, ...said } = policy.rules;
    expect(rest).toEqual(said);
    expect(ladders.watcher).toEqual(theirs.watcher);
  });

  test('who watches, by when they answer, who stands in: all rungs for the watcher move along', () => {
    const rules = rulesInForce(spt, { ...usual, watchBy: 'buddy', acceptWithin: 5, deputy: 'headteacher' });
    expect(rules.watch).toEqual({ by: 'buddy', acceptWithin: 5 });
    expect(rules.approval.deputy).toBe('headteacher');
    expect(rules.ladders.watcher.map(({ after }) => after)).toEqual([5, 10, 10, 25]);
  });

  test('check-ins where the policy asks none have the rungs of a late return, so that they are never silent', () => {
    const rules = rulesInForce(spt, { ...usual, checkInEvery: 45 });
    expect(rules.checkInEvery).toBe(45);
    expect(rules.ladders.checkIn).toEqual(rules.ladders.return);
  });

  test('a policy’s own limits can be made stricter and not laxer, and nobody stands in where it lets nobody', () => {
    const { nas } = policies as { nas: typeof spt };
    const lax = { checkInEvery: 180, doorWait: 45, doorWaitWhenLate: 60, deputy: 'senior leader' } as const;
    expect(rulesInForce(nas, { ...usual, ...lax })).toEqual(rulesInForce(nas, usual));
    const strict = rulesInForce(nas, { ...usual, checkInEvery: 60, doorWait: 10 });
    expect(strict).toMatchObject({ checkInEvery: 60, door: { wait: 10, waitWhenLate: 30 } });
  });

  test('a wait at the door where the policy has none', () => {
    expect(rulesInForce(spt, { ...usual, doorWait: 15 }).door).toEqual({ wait: 15, waitWhenLate: 15 });
  });
});
