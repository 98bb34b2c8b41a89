// Willowmere, on the way: the badge, conduct, 999, and Reception that rings the mobiles, then the home, then senior leaders.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, office, officeManager, seniorLeader, deputyHead, head, lead } = PEOPLE;
const LEADERS = [seniorLeader, deputyHead, head, lead];

/** Maya and Daniel are out, back by 15:30; Reception watches. */
function away(): { day: SchoolDay; ref: string; out: string; page: (as: string) => string } {
  const day = schoolDay({ policy: 'wls' });
  const ref = day.approved();
  const out = day.leaves([ref]);
  day.says(day.watcher, out, "I'm watching");
  return { day, ref, out, page: (as) => day.reads(as, { p: 'outing', ref: out }) };
}

const alarmed = (day: SchoolDay) =>
  LEADERS.filter((one) => day.subjects(one).some((subject) => /OVERDUE|HELP/.test(subject)));

test('[WLS-04] the school’s badge, before leaving', () => {
  const day = schoolDay({ policy: 'wls' });
  const ref = day.approved();
  expect(day.reads(visitor, { p: 'leave', ref })).toContain('Wear the school’s badge where it can be read');
  expect(day.reads(visitor, { p: 'read' })).toContain('Wear the school’s badge where it can be read');
});

test('[WLS-11] conduct is read on the phone at its moment: on the way, at the door, inside', () => {
  const { day, out, page } = away();
  expect(page(visitor)).toContain('Nothing valuable left in the car');
  expect(page(visitor)).toContain('Wait outside until both of you are there');
  const door = day.says(visitor, out, 'arrived');
  expect(door).toContain('Show your badge, and say why you have come');
  expect(door).not.toContain('Nothing valuable left in the car');
  const inside = day.says(visitor, out, 'going in');
  expect(inside).toContain('Never into a child’s bedroom');
  expect(inside).toContain('Not upstairs, unless an adult is with you');
  expect(inside).not.toContain('Show your badge');
  expect(day.reads(visitor, { p: 'read' })).toContain('Respect the culture and religion of the home');
});

test('[WLS-17] inside they read: notes may be taken, no secrets, and what worries them goes to the safeguarding lead', () => {
  const { day, out } = away();
  const inside = day.says(visitor, out, 'going in');
  expect(inside).toContain('goes only to those who need it, and that you may take notes');
  expect(inside).toContain('Promise no secrets: what worries you about a child goes to the safeguarding lead');
});

test('[WLS-13] not back: Reception rings the mobiles, then the pupil’s home, then senior leaders hear', () => {
  const { day, out, page } = away();
  day.leaps('15:31');
  day.until('15:40');
  for (const one of [office, officeManager]) {
    const first = day.mailTo(one, 'OVERDUE');
    expect(first.subject).toContain('ring the mobiles: Maya Osei and Daniel Hughes');
    expect(first.body).toMatch(/Ring Maya: 07700 900111.*Ring Daniel: 07700 900111/s);
    expect(first.body).not.toContain('Ring the home: 01632 960201');
  }
  expect(alarmed(day)).toEqual([]);
  day.until('15:45');
  for (const one of [office, officeManager]) {
    const second = day.mailTo(one, 'OVERDUE 15');
    expect(second.subject).toContain('ring the home');
    expect(second.body).toContain('Ring the home: 01632 960201');
    expect(second.body).toContain('Ring the pupil’s home now, and ask to speak to our staff');
  }
  expect(page(office)).toContain('Home: 01632 960201');
  expect(alarmed(day)).toEqual([]);
  day.says(office, out, 'tried to reach', {
    whom: 'the family at 14 Alder Close, SK15 2QT',
    how: 'rang',
    result: 'no answer',
  });
  day.until('15:50');
  expect(alarmed(day)).toEqual(LEADERS);
  expect(day.mailTo(head, 'OVERDUE').body).toContain('the family at 14 Alder Close, SK15 2QT (rang): no answer');
});

test('[WLS-13] Reception that has it in hand again and again keeps senior leaders from hearing once, not twice', () => {
  const { day, out, page } = away();
  day.leaps('15:31');
  day.until('15:41');
  day.says(office, out, 'acknowledge');
  expect(page(office)).toContain('The alarm comes back at 16:01');
  day.until('16:00');
  expect(alarmed(day)).toEqual([]);
  day.says(office, out, 'acknowledge');
  expect(page(office)).toContain('Next: 16:05');
  day.until('16:11');
  expect(alarmed(day)).toEqual(LEADERS);
  expect(day.mailTo(seniorLeader, 'OVERDUE').body).toContain('Joanna Kowalska has this in hand');
  for (const time of ['16:19', '16:38']) {
    day.until(time);
    day.says(office, out, 'acknowledge');
  }
  day.until('16:51');
  expect(day.subjects(PEOPLE.administrator).join()).toContain('OVERDUE');
  const { body } = day.mailTo(PEOPLE.administrator, 'OVERDUE');
  expect(body).toContain('Unless it is over by then, the watcher is told again at 16:58');
});

test('[WLS-13] both mobiles and the home in vain: senior leaders hear that minute, without another tap', () => {
  const { day, out } = away();
  day.leaps('15:31');
  day.until('15:41');
  const tries = (whom: string) => day.says(office, out, 'tried to reach', { whom, how: 'rang', result: 'no answer' });
  tries('Maya Osei');
  tries('Daniel Hughes');
  expect(alarmed(day)).toEqual([]);
  tries('the family at 14 Alder Close, SK15 2QT');
  expect(alarmed(day)).toEqual(LEADERS);
  expect(day.mailTo(head, 'OVERDUE').body).toContain(
    'Joanna Kowalska cannot reach them: nobody answers, neither the mobiles nor the family',
  );
});

test('[WLS-13] any cause for concern goes straight to senior leaders, at once', () => {
  const { day, out } = away();
  day.says(office, out, "I'm worried", { words: 'A man answered Maya’s phone and hung up' });
  expect(alarmed(day)).toEqual(LEADERS);
  const { subject, body } = day.mailTo(seniorLeader, 'HELP');
  expect(subject).toContain('worried about Maya Osei and Daniel Hughes');
  expect(body).toContain('A man answered Maya’s phone and hung up');
  expect(day.board('Today')[0]?.['How it stands']).toContain('ALARM: somebody is worried');
});

test('[WLS-18] immediate danger: 999 stands above everything else on every page of a visit', () => {
  const { day, ref, out } = away();
  for (const [as, p, record] of [
    [visitor, 'outing', out],
    [office, 'outing', out],
    [visitor, 'visit', ref],
    [lead, 'visit', ref],
    [visitor, 'leave', ref],
  ] as const) {
    const { html } = day.workspace.openPage({ p, ref: record }, { as });
    const link = html.indexOf('href="tel:999"');
    expect(link).toBeGreaterThan(0);
    expect(link).toBeLessThan(html.indexOf('<h1'));
    expect(html.indexOf('press 55')).toBeGreaterThan(link);
    expect(html.indexOf('press 55')).toBeLessThan(html.indexOf('<h1'));
  }
});
