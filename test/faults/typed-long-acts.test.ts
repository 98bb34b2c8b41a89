// Every box of every page: 49,000 characters are kept whole or refused in words, never cut silently; and who reads what is typed.
import { viewFor } from '../../src/app/open-page';
import { isWatched } from '../../src/outing/record';
import { renderPage } from '../../src/pages/page';
import type { PageAnswer } from '../../src/pages/view';
import type { SchoolDay } from '../story/school-day';
import { ACT_FIELDS } from './act-fields';
import { CAST } from './cast';
import { count } from './counts';
import { stored } from './invariants';
import { at, type Scene } from './who-scenes';
import { OTHER_ACTS, OUTING_ACTS, type Row, VISIT_ACTS } from './who-table';
import { requestOf } from './who-tried';

const LONG = `Begins ${'ab '.repeat(16_329)}ends!!`;
const BEGINNING = 'begins ab ab ab';

const TYPED = 'typedq1';
const bare = (text: string): string => text.toLowerCase();

/** Whether a mail to this person has it, since there were so many. */
const mailed = (day: SchoolDay, email: string, before: number): boolean =>
  day.workspace
    .mails()
    .slice(before)
    .some(({ to, body, htmlBody }) => to.includes(email) && bare(body + htmlBody).includes(TYPED));

/** What nobody types: choices, references, dates, times and numbers, as pages send them. */
const CHOSEN =
  /\.(party|by|to|on|id|incident|visit|visits|owner|due|until|agency|step|controls|leaves|transport|watcher|driver|visitor|second|minutes|age|cm)$/;
/** Refused for another reason, in words of its own, however long it is. */
const OTHERWISE: Record<string, RegExp> = {
  'sign out.mobiles': /Give Maya Osei's mobile number/,
  'purge.confirm': /Type the number of visits, 1/,
};

type Request = Record<string, unknown>;
const ROWS: Record<string, Row> = { ...VISIT_ACTS, ...OUTING_ACTS, ...OTHER_ACTS };

const fieldsOf = (act: string, request: Request): string[] => {
  const sent = Object.entries(request).filter(([key, value]) => typeof value === 'string' && !/page|act|ref/.test(key));
  const known = ACT_FIELDS.filter((one) => one.act === act).map(({ field }) => field);
  return [...new Set([...known, ...sent.map(([key]) => key)])];
};

/** Words in the shape that the field has: by visit, by person, or as they are. */
function shaped(text: string, field: string, before: unknown, { ref }: Scene): unknown {
  if (field === 'whomToSee') return { [ref]: text };
  if (before === null || typeof before !== 'object') return text;
  return Object.fromEntries(Object.keys(before).map((key) => [key, text]));
}

