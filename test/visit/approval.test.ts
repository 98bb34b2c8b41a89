// A visit asked for and decided: who is asked, what they can answer, what stands in the way, and what happens when nobody answers.
import { aDay, anApprovedVisit, aRequest, dev, helen, priya, rhys, ruth, sam, staffWith, TODAY, tom } from '../given';

const WEDNESDAY = '2026-05-06';

describe('asking', () => {
  test('the form alone asks nobody: its sender is told that it came', () => {
    const day = aDay().asks();
    expect(day.post()).toEqual(['09:00 request received: Sam']);
    expect(day.status()).toBe('requested');
  });

  test('with the risk assessment in, the safeguarding team is asked', () => {
    const day = aDay().asks();
    day.post();
    expect(day.skipsTo('09:20').assesses().post()).toContain('09:20 please approve: Rhys, Helen');
  });

  test('a member of the team who goes on the visit is not asked about it', () => {
    const day = aDay()
      .asks({ visitors: [rhys.email, sam.email] })
      .assesses();
    expect(day.post()).toContain('09:00 please approve: Helen');
  });

  test('an inactive member of the team is not asked', () => {
    const day = aDay({ staff: staffWith({ ...rhys, active: false }) })
      .asks()
      .assesses();
    expect(day.post()).toContain('09:00 please approve: Helen');
  });

  test('where everybody in the team goes on the visit, the deputy is asked at once', () => {
    const leadOnly = { ...helen, roles: ['safeguarding lead' as const] };
    const day = aDay({ staff: staffWith(leadOnly) })
      .asks({ visitors: [rhys.email, sam.email] })
      .assesses();
    expect(day.post()).toContain('09:00 please approve: Helen');
  });

  test('a form that was found hours late asks each person once', () => {
    const day = aDay();
    const sent = day.now;
    day.skipsTo('12:30').asks({ at: sent }).assesses({ at: sent });
    const asked = day.post().filter((line) => line.includes('Rhys'));
    expect(asked).toHaveLength(1);
  });
});

