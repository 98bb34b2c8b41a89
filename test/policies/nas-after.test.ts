// Robert Ogden School, after the visit: minutes and their copies, what is recorded where, allegations, the term in numbers.
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay, without } from '../story/school-day';
import { about, chairNamed, checked, noChair, oneMore, sentSince, visited } from '../story/visited';

const {
  visitor,
  colleague,
  team,
  deputyLead,
  lead,
  office,
  seniorLeader,
  head,
  deputyHead,
  administrator,
  chair: CHAIR,
} = PEOPLE;

const PLAN = (day: SchoolDay) => ({
  hasActions: 'Yes',
  action1: 'Send the picture timetable',
  action1Owner: day.choice(colleague),
  action1Due: '2026-05-20',
});
const CONCERN = { hasConcern: 'Yes', concern: 'Bruises on both arms', discussed: 'not yet' };

test('[NAS-19] minutes are written, with an action plan whose owners are reminded; without minutes there is no report', () => {
  const { day, ref } = visited('nas');
  expect(day.isNotTaken('report', without(day.ordinaryReport(ref), 'minutes'))).toEqual(['Minutes of the visit']);
  // An action is somebody's: the account that the engine runs under is none.
  expect(day.reads(visitor, { p: 'visit', ref })).toMatch(/By whom Maya Osei/);
  day.sends('report', day.ordinaryReport(ref, PLAN(day)));
  const sheet = day.mailTo(visitor, 'Please file the minutes').attachments[0];
  expect(sheet?.name).toContain('Minutes of the home visit');
  expect(sheet?.html).toMatch(/Minutes:<.*Spoke with Mum.*Agreed:<.*Amelia is back on Monday/s);
  expect(sheet?.html).toMatch(
    /Action plan and follow-up:<.*Send the picture timetable \(Daniel Hughes, by Wed 20 May/s,
  );
  expect(day.board('Actions')).toMatchObject([{ Owner: 'Daniel Hughes', Due: expect.stringContaining('20 May 2026') }]);
  day.leaps('16:05', '2026-05-20');
  expect(day.mailTo(colleague, 'Action due').body).toContain('picture timetable');
});

test('[NAS-20] the minutes go on the pupil’s file, and a copy to the parents by one tap; each is chased until it is recorded', () => {
  const { day, ref } = visited('nas');
  day.sends('report', day.ordinaryReport(ref, { ...PLAN(day), ...CONCERN }));
  const due = day.mailTo(visitor, 'Please file the minutes').body;
  expect(due).toMatch(/Put the PDF.*on the pupil’s file.*The copy for the parents waits until the safeguarding lead/s);
  expect(due).not.toContain('A copy for the parents');
  // While the concern waits for its answer no copy leaves school, whoever taps, and nobody is chased for one.
  expect(day.reads(visitor, { p: 'visit', ref })).not.toContain('Send it to lena');
  const give = { page: 'visit', ref, act: 'mail minutes', to: 'the parents' };
  for (const one of [visitor, office])
    expect(day.isRefused(one, give)).toContain('once the safeguarding lead has answered');
  expect(day.inbox('lena.carter@family.example')).toEqual([]);
  day.taps(lead, { page: 'visit', ref, act: 'acknowledge concern', words: 'Talked it over' });
  day.leaps('15:01');
  expect(about(day, visitor, /Please file the minutes/)).toHaveLength(2);
  expect(day.mailTo(visitor, 'Please file the minutes').body).toContain('A copy for the parents: lena.carter@family');
  const page = day.reads(visitor, { p: 'visit', ref });
  expect(page).toMatch(/A concern was raised: read what the safeguarding lead decided before a copy goes out/);
  expect(page).toContain('Send it to lena.carter@family.example');
  day.taps(office, { page: 'visit', ref, act: 'file minutes' });
  day.taps(visitor, { page: 'actions', ref, act: 'mail minutes', to: 'the parents' });
  const copy = day.inbox('lena.carter@family.example')[0];
  expect(copy?.subject).toBe('Minutes of the home visit: A.J.C., HV-0001');
  expect(copy?.body).not.toMatch(/script\.google|alone|forward/);
  const sheet = copy?.attachments[0]?.html ?? '';
  expect(sheet).toMatch(/Spoke with Mum.*Send the picture timetable/s);
  // Nothing of a concern, of what was known beforehand, nor of the approval.
  expect(sheet).not.toMatch(/Bruises|concern|Nothing known|Approved|Conditions/i);
  expect(day.reads(office, { p: 'visit', ref })).toMatch(
    /To the pupil’s file: filed, Joanna Kowalska.*To the parents: by e-mail to lena.carter@family.example, Maya Osei/,
  );
  const before = day.mailCount;
  day.leaps('16:05', '2026-05-13');
  expect(sentSince(day, before).filter((subject) => /minutes/i.test(subject))).toEqual([]);
});

test('[NAS-20] minutes that are changed after they went out are filed and given once more', () => {
  const { day, ref } = visited('nas');
  const sent = day.sends('report', day.ordinaryReport(ref));
  day.taps(visitor, { page: 'visit', ref, act: 'file minutes' });
  day.taps(visitor, { page: 'visit', ref, act: 'give minutes', to: 'the parents', how: 'by hand' });
  day.changes('report', sent.editUrl, day.ordinaryReport(ref, { agreements: 'Amelia is back on Tuesday' }));
  expect(day.mailTo(visitor, 'Please file the minutes').attachments[0]?.html).toContain('back on Tuesday');
  expect(day.reads(visitor, { p: 'actions' })).toMatch(
    /filed, Maya Osei, 09:00 \(changed since\).*A copy for the parents/,
  );
  day.taps(visitor, { page: 'actions', ref, act: 'mail minutes', to: 'the parents' });
  expect(day.inbox('lena.carter@family.example')[0]?.attachments[0]?.html).toContain('back on Tuesday');
});

test('[NAS-20] no copy for the parents needs a reason, and is then refused; the authority’s copy is a choice, given by post', () => {
  const { day, ref } = visited('nas');
  const none = without(day.ordinaryReport(ref, { copyParents: 'No' }), 'copyParentsAt');
  expect(day.isNotTaken('report', none)).toEqual(['Why not?']);
  day.sends('report', { ...none, copyParentsWhyNot: 'They live apart.', copyAuthority: 'Yes' });
  expect(day.mailTo(visitor, 'Please file the minutes').body).toMatch(
    /A copy for the authority.*No copy for the parents: They live apart/s,
  );
  const give = { page: 'visit', ref, act: 'give minutes' };
  expect(day.isRefused(visitor, { ...give, to: 'the parents', how: 'by hand' })).toContain('They live apart.');
  // The office may give copies, and is not told why.
  expect(day.isRefused(office, { ...give, to: 'the parents', how: 'by hand' })).toMatch(
    /^Change the report first: it says that the parents get no copy.$/,
  );
  expect(day.isRefused(visitor, { ...give, act: 'mail minutes', to: 'the authority' })).toContain('no e-mail address');
  expect(day.isRefused(seniorLeader, { ...give, to: 'the authority', how: '' })).toContain('fill in the empty field');
  day.taps(visitor, { ...give, to: 'the authority', how: 'by post' });
  day.taps(visitor, { page: 'visit', ref, act: 'file minutes' });
  expect(day.visit(ref).handed).toMatchObject([
    { to: 'the authority', how: 'by post', by: visitor },
    { to: 'the pupil’s file', by: visitor },
  ]);
  expect(day.reads(visitor, { p: 'actions' })).not.toContain('A copy for');
});

test('[NAS-20] what is no e-mail address is not taken for one, and who gets no copy has none owed', () => {
  const { day, ref } = visited('nas');
  const yes = day.ordinaryReport(ref, { copyAuthority: 'Yes' });
  for (const words of ['Not this time', 'Case team', 'team@authority'])
    expect(day.isNotTaken('report', { ...yes, copyAuthorityAt: words })).toEqual(['At which e-mail address?']);
  expect(day.isNotTaken('report', without(yes, 'copyAuthority'))).toHaveLength(1);
  const sent = day.sends('report', { ...yes, copyAuthorityAt: 'send@authority.example' });
  expect(day.mailTo(visitor, 'Please file the minutes').body).toContain('for the authority: send@authority.example');
  day.taps(visitor, { page: 'visit', ref, act: 'mail minutes', to: 'the authority' });
  expect(day.inbox('send@authority.example')).toHaveLength(1);
  day.changes('report', sent.editUrl, day.ordinaryReport(ref, { copyAuthority: 'No' }));
  expect(day.reads(visitor, { p: 'visit', ref })).not.toContain('A copy for the authority');
});

test.each([
  ['that nobody went in', () => ({ parentThroughout: 'Nobody went in' }), 'Nobody went in'],
  ['that the child was not seen', () => ({ childSeen: 'No', notSeenWhy: 'In bed' }), 'Child seen: no'],
  ['who saw the child', (day: SchoolDay) => ({ seenBy: [day.choice(colleague)] }), 'Child seen: yes (Daniel Hughes)'],
])('[NAS-20] minutes that are put right in %s are filed once more', (_what, change, words) => {
  const { day, ref } = visited('nas');
  const sent = day.sends('report', day.ordinaryReport(ref));
  day.taps(visitor, { page: 'visit', ref, act: 'file minutes' });
  const before = day.mailCount;
  const put = without(day.ordinaryReport(ref, change(day)), words.endsWith(': no') ? 'seenBy' : '');
  day.changes('report', sent.editUrl, put);
  expect(sentSince(day, before).filter((subject) => /file the minutes/.test(subject))).not.toEqual([]);
  expect(day.mailTo(visitor, 'Please file the minutes').attachments[0]?.html).toContain(words);
});

test('[NAS-21] what was agreed is chased until it is on the MIS or CPOMS: where and by whom', () => {
  const { day, ref } = visited('nas');
  day.sends('report', day.ordinaryReport(ref));
  expect(day.mailTo(visitor, 'Please file the minutes').body).toMatch(
    /What was agreed goes on the MIS or CPOMS.*Agreed: Amelia is back on Monday/s,
  );
  day.leaps('15:01');
  expect(about(day, visitor, /Please log on the MIS or CPOMS/)).toHaveLength(1);
  day.leaps('17:01');
  expect(about(day, lead, /Not yet logged on the MIS or CPOMS/)).toHaveLength(1);
  expect(day.reads(visitor, { p: 'visit', ref })).toMatch(/It is on the MIS It is on CPOMS It is on both/);
  const tap = { page: 'visit', ref, act: 'record CPOMS' };
  expect(day.isRefused(visitor, tap)).toBe('Say where it is recorded: the MIS, CPOMS or on all of them.');
  expect(day.taps(visitor, { ...tap, on: 'the MIS' })).toContain('Recorded on the MIS by Maya Osei, 17:01');
  expect(day.board('Register')[0]?.CPOMS).toBe('On the MIS: Maya Osei, Tue 12 May 2026 17:01');
  const before = day.mailCount;
  day.leaps('16:05', '2026-05-13');
  expect(sentSince(day, before).filter((subject) => /MIS/.test(subject))).toEqual([]);
});

test('[NAS-22] the report asks if a parent was there throughout; “no” is told to the Principal and the lead at once', () => {
  const { day, ref } = visited('nas');
  expect(day.isNotTaken('report', without(day.ordinaryReport(ref), 'parentThroughout'))).toHaveLength(1);
  const approver = day.visit(ref).decision?.by ?? '';
  day.sends('report', day.ordinaryReport(ref, { parentThroughout: 'No' }));
  for (const one of [approver, lead]) {
    expect(day.mailTo(one, 'CONCERN').body).toContain('A parent was not with the visitors all the time.');
  }
  expect(day.reads(lead, { p: 'actions' })).toContain('A parent was not with the visitors all the time.');
});

test('[NAS-22] where nobody went in the minutes say so, and nobody has to say that a parent was there', () => {
  const { day, ref } = visited('nas');
  day.sends('report', day.ordinaryReport(ref, { presentAll: 'Maya, Daniel', parentThroughout: 'Nobody went in' }));
  const html = day.mailTo(visitor, 'Please file the minutes').attachments[0]?.html;
  expect(html).toContain('A parent present throughout: Nobody went in');
  expect(about(day, lead, /CONCERN/)).toEqual([]);
});

test('[NAS-24] a safeguarding concern is with the designated lead at once, and again until somebody has it', () => {
  const { day, ref } = visited('nas');
  day.sends('report', day.ordinaryReport(ref, CONCERN));
  for (const one of [lead, deputyLead]) expect(day.mailTo(one, 'CONCERN').body).toContain('Bruises on both arms');
  expect(about(day, team, /CONCERN/)).toEqual([]);
  day.leaps('09:31');
  expect(about(day, lead, /CONCERN/)).toHaveLength(2);
  day.taps(deputyLead, { page: 'visit', ref, act: 'acknowledge concern', words: 'Rang social care' });
  const before = day.mailCount;
  day.leaps('10:31');
  expect(sentSince(day, before).filter((subject) => /CONCERN/.test(subject))).toEqual([]);
});

describe('an allegation', () => {
  const said = {
    sort: 'Accusation against staff',
    what: 'At the door',
    accused: 'Maya Osei',
    accusation: 'She pushed me',
  };
  const against = { ...said, accused: 'The Principal', accusation: 'Shouted at my son', againstHead: 'Yes' };
  const page = (ref: string) => ({ page: 'visit', ref });

  test('[NAS-25] goes to the Principal alone, with the local authority’s designated officer in mind', () => {
    const { day, ref } = visited('nas');
    const before = day.mailCount;
    day.sends('incident', day.ordinaryIncident(ref, { ...said, againstHead: 'No' }));
    expect(day.toldSince(before)).toEqual([deputyHead, head]);
    const { body } = day.mailTo(head, 'CONFIDENTIAL');
    expect(body).toMatch(/She pushed me.*designated officer within one working day/s);
    expect(body.split('At the door')).toHaveLength(2);
    expect(day.reads(head, { p: 'visit', ref })).toMatch(/At the door.*designated officer/);
    for (const as of [office, team, lead, seniorLeader, colleague]) {
      expect(day.reads(as, { p: 'visit', ref })).not.toMatch(/pushed|accus|designated/i);
    }
    expect(day.reads(CHAIR, { p: 'visit', ref })).toContain('nothing here for you to open');
  });

  test('[NAS-25] against the Principal it goes to the chair, again until the chair has it; the Principal can read none of it', () => {
    const { day, ref } = visited('nas');
    const before = day.mailCount;
    day.sends('incident', day.ordinaryIncident(ref, against));
    expect(day.toldSince(before)).toEqual([CHAIR]);
    expect(day.mailTo(CHAIR, 'CONFIDENTIAL').body).toMatch(/Shouted at my son.*designated officer/s);
    for (const as of [head, deputyHead, office, team, lead, seniorLeader, colleague, administrator]) {
      expect(day.reads(as, { p: 'visit', ref })).not.toMatch(
        /Shouted|accus|allegation|incident:|reported an incident|told Zoe/i,
      );
      expect(day.isRefused(as, { ...page(ref), act: 'acknowledge incident' })).toMatch(
        /^(No incident has been reported on this visit\.|Nothing here is open for you any more, so nothing was saved\..*)$/,
      );
    }
    expect(day.reads(head, { p: 'actions' })).not.toMatch(/Incident:|At the door/);
    day.leaps('18:10');
    expect(about(day, CHAIR, /CONFIDENTIAL/).length).toBeGreaterThan(1);
    expect(about(day, head, /CONFIDENTIAL|INCIDENT/)).toEqual([]);
    expect(day.reads(CHAIR, { p: 'visit', ref })).toMatch(
      /Incident: Accusation.*designated officer.*Shouted at my son/s,
    );
    day.taps(CHAIR, { ...page(ref), act: 'acknowledge incident', words: 'Rang the officer' });
    const quiet = day.mailCount;
    day.leaps('20:30');
    expect(sentSince(day, quiet).filter((subject) => /CONFIDENTIAL/.test(subject))).toEqual([]);
    expect(JSON.stringify(day.board('Register'))).not.toMatch(/Shouted|Zoe|Rang the officer/);
    const { display } = day.workspace.spreadsheet(day.workspace.controlId).sheet('Log');
    expect(JSON.stringify(display)).not.toMatch(/Shouted|Zoe|Rang the officer|incident|accus/i);
  });

  test('[NAS-25] where no chair is named, administrators are asked for one until there is, and learn nothing else', () => {
    const { day, ref } = visited('nas');
    noChair(day);
    expect(checked(day)).toContain('name the “Chair of governors” in Settings');
    const before = day.mailCount;
    day.sends('incident', day.ordinaryIncident(ref, against));
    expect(day.toldSince(before)).not.toContain(head);
    const asked = day.mailTo(administrator, 'name the chair of governors');
    expect(`${asked.subject}${asked.body}`).not.toMatch(/HV-0001|Shouted|accus|Principal|Amelia/i);
    day.leaps('18:10');
    expect(about(day, administrator, /name the chair/).length).toBeGreaterThan(1);
    chairNamed(day);
    day.leaps('18:12');
    expect(day.mailTo(CHAIR, 'CONFIDENTIAL').body).toContain('Shouted at my son');
    expect(checked(day)).not.toContain('Chair of governors');
  });

  const others = [head, deputyHead, office, team, lead, seniorLeader, colleague, administrator];
  const HINTS =
    /Maya Osei: (Sent|Reported)|sent a form|form waits|form was read|incident:|an incident [^A]|acknowledged|accus|pushed/i;

  test('[NAS-25] goes to the Principal who is not accused, and the one who is can neither read nor answer it', () => {
    const { day, ref } = visited('nas');
    const before = day.mailCount;
    const accused = [day.choice(deputyHead)];
    day.sends('incident', day.ordinaryIncident(ref, { ...said, accused, againstHead: 'No' }));
    expect(day.toldSince(before)).toEqual([head]);
    // Who wrote it stands in the mail, for whoever deals with it alone.
    expect(day.mailTo(head, 'CONFIDENTIAL').body).toMatch(/Maya Osei, .*She pushed me/s);
    for (const as of [...others, CHAIR].filter((email) => email !== head))
      expect(day.reads(as, { p: 'visit', ref })).not.toMatch(HINTS);
    const heard = { ...page(ref), act: 'acknowledge incident', words: 'Mine' };
    expect(day.isRefused(deputyHead, heard)).toBe('No incident has been reported on this visit.');
    day.leaps('18:10');
    expect(about(day, deputyHead, /CONFIDENTIAL|INCIDENT/)).toEqual([]);
    expect(about(day, head, /CONFIDENTIAL/).length).toBeGreaterThan(1);
    day.taps(head, heard);
    expect(day.reads(deputyHead, { p: 'visit', ref })).not.toMatch(/incident:|form was|Patricia Doyle: /i);
  });

  test.each([
    ['every Principal chosen', (day: SchoolDay) => ({ accused: [day.choice(head), day.choice(deputyHead)] })],
    ['named in other words', () => ({ accused: ['Patricia Doyle, Principal', 'and Helen Carter'] })],
    ['the form says so', () => ({ accused: ['Somebody in the office'], againstHead: 'Yes' })],
  ])('[NAS-25] with no Principal left who is not accused it is the chair’s: %s', (_, chosen) => {
    const { day, ref } = visited('nas');
    const before = day.mailCount;
    day.sends('incident', day.ordinaryIncident(ref, { ...said, againstHead: 'No', ...chosen(day) }));
    expect(day.toldSince(before)).toEqual([CHAIR]);
    expect(day.mailTo(CHAIR, 'CONFIDENTIAL').body).toMatch(/Maya Osei, .*She pushed me/s);
    for (const as of others) expect(day.reads(as, { p: 'visit', ref })).not.toMatch(HINTS);
    day.taps(CHAIR, { ...page(ref), act: 'acknowledge incident', words: '' });
    for (const as of others) expect(day.reads(as, { p: 'visit', ref })).not.toMatch(HINTS);
  });

  test('[NAS-25] two on one visit: the Principal reads both, and each is answered for itself', () => {
    const { day, ref } = visited('nas');
    const one = { ...said, againstHead: 'No', accused: [day.choice(colleague)], what: 'First', accusation: 'A push' };
    day.sends('incident', day.ordinaryIncident(ref, one));
    const two = { ...one, accused: [day.choice(visitor)], what: 'Second', accusation: 'A threat' };
    day.sends('incident', day.ordinaryIncident(ref, two), colleague);
    expect(day.reads(head, { p: 'visit', ref })).toMatch(/“Second”.*“First”.*A threat.*A push/s);
    day.taps(head, {
      ...page(ref),
      act: 'acknowledge incident',
      words: '',
      incident: day.visit(ref).incident?.responseId,
    });
    const left = day.reads(head, { p: 'visit', ref });
    expect(left).toContain('“First”');
    expect(left).not.toContain('“Second”');
    const before = day.mailCount;
    day.leaps('18:10');
    const again = day.workspace
      .mails()
      .slice(before)
      .filter(({ subject }) => /CONFIDENTIAL/.test(subject));
    expect(again.length).toBeGreaterThan(0);
    for (const { body } of again) expect(body).toMatch(/A push/);
    day.taps(head, { ...page(ref), act: 'acknowledge incident', words: '' });
    expect(day.reads(head, { p: 'visit', ref })).not.toContain('“First”');
  });

  test('[NAS-25] in a form that names no visit, whoever is accused hears of it no more than otherwise', () => {
    const { day } = visited('nas');
    const before = day.mailCount;
    const accused = [day.choice(deputyHead)];
    day.sends('incident', day.ordinaryIncident('HV-9999', { ...said, accused, againstHead: 'No' }));
    expect(day.toldSince(before)).toEqual([visitor, head].sort());
  });

  test('[NAS-25] in a form that names no visit, it is the chair’s all the same', () => {
    const { day } = visited('nas');
    const before = day.mailCount;
    day.sends('incident', day.ordinaryIncident('HV-9999', against));
    expect(day.toldSince(before)).toEqual([visitor, CHAIR].sort());
    expect(day.mailTo(CHAIR, 'CONFIDENTIAL').body).toContain('Shouted at my son');
  });
});

test('[NAS-26] the policy is reviewed every two years: administrators are reminded a month before, and not earlier', () => {
  const { day } = visited('nas');
  types(day, 'Settings', 'Review of the policy', 'Value', '2026-06-12');
  day.leaps('09:05', '2026-05-11');
  day.leaps('09:05', '2026-05-13');
  expect(day.mailTo(administrator, 'a review is due').body).toContain('due for review on Fri 12 Jun 2026');
  types(day, 'Settings', 'Review of the policy', 'Value', '2026-09-01');
  day.leaps('09:05', '2026-05-14');
  expect(day.mailTo(administrator, 'Home Visits is well').body).not.toContain('due for review');
});

test('[NAS-28] at the end of term the Principal has it in numbers, once, from closed visits too, and no pupil is named', () => {
  const { day, ref } = visited('nas');
  types(day, 'Settings', 'Term ends', 'Value', '2026-03-27; 2026-05-22');
  day.sends('report', day.ordinaryReport(ref));
  const done = { page: 'visit', ref };
  day.taps(visitor, { ...done, act: 'file minutes' });
  day.taps(visitor, { ...done, act: 'give minutes', to: 'the parents', how: 'by hand' });
  day.taps(visitor, { ...done, act: 'record CPOMS', on: 'both' });
  const late = oneMore(day);
  const out = day.leaves([day.approved({ pupil: 'Ben Ash', transport: 'On foot' })], {
    transport: 'On foot',
    car: '',
    driver: '',
  });
  day.says(visitor, out, 'help');
  day.leaps('09:04');
  day.says(office, out, 'acknowledge');
  day.says(office, out, 'resolved', { words: 'All back' });
  day.says(visitor, out, 'back');
  day.asks({ pupil: 'Cy Ash' });
  // A day later the first one lies in the archive.
  day.leaps('10:00', '2026-05-14');
  expect(() => day.visit(ref)).toThrow('is not open');
  day.leaps('15:00', '2026-05-22');
  expect(about(day, head, /this term/)).toEqual([]);
  day.leaps('16:31', '2026-05-22');
  const mail = day.mailTo(head, 'Home visits this term: 3 made, alarms: 1');
  expect(mail.body).toMatch(/Visits made: 3.*Asked for and not made: 1.*Families who preferred none: 0/s);
  expect(mail.body).toMatch(/Reports late or missing: 2.*Alarms: 1.*Answered after: 4 minutes/s);
  expect(mail.body).toContain('Drills: 0');
  expect(mail.body).not.toMatch(/Amelia|Ben|A\.J\.C|HV-/);
  day.leaps('09:05', '2026-06-01');
  expect(about(day, head, /this term/)).toHaveLength(1);
  expect(about(day, visitor, /this term/)).toEqual([]);
  expect(late).toBe('HV-0002');
});

test('[NAS-28] a missed check-in is an alarm, an override and visits by reason are counted; with no Principal there it goes on', () => {
  const day = schoolDay({ policy: 'nas' });
  types(day, 'Settings', 'Term ends', 'Value', '2026-03-27; 2026-05-22');
  const agencies = {
    servicesAsked: 'Yes',
    servicesSaid: 'Nothing',
    agencyContacts: 'Social care, Jo Lee, 01632 960500',
  };
  const ref = day.approved({
    services: 'Yes',
    servicesWho: 'Social care',
    ...agencies,
    arrive: '10:00',
    backBy: '16:30',
  });
  day.taps(head, { page: 'visit', ref, act: 'override', words: 'He has left the house' });
  const out = day.leaves([ref], { due: '16:30' });
  day.says(day.watcher, out, "I'm watching");
  day.leaps('10:00');
  day.until('11:25');
  day.says(office, out, 'acknowledge');
  day.says(visitor, out, 'back');
  types(day, 'Staff', 'Patricia Doyle', 'Active', 'No');
  types(day, 'Staff', 'Helen Carter', 'Active', 'No');
  day.leaps('16:31', '2026-05-22');
  const { body } = day.mailTo(seniorLeader, 'this term');
  expect(body).toMatch(/Observing a child who is referred to us and attends no school now: 1/);
  expect(body).toMatch(/Papers allowed to follow later by an approver: 1.*Alarms: 1.*Answered after: /s);
});

test('[NAS-26] a review that falls into the holidays is told before they begin: the policy’s own, on 1 September', () => {
  const { day } = visited('nas');
  types(day, 'Settings', 'Review of the policy', 'Value', '');
  day.leaps('09:05', '2026-07-20');
  expect(day.mailTo(administrator, 'Home Visits is well').body).not.toContain('due for review');
  day.leaps('09:05', '2026-07-21');
  expect(day.mailTo(administrator, 'a review is due').body).toContain('is due for review on Tue 1 Sep 2026');
});
