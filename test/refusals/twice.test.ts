// Forms sent twice by different people, or while everything is busy: each is taken in once, and stays taken in.
import { PEOPLE, schoolDay } from '../story/school-day';

const { visitor, office, team, lead, colleague } = PEOPLE;

test('a second report and a second incident: what the engine finds again later changes nothing any more', () => {
  const day = schoolDay();
  const ref = day.approved();
  day.leaves([ref]);
  day.until('09:05');
  day.sends('report', day.ordinaryReport(ref, { outcome: 'First.' }));
  day.sends('incident', day.ordinaryIncident(ref, { what: 'First fright.', date: '2026-05-12' }));
  day.workspace.passTime(60_000);
  day.sends('report', day.ordinaryReport(ref, { outcome: 'Second.' }), office);
  day.sends('incident', day.ordinaryIncident(ref, { what: 'Second fright.', date: '2026-05-12' }), office);
  const { log } = day.visit(ref);
  for (const time of ['09:40', '10:20']) day.until(time);
  const visit = day.visit(ref);
  expect(visit.report?.outcome).toBe('Second.');
  expect(visit.earlierReports?.map(({ outcome }) => outcome)).toEqual(['First.']);
  expect(visit.incident?.what).toBe('Second fright.');
  expect(visit.earlierIncidents?.map(({ what }) => what)).toEqual(['First fright.']);
  const sendings = (words: string[]) =>
    words.filter((line) => /^(Sent the visit report|Reported an incident)/.test(line));
  expect(sendings(visit.log.map(({ words }) => words))).toEqual(sendings(log.map(({ words }) => words)));
});

test('a declined visit whose sender chooses another time by the form: approval is asked anew', () => {
  const day = schoolDay();
  const ref = day.asksAndAssesses();
  const { editUrl } = day.visit(ref).request;
  day.taps(lead, { page: 'visit', ref, act: 'decline', words: 'Not today' });
  const before = day.mailCount;
  day.changes('request', editUrl, { date: '2026-05-13' });
  expect(day.toldSince(before)).toContain(team);
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'alone' });
});

test('“Not called” beside the police reference, or No in the form sent again, silences nothing', () => {
  const day = schoolDay();
  const worry = { immediateConcern: 'Yes', immediateWhat: 'Left alone since Sunday', policeCalled: 'Not yet' };
  const ref = day.asks({ ...worry, policeReference: 'Not called' });
  for (const one of [team, lead]) expect(day.mailTo(one, 'police welfare call').body).toContain('Left alone');
  expect(day.visit(ref).police).toBeNull();
  day.changes('request', day.visit(ref).request.editUrl, { immediateConcern: 'No' });
  const before = day.mailCount;
  day.until('09:40');
  expect(day.toldSince(before)).toContain(lead);
  expect(day.mailTo(lead, 'police welfare call').body).toContain('Left alone since Sunday');
});

test('the lock is held by somebody for a while: the form waits, and is taken in with its first trigger', () => {
  const day = schoolDay();
  day.workspace.faults.lockHeld = true;
  const locks = day.workspace.faults;
  let waits = 0;
  Object.defineProperty(locks, 'lockHeld', { get: () => ++waits <= 3, configurable: true });
  day.sends('request', day.ordinaryRequest({ visitors: [day.choice(colleague)] }), colleague);
  expect(day.mailTo(colleague, 'Next: the risk assessment').subject).toContain('HV-0001');
  expect(day.subjects(visitor)).toEqual([]);
});
