// Cornwall Education Learning Trust, leaving school: insurance, the buddy, the eight facts that the office has, a child in the car.
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, colleague, watcher, office, officeManager, lead, seniorLeader, administrator } = PEOPLE;

/** A visit that is approved, whose visitors have read the policy. */
function approved(changes: Record<string, string | string[]> = {}): { day: SchoolDay; ref: string } {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.approved(changes);
  for (const email of day.visit(ref).request.visitors) day.readsPolicy(email);
  return { day, ref };
}

/** The office writes down a certificate that it was shown. */
const shown = (day: SchoolDay, fields: Record<string, unknown>, as: string = office, page = 'desk') =>
  day.taps(as, { page, act: 'record insurance', driver: visitor, ...fields });

describe('insurance', () => {
  test('[CELT-09] without a certificate with business cover nobody signs out by that car; the office records it when shown', () => {
    const { day, ref } = approved();
    types(day, 'Staff', 'Maya Osei', 'Business cover', 'No');
    expect(day.reads(visitor, { p: 'leave', ref })).toContain('without business cover, which this visit needs');
    expect(day.isRefused(visitor, day.signOutFor([ref]))).toBe(
      'The insurance shown for Maya Osei and the car TK19 ZDF is without business cover, which this visit needs. Show the office the certificate, or go another way.',
    );
    const another = { car: 'UE22 XNB' };
    expect(day.isRefused(visitor, day.signOutFor([ref], another))).toContain(
      'No insurance certificate with business cover has been shown for Maya Osei and the car UE22 XNB',
    );
    for (const as of [visitor, lead])
      expect(
        day.isRefused(as, {
          page: 'leave',
          ref,
          act: 'record insurance',
          driver: as,
          car: 'TK19 ZDF',
          until: '2027-01-31',
        }),
      ).toContain('Only the office can record an insurance certificate');
    expect(day.reads(visitor, { p: 'leave', ref })).not.toContain('A certificate of insurance was shown');
    expect(day.reads(office, { p: 'leave', ref })).toContain('A certificate of insurance was shown');
    shown(day, { car: 'tk19zdf', until: '2027-01-31', business: true }, office, 'leave');
    day.taps(visitor, day.signOutFor([ref]));
    expect(day.outing()).toMatchObject({ driver: visitor, car: 'TK19 ZDF' });
    expect(day.workspace.spreadsheet(day.workspace.controlId).sheet('Log').display.join('\n')).toContain(
      'Insurance shown: Maya Osei, TK19ZDF, until 2027-01-31, with business cover',
    );
  });

  test('[CELT-09] one that has run out stops a sign-out by car; on foot nothing is asked', () => {
    const { day, ref } = approved();
    types(day, 'Staff', 'Maya Osei', 'Insurance until', '01/05/2026');
    expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain(
      'The insurance of Maya Osei for the car TK19 ZDF ran out on Fri 1 May 2026',
    );
    expect(
      day.isRefused(office, {
        page: 'desk',
        act: 'record insurance',
        driver: visitor,
        car: 'TK19 ZDF',
        until: '2026-05-01',
      }),
    ).toContain('This certificate ran out');
    day.taps(visitor, day.signOutFor([ref], { transport: 'On foot', car: '', driver: '' }));
    expect(day.board('Today')[0]?.Car).toBe('On foot');
  });

  test('[CELT-09] two go: it is asked who drives, and that person’s insurance counts', () => {
    const day = schoolDay({ policy: 'celt' });
    const ref = day.approved({ visitors: [visitor, colleague].map((email) => day.choice(email)) });
    for (const email of [visitor, colleague]) day.readsPolicy(email);
    expect(day.reads(visitor, { p: 'leave', ref })).toContain('Who drives');
    expect(day.isRefused(visitor, day.signOutFor([ref], { driver: '' }))).toBe('Say who drives.');
    expect(day.isRefused(visitor, day.signOutFor([ref], { driver: colleague }))).toContain('shown for Daniel Hughes');
    day.taps(visitor, day.signOutFor([ref], { driver: colleague, car: 'jt70 lga' }));
    expect(day.reads(office, { p: 'outing', ref: 'OUT-0001' })).toContain('JT70 LGA, Daniel Hughes drives');
  });

  test('[CELT-09] a month before it runs out, and again when it has, its driver is reminded, once each', () => {
    const day = schoolDay({ policy: 'celt' });
    const about = () => day.subjects(visitor).filter((subject) => /insurance certificate/.test(subject));
    types(day, 'Staff', 'Maya Osei', 'Insurance until', '2026-06-19');
    day.leaps('09:35', '2026-05-13');
    expect(about()).toEqual([]);
    for (const date of ['2026-05-20', '2026-05-21', '2026-06-01']) day.leaps('09:35', date);
    expect(about()).toEqual(['Runs out soon: your insurance certificate for the car TK19 ZDF']);
    expect(day.mailTo(administrator, 'Home Visits').body).toContain(
      'Maya Osei: insurance certificate for the car TK19 ZDF runs out on Fri 19 Jun 2026',
    );
    for (const date of ['2026-06-22', '2026-06-23']) day.leaps('09:35', date);
    expect(about()).toHaveLength(2);
    expect(day.mailTo(visitor, 'Has run out').body).toContain('Please show the office the new certificate');
    shown(day, { car: 'TK19 ZDF', until: '2027-06-19', business: true });
    day.leaps('09:35', '2026-06-24');
    expect(day.mailTo(administrator, 'Home Visits').body).not.toContain('Maya Osei: insurance');
  });
});