/** What became of it: `whole`, `cut and said so`, `too long`; whatever else it is, it is in the answer's own words. */
function tried(act: string, row: Row, field: string, request: Request): string {
  const scene = at(row.at);
  const { workspace } = scene.day;
  const mailsBefore = scene.day.mailCount;
  const [who = 'visitor'] = row.may;
  const tapped = workspace.callFromPage('act', [{ ...request, [field]: shaped(LONG, field, request[field], scene) }], {
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

/** Each box in which somebody types, with the act that sends it. */
function eachBox(does: (box: { name: string; act: string; row: Row; field: string; request: Request }) => void): void {
  for (const [act, row] of Object.entries(ROWS)) {
    const request = requestOf(act, row, at(row.at));
    for (const field of fieldsOf(act, request)) {
      const name = `${act}.${field}`;
      if (!CHOSEN.test(name)) does({ name, act, row, field, request });
    }
  }
}

test('each box of each act', () => {
  const wrong: string[] = [];
  const ends: Record<string, number> = {};
  eachBox(({ name, act, row, field, request }) => {
    const end = tried(act, row, field, request);
    const isRight = /^(whole|too long|cut and said so)$/.test(end) || OTHERWISE[name]?.test(end);
    if (!isRight) wrong.push(`${name}: ${end.slice(0, 200)}`);
    const kind = end.split(':')[0] ?? '';
    ends[kind] = (ends[kind] ?? 0) + 1;
  });
  expect(wrong).toEqual([]);
  expect(ends['too long']).toBeGreaterThan(20);
  expect(ends['cut and said so']).toBeGreaterThan(15);
});

/** Which of them read it, where; in the child's confidence are visitors, safeguarding, senior leaders and the headteacher. */
const READ_BY: Record<string, string> = {
  "I'm worried.words": 'office outing, office mail, watcher outing, watcher mail',
  'acknowledge child alone.words': '',
  'acknowledge concern.words': '',
  'acknowledge incident.words': '',
  'action done.words': '',
  'add action.what': '',
  'answer unplaced.words': '',
  'approve.words': 'office visit',
  'approved by phone.words': 'office visit',
  // Nobody reached them: everybody with a role hears.
  "can't reach.words":
    'office outing, office mail, watcher outing, watcher mail, administrator outing, administrator mail',
  'cancel.words': 'office visit',
  'carrying a child.words': '',
  'checklist step.result': 'office outing, watcher outing',
  'child alone.words': '',
  'decide referral.words': '',
  'decline.words': 'office visit',
  'family refuses.words': 'office visit',
  'file minutes.words': 'office visit, office actions',
  'give minutes.how': 'office visit, office actions',
  'give reason.words': '',
  'help.words': 'office outing, office mail, watcher outing, watcher mail',
  'invite into school.words': 'office visit',
  'new risk.words': 'office outing, watcher outing, watcher mail',
  'not going in.words': 'office outing, watcher outing',
  'override.words': 'office visit',
  'plan changed.words': 'office outing, office mail, watcher outing, watcher mail',
  'police called.reference': 'office outing, watcher outing, sheet Today',
  'police not yet.because': 'office outing, watcher outing',
  'reached.words': 'office outing, watcher outing',
  'record CPOMS.words': 'office visit',
  'record incident.words': 'office visit, office actions',
  'record insurance.car': '',
  'record police.reference': 'office visit',
  'record police.result': 'office visit',
  'resolved.words': 'office outing, office mail, watcher outing, watcher mail',
  'send back.words': 'office visit',
  'sign out.car':
    'office outing, office desk, office mail, watcher outing, watcher desk, watcher mail, administrator desk, sheet Today',
  // A tap of its own shows it.
  'sign out.safeWord': '',
  'sign out.whomToSee':
    'office outing, office desk, office mail, watcher outing, watcher desk, watcher mail, administrator desk, sheet Today',
  // Whoever was alarmed hears that they are safe.
  'strike off.words': 'office mail, watcher mail, administrator mail',
  'told agency.words': '',
  'tried to reach.how': 'office outing, watcher outing',
  'tried to reach.result': 'office outing, watcher outing',
  'tried to reach.whom': 'office outing, watcher outing',
};

test('a page lets nobody’s words end at a length of its own: a browser would cut what is pasted and say nothing', () => {
  const { day, ref, out } = at('alarm');
  for (const [p, one] of Object.entries({ visit: ref, outing: out, leave: ref, desk: '', actions: '' })) {
    const { html } = day.workspace.openPage({ p, ref: one }, { as: CAST.office });
    expect(html).not.toMatch(/maxlength/i);
  }
});

/** Who has no part in the child's confidence, and where they might read something all the same. */
const OUTSIDE = ['office', 'watcher', 'otherVisitor', 'administrator', 'noRole'] as const;

/** Where they, the Register and the subjects show it right after it was typed. */
function readBy(row: Row, field: string, request: Request): string {
  const scene = at(row.at);
  const { day } = scene;
  const before = day.mailCount;
  const [who = 'visitor'] = row.may;
  day.tries(CAST[who], { ...request, [field]: shaped(TYPED, field, request[field], scene) });
  const seen: string[] = [];
  const { visits, outings } = stored(day.workspace);
  const open = { school: day.school, visits, outings, broken: [], account: '' };
  for (const reader of OUTSIDE) {
    const refs = { visit: scene.ref, outing: scene.out || 'OUT-0001', desk: '', actions: '' };
    for (const [p, ref] of Object.entries(refs)) {
      const { body } = renderPage(viewFor(open, CAST[reader], { p, ref }, day.workspace.now));
      if (bare(body).includes(TYPED)) seen.push(`${reader} ${p}`);
    }
    if (mailed(day, CAST[reader], before)) seen.push(`${reader} mail`);
  }
  const sheets = day.workspace.state.spreadsheets.flatMap((file) => file.sheets);
  for (const { name, rows } of sheets.filter((sheet) => /^(Register|Today|Actions|Mail)$/.test(sheet.name))) {
    if (rows.some((row) => row.some((cell) => bare(String(cell?.v ?? '')).includes(TYPED)))) seen.push(`sheet ${name}`);
  }
  const subjects = day.workspace
    .mails()
    .slice(before)
    .map(({ subject }) => bare(subject));
  return [...seen, ...(subjects.some((subject) => subject.includes(TYPED)) ? ['a subject'] : [])].join(', ');
}

test('each box of each act is read by these of those who have no part in the child’s confidence, and nowhere else', () => {
  const shown: Record<string, string> = {};
  eachBox(({ name, row, field, request }) => {
    if (!(name in OTHERWISE)) shown[name] = readBy(row, field, request);
  });
  expect(shown).toEqual(READ_BY);
});
