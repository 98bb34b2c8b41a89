// Whatever people type, in whichever field: shown as it was typed, and never more than words, in mails, sheets and records.
import * as fc from 'fast-check';
import { formPlan, readAssessment, readIncident, readReport, readRequest } from '../../src/forms';
import { checked } from '../../src/forms/check';
import { asked, pagesOf } from '../../src/forms/forms';
import { choicesOf, type Problem } from '../../src/forms/question';
import { minutesCopy } from '../../src/letters/documents';
import { writeLetter } from '../../src/letters/letter';
import { OutingAct } from '../../src/outing/acts';
import { plain, shortened } from '../../src/plain';
import { policies } from '../../src/policy';
import { FORMS, type FormName, type Policy } from '../../src/policy/schema';
import { fromCells, PIECE, toCells } from '../../src/record/rows';
import { readGuidance } from '../../src/school/guidance';
import { readSettings } from '../../src/school/read-settings';
import { SETTING_FIELDS } from '../../src/school/settings';
import { readStaff, STAFF_HEADERS } from '../../src/school/staff-list';
import type { Answers } from '../../src/visit/record';
import { OCCASIONS, type Occasion, titleOf } from '../letters/every-letter';
import { NOW, STAFF, sampleScene, sampleSchool, sampleVisit, TODAY } from '../samples';
import { ordinaryAnswers } from '../story/ordinary';
import { ACT_FIELDS } from './act-fields';
import { all, BEYOND_WORDS, expectSame, expectShown, full, seeded } from './every-field';
import { EVERY_FRAGMENT, harmless, nasty } from './nasty';

describe('letters', () => {
  const writtenWith = (occasion: Occasion, text: string) => {
    const { letter, record, reader, now = NOW, params = {} } = occasion;
    const scene = { ...sampleScene(reader, now), school: full(sampleSchool(), text) };
    // What is a line of a list of the engine's own hangs on what ends a line.
    const lines = ['said otherwise', 'purge done'].includes(letter) ? plain(text) : text;
    return writeLetter(letter, full(record, text), scene, { ...params, ...full({ params }, lines).params });
  };

  const expectMail = (occasion: Occasion, text: string) => {
    const mail = writtenWith(occasion, text);
    const calm = writtenWith(occasion, harmless(text));
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.subject).not.toMatch(BEYOND_WORDS);
    expect(mail.subject.length).toBeLessThanOrEqual(150);
    expect(mail.text).not.toMatch(BEYOND_WORDS);
    expectSame(mail.html, calm.html, text);
    expectShown(mail.text.replace(/^> /gm, ''), calm.text.replace(/^> /gm, ''), text);
    expect(Buffer.byteLength(mail.html)).toBeLessThan(390_000);
    for (const [i, { html }] of (mail.attachments ?? []).entries())
      expectSame(html, calm.attachments?.[i]?.html ?? '', text);
  };

  test('every letter, with everything at once', () => {
    for (const occasion of OCCASIONS) expectMail(occasion, EVERY_FRAGMENT.join(' '));
  });

  test('any letter, with anything', () => {
    fc.assert(fc.property(fc.constantFrom(...OCCASIONS), nasty, expectMail), seeded(150));
  });

  test('49,000 characters in every field still make a mail that Gmail takes, and an alarm that can be read', () => {
    // Every eighth at that length, since each is half a megabyte before it is cut; all others with as much in each field as
    // a form or a page lets in.
    for (const [i, occasion] of OCCASIONS.entries()) {
      const long = '"ab '.repeat(i % 8 === 0 ? 12_250 : 1000);
      const { html, text, subject } = writtenWith(occasion, long);
      expect(Math.max(Buffer.byteLength(html), Buffer.byteLength(text))).toBeLessThan(400 * 1024);
      expect([titleOf(occasion), subject.length <= 150]).toEqual([titleOf(occasion), true]);
    }
  });
});

test('the copy of the minutes', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const copy = (words: string) => minutesCopy(full(sampleVisit(), words), full(sampleSchool(), words));
      expectSame(copy(text), copy(harmless(text)), text);
    }),
    seeded(40),
  );
});

