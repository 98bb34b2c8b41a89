// A visit that nobody has to approve: when it is cleared of itself, who is told, and what takes the clearance back.
import { nas } from '../../src/policy/nas';
import { wls } from '../../src/policy/wls';
import { wna } from '../../src/policy/wna';
import { aDay, dev, helen, priya, rhys, ruth, sam, staffWith, tom, without } from '../given';
import { sampleAssessment } from '../samples';

const LOW = { level: 'Low' as const, worries: [], blocks: [], needsReason: [] };
const MEDIUM = { ...LOW, level: 'Medium' as const };

describe('cleared of itself', () => {
  test('with the request alone, where an assessment is only advised; the head is told', () => {
    const day = aDay({ policy: wna }).asks();
    expect(day.post()).toEqual(['09:00 decision: Sam, Priya', '09:00 for your information: Ruth']);
    expect(day.status()).toBe('approved');
    expect(day.visit().decision).toMatchObject({ by: 'engine', via: 'policy', party: 'in a pair', words: '' });
    expect(day.visit().asked).toEqual([ruth.email]);
  });

  test('with the assessment, where that comes first; its sender hears only that they may go', () => {
    const day = aDay({ policy: wls }).asks();
    expect(day.post()).toEqual(['09:00 request received: Sam']);
    day.skipsTo('09:20').assesses(LOW);
    expect(day.post()).toEqual(['09:20 decision: Sam, Priya', '09:20 for your information: Rhys, Helen']);
  });

  test.each([
    ['something stands in the way', { blocks: ['Add a colleague.'] }],
    ['a reason is asked for', { needsReason: ['It is in the evening.'] }],
    ['one goes where two must', { visitors: [sam.email] }],
  ])('not where %s: then it waits for a person', (_, change) => {
    const day = aDay({ policy: wna }).asks(change);
    expect(day.post()).toEqual(['09:00 request received: Sam', '09:00 please approve: Ruth']);
    expect(day.status()).toBe('requested');
  });

  test('the head goes on it: the deputy role is told', () => {
    const day = aDay({ policy: wna }).asks({ visitors: [sam.email, ruth.email] });
    expect(day.post()).toEqual(['09:00 decision: Sam, Ruth', '09:00 for your information: Tom']);
  });

  test('with nobody to tell it waits, until somebody can be told', () => {
    const day = aDay({ policy: wna, staff: without(ruth, tom, helen) }).asks();
    expect(day.status()).toBe('requested');
    day.school = { ...day.school, staff: staffWith() };
    expect(day.skipsTo('09:30').ticks().status()).toBe('approved');
  });

  test('an immediate concern still has its own letter, with what to tell the police', () => {
    const day = aDay({ policy: wna }).asks({ immediateConcern: true });
    expect(day.post()).toContain('09:00 request received: Sam');
  });
});

describe('a clearance that does not hold', () => {
  const cleared = () => {
    const day = aDay({ policy: wna }).asks();
    day.post();
    return day.skipsTo('10:00');
  };

  test.each([
    ['a risk above low', MEDIUM],
    ['something that stands in the way', { ...LOW, blocks: ['Advice first.'] }],
  ])('%s in a later assessment takes it back, and the head decides', (_, change) => {
    const day = cleared().assesses(change);
    expect(day.status()).toBe('requested');
    expect(day.post()).toEqual(
      expect.arrayContaining(['10:00 approve again: Sam, Priya, Ruth', '10:00 please approve: Ruth']),
    );
    expect(day.approves(ruth)).toMatch(/rather ring or write|Advice first/);
  });

  test('a later assessment of low risk changes nothing', () => {
    const day = cleared().assesses(LOW);
    expect(day.status()).toBe('approved');
    expect(day.post()).toEqual(['10:00 assessment received: Sam', '10:00 assessment is in: Ruth']);
  });

  test('a later assessment that says more clears it anew, so that whoever could stop it reads that', () => {
    const day = cleared().assesses({ ...LOW, worries: ['Large dog at the address'] });
    expect(day.status()).toBe('approved');
    expect(day.post()).toContain('10:00 for your information: Ruth');
  });

  test('another address clears it anew, and everyone has the new one', () => {
    const day = cleared().changes({ address: '9 Fern Road' });
    expect(day.status()).toBe('approved');
    expect(day.post()).toEqual(['10:00 decision: Sam, Priya', '10:00 for your information: Ruth']);
    expect(day.log()).toContain('Cleared anew: the address changed');
  });

  test('who does not go any more is told so', () => {
    const day = cleared().changes({ visitors: [sam.email, rhys.email] });
    expect(day.post()).toEqual([
      '10:00 approve again: Priya',
      '10:00 decision: Sam, Rhys',
      '10:00 for your information: Ruth',
    ]);
  });

  test('a person can stop it until they leave, and from then on decides', () => {
    const day = cleared();
    expect(day.onVisit(helen, { act: 'decline', words: 'No' })).toContain('Only the headteacher can decide');
    expect(day.approves(ruth)).toContain('No approval is needed');
    expect(day.onVisit(ruth, { act: 'send back', words: 'Another day, please' })).toBe('');
    day.changes({ arrive: '14:45' });
    expect(day.status()).toBe('requested');
    expect(day.approves(ruth)).toBe('');
    expect(day.visit().decision).toMatchObject({ by: ruth.email, via: 'page' });
  });

  test('not after they have left', () => {
    const day = cleared().skipsTo('13:55');
    expect(day.signsOut(sam, { watcher: ruth.email, driver: '', transport: 'On foot', safeWord: '' }).refusal).toEqual(
      [],
    );
    expect(day.onVisit(ruth, { act: 'invite into school', words: '' })).toContain('That decision stands');
  });

  test('called off, whoever was told of it hears that too', () => {
    const day = cleared();
    day.post();
    expect(day.onVisit(dev, { act: 'cancel', words: 'Sam is ill.' })).toBe('');
    expect(day.post()).toEqual(['10:00 cancelled: Sam, Priya, Ruth']);
  });
});

test('where the policy always asks, a low risk is no clearance', () => {
  const day = aDay({ policy: nas }).asks();
  expect(day.post()).toEqual(['09:00 request received: Sam', '09:00 please approve: Ruth']);
  expect(day.approves(ruth, 'alone')).toContain('nobody goes alone');
  expect(day.approves(ruth)).toBe('');
  expect(sampleAssessment().level).not.toBe('Low');
  expect(day.approves(priya)).toContain('Nobody decides on their own visit');
});
