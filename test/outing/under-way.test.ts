// While they are out and all goes well: every tap of a visitor, two stops, the watcher's yes, and coming back.
import type { VisitorAct } from '../../src/outing/acts';
import { whereabouts } from '../../src/outing/record';
import { anApprovedVisit, anOuting, type Day, dev, helen, joan, lee, MINUTE, priya, rhys, ruth, sam } from '../given';

const left = { act: 'left', how: 'visited' } as const;

/** Out since 13:55 for two visits in one go: HV-0001, then HV-0002. */
function twoStops(): Day {
  const day = anApprovedVisit();
  day.asks({ arrive: '14:50' }, 'HV-0002').assesses({}, 'HV-0002');
  day.approves(rhys, 'in a pair', '', 'HV-0002');
  day.signsOut(sam, { visits: ['HV-0001', 'HV-0002'] });
  day.onOuting(joan, { act: "I'm watching" });
  day.post();
  return day;
}

describe('a visitor’s taps', () => {
  test('arrived, going in, left, back: each has its time, the visit is made and the watch ends', () => {
    const day = anOuting().skipsTo('14:15');
    expect(whereabouts(day.outing())).toBe('out');
    day.onOuting(sam, { act: 'arrived' });
    expect(whereabouts(day.outing())).toBe('at the door');
    day.skipsTo('14:18').onOuting(sam, { act: 'going in' });
    expect(whereabouts(day.outing())).toBe('inside');
    day.skipsTo('14:50').onOuting(sam, left);
    expect(whereabouts(day.outing())).toBe('on the way back');
    expect(day.status()).toBe('made');
    expect(day.visit().made).toMatchObject({ how: 'visited', at: day.now });
    day.skipsTo('15:05').onOuting(sam, { act: 'back' });
    expect(whereabouts(day.outing())).toBe('ended');
    expect(day.outing().closedAt).toBe(day.now);
    expect(day.post()).toContain('15:05 they are back: Joan, Dev');
    expect(day.until('17:00').post().join()).not.toMatch(/overdue|are you back/);
  });

  test('going in without "arrived" says both', () => {
    const day = anOuting().skipsTo('14:15');
    day.onOuting(sam, { act: 'going in' });
    expect(day.outing().stops[0]).toMatchObject({ arrivedAt: day.now, insideAt: day.now });
  });

  test('nobody here yet, then nobody home: the stop ends so', () => {
    const day = anOuting().skipsTo('14:15');
    day.onOuting(sam, { act: 'nobody here yet' });
    expect(whereabouts(day.outing())).toBe('at the door');
    day.skipsTo('14:30').onOuting(sam, { act: 'left', how: 'nobody home' });
    expect(day.visit().made).toMatchObject({ how: 'nobody home' });
    expect(day.outing().backAt).toBeNull();
  });

  test.each([15, 30, 60] as const)('%i more minutes count from the time due', (minutes) => {
    const day = anOuting().skipsTo('15:00');
    const { due } = day.outing();
    expect(day.onOuting(sam, { act: 'more time', minutes })).toBe('');
    expect(day.outing().due - due).toBe(minutes * MINUTE);
    expect(day.post()).toEqual([]);
  });

  test('plan changed is one line, told to who watches and to whoever was told of the leaving', () => {
    const day = anOuting();
    day.onOuting(sam, { act: 'plan changed', words: 'We go to Gran’s, 5 Elm Street.' });
    expect(day.post()).toEqual(['13:55 plan changed: Joan, Rhys, Helen, Dev']);
    expect(day.outing().plan).toBe('We go to Gran’s, 5 Elm Street.');
  });

  test('I’m fine is a sign of life', () => {
    const day = anOuting().skipsTo('14:40');
    day.onOuting(sam, { act: "I'm fine" });
    expect(day.outing().heardAt).toBe(day.now);
    expect(day.outing().answers).toEqual([]);
  });

  test('left and not returning ends the watch; watcher and office are told', () => {
    const day = anOuting().skipsTo('15:00');
    day.onOuting(sam, { act: 'left, not returning' });
    expect(day.outing()).toMatchObject({ returned: 'not returning', backAt: day.now });
    expect(day.post()).toContain('15:00 left not returning: Joan, Dev');
  });

  test('back without any other tap ends the stop as well', () => {
    const day = anOuting().skipsTo('15:00');
    day.onOuting(sam, { act: 'back' });
    expect(day.visit().made).toMatchObject({ how: 'nobody arrived', arrivedAt: null });
  });

  test('nothing that a visitor says is refused, in whatever order it comes', () => {
    const acts: VisitorAct[] = [
      { act: 'going in' },
      { act: 'arrived' },
      left,
      { act: 'nobody here yet' },
      { act: 'arrived' },
      left,
      { act: 'more time', minutes: 15 },
      { act: 'new risk', words: '' },
      { act: 'plan changed', words: 'x' },
      { act: "I'm fine" },
      { act: 'back' },
      { act: 'back' },
      { act: 'arrived' },
      { act: 'more time', minutes: 60 },
      { act: 'help', words: '' },
    ];
    const day = anOuting();
    for (const act of acts) expect(day.skipsTo('14:15').onOuting(priya, act)).toBe('');
  });
});

