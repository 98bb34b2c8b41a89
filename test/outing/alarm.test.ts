// Not back, or in danger: the ladder to the minute, what each answer does to it, alarms that skip it, and the all-clear.
import { checklistOf } from '../../src/outing/checklist';
import { inHand, policeDecisionDue } from '../../src/outing/deadlines';
import { localTime } from '../../src/time';
import { anOuting, dev, helen, joan, MINUTE, priya, rhys, ruth, sam, tom, without } from '../given';

const acknowledge = { act: 'acknowledge' } as const;
const back = { act: 'back' } as const;
const help = { act: 'help', words: '' } as const;
const worried = { act: "I'm worried", words: '' } as const;
const cannotReach = { act: "can't reach", words: '' } as const;
const notYet = (lookAgain: number) =>
  ({ act: 'police not yet', because: 'Their car is in the street.', lookAgain }) as const;
const resolved = { act: 'resolved', words: 'Spoke to both. All is well.' } as const;

describe('not back at half past three', () => {
  test('the ladder: visitors, watcher and office, senior leaders, headteacher, everyone, and on', () => {
    expect(anOuting().until('16:47').post('outing')).toEqual([
      '15:30 are you back: Sam, Priya',
      '15:40 overdue: Joan, Dev',
      '15:50 overdue: Tom, Ruth',
      '16:00 overdue: Tom, Ruth',
      '16:15 overdue: Tom, Ruth',
      '16:30 overdue: Tom, Ruth, Joan, Dev, Rhys, Helen, Lee',
      '16:45 overdue: Tom, Ruth, Joan, Dev, Rhys, Helen, Lee',
    ]);
  });

  test('an engine that was down sends each person one letter when it wakes', () => {
    const day = anOuting().skipsTo('18:20').ticks();
    expect(day.post('outing')).toEqual([
      '18:20 are you back: Sam, Priya',
      '18:20 overdue: Joan, Dev, Tom, Ruth, Rhys, Helen, Lee',
    ]);
    expect(day.log(day.outing()).at(-1)).toContain('due 15:30, noticed 18:20');
  });

  test('a school without senior leaders goes on to everyone at the senior leaders’ minute', () => {
    const staff = without(tom, ruth);
    expect(anOuting({ staff }).until('15:50').post('outing').at(-1)).toBe('15:50 overdue: Joan, Dev, Rhys, Helen, Lee');
  });

  test('back while only the visitors were asked: nobody hears of an alarm', () => {
    const day = anOuting().until('15:35');
    day.post('outing');
    day.onOuting(sam, back);
    expect(day.post('outing')).toEqual(['15:35 they are back: Joan, Dev']);
  });

  test('back after an alarm: all-clear to exactly those who were alerted, and it is over', () => {
    const day = anOuting().until('15:52');
    day.post('outing');
    day.onOuting(priya, back);
    expect(day.post('outing')).toEqual(['15:52 all clear: Joan, Dev, Tom, Ruth']);
    expect(day.until('18:00').post('outing').join()).not.toContain('overdue');
  });

  test('more time from a visitor who is late counts from now, gives the all-clear, and starts afresh', () => {
    const day = anOuting().until('15:42');
    day.post('outing');
    day.onOuting(sam, { act: 'more time', minutes: 30 });
    expect(day.post('outing')).toEqual(['15:42 all clear: Joan, Dev']);
    expect(day.until('16:22').post('outing')).toEqual(['16:12 are you back: Sam, Priya', '16:22 overdue: Joan, Dev']);
  });

  test('reached by phone: a new return time, all-clear, and the watch goes on', () => {
    const day = anOuting().until('15:42');
    day.post('outing');
    expect(day.onOuting(dev, { act: 'reached', due: '15:40', words: '' })).toBe(
      'The new return time has already passed. Give a time later than now.',
    );
    expect(day.onOuting(dev, { act: 'reached', due: '16:10', words: 'Stuck in traffic' })).toBe('');
    expect(day.post('outing')).toEqual(['15:42 all clear: Joan, Dev']);
    expect(day.until('16:20').post('outing')).toEqual(['16:10 are you back: Sam, Priya', '16:20 overdue: Joan, Dev']);
  });

  test('I’m fine keeps the ladder waiting 20 minutes; they are still to come back', () => {
    const day = anOuting().until('15:41');
    day.post('outing');
    day.onOuting(sam, { act: "I'm fine" });
    expect(day.until('16:01').post('outing')).toEqual(['16:01 are you back: Sam, Priya', '16:01 overdue: Joan, Dev']);
  });

  test('attempts to reach them are kept: who tried whom, how, and what came of it', () => {
    const day = anOuting().until('15:42');
    day.onOuting(dev, { act: 'tried to reach', whom: 'Sam Okoro', how: 'mobile', result: 'no answer' });
    expect(day.outing().attempts).toEqual([
      { at: day.now, by: dev.email, whom: 'Sam Okoro', how: 'mobile', result: 'no answer' },
    ]);
    expect(day.log(day.outing()).at(-1)).toBe('Tried to reach Sam Okoro by mobile: no answer');
  });
});

