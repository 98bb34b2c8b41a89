// One-word replies by mail: what they do, and which of them are refused, asked about, or passed over.
import type { Answers } from '../../src/visit/record';
import { distWithout } from '../faults/dist-without';
import { readingReplies } from '../story/reads-replies';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { types } from './control';

const { visitor, colleague, watcher, team, lead, office, seniorLeader, administrator } = PEOPLE;
const FORGER = 'someone@elsewhere.example';

const READING = readingReplies();

/** The school reads replies; Imran is asked to approve a visit this afternoon. */
function asked(changes: Answers = {}, assessment: Answers = {}): { day: SchoolDay; ref: string; mail: string } {
  const day = schoolDay({ dist: READING });
  day.workspace.settings.gmailService = true;
  types(day, 'Settings', 'Read mail replies', 'Value', 'Yes');
  const ref = day.asksAndAssesses(changes, assessment);
  return { day, ref, mail: day.mailTo(team, 'Please approve').id };
}

/** Somebody answers a mail, and the engine looks. */
function answers(
  day: SchoolDay,
  mail: string,
  text: string,
  options: { as: string; fromHeader?: string; headers?: Record<string, string> },
) {
  day.workspace.reply(mail, text, options);
  day.workspace.advanceMinutes(2);
}

test('approve: does what the button does, with the words as condition', () => {
  const { day, ref, mail } = asked();
  expect(day.mailTo(team, 'Please approve').body).toContain('approve = Yes');
  answers(day, mail, 'Approve, stay on the doorstep', { as: team });
  expect(day.mailTo(visitor, 'Approved to go alone').body).toContain('stay on the doorstep');
  expect(day.reads(lead, { p: 'visit', ref })).toContain('approved, alone by Imran Malik');
});

test('a reply at which the script stumbles: people read it themselves, and no other reply waits for it', () => {
  const { day, ref, mail } = asked();
  const { id } = day.mailTo(visitor, 'Next: the risk assessment');
  const spoiled = day.branch({
    dist: distWithout(
      /const facts\d* = \{ \.\.\.factsFor\(school, actorAt\(school, from\d*, "reply"\), now\)/,
      'if (/stumble/.test(reply.text)) throw new Error("Stumbled");\n$&',
      READING,
    ),
  });
  spoiled.workspace.reply(id, 'Please help, I stumble', { as: visitor });
  answers(spoiled, mail, 'Approve', { as: team });
  for (const one of [office, lead])
    expect(spoiled.mailTo(one, 'Maya Osei on 07700 900111 wrote for help').body).toContain('Please help, I stumble');
  const told = spoiled.mailTo(administrator, 'could not be used').body;
  expect(told).toMatch(/maya.osei@.*Stumbled/s);
  expect(told).not.toContain('Please help');
  expect(spoiled.visit(ref).decision?.ruling).toBe('approved');
});

test('somebody at school writes for help from an address of their own: office and safeguarding lead hear it', () => {
  const { day } = asked();
  const { id } = day.mailTo(team, 'Please approve');
  answers(day, id, 'Help, I am locked in', { as: 'imran@home.example' });
  for (const one of [office, lead]) expect(day.mailTo(one, 'Imran Malik').body).toContain('Help, I am locked in');
});

test('decline and why: the visitor reads the reason', () => {
  const { day, mail } = asked();
  answers(day, mail, 'Decline. Grandad is at home\n\nImran', { as: team });
  expect(day.mailTo(visitor, 'Not approved').body).toContain('Grandad is at home');
});

test('approve where a reason is needed, or something stands in the way: refused in words, and the page offered', () => {
  const { day, ref, mail } = asked(
    { arrive: '17:45', backBy: '18:30' },
    { outside: 'Yes', outsideConsidered: 'Kwame stays' },
  );
  answers(day, mail, 'approve', { as: team });
  const { body } = day.mailTo(team, 'NOT used');
  expect(body).toContain('Nothing was done with your reply');
  expect(body).toMatch(/Write your reason/);
  expect(body).toContain(`p=visit&ref=${ref}`);
  expect(day.reads(lead, { p: 'visit', ref })).toContain('requested');
});

test('back and help are believed as they stand; help alerts at once', () => {
  const { day, ref } = asked();
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'alone' });
  day.leaves([ref], { due: '09:10' });
  day.until('09:11');
  const mail = day.mailTo(visitor, 'Are you back?').id;
  answers(day, mail, 'help!', { as: FORGER, fromHeader: `Maya Osei <${visitor}>` });
  for (const one of [watcher, office, seniorLeader]) expect(day.mailTo(one, 'HELP').subject).toContain('Maya Osei');
  answers(day, mail, 'Back', { as: visitor });
  expect(day.reads(office, { p: 'outing', ref: 'OUT-0001' })).toContain('Maya Osei: Back');
});

