// Who is believed by mail: every word that a reply may say by everybody who may not say it, or did not, and by who may.
import { SCHOOL_WORDS, VISIT_WORDS, VISITOR_WORDS } from '../../src/app/reply-words';
import { types } from '../refusals/control';
import type { SchoolDay } from '../story/school-day';
import { type Answer, addressFor } from './answering';
import { CAST, type Who } from './cast';
import { count } from './counts';
import { FORGED, PASSED_ON, someOf } from './reply-tricks';
import { afterwards, answerOf, readingAt, saidOf, standing, triedByMail } from './reply-tried';
import { mayBy, mayOnPage, momentOf, SCHOOL_ROWS, VISIT_ROWS, VISITOR_ROWS, WORDS, type WordRow } from './reply-words';
import type { Moment } from './who-scenes';

/** The log's new lines by these people. */
function logOf(day: SchoolDay, email: string): string[] {
  return day.openRecords.flatMap(({ log }) => log.filter(({ by }) => by === email).map(({ words }) => words));
}

/** What one mail brings about. */
function sent(day: SchoolDay, answer: Answer) {
  const got = afterwards(day, [answer]);
  count({ executions: got.executions });
  return got;
}

/** The word as this person of the cast writes it in answer to their own letter. */
function answerBy(moment: Moment, who: Who, text: string, about: WordRow['about'] = 'visit') {
  const { day, ref, out } = readingAt(moment);
  return { day, ref, answer: answerOf({ day, ref: about === 'visit' ? ref : out, right: CAST[who] ?? '', text }) };
}

describe('every word', () => {
  test('has its row', () => {
    const words = (rows: Record<string, WordRow>) => [
      ...new Set(Object.keys(rows).map((name) => name.split(/[:,]/)[0])),
    ];
    expect(words(VISIT_ROWS)).toEqual(Object.keys(VISIT_WORDS));
    expect(words(VISITOR_ROWS)).toEqual(Object.keys(VISITOR_WORDS));
    expect(words(SCHOOL_ROWS)).toEqual(Object.keys(SCHOOL_WORDS));
  });

  test.each(WORDS)('“%s” of nobody else', (_, row) => {
    expect(triedByMail(row)).toEqual([]);
  });

  test.each(WORDS)('“%s” of whoever may, once', (_, row) => {
    const said = saidOf(row, readingAt(momentOf(row)));
    const people = mayBy(row);
    expect(mayOnPage(row)).toEqual(expect.arrayContaining([...people]));
    const last = CAST[people[people.length - 1] ?? 'blank'] ?? '';
    // What is believed as it stands is so of whoever has the tag, and nothing else is.
    const others = [...(row.believed ? FORGED.slice(0, 1) : []), ...(row.heard ? someOf(PASSED_ON, row) : [])];
    const ways = [
      { by: said.right, way: answerOf(said) },
      ...(last === said.right ? [] : [{ by: last, way: answerOf({ ...said, right: last }) }]),
      ...others.map(({ sends }) => ({ by: said.right, way: answerOf(said, sends(said)) })),
    ];
    for (const [i, { by, way }] of ways.entries()) {
      const answer = { ...way, headers: { 'Message-ID': '<a1@mail.example>', ...way.headers } };
      const before = logOf(said.day, by);
      const got = sent(said.day, answer);
      const fresh = logOf(got.day, by).slice(before.length);
      expect([way, got.refusals, fresh.filter((words) => row.done.test(words))]).toEqual([
        way,
        [],
        [expect.anything()],
      ]);
      if (i > 0) continue;
      // The very same mail twice, as a server or whoever caught it sends it again.
      const twice = afterwards(said.day, [answer, answer]);
      count({ executions: twice.executions, letIn: twice.stands === got.stands ? 0 : 1 });
      expect([twice.stands, twice.told, twice.refusals]).toEqual([got.stands, got.told, []]);
    }
  });

  const OF_SCHOOL = Object.entries(SCHOOL_ROWS);
  test.each(OF_SCHOOL)(
    '“%s” of a visitor on their own visit, who has every role beside, is only passed on',
    (_, row) => {
      const text = row.says;
      const { day, answer } = answerBy(momentOf(row), 'visitor', text, 'outing');
      const before = day.outing();
      const after = sent(day, answer).day.outing();
      expect(after.plan).toBe(text);
      const guarded = ({ answers, resolved, watcher, due, raised, backAt }: typeof before) =>
        JSON.stringify({ answers, resolved, watcher, due, raised, backAt });
      count({ letIn: guarded(after) === guarded(before) ? 0 : 1 });
      expect(guarded(after)).toBe(guarded(before));
    },
  );
});

