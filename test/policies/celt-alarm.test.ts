// Porthwen, when somebody is not back or in danger: the buddy, senior leaders and their checklist, the code word, who may look.
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';

const { visitor, colleague, office, officeManager, team, lead, seniorLeader, deputyHead, head, administrator } = PEOPLE;
const LEADERS = [seniorLeader, deputyHead, head, lead];
const LANDLINE = '01632 960201';

/** Maya and Daniel are out, back by 15:30; Kwame is their buddy. */
function away(): { day: SchoolDay; ref: string; out: string; buddy: string; page: (as: string) => string } {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.approved({ visitors: [day.choice(visitor), day.choice(colleague)] });
  const out = day.leaves([ref], { mobiles: { [visitor]: '07700 900111', [colleague]: '07700 900112' } });
  day.says(day.watcher, out, "I'm watching");
  return { day, ref, out, buddy: day.watcher, page: (as) => day.reads(as, { p: 'outing', ref: out }) };
}

/** The same, and they are ten minutes late. */
function late() {
  const story = away();
  story.day.leaps('15:31');
  story.day.until('15:40');
  return story;
}

/** Whether an alarm has reached each of these people. */
const alarmed = (day: SchoolDay, people: string[]) =>
  people.filter((one) => day.subjects(one).some((subject) => /OVERDUE|HELP/.test(subject)));

test('[CELT-24] not back and no word: the buddy has every visitor’s number, and each try is one tap', () => {
  const { day, out, buddy, page } = late();
  const { subject, body } = day.mailTo(buddy, 'OVERDUE');
  expect(subject).toContain('Maya Osei and Daniel Hughes');
  expect(body).toContain('Ring Maya: 07700 900111');
  expect(body).toContain('Ring Daniel: 07700 900112');
  const { html } = day.workspace.openPage({ p: 'outing', ref: out }, { as: buddy });
  for (const number of ['07700900111', '07700900112']) expect(html).toContain(`href="tel:${number}"`);
  const taps = [...html.matchAll(/data-act="tried to reach" data-send="([^"]+)"/g)].map(([, send = '']) =>
    JSON.parse(send.replace(/&quot;/g, '"')),
  );
  expect(taps).toHaveLength(4);
  for (const send of taps) day.says(buddy, out, 'tried to reach', send);
  expect(page(office)).toContain('15:40 Kwame Boateng: Daniel Hughes: rang 07700 900112, left a voicemail');
});

test('[CELT-25] “can’t reach them” alerts senior leaders that minute; without it they are alerted by time', () => {
  const told = late();
  expect(alarmed(told.day, LEADERS)).toEqual([]);
  told.day.says(told.buddy, told.out, "can't reach");
  expect(alarmed(told.day, LEADERS)).toEqual(LEADERS);
  expect(told.day.mailTo(seniorLeader, 'OVERDUE').body).toContain('15:40 Kwame Boateng cannot reach them');
  expect(told.page(seniorLeader)).toContain('Nobody has this now: Kwame Boateng cannot reach them, 15:40');
  const silent = late();
  silent.day.until('15:49');
  expect(alarmed(silent.day, LEADERS)).toEqual([]);
  silent.day.until('15:50');
  expect(alarmed(silent.day, LEADERS)).toEqual(LEADERS);
  silent.day.until('16:00');
  expect(silent.day.mailTo(head, 'OVERDUE').body).toContain('You must now decide about the police');
  expect(silent.page(head)).toContain('Decide now: the police');
});

test('[CELT-26] a senior leader’s checklist: who did each step, when, and what came of it; any step may come first', () => {
  const { day, out, buddy, page } = late();
  expect(page(buddy)).not.toContain('You lead the search');
  day.says(buddy, out, "can't reach");
  const steps = [
    'Ring the family’s landline and ask to speak to our staff',
    'Drive past: is their car there?',
    'Look for signs of an incident, from outside and never alone',
    'Ring the police and report them missing',
  ];
  for (const words of [day.mailTo(seniorLeader, 'OVERDUE').body, page(seniorLeader)]) {
    expect(words).toContain('You lead the search');
    for (const step of steps) expect(words).toContain(step);
  }
  expect(page(seniorLeader)).toContain('Their car: TK19 ZDF');
  day.says(seniorLeader, out, 'acknowledge');
  day.says(deputyHead, out, 'checklist step', { step: steps[1], result: 'The car is in the street, nobody in it' });
  day.until('15:44');
  const after = day.says(seniorLeader, out, 'checklist step', { step: steps[0], result: 'Engaged, three times' });
  expect(after).toContain(
    'Ring the family’s landline and ask to speak to our staff ✓ 15:44 Vikram Rao: Engaged, three times',
  );
  expect(after).toContain('is their car there? ✓ 15:40 Helen Carter: The car is in the street, nobody in it');
  const called = day.says(seniorLeader, out, 'police called', { reference: 'DCP 1187' });
  expect(called).toContain('report them missing ✓ 15:44 Vikram Rao: called, DCP 1187');
  const nothing = { page: 'outing', ref: out, act: 'checklist step', step: steps[2], result: '' };
  expect(day.isRefused(seniorLeader, nothing)).toContain('Please fill in the empty field');
  day.until('16:04');
  expect(day.mailTo(head, 'OVERDUE').body).toContain('15:40 Helen Carter: The car is in the street, nobody in it');
});

