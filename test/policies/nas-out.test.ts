// Lantern House, on the way: a sign of life every two hours and what a missing one sets off, the card, the silent call.
import { types } from '../refusals/control';
import { readingReplies } from '../story/reads-replies';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, colleague, office, officeManager, seniorLeader, deputyHead, head, lead, administrator } = PEOPLE;
const LEADERS = [seniorLeader, deputyHead, head, lead];
const READING = readingReplies();

/** Maya and Daniel left at nine for the day, back by 16:30; the office watches. A sign of life is owed by eleven. */
function outForTheDay(dist?: string): { day: SchoolDay; ref: string; out: string; page: (as: string) => string } {
  const day = schoolDay({ policy: 'nas', ...(dist ? { dist } : {}) });
  if (dist) {
    day.workspace.settings.gmailService = true;
    types(day, 'Settings', 'Read mail replies', 'Value', 'Yes');
  }
  const ref = day.approved({ arrive: '10:00', backBy: '16:30' });
  const out = day.leaves([ref], { due: '16:30' });
  day.says(day.watcher, out, "I'm watching");
  return { day, ref, out, page: (as) => day.reads(as, { p: 'outing', ref: out }) };
}

const missed = (day: SchoolDay, people: string[]) =>
  people.filter((one) => day.subjects(one).some((subject) => subject.startsWith('NO CHECK-IN')));

test('[NAS-04] a check-in is owed every two hours: by a tap, by a reply, or by a call that the office writes down', () => {
  const { day, out, page } = outForTheDay(READING);
  expect(day.mailTo(day.watcher, 'You watch over').body).toContain('They check in every 2 hours');
  expect(page(visitor)).toContain('Check in by 11:00 ( in 2 hours )');
  day.leaps('10:50');
  expect(day.says(colleague, out, "I'm fine")).toContain('Check in by 12:50');
  day.leaps('12:50');
  const { id, body } = day.mailTo(visitor, 'Check in, please');
  expect(body).toContain('fine = All is well');
  expect(page(visitor)).toContain('You were to check in by 12:50');
  day.workspace.reply(id, 'fine', { as: visitor });
  day.until('12:53');
  expect(page(visitor)).toMatch(/Check in by 14:5\d/);
  day.leaps('14:40');
  expect(day.says(office, out, "I'm fine")).toContain('I’m fine (told on the phone)'.replace('’', "'"));
  expect(page(visitor)).toContain('Check in by 16:40');
  expect(missed(day, [office, officeManager, ...LEADERS])).toEqual([]);
});

test('[NAS-04] missed: the visitors are asked, then the office with their numbers, leaders and the Principal, never silent', () => {
  const { day, out, page } = outForTheDay();
  day.leaps('11:00');
  for (const one of [visitor, colleague])
    expect(day.mailTo(one, 'Check in, please').body).toContain('Are you all right?');
  expect(missed(day, [office, officeManager])).toEqual([]);
  expect(day.board('Today')[0]?.['How it stands']).toBe('LATE: no check-in, last heard 09:00');
  day.until('11:10');
  expect(missed(day, [office, officeManager, ...LEADERS])).toEqual([office, officeManager]);
  expect(day.mailTo(office, 'NO CHECK-IN').body).toMatch(/Ring Maya: 07700 900111.*What to say to 999/s);
  expect(day.board('Today')[0]?.['How it stands']).toBe('ALARM: no check-in, last heard 09:00');
  expect(page(office)).toContain('No check-in since 09:00');
  expect(day.reads(office, { p: 'desk' })).toContain('No check-in since 09:00');
  day.until('11:20');
  expect(missed(day, LEADERS)).toEqual(LEADERS);
  day.until('11:30');
  expect(day.mailTo(head, 'NO CHECK-IN').body).toContain('You must now decide about the police');
  expect(page(head)).toContain('Decide now: the police');
  const before = day.subjects(head).length;
  day.until('11:46');
  expect(day.subjects(head).length).toBeGreaterThan(before);
  day.says(head, out, 'police not yet', { because: 'Their car is in the street, we drive there', lookAgain: 10 });
  expect(day.board('Today')[0]?.['In hand']).toContain('Patricia Doyle until 11:56');
  day.until('11:58');
  expect(page(head)).toContain('Decide now: the police');
});

test('[NAS-04] heard of after all: the all-clear goes to those who were alarmed, the watch and the next check-in go on', () => {
  const { day, out } = outForTheDay();
  day.leaps('11:00');
  day.until('11:10');
  const count = day.mailCount;
  day.says(visitor, out, 'arrived');
  expect(day.toldSince(count)).toEqual([officeManager, office].sort());
  expect(day.mailTo(office, 'All clear').body).toContain('are still out, due back 16:30');
  expect(day.board('Today')[0]?.['How it stands']).toBe('At the door since 11:10');
  day.leaps('13:10');
  expect(day.mailTo(visitor, 'Check in, please').body).toContain('Last heard of 11:10'.toUpperCase());
});