describe('deciding', () => {
  test('approved in a pair with a condition: the visitors hear it, the other approver hears who decided', () => {
    const day = aRequest();
    expect(day.approves(helen, 'in a pair', 'Stay on the doorstep.')).toBe('');
    expect(day.status()).toBe('approved');
    expect(day.visit().decision).toMatchObject({ by: helen.email, party: 'in a pair', words: 'Stay on the doorstep.' });
    expect(day.post()).toEqual(['09:00 decision: Sam, Priya', '09:00 decided by another: Rhys']);
    expect(day.log().at(-1)).toBe('Approved, in a pair: Stay on the doorstep.');
  });

  test('one visitor alone can be approved alone; in a pair, it goes back for a companion', () => {
    const day = aRequest({}, { visitors: [sam.email] });
    expect(day.approves(helen, 'in a pair', 'Ask Priya.')).toBe('');
    expect(day.status()).toBe('sent back');
    expect(day.visit().decision?.words).toBe(
      'Only in a pair: please add who goes with you, and send it again. Ask Priya.',
    );
    const alone = aRequest({}, { visitors: [sam.email] });
    expect(alone.approves(helen, 'alone')).toBe('');
    expect(alone.status()).toBe('approved');
  });

  test('a companion from outside counts in the pair', () => {
    const companions = [{ name: 'Nadia Khan', agency: 'Early Help', mobile: '07700 900301' }];
    const day = aRequest({}, { visitors: [sam.email], companions });
    expect(day.approves(helen, 'in a pair')).toBe('');
  });

  test('declined: the visitors hear it with the words, and the visit is closed', () => {
    const day = aRequest();
    expect(day.onVisit(rhys, { act: 'decline', words: 'Mum comes in on Thursday.' })).toBe('');
    expect(day.visit().decision?.words).toBe('Mum comes in on Thursday.');
    expect(day.post()).toEqual(['09:00 decision: Sam, Priya', '09:00 decided by another: Helen']);
    expect(day.status()).toBe('closed');
  });

  test('invited into school: the same, and it stays open until somebody has done it; on a welfare reason the lead answers', () => {
    const day = aRequest();
    expect(day.onVisit(rhys, { act: 'invite into school', words: 'Mum comes in on Thursday.' })).toBe('');
    expect(day.post()).toEqual([
      '09:00 action: Sam',
      '09:00 decision: Sam, Priya',
      '09:00 decided by another: Helen',
      '09:00 concern: Helen',
    ]);
    expect(day.status()).toBe('invited into school');
  });

  test('sent back, put right and sent again: asked anew, and then it can be approved', () => {
    const day = aRequest().skipsTo('09:40');
    expect(day.onVisit(rhys, { act: 'send back', words: 'Who is in the house?' })).toBe('');
    expect(day.status()).toBe('sent back');
    expect(day.post()).toEqual(['09:40 decision: Sam, Priya', '09:40 decided by another: Helen']);
    day.skipsTo('10:00').changes({ answers: { circumstances: 'Mum, Dad and two dogs.' } });
    expect(day.status()).toBe('requested');
    expect(day.post()).toEqual(['10:00 please approve: Rhys, Helen']);
    expect(day.approves(helen)).toBe('');
  });

  test('sent back, and the assessment sent again: asked anew', () => {
    const day = aRequest().skipsTo('09:40');
    day.onVisit(rhys, { act: 'send back', words: 'The dog is missing.' });
    day.post();
    expect(day.skipsTo('10:00').assesses().post()).toContain('10:00 please approve: Rhys, Helen');
  });

  test('sent back, it waits for its sender: nobody else decides in between, but it can be called off', () => {
    const day = aRequest();
    day.onVisit(rhys, { act: 'send back', words: 'Who is in the house?' });
    expect(day.approves(helen)).toBe('This visit is sent back, so there is nothing to decide.');
    expect(day.onVisit(helen, { act: 'cancel', words: 'The police go instead.' })).toBe('');
  });

  test('the first decision stands: the second person is told who decided, when and what', () => {
    const day = aRequest().skipsTo('09:30');
    day.approves(helen);
    day.skipsTo('09:31');
    expect(day.onVisit(rhys, { act: 'decline', words: 'No.' })).toBe(
      'Helen Marsh decided first, at 09:30: approved. That decision stands; nothing was changed.',
    );
    expect(day.status()).toBe('approved');
  });

  test('a tap that comes twice approves once, and does not say that somebody else was first', () => {
    const day = aRequest();
    const seen = day.visit().version;
    const act = { act: 'approve', party: 'in a pair', words: '' } as const;
    expect(day.onVisit(helen, act, seen)).toBe('');
    expect(day.post()).toHaveLength(2);
    expect(day.onVisit(helen, act, seen)).toBe('');
    expect(day.post()).toEqual([]);
  });

  test('nobody decides on their own visit', () => {
    const day = aRequest({}, { visitors: [rhys.email, sam.email] });
    const own = 'You are one of the visitors. Nobody decides on their own visit.';
    expect(day.approves(rhys)).toBe(own);
    expect(day.onVisit(rhys, { act: 'decline', words: 'x' })).toBe(own);
    expect(day.status()).toBe('requested');
  });

  test.each([
    ['the office', dev],
    ['a senior leader', tom],
    ['another visitor', priya],
  ])('%s cannot decide', (_, person) => {
    const day = aRequest({}, { visitors: [sam.email] });
    expect(day.approves(person, 'alone')).toBe('Only the safeguarding team can decide on a visit.');
  });

  test('somebody who has left cannot decide', () => {
    const day = aRequest({ staff: staffWith({ ...helen, active: false }) });
    expect(day.approves(helen)).toBe('Only the safeguarding team can decide on a visit.');
  });

  test('before the assessment is in there is nothing to decide', () => {
    const day = aDay().asks();
    expect(day.approves(helen)).toBe('The risk assessment is not in yet. You will be asked again when it is.');
  });
});

