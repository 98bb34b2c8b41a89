// Long and odd words on their way through a whole visit: forms, records, every sheet, the mails, the Chat space, the archive.
import { HOUR, MINUTE } from '../../src/time';
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { count } from './counts';
import { whatIsWrong } from './invariants';
import { EVERY_FRAGMENT, TAKEN_FOR_MORE } from './nasty';

const { visitor, watcher, office, team, administrator } = PEOPLE;

let founded: SchoolDay;
beforeAll(() => {
  founded = schoolDay();
});

/** Every cell of every spreadsheet that holds a formula, but for those that the board itself has. */
function formulas(day: SchoolDay): string[] {
  const cells = day.workspace.state.spreadsheets.flatMap(({ sheets }) => sheets.flatMap(({ rows }) => rows.flat()));
  return cells.flatMap((cell) => (cell?.f === undefined || /^=IF\(/.test(cell.f) ? [] : [cell.f]));
}

/** As it stands in a cell: where a text cell keeps the quote, in front of what looks like a formula. */
const shown = (text: string, keepsQuote: boolean) => (keepsQuote && /^[=+\-@']/.test(text) ? `'${text}` : text);

const ODD = [...TAKEN_FOR_MORE, 'one\ttwo\nthree', '👩‍👧 e\u0301'];

test.each([false, true])(
  'a text cell keeps the quote before a formula, %s: all stands as typed, and nothing is worked out',
  (keepsQuote) => {
    const day = founded.branch();
    day.workspace.settings.textCellsKeepQuote = keepsQuote;
    const [address = '', whomToSee = ''] = ODD;
    const ref = day.approved({ address, whomToSee, arrive: '09:10', backBy: '09:30' });
    const out = day.leaves([ref], { due: '09:30' });
    for (const what of ODD)
      day.taps(team, { page: 'visit', ref, act: 'add action', what, owner: office, due: '2026-05-13' });
    day.workspace.advanceMinutes(1);
    const words = ODD.map((text) => shown(text, keepsQuote));
    expect(day.board('Today')[0]).toMatchObject({
      Address: words[0],
      Seeing: words[1],
      Mobile: '07700 900111',
      Ref: out,
    });
    expect(day.board('Register')[0]).toMatchObject({ 'Address visited': words[0], Ref: ref });
    const actions = day.board('Actions').map(({ What }) => What);
    expect(words.filter((one) => !actions.some((what) => what?.includes(one)))).toEqual([]);
    expect(day.visit(ref).actions.map(({ what }) => what)).toEqual(ODD);
    expect(formulas(day)).toEqual([]);
    if (!keepsQuote) expect(whatIsWrong(day.workspace)).toEqual([]);
    count({ executions: 18 });
  },
);

describe('everything at once', () => {
  const text = EVERY_FRAGMENT.filter((one) => one.length < 100).join(' ');

  test('a name with all of it goes through a whole visit to the archive: nothing fails, nothing waits, the log holds', () => {
    const day = founded.branch();
    const { workspace } = day;
    const sent: string[] = [];
    workspace.onFetch = ({ payload }) => {
      sent.push(String(payload));
      return { code: 200, body: '{}' };
    };
    types(day, 'Settings', 'Chat webhook', 'Value', 'https://chat.googleapis.com/v1/spaces/AAA/messages?key=k');
    const ref = day.approved({ address: text.slice(0, 190), circumstances: text, arrive: '09:10', backBy: '09:30' });
    types(day, 'Staff', 'Maya Osei', 'Name', '\u202eMaya <users/all> <https://evil.example|Open>\u0000 =1');
    types(day, 'Staff', visitor, 'Job', text);
    const out = day.leaves([ref], { due: '09:30', car: text });
    day.says(visitor, out, 'plan changed', { words: text });
    workspace.advanceMinutes(1);
    workspace.setClockWithoutTriggers(workspace.now + 41 * MINUTE);
    workspace.advanceMinutes(1);
    const alarm = day.mailTo(watcher, 'OVERDUE');
    expect(alarm.subject).not.toMatch(/[\r\n\u202a-\u202e\0]/);
    expect(alarm.headers).not.toHaveProperty('Bcc');
    expect(alarm).toMatchObject({ to: [watcher], cc: [], bcc: [] });
    expect(sent.length).toBeGreaterThan(0);
    for (const payload of sent)
      expect((JSON.parse(payload) as { text: string }).text).not.toMatch(/<users\/|<https|:\/\//);
    day.says(visitor, out, 'back');
    day.sends('report', day.ordinaryReport(ref, { outcome: text, comments: text }));
    workspace.advanceMinutes(1);
    expect(day.visit(ref).report?.outcome).toBe(text.trim());
    // What the Log says of before she was called that stands under the name that she had.
    expect(whatIsWrong(workspace).filter(({ words }) => !/Asked for the visit|Sent the risk/.test(words))).toEqual([]);
    expect(formulas(day)).toEqual([]);
    workspace.setClockWithoutTriggers(workspace.now + 30 * HOUR);
    workspace.advanceMinutes(1);
    workspace.setClockWithoutTriggers(workspace.now + 31 * MINUTE);
    workspace.advanceMinutes(1);
    expect(() => day.outing(out)).toThrow('is not open');
    expect(day.subjects(administrator).filter((one) => one.includes('archive'))).toEqual([]);
    count({ executions: 14 });
  });
});