describe('the buddy', () => {
  const watches = { page: 'outing', ref: 'OUT-0001', act: "I'm watching" };

  test('[CELT-11] one who finishes before the return, or is out, is refused, at sign-out and at “I’m watching”', () => {
    const { day, ref } = approved();
    types(day, 'Staff', 'Kwame Boateng', 'Finishes at', '15:15');
    expect(day.reads(visitor, { p: 'leave', ref })).toContain('Kwame Boateng, Site manager, until 15:15');
    const words = 'Kwame Boateng finishes at 15:15, before the return at 15:30. Choose another watcher.';
    expect(day.isRefused(visitor, day.signOutFor([ref]))).toBe(words);
    day.taps(visitor, day.signOutFor([ref], { watcher: office }));
    types(day, 'Staff', 'Joanna Kowalska', 'Finishes at', '15:00');
    expect(day.isRefused(office, watches)).toContain('Joanna Kowalska finishes at 15:00');
    types(day, 'Staff', 'Joanna Kowalska', 'Finishes at', '');
    expect(day.taps(office, watches)).toContain('Joanna Kowalska is watching');
  });

  test('[CELT-11] a buddy who is out on a visit of their own watches over nobody', () => {
    const day = schoolDay({ policy: 'celt' });
    types(day, 'Staff', 'Daniel Hughes', 'Roles', 'visitor, buddy');
    const first = day.approved();
    const second = day.approved({ visitors: [day.choice(colleague)] });
    for (const email of [visitor, colleague]) day.readsPolicy(email);
    day.taps(colleague, day.signOutFor([second], { car: 'JT70 LGA' }));
    expect(day.reads(visitor, { p: 'leave', ref: first })).not.toContain('Daniel Hughes');
    expect(day.isRefused(visitor, day.signOutFor([first], { watcher: colleague }))).toBe(
      'Daniel Hughes is out on a visit. Choose another watcher.',
    );
  });

  test('[CELT-11] their number is saved and a code word agreed; the buddy is briefed, and has the word on a page alone', () => {
    const { day, ref } = approved();
    const page = day.reads(visitor, { p: 'leave', ref });
    expect(page).toMatch(/Kwame Boateng, Site manager 07700 900122/);
    expect(page).toContain('I have saved my buddy’s number in my phone');
    expect(day.isRefused(visitor, day.signOutFor([ref], { numberSaved: false, safeWord: '' }))).toBe(
      'Agree a safe word and write it here.\nSave your buddy’s number in your phone, and tick that you have.',
    );
    day.taps(visitor, day.signOutFor([ref], { safeWord: 'purple giraffe' }));
    const briefing = day.mailTo(watcher, 'You watch over Maya Osei until 15:30');
    expect(briefing.body).toMatch(/14 Alder Close.*TK19 ZDF/s);
    expect(day.reads(watcher, { p: 'outing', ref: 'OUT-0001' })).not.toContain('purple giraffe');
    for (const one of [watcher, visitor])
      expect(day.says(one, 'OUT-0001', 'show the safe word')).toContain('purple giraffe');
    const printed = day.workspace.mails().map((mail) => mail.subject + mail.body + mail.htmlBody);
    expect(printed.filter((words) => words.includes('purple giraffe'))).toEqual([]);
  });

  test('[CELT-11] they come back later than their buddy stays: another buddy is asked, as loudly as at first', () => {
    const { day, ref } = approved();
    types(day, 'Staff', 'Kwame Boateng', 'Finishes at', '15:45');
    day.taps(visitor, day.signOutFor([ref]));
    day.taps(watcher, watches);
    day.leaps('15:20');
    day.says(visitor, 'OUT-0001', 'more time', { minutes: 30 });
    expect(day.board('Today')[0]?.Watcher).toContain('NOT YET accepted');
    expect(day.isRefused(watcher, watches)).toContain('Kwame Boateng finishes at 15:45, before the return at 16:00');
    day.until('15:36');
    expect(day.mailTo(office, 'NOBODY WATCHES yet').body).toContain('They left');
    day.taps(office, watches);
    expect(day.board('Today')[0]?.Watcher).toBe('Joanna Kowalska, accepted 15:36');
  });

  test('[CELT-11] nobody but the buddy who was asked can watch, until the ladder asks the others', () => {
    const { day, ref } = approved();
    types(day, 'Staff', 'Tom Brennan', 'Roles', 'buddy');
    const tom = 'tom.brennan@school.example';
    day.taps(visitor, day.signOutFor([ref]));
    expect(day.isRefused(tom, watches)).toContain('Nothing here is open for you');
    expect(day.reads(tom, { p: 'outing', ref: 'OUT-0001' })).toContain('There is nothing here for you to open');
    expect(day.subjects(tom)).toEqual([]);
    day.until('09:16');
    expect(day.mailTo(tom, 'NOBODY WATCHES yet').body).toContain('Kwame Boateng was asked and has not answered');
    expect(day.reads(tom, { p: 'outing', ref: 'OUT-0001' })).toContain('I’m watching');
    day.taps(tom, watches);
    expect(day.board('Today')[0]?.Watcher).toBe('Tom Brennan, accepted 09:16');
    expect(day.mailTo(tom, 'You watch over Maya Osei').body).toContain('14 Alder Close');
    expect(day.isRefused(watcher, watches)).toContain('Nothing here is open for you any more');
  });
});