describe('acknowledge is not resolve', () => {
  test('an acknowledged alarm pauses 20 minutes and comes back; rungs above keep their distance', () => {
    const day = anOuting().until('15:42');
    day.post('outing');
    expect(day.onOuting(dev, acknowledge)).toBe('');
    expect(inHand(day.outing(), day.now)?.by).toBe(dev.email);
    expect(day.until('16:11').post('outing')).toEqual([
      '16:02 are you back: Sam, Priya',
      '16:02 overdue: Joan, Dev',
      '16:10 overdue: Tom, Ruth',
    ]);
    expect(inHand(day.outing(), day.now)).toBeUndefined();
  });

  test('when two acknowledge, it is 20 minutes from the second, not 40', () => {
    const day = anOuting().until('15:42');
    day.onOuting(dev, acknowledge);
    day.until('15:45').onOuting(joan, acknowledge);
    day.post('outing');
    expect(day.until('16:05').post('outing')).toEqual(['16:05 are you back: Sam, Priya', '16:05 overdue: Joan, Dev']);
  });

  test('again and again acknowledged, it comes back each time', () => {
    const day = anOuting().until('15:42');
    for (let i = 0; i < 4; i++) {
      day.onOuting(dev, acknowledge);
      const since = day.now;
      day.post('outing');
      while (day.post('outing').length === 0) day.until(nextMinute(day.now));
      expect(day.now - since).toBeLessThanOrEqual(20 * 60_000);
    }
  });

  test('acknowledged over and over, senior leaders hear one acknowledgement later and no more, then everyone', () => {
    const day = anOuting().until('15:41');
    const told = day.post('outing');
    for (let i = 0; i < 5; i++) {
      day.onOuting(dev, acknowledge);
      day.until(localTime(day.now + 19 * MINUTE));
      told.push(...day.post('outing'));
    }
    const first = (who: string) => told.find((line) => line.includes('overdue') && line.includes(who));
    expect(first('Tom')).toBe('16:10 overdue: Tom, Ruth');
    expect(first('Helen')).toBe('16:50 overdue: Joan, Dev, Rhys, Helen, Tom, Ruth, Lee');
  });

  test('the visitors’ own word is news: after it one acknowledgement holds the ladder again', () => {
    const day = anOuting().until('15:41');
    day.onOuting(dev, acknowledge);
    day.until('15:55').onOuting(sam, { act: "I'm fine" });
    day.until('16:10').onOuting(dev, acknowledge);
    day.until('16:25').onOuting(dev, acknowledge);
    expect(day.until('16:38').post('outing').join()).not.toContain('Tom');
    expect(day.until('16:39').post('outing')).toEqual(['16:39 overdue: Tom, Ruth']);
  });

  test('where there is no alarm there is nothing to acknowledge or resolve', () => {
    const day = anOuting();
    expect(day.onOuting(dev, acknowledge)).toBe('There is no alarm to acknowledge.');
    expect(day.onOuting(dev, resolved)).toBe('There is no alarm to resolve.');
  });

  test('resolved ends an overdue return with the words of who did it, and the all-clear', () => {
    const day = anOuting().until('15:52');
    day.post('outing');
    expect(day.onOuting(tom, { act: 'resolved', words: 'Both went home, spoke to each.' })).toBe('');
    expect(day.post('outing')).toEqual(['15:52 all clear: Joan, Dev, Tom, Ruth']);
    expect(day.outing().resolved).toEqual([{ at: day.now, by: tom.email, words: 'Both went home, spoke to each.' }]);
    expect(day.outing().closedAt).toBe(day.now);
  });
});

