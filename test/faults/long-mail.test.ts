// Mail from outside that is made to keep the engine busy, or that cannot be read: it holds up no alarm and no reply.
import { troubles } from '../refusals/control';
import type { SchoolDay } from '../story/school-day';
import { type Answer, addressFor, delivered, UNTAGGED } from './answering';
import { CAST } from './cast';
import { count } from './counts';
import { readingAt } from './reply-tried';

const OUTSIDER = 'someone@elsewhere.example';
/** Anybody can make up an address of this kind. */
const MADE_UP = 'homevisits+x@school.example';
const LONG_ENOUGH = 500_000;
const FILLED = 'The bus was late. '.repeat(2500);

/**
 * Milliseconds that a tick may take here: some hundred are usual for each mail. What this guards against grew with the square of
 * a mail's length, minutes and hours for these; Google stops an execution after six minutes, before it has noted what it read.
 */
const AT_MOST = 5000;

/** The next tick, and how long it took by a real clock. */
function tickAfter(day: SchoolDay, ...answers: Partial<Answer>[]) {
  const usual = { as: OUTSIDER, address: MADE_UP, text: '' };
  const sent = answers.map((answer) => delivered(day, { ...usual, ...answer }));
  const from = performance.now();
  count({ executions: day.workspace.advanceMinutes(1).length });
  return { sent, took: performance.now() - from, read: sent.map(({ id }) => day.school.repliesSeen.includes(id)) };
}

const watching = (day: SchoolDay, out: string): Answer => ({
  as: CAST.watcher,
  address: addressFor(day, out, CAST.watcher),
  text: 'watching',
});

const help = (day: SchoolDay, out: string, text: string): Answer => ({
  as: CAST.visitor,
  address: addressFor(day, out, CAST.visitor),
  text,
});

const LONG: Record<string, Partial<Answer>> = {
  'a line that begins a quotation and never ends': { text: `On Tuesday she wrote${' '.repeat(LONG_ENOUGH)}x` },
  'an address and blanks': { text: `<a@b>${' '.repeat(LONG_ENOUGH)}x` },
  'an address without end': { text: `<${'a@'.repeat(LONG_ENOUGH / 2)}` },
  'HTML of tags that never end': { html: '<div '.repeat(LONG_ENOUGH / 5) },
  'HTML of style sheets that never end': { html: '<style>'.repeat(LONG_ENOUGH / 7) },
  'HTML of tags, one of which ends': { html: `${'<div '.repeat(LONG_ENOUGH / 5)}>` },
  'brackets within brackets in its address': {
    headers: { 'Delivered-To': '', To: `${'('.repeat(50_000)}${')'.repeat(50_000)} ${MADE_UP}` },
  },
  'a quotation mark and backslashes in its address': {
    headers: { 'Delivered-To': '', To: `"${'\\"'.repeat(50_000)}, ${MADE_UP}` },
  },
  'one address of many parts': { headers: { 'Delivered-To': '', To: `<${'a@'.repeat(50_000)}, ${MADE_UP}` } },
  'a sender without end': { headers: { From: `<${'a@'.repeat(50_000)}` } },
  'a verdict without end': { headers: { 'Authentication-Results': `"${'\\"'.repeat(50_000)}` } },
};

describe('a very long mail from outside holds up nothing', () => {
  test.each(Object.entries(LONG))('%s', (_, mail) => {
    const { day, out } = readingAt('out');
    const { took, read } = tickAfter(day, mail, watching(day, out));
    expect(took).toBeLessThan(AT_MOST);
    expect(read).toEqual([true, true]);
    expect(day.outing().watcher?.email).toBe(CAST.watcher);
  });

  test('all of them at once: the alarm comes, and nothing is read twice', () => {
    const { day } = readingAt('out');
    day.workspace.setClockWithoutTriggers(day.outing().due - 30_000);
    const { took, read } = tickAfter(day, ...Object.values(LONG));
    expect(took).toBeLessThan(4 * AT_MOST);
    expect(read).not.toContain(false);
    day.workspace.setClockWithoutTriggers(day.outing().due + 15 * 60_000);
    day.workspace.advanceMinutes(1);
    expect(day.subjects(CAST.office).join()).toContain('OVERDUE');
    expect(troubles(day)).toEqual([]);
  });
});

