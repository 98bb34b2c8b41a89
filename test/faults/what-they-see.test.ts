// What everybody can see of a visit at Stamford Park, by page and mail, over its whole life; nothing that is not in the table.
import { asText } from '../story/words';
import { CAST, OUTSIDE, type Who } from './cast';
import { count } from './counts';
import { asTable, livedThrough, WORDS } from './seen';
import { at } from './who-scenes';

/**
 * The fields that were shown at any time (see `WORDS`), by reader and place. Who is not named here saw none:
 * chair, staff without a role, whoever has left. `incident` is an ordinary one; an accusation is for the headteacher and
 * whoever wrote it down, and `team` is here the one accused. The otherVisitor only owns an action.
 */
const SHOWN: Record<string, string> = {
  'visitor, home': 'pupil',
  'visitor, visit':
    'pupil, address, family, mobile, worry, purpose, home, risk, hazard, comment, condition, police, alone, referral, outcome, concern, decided, action, incident, accusation',
  'visitor, outing': 'pupil, address, help, plan',
  'visitor, leave': 'pupil, address, hazard',
  'visitor, actions': 'pupil, address, mobile, comment, condition, alone, referral, outcome, concern, decided, action',
  'visitor, mails':
    'pupil, initials, address, family, mobile, worry, purpose, home, hazard, comment, condition, alone, referral, outcome, concern, action, incident',
  'watcher, outing': 'pupil, address, family, mobile, help, plan',
  'watcher, desk': 'address, mobile',
  'watcher, mails': 'pupil, initials, address, family, mobile, help, plan',
  'office, visit': 'initials, address, purpose, hazard, comment, condition, police',
  'office, outing': 'initials, address, family, mobile, help, plan',
  'office, leave': 'initials, address, hazard',
  'office, desk': 'address, mobile',
  'office, actions': 'initials',
  'office, mails': 'initials, address, family, mobile, help, plan',
  'team, home': 'pupil',
  'team, visit':
    'pupil, address, family, mobile, worry, purpose, home, risk, hazard, comment, condition, police, alone, referral, outcome, concern, decided, action, incident',
  'team, outing': 'pupil, address, family, mobile, help, plan',
  'team, desk': 'address, mobile',
  'team, actions': 'pupil, address, mobile, comment, condition, alone, referral, outcome, concern, decided, action',
  'team, mails':
    'pupil, initials, address, family, mobile, worry, purpose, home, risk, hazard, comment, condition, plan, alone, referral, outcome, concern, action, incident',
  'lead, home': 'pupil',
  'lead, visit':
    'pupil, address, family, mobile, worry, purpose, home, risk, hazard, comment, condition, police, alone, referral, outcome, concern, decided, action, incident',
  'lead, outing': 'pupil, address, family, mobile, help, plan',
  'lead, desk': 'address, mobile',
  'lead, actions': 'pupil, address, mobile, comment, condition, alone, referral, outcome, concern, decided, action',
  'lead, mails':
    'pupil, initials, address, family, mobile, worry, purpose, home, risk, hazard, comment, condition, help, plan, alone, referral, outcome, concern, action, incident',
  'seniorLeader, visit':
    'pupil, address, family, mobile, worry, purpose, home, risk, hazard, comment, condition, police, alone, referral, outcome, concern, decided, action, incident',
  'seniorLeader, outing': 'pupil, address, family, mobile, help, plan',
  'seniorLeader, desk': 'address, mobile',
  'seniorLeader, actions':
    'pupil, address, mobile, comment, condition, alone, referral, outcome, concern, decided, action',
  'seniorLeader, mails': 'pupil, initials, address, family, mobile, help, plan, alone, incident',
  'head, visit':
    'pupil, address, family, mobile, worry, purpose, home, risk, hazard, comment, condition, police, alone, referral, outcome, concern, decided, action, incident, accusation',
  'head, outing': 'pupil, address, family, mobile, help, plan',
  'head, desk': 'address, mobile',
  'head, actions':
    'pupil, address, mobile, comment, condition, alone, referral, outcome, concern, decided, action, incident',
  'head, mails': 'pupil, initials, address, family, mobile, help, plan, alone, incident, accusation',
  // Drills start at the desk; the Control spreadsheet, which is theirs, holds all of this and more.
  'administrator, desk': 'address, mobile',
  'otherVisitor, actions': 'initials, action',
  'otherVisitor, mails': 'initials, action',
  'deputyLead, mails':
    'pupil, initials, address, family, mobile, worry, purpose, home, risk, hazard, comment, condition, help, plan, alone, referral, outcome, concern, action, incident',
  'sheet Log': 'condition, police, help, plan',
  'sheet Today': 'initials, address, mobile',
  'sheet Register': 'initials, address',
  'sheet Archive': 'pupil, address, family, mobile, help, plan, safe word',
  subjects: 'initials',
  'mails of anybody':
    'pupil, initials, address, family, mobile, worry, purpose, home, risk, hazard, comment, condition, help, plan, alone, referral, outcome, concern, action, incident, accusation',
};

test('each reader sees these fields on these pages, in these mails and sheets, and no others', () => {
  expect(asTable(livedThrough('spt'))).toEqual(SHOWN);
});

describe('as the table says', () => {
  const places = (field: string) => Object.keys(SHOWN).filter((where) => SHOWN[where]?.split(', ').includes(field));

  test('no subject names a pupil, and no sheet that people look at: initials at most', () => {
    expect(SHOWN.subjects).toBe('initials');
    for (const sheet of ['sheet Register', 'sheet Today', 'sheet Log']) expect(SHOWN[sheet]).not.toContain('pupil');
    expect(places('pupil').filter((where) => where.startsWith('office'))).toEqual([]);
  });

  test('the safe word is on no page, mail, sheet or log line by itself; the closed record keeps it (SPT-21)', () => {
    expect(places('safe word')).toEqual(['sheet Archive']);
  });

  test('an accusation is read by the headteacher and whoever wrote it down', () => {
    expect(places('accusation').map((where) => where.split(',')[0])).toEqual([
      'visitor',
      'head',
      'head',
      'mails of anybody',
    ]);
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

test('the words of the table cannot be mistaken for each other', () => {
  const words = Object.values(WORDS).map((word) => word.toLowerCase());
  for (const word of words) expect(words.filter((other) => other.includes(word))).toEqual([word]);
});
