// Robert Ogden School, leaving: the mobile that the Principal knows, insurance, and agencies that are told and have it in writing.
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, colleague, office, seniorLeader, head, deputyHead } = PEOPLE;
const AGENCIES =
  'Early Help, Jo Lee, 01632 960111, jo.lee@earlyhelp.example\nCAMHS, Ali Khan, 01632 960112, ali@camhs.example';

/** A visit that the Principal has sanctioned, whose visitors have read the policy. */
function approved(changes: Record<string, string | string[]> = {}): { day: SchoolDay; ref: string } {
  const day = schoolDay({ policy: 'nas' });
  const ref = day.approved(changes);
  for (const email of [visitor, colleague]) day.readsPolicy(email);
  return { day, ref };
}

const services = {
  services: 'Yes',
  servicesWho: 'Early Help and CAMHS',
  servicesAsked: 'Yes',
  servicesSaid: 'No concerns for staff',
  agencyContacts: AGENCIES,
};

test('[NAS-03] nobody leaves without the mobile that is carried, and the Principal has its number', () => {
  const { day, ref } = approved();
  expect(day.isRefused(visitor, day.signOutFor([ref], { mobiles: { [visitor]: '07700 900111' } }))).toBe(
    "Give Daniel Hughes's mobile number.",
  );
  const mobiles = { [visitor]: '07700 900181', [colleague]: '07700 900182' };
  day.taps(visitor, day.signOutFor([ref], { mobiles }));
  for (const principal of [head, deputyHead])
    expect(day.mailTo(principal, 'Signed out').body).toMatch(
      /Maya Osei: 07700 900181.*Daniel Hughes: 07700 900182.*14 Alder Close/s,
    );
  day.says(visitor, 'OUT-0001', 'back');
  expect(day.mailTo(head, 'Back: Maya Osei').body).toContain('The watch is over');
});

test('[NAS-06] any car needs insurance that has not run out; business cover is asked only where a student is carried', () => {
  const { day, ref } = approved();
  types(day, 'Staff', 'Maya Osei', 'Business cover', 'No');
  types(day, 'Staff', 'Maya Osei', 'Insurance until', '2026-05-11');
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('ran out on Mon 11 May 2026');
  types(day, 'Staff', 'Maya Osei', 'Insurance until', '2026-05-12');
  day.taps(visitor, day.signOutFor([ref]));
  const carrying = { carrying: 'Yes', carriedAge: '9' };
  const other = approved(carrying);
  types(other.day, 'Staff', 'Maya Osei', 'Business cover', 'No');
  expect(other.day.reads(visitor, { p: 'leave', ref: other.ref })).toContain(
    'Only with business insurance for the car',
  );
  expect(other.day.isRefused(visitor, other.day.signOutFor([other.ref]))).toContain('without business cover');
  const certificate = { driver: visitor, car: 'TK19 ZDF', until: '2026-12-31', business: true };
  other.day.taps(office, { page: 'desk', act: 'record insurance', ...certificate });
  other.day.taps(visitor, other.day.signOutFor([other.ref]));
});

test('[NAS-08] an agency that works with the family is told before anybody leaves, and who told it is kept', () => {
  const { day, ref } = approved(services);
  expect(day.reads(visitor, { p: 'leave', ref })).toContain('Not told yet: Early Help, CAMHS.');
  const refusal = day.isRefused(visitor, day.signOutFor([ref]));
  expect(refusal).toContain(
    'Early Help has not been told of HV-0001. Ring them on 01632 960111, and record it on the visit’s page.',
  );
  expect(refusal).toContain('CAMHS has not been told');
  expect(day.isRefused('farah.siddiqui@school.example', told(ref, 'Early Help'))).toContain('Nothing here is open');
  expect(day.isRefused(visitor, { ...told(ref, 'Early Help'), words: '' })).toContain('fill in the empty field');
  const page = day.taps(visitor, told(ref, 'Early Help'));
  expect(page).toContain('Told on the phone, 09:00 by Maya Osei: Jo Lee, 9.00, glad to hear it');
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toBe(
    'CAMHS has not been told of HV-0001. Ring them on 01632 960112, and record it on the visit’s page.',
  );
  day.taps(office, told(ref, 'CAMHS'));
  day.taps(visitor, day.signOutFor([ref]));
  expect(day.visit(ref).handed).toMatchObject([
    { to: 'Early Help', what: 'told by phone', by: visitor },
    { to: 'CAMHS', what: 'told by phone', by: office },
  ]);
});

test('[NAS-08] in an emergency the Principal lets the call wait: then it is owed, and everybody told reads so', () => {
  const { day, ref } = approved(services);
  expect(day.isRefused(seniorLeader, { page: 'visit', ref, act: 'override', words: 'Now' })).toContain('Principal');
  day.taps(head, { page: 'visit', ref, act: 'override', words: 'He has left the house in his socks' });
  day.taps(visitor, day.signOutFor([ref]));
  expect(day.mailTo(office, 'OUT-0001').body).toContain(
    'Allowed to follow later by Patricia Doyle (He has left the house in his socks)',
  );
  expect(day.board('Actions').map(({ What, Owner }) => [What, Owner])).toEqual([
    ['Tell Early Help of the visit by phone, and confirm it by letter', 'Maya Osei'],
    ['Tell CAMHS of the visit by phone, and confirm it by letter', 'Maya Osei'],
  ]);
});

