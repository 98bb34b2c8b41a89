// Stamford Park: whoever is told of a child alone can ring who is there, under the number that was given.
import { PEOPLE, schoolDay } from '../story/school-day';

const { visitor, office, team } = PEOPLE;

test('[SPT-27] told by phone, the team reads who told and who wrote it down, and rings the number given at sign-out', () => {
  const day = schoolDay();
  const ref = day.approved();
  const out = day.leaves([ref], { mobiles: { [visitor]: '07700 900999' } });
  day.says(office, out, 'arrived');
  day.says(office, out, 'child alone', { words: 'About five' });
  const { body } = day.mailTo(team, 'CHILD ALONE');
  expect(body).toContain('Maya Osei by phone, written down by Joanna Kowalska');
  expect(body).toContain('Ring Maya: 07700 900999');
  expect(body).not.toContain('Ring Joanna');
});
