// Stamford Park, what is looked at again: the policy every two years, and the standing risk assessment that visits build on.
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, administrator } = PEOPLE;

const daily = (day: SchoolDay) => {
  day.leaps('09:05', '2026-05-13');
  return day.mailTo(administrator, 'Home Visits is well');
};

test('[SPT-39] a month before the policy’s review the administrator is reminded, and not before', () => {
  const quiet = schoolDay();
  expect(daily(quiet).body).not.toContain('review');
  const day = schoolDay();
  types(day, 'Settings', 'Review of the policy', 'Value', '12/06/2026');
  expect(daily(day).subject).toContain('a review is due');
  expect(daily(day).body).toContain('The Home Visit Policy is due for review on Fri 12 Jun 2026');
});

test('[SPT-39] without a date of the school’s own, the policy’s two years count', () => {
  const day = schoolDay();
  day.leaps('09:05', '2027-08-03');
  expect(day.mailTo(administrator, 'a review is due').body).toContain('due for review on Wed 1 Sep 2027');
});

test('[SPT-26] a visit’s assessment begins with the standing one, which has a review date of its own', () => {
  const day = schoolDay();
  const ref = day.asks();
  const link = /https:\S+entry\S+/.exec(day.mailTo(visitor, ref).body)?.[0] ?? '';
  const id = day.school.files.forms.assessment?.id ?? '';
  expect(day.workspace.prefill(link)[day.workspace.itemId(id, 'Driving: what will be in place?')]).toEqual([
    'Car looked after and fit for the road',
    'Breakdown cover',
    'Torch and phone carried',
    'Agreed: school is rung when the plan changes',
    'Nothing valuable left in the car',
    'A way chosen that avoids risky areas',
  ]);
  types(day, 'Settings', 'Review of the standing risk assessment', 'Value', '2026-05-01');
  const { body } = daily(day);
  expect(body).toContain('The standing risk assessment was due for review on Fri 1 May 2026');
  expect(body).not.toContain('The Home Visit Policy is due');
});

test('[SPT-26] without a date of the school’s own the standing assessment is looked at each year', () => {
  const day = schoolDay();
  expect(daily(day).body).not.toContain('review');
  day.leaps('09:05', '2026-09-07');
  const { body } = day.mailTo(administrator, 'a review is due');
  expect(body).toContain('The standing risk assessment is due for review on Wed 30 Sep 2026');
  expect(body).not.toContain('The Home Visit Policy is due');
});