test('[NAS-04] the office takes it on, cannot reach them, and leaders have it that minute; resolved, they are still watched', () => {
  const { day, out, page } = outForTheDay();
  day.leaps('11:00');
  day.until('11:10');
  expect(day.says(office, out, 'acknowledge')).toContain('Joanna Kowalska has this in hand');
  day.says(office, out, 'tried to reach', { whom: 'Maya Osei', how: 'rang 07700 900111', result: 'no answer' });
  day.says(office, out, "can't reach");
  expect(missed(day, LEADERS)).toEqual(LEADERS);
  expect(day.mailTo(seniorLeader, 'NO CHECK-IN').body).toMatch(
    /You lead the search.*Joanna Kowalska cannot reach them/s,
  );
  expect(page(seniorLeader)).toContain('Drive past: is their car there?');
  day.says(seniorLeader, out, 'resolved', { words: 'Mum rang: no signal in the house, all well' });
  expect(day.mailTo(office, 'All clear').body).toContain('no signal in the house');
  expect(day.board('Today')[0]?.Ref).toBe(out);
  expect(page(visitor)).toContain('Check in by 13:10');
});

test('[NAS-04][NAS-14] that the parents rang is no sign of life of the staff: nobody stops looking for them', () => {
  const { day, out, page } = outForTheDay();
  day.leaps('11:00');
  day.until('11:20');
  day.says(office, out, 'parents are late');
  expect(day.mailTo(visitor, 'The parents are late').body).toContain('Do not go in before a parent is there');
  expect(day.subjects(office).join()).not.toContain('All clear');
  expect(page(office)).toContain('No check-in since 09:00');
  const before = day.subjects(head).length;
  day.until('11:30');
  expect(day.subjects(head).length).toBeGreaterThan(before);
});

test('[NAS-04] whoever the last rung tells opens the alarm and takes it on, also without a role for that', () => {
  const { day, out, page } = outForTheDay();
  expect(day.workspace.openPage({ p: 'outing', ref: out }, { as: administrator }).html).not.toContain('Maya Osei');
  day.leaps('11:00');
  day.until('12:00');
  expect(day.mailTo(administrator, 'NO CHECK-IN').body).toContain('I have this: open the alarm');
  expect(page(administrator)).toContain('I have this');
  expect(day.says(administrator, out, 'acknowledge')).toContain('has this in hand');
});

test('[NAS-16] the identification card is worn outside, where it can be read: before leaving and at the door', () => {
  const { day, ref, out } = outForTheDay();
  const card = 'Your identification card is on the outside of your clothes, where it can be read';
  expect(day.mailTo(visitor, 'Approved').body).toContain(card);
  expect(day.reads(visitor, { p: 'leave', ref })).toContain(card);
  expect(day.says(visitor, out, 'arrived')).toContain('Card on, outside, in view');
});

test('[NAS-18] at the door they read what to do about a dangerous animal, and about alcohol and drugs', () => {
  const { day, out } = outForTheDay();
  const door = day.says(visitor, out, 'arrived');
  expect(door).toContain(
    'A dangerous animal: ask for it to be shut in another room. They will not, or cannot? Call it off',
  );
  expect(door).toContain('alcohol, drugs, somebody who seems drunk or high: do not go in');
});

test('[NAS-23] threatened: the panel above every page explains the silent call, 999 and then 55; alarm letters say it too', () => {
  const { day, ref, out } = outForTheDay();
  const silent = 'ring 999 from a mobile, and when you are asked to, press 55. It is the “silent call”';
  for (const params of [
    { p: 'outing', ref: out },
    { p: 'visit', ref },
    { p: 'leave', ref },
  ]) {
    const page = day.reads(visitor, params);
    expect(page).toContain(silent);
    expect(page.indexOf('Immediate danger: ring 999')).toBeLessThan(page.indexOf(silent));
    expect(page.indexOf(silent)).toBeLessThan(page.indexOf('Lantern House School'));
  }
  day.leaps('11:00');
  expect(day.mailTo(visitor, 'Check in, please').body).toContain(silent);
  for (const time of ['12:50', '14:40']) {
    day.says(visitor, out, "I'm fine");
    day.leaps(time);
  }
  day.says(visitor, out, "I'm fine");
  day.leaps('16:31');
  expect(day.mailTo(visitor, 'Are you back?').body).toContain(silent);
});
