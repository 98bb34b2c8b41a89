// What everybody can see of a visit at Stamford Park, by page and mail, over its whole life; nothing that is not in the table.

import { PEOPLE } from '../story/people';
import { asText } from '../story/words';
import { CAST, EVERYBODY, OUTSIDE, type Who } from './cast';
import { count } from './counts';
import { asTable, livedThrough, WORDS } from './seen';
import { SHOWN } from './what-they-see-table';
import { at } from './who-scenes';
import { SECRETS } from './who-tried';

const MAY_PURGE: Who[] = ['deputyLead', 'lead', 'administrator'];

test('each reader sees these fields on these pages, in these mails and sheets, and no others', () => {
  const { seen, untyped, refused } = livedThrough('spt');
  expect(asTable(seen)).toEqual(SHOWN);
  // Every question in which somebody can use words of their own was answered with the word of its field.
  expect(untyped).toEqual([]);
  expect(refused).toEqual([]);
});

describe('as the table says', () => {
  const places = (field: string) => Object.keys(SHOWN).filter((where) => SHOWN[where]?.split(', ').includes(field));

  test('no subject names a pupil, and no sheet that people look at: initials at most', () => {
    expect(SHOWN.subjects).toBe('initials, companion');
    for (const sheet of ['sheet Register', 'sheet Today', 'sheet Log']) expect(SHOWN[sheet]).not.toContain('pupil');
    expect(places('pupil').filter((where) => where.startsWith('office'))).toEqual([]);
  });

  test('the safe word is on no page, mail, sheet or log line by itself; the closed record keeps it (SPT-21)', () => {
    expect(places('safe word')).toEqual(['sheet Archive']);
  });

  test('an accusation is read by the headteacher and whoever wrote it down', () => {
    const readers = places('accusation').map((where) => where.split(',')[0]);
    expect([...new Set(readers)].sort()).toEqual(['head', 'mails of anybody', 'visitor']);
  });

  test('what was written of the child and the home is kept from the office', () => {
    for (const field of [
      'worry',
      'home',
      'risk',
      'alone',
      'referral',
      'outcome',
      'concern',
      'decided',
      'action',
      'incident',
    ])
      expect(places(field).filter((where) => /^(office|watcher|sheet)/.test(where))).toEqual([]);
  });
});

test('the safe word is shown by a tap to those who go and those who answer, once, and the log says who looked', () => {
  const { day, out } = at('out');
  const may: Who[] = ['visitor', 'watcher', 'office', 'lead', 'head'];
  for (const who of [...may, 'otherVisitor', 'administrator', ...OUTSIDE] as Who[]) {
    const tap = (act: string) => day.tries(CAST[who], { page: 'outing', ref: out, act });
    const answer = tap('show the safe word');
    count({ executions: 2, letIn: answer.ok && !may.includes(who) ? 1 : 0 });
    expect(answer.ok).toBe(may.includes(who));
    if (answer.ok) expect(asText(answer.html)).toContain('blue folder');
    else expect(answer.reasons.join()).not.toContain('blue folder');
    expect(JSON.stringify(tap('look'))).not.toContain('blue folder');
  }
  const looked = day.outing().log.filter(({ words }) => words.includes('looked at the safe word'));
  expect(looked.map(({ by }) => by)).toEqual(may.map((who) => CAST[who]));
});

test('the retention page shows references and counts to those who may purge, and nothing at all to anybody else', () => {
  const { day, ref } = at('years later');
  const menu = day.workspace.run('openRetention_', [], { as: PEOPLE.owner, context: 'menu' });
  expect(menu).toMatchObject({ ok: true });
  const shown: Partial<Record<Who, string>> = {};
  for (const who of EVERYBODY) {
    const page = day.reads(CAST[who], { p: 'retention' }).replaceAll(day.school.settings.schoolName, '');
    expect([who, SECRETS.exec(page)?.[0] ?? '']).toEqual([who, '']);
    shown[who] = [ref, 'Visits 1', 'Retention and purge'].filter((words) => page.includes(words)).join(', ');
    count({ executions: 1, letIn: shown[who] !== '' && !MAY_PURGE.includes(who) ? 1 : 0 });
  }
  const may = Object.fromEntries(MAY_PURGE.map((who) => [who, `${ref}, Visits 1, Retention and purge`]));
  expect(Object.fromEntries(Object.entries(shown).filter(([, words]) => words !== ''))).toEqual(may);
});

test('the words of the table cannot be mistaken for each other', () => {
  const words = Object.values(WORDS).map((word) => word.toLowerCase());
  for (const word of words) expect(words.filter((other) => other.includes(word))).toEqual([word]);
});