describe('can’t reach them', () => {
  test('senior leaders hear that minute', () => {
    const day = anOuting().until('15:43');
    day.post('outing');
    day.onOuting(joan, cannotReach);
    expect(day.post('outing')).toEqual(['15:43 overdue: Tom, Ruth']);
    expect(day.until('15:53').post('outing')).toEqual(['15:53 overdue: Tom, Ruth']);
  });

  test('also where somebody had it in hand', () => {
    const day = anOuting().until('15:42');
    day.onOuting(joan, acknowledge);
    day.until('15:46').post('outing');
    day.onOuting(joan, cannotReach);
    expect(day.post('outing').join()).toMatch(/15:46 overdue: .*Tom, Ruth/);
    expect(inHand(day.outing(), day.now)).toBeUndefined();
  });

  test('the police decision is asked for with the headteacher’s rung that came sooner', () => {
    const day = anOuting().until('15:43');
    day.onOuting(joan, cannotReach);
    expect(policeDecisionDue(day.until('15:53').outing(), day.now)).toBe(true);
  });

  test('before anything is overdue it is an alarm of its own', () => {
    const day = anOuting().until('14:30');
    day.onOuting(joan, cannotReach);
    expect(day.outing().raised).toMatchObject({ cause: 'worried', words: "Can't reach them" });
    expect(day.post('outing')).toEqual(['14:30 help: Joan, Dev, Helen, Tom, Ruth']);
  });
});

describe('the police decision', () => {
  test('is asked for from half an hour on, and an acknowledgement does not answer it', () => {
    const day = anOuting().until('15:59');
    expect(policeDecisionDue(day.outing(), day.now)).toBe(false);
    expect(policeDecisionDue(day.until('16:00').outing(), day.now)).toBe(true);
    day.onOuting(tom, acknowledge);
    expect(policeDecisionDue(day.outing(), day.now)).toBe(true);
  });

  test('not yet, look again in 10: the ladder comes back in 10, and asks again', () => {
    const day = anOuting().until('16:01');
    day.post('outing');
    expect(day.onOuting(ruth, notYet(10))).toBe('');
    expect(policeDecisionDue(day.outing(), day.now)).toBe(false);
    expect(day.until('16:10').post('outing')).toEqual([]);
    expect(day.until('16:11').post('outing')).toEqual([
      '16:11 are you back: Sam, Priya',
      '16:11 overdue: Joan, Dev, Tom, Ruth',
    ]);
    expect(policeDecisionDue(day.outing(), day.now)).toBe(true);
  });

  test('not yet lasts no longer than the school allows', () => {
    const day = anOuting({ settings: { returnLadder: { ...SHORT_LOOK } } }).until('16:01');
    day.onOuting(ruth, notYet(15));
    expect(policeDecisionDue(day.until('16:06').outing(), day.now)).toBe(true);
  });

  test('an acknowledgement does not put off the look again that was promised', () => {
    const day = anOuting().until('16:01');
    day.onOuting(ruth, notYet(10));
    day.until('16:05').onOuting(dev, acknowledge);
    day.post('outing');
    expect(day.until('16:11').post('outing').join()).toMatch(/16:11 overdue: .*Tom, Ruth/);
  });

  test('police called is kept with its reference, and there is no more to decide; they are still not back', () => {
    const day = anOuting().until('16:01');
    day.post('outing');
    expect(day.onOuting(ruth, { act: 'police called', reference: 'GMP 77' })).toBe('');
    expect(policeDecisionDue(day.outing(), day.now)).toBe(false);
    expect(day.log(day.outing()).at(-1)).toBe('Police called: GMP 77');
    expect(day.until('16:21').post('outing').join()).toMatch(/16:21 overdue: .*Tom, Ruth/);
  });
});

