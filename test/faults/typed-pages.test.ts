// Whatever people type, in whichever field: shown on every page as it was typed, and never more than words.
import * as fc from 'fast-check';
import { viewFor } from '../../src/app/open-page';
import type { Open } from '../../src/app/open-records';
import { writeLetter } from '../../src/letters/letter';
import { renderPage } from '../../src/pages/page';
import type { RetentionShown } from '../../src/pages/view';
import { celt } from '../../src/policy/celt';
import { MOMENTS } from '../../src/policy/schema';
import { RecordInsurance, recordInsurance, runningOut, runsOutWords } from '../../src/school/certificates';
import type { PageName } from '../../src/school/scene';
import type { School } from '../../src/school/school';
import { HOUR } from '../../src/time';
import { OCCASIONS, type Occasion } from '../letters/every-letter';
import { NOW, STAFF, sampleScene, sampleSchool, sampleSettings, sampleVisit } from '../samples';
import { expectSame, expectShown, full, seeded } from './every-field';
import { EVERY_FRAGMENT, harmless, nasty, textOf } from './nasty';

/** Words of the school's own on the sheet Guidance, at each moment, for both policies of these tests. */
const GUIDANCE = Object.fromEntries(MOMENTS.map((moment) => [moment, ['Sit near the door.']]));

/** A school with words of its own, a record that is gone, a concern that no visit has, a certificate and a purge under way. */
const busySchool = (overrides: Partial<School> = {}) =>
  sampleSchool({
    settings: sampleSettings({ keepYears: 3, keepRefs: ['HV-0031 for the inquest'] }),
    guidance: { spt: GUIDANCE, celt: GUIDANCE },
    roll: {
      out: { 'OUT-0099': { who: 'Sam', visitors: [], where: 'Mill Lane', watcher: '', due: NOW, missedAt: NOW } },
      rest: [],
    },
    unplaced: [
      {
        id: 'R1',
        at: NOW,
        form: 'report',
        accusation: false,
        againstHead: false,
        accused: [],
        params: { by: STAFF.visitor.email, said: 'A bruise' },
      },
    ],
    ...overrides,
  });

const COUNTS = { visits: 2, outings: 1, answers: 4, lines: 9 };
const PURGE = { at: NOW - HOUR, by: STAFF.administrator.email, before: NOW - 1000 * 24 * HOUR, counts: COUNTS };

/** What the retention page shows beside the school's record: references and counts, which nobody types. */
const RETENTION: RetentionShown = {
  before: PURGE.before,
  found: {
    counts: COUNTS,
    byYear: [{ year: '2021-22', visits: ['HV-0001', 'HV-0002'], outings: ['OUT-0001'] }],
    answers: [{ form: 'request', count: 4 }],
    stays: ['HV-0031'],
  },
  emptied: [{ year: '2020-21', url: 'https://docs.example/archive' }],
};

/** Every page that there is: of this record, of the reader, of the school. */
const PAGES: Record<PageName, (record: { kind: string; ref: string }) => string> = {
  home: () => '',
  visit: ({ kind, ref }) => (kind === 'visit' ? ref : 'HV-0012'),
  outing: ({ kind, ref }) => (kind === 'outing' ? ref : ''),
  leave: () => 'HV-0012',
  desk: () => '',
  actions: () => '',
  read: () => '',
  retention: () => '',
};
const OF_RECORD: PageName[] = ['visit', 'outing', 'home', 'desk', 'actions', 'leave'];

function pageOf({ record, reader, now = NOW }: Occasion, text: string): string | undefined {
  if (record.kind === 'school') return undefined;
  const school = full(busySchool(), text);
  const mine = full(record, text);
  const open: Open = {
    school,
    visits: mine.kind === 'visit' ? [mine] : [full(sampleVisit({ outing: mine.ref }), text)],
    outings: mine.kind === 'outing' ? [mine] : [],
    broken: [],
    account: '',
  };
  const shown = OF_RECORD.map((p) => ({ p, ref: PAGES[p](mine) })).filter(({ p, ref }) => p !== 'outing' || ref !== '');
  return shown.map((params) => renderPage(viewFor(open, reader.email, params, now)).body).join('\n');
}

test('the pages of every record', () => {
  const run = (text: string, occasions: Occasion[]) => {
    for (const occasion of occasions) {
      const html = pageOf(occasion, text);
      if (html === undefined) continue;
      expectSame(html, pageOf(occasion, harmless(text)) ?? '', text);
    }
  };
  run(
    EVERY_FRAGMENT.join(' '),
    OCCASIONS.filter((_, i) => i % 2 === 0),
  );
  fc.assert(
    fc.property(nasty, fc.constantFrom(...OCCASIONS), (text, occasion) => run(text, [occasion])),
    seeded(60),
  );
});