describe('what stands in the way', () => {
  const ADVICE = 'A concern remains. The advice of the trust has to be written first.';
  const EVENING = 'It is in the evening.';

  test('a block in the assessment keeps everybody from approving, not from declining', () => {
    const day = aDay()
      .asks()
      .assesses({ blocks: [ADVICE] });
    expect(day.approves(helen, 'in a pair', 'All the same.')).toBe(ADVICE);
    expect(day.onVisit(helen, { act: 'decline', words: 'Too risky.' })).toBe('');
  });

  test('what needs a reason is approved with one only', () => {
    const day = aRequest({}, { needsReason: [EVENING] });
    expect(day.approves(helen)).toBe(`${EVENING} Write your reason for approving all the same.`);
    expect(day.approves(helen, 'in a pair', 'Mum works until six.')).toBe('');
  });
});

describe('when nobody answers', () => {
  test('the team is reminded after an hour, with the deputy after two; each letter once', () => {
    const day = aRequest().until('13:00');
    expect(day.post()).toEqual(['10:00 approval reminder: Rhys, Helen', '11:00 approval reminder: Helen']);
  });

  test('the school’s own minutes count', () => {
    const day = aRequest({ settings: { remindApproversAfter: 15, askDeputyAfter: 30 } }).until('09:40');
    expect(day.post()).toEqual(['09:15 approval reminder: Rhys, Helen', '09:30 approval reminder: Helen']);
  });

  test('at its time the visitors and who asked are told not to go', () => {
    const day = aRequest({}, { by: tom.email }).until('14:14');
    day.post();
    expect(day.until('14:15').post()).toEqual(['14:15 do not go: Sam, Priya, Tom']);
    expect(day.approves(helen)).toMatch(/nothing to decide/);
  });

  test('a visit without its assessment is not gone on either', () => {
    const day = aDay().asks();
    day.post();
    expect(day.until('14:20').post()).toEqual(['14:15 do not go: Sam, Priya']);
  });

  test('moved to a later time of the same day, it is asked for anew', () => {
    const day = aRequest().until('14:20');
    day.post();
    day.changes({ arrive: '15:00', backBy: '15:50' });
    expect(day.status()).toBe('requested');
    expect(day.post()).toEqual(['14:20 please approve: Rhys, Helen']);
  });

  test('it is closed when its day is over', () => {
    const day = aRequest().until('14:20').until('00:05', WEDNESDAY, 5);
    expect(day.visit().closedAt).not.toBeNull();
  });
});

describe('changed after approval', () => {
  test.each([
    ['who goes', { visitors: [sam.email, tom.email] }],
    ['the address', { address: '3 Beech Road, Stalybridge' }],
    ['the date', { date: WEDNESDAY }],
    ['the time', { arrive: '15:30', backBy: '16:45' }],
    ['the time', { backBy: '16:45' }],
  ])('%s: approval is needed anew, and those who knew are told', (what, change) => {
    const day = aRequest().skipsTo('10:00');
    day.approves(helen);
    day.skipsTo('10:30').post();
    day.changes(change);
    expect(day.status()).toBe('requested');
    const post = day.post();
    expect(post[0]).toMatch(/^10:30 approve again: .*Sam.*Rhys.*Helen/);
    expect(post[1]).toBe('10:30 please approve: Rhys, Helen');
    expect(day.log()).toContain(`Needs approval anew: ${what} changed`);
  });

  test('the colleague who no longer goes is told as well', () => {
    const day = anApprovedVisit().changes({ visitors: [sam.email, tom.email] });
    expect(day.post()[0]).toContain('Priya');
  });

  test('the headteacher who approved without being asked hears that it no longer holds', () => {
    const deputyHead = { ...ruth, roles: [...ruth.roles, 'safeguarding team' as const] };
    const day = aDay().asks().assesses();
    day.school = { ...day.school, staff: staffWith(deputyHead) };
    day.approves(ruth);
    day.post();
    expect(day.changes({ date: WEDNESDAY }).post()[0]).toContain('Ruth');
  });

  test('up to an hour on the same day changes nothing', () => {
    const day = anApprovedVisit().changes({ arrive: '15:15', backBy: '16:30' });
    expect(day.status()).toBe('approved');
    expect(day.post()).toEqual([]);
  });

  test('hour by hour it cannot creep away from what was approved', () => {
    const day = anApprovedVisit().changes({ arrive: '15:10', backBy: '16:20' });
    expect(day.changes({ arrive: '16:05', backBy: '17:10' }).status()).toBe('requested');
  });

  test('other answers change nothing', () => {
    const day = anApprovedVisit().changes({ familyPhones: 'Dad 07700 900209', answers: { comments: 'Ring twice.' } });
    expect(day.status()).toBe('approved');
    expect(day.post()).toEqual([]);
  });

  test('a risk that rose needs approval anew, one that fell does not', () => {
    const fell = anApprovedVisit().assesses({ level: 'Low' });
    expect(fell.status()).toBe('approved');
    const rose = anApprovedVisit().assesses({ level: 'High' });
    expect(rose.status()).toBe('requested');
    expect(rose.post()).toContain('13:55 approve again: Sam, Priya, Rhys, Helen');
  });

  test('an assessment that comes with a concern without advice takes the approval back', () => {
    const day = anApprovedVisit().assesses({ blocks: ['The advice of the trust has to be written first.'] });
    expect(day.status()).toBe('requested');
    expect(day.post()).toContain('13:55 approve again: Sam, Priya, Rhys, Helen');
  });

  test('the old decision does not bind whoever decides anew', () => {
    const day = anApprovedVisit().changes({ date: WEDNESDAY });
    expect(day.onVisit(rhys, { act: 'decline', words: 'Not on Wednesday.' })).toBe('');
  });
});