describe('help, the safe word, "I’m worried"', () => {
  test('I need help reaches everyone who answers, at once and every 5 minutes, then the whole staff with a role', () => {
    const day = anOuting().until('14:30');
    day.onOuting(sam, help);
    expect(day.until('14:45').post('outing')).toEqual([
      '14:30 help: Joan, Dev, Helen, Tom, Ruth',
      '14:35 help: Joan, Dev, Helen, Tom, Ruth',
      '14:40 help: Joan, Dev, Helen, Tom, Ruth',
      '14:45 help: Joan, Dev, Helen, Tom, Ruth, Rhys, Lee',
    ]);
  });

  test.each([
    ['the safe word heard by who answers the phone', dev, { act: 'safe word heard' } as const, 'safe word'],
    ['I’m worried, from the watcher', joan, worried, 'worried'],
  ])('%s', (_, person, act, cause) => {
    const day = anOuting().until('14:30');
    expect(day.onOuting(person, act)).toBe('');
    expect(day.outing().raised).toMatchObject({ cause, by: person.email });
    expect(day.post('outing')).toEqual(['14:30 help: Joan, Dev, Helen, Tom, Ruth']);
  });

  test('help after somebody was worried and had it in hand is a new alarm', () => {
    const day = anOuting().until('14:30');
    day.onOuting(joan, worried);
    day.onOuting(dev, acknowledge);
    day.until('14:33').post('outing');
    day.onOuting(sam, help);
    expect(day.post('outing')).toEqual(['14:33 help: Joan, Dev, Helen, Tom, Ruth']);
  });

  test('a second call for help is heard though somebody has the first in hand', () => {
    const day = anOuting().until('14:30');
    day.onOuting(sam, help);
    day.until('14:31').onOuting(dev, acknowledge);
    day.until('14:33').post('outing');
    day.onOuting(sam, { act: 'help', words: 'He has locked the door' });
    expect(day.post('outing')).toEqual(['14:33 help: Joan, Dev, Helen, Tom, Ruth']);
    expect(day.outing().raised?.words).toBe('He has locked the door');
  });

  test('acknowledged it waits 20 minutes, and comes back until it is resolved', () => {
    const day = anOuting().until('14:30');
    day.onOuting(sam, help);
    day.until('14:32').onOuting(dev, acknowledge);
    day.post('outing');
    expect(day.until('14:52').post('outing')).toEqual(['14:52 help: Joan, Dev, Helen, Tom, Ruth']);
  });

  test('back during help keeps the alarm until school resolves it; then the all-clear, and it is over', () => {
    const day = anOuting().until('14:30');
    day.onOuting(sam, help);
    day.until('14:32').onOuting(sam, back);
    day.post('outing');
    expect(day.until('14:35').post('outing')).toEqual(['14:35 help: Joan, Dev, Helen, Tom, Ruth']);
    expect(day.onOuting(sam, resolved)).toBe('You are on this outing. Somebody at school must answer for it.');
    expect(day.onOuting(helen, resolved)).toBe('');
    expect(day.post('outing')).toEqual(['14:35 all clear: Joan, Dev, Helen, Tom, Ruth']);
    expect(day.outing().closedAt).toBe(day.now);
  });

  test('resolved while they are out: all-clear, and the watch goes on', () => {
    const day = anOuting().until('14:30');
    day.onOuting(joan, worried);
    day.post('outing');
    day.onOuting(tom, resolved);
    expect(day.post('outing')).toEqual(['14:30 all clear: Joan, Dev, Helen, Tom, Ruth']);
    expect(day.until('15:40').post('outing')).toEqual(['15:30 are you back: Sam, Priya', '15:40 overdue: Joan, Dev']);
  });

  test('resolved when they are late already: they are asked first, as at any return', () => {
    const day = anOuting().until('15:20');
    day.onOuting(sam, help);
    day.until('16:40').post('outing');
    day.onOuting(tom, resolved);
    expect(day.post('outing')).toEqual([
      '16:40 all clear: Joan, Dev, Helen, Tom, Ruth, Rhys, Lee',
      '16:40 are you back: Sam, Priya',
    ]);
    expect(
      day
        .until('16:50')
        .post('outing')
        .filter((line) => line.includes('overdue')),
    ).toEqual(['16:50 overdue: Joan, Dev']);
  });

  test('a call for help after they said "back" is heard like any other', () => {
    const day = anOuting().until('15:20');
    day.onOuting(sam, back);
    day.until('15:25').post('outing');
    day.onOuting(priya, help);
    expect(day.post('outing')).toEqual(['15:25 help: Joan, Dev, Helen, Tom, Ruth']);
    expect(day.until('15:30').post('outing')).toContain('15:30 help: Joan, Dev, Helen, Tom, Ruth');
    expect(day.onOuting(dev, resolved)).toBe('');
    expect(day.outing().closedAt).toBe(day.now);
  });

  test('somebody at school who is worried after "back" is heard as well', () => {
    const day = anOuting().until('15:20');
    day.onOuting(sam, back);
    day.post('outing');
    day.onOuting(rhys, worried);
    expect(day.post('outing')).toEqual(['15:20 help: Joan, Dev, Helen, Tom, Ruth']);
  });

  test('help told to the office on the phone is the visitors’ call, heard by all', () => {
    const day = anOuting().until('14:30');
    expect(day.onOuting(dev, help)).toBe('');
    expect(day.log(day.outing())).toContain('I need help (told on the phone)');
    expect(day.post('outing')).toEqual(['14:30 help: Joan, Dev, Helen, Tom, Ruth']);
  });
});

