// What people find in their inbox: every letter, read by who gets it.
import { describe, expect, test } from '@jest/globals';
import { LETTERS, writeLetter } from '../../src/letters/letter';
import {
  at,
  NOW,
  STAFF,
  sampleOuting,
  sampleRequest,
  sampleScene,
  sampleSchool,
  sampleStop,
  sampleVisit,
} from '../samples';
import { OCCASIONS, type Occasion, titleOf, written } from './every-letter';

const cases = OCCASIONS.map((occasion): [string, Occasion] => [titleOf(occasion), occasion]);

/** What a person reads of an HTML page. */
function seen(html: string): string {
  return html
    .replace(/<style>.*?<\/style>|<title>.*?<\/title>/gs, ' ')
    .replace(/<br\/?>|<\/?(td|tr|p|h1|h2|div|table)[^>]*>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[\s\u00a0]+/g, ' ');
}

const inside = sampleOuting({ stops: [sampleStop({ arrivedAt: at('14:16'), insideAt: at('14:17') })] });

test('there is an occasion here for every letter', () => {
  expect([...new Set(OCCASIONS.map(({ letter }) => letter))].sort()).toEqual(Object.keys(LETTERS).sort());
});

describe.each(cases)('%s', (_title, occasion) => {
  const letter = written(occasion);

  test('the subject names no pupil and is short', () => {
    expect(letter.subject).not.toMatch(/Amelia|Jones|Carter|Kofi|Mensah/i);
    expect(letter.subject.length).toBeLessThanOrEqual(150);
    expect(letter.subject).not.toMatch(/undefined|NaN|\n/);
  });

  test('it can be read in any mail program, with nothing missing', () => {
    expect(letter.html).toMatch(/^<!doctype html><html/);
    expect(letter.html).not.toMatch(/undefined|NaN|\[object|href=""|href="(?!https?:|tel:)/);
    expect(letter.text).not.toMatch(/undefined|NaN|\[object|<td|<br/);
    // Gmail cuts a mail off at 102 KB.
    expect(letter.html.length).toBeLessThan(90_000);
  });

  test('mail programs that show plain text lose nothing', () => {
    const text = letter.text.replace(/[\s>]+/g, ' ').toLowerCase();
    const words = seen(letter.html)
      .toLowerCase()
      .split(' ')
      .filter((word) => /^[a-z0-9-]{3,}$/.test(word));
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });

  test('the safe word is not in it', () => {
    expect(letter.html + letter.text).not.toContain('blue folder');
  });

  test('without the web app it says whom to ring, and no button leads nowhere', () => {
    const bare = written(occasion, { webAppUrl: '', readReplies: false });
    expect(bare.html).not.toContain('script.example');
    expect(bare.text).toContain('0161 496 0100');
  });

  test('answers by mail are offered only where the school reads them', () => {
    expect(written(occasion, { readReplies: false }).text).not.toMatch(/reply to this mail/i);
  });
});

test.each([
  ['overdue', 'OVERDUE'],
  ['help', 'HELP'],
  ['do not go', 'DO NOT GO'],
  ['gone anyway', 'URGENT'],
  ['police welfare call', 'URGENT'],
  ['new risk', 'NEW RISK'],
  ['concern', 'CONCERN'],
  ['incident', 'INCIDENT'],
])('the alarm “%s” begins with %s', (name, word) => {
  for (const occasion of OCCASIONS.filter(({ letter, as }) => letter === name && as !== 'practice')) {
    expect(written(occasion).subject.startsWith(word)).toBe(true);
    expect(LETTERS[name]?.urgent).toBe(true);
  }
});

describe('what each reader may know', () => {
  test('reception sees initials, the safeguarding team the name', () => {
    const office = writeLetter('signed out', sampleOuting(), sampleScene(STAFF.office));
    const team = writeLetter('signed out', sampleOuting(), sampleScene(STAFF.safeguarding));
    expect(office.text).toContain('A.J.C.');
    expect(office.html + office.text).not.toContain('Amelia');
    expect(team.text).toContain('Amelia Jones-Carter');
  });

  test('the watcher has what a 999 call needs, and not why the visit is made', () => {
    const { text, html } = writeLetter('briefing', sampleOuting(), sampleScene(STAFF.watcher));
    for (const needed of [
      ...['Sam Okoro', '07700 900101', 'Priya Nair', '07700 900102', 'MA21 KVX', '14 Alder Close, Stalybridge'],
      ...['14:15', '15:30', '07700 900201', '0161 496 0222', 'What to say to 999'],
    ]) {
      expect(text).toContain(needed);
      expect(seen(html)).toContain(needed);
    }
    expect(text).not.toMatch(/absent|complaint|attendance/i);
  });

  test('a watcher who cannot watch is told to ring the office, and of no hand-over; the office is not sent to itself', () => {
    const siteManager = { ...STAFF.watcher, roles: ['emergency contact' as const] };
    for (const letter of ['briefing', 'please watch']) {
      const { text } = writeLetter(letter, sampleOuting(), sampleScene(siteManager, at('14:05')));
      expect(text).not.toMatch(/hand (it )?over|hand it/i);
      expect(text).toMatch(/ring the (school )?office on 0161 496 0100/);
      const secretary = writeLetter(letter, sampleOuting(), sampleScene(STAFF.watcher, at('14:05')));
      expect(secretary.text).toContain('Cannot do it? Then find somebody who does, at once.');
      expect(secretary.text).not.toMatch(/hand (it )?over|hand it|Cannot do it\? Then at once/i);
    }
  });

  test('whoever must not go reads why: nobody decided, it was sent back, or the risk assessment is missing', () => {
    const why = (changes: Parameters<typeof sampleVisit>[0]) =>
      writeLetter('do not go', sampleVisit(changes), sampleScene(STAFF.visitor, at('14:15'))).text;
    const back = {
      ruling: 'sent back' as const,
      at: NOW,
      by: STAFF.lead.email,
      via: 'page' as const,
      words: 'Who else?',
    };
    expect(why({ decision: null })).toContain('nobody has decided. That is not your fault.');
    expect(why({ decision: { ...back, party: 'alone' } })).toContain('it was sent back, and has not come again.');
    expect(why({ decision: null, assessment: null })).toContain('the Lone Working Risk Assessment has not come in.');
  });

  test('one of staff and a companion from outside do not feel safe: they are spoken of as two', () => {
    const request = sampleRequest({
      visitors: [STAFF.visitor.email],
      companions: [{ name: 'Jo Lee', agency: 'social care', mobile: '' }],
    });
    const cancelled = { at: NOW, by: STAFF.office.email, words: 'The dog', unsafe: true };
    const { subject } = writeLetter(
      'did not feel safe',
      sampleVisit({ request, cancelled }),
      sampleScene(STAFF.office),
    );
    expect(subject).toContain('Sam Okoro and Jo Lee (social care) do not feel safe going');
  });

  test('a leader asked about a visit nobody signed out for is given the page that a leader can use', () => {
    const { text } = writeLetter('not signed out', sampleVisit(), sampleScene(STAFF.senior, at('15:15')));
    expect(text).toContain('ask the office to sign them out');
    expect(text).not.toContain('p=leave');
  });

  test('only the requester’s and visitors’ letters lead back into the form', () => {
    const sentBack = sampleVisit({
      decision: { ruling: 'sent back', at: NOW, by: STAFF.lead.email, via: 'page', party: 'alone', words: 'Who else?' },
    });
    expect(writeLetter('decision', sentBack, sampleScene(STAFF.visitor)).text).toContain('forms.example/edit/request');
    expect(writeLetter('please approve', sentBack, sampleScene(STAFF.lead)).text).not.toContain('forms.example');
  });
});

describe('what people type', () => {
  const script = '<script>alert("hi")</script> & so on';

  test('is shown as they typed it, and does nothing', () => {
    const visit = sampleVisit({
      request: sampleRequest({ pupil: script, address: script }),
      concern: { at: NOW, by: STAFF.visitor.email, words: script },
    });
    const { html, text } = writeLetter('concern', visit, sampleScene(STAFF.lead));
    expect(html).not.toContain('<script');
    expect(seen(html)).toContain(script);
    expect(text).toContain(`> ${script}`);
  });

  test('a number in it can be tapped, a date cannot', () => {
    const outing = sampleOuting({
      stops: [sampleStop({ familyPhones: 'Gran +44 (0)7700 900 301, since 01-05-2026' })],
    });
    const { html } = writeLetter('briefing', outing, sampleScene(STAFF.watcher));
    expect(html).toContain('href="tel:+447700900301"');
    expect(html.match(/href="tel:01052026/)).toBeNull();
  });

  test('lines stay lines', () => {
    const visit = sampleVisit({ concern: { at: NOW, by: STAFF.visitor.email, words: 'One.\nTwo.' } });
    expect(writeLetter('concern', visit, sampleScene(STAFF.lead)).html).toMatch(/One\.<br\/?>Two\./);
  });
});

describe('an approver', () => {
  const text = (overrides = {}) =>
    writeLetter('please approve', sampleVisit({ decision: null, ...overrides }), sampleScene(STAFF.lead)).text;

  test('reads what speaks for caution before anything else', () => {
    const letter = text();
    expect(letter.indexOf('Complaint against')).toBeLessThan(letter.indexOf('The visit'.toUpperCase()));
    expect(letter.indexOf('Large dog')).toBeLessThan(letter.indexOf('14 Alder Close'));
  });

  test('reads that nothing was raised, where nothing was', () => {
    expect(text({ request: sampleRequest({ worries: [] }), assessment: null })).toContain(
      'There is no risk assessment',
    );
  });

  test('reads the answers under the form’s own labels', () => {
    expect(text()).toContain('Invited twice, did not come.');
    expect(text()).toContain('A large dog, usually loose.');
  });

  test('asked too late, reads who has decided', () => {
    const letter = writeLetter('please approve', sampleVisit(), sampleScene(STAFF.safeguarding));
    expect(letter.subject).toContain('Decided');
    expect(letter.text).toContain('There is nothing for you to do.');
  });
});

describe('an alarm', () => {
  const overdue = (who: keyof typeof STAFF, time: string, outing = inside) =>
    writeLetter('overdue', outing, sampleScene(STAFF[who], at(time)));

  test('says how late it is when it is sent, though it was queued earlier', () => {
    expect(overdue('watcher', '15:52').subject).toBe('OVERDUE 22 min: Sam Okoro and Priya Nair (OUT-0004)');
  });

  test('has the visitors’ mobiles first, to tap and to read', () => {
    const { html, text } = overdue('watcher', '15:40');
    expect(html.indexOf('tel:07700900101')).toBeLessThan(html.indexOf('script.example'));
    expect(text).toContain('07700 900101');
  });

  test('asks the headteacher, and not the watcher, to decide about the police', () => {
    expect(overdue('headteacher', '16:00').text).toMatch(/“Police called”.*\n.*“Not yet, because/);
    expect(overdue('headteacher', '15:50').text).not.toContain('You must now decide');
    expect(overdue('watcher', '16:00').text).not.toContain('You must now decide');
  });

  test('says what was tried and who hears next', () => {
    const tried = sampleOuting({
      ...inside,
      attempts: [{ at: at('15:41'), by: STAFF.watcher.email, whom: 'Sam Okoro', how: 'mobile', result: 'no answer' }],
    });
    const { text } = overdue('office', '15:42', tried);
    expect(text).toContain('15:41 Joan Whitley tried Sam Okoro (mobile): no answer');
    expect(text).toContain('the senior leaders are told at 15:50');
  });

  test('asks the visitors themselves whether they are back', () => {
    const { subject, text } = overdue('visitor', '15:30');
    expect(subject).toBe('Are you back? You were due at 15:30 (OUT-0004)');
    expect(text).toContain('15 or 30 or 60 = So many more minutes');
  });

  test('that comes late says all clear', () => {
    const back = sampleOuting({ ...inside, backAt: at('15:45'), returned: 'back' });
    expect(overdue('senior', '15:50', back).subject).toBe('All clear: Sam Okoro and Priya Nair (OUT-0004)');
  });

  test('for help puts 999 first and what to say to them next', () => {
    const outing = sampleOuting({
      ...inside,
      raised: { at: at('14:31'), by: STAFF.visitor.email, cause: 'help', words: '' },
    });
    const { text } = writeLetter('help', outing, sampleScene(STAFF.watcher, at('14:32')));
    expect(text.indexOf('Call 999')).toBeLessThan(text.indexOf('What to say to 999'));
    expect(text).toContain('The address: 14 Alder Close');
  });
});

test('a form that makes no sense is explained, answer by answer', () => {
  const scene = sampleScene(STAFF.visitor);
  const problems = JSON.stringify([{ question: 'Time of arrival', words: 'Is after the time of return.' }]);
  const { text } = writeLetter('put it right', sampleSchool(), scene, { problems, form: 'request', editUrl: '' });
  expect(text).toContain('Time of arrival: Is after the time of return.');
  expect(text).toContain('Nothing is lost');
  expect(writeLetter('put it right', sampleSchool(), scene, { problems: 'not a list' }).text).toContain('not a list');
});

test('a letter that nobody knows still says where to look', () => {
  const { subject, text } = writeLetter('no such letter', sampleOuting(), sampleScene(STAFF.office));
  expect(subject).toBe('Please look at OUT-0004');
  expect(text).toContain('ref=OUT-0004');
});