describe('records', () => {
  const DROPPED = all('\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff', 'g');
  /** A sheet that drops, changes or refuses whatever a sheet might. */
  const hostile = (cell: string): string =>
    cell
      .replace(DROPPED, '')
      .replace(/\r\n?/g, '\n')
      .replace(/\u00a0/g, ' ')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '?');

  test('come back from a sheet as they were, over one cell or over thirty', () => {
    const expectKept = (text: string) => {
      const visit = full(sampleVisit(), text);
      const cells = toCells(visit);
      expect(cells.map(hostile)).toEqual(cells);
      expect(cells.every((cell) => cell.length <= PIECE && !/^[=+\-@']/.test(cell))).toBe(true);
      expect(fromCells(cells, 2)).toEqual({ what: 'record', record: visit });
    };
    fc.assert(fc.property(nasty, expectKept), seeded(60));
    expectKept('👩‍👧'.repeat(9000));
    // The cut between two cells may fall on any half of a pair.
    for (let i = 0; i < 4; i++) expectKept(`${'x'.repeat(i)}${'😀'.repeat(24_000)}`);
  });
});

describe('forms', () => {
  /** All the fragments, in a few answers. */
  const TYPED = [0, 14, 28].map((from) => `a${EVERY_FRAGMENT.slice(from, from + 14).join('')}b`);
  const cut = (text: string, most: number) => shortened(text, most).replace(/…$/, 'b');
  const tried = new Set<string>();
  /** The choices that lead to the page of this question. */
  const leadingTo = (form: FormName, policy: Policy, key: string): Answers => {
    const question = asked(form, policy).find((one) => one.key === key);
    const when = pagesOf(form, policy).find((page) => page.key === question?.page)?.shownWhen;
    if (!when) return {};
    const choice = when.is === 'anything' ? 'x' : (choicesOf(when.is, { policy, school })[0] ?? '');
    return { ...leadingTo(form, policy, when.question), [when.question]: choice };
  };
  const school = sampleSchool();
  const readers: Record<FormName, (answers: Answers, policy: Policy) => { ok?: unknown; problems?: Problem[] }> = {
    request: (answers, policy) => readRequest(answers, { policy, school, now: NOW }),
    assessment: (answers, policy) =>
      readAssessment(answers, { policy, school, now: NOW, visits: [visitUnder(policy)] }),
    report: (answers, policy) => readReport(answers, { policy, school, now: NOW, visits: [visitUnder(policy)] }),
    incident: (answers, policy) => readIncident(answers, { policy, school, now: NOW, visits: [visitUnder(policy)] }),
  };
  const visitUnder = (policy: Policy) => sampleVisit({ policy: policy.id, policyVersion: policy.version });
  const every = Object.values(policies).flatMap((policy) =>
    FORMS.map((form): [string, FormName, Policy] => [policy.id, form, policy]),
  );

  test.each(every)('%s, %s: each text is kept as typed, or the sender is asked to put it right', (_, form, policy) => {
    const { items } = formPlan(form, policy, school);
    const typed = items.filter(({ kind, other }) => kind === 'text' || kind === 'paragraph' || other);
    const visitors = [`${STAFF.visitor.name} (${STAFF.visitor.email})`];
    const usual = ordinaryAnswers(form, { policy, visitors, today: TODAY, ref: 'HV-0012' });
    for (const { key, kind, title, maxLength } of typed) {
      for (const text of TYPED.map((words) => cut(words, maxLength || 200))) {
        const answers = { ...usual, ...leadingTo(form, policy, key), [key]: kind === 'choices' ? [text] : text };
        // Of a page that these answers do not lead to, nothing is taken in.
        if (!(key in checked(form, { policy, school }, answers).answers)) continue;
        tried.add(key);
        const read = readers[form](answers, policy);
        // Where something else stands against it, nothing is taken in, and the answers wait for the sender.
        const isKept = JSON.stringify(read.ok ?? answers).includes(JSON.stringify(text));
        const isAskedAgain = read.problems?.some(({ question }) => question === title) ?? false;
        expect([policy.id, form, key, isKept || isAskedAgain]).toEqual([policy.id, form, key, true]);
      }
    }
  });

  test('no text field of any form was left out', () => {
    const all = every.flatMap(([, form, policy]) =>
      formPlan(form, policy, school)
        .items.filter(({ kind, other }) => kind === 'text' || kind === 'paragraph' || other)
        .map(({ key }) => key),
    );
    expect([...new Set(all)].filter((key) => !tried.has(key))).toEqual([]);
  });
});

describe('page acts', () => {
  test('there are as many as the acts have', () => {
    expect(ACT_FIELDS.length).toBeGreaterThan(60);
    expect(ACT_FIELDS.map(({ act, field }) => `${act}.${field}`)).toEqual(
      expect.arrayContaining([
        'decline.words',
        'help.words',
        'sign out.mobiles',
        'strike off.words',
        'record insurance.car',
      ]),
    );
  });

  test('each takes words of any kind as they are', () => {
    for (const { act, field, schema } of ACT_FIELDS) {
      for (const fragment of EVERY_FRAGMENT) {
        const text = `a${fragment}b`.slice(0, field === 'car' ? 20 : 190);
        const read = (schema as unknown as { safeParse: (value: unknown) => { data?: unknown } }).safeParse(text);
        expect([act, field, read.data]).toEqual([act, field, text]);
      }
    }
  });

  test('what a visitor says is never refused for its length: help comes, and the beginning is kept', () => {
    for (const act of ['help', 'plan changed', 'new risk', 'child alone', 'not going in'])
      expect(OutingAct().safeParse({ act, words: 'x'.repeat(9000) })).toMatchObject({ success: true });
  });
});

describe('Settings, Staff and Guidance', () => {
  test('each cell: in force as it was typed, or a note beside it and the last good value stays', () => {
    const { settings, staff } = sampleSchool();
    const row = (cells: Record<string, string>) => [{ row: 2, cells }];
    for (const fragment of EVERY_FRAGMENT) {
      const text = `a${fragment}b`;
      for (const { name } of SETTING_FIELDS) {
        const read = readSettings(row({ Setting: name, Value: text }), settings);
        const isNoted = read.notes.some((note) => note.row === 2);
        const isKept = JSON.stringify(read.settings).includes(JSON.stringify(text).slice(1, -1));
        expect([name, fragment, isNoted || isKept]).toEqual([name, fragment, true]);
      }
      for (const header of STAFF_HEADERS) {
        const one = {
          'E-mail': 'ann@school.example',
          Name: 'Ann',
          Roles: 'visitor',
          Mobile: '07700 900111',
          Active: 'Yes',
        };
        const read = readStaff(row({ ...one, [header]: text }), staff);
        const isNoted = read.notes.some((note) => note.row === 2);
        const isKept = JSON.stringify(read.staff)
          .toLowerCase()
          .includes(JSON.stringify(text).slice(1, -1).toLowerCase());
        expect([header, fragment, isNoted || isKept]).toEqual([header, fragment, true]);
      }
      const lines = readGuidance(row({ Policy: 'spt', Moment: 'inside', Words: text }));
      expect(JSON.stringify(lines)).toContain(JSON.stringify(text.split('\n')[0]?.trim()).slice(1, -1));
    }
  });
});
