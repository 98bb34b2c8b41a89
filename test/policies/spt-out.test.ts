// Stamford Park, on the way: guidance at its moment, the safe word, help, new risks, plans that change, the phone call.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, colleague, watcher, office, officeManager, team, lead, deputyLead, seniorLeader, head } = PEOPLE;
const READERS = [visitor, colleague, watcher, office, team, lead, seniorLeader, head];

/** An ordinary visit whose visitor has just left, watched over by Kwame. */
function away(): { day: SchoolDay; ref: string; out: string; page: (as: string) => string } {
  const day = schoolDay();
  const ref = day.approved();
  const out = day.leaves([ref]);
  day.says(watcher, out, "I'm watching");
  return { day, ref, out, page: (as) => day.reads(as, { p: 'outing', ref: out }) };
}

test('[SPT-09] how to behave is read on the phone at its moment: going there, at the door, inside, afterwards', () => {
  const { day, out, page } = away();
  const door = 'Go in only when a responsible adult asks you in';
  const inside = 'Animals out of the room where you talk';
  expect(page(visitor)).toContain('Park where it is well lit');
  expect(page(visitor)).toContain('Dress for the visit');
  expect(page(visitor)).not.toContain(inside);
  expect(day.says(visitor, out, 'arrived')).toContain(door);
  const atTable = day.says(visitor, out, 'going in');
  expect(atTable).toContain(inside);
  expect(atTable).toContain('Never into a child’s bedroom');
  expect(atTable).not.toContain(door);
  expect(atTable).not.toContain('Park where it is well lit');
  expect(day.says(visitor, out, 'left')).toContain('log the Home Visit Form on CPOMS');
  expect(day.reads(visitor, { p: 'visit', ref: 'HV-0001' })).toContain('Adults we may speak to Mum, Gran');
});

test('[SPT-10] not returning to school: a tap ends the watch, or the office records the phone call', () => {
  const first = away();
  first.day.says(visitor, first.out, 'left, not returning');
  expect(first.day.mailTo(watcher, first.out).subject).toContain('not returning to school');
  expect(first.day.board('Today')).toEqual([]);
  const second = away();
  const page = second.day.says(office, second.out, 'left, not returning');
  expect(page).toContain('Left, not returning to school (told on the phone)');
  expect(second.day.board('Today')).toEqual([]);
  second.day.leaps('15:45');
  expect(second.day.subjects(seniorLeader).filter((subject) => /OVERDUE|HELP/.test(subject))).toEqual([]);
});

test('[SPT-18] a new risk ends the visit at once and the safeguarding team hears', () => {
  const { day, out } = away();
  day.says(visitor, out, 'going in');
  expect(day.says(visitor, out, 'new risk')).toContain('I’m back at school');
  day.says(visitor, out, 'new risk', { words: 'A man with a knife in the kitchen' });
  for (const one of [team, deputyLead, lead]) {
    expect(day.mailTo(one, 'NEW RISK').body).toContain('A man with a knife in the kitchen');
  }
  expect(day.board('Today')[0]?.Ref).toBe(out);
  expect(day.reads(office, { p: 'outing', ref: out })).toContain('left for a new risk');
});

test('[SPT-19] “I need help” alerts the emergency contact at once, with what to say to 999', () => {
  const { day, out } = away();
  day.says(visitor, out, 'help', { words: 'He has locked the door' });
  const { body, subject } = day.mailTo(watcher, 'HELP');
  expect(subject).toContain('Maya Osei needs help');
  expect(body).toMatch(/What to say to 999.*14 Alder Close.*07700 900111.*TK19 ZDF/s);
  expect(body).toContain('He has locked the door');
  for (const one of [office, lead, seniorLeader, head]) expect(day.mailTo(one, 'HELP').body).toContain('999');
  expect(day.board('Today')[0]?.['How it stands']).toContain('ALARM: HELP asked for');
});

test('[SPT-21] the safe word is agreed at sign-out, in no mail, and shown to who answers the phone while they are out', () => {
  const day = schoolDay();
  const ref = day.approved();
  day.readsPolicy(visitor);
  expect(day.isRefused(visitor, day.signOutFor([ref], { safeWord: '' }))).toContain('Agree a safe word');
  expect(day.isRefused(visitor, day.signOutFor([ref], { mobiles: {} }))).toContain("Give Maya Osei's mobile number");
  const out = day.leaves([ref], { safeWord: 'purple giraffe' });
  expect(day.reads(office, { p: 'outing', ref: out })).not.toContain('purple giraffe');
  const shown = day.says(office, out, 'show the safe word');
  expect(shown).toContain('purple giraffe');
  expect(shown).toContain('Joanna Kowalska looked at the safe word');
  day.says(visitor, out, 'help');
  day.says(visitor, out, 'back');
  day.says(head, out, 'resolved', { words: 'She is here' });
  expect(day.isRefused(office, { page: 'outing', ref: out, act: 'show the safe word' })).toContain('no longer shown');
  const printed = day.workspace.mails().map((mail) => mail.subject + mail.body + mail.htmlBody);
  expect(printed.filter((words) => words.includes('purple giraffe'))).toEqual([]);
  expect(JSON.stringify([day.board('Today'), day.board('Register')])).not.toContain('purple giraffe');
});