test('thirty more minutes by reply; other words reach those who watch; no words are answered at once', () => {
  const { day, ref } = asked();
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'alone' });
  day.leaves([ref], { due: '09:10' });
  day.until('09:11');
  const mail = day.mailTo(visitor, 'Are you back?').id;
  answers(day, mail, 'On my way, nearly there', { as: visitor });
  expect(day.mailTo(watcher, /changed/i).body).toContain('On my way, nearly there');
  day.mailTo(office, /changed/i);
  answers(day, mail, '', { as: visitor });
  expect(day.mailTo(visitor, 'NOT used').body).toMatch(/not understood.*back, help or 30/);
  answers(day, mail, '30', { as: visitor });
  expect(day.reads(visitor, { p: 'outing', ref: 'OUT-0001' })).toContain('30 more minutes: back by 09:4');
});

test('a forged sender with the right address to reply to approves nothing: the real one is asked to use the page', () => {
  const { day, ref, mail } = asked();
  answers(day, mail, 'approve', { as: FORGER, fromHeader: `Imran Malik <${team}>` });
  const { body } = day.mailTo(team, 'NOT used');
  expect(body).toContain('could not be proved that it came from you');
  expect(body).toContain(`p=visit&ref=${ref}`);
  expect(day.reads(lead, { p: 'visit', ref })).toContain('requested');
  expect(day.inbox(FORGER)).toEqual([]);
});

test('a mail passed on: another person’s reply to it approves nothing, whatever their role', () => {
  const { day, ref, mail } = asked();
  for (const as of [colleague, lead, visitor]) answers(day, mail, 'approve', { as });
  expect(day.reads(lead, { p: 'visit', ref })).toContain('requested');
});

test('an out-of-office note and a quotation approve nothing', () => {
  const { day, ref, mail } = asked();
  answers(day, mail, 'Approved: I am away until Monday', { as: team, headers: { 'Auto-Submitted': 'auto-replied' } });
  answers(day, mail, '> approve', { as: team });
  answers(day, mail, 'On Tue, 12 May 2026 Home Visits <homevisits@school.example> wrote:\n> approve', { as: team });
  answers(day, mail, 'What is this about?\n\n-----Original Message-----\napprove', { as: team });
  expect(day.reads(lead, { p: 'visit', ref })).toContain('requested');
  expect(day.subjects(visitor).filter((subject) => /Approved|approved/.test(subject))).toEqual([]);
});

test('the same reply is done once, and one that comes too late is told who decided', () => {
  const { day, mail } = asked();
  answers(day, mail, 'approve', { as: team });
  day.workspace.advanceMinutes(3);
  expect(day.subjects(visitor).filter((subject) => subject.startsWith('Approved'))).toHaveLength(1);
  answers(day, day.mailTo(lead, 'Please approve').id, 'decline, no', { as: lead });
  expect(day.mailTo(lead, 'NOT used').body).toContain('Imran Malik decided first');
});

