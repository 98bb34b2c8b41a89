// An emergency does not wait for a mail: an approval by phone, written down by the office and confirmed by the approver.
import { PEOPLE, schoolDay } from '../story/school-day';

const { visitor, colleague, office, team, lead, deputyLead, seniorLeader, head } = PEOPLE;

const byPhone = (ref: string, by: string, words = 'Yes, go. Stay at the door.') => ({
  page: 'visit',
  ref,
  act: 'approved by phone',
  by,
  party: 'alone',
  words,
});

test('[X-20] the office writes down an approval by phone, they leave at once, and the approver confirms', () => {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.asks();
  expect(day.reads(office, { p: 'visit', ref })).toContain('Approved on the phone? Write it down');
  day.taps(office, byPhone(ref, lead));
  expect(day.mailTo(visitor, 'Approved to go alone').body).toContain(
    'Grace Adebayo approved it by phone; Joanna Kowalska wrote it down.',
  );
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('by phone, alone by Grace Adebayo');
  day.leaves([ref]);
  const asked = day.mailTo(lead, 'Did you approve this by phone?');
  expect(asked.body).toContain('Stay at the door');
  expect(day.reads(lead, { p: 'visit', ref })).toContain('Did you approve this by phone?');
  expect(day.isRefused(seniorLeader, { page: 'visit', ref, act: 'confirm approval' })).toContain('Only Grace Adebayo');
  day.taps(lead, { page: 'visit', ref, act: 'confirm approval' });
  day.leaps('11:00');
  expect(day.subjects(head).filter((subject) => /not confirmed/.test(subject))).toEqual([]);
});

test('[X-20] not confirmed within the hour, leaders hear of it again and again; the visit is not stopped', () => {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.asks();
  day.taps(office, byPhone(ref, deputyLead));
  day.leaps('09:31');
  expect(day.subjects(deputyLead).filter((subject) => /by phone/.test(subject))).toHaveLength(2);
  expect(day.subjects(seniorLeader).filter((subject) => /not confirmed/.test(subject))).toEqual([]);
  day.leaps('10:01');
  for (const one of [seniorLeader, lead, head]) {
    expect(day.mailTo(one, 'Approval by phone not confirmed').body).toContain('Rhiannon Pryce has not confirmed');
  }
  day.leaps('11:01');
  expect(day.subjects(head).filter((subject) => /not confirmed/.test(subject))).toHaveLength(2);
  day.leaves([ref]);
  day.taps(deputyLead, { page: 'visit', ref, act: 'confirm approval' });
  day.leaps('12:10');
  expect(day.subjects(head).filter((subject) => /not confirmed/.test(subject))).toHaveLength(2);
});

test('[X-20] who never said so stops it: the named approver decides otherwise until they leave', () => {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.asks();
  day.taps(office, byPhone(ref, lead));
  expect(day.isRefused(seniorLeader, { page: 'visit', ref, act: 'decline', words: 'No' })).toContain('decided first');
  day.taps(lead, { page: 'visit', ref, act: 'decline', words: 'I said no such thing' });
  expect(day.mailTo(visitor, 'Not approved, do not go').body).toContain('I said no such thing');
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('nothing to leave for');
});

test('[X-20] what an approval by phone cannot do: own visit, somebody who may not decide, what stands in the way', () => {
  const day = schoolDay({ policy: 'nas' });
  const ref = day.asks({ cpomsChecked: 'Not yet' });
  const pair = (by: string, words?: string) => ({ ...byPhone(ref, by, words), party: 'in a pair' });
  expect(day.isRefused(visitor, pair(head))).toContain('You are one of the visitors');
  expect(day.isRefused(colleague, pair(head))).toContain('You are one of the visitors');
  expect(day.isRefused(office, pair(team))).toContain('Choose who said so');
  expect(day.isRefused(head, pair(head))).toContain('Approve it yourself');
  expect(day.isRefused(office, pair(head, ''))).toContain('fill in the empty field');
  expect(day.isRefused(office, pair(head))).toContain('CPOMS has not been checked');
  expect(day.isRefused(office, byPhone(ref, head))).toContain('CPOMS has not been checked');
});