test('[CELT-12] sign-out asks what is missing of the eight facts, and the office’s board shows all eight', () => {
  const { day, ref } = approved({ leaveBy: '', whomToSee: 'Mum and Amelia' });
  const nothing = { leaves: {}, whomToSee: {}, mobiles: {}, car: '', due: '' };
  expect(day.reads(visitor, { p: 'leave', ref })).toContain('When you leave the house again');
  expect(day.isRefused(visitor, day.signOutFor([ref], nothing)).split('\n')).toEqual([
    "Give Maya Osei's mobile number.",
    'Say when you expect to be back, for example 15:30.',
    "Give the car's registration.",
    'Say when you leave the house again, 14 Alder Close, SK15 2QT (HV-0001).',
  ]);
  expect(day.isRefused(visitor, day.signOutFor([ref], { leaves: { [ref]: '14:00' } }))).toContain('not between 14:15');
  day.taps(visitor, day.signOutFor([ref], { leaves: { [ref]: '14:50' } }));
  const eight = {
    'Out since': '09:00',
    Car: 'TK19 ZDF',
    Mobile: '07700 900111',
    Address: '14 Alder Close, SK15 2QT',
    Seeing: 'Mum and A.',
    'At the house': '14:15 to 14:50',
    'Due back': 'Tue 15:30',
  };
  expect(day.board('Today')[0]).toMatchObject(eight);
  expect(day.reads(officeManager, { p: 'desk' })).toMatch(
    /Out since 09:00.*14 Alder Close.*At the house 14:15 to 14:50 Seeing Mum and A\..*07700 900111 Car TK19 ZDF.*Due back 15:30/,
  );
});

