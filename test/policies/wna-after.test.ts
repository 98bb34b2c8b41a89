// WNA, after the visit: who was there, and the protocol's own review.
import { types } from '../refusals/control';
import { PEOPLE, without } from '../story/school-day';
import { visited } from '../story/visited';

const { visitor, administrator } = PEOPLE;

test('[WNA-10] everybody who was there is noted, a person a line, and stands with date and time on the record', () => {
  const { day, ref } = visited('wna');
  expect(day.isNotTaken('report', without(day.ordinaryReport(ref), 'presentAll'))).toEqual(['Who was there?']);
  day.sends('report', day.ordinaryReport(ref, { presentAll: 'Maya\nDaniel\nMum, until 14.40\nGran' }));
  const sheet = day.mailTo(visitor, 'Please log on CPOMS').attachments[0]?.html ?? '';
  expect(sheet).toMatch(/Date and time:<.*Tue 12 May 2026, 09:00 to 09:00/s);
  expect(sheet).toMatch(/Present:<.*Maya<br\/>Daniel<br\/>Mum, until 14.40<br\/>Gran/s);
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('Mum, until 14.40');
});

test('[WNA-16] the protocol’s own review date: told while it is past, and from a month before the next one', () => {
  const { day } = visited('wna');
  types(day, 'Settings', 'Review of the policy', 'Value', '');
  day.leaps('09:05', '2026-05-13');
  expect(day.mailTo(administrator, 'a review is due').body).toContain(
    'The Home Visits Protocol was due for review on Tue 1 Sep 2020',
  );
  types(day, 'Settings', 'Review of the policy', 'Value', '2026-06-20');
  day.leaps('09:05', '2026-05-14');
  expect(day.mailTo(administrator, 'Home Visits is well').subject).not.toContain('review');
  day.leaps('09:05', '2026-05-21');
  expect(day.mailTo(administrator, 'a review is due').body).toContain('is due for review on Sat 20 Jun 2026');
});