test('[SPT-22] the safe word on the phone: 999 script and senior leaders in the same moment, whoever takes the call', () => {
  for (const taker of [watcher, officeManager]) {
    const { day, out } = away();
    const page = day.says(taker, out, 'safe word heard');
    expect(page).toMatch(/Ring 999 and read this out.*14 Alder Close.*Maya Osei.*TK19 ZDF/);
    for (const one of [seniorLeader, head, lead]) {
      expect(day.mailTo(one, 'HELP').subject).toContain('safe word from Maya Osei');
    }
  }
});

test('[SPT-23] before leaving: phone charged and carried, identification not on a cord round the neck', () => {
  const day = schoolDay();
  const ref = day.approved();
  for (const words of [day.reads(visitor, { p: 'leave', ref }), day.mailTo(visitor, 'Approved').body]) {
    expect(words).toContain('Phone charged and with you');
    expect(words).toContain('not on a cord round your neck');
  }
});

test('[SPT-29] 999 is one tap away on every page of a visit, above everything else', () => {
  const { day, ref, out } = away();
  const pages: [string, string][] = [
    [visitor, 'outing'],
    [watcher, 'outing'],
    [visitor, 'visit'],
    [team, 'visit'],
    [visitor, 'leave'],
  ];
  for (const [as, p] of pages) {
    const { html } = day.workspace.openPage({ p, ref: p === 'outing' ? out : ref }, { as });
    expect(html.indexOf('tel:999')).toBeGreaterThan(0);
    expect(html.indexOf('tel:999')).toBeLessThan(html.indexOf('<h1'));
  }
});

test('[SPT-30] “I don’t feel safe going” calls the visit off, tells the safeguarding team, and asks nothing else', () => {
  for (const assessed of [true, false]) {
    const day = schoolDay();
    const ref = assessed ? day.approved() : day.asks();
    const { html } = day.workspace.openPage({ p: 'visit', ref }, { as: visitor });
    const send = /data-act="cancel" data-send="([^"]+)">I don’t feel safe going: cancel/.exec(html)?.[1] ?? '';
    day.taps(visitor, { page: 'visit', ref, act: 'cancel', ...JSON.parse(send.replace(/&quot;/g, '"')) });
    for (const one of [team, deputyLead, lead]) {
      expect(day.mailTo(one, 'Cancelled').body).toContain('I don’t feel safe going');
    }
    expect(day.isRefused(visitor, day.signOutFor([ref]))).toContain('nothing to leave for');
  }
});

test('[SPT-31] threatened: what to do is one tap away; a pair reads to wait until both are there', () => {
  const { day, out, page } = away();
  const calm = 'Keep your distance. Do not touch an angry person or turn your back';
  const together = 'Wait outside until all of you are there, and go in together';
  expect(page(visitor)).not.toContain(together);
  expect(page(visitor)).toContain(calm);
  expect(day.says(visitor, out, 'going in')).toContain(calm);
  expect(day.reads(visitor, { p: 'visit', ref: 'HV-0001' })).toContain(calm);
  const pair = schoolDay();
  const both = pair.approved({ visitors: [pair.choice(visitor), pair.choice(colleague)] });
  const away2 = pair.leaves([both]);
  expect(pair.reads(colleague, { p: 'outing', ref: away2 })).toContain(together);
  expect(pair.says(visitor, away2, 'arrived')).not.toContain(together);
});

test('[SPT-37] reception signs out a visitor from a visit’s link, which has no address in it', () => {
  const day = schoolDay();
  const ref = day.approved();
  expect(day.reads(office, { p: 'leave', ref })).toContain('Sign out Maya Osei');
  day.readsPolicy(visitor);
  expect(day.taps(office, day.signOutFor([ref]))).toContain('Maya Osei');
  expect(day.mailTo(watcher, 'You watch over').subject).toContain('Maya Osei');
});

test('[SPT-37] safeguarding team and reception know of the visit as it begins, and of a plan that changes', () => {
  const { day, out } = away();
  for (const one of [team, deputyLead, lead, office, officeManager]) {
    expect(day.mailTo(one, 'Signed out').body).toContain('14 Alder Close');
  }
  day.says(visitor, out, 'plan changed', { words: 'Meeting at Gran’s, 2 Mill Lane' });
  for (const one of [watcher, office, officeManager, team, deputyLead, lead]) {
    expect(day.mailTo(one, 'Plan changed').body).toContain('Meeting at Gran’s, 2 Mill Lane');
  }
  day.says(office, out, 'plan changed', { words: 'Back by bus' });
  for (const one of [watcher, team]) expect(day.mailTo(one, 'Plan changed').body).toContain('Back by bus');
});

test('[SPT-36] staff who are not involved learn nothing of a visit', () => {
  const { day, ref, out } = away();
  const involved = READERS.filter((email) => email !== colleague && email !== watcher);
  for (const as of involved) expect(day.reads(as, { p: 'visit', ref })).toContain(ref);
  for (const [as, p] of [
    [colleague, 'visit'],
    [colleague, 'outing'],
    [PEOPLE.administrator, 'visit'],
  ] as const) {
    const page = day.reads(as, { p, ref: p === 'visit' ? ref : out });
    expect(page).toContain('There is nothing here for you to open');
    expect(page).not.toMatch(/HV-|OUT-|Amelia|A\.J\.C|Alder Close|Maya/);
  }
});
