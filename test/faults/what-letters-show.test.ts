// What each letter shows of what people typed, under each policy: a table, and nothing that is not in it.
import { OCCASIONS, titleOf } from '../letters/every-letter';
import { fieldsIn, letterUnder } from './letter-fields';
import { differences } from './seen';

/**
 * At Stamford Park: the fields (see `WORDS`) in the mail and what comes with it, by letter and its face or reader. Each
 * question of each form is answered in these letters, so that an incident has an accusation's words too. `said`: what the
 * letter was told beside its record. A letter that shows none is here too.
 */
const SHOWN: Record<string, string> = {
  'said otherwise': 'pupil, initials, address, said',
  'assessed while out, visitor': 'pupil, initials, address, worry, risk, hazard',
  'assessed while out, headteacher': 'pupil, initials, address, worry, risk, hazard',
  'assessment is in': 'pupil, initials, address, worry, risk, hazard',
  'request received, no assessment asked': 'pupil, initials, address',
  'please approve, above low':
    'pupil, initials, address, family, seeing, worry, purpose, reason, home, risk, hazard, police',
  'assessment received, above low': 'pupil, initials, address',
  'approve again, above low': 'pupil, initials, address, said',
  'approve again, goes no more': 'pupil, initials, address, said',
  'for your information': 'pupil, initials, address, family, seeing, worry, purpose, reason, home, police',
  'decision, no approval needed': 'pupil, initials, address, seeing, worry, purpose, home',
  'decision, by phone': 'pupil, initials, address, seeing, worry, purpose, home, condition',
  'confirm by phone': 'pupil, initials, address, condition',
  'approval not confirmed': 'pupil, initials, address, condition',
  'papers can wait, lead': 'pupil, initials, address, condition',
  'papers can wait, visitor': 'pupil, initials, address, condition',
  'cancelled, parents not told': 'pupil, initials, address, resolved',
  'did not feel safe': 'pupil, initials, address, resolved',
  'family prefers no visit': 'pupil, initials, address, resolved',
  'decide what next': 'pupil, initials, address, reason, concern',
  'request received': 'pupil, initials, address',
  'request received, immediate concern': 'pupil, initials, address, family, worry',
  'agency confirmation': 'initials, reason',
  'reply too late': 'said',
  'reply too late, a call for help': 'said',
  'assessment received': 'pupil, initials, address',
  'please approve': 'pupil, initials, address, family, seeing, worry, purpose, reason, home, risk, hazard, police',
  'approval reminder': 'pupil, initials, address, family, seeing, worry, purpose, reason, home, risk, hazard, police',
  'decision, approved': 'pupil, initials, address, seeing, worry, purpose, home, hazard, condition',
  'decision, declined': 'pupil, initials, address, condition',
  'decision, sent back': 'pupil, initials, address, condition',
  'decision, invited': 'pupil, initials, address',
  'decided by another': 'pupil, initials, address, condition',
  'do not go': 'pupil, initials, address',
  'not signed out, visitor': 'pupil, initials, address',
  'not signed out, office': 'initials, address',
  'not signed out, senior leader': 'pupil, initials, address',
  'approve again, visitor': 'pupil, initials, address, said',
  'approve again, approver': 'pupil, initials, address, said',
  'police welfare call': 'pupil, initials, address, family, worry, police',
  cancelled: 'pupil, initials, address, resolved',
  'report due': 'pupil, initials, address',
  'report due, late': 'pupil, initials, address',
  concern: 'pupil, initials, address, reason, outcome, who saw, concern',
  'cpoms due': 'pupil, initials, address, purpose, reason, hazard, condition, outcome, who saw, concern, action',
  'minutes due': 'pupil, initials, address, purpose, reason, condition, outcome, who saw',
  minutes: 'pupil, initials, address, reason, outcome, who saw',
  'incident told': 'police, incident, accusation',
  'incident record': 'pupil, initials, address, police, incident, accusation',
  'accusation, chair': 'police, incident, accusation',
  'name a chair': '',
  'passed on': 'pupil, initials, outcome',
  incident: 'pupil, address, police, incident, accusation',
  accusation: 'pupil, address, police, incident, accusation',
  'child alone': 'pupil, initials, address, family, alone',
  'child alone, more words': 'pupil, initials, address, family, alone',
  'referral due': 'pupil, initials, address, alone',
  'cancelled at the door': 'pupil, initials, address',
  'parents are late': 'pupil, address',
  'waited long enough, visitor': 'pupil, address',
  'waited long enough, watcher': 'pupil, address, mobile',
  'not going in': 'pupil, address, mobile, said',
  'not going in, no reason yet': 'pupil, address, mobile',
  'inside already': 'pupil, address, mobile, said',
  'inside already, asked in': 'pupil, address, mobile, said',
  'carrying a child': 'pupil, address, mobile, car, said',
  'reason owed': 'pupil, initials, address, recorded',
  'reason owed, late': 'pupil, initials, address, recorded',
  'reason given': 'pupil, initials, address, recorded',
  action: 'pupil, initials, action',
  'action due': 'pupil, initials, action',
  briefing: 'pupil, address, family, mobile, car',
  'signed out, office': 'initials, address, mobile, car',
  'signed out, safeguarding': 'pupil, address, mobile, car',
  'gone anyway': 'pupil, address, family, mobile, car',
  'are you back': '',
  'please watch': 'pupil, address, family, mobile, car',
  'please watch, office': 'initials, address, family, mobile, car',
  'check in': '',
  'no check-in': '',
  'no check-in, leader': '',
  'overdue, watcher': 'pupil, address, family, mobile, car',
  'overdue, office': 'initials, address, family, mobile, car',
  'overdue, senior': 'pupil, address, family, mobile, car, tried',
  'overdue, headteacher': 'pupil, address, family, mobile, car, tried',
  'overdue, practice': 'pupil, address, family, mobile, car',
  'drill report': '',
  'drill stopped': '',
  'drill report, never left': '',
  'help, help': 'pupil, address, family, mobile, car',
  'help, safe word': 'pupil, address, family, mobile, car',
  'help, worried': 'pupil, address, family, mobile, car, help',
  'plan changed': 'initials, mobile, said',
  'new risk': 'pupil, address, mobile, said',
  'all clear': 'said',
  'all clear, still out': 'said',
  'they are back': '',
  'left not returning': '',
  'reply not used': 'said',
  'put it right': '',
  'unplaced concern': 'said',
  'termly summary': '',
  'record gone': 'said',
  'record gone, help': 'said',
  'they are safe': 'said',
  'record back': 'said',
  trouble: '',
  'purge done': '',
  health: '',
  'runs out': 'said',
  'runs out, past': 'said',
};