describe('the mail as it is written', () => {
  const ON = 'On Tue, 12 May 2026 at 09:00, Home Visits <homevisits@school.example> wrote:';
  const ruling = (day: SchoolDay) => day.visit('HV-0001').decision?.ruling ?? 'waits';

  test('an address made here is the one that the letters have', () => {
    const { day, ref } = readingAt('requested');
    day.taps(CAST.team, { page: 'visit', ref, act: 'send back', words: 'Who drives?' });
    expect(day.mailTo(CAST.visitor, 'Please change').replyTo).toBe(addressFor(day, ref, CAST.visitor));
  });

  test.each<[string, string, Partial<Answer>]>([
    ['approved', 'over a signature of the mail program', { text: 'Approve: as agreed\n\nSent from my iPhone' }],
    [
      'approved',
      'in HTML alone',
      { html: '<p>Approve: as agreed</p><div class="gmail_quote">On … wrote: decline</div>' },
    ],
    ['declined', 'in HTML over a quotation with “approve”', { html: '<p>No</p><blockquote>approve</blockquote>' }],
    ['declined', 'over a quotation with “approve”', { text: `No\n\n${ON}\n> approve: as agreed` }],
  ])('%s: %s', (wanted, _, changes) => {
    const { day, answer } = answerBy('requested', 'team', '');
    expect(ruling(sent(day, { ...answer, ...changes }).day)).toBe(wanted);
  });

  test.each<[string, string]>([
    ['don’t', "don't approve: as agreed"],
    ['not', 'Not approved: as agreed'],
    ['a sentence that begins with it', 'Approve? I am not sure'],
    ['a sentence that takes it back', 'Approve. No, wait'],
    ['several words', 'approve decline'],
    ['nothing at all', ''],
    ['the word in a signature below', 'What is this?\n-- \nImran\napprove: as agreed'],
  ])('decides nothing: %s', (_, text) => {
    const { day, answer } = answerBy('requested', 'team', text);
    const got = sent(day, answer);
    count({ letIn: ruling(got.day) === 'waits' ? 0 : 1 });
    expect(ruling(got.day)).toBe('waits');
    expect(got.refusals.map(({ to }) => to)).toEqual([CAST.team]);
  });

  test('a sentence that begins with “back” ends no watch, and is passed on', () => {
    const { day, answer } = answerBy('out', 'visitor', 'Back in twenty minutes', 'outing');
    const { backAt, plan } = sent(day, answer).day.outing();
    expect({ backAt, plan }).toEqual({ backAt: null, plan: 'Back in twenty minutes' });
  });
});

