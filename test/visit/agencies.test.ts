// Agencies were told that somebody comes: on another day they are told anew, and called off they hear that nobody does.

import { agencyProblems } from '../../src/forms/typed-lines';
import { nas } from '../../src/policy/nas';
import { untold } from '../../src/visit/agencies';
import { aDay, ruth, sam } from '../given';

const agencies = [{ name: 'CAMHS', contact: 'Ali Khan', phone: '01632 960112', email: 'ali@camhs.example' }];
const tells = { act: 'told agency', agency: 'CAMHS', words: 'Ali, Tuesday' } as const;
const confirms = { act: 'confirm to agency', agency: 'CAMHS' } as const;

const told = () => {
  const day = aDay({ policy: nas }).asks({ agencies });
  day.onVisit(sam, tells);
  return day;
};
const open = (day: ReturnType<typeof aDay>) =>
  day.visit().actions.flatMap(({ what, done }) => (done === null ? [what] : []));

test('called off: nothing is confirmed any more, and telling them that nobody comes is owed', () => {
  const day = told();
  expect(open(day)).toEqual(['Confirm the visit by letter to CAMHS']);
  expect(day.onVisit(ruth, { act: 'cancel', words: 'Sam is ill.' })).toBe('');
  expect(open(day)).toEqual(['Tell CAMHS that nobody comes']);
  day.post();
  expect(day.onVisit(sam, confirms)).toContain('does not take place');
  expect(day.post()).toEqual([]);
});

test('on another day they are told anew, by phone and by letter; of a new reason alone they are not', () => {
  const day = told();
  expect(day.onVisit(sam, confirms)).toBe('');
  day.changes({ whomToSee: 'Grandma' });
  expect(untold(day.visit())).toEqual([]);
  day.changes({ date: '2026-05-07' });
  expect(untold(day.visit()).map(({ name }) => name)).toEqual(['CAMHS']);
  expect(open(day)).toEqual([]);
  expect(day.onVisit(sam, tells)).toBe('');
  expect(open(day)).toEqual(['Confirm the visit by letter to CAMHS']);
});

test('declined: nothing is confirmed', () => {
  const day = told();
  day.onVisit(ruth, { act: 'decline', words: 'Not now.' });
  expect(open(day)).toEqual(['Tell CAMHS that nobody comes']);
  expect(day.onVisit(sam, confirms)).toContain('does not take place');
});

test.each(['ali@camhs', 'Ali <ali@camhs.example>', 'ali@camhs.example, jo@camhs.example', 'ali@camhs..example'])(
  '“%s”: no letter is sent there, and the record does not say that one was',
  (email) => {
    const day = aDay({ policy: nas }).asks({ agencies: agencies.map((one) => ({ ...one, email })) });
    day.onVisit(sam, tells);
    day.post();
    expect(day.onVisit(sam, confirms)).toContain('is not one e-mail address');
    expect(day.post()).toEqual([]);
    expect(open(day)).toEqual(['Confirm the visit by letter to CAMHS']);
  },
);

test('an address that is none is asked for again as the form is read', () => {
  const line = (email: string) => ({ agencyContacts: `CAMHS, Ali Khan, 01632 960112, ${email}` });
  expect(agencyProblems(line('ali@camhs'), false).join()).toContain('e-mail if there is one');
  expect(agencyProblems(line('ali@camhs.example'), false)).toEqual([]);
});
