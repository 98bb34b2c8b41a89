// A form sent too early, again, or after the visit has moved on: what is in force stays in force, and no words are lost.
import { anApprovedVisit } from '../given';

test('a report before the visit’s time does not make it', () => {
  const day = anApprovedVisit().reports();
  expect(day.visit().made).toBeNull();
  expect(day.visit().report).not.toBeNull();
});