describe('a letter whose time is over', () => {
  test.each<[string, string, string, string]>([
    ['is no longer active', 'Active', 'No', 'nothing'],
    ['has another role', 'Roles', 'visitor', 'refused'],
    ['has no role any more', 'Roles', '', 'refused'],
  ])('decides and answers nothing where its reader %s', (_, header, cell, gets) => {
    for (const [moment, text, about] of [
      ['requested', 'approve: as agreed', 'visit'],
      ['alarm', 'resolved: all well', 'outing'],
    ] as const) {
      const { day, answer } = answerBy(moment, 'team', text, about);
      types(day, 'Staff', 'Imran Malik', header, cell);
      const got = sent(day, answer);
      // Whoever was told of the alarm may answer it as long as they are at the school.
      if (about === 'outing' && gets === 'refused') continue;
      count({ letIn: got.stands === afterwards(day, []).stands ? 0 : 1 });
      expect(got.stands).toBe(afterwards(day, []).stands);
      expect(got.refusals).toHaveLength(gets === 'refused' ? 1 : 0);
    }
  });

  test('a visitor who is taken off the staff list while out is believed all the same of that outing, and of nothing else', () => {
    const { day, ref, out } = readingAt('out');
    types(day, 'Staff', 'Maya Osei', 'Active', 'No');
    const by = (about: string, text: string) => sent(day, answerOf({ day, ref: about, right: CAST.visitor, text })).day;
    expect(by(out, 'help').outing().raised?.cause).toBe('help');
    expect(by(ref, 'Please help us').outing().raised?.cause).toBe('help');
    expect(by(out, 'back').outing().backAt).not.toBeNull();
    expect(standing(by(ref, 'decline: not today'))).toBe(afterwards(day, []).stands);
  });

  test('a decision by another was first: who comes late is told, also where they answer twice', () => {
    const { day, ref, answer } = answerBy('requested', 'team', 'approve: as agreed');
    day.taps(CAST.lead, { page: 'visit', ref, act: 'decline', words: 'Not today' });
    const got = sent(day, answer);
    expect(got.refusals).toEqual([{ to: CAST.team, body: expect.stringContaining('Grace Adebayo decided first') }]);
    expect(sent(got.day, answer).refusals).toHaveLength(1);
    expect(got.day.visit(ref).decision?.ruling).toBe('declined');
  });

  const WORDS_OF = { visit: VISIT_ROWS, outing: { ...VISITOR_ROWS, ...SCHOOL_ROWS } };
  test.each([
    ['called off', 'visit'],
    ['back', 'outing'],
  ] as const)(
    'of what was %s and is closed: each word is answered, and a call for help reaches school',
    (moment, about) => {
      const scene = readingAt(moment);
      const { day } = scene;
      if (about === 'visit') {
        const office = (act: string, fields: object) =>
          day.taps(CAST.office, { page: 'visit', ref: scene.ref, act, ...fields });
        office('record police', { reference: '101-7' });
        office('action done', { id: 'A1', words: 'They called: all well' });
      }
      day.leaps('12:00', '2026-05-19');
      const rows = Object.values(WORDS_OF[about]).filter((row) => row.about === about);
      const answers = rows.map((row) => answerOf(saidOf(row, { ...scene, day })));
      const before = day.mailCount;
      const got = afterwards(day, answers);
      count({ executions: got.executions });
      expect(got.stands).toBe(afterwards(day, []).stands);
      const [calls, others] = [true, false].map((is) => answers.filter(({ text }) => (text === 'help') === is));
      expect(got.refusals.map(({ to }) => to).sort()).toEqual(others?.map(({ as }) => as).sort());
      for (const { body } of got.refusals) expect(body).toContain('is closed');
      expect(calls?.length).toBeGreaterThan(0);
      for (const one of [CAST.office, CAST.lead, CAST.visitor])
        expect(got.day.mailTo(one, 'wrote for help').subject).toContain('Maya Osei on 07700 900111');
      expect(got.day.toldSince(before)).not.toContain(CAST.stranger);
    },
  );

  test('of an outing that is over: what it cannot mean any more is answered, “back” is true, and help is help', () => {
    const { day } = readingAt('back');
    const by = (word: string) => sent(day, answerBy('back', 'visitor', word, 'outing').answer);
    const usual = afterwards(day, []);
    for (const word of ['30', 'fine', 'arrived', 'left', 'inside', 'nobody']) {
      const got = by(word);
      expect([word, got.stands]).toEqual([word, usual.stands]);
      expect([word, got.refusals]).toEqual([word, [{ to: CAST.visitor, body: expect.stringContaining('is over') }]]);
    }
    for (const word of ['back', 'not returning'])
      expect([word, by(word).stands, by(word).refusals]).toEqual([word, usual.stands, []]);
    expect(by('help').day.outing().raised?.cause).toBe('help');
  });

  test('“back” to a letter of the outing before ends no watch: they are told', () => {
    const { day, answer } = answerBy('back', 'visitor', 'back', 'outing');
    day.leaves([day.approved()]);
    const got = sent(day, answer);
    expect(got.refusals).toEqual([{ to: CAST.visitor, body: expect.stringContaining('is over') }]);
    expect(got.day.outing('OUT-0002').backAt).toBeNull();
    expect(standing(got.day)).toBe(afterwards(day, []).stands);
  });
});
