// Whatever anybody taps, in whatever order: an alarm that is not over is heard again within 20 minutes, and ends with all-clears.
import fc from 'fast-check';
import type { OutingAct } from '../../src/outing/decide';
import { alarmSince, isWatched } from '../../src/outing/record';
import { usual } from '../../src/policy/usual';
import type { StaffMember } from '../../src/school/school';
import { localTime } from '../../src/time';
import { anOuting, type Day, dev, helen, joan, MINUTE, priya, ruth, sam, tom, without } from '../given';

type Tap = [StaffMember, OutingAct];

const visitors = fc.constantFrom(sam, priya);
const school = fc.constantFrom(joan, dev, helen, tom, ruth);
const minutes = fc.constantFrom<15 | 30 | 60>(15, 30, 60);
const byVisitors: fc.Arbitrary<Tap> = fc.tuple(
  visitors,
  fc.oneof(
    fc.constantFrom<OutingAct>(
      { act: 'arrived' },
      { act: 'left', how: 'visited' },
      { act: "I'm fine" },
      { act: 'help', words: '' },
      { act: 'help', words: 'Hurry' },
      { act: 'new risk', words: '' },
      { act: 'back' },
    ),
    minutes.map((m): OutingAct => ({ act: 'more time', minutes: m })),
  ),
);
const bySchool: fc.Arbitrary<Tap> = fc.tuple(
  school,
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<OutingAct>({ act: 'acknowledge' }) },
    {
      weight: 5,
      arbitrary: fc.constantFrom<OutingAct>(
        { act: "I'm watching" },
        { act: "can't reach", words: '' },
        { act: "I'm worried", words: '' },
        { act: 'safe word heard' },
        { act: 'police called', reference: 'GMP 1' },
        { act: 'police not yet', because: 'x', lookAgain: 15 },
        { act: 'resolved', words: 'x' },
      ),
    },
  ),
);
const taps = fc.array(
  fc.record({ gap: fc.integer({ min: 0, max: 25 }), tap: fc.oneof(byVisitors, bySchool), fresh: fc.boolean() }),
  { maxLength: 25 },
);
const staffs = fc.subarray([dev, helen, tom, ruth], { maxLength: 3 }).map((gone) => without(...gone));

const ALARMS = /overdue|help|are you back|check/;
/** Without check-ins, and with one owed every half hour. */
const every = fc.constantFrom(null, 30);

/** An outing whose visitors owe a sign of life every so many minutes. */
function anOutingWith(checkInEvery: number | null): Day {
  const day = anOuting();
  const rules = { ...day.outing().rules, checkInEvery, ladders: usual.ladders };
  day.outings.set('OUT-1', { ...day.outing(), rules });
  return day;
}

test('an alarm that goes on is heard again within 20 minutes of the last letter or answer', () => {
  fc.assert(
    fc.property(taps, staffs, every, (story, staff, checkIn) => {
      const day = anOutingWith(checkIn);
      // They were there in the morning and are not any more.
      day.school = { ...day.school, staff };
      day.until('15:20');
      let heard = day.now;
      const minute = () => {
        const outing = day.outing();
        const since = alarmSince(outing, day.now);
        const answered = Math.max(...outing.answers.map(({ at }) => at), 0);
        if (day.post('outing').some((line) => ALARMS.test(line))) heard = day.now;
        if (since === undefined) return;
        expect(day.now - Math.max(since, heard, answered)).toBeLessThanOrEqual(20 * MINUTE);
      };
      const wait = (count: number) => {
        for (let i = 0; i < count; i++) {
          day.until(localTime(day.now + MINUTE));
          minute();
        }
      };
      for (const { gap, tap, fresh } of story) {
        const seen = fresh ? day.outing().version : undefined;
        if (staff.includes(tap[0])) day.onOuting(tap[0], tap[1], seen);
        minute();
        // Stories that would go on after midnight stop there.
        if (localTime(day.now) > '22:00') return;
        wait(gap);
      }
      wait(45);
    }),
    { numRuns: 60 },
  );
});

test('who was alarmed gets one all-clear for each alarm, and nobody else gets one', () => {
  fc.assert(
    fc.property(taps, every, (story, checkIn) => {
      const day = anOutingWith(checkIn);
      const alarmed = new Set<string>();
      const listen = () => {
        for (const line of day.post('outing')) {
          const [, letter = '', people = ''] = /^\S+ ([^:]+): (.*)$/.exec(line) ?? [];
          for (const person of people.split(', ')) {
            if (['overdue', 'help', 'no check-in'].includes(letter)) alarmed.add(person);
            if (letter !== 'all clear') continue;
            expect(alarmed.has(person)).toBe(true);
            alarmed.delete(person);
          }
        }
      };
      day.until('15:20');
      listen();
      for (const { gap, tap } of story) {
        day.onOuting(tap[0], tap[1]);
        listen();
        if (localTime(day.now) > '22:00') return;
        day.until(localTime(day.now + gap * MINUTE));
        listen();
      }
      day.onOuting(sam, { act: 'back' });
      day.onOuting(tom, { act: 'resolved', words: 'All well.' });
      listen();
      expect(isWatched(day.outing())).toBe(false);
      expect([...alarmed]).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('people who only ever acknowledge keep nobody above from hearing for longer than one acknowledgement holds', () => {
  const only = fc.constantFrom<OutingAct>(
    { act: 'acknowledge' },
    { act: 'police not yet', because: 'x', lookAgain: 15 },
    { act: "I'm fine" },
    { act: 'tried to reach', whom: 'the family', how: 'rang', result: 'no answer' },
  );
  const stories = fc.array(
    fc.record({ gap: fc.integer({ min: 0, max: 19 }), by: fc.constantFrom(joan, dev), act: only }),
    {
      minLength: 1,
      maxLength: 20,
    },
  );
  fc.assert(
    fc.property(stories, (story) => {
      const day = anOuting().until('15:30');
      day.post();
      const heard = new Map<string, string>();
      const minutes = () => {
        for (const line of day.post('outing')) {
          const [, at = '', people = ''] = /^(\S+) overdue: (.*)$/.exec(line) ?? [];
          for (const person of people.split(', ')) if (!heard.has(person)) heard.set(person, at);
        }
      };
      for (const { gap, by, act } of story) {
        for (let i = 0; i < gap; i++) {
          day.until(localTime(day.now + MINUTE));
          minutes();
        }
        day.onOuting(by, act);
        minutes();
      }
      if (localTime(day.now) < '17:00') day.until('17:00');
      minutes();
      // Their own minutes are 15:50 and 16:30; one acknowledgement holds 20.
      for (const leader of ['Tom', 'Ruth']) expect(heard.get(leader)).toMatch(/^(15:[0-5]\d|16:10|16:0\d)$/);
      for (const other of ['Rhys', 'Helen', 'Lee']) expect(heard.get(other)).toMatch(/^16:([0-4]\d|50)$/);
    }),
    { numRuns: 60 },
  );
});