describe('new risk, I’m leaving', () => {
  const risk = (words = '') => ({ act: 'new risk', words }) as const;

  test('ends the stop at once and tells safeguarding and the watcher; the watch goes on', () => {
    const day = anOuting().skipsTo('14:15');
    day.onOuting(sam, { act: 'arrived' });
    day.skipsTo('14:20').onOuting(sam, risk());
    expect(day.post()).toEqual(['14:20 new risk: Helen, Rhys, Joan']);
    expect(day.visit().made).toMatchObject({ how: 'left for a new risk' });
    expect(day.outing().backAt).toBeNull();
  });

  test('words that follow are told as well; an empty second tap is not', () => {
    const day = anOuting().skipsTo('14:20');
    day.onOuting(sam, risk());
    day.post();
    day.onOuting(sam, risk());
    expect(day.post()).toEqual([]);
    day.skipsTo('14:22').onOuting(sam, risk('A man with a knife'));
    expect(day.post()).toEqual(['14:22 new risk: Helen, Rhys, Joan']);
  });

  test('at a second stop later it counts anew, though nobody tapped "arrived" there', () => {
    const day = twoStops().skipsTo('14:20');
    day.onOuting(sam, risk());
    day.skipsTo('14:55').post();
    day.onOuting(sam, risk('Two dogs loose'));
    expect(day.outing().stops.map(({ how }) => how)).toEqual(['left for a new risk', 'left for a new risk']);
    expect(day.post()).toContain('14:55 new risk: Helen, Rhys, Joan');
  });

  test('words that follow belong to the stop that was left, not to the next', () => {
    const day = twoStops().skipsTo('14:20');
    day.onOuting(sam, risk());
    day.skipsTo('14:23').onOuting(sam, risk('Shouting and threats'));
    expect(day.outing().stops[1]?.leftAt).toBeNull();
  });
});

describe('two stops', () => {
  test('each has its own times, and its visit is made when it is left', () => {
    const day = twoStops().skipsTo('14:15');
    day.onOuting(sam, { act: 'arrived' });
    day.skipsTo('14:40').onOuting(sam, left);
    expect(whereabouts(day.outing())).toBe('between stops');
    expect([day.status('HV-0001'), day.status('HV-0002')]).toEqual(['made', 'out']);
    day.skipsTo('14:52').onOuting(sam, { act: 'arrived' });
    day.skipsTo('15:10').onOuting(sam, left);
    expect(day.visit('HV-0002').made).toMatchObject({ how: 'visited', leftAt: day.now });
    expect(day.log(day.outing())).toContain('Arrived at stop 2 of 2, HV-0002');
    expect(day.outing().backAt).toBeNull();
  });

  test('both visitors tap "left" on pages that show the same: one stop is left, not two', () => {
    const day = twoStops().skipsTo('14:40');
    const seen = day.outing().version;
    day.onOuting(sam, left, seen);
    day.onOuting(priya, left, seen);
    expect(day.outing().stops[1]?.leftAt).toBeNull();
    expect(day.status('HV-0002')).toBe('out');
  });

  test('a late "arrived" from the other phone does not count for the next stop', () => {
    const day = twoStops().skipsTo('14:15');
    const seen = day.outing().version;
    day.onOuting(sam, { act: 'arrived' }, seen);
    day.skipsTo('14:40').onOuting(sam, left, day.outing().version);
    day.onOuting(priya, { act: 'arrived' }, seen);
    expect(day.outing().stops[1]?.arrivedAt).toBeNull();
  });
});

