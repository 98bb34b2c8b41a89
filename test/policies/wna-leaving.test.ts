// WNA, leaving school: the headteacher knows where they are and when they are back; the car's insurance; training up to date.
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { checked } from '../story/visited';

const { visitor, colleague, office, head, deputyHead, administrator } = PEOPLE;

/** A visit of two that the headteacher has been told of, whose visitors have read the policy. */
function cleared(): { day: SchoolDay; ref: string } {
  const day = schoolDay({ policy: 'wna' });
  const ref = day.approved();
  for (const email of [visitor, colleague]) day.readsPolicy(email);
  return { day, ref };
}

test('[WNA-08] as they leave the headteacher has address, mobiles and return; and is told as they are back', () => {
  const { day, ref } = cleared();
  day.taps(visitor, day.signOutFor([ref]));
  for (const one of [head, deputyHead]) {
    const mail = day.mailTo(one, 'Signed out: Maya Osei and Daniel Hughes, back by 15:30');
    expect(mail.body).toMatch(/Maya Osei: 07700 900111.*Daniel Hughes: 07700 900111.*14 Alder Close, SK15 2QT/s);
  }
  day.says(visitor, 'OUT-0001', 'plan changed', { words: 'We walk on to the clinic with Mum' });
  expect(day.mailTo(head, 'Plan changed').body).toContain('We walk on to the clinic with Mum');
  const before = day.mailCount;
  day.says(colleague, 'OUT-0001', 'back');
  for (const one of [head, deputyHead])
    expect(day.mailTo(one, 'Back: Maya Osei and Daniel Hughes').body).toContain('Was due: 15:30');
  expect(day.toldSince(before)).toEqual(expect.arrayContaining([head, deputyHead]));
});

test('[WNA-08] who goes anyway: the headteacher is told that too, and that they are back', () => {
  const { day, ref } = cleared();
  day.taps(visitor, day.signOutFor([ref], { car: '', anyway: true }));
  expect(day.mailTo(head, 'gone anyway').body).toContain("Give the car's registration.");
  day.says(visitor, 'OUT-0001', 'back');
  expect(day.mailTo(head, 'Back: Maya Osei').subject).toContain('OUT-0001');
});

test('[WNA-12] a car that is used has business insurance; on foot nothing is asked', () => {
  const { day, ref } = cleared();
  types(day, 'Staff', 'Maya Osei', 'Business cover', '');
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('is without business cover, which this visit needs');
  expect(day.isRefused(visitor, day.signOutFor([ref], { driver: '' }))).toBe('Say who drives.');
  const certificate = { driver: visitor, car: 'TK19 ZDF', until: '2026-12-31' };
  day.taps(office, { page: 'desk', act: 'record insurance', ...certificate });
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('is without business cover');
  const foot = cleared();
  types(foot.day, 'Staff', 'Maya Osei', 'Insurance until', '');
  foot.day.taps(visitor, foot.day.signOutFor([foot.ref], { transport: 'On foot', driver: '' }));
  day.taps(office, { page: 'desk', act: 'record insurance', ...certificate, business: true });
  day.taps(visitor, day.signOutFor([ref]));
  expect(day.board('Today')[0]?.Car).toBe('TK19 ZDF');
});

test('[WNA-15] safeguarding training: reminded a month before and when it has run out, once each', () => {
  const day = schoolDay({ policy: 'wna' });
  const about = () => day.subjects(visitor).filter((subject) => /safeguarding training/.test(subject));
  types(day, 'Staff', 'Maya Osei', 'Training until', '19/06/2026');
  for (const date of ['2026-05-13', '2026-05-20', '2026-05-21']) day.leaps('09:35', date);
  expect(about()).toEqual(['Runs out soon: your safeguarding training']);
  expect(day.mailTo(visitor, 'safeguarding training').body).toContain('Please book the next one');
  expect(day.mailTo(administrator, 'Home Visits').body).toContain(
    'Maya Osei: safeguarding training runs out on Fri 19 Jun 2026',
  );
  for (const date of ['2026-06-22', '2026-06-23']) day.leaps('09:35', date);
  expect(about()).toEqual(['Runs out soon: your safeguarding training', 'Has run out: your safeguarding training']);
});

test('[WNA-15] training that is out of date is shown to the headteacher, who is informed of the visit', () => {
  const words = 'Daniel Hughes’s safeguarding training ran out on Fri 1 May 2026';
  const day = schoolDay({ policy: 'wna' });
  types(day, 'Staff', 'Daniel Hughes', 'Training until', '2026-05-01');
  const ref = day.approved();
  expect(day.mailTo(head, ref).body).toContain(words);
  expect(day.reads(head, { p: 'visit', ref })).toContain(words);
  const other = cleared();
  expect(other.day.mailTo(head, other.ref).body).not.toContain('ran out');
});

test('[WNA-15] no date on the staff list, and one that is past since the visit was cleared: said, and not passed over', () => {
  const day = schoolDay({ policy: 'wna' });
  types(day, 'Staff', 'Maya Osei', 'Training until', '');
  expect(checked(day)).toContain('No date of safeguarding training is known of Maya Osei');
  const ref = day.asks();
  expect(day.mailTo(head, 'For your information').body).toContain(
    'No date of safeguarding training is known of Maya Osei',
  );
  types(day, 'Staff', 'Daniel Hughes', 'Training until', '2026-05-01');
  day.leaves([ref]);
  const { body } = day.mailTo(head, 'Signed out');
  expect(body).toContain('Daniel Hughes’s safeguarding training ran out on Fri 1 May 2026');
  expect(body).toContain('No date of safeguarding training is known of Maya Osei');
});