describe('a long mail of somebody who is out', () => {
  test('“help” in its first lines is heard', () => {
    const { day, out } = readingAt('out');
    tickAfter(day, help(day, out, `He will not let us go.\nHelp\n${FILLED}`));
    expect(day.outing().raised?.cause).toBe('help');
  });

  test('“help” below empty lines is heard, and in HTML below a long style sheet', () => {
    const { day, out } = readingAt('out');
    const other = day.branch();
    tickAfter(day, help(day, out, `${'\n'.repeat(50_000)}help`));
    expect(day.outing().raised?.cause).toBe('help');
    const html = `<html><head><style>${'p.a { margin: 0 } '.repeat(2500)}</style></head><p>Help</p>`;
    tickAfter(other, { ...help(other, out, ''), html });
    expect(other.outing().raised?.cause).toBe('help');
  });

  test.each(['text', 'html'])('where only its beginning could be read, as %s, they hear that it was not used', (as) => {
    const { day, out } = readingAt('out');
    const text = `${as === 'text' ? FILLED : FILLED.repeat(5)}\nhelp`;
    tickAfter(day, { ...help(day, out, text), ...(as === 'html' ? { html: `<p>${text}</p>` } : {}) });
    const answer = day.mailTo(CAST.visitor, 'NOT used').body;
    expect(answer).toContain('could not be read to its end');
    expect(answer).toContain('Call 999');
    // What could be read is not kept from those who watch.
    expect(day.outing().plan).toContain('The bus was late');
  });

  test('of commas alone is taken like any other', () => {
    const { day, out } = readingAt('out');
    const { took } = tickAfter(day, help(day, out, `Late${','.repeat(LONG_ENOUGH)}x`));
    expect(took).toBeLessThan(AT_MOST);
    expect(day.outing().plan).toContain('Late,,,');
  });

  test('with a long quotation under a word that is understood, nobody hears of its length', () => {
    const { day, out } = readingAt('out');
    const ON = 'On Tue, 12 May 2026 at 09:00, Home Visits <homevisits@school.example> wrote:';
    tickAfter(day, help(day, out, `Running late, traffic\n\n${ON}\n> ${FILLED}`));
    expect(day.outing().plan).toBe('Running late, traffic');
    expect(day.subjects(CAST.visitor).join()).not.toContain('NOT used');
  });
});

describe('a mail that cannot be read', () => {
  /** It is not given out, and a good reply comes after it. */
  function amongGood(day: SchoolDay, out: string, first: Partial<Answer>, how: 'text' | 'all') {
    const bad = delivered(day, { as: OUTSIDER, address: MADE_UP, text: 'SECRET WORDS', ...first });
    day.workspace.faults.mailUnreadable = { [bad.id]: how };
    const after = tickAfter(day, watching(day, out));
    return { ...after, bad, read: [day.school.repliesSeen.includes(bad.id), ...after.read] };
  }

  test('holds up no other, and administrators are told once, without its words', () => {
    const { day, out } = readingAt('out');
    const { read } = amongGood(day, out, {}, 'all');
    expect(read).toEqual([true, true]);
    expect(day.outing().watcher?.email).toBe(CAST.watcher);
    day.workspace.advanceMinutes(3);
    expect(troubles(day)).toEqual([expect.stringContaining('could not be read')]);
    expect(troubles(day).join()).toContain('homevisits@school.example');
    expect(troubles(day).join()).not.toMatch(/SECRET|someone@elsewhere/);
  });

  test('and is none of ours troubles nobody', () => {
    const { day, out } = readingAt('out');
    expect(amongGood(day, out, { address: UNTAGGED }, 'text').read).toEqual([true, true]);
    day.workspace.advanceMinutes(1);
    expect(troubles(day)).toEqual([]);
  });

  test('of a visitor is answered: nothing was done with it', () => {
    const { day, out } = readingAt('out');
    const { read } = amongGood(day, out, help(day, out, 'help'), 'text');
    expect(read).toEqual([true, true]);
    expect(day.mailTo(CAST.visitor, 'NOT used').body).toContain('could not be read');
    day.workspace.advanceMinutes(1);
    expect(troubles(day)).toHaveLength(1);
  });

  test('because Gmail gives out none is read as soon as it does', () => {
    const { day, out } = readingAt('out');
    const mail = delivered(day, help(day, out, 'help'));
    day.workspace.faults.failNext('Gmail.Users.Messages.get', 'Service unavailable', 1000);
    day.workspace.advanceMinutes(3);
    expect(day.school.repliesSeen).not.toContain(mail.id);
    expect(troubles(day)).toHaveLength(1);
    day.workspace.faults.clear();
    day.workspace.advanceMinutes(1);
    expect(day.outing().raised?.cause).toBe('help');
  });
});
