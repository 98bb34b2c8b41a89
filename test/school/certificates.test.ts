// Certificates and reminders as the school's record keeps them: by whom they are noted, and how long.
import { recordInsurance, remindedOf } from '../../src/school/certificates';
import { initials, unnamed } from '../../src/school/people';
import { DAY } from '../../src/time';
import { aDay, dev, joan, sam } from '../given';

const certificate = (driver: string, until: string) => ({ driver, car: 'MA21 KVX', until, business: false });
const act = { act: 'record insurance' as const, ...certificate(sam.email, '2026-12-31') };

test('nobody in the office records their own certificate; somebody else there does', () => {
  const day = aDay();
  const own = recordInsurance(day.school, { ...act, driver: dev.email }, day.facts(dev));
  expect(own.refusal?.join()).toContain('Nobody records their own certificate');
  expect(own.record).toBe(day.school);
  expect(recordInsurance(day.school, { ...act, driver: dev.email }, day.facts(joan)).refusal).toBeUndefined();
});

test('what ran out more than a year ago is kept no longer', () => {
  const day = aDay();
  const noted = { by: dev.email, at: 0 };
  const certificates = [
    { ...certificate('Alex Roe', '2025-01-31'), ...noted },
    { ...certificate('Alex Roe', '2026-01-31'), ...noted, car: 'YB20 AAA' },
  ];
  const { record } = recordInsurance({ ...day.school, certificates }, act, day.facts(dev));
  expect(record.certificates?.map(({ until }) => until)).toEqual(['2026-01-31', '2026-12-31']);
  const taken = { 'ran out long ago': day.now - 400 * DAY, 'runs out lately': day.now - 30 * DAY };
  expect(Object.keys(remindedOf({ ...day.school, taken }, [], day.now).taken)).toEqual(['runs out lately']);
});

test('a pupil’s name goes from the family’s words in any case, and as a whole word alone', () => {
  expect(unnamed('mum and amelia', 'Amelia Jones-Carter')).toBe('mum and A.');
  expect(unnamed('Also Ali and JONES', 'Al Jones')).toBe('Also Ali and J.');
  expect(unnamed('Zoë’s aunt', 'Zoë Quill')).toBe('Z.’s aunt');
  expect(unnamed('Ask D.J. (the uncle)', 'D.J. Stone')).toBe('Ask D. (the uncle)');
  expect(initials('Amelia Jones-Carter')).toBe('A.J.C.');
});