describe('called off', () => {
  test('by a visitor: everybody else who knew is told, and it is closed', () => {
    const day = anApprovedVisit();
    expect(day.onVisit(sam, { act: 'cancel', words: 'I do not feel safe going.' })).toBe('');
    expect(day.post()).toEqual(['13:55 cancelled: Priya, Rhys, Helen']);
    expect(day.visit().cancelled).toMatchObject({ by: sam.email, words: 'I do not feel safe going.' });
    expect(day.status()).toBe('closed');
  });

  test('by the office on the phone; not by somebody who has nothing to do with it', () => {
    const day = anApprovedVisit({}, { visitors: [sam.email], companions: [{ name: 'N', agency: 'A', mobile: '0' }] });
    expect(day.onVisit(priya, { act: 'cancel', words: 'x' })).toBe(
      'Only those concerned with this visit can cancel it.',
    );
    expect(day.onVisit(dev, { act: 'cancel', words: 'Family rang.' })).toBe('');
  });

  test('twice: the second is told that it is over', () => {
    const day = anApprovedVisit();
    day.onVisit(sam, { act: 'cancel', words: 'Family rang.' });
    expect(day.onVisit(dev, { act: 'cancel', words: 'Family rang.' })).toBe(
      'This visit is closed, so it cannot be cancelled.',
    );
  });
});

describe('time passes', () => {
  test('approved and nobody signed out: asked ever higher and again, until its day is over and it is closed', () => {
    const day = anApprovedVisit().until('23:59', TODAY, 5);
    expect(day.status()).toBe('approved');
    const post = day.post();
    expect(post.slice(0, 6)).toEqual([
      '14:15 not signed out: Sam, Priya',
      '14:25 not signed out: Joan, Dev',
      '14:45 not signed out: Helen',
      '14:55 not signed out: Joan, Dev',
      '15:15 not signed out: Tom, Ruth',
      '15:25 not signed out: Joan, Dev',
    ]);
    expect(post.at(-1)).toBe('23:55 not signed out: Joan, Dev');
    day.until('00:35', WEDNESDAY);
    expect(day.visit().closedAt).not.toBeNull();
    expect(day.post()).toEqual([]);
  });

  test('and the last is asked before midnight, though a turn comes at midnight itself', () => {
    const day = anApprovedVisit({}, { arrive: '14:20' }).until('23:45', TODAY, 5);
    day.post();
    expect(day.until('00:05', WEDNESDAY, 5).post()).toEqual([]);
    expect(day.visit().closedAt).not.toBeNull();
  });

  test('and nobody is asked any more once the visit is cancelled', () => {
    const day = anApprovedVisit().until('14:30', TODAY, 5);
    day.post();
    day.onVisit(sam, { act: 'cancel', words: 'Family rang.' });
    day.post();
    expect(day.until('16:00').post()).toEqual([]);
  });
});
