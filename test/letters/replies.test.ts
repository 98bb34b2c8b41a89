// The words that a mail offers to reply with do what the mail says.
import { expect, test } from '@jest/globals';
import { outingActOf, visitActOf } from '../../src/app/read-replies';
import { writeLetter } from '../../src/letters/letter';
import { at, STAFF, sampleOuting, sampleRequest, sampleScene, sampleVisit } from '../samples';

/** The words offered in a letter, each as somebody would type it. */
function offered(text: string): string[] {
  const block = /Or reply to this mail with[^\n]*\n((?: {2}.* = .*\n?)+)/.exec(text)?.[1] ?? '';
  return block
    .split('\n')
    .filter((line) => line.includes(' = '))
    .flatMap((line) => (line.split(' = ')[0] ?? '').trim().replace('…', 'because').split(' or '));
}

const outing = sampleOuting();

test.each([
  ['are you back', STAFF.visitor, '15:30'],
  ['check in', STAFF.visitor, '15:00'],
  ['overdue', STAFF.watcher, '15:40'],
  ['briefing', STAFF.watcher, '13:56'],
] as const)('every word offered by “%s” is understood', (name, reader, time) => {
  const words = offered(writeLetter(name, outing, sampleScene(reader, at(time))).text);
  expect(words.length).toBeGreaterThan(0);
  for (const word of words) expect([word, outingActOf(word, outing, reader.email)]).not.toContain(undefined);
});

const ask = (overrides: Parameters<typeof sampleRequest>[0] = {}) =>
  offered(
    writeLetter(
      'please approve',
      sampleVisit({ decision: null, request: sampleRequest(overrides) }),
      sampleScene(STAFF.lead),
    ).text,
  );

test('an approver can answer for a pair, for one alone, or with no', () => {
  const acts = ask().map((word) => visitActOf(word, sampleVisit()));
  expect(acts.map((act) => (act?.act === 'approve' ? `approve ${act.party}` : act?.act))).toEqual([
    'approve in a pair',
    'approve alone',
    'decline',
    'send back',
  ]);
});

test('what cannot be approved is not offered for approval', () => {
  expect(ask({ blocks: ['The advice is missing.'] }).filter((word) => /approve/.test(word))).toEqual([]);
});

test('where a reason is needed, the mail says to write it', () => {
  expect(ask({ needsReason: ['An evening visit.'] })[0]).toBe('approve pair because');
});
