// What everybody can see of a visit in Cornwall: the family's numbers are for the search by senior leaders (CELT-33).
import { asTable, livedThrough } from './seen';

/**
 * Beside the search and its alarms they stand in one letter: whoever typed them in is to ring the police at once, and gives
 * them what they know. The archive is the record itself.
 */
const NUMBERS = [
  'head, mails',
  'head, outing',
  'lead, mails',
  'lead, outing',
  'mails of anybody',
  'seniorLeader, mails',
  'seniorLeader, outing',
  'sheet Archive',
  'visitor, mails',
];

test('[CELT-33] nobody but senior leaders and the headteacher reads the family’s numbers, and whoever gave them', () => {
  const shown = asTable(livedThrough('celt'));
  const places = Object.keys(shown).filter((where) => /family|landline/.test(shown[where] ?? ''));
  expect(places.sort()).toEqual(NUMBERS);
  expect(shown['office, mails']).toBe('initials, address, mobile, help, plan');
  expect(shown['watcher, outing']).toBe('pupil, address, mobile, help, plan');
  expect(shown.subjects).toBe('initials');
});