test('a sentence that begins with “back” ends no watch, and help within a sentence alerts', () => {
  const { day, ref } = asked();
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'alone' });
  day.leaves([ref], { due: '09:10' });
  day.until('09:11');
  const mail = day.mailTo(visitor, 'Are you back?').id;
  answers(day, mail, 'Back in 20 minutes, still with mum', { as: visitor });
  expect(day.outing().backAt).toBeNull();
  expect(day.mailTo(watcher, /changed/i).body).toContain('still with mum');
  answers(day, mail, 'OK please send help now', { as: visitor });
  expect(day.outing().raised).toMatchObject({ cause: 'help', words: 'OK please send help now' });
  day.mailTo(watcher, 'HELP');
});

test('help on a visit’s letter raises the alarm of the outing that is out', () => {
  const { day, ref } = asked();
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'alone' });
  const mail = day.mailTo(visitor, 'Approved to go alone').id;
  day.leaves([ref], { due: '15:30' });
  answers(day, mail, 'Please help us', { as: FORGER, fromHeader: `Maya Osei <${visitor}>` });
  for (const one of [watcher, office, seniorLeader]) expect(day.mailTo(one, 'HELP').subject).toContain('Maya Osei');
});

test('help on a visit’s letter before anybody has left reaches office and safeguarding lead', () => {
  const { day, ref } = asked();
  day.taps(team, { page: 'visit', ref, act: 'approve', party: 'alone' });
  answers(day, day.mailTo(visitor, 'Approved to go alone').id, 'Please help us', { as: visitor });
  for (const one of [office, lead, visitor]) {
    const { body } = day.mailTo(one, ref);
    expect(body).toContain('Maya Osei wrote for help');
    expect(body).toContain('Please help us');
  }
});

describe('a mailbox with other mail in it', () => {
  const newsletters = (day: SchoolDay, count: number) => {
    for (let i = 0; i < count; i++)
      day.workspace.sendMail({
        from: 'news@elsewhere.example',
        to: 'homevisits@school.example',
        subject: `News ${i}`,
        body: 'x',
      });
  };
  /** What each tick asked of Gmail. */
  const ticks = (day: SchoolDay, minutes: number) => {
    day.workspace.settings.recordCalls = true;
    const executions = day.workspace.advanceMinutes(minutes);
    return executions.map(({ calls }) => {
      const gmail = calls.filter((call) => call.startsWith('Gmail.'));
      return {
        list: gmail.filter((c) => c.endsWith('list')).length,
        get: gmail.filter((c) => c.endsWith('get')).length,
      };
    });
  };

  /** What the very first look may cost beside, to find where the watermark stands. */
  const HALVINGS = 8;

  test('is read once: an idle tick costs one list, and writes nothing', () => {
    const { day } = asked();
    newsletters(day, 150);
    const first = ticks(day, 30);
    expect(first.some(({ get }) => get > 0)).toBe(true);
    for (const { get } of first) expect(get).toBeLessThanOrEqual(20 + HALVINGS);
    // The engine's own letters to the mailbox are mail like any other: each is fetched once.
    const next = ticks(day, 10);
    const fetched = [...first, ...next].reduce((sum, { get }) => sum + get, 0);
    expect(fetched).toBeLessThanOrEqual(day.inbox(PEOPLE.owner).length + HALVINGS);
    const before = day.school;
    const quiet = ticks(day, 4).filter(({ list }) => list > 0);
    expect(quiet.length).toBeGreaterThan(0);
    for (const spent of quiet) expect(spent).toEqual({ list: 1, get: 0 });
    expect(day.school.repliesSeen).toEqual(before.repliesSeen);
  });

  test('a reply between a flood of newsletters is still done', () => {
    const { day, ref, mail } = asked();
    newsletters(day, 60);
    day.workspace.reply(mail, 'approve', { as: team });
    newsletters(day, 60);
    day.workspace.advanceMinutes(30);
    expect(day.visit(ref).decision?.ruling).toBe('approved');
  });
});
