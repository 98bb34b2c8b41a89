// William Lilley, leaving: the mobile that is carried, signing out at Reception or by oneself, and who knows beforehand.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, colleague, office, officeManager, team, deputyLead, lead } = PEOPLE;

/** A visit of two that the safeguarding team has been told of, whose visitors have read the policy. */
function cleared(): { day: SchoolDay; ref: string } {
  const day = schoolDay({ policy: 'wls' });
  const ref = day.approved();
  for (const email of [visitor, colleague]) day.readsPolicy(email);
  return { day, ref };
}

test('[WLS-02] nobody signs out without the number of the mobile that is carried', () => {
  const { day, ref } = cleared();
  const refusal = day.isRefused(office, day.signOutFor([ref], { mobiles: { [visitor]: 'at home' } }));
  expect(refusal).toBe("Give Maya Osei's mobile number.\nGive Daniel Hughes's mobile number.");
  day.taps(office, day.signOutFor([ref], { mobiles: { [visitor]: '07700 900181', [colleague]: '07700 900182' } }));
  expect(day.board('Today')[0]?.Mobile).toBe('07700 900181\n07700 900182');
});

test('[WLS-05] Reception signs them out from the desk with destination and return, and in again; the register shows both', () => {
  const { day, ref } = cleared();
  expect(day.reads(office, { p: 'desk' })).toMatch(/Due out today.*Maya Osei, Daniel Hughes.*14 Alder Close.*Sign out/);
  expect(day.reads(office, { p: 'leave', ref })).toContain('Sign out Maya Osei');
  expect(day.isRefused(office, day.signOutFor([ref], { due: '' }))).toContain('Say when you expect to be back');
  day.taps(office, day.signOutFor([ref]));
  const desk = day.reads(officeManager, { p: 'desk' });
  expect(desk).toMatch(/Maya Osei and Daniel Hughes.*14 Alder Close, SK15 2QT.*Due back 15:30/);
  day.until('09:02');
  expect(day.board('Register')[0]?.['Signed out']).toBe('Tue 12 May 2026 09:00, Joanna Kowalska');
  day.leaps('15:20');
  day.says(office, 'OUT-0001', 'back');
  expect(day.board('Register')[0]?.Back).toBe('Tue 12 May 2026 15:20, Joanna Kowalska');
  expect(day.reads(office, { p: 'desk' })).toContain('Nobody is out');
});

test('[WLS-05] or the visitors sign out and in themselves, and the register shows that', () => {
  const { day, ref } = cleared();
  day.taps(visitor, day.signOutFor([ref]));
  day.leaps('15:20');
  day.says(colleague, 'OUT-0001', 'back');
  expect(day.board('Register')[0]).toMatchObject({
    'Signed out': 'Tue 12 May 2026 09:00, Maya Osei',
    Back: 'Tue 12 May 2026 15:20, Daniel Hughes',
    'Address visited': '14 Alder Close, SK15 2QT',
  });
});

test('[WLS-20] safeguarding team and Reception know as they leave, and when the plan changes', () => {
  const { day, ref } = cleared();
  day.taps(visitor, day.signOutFor([ref]));
  for (const one of [team, deputyLead, lead, office, officeManager])
    expect(day.mailTo(one, 'Signed out').body).toMatch(/14 Alder Close/);
  const before = day.mailCount;
  day.says(visitor, 'OUT-0001', 'plan changed', { words: 'Meeting Mum at the library instead' });
  expect(day.toldSince(before)).toEqual([officeManager, deputyLead, lead, team, office].sort());
  expect(day.mailTo(team, 'Plan changed').body).toContain('Meeting Mum at the library instead');
  day.says(office, 'OUT-0001', 'plan changed', { words: 'They rang: back at four' });
  expect(day.reads(office, { p: 'outing', ref: 'OUT-0001' })).toContain('They rang: back at four');
  day.says(visitor, 'OUT-0001', 'back');
  expect(day.mailTo(office, 'Back: Maya Osei').subject).toContain('OUT-0001');
});