describe('the pages of the school', () => {
  const administrator = STAFF.administrator.email;
  const pages: Record<string, (text: string) => string> = {
    'read and understood, with the school’s own words at every moment': (text) =>
      pageFor(full(busySchool(), text), STAFF.visitor.email, 'read'),
    'retention, with a purge under way and one that is over': (text) => {
      const words = 'Purge done of what was closed before Wed 1 Sep 2021';
      const log = [{ at: PURGE.at, by: administrator, words, hash: '' }];
      const school = { ...full(busySchool(), text), purge: { ...PURGE, claimedUntil: 0 }, log };
      return pageFor(school, administrator, 'retention', { ...RETENTION, found: null });
    },
    'retention, where nobody has ordered one': (text) =>
      pageFor(full(busySchool(), text), administrator, 'retention', RETENTION),
    'leaving in Cornwall, without the certificate that is asked for': (text) => {
      const settings = sampleSettings({ policy: 'celt' });
      return pageFor(full(busySchool({ settings }), text), STAFF.office.email, 'leave', undefined, [
        full(sampleVisit({ policy: celt.id, rules: celt.rules }), text),
      ]);
    },
  };

  function pageFor(
    school: School,
    email: string,
    p: PageName,
    retention?: RetentionShown,
    visits: Open['visits'] = [],
  ): string {
    const open: Open = { school, visits, outings: [], broken: [], account: '' };
    return renderPage(viewFor(open, email, { p, ref: 'HV-0012' }, NOW, retention ? { retention } : {})).body;
  }

  test.each(Object.keys(pages))('%s', (name) => {
    const page = pages[name];
    if (!page) throw new Error('There is no such page.');
    const run = (text: string) => expectSame(page(text), page(harmless(text)), text);
    run(EVERY_FRAGMENT.join(' '));
    fc.assert(fc.property(nasty, run), seeded(25));
    // Something of it is shown at all, and a line of Guidance as often as there are moments.
    const times = textOf(page('Typedquark')).split('Typedquark').length - 1;
    expect(times).toBeGreaterThanOrEqual(name.startsWith('read') ? MOMENTS.length : 1);
  });
});

describe('certificates', () => {
  const DAYS = 24 * HOUR;
  const until = new Date(NOW + 10 * DAYS).toISOString().slice(0, 10);
  const noted = (car: string) => {
    const act = RecordInsurance().safeParse({ act: 'record insurance', driver: STAFF.visitor.email, car, until });
    if (!act.success) return undefined;
    const school = sampleSchool({ settings: sampleSettings({ policy: 'celt' }) });
    const actor = { email: STAFF.office.email, name: STAFF.office.name, by: 'page' as const };
    return recordInsurance(school, act.data, { school, policy: celt, rules: celt.rules, now: NOW, actor }).record;
  };

  /** The registration as it is kept; then as the reminder and the health mail have it. */
  const expectNoted = (text: string) => {
    const car = text.slice(0, 20).replace(/[\ud800-\udbff]$/, '');
    const school = noted(car);
    if (!school) return expect([...car.trim()].length).toBeLessThan(2);
    const kept = car.trim().toUpperCase();
    expect(school.certificates).toMatchObject([{ driver: STAFF.visitor.email, car: kept, until }]);
    expect(school.log[0]?.words).toContain(kept);
    const [soon] = runningOut(school, true, NOW).filter(({ what }) => what.includes('insurance'));
    if (!soon) throw new Error('It is not said that it runs out.');
    expect(runsOutWords(soon, school)).toContain(kept);
    const mail = (what: string) =>
      writeLetter('runs out', school, sampleScene(STAFF.visitor), { what, until: 'Fri 15 May 2026', over: '' });
    const written = mail(soon.what);
    const calm = mail(harmless(soon.what));
    expectSame(written.html, calm.html, soon.what);
    expectShown(written.text, calm.text, soon.what);
    expect(written.subject).not.toMatch(/[\r\n]/);
  };

  test('a registration of any kind is kept as it was typed, in great letters, and reminded of in the same words', () => {
    for (const fragment of EVERY_FRAGMENT) expectNoted(`a${fragment}`);
    fc.assert(fc.property(nasty, expectNoted), seeded(60));
  });
});