const SHORT_LOOK = {
  visitors: 0,
  watcherAndOffice: 10,
  seniorLeaders: 20,
  headteacher: 30,
  repeat: 15,
  acknowledgedAgain: 20,
  lookAgainMost: 5,
};

function nextMinute(now: number): string {
  return new Date(now + 60 * 60_000 + 60_000).toISOString().slice(11, 16);
}

describe('the checklist of whoever leads the search', () => {
  const step = (words: string, result: string) => ({ act: 'checklist step', step: words, result }) as const;

  test('any step may come first, and again; each is kept with who, when and what came of it', () => {
    const day = anOuting().until('15:52');
    const [ring = '', drive = ''] = day.outing().rules.checklist;
    expect(day.onOuting(tom, step(drive, 'Car is there'))).toBe('');
    day.until('15:54');
    expect(day.onOuting(ruth, step(ring, 'Engaged'))).toBe('');
    expect(day.onOuting(ruth, step(ring, 'Mum: they left at three'))).toBe('');
    expect(checklistOf(day.outing()).map(({ done }) => done.map(({ by, result }) => `${by}: ${result}`))).toEqual([
      [`${ruth.email}: Engaged`, `${ruth.email}: Mum: they left at three`],
      [`${tom.email}: Car is there`],
      [],
      [],
    ]);
  });

  test('the police step is done by recording their call; what is not on the list is refused', () => {
    const day = anOuting().until('15:52');
    expect(day.onOuting(tom, step('Send a drone', 'It flew'))).toContain('is not on the checklist');
    day.onOuting(tom, { act: 'police called', reference: 'GMP 4' });
    expect(checklistOf(day.outing()).at(-1)?.done).toMatchObject([{ by: tom.email, result: 'called, GMP 4' }]);
  });

  test('whoever is out does not tick it', () => {
    const day = anOuting().until('15:52');
    expect(day.onOuting(sam, step(day.outing().rules.checklist[0] ?? '', 'x'))).toContain('You are on this outing');
  });
});
