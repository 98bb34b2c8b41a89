// The outing as school sees it, from all well to the police.
import { renderPage } from '../../src/pages/page';
import { usual } from '../../src/policy/usual';
import { at, SAMPLE_RULES, STAFF, sampleScene } from '../samples';
import { alarmPage, buttons, hugeButtons, INSIDE, seen } from './people';

const acknowledged = {
  at: at('15:45'),
  by: STAFF.office.email,
  kind: 'acknowledged' as const,
  words: '',
  until: at('16:05'),
};
const safeWord = { at: at('14:44'), by: STAFF.office.email, cause: 'safe word' as const, words: '' };

describe('the outing as school sees it', () => {
  test('asks the watcher to say "I’m watching" and nothing more pressing while all is well', () => {
    expect(hugeButtons(alarmPage({}, '14:00'))).toEqual([expect.stringContaining('I’m watching')]);
  });

  test('puts "I have this" first in an overdue return that nobody took on, and says that nobody did', () => {
    const view = alarmPage(INSIDE, '15:44');
    expect(hugeButtons(view)).toEqual([expect.stringContaining('I have this')]);
    expect(seen(view)).toContain('14 minutes over');
    expect(seen(view)).toContain('Nobody has taken this on yet');
  });

  test('then shows whom to ring, each try recorded with one tap', () => {
    const view = alarmPage({ ...INSIDE, answers: [acknowledged] }, '15:48');
    expect(seen(view)).toContain('Dev Patel has this in hand');
    expect(seen(view)).toContain('Ring 07700 900101');
    expect(buttons(view)).toContainEqual(
      expect.objectContaining({
        act: 'tried to reach',
        send: { whom: 'Sam Okoro', how: 'rang 07700 900101', result: 'no answer' },
      }),
    );
  });

  test('has car, address, family phones and the next step', () => {
    const text = seen(alarmPage(INSIDE, '15:44'));
    for (const fact of ['MA21 KVX', '14 Alder Close', '07700 900201', 'senior leaders are told at 15:50'])
      expect(text).toContain(fact);
  });

  test('demands the police decision at its time, and shows the 999 script beside it', () => {
    const text = seen(alarmPage({ ...INSIDE, answers: [acknowledged] }, '16:02'));
    expect(text).toContain('Decide now: the police');
    expect(text).toContain('Not yet, because');
    expect(text).toContain('Ring 999 and read this out');
  });

  test('after the safe word puts 999 before all else and says not to ring them', () => {
    const view = alarmPage({ ...INSIDE, raised: safeWord }, '14:45');
    const text = seen(view);
    expect(text.indexOf('Ring 999 and read this out')).toBeLessThan(text.indexOf('I have this'));
    expect(text).toContain('Do not ring them first');
    expect(text).not.toContain('Ring 07700 900101');
  });

  test('gives whoever leads the search the checklist, each step with what came of it, and nobody else', () => {
    const step = SAMPLE_RULES.checklist[1] ?? '';
    const driven = { at: at('15:46'), by: STAFF.senior.email, whom: step, how: '', result: 'The car is there' };
    const late = { ...INSIDE, attempts: [driven] };
    expect(seen(alarmPage(late, '15:52'))).not.toContain('You lead the search');
    const leads = alarmPage(late, '15:52', { scene: sampleScene(STAFF.senior, at('15:52')) });
    expect(seen(leads)).toContain('You lead the search');
    expect(seen(leads)).toContain(`2. ${step} ✓ 15:46 Tom`.slice(0, -4));
    expect(seen(leads)).toContain('The car is there');
    expect(buttons(leads).map(({ act }) => act)).not.toContain("can't reach");
    const taken = { ...acknowledged, by: STAFF.headteacher.email };
    const other = alarmPage({ ...late, answers: [taken] }, '15:52', { scene: sampleScene(STAFF.senior, at('15:52')) });
    expect(seen(other)).toMatch(/The search: [\w ]+ has it/);
  });

  test('keeps the family’s numbers for the roles that the policy names', () => {
    const rules = { ...SAMPLE_RULES, familyPhonesFor: ['headteacher' as const] };
    expect(seen(alarmPage(INSIDE, '15:44'))).toContain('07700 900201');
    expect(seen(alarmPage({ ...INSIDE, rules }, '15:44'))).not.toContain('07700 900201');
    const head = { scene: sampleScene(STAFF.headteacher, at('15:44')) };
    expect(seen(alarmPage({ ...INSIDE, rules }, '15:44', head))).toContain(
      'Then the family: ask to speak to our staff',
    );
  });

  test('in a missed check-in takes it on first, then rings; one tap says that they are fine', () => {
    const rules = { ...SAMPLE_RULES, checkInEvery: 60, ladders: usual.ladders };
    const silent = alarmPage({ ...INSIDE, rules, due: at('18:00') }, '15:35');
    expect(seen(silent)).toContain('No check-in since 14:20');
    expect(seen(silent)).toContain('15 minutes over');
    expect(hugeButtons(silent)).toEqual([expect.stringContaining('I have this')]);
    expect(buttons(silent).map(({ words }) => words)).toContain('I reached them: they are fine');
  });

  test('keeps the safe word hidden until somebody asks for it', () => {
    expect(seen(alarmPage(INSIDE, '15:44'))).not.toContain('blue folder');
    expect(seen(alarmPage(INSIDE, '15:44', { safeWordShown: 'blue folder' }))).toContain('blue folder');
  });

  test('lets the office tap for visitors who ring', () => {
    const acts = buttons(alarmPage(INSIDE, '14:30')).map((button) => button.act);
    expect(acts).toEqual(expect.arrayContaining(['left', 'back', 'more time', 'left, not returning', 'help']));
  });

  test('keeps an alarm open when they are back until somebody says what came of it', () => {
    const text = seen(alarmPage({ raised: safeWord, backAt: at('15:00'), returned: 'back' }, '15:01'));
    expect(text).toContain('What came of it?');
    expect(text).toContain('Close the alarm');
  });

  test('shows what was tried, newest first', () => {
    const attempts = [{ at: at('15:46'), by: STAFF.office.email, whom: 'Sam Okoro', how: 'rang', result: 'no answer' }];
    const text = seen(alarmPage({ ...INSIDE, attempts, answers: [acknowledged] }, '15:48'));
    expect(text.indexOf('Sam Okoro: rang, no answer')).toBeLessThan(text.indexOf('15:45 Dev Patel: acknowledged'));
  });

  test('gives those who need no name the pupil’s initials', () => {
    expect(seen(alarmPage(INSIDE, '15:44'))).toContain('A.J.C. (HV-0012)');
    expect(renderPage(alarmPage(INSIDE, '15:44')).title).not.toContain('Amelia');
  });
});
