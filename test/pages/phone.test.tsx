// The phone page of whoever is out, told as a visit goes on.
import { renderPage } from '../../src/pages/page';
import { at, SAMPLE_RULES, STAFF, sampleStop } from '../samples';
import { AT_THE_DOOR, buttons, hugeButtons, INSIDE, phonePage, seen } from './people';

describe('the phone page while out', () => {
  test.each([
    ['on the way', {}, 'I’ve arrived'],
    ['at the door', AT_THE_DOOR, 'I’m going in'],
    ['inside', INSIDE, 'I’ve left'],
    ['on the way back', { stops: [sampleStop({ leftAt: at('15:00'), how: 'visited' })] }, 'We are all back at school'],
  ])('shows one big next button %s', (_where, outing, button) => {
    const big = hugeButtons(phonePage(outing, '14:30'));
    expect(big).toHaveLength(1);
    expect(big[0]).toContain(button);
  });

  test('names the stop that is next in a round, and how many there are', () => {
    const done = sampleStop({ leftAt: at('14:40'), how: 'visited' });
    const next = sampleStop({ visit: 'HV-0013', address: '3 Mill Lane' });
    expect(hugeButtons(phonePage({ stops: [done, next] }, '14:45'))[0]).toContain('Stop 2 of 2: 3 Mill Lane');
  });

  test('has 999 above everything else, as a link and in print', () => {
    const { body } = renderPage(phonePage({}, '14:00'));
    expect(body.indexOf('href="tel:999"')).toBeLessThan(body.indexOf('Millbrook High School'));
    expect(seen(phonePage({}, '14:00'))).toContain('ring 999');
  });

  test('has "I need help" at one tap, and never switches it off while something else is saved', () => {
    const { body } = renderPage(phonePage(INSIDE, '14:30'));
    expect(body).toMatch(/<button[^>]*data-act="help"[^>]*data-always/);
  });

  test('shows the time due, who watches, and the numbers of watcher and office', () => {
    const text = seen(phonePage({}, '14:00'));
    expect(text).toContain('15:30');
    expect(text).toContain('in 1 hour 30 minutes');
    expect(text).toContain('Joan Whitley was asked to watch');
    expect(text).toContain('07700 900103');
    expect(text).toContain('0161 496 0100');
  });

  test('asks whether they are all right once the time due has passed, with more time at one tap', () => {
    const late = phonePage(INSIDE, '15:33');
    expect(seen(late)).toContain('3 minutes over');
    expect(seen(late)).toContain('Are you all right?');
    const more = buttons(late).filter((button) => button.act === 'more time');
    expect(more.map((button) => button.send)).toEqual([{ minutes: 15 }, { minutes: 30 }, { minutes: 60 }]);
  });

  test('offers "nobody home" and "nobody here yet" at the door, and not inside', () => {
    expect(seen(phonePage(AT_THE_DOOR, '14:20'))).toContain('Nobody here yet');
    expect(buttons(phonePage(AT_THE_DOOR, '14:20'))).toContainEqual(
      expect.objectContaining({ act: 'left', send: { how: 'nobody home' } }),
    );
    expect(seen(phonePage(INSIDE, '14:30'))).not.toContain('Nobody');
  });

  test('shows the guidance of the moment, and what to do if threatened one tap away', () => {
    const view = phonePage(AT_THE_DOOR, '14:20');
    const { guidance } = view.scene.policy;
    expect(seen(view)).toContain(guidance['at the door'][0]);
    expect(seen(view)).toContain(guidance['if threatened'][0]);
    expect(seen(view)).not.toContain(guidance.inside[0]);
  });

  test('on the way shows what to mind there; a pair reads to wait for each other until one has arrived', () => {
    const { guidance } = phonePage({}, '14:00').scene.policy;
    expect(seen(phonePage({}, '14:00'))).toContain(guidance['on the way'][0]);
    expect(seen(phonePage({}, '14:00'))).toContain(guidance['in a pair'][0]);
    expect(seen(phonePage(AT_THE_DOOR, '14:20'))).not.toContain(guidance['in a pair'][0]);
    const alone = phonePage({ visitors: phonePage({}, '14:00').outing.visitors.slice(0, 1) }, '14:00');
    expect(seen(alone)).not.toContain(guidance['in a pair'][0]);
  });

  test('counts down to the check-in that is owed, and asks one thing when it is missed', () => {
    const rules = { ...SAMPLE_RULES, checkInEvery: 60 };
    expect(seen(phonePage({ ...INSIDE, rules }, '14:30'))).toMatch(/Check in by 15:20 \( in 50 minutes \)/);
    const missed = seen(phonePage({ ...INSIDE, rules }, '15:25'));
    expect(missed).toContain('Are you all right? You were to check in by 15:20');
    expect(missed).toContain('Expected back at school at 15:30');
  });

  test('takes the tap for a new risk first and asks for words later', () => {
    const left = [sampleStop({ arrivedAt: at('14:17'), leftAt: at('14:25'), how: 'left for a new risk' })];
    expect(buttons(phonePage(INSIDE, '14:24')).map((button) => button.act)).toContain('new risk');
    expect(seen(phonePage({ stops: left }, '14:26'))).toContain('What was the risk?');
  });

  test('says that help is on its way once it was asked for, and takes more words', () => {
    const raised = { at: at('14:44'), by: STAFF.visitor.email, cause: 'help' as const, words: '' };
    const text = seen(phonePage({ ...INSIDE, raised }, '14:45'));
    expect(text).toContain('School is being told that something is wrong');
    expect(text).toContain('Tell them more');
  });

  test('never shows the safe word', () => {
    expect(renderPage(phonePage(INSIDE, '14:30')).html).not.toContain('blue folder');
  });

  test('ends with the report once they are back, and stops looking again', () => {
    const back = phonePage({ backAt: at('15:20'), returned: 'back' }, '15:21');
    expect(seen(back)).toContain('Report on Amelia Jones-Carter');
    expect(hugeButtons(back)).toEqual([]);
    expect(renderPage(back).body).not.toContain('data-poll');
  });

  test('tells the engine which version of the outing was on the screen', () => {
    expect(renderPage(phonePage({}, '14:00')).body).toContain('data-ref="OUT-0004" data-seen="7"');
  });
});