describe('a tap that comes twice does nothing twice', () => {
  test('the same act with other minutes or words is another tap, though the page is as old', () => {
    const day = anOuting().until('15:20');
    const seen = day.outing().version;
    day.onOuting(sam, { act: 'more time', minutes: 15 }, seen);
    day.onOuting(sam, { act: 'more time', minutes: 60 }, seen);
    day.onOuting(sam, { act: 'more time', minutes: 60 }, seen);
    expect(day.log(day.outing()).join('\n')).toMatch(
      /15 more minutes: back by 15:45[\s\S]*60 more minutes: back by 16:45/,
    );
    expect(day.log(day.outing()).at(-1)).not.toContain('17:45');
    day.onOuting(sam, { act: 'help', words: '' }, seen);
    day.onOuting(sam, { act: 'help', words: 'He has a knife' }, seen);
    expect(day.outing().raised?.words).toBe('He has a knife');
  });

  test.each<[string, VisitorAct]>([
    ['more time', { act: 'more time', minutes: 15 }],
    ['left', left],
    ['plan changed', { act: 'plan changed', words: 'x' }],
    ['help', { act: 'help', words: '' }],
    ['back', { act: 'back' }],
  ])('%s', (_, act) => {
    const day = twoStops().skipsTo('14:30');
    const seen = day.outing().version;
    day.onOuting(sam, act, seen);
    const once = day.outing();
    day.post();
    expect(day.onOuting(sam, act, seen)).toBe('');
    expect(day.outing()).toEqual(once);
    expect(day.post()).toEqual([]);
  });

  test('the same tap on the page as it is now counts again', () => {
    const day = anOuting();
    const { due } = day.outing();
    day.onOuting(sam, { act: 'more time', minutes: 15 }, day.outing().version);
    day.onOuting(sam, { act: 'more time', minutes: 15 }, day.outing().version);
    expect(day.outing().due - due).toBe(30 * MINUTE);
  });
});

describe('who acts', () => {
  test('the office does a visitor’s acts on the phone, and the log says so', () => {
    const day = anOuting().skipsTo('14:15');
    expect(day.onOuting(dev, { act: 'arrived' })).toBe('');
    expect(day.log(day.outing()).at(-1)).toBe('Arrived at stop 1 of 1, HV-0001 (told on the phone)');
    expect(day.outing().log.at(-1)?.by).toBe(dev.email);
  });

  test('somebody who has nothing to do with it is refused', () => {
    const words = 'Only the visitors and those who watch can do this.';
    expect(anOuting().onOuting(lee, { act: 'back' })).toBe(words);
    expect(anOuting().onOuting(lee, { act: 'acknowledge' })).toBe(words);
  });

  test('nobody answers for school on their own outing, whatever their role', () => {
    const day = anOuting({
      staff: [sam, { ...priya, roles: ['visitor', 'senior leader', 'office'] }, joan, dev, helen, ruth],
    });
    day.until('15:45');
    const words = 'You are on this outing. Somebody at school must answer for it.';
    expect(day.onOuting(priya, { act: 'acknowledge' })).toBe(words);
    expect(day.onOuting(priya, { act: 'resolved', words: 'We are fine.' })).toBe(words);
    expect(day.onOuting(priya, { act: "I'm watching" })).toBe(words);
    // The word that they agreed themselves they may look at.
    expect(day.onOuting(priya, { act: 'show the safe word' })).toBe('');
  });
});

describe('the watcher', () => {
  test('who does not say "I’m watching" is asked again, then the office, then senior leaders until somebody does', () => {
    const day = anApprovedVisit();
    day.signsOut(sam, { due: '17:00' });
    day.post();
    expect(day.until('15:00').post()).toEqual([
      '14:05 please watch: Joan',
      '14:10 please watch: Joan, Dev',
      '14:25 please watch: Tom, Ruth',
      '14:55 please watch: Tom, Ruth',
    ]);
    expect(day.onOuting(dev, { act: "I'm watching" })).toBe('');
    expect(day.outing().watcher).toMatchObject({ email: dev.email, acceptedAt: day.now });
    expect(day.until('16:30').post().join()).not.toContain('please watch');
  });

  test('whoever takes the watch over has the briefing with all that a 999 call needs', () => {
    const day = anApprovedVisit();
    day.signsOut(sam);
    day.post();
    day.onOuting(dev, { act: "I'm watching" });
    expect(day.post()).toEqual(['13:55 briefing: Dev']);
  });

  test('one is enough: the next is told who watches already; the same one twice is no matter', () => {
    const day = anOuting();
    expect(day.onOuting(dev, { act: "I'm watching" })).toBe('Joan Whitley is already watching, since 13:55.');
    expect(day.onOuting(joan, { act: "I'm watching" })).toBe('');
  });

  test('who was only asked to watch was not alarmed: no all-clear, but "they are back"', () => {
    const day = anApprovedVisit();
    day.signsOut(sam);
    day.until('14:20').post();
    day.onOuting(sam, { act: 'more time', minutes: 15 });
    day.until('14:30').onOuting(sam, { act: 'back' });
    const post = day.post();
    expect(post.join()).not.toContain('all clear');
    expect(post).toContain('14:30 they are back: Joan, Dev');
  });

  test('the safe word is shown to who answers the phone, each look logged, and not after the end', () => {
    const day = anOuting();
    expect(day.onOuting(dev, { act: 'show the safe word' })).toBe('');
    expect(day.log(day.outing()).at(-1)).toBe('Dev Patel looked at the safe word');
    day.onOuting(sam, { act: 'back' });
    expect(day.onOuting(dev, { act: 'show the safe word' })).toBe(
      'The outing is over, so the safe word is no longer shown.',
    );
  });
});
