// The sheet Guidance is gone: nothing else that is typed waits for it, and whoever checks hears of it.

import { PEOPLE, schoolDay } from '../story/school-day';
import { checked } from '../story/visited';
import { types } from './control';

test('without the sheet Guidance a member of staff still leaves, and “Check everything” says what is missing', () => {
  const day = schoolDay({ policy: 'nas' });
  day.workspace.deleteSheet(day.workspace.controlId, 'Guidance');
  types(day, 'Staff', 'Maya Osei', 'Active', 'No');
  expect(day.school.staff.find(({ email }) => email === PEOPLE.visitor)?.active).toBe(false);
  expect(checked(day)).toContain('The sheet Guidance is missing');
  day.workspace.run('setUp', [], { context: 'menu' });
  expect(checked(day)).not.toContain('The sheet Guidance is missing');
});