test('[NAS-11] what was said on the phone is confirmed by a letter that the requester reads before it is sent', () => {
  const { day, ref } = approved({ ...services, agencyContacts: AGENCIES.split('\n')[0] ?? '' });
  expect(day.reads(visitor, { p: 'visit', ref })).not.toContain('Read the letter');
  const confirms = { page: 'visit', ref, act: 'confirm to agency', agency: 'Early Help' };
  expect(day.isRefused(visitor, confirms)).toContain('Ring Early Help first');
  const page = day.taps(visitor, told(ref, 'Early Help'));
  expect(page).toMatch(
    /A confirmation is still owed.*Read the letter to Early Help.*Dear Jo Lee.*Send it to jo\.lee@earlyhelp\.example/,
  );
  expect(day.board('Actions')[0]).toMatchObject({
    What: 'Confirm the visit by letter to Early Help',
    Owner: 'Maya Osei',
    Due: expect.stringContaining('12 May 2026'),
  });
  day.leaps('16:05');
  expect(day.mailTo(visitor, 'Action due').body).toContain('Confirm the visit by letter to Early Help');
  expect(day.inbox('jo.lee@earlyhelp.example')).toEqual([]);
  const sent = day.taps(visitor, confirms);
  expect(sent).toContain('Confirmed by letter, 16:05 by Maya Osei');
  const mail = day.mailTo('jo.lee@earlyhelp.example', 'Home visit, confirmation');
  expect(mail.subject).toBe('Home visit, confirmation: A.J.C., HV-0001');
  expect(mail.body).toMatch(/Maya Osei \(Attendance officer\) and Daniel Hughes \(Family liaison officer\)/);
  expect(mail.body).toMatch(/Tue 12 May 2026, 14:15.*0114 496 0140/s);
  expect(mail.body + mail.htmlBody).not.toMatch(/Amelia|Jones|Alder Close|script\.google\.com|glad to hear/);
  expect(day.board('Actions')).toEqual([]);
  const before = day.mailCount;
  day.taps(visitor, confirms);
  expect(day.mailCount).toBe(before);
});

test('[NAS-08] where services work with the family at least one is named: “none” is not taken in', () => {
  const day = schoolDay({ policy: 'nas' });
  day.sends('request', day.ordinaryRequest({ ...services, agencyContacts: 'none' }));
  expect(day.school.lastVisit).toBe(0);
  expect(day.mailTo(visitor, 'put right').body).toContain('Please name at least one that is told before you leave');
});

test('[NAS-08] two people at agencies of one name are told each; one that is renamed stays told; one added later is owed', () => {
  const { day, ref } = approved({
    ...services,
    agencyContacts: 'Social care, Jo Lee, 01632 960500, jo@c.example\nSocial care, Ann Po, 01632 960501, ann@c.example',
  });
  day.taps(visitor, told(ref, 'Social care (Jo Lee)'));
  expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('Social care (Ann Po) has not been told');
  const { editUrl } = day.visit(ref).request;
  day.changes('request', editUrl, { agencyContacts: 'City social care, Jo Lee, 01632 960500, jo@c.example' });
  expect(day.board('Actions').map(({ What }) => What)).toEqual(['Confirm the visit by letter to City social care']);
  day.taps(visitor, day.signOutFor([ref]));
  day.changes('request', editUrl, {
    agencyContacts: 'City social care, Jo Lee, 01632 960500, jo@c.example\nCAMHS, Al Roe, 01632 960502, al@c.example',
  });
  expect(day.board('Actions').map(({ What }) => What)).toEqual([
    'Confirm the visit by letter to City social care',
    'Tell CAMHS of the visit by phone, and confirm it by letter',
  ]);
});

test('[NAS-11] an agency without an e-mail has its letter by post; no bare “Done” ends what is owed to it', () => {
  const { day, ref } = approved({ ...services, agencyContacts: 'Social care, Jo Lee, 01632 960500' });
  const page = day.taps(visitor, told(ref, 'Social care'));
  expect(page).toMatch(/Read the letter to Social care.*Dear Jo Lee.*I have sent it by post/);
  const done = { page: 'visit', ref, act: 'action done', id: 'A1', words: '' };
  expect(day.isRefused(visitor, done)).toContain('Send the letter from the visit’s page');
  expect(day.board('Actions')).toHaveLength(1);
  day.taps(visitor, { page: 'visit', ref, act: 'confirm to agency', agency: 'Social care' });
  expect(day.reads(visitor, { p: 'visit', ref })).toContain('Confirmed by letter, 09:00 by Maya Osei');
  expect(day.board('Actions')).toEqual([]);
});

/** The call to an agency, as it is noted. */
function told(ref: string, agency: string): Record<string, unknown> {
  return { page: 'visit', ref, act: 'told agency', agency, words: 'Jo Lee, 9.00, glad to hear it' };
}