/** Under the other policies: more of (`+`) and less of (`-`). CELT-33 keeps the family’s numbers for the search by senior leaders. */
const OTHERWISE: Record<string, Record<string, string>> = {
  celt: {
    'please approve, above low': '-family',
    'for your information': '-family',
    'please approve': '-family',
    'approval reminder': '-family',
    'police welfare call': '-family',
    'child alone': '-family',
    'child alone, more words': '-family',
    briefing: '-family',
    'gone anyway': '-family',
    'please watch': '-family',
    'please watch, office': '-family',
    'overdue, watcher': '-family',
    'overdue, office': '-family',
    'help, help': '-family',
  },
  nas: {
    'please approve, above low': '+agency',
    'for your information': '+agency',
    'please approve': '+agency',
    'approval reminder': '+agency',
    'cpoms due': '-purpose, concern',
    'minutes due': '+copies -purpose',
  },
  wna: {},
  wls: {
    'please approve, above low': '+landline',
    'for your information': '+landline',
    'please approve': '+landline',
    'approval reminder': '+landline',
  },
};

const shownUnder = (policy: string): Record<string, string> =>
  Object.fromEntries(OCCASIONS.map((occasion) => [titleOf(occasion), fieldsIn(letterUnder(policy, occasion))]));

test('at Stamford Park each letter shows these fields and no others', () => {
  expect(shownUnder('spt')).toEqual(SHOWN);
});

test.each(Object.keys(OTHERWISE))('%s: but for these, the same', (policy) => {
  const table = shownUnder(policy);
  expect(differences(table, SHOWN)).toEqual(OTHERWISE[policy]);
  expect(Object.values(table).filter((fields) => fields.includes('safe word'))).toEqual([]);
});

test('no subject has a pupil’s name, in whichever field somebody wrote it', () => {
  // That one names a certificate, by the registration of its car.
  for (const occasion of OCCASIONS.filter(({ letter }) => letter !== 'runs out')) {
    const { subject } = letterUnder('spt', occasion, 'Zephyrine Quillfeather');
    expect([titleOf(occasion), subject]).toEqual([titleOf(occasion), expect.not.stringMatching(/zephyrine|quill/i)]);
  }
});