describe('a child in the car', () => {
  const carrying = { carrying: 'Yes', carriedAge: '9', carriedCm: '128' };
  const pair = (day: SchoolDay) => [visitor, colleague].map((email) => day.choice(email));

  test('[CELT-19] one visitor cannot be approved; two can, and confirm the seat that age and height ask for', () => {
    const day = schoolDay({ policy: 'celt' });
    const alone = day.asks(carrying);
    expect(day.isRefused(lead, { page: 'visit', ref: alone, act: 'approve', party: 'alone' })).toMatch(/child|carr/i);
    const ref = day.approved({ ...carrying, visitors: pair(day) });
    for (const email of [visitor, colleague]) day.readsPolicy(email);
    const page = day.reads(visitor, { p: 'leave', ref });
    expect(page).toContain('The child sits in the back');
    expect(page).toContain('A seat that fits the child is in the car');
    expect(day.isRefused(visitor, day.signOutFor([ref], { seat: false }))).toBe(
      'Put a car seat for the child into the car, and tick that it is there.',
    );
    day.taps(visitor, day.signOutFor([ref], { seat: true }));
    expect(day.mailTo(watcher, 'You watch over').body).toContain('a child is to travel with them');
  });

  test.each([
    ['tall enough', { carrying: 'Yes', carriedAge: '10', carriedCm: '140' }, false],
    ['old enough', { carrying: 'Yes', carriedAge: '13' }, false],
    ['of a height that nobody knows', { carrying: 'Yes', carriedAge: '8' }, true],
  ])('[CELT-19] a child who is %s: the seat is asked for or not', (_, child, asked) => {
    const day = schoolDay({ policy: 'celt' });
    const ref = day.approved({ ...child, visitors: pair(day) });
    for (const email of [visitor, colleague]) day.readsPolicy(email);
    expect(day.reads(visitor, { p: 'leave', ref }).includes('A seat that fits')).toBe(asked);
    const answer = day.tries(visitor, day.signOutFor([ref], { seat: false }));
    expect(answer.ok).toBe(!asked);
  });
});

test('[CELT-19] papers can wait in an emergency, the car seat never: the law asks for it', () => {
  const day = schoolDay({ policy: 'celt' });
  const visitors = [visitor, colleague].map((email) => day.choice(email));
  const ref = day.approved({ carrying: 'Yes', carriedAge: '9', carriedCm: '128', visitors });
  day.taps(lead, { page: 'visit', ref, act: 'override', words: 'The child is alone' });
  expect(day.isRefused(visitor, day.signOutFor([ref], { seat: false }))).toBe(
    'Put a car seat for the child into the car, and tick that it is there.',
  );
  day.taps(visitor, day.signOutFor([ref], { seat: true }));
});

test('[CELT-09][CELT-11] in an emergency an approver lets papers wait: the buddy and the office read by whom and why', () => {
  const { day, ref } = approved();
  types(day, 'Staff', 'Maya Osei', 'Insurance until', '');
  day.taps(seniorLeader, { page: 'visit', ref, act: 'override', words: 'The child is alone, no time' });
  expect(day.isRefused(visitor, day.signOutFor([ref], { mobiles: {} }))).toBe("Give Maya Osei's mobile number.");
  day.taps(visitor, day.signOutFor([ref], { numberSaved: false }));
  const wait = 'Allowed to follow later by Vikram Rao (The child is alone, no time): No insurance certificate';
  for (const one of [watcher, officeManager]) expect(day.mailTo(one, 'OUT-0001').body).toContain(wait);
  expect(day.reads(office, { p: 'outing', ref: 'OUT-0001' })).toContain(wait);
  expect(day.outing().unmet).toEqual([]);
});
