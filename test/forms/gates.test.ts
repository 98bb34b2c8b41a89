// What a policy's rules make of a request, in the form itself: times, numbers, lines and gates that no Form can check.
import { readRequest } from '../../src/forms';
import { celt } from '../../src/policy/celt';
import { nas } from '../../src/policy/nas';
import type { Policy } from '../../src/policy/schema';
import { wls } from '../../src/policy/wls';
import type { Answers, Request } from '../../src/visit/record';
import { TODAY } from '../samples';
import { ordinaryAnswers } from '../story/ordinary';
import { facts, PRIYA, SAM, said, taken } from './filling';

const read = (policy: Policy, changes: Answers) => {
  const answers = ordinaryAnswers('request', { policy, visitors: [SAM, PRIYA], today: TODAY, ref: '' });
  return readRequest({ ...answers, ...changes }, { ...facts, policy });
};
const good = (policy: Policy, changes: Answers = {}): Request => taken(read(policy, changes));
const wrong = (policy: Policy, changes: Answers): string => said(read(policy, changes));

const SERVICES = { services: 'Yes', servicesWho: 'Social care', servicesAsked: 'Yes', servicesSaid: 'Nothing' };

test('the reason is kept with all that hangs on it', () => {
  const reason = 'A welfare check: absent five days or more, and the Principal is concerned';
  const request = good(nas, { reason, daysAbsent: '6', attempts: 'Rang daily' });
  expect(request.because).toMatchObject({ words: reason, welfare: true, unannounced: true, absentDays: 5 });
  expect(request).toMatchObject({ reason, unannounced: false, whomToSee: 'Mum and Amelia' });
});

test('leaving the house lies between arriving and being back', () => {
  expect(good(celt).leaveBy).toBe('14:45');
  for (const leaveBy of ['14:00', '14:15', '15:45'])
    expect(wrong(celt, { leaveBy })).toContain(`You would leave the house at ${leaveBy}`);
});

test('home and mobile numbers are one line, each named', () => {
  expect(good(celt).familyPhones).toBe('Home: 01632 960201; mobile: 07700 900201');
  expect(good(wls, { landline: 'None' }).familyPhones).toBe('Home: None; mobile: 07700 900201');
  expect(good(nas).familyPhones).toBe('07700 900201');
});

test('a child in the car has age and height as far as known, and needs a car and two members of staff', () => {
  const carried = { carrying: 'Yes', carriedAge: '9' };
  expect(good(celt, carried)).toMatchObject({ carried: { age: 9, cm: null }, blocks: [] });
  expect(good(celt, { ...carried, carriedCm: '128' }).carried).toEqual({ age: 9, cm: 128 });
  expect(wrong(celt, { ...carried, carriedAge: 'nine' })).toContain('Years as a number');
  expect(wrong(celt, { ...carried, transport: 'On foot' })).toContain('You do not go by car');
  const alone = good(celt, { ...carried, visitors: [SAM], companions: 'Jo Lee, social care, 07700 900222' });
  expect(alone.blocks).toEqual([expect.stringContaining('needs two members of staff')]);
});

test('agencies to tell are known by what phone and e-mail look like, in any order', () => {
  const agencyContacts =
    'Social care, Jo Lee, 01632 960500, jo.lee@council.example\nCAMHS; a@nhs.example; 01632 960501; Ann';
  expect(good(nas, { ...SERVICES, agencyContacts }).agencies).toEqual([
    { name: 'Social care', contact: 'Jo Lee', phone: '01632 960500', email: 'jo.lee@council.example' },
    { name: 'CAMHS', contact: 'Ann', phone: '01632 960501', email: 'a@nhs.example' },
  ]);
  expect(wrong(nas, { ...SERVICES, agencyContacts: 'Social care, Jo Lee' })).toContain('“Social care, Jo Lee”');
  expect(good(nas).agencies).toBeUndefined();
});

test('CPOMS was checked on a day that has come', () => {
  expect(wrong(nas, { cpomsWhen: '2026-05-06' })).toContain('This day is still to come');
});

test('nothing found is no worry; anything found is', () => {
  expect(good(nas, { cpomsFound: 'None.' }).worries).toEqual([]);
  expect(good(nas, { cpomsFound: 'A knife in 2024' }).worries).toEqual(['CPOMS says: A knife in 2024']);
});

test('only a policy that advises against evenings asks for a reason', () => {
  const evening = { arrive: '17:45', leaveBy: '18:00', backBy: '18:30' };
  expect(good(celt, evening)).toMatchObject({ worries: ['In the evening (17:45 to 18:30)'], needsReason: [] });
});
