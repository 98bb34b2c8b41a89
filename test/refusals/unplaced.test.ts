// A concern or an incident in a form that cannot be taken in: it is heard all the same, by those whose work it is.
import { PEOPLE, schoolDay } from '../story/school-day';

const { visitor, team, lead, head, deputyHead, office, administrator } = PEOPLE;
const CONCERN = { hasConcern: 'Yes', concern: 'A bruise on her arm.', discussed: 'not yet' };

test('a concern in a report with a wrong reference: the safeguarding lead reads it at once', () => {
  const day = schoolDay();
  day.sends('report', day.ordinaryReport('HV-0099', CONCERN));
  const { subject, body } = day.mailTo(lead, 'could not be placed');
  expect(subject).toMatch(/^URGENT/);
  for (const words of ['A bruise on her arm.', 'Maya Osei', 'HV-0099', 'Visit Report']) expect(body).toContain(words);
  expect(body).toMatch(/https:\S+edit2/);
  for (const one of [office, administrator, team]) expect(day.subjects(one)).toEqual([]);
  expect(day.mailTo(visitor, 'Please put right').body).toContain('HV-0099');
});

test('a concern in a report of a visit that has not left reaches the lead too', () => {
  const day = schoolDay();
  const ref = day.approved();
  day.sends('report', day.ordinaryReport(ref, CONCERN));
  expect(day.mailTo(lead, 'could not be placed').body).toContain('A bruise on her arm.');
});

test('an immediate concern in a request with a day that is past: the lead reads whom it is about', () => {
  const day = schoolDay();
  const worry = { immediateConcern: 'Yes', immediateWhat: 'Left alone since Sunday', policeCalled: 'Not yet' };
  day.sends('request', day.ordinaryRequest({ ...worry, date: '2026-05-11' }));
  const { body } = day.mailTo(lead, 'could not be placed');
  for (const words of ['Left alone since Sunday', 'Amelia Jones-Carter', '14 Alder Close'])
    expect(body).toContain(words);
});

test('an incident without its visit: lead and headteacher; an accusation, the headteacher alone', () => {
  const day = schoolDay();
  day.sends('incident', day.ordinaryIncident('HV-0099'));
  for (const one of [lead, head])
    expect(day.mailTo(one, 'could not be placed').body).toContain('followed me to the car');
  const before = day.mailCount;
  const accusation = {
    sort: 'Accusation against staff',
    againstHead: 'No',
    accused: 'Maya',
    accusation: 'That I pushed him.',
  };
  day.sends('incident', day.ordinaryIncident('HV-0098', accusation));
  expect(day.toldSince(before)).toEqual([visitor, head, deputyHead].sort());
  expect(day.mailTo(head, 'CONFIDENTIAL').body).toContain('That I pushed him.');
});

test('an ordinary form to put right is no alarm to anybody', () => {
  const day = schoolDay();
  day.sends('report', day.ordinaryReport('HV-0099'));
  expect(day.toldSince(0)).toEqual([visitor]);
});