test('[CELT-33] the family’s numbers, home and mobile, are on the senior leader’s checklist and nowhere else while they are out', () => {
  const { day, out, buddy, page } = late();
  day.says(buddy, out, "can't reach");
  for (const one of [seniorLeader, head]) {
    expect(page(one)).toContain(`Ring the home: ${LANDLINE}`);
    expect(day.mailTo(one, 'OVERDUE').body).toContain(LANDLINE);
  }
  for (const one of [buddy, office, team]) expect(page(one)).not.toMatch(/960201|900201/);
  expect(day.reads(office, { p: 'desk' })).not.toMatch(/960201|900201/);
  for (const one of [buddy, office, officeManager, visitor, colleague]) {
    const mails = day.inbox(one).map(({ subject, body }) => `${subject} ${body}`);
    expect(mails.filter((words) => words.includes(out) && /960201|900201/.test(words))).toEqual([]);
  }
  day.says(office, out, 'safe word heard');
  expect(page(office)).toContain('Ring 999 and read this out');
  expect(page(office)).not.toMatch(/960201|900201/);
  // Nor do they go round with a child alone, which the whole team hears of.
  day.says(visitor, out, 'child alone');
  day.leaps('16:25');
  expect(day.mailTo(seniorLeader, 'CHILD ALONE').body).toContain(LANDLINE);
  const { body } = day.mailTo(team, 'CHILD ALONE');
  expect(body).toContain('Family’s phones: ask the senior leaders or the headteacher');
  for (const one of [buddy, office, officeManager, team, colleague]) {
    const mails = day.inbox(one).map(({ subject, body }) => `${subject} ${body}`);
    expect(mails.filter((words) => /960201|900201/.test(words))).toEqual([]);
  }
});

test('[CELT-18] the code word: the buddy has the 999 script with address, car and names, and senior leaders hear in the same moment', () => {
  const { day, out, buddy } = away();
  const page = day.says(buddy, out, 'safe word heard');
  expect(page).toMatch(
    /Ring 999 and read this out.*14 Alder Close.*Maya Osei, mobile 07700 900111 and Daniel Hughes.*TK19 ZDF/,
  );
  expect(page).toContain('Do not ring them first');
  expect(alarmed(day, LEADERS)).toEqual(LEADERS);
  const { subject, body } = day.mailTo(seniorLeader, 'HELP');
  expect(subject).toContain('safe word from Maya Osei and Daniel Hughes');
  expect(body).toMatch(/What to say to 999.*14 Alder Close.*TK19 ZDF/s);
});

test('[CELT-29] visitors, buddy, approvers, office and safeguarding can open it; others get a refusal that tells nothing', () => {
  const day = schoolDay({ policy: 'celt' });
  const ref = day.approved();
  const out = day.leaves([ref]);
  for (const as of [visitor, day.watcher, office, team, lead, seniorLeader, head]) {
    expect(day.reads(as, { p: 'outing', ref: out })).toContain('14 Alder Close');
  }
  for (const as of [visitor, office, team, lead, seniorLeader])
    expect(day.reads(as, { p: 'visit', ref })).toContain(ref);
  const strangers = [colleague, administrator, 'farah.siddiqui@school.example', 'tom.brennan@school.example'];
  for (const as of strangers) {
    for (const params of [
      { p: 'outing', ref: out },
      { p: 'visit', ref },
      { p: 'visit', ref: 'HV-9999' },
    ]) {
      const page = day.reads(as, params);
      expect(page).toContain('There is nothing here for you to open');
      expect(page).not.toMatch(/HV-|OUT-|Amelia|A\.J\.C|Alder Close|Maya/);
    }
    expect(day.isRefused(as, { page: 'outing', ref: out, act: 'show the safe word' })).not.toMatch(/blue folder|Maya/);
  }
});

test('[CELT-23] left and not returning to school: a tap ends the watch, or the office writes the phone call down', () => {
  const own = away();
  own.day.says(visitor, own.out, 'left, not returning');
  expect(own.day.mailTo(own.buddy, 'not returning to school').subject).toContain('Maya Osei');
  expect(own.day.board('Today')).toEqual([]);
  const phoned = away();
  expect(phoned.page(office)).toContain('They rang: record it for them');
  const page = phoned.day.says(office, phoned.out, 'left, not returning');
  expect(page).toContain('All have left, not returning to school (told on the phone)');
  expect(phoned.day.board('Today')).toEqual([]);
  phoned.day.leaps('15:55');
  expect(alarmed(phoned.day, [phoned.buddy, ...LEADERS])).toEqual([]);
});
