// 49,000 characters in every box of every page: kept whole, or refused in words that say what to do, and never cut silently.
import { isWatched } from '../../src/outing/record';
import type { PageAnswer } from '../../src/pages/view';
import { ACT_FIELDS } from './act-fields';
import { CAST } from './cast';
import { count } from './counts';
import { stored } from './invariants';
import { at, type Scene } from './who-scenes';
import { OTHER_ACTS, OUTING_ACTS, type Row, VISIT_ACTS } from './who-table';
import { requestOf } from './who-tried';

const LONG = `Begins ${'ab '.repeat(16_329)}ends!!`;
const BEGINNING = 'begins ab ab ab';

/** What nobody types: choices, references, dates, times and numbers, as pages send them. */
const CHOSEN =
  /\.(party|by|to|on|id|incident|visit|visits|owner|due|until|agency|step|controls|leaves|transport|watcher|driver|visitor|second|minutes|age|cm)$/;
/** Refused for another reason, in words of its own, however long it is. */
const OTHERWISE: Record<string, RegExp> = {
  'sign out.mobiles': /Give Maya Osei's mobile number/,
  'purge.confirm': /Type the number of visits, 1/,
};

const ROWS: Record<string, Row> = { ...VISIT_ACTS, ...OUTING_ACTS, ...OTHER_ACTS };

const fieldsOf = (act: string, request: Record<string, unknown>): string[] => {
  const sent = Object.entries(request).filter(([key, value]) => typeof value === 'string' && !/page|act|ref/.test(key));
  const known = ACT_FIELDS.filter((one) => one.act === act).map(({ field }) => field);
  return [...new Set([...known, ...sent.map(([key]) => key)])];
};

/** The same shape with the long words in it: by visit or by person, in a list, or as they are. */
function longFor(field: string, before: unknown, { ref }: Scene): unknown {
  if (field === 'whomToSee') return { [ref]: LONG };
  if (Array.isArray(before)) return [LONG];
  if (before === null || typeof before !== 'object') return LONG;
  return Object.fromEntries(Object.keys(before).map((key) => [key, LONG]));
}

/** What became of it: `whole`, `cut and said so`, `too long`; whatever else it is, it is in the answer's own words. */
function tried(act: string, row: Row, field: string, request: Record<string, unknown>): string {
  const scene = at(row.at);
  const { workspace } = scene.day;
  const mailsBefore = scene.day.mailCount;
  const [who = 'visitor'] = row.may;
  const tapped = workspace.callFromPage('act', [{ ...request, [field]: longFor(field, request[field], scene) }], {
    as: CAST[who],
  });
  count({ executions: 1 });
  if (!tapped.ok) return `failed: ${tapped.error}`;
  const answer = tapped.result as unknown as PageAnswer;
  if (!answer.ok) {
    const words = answer.reasons.join(' ');
    const isTooLong = /too long: 49000 characters, and at most \d+ can be kept.*shorten it/.test(words);
    return isTooLong ? 'too long' : `refused: ${words}`;
  }
  const { visits, outings, school } = stored(workspace);
  const mails = workspace.mails().slice(mailsBefore);
  const stuck = [...visits, ...outings].flatMap(({ outbox }) => outbox);
  if (stuck.length > 0) return `mails that did not go: ${stuck.length}`;
  const biggest = Math.max(0, ...mails.flatMap(({ body, htmlBody }) => [body.length, Buffer.byteLength(htmlBody)]));
  if (biggest > 400 * 1024) return `a mail of ${biggest} bytes`;
  if (act === 'help' && !(mails.length > 3 && outings.some(isWatched))) return 'a call for help that nobody heard';
  const kept = JSON.stringify([visits, outings, school]) + JSON.stringify(mails);
  if (kept.includes(LONG)) return 'whole';
  const isCut = kept.toLowerCase().includes(BEGINNING);
  if (!isCut) return `gone: ${answer.said}`;
  return /longer than 4000 characters: only the beginning is kept/.test(answer.said)
    ? 'cut and said so'
    : 'cut silently';
}

test('each box of each act', () => {
  const wrong: string[] = [];
  const ends: Record<string, number> = {};
  for (const [act, row] of Object.entries(ROWS)) {
    const request = requestOf(act, row, at(row.at));
    for (const field of fieldsOf(act, request)) {
      const name = `${act}.${field}`;
      if (CHOSEN.test(name)) continue;
      const end = tried(act, row, field, request);
      const isRight = /^(whole|too long|cut and said so)$/.test(end) || OTHERWISE[name]?.test(end);
      if (!isRight) wrong.push(`${name}: ${end.slice(0, 200)}`);
      ends[end.split(':')[0] ?? ''] = (ends[end.split(':')[0] ?? ''] ?? 0) + 1;
    }
  }
  expect(wrong).toEqual([]);
  expect(ends['too long']).toBeGreaterThan(20);
  expect(ends['cut and said so']).toBeGreaterThan(15);
});

test('a page lets nobody’s words end at a length of its own: a browser would cut what is pasted and say nothing', () => {
  const { day, ref, out } = at('alarm');
  for (const [p, one] of Object.entries({ visit: ref, outing: out, leave: ref, desk: '', actions: '' })) {
    const { html } = day.workspace.openPage({ p, ref: one }, { as: CAST.office });
    expect(html).not.toMatch(/maxlength/i);
  }
});
