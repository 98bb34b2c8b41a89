// The words that a mail offers to reply with do what the mail says.
import { describe, expect, test } from '@jest/globals';
import { outingActOf, visitActOf } from '../../src/app/reply-words';
import { writeLetter } from '../../src/letters/letter';
import { STAFF, sampleOuting, sampleRequest, sampleScene, sampleVisit } from '../samples';
import { OCCASIONS, type Occasion, written } from './every-letter';

/** The words offered in a letter, each as somebody would type it. */
function offered(text: string): string[] {
  const block = /Or reply to this mail with[^\n]*\n((?: {2}.* = .*\n?)+)/.exec(text)?.[1] ?? '';
  return block
    .split('\n')
    .filter((line) => line.includes(' = '))
    .flatMap((line) => (line.split(' = ')[0] ?? '').trim().replace(/:? …/, ': because').split(' or '));
}

/** What each word that this letter offers is taken for. */
function meant(occasion: Occasion): [word: string, act: unknown][] {
  const { record, reader } = occasion;
  if (record.kind === 'school') return [];
  const does = (word: string) =>
    record.kind === 'visit' ? visitActOf(word, record, reader.email) : outingActOf(word, record, reader.email);
  return offered(written(occasion).text).map((word) => [word, does(word)]);
}

test('every word that any letter offers is understood of its reader, and none is taken for words to be passed on', () => {
  const all = OCCASIONS.flatMap(meant);
  expect(new Set(all.map(([word]) => word.split(/[:\d ]/)[0])).size).toBeGreaterThan(12);
  expect(all.filter(([, act]) => act === undefined || JSON.stringify(act).includes('plan changed'))).toEqual([]);
});

const outing = sampleOuting();

const ask = (overrides: Parameters<typeof sampleRequest>[0] = {}) =>
  offered(
    writeLetter(
      'please approve',
      sampleVisit({ decision: null, request: sampleRequest(overrides) }),
      sampleScene(STAFF.lead),
    ).text,
  );

test('an approver can answer for as many as are named, or with no', () => {
  const one = sampleVisit({ request: sampleRequest({ visitors: [STAFF.visitor.email] }) });
  const alone = visitActOf(ask({ visitors: [STAFF.visitor.email] })[0] ?? '', one);
  expect(alone).toMatchObject({ act: 'approve', party: 'alone' });
  const acts = ask().flatMap((word) => visitActOf(word, sampleVisit()) ?? []);
  expect(
    acts.map((act) => (typeof act === 'string' ? act : act.act === 'approve' ? `approve ${act.party}` : act.act)),
  ).toEqual(['approve in a pair', 'decline', 'send back']);
});

test('what cannot be approved is not offered for approval', () => {
  expect(ask({ blocks: ['The advice is missing.'] }).filter((word) => /approve/.test(word))).toEqual([]);
});

test('where a reason is needed, the mail says to write it', () => {
  expect(ask({ needsReason: ['An evening visit.'] })[0]).toBe('approve pair: because');
});

describe('an ordinary sentence is not the word that it begins with', () => {
  const said = (text: string, from: string) => outingActOf(text, outing, from);

  test.each([
    'Back in 20 minutes, still with mum',
    'Back?',
    'Left my phone in the car',
    'Fine but he is shouting',
    'OK, but come and fetch us',
    'Arrived to find nobody, waiting',
    '30 people in the house',
    'Not returning his calls',
  ])('from a visitor: “%s” is passed on to those who watch', (text) => {
    expect(said(text, STAFF.visitor.email)).toEqual({ act: 'plan changed', words: text });
  });

  test.each([
    ['OK please send help now', 'OK please send help now'],
    ['Please help us', 'Please help us'],
    ['Back\nno, HELP', 'Back\nno, HELP'],
    ['Fine? No! Ring 999', 'Fine? No! Ring 999'],
    ['Help!', ''],
    ['999', ''],
  ])('from a visitor: “%s” is a call for help', (text, words) => {
    expect(said(text, STAFF.visitor.email)).toEqual({ act: 'help', words });
  });

  test.each([
    ['Back.', 'back'],
    ['Back, thank you!', 'back'],
    ['OK thanks', "I'm fine"],
    ['I’m fine\n\nSam', "I'm fine"],
    ['30 minutes', 'more time'],
    ['Not returning.', 'left, not returning'],
  ])('from a visitor: “%s” is the word itself', (text, act) => {
    expect(said(text, STAFF.visitor.email)?.act).toBe(act);
  });

  test.each([
    'Watching the game tonight',
    'Acknowledge? Who is this',
    'Reached voicemail, trying again at 16:20',
    'Reached 16:20?',
    'Resolved to ring them again',
    'Resolved: are they home?',
  ])('from school: “%s” does nothing', (text) => {
    expect(said(text, STAFF.watcher.email)).toBeUndefined();
  });

  test.each([
    ['Watching, thanks', "I'm watching"],
    ['Reached 16:20.', 'reached'],
    ['Resolved: all at home', 'resolved'],
    ['Can’t reach her', "can't reach"],
  ])('from school: “%s” is the word itself', (text, act) => {
    expect(said(text, STAFF.watcher.email)?.act).toBe(act);
  });

  test.each([
    'Approved? Not until I know more',
    'Approve: who is going?',
    'Approved. Not!',
    'Approve of this? No',
    'Approval is with Helen',
    'No problem, approved',
    'Declined invitations are a pain',
  ])('from an approver: “%s” decides nothing', (text) => {
    expect(visitActOf(text, sampleVisit())).toBeUndefined();
  });

  test.each([
    ['Approved, thanks', { act: 'approve', words: '' }],
    ['Approve – stay on the doorstep', { act: 'approve', words: 'stay on the doorstep' }],
    ['Approve alone\nRing first', { act: 'approve', party: 'alone', words: 'Ring first' }],
    ['approve: in a pair, ring first', { act: 'approve', party: 'in a pair', words: 'ring first' }],
    ['Decline. Grandad is at home', { act: 'decline', words: 'Grandad is at home' }],
    ['Invite', { act: 'invite into school', words: '' }],
    ['invite: Thursday after school', { act: 'invite into school', words: 'Thursday after school' }],
    ['Send back: which Friday?', { act: 'send back', words: 'which Friday?' }],
  ])('from an approver: “%s” decides', (text, act) => {
    expect(visitActOf(text, sampleVisit())).toMatchObject(act);
  });
});
