// Settings as an administrator types them: what comes into force, and what is said beside a wrong cell.
import type { TypedRow } from '../../src/ports';
import { readSettings } from '../../src/school/read-settings';
import type { Settings } from '../../src/school/school';
import { initialSettings, missingSettings, schoolAddress, settingsRows } from '../../src/school/settings';
import { sampleSettings } from '../samples';

/** The sheet as it would stand for these settings, with some values typed anew. */
function sheet(settings: Settings, typed: Record<string, string> = {}): TypedRow[] {
  return settingsRows(settings).map((cells, i) => ({
    row: i + 2,
    cells: { ...cells, Value: typed[cells.Setting ?? ''] ?? cells.Value ?? '' },
  }));
}

const inForce = sampleSettings({ mailbox: 'homevisits@school.example' });

describe('the sheet Settings', () => {
  test('a sheet that nobody has touched says what is in force, and nothing is wrong with it', () => {
    expect(readSettings(sheet(inForce), inForce)).toEqual({ settings: inForce, notes: [] });
  });

  test('a new school is asked for its name and its numbers, and has safe values for all the rest', () => {
    const fresh = initialSettings();
    expect(missingSettings(fresh)).toEqual(['School name', 'Office phone', 'Emergency phone']);
    expect(fresh.returnLadder).toMatchObject({ visitors: 0, watcherAndOffice: 10, seniorLeaders: 20, headteacher: 30 });
    expect(fresh.readReplies).toBe(false);
  });

  test.each([
    ['School day starts', '8am', 'dayStarts', '08:00'],
    ['School day ends', '4.15 pm', 'dayEnds', '16:15'],
    ['Office phone', '+44 161 496 0100', 'officePhone', '+44 161 496 0100'],
    ['Office phone', '0161 496 0100 ext 12', 'officePhone', '0161 496 0100 ext 12'],
    ['Minutes between looks', '5 minutes', 'tickMinutes', 5],
    ['Read mail replies', 'no', 'readReplies', false],
    ['Policy', 'SPT', 'policy', 'spt'],
    ['Policy', 'National Autistic Society', 'policy', 'nas'],
    ['Minutes between check-ins', '45', 'checkInEvery', 45],
    ['Minutes for the watcher to answer', '', 'acceptWithin', undefined],
    ['Who watches', 'Office', 'watchBy', 'office'],
    ['Deputy approver', 'headteacher', 'deputy', 'headteacher'],
    ['Chair of governors', 'Zoe.Quill@school.example', 'chair', 'zoe.quill@school.example'],
    ['Term ends', '18/12/2026; 2026-07-21', 'termEnds', ['2026-07-21', '2026-12-18']],
    ['Keep closed visits for (years)', '3 years', 'keepYears', 3],
    ['Keep closed visits for (years)', '', 'keepYears', undefined],
    ['Keep whatever their age', 'hv-0012, OUT-0003', 'keepRefs', ['HV-0012', 'OUT-0003']],
    ['Action areas', 'Health: Ann@school.example', 'areas', { Health: 'ann@school.example' }],
  ] as const)('%s can be typed as “%s”', (name, typed, key, value) => {
    const { settings, notes } = readSettings(sheet(inForce, { [name]: typed }), inForce);
    expect(notes).toEqual([]);
    expect(settings[key]).toEqual(value);
  });

  test.each([
    ['School name', '', /empty/],
    ['Policy', 'ofsted', /no policy “ofsted”.*celt \(Cornwall Education Learning Trust: Home Visits Protocol\)/],
    ['Who watches', 'visitor', /cannot be used here/],
    ['Office phone', '161 496 0100', /lost its leading 0/],
    ['Office phone', 'ring Joan', /not a phone number/],
    ['School day ends', 'half four', /not a time/],
    ['Closed', '2026-13-40', /not a date/],
    ['Keep closed visits for (years)', '0', /from 1 to 75, or nothing: for ever/],
    ['Keep closed visits for (years)', 'three', /from 1 to 75/],
    ['Keep whatever their age', 'HV-0012; HV12', /“HV12” is no reference/],
    ['Term ends', 'end of July', /not a date/],
    ['Chair of governors', 'Zoe Quill', /not an e-mail address/],
    ['Action areas', 'Health: Ann', /Type it as Attendance: ann@school.uk/],
    ['Closed', '2027-01-04 to 2026-12-19', /first and the last/],
    ['Minutes between looks', '2', /Type 1 or 5/],
    ['Read mail replies', 'perhaps', /neither Yes nor No/],
    ['Chat webhook', 'https://example.com/hook', /Chat space/],
    ['Web app address', 'https://script.google.com/macros/s/abc/dev', /ends in \/dev/],
    ['Late: police decision after', '600', /from 0 to 120/],
    ['Late: police decision after', '5', /no earlier than the one before/],
    ['School day ends', '07:00', /must end after it starts/],
    ['Ask the deputy after', '30', /later than the approvers/],
  ])('%s typed as “%s” has a note, and the last good value stays in force', (name, typed, words) => {
    const rows = sheet(inForce, { [name]: typed });
    const { settings, notes } = readSettings(rows, inForce);
    expect(settings).toEqual(inForce);
    expect(notes).toHaveLength(1);
    expect(notes[0]?.row).toBe(rows.find(({ cells }) => cells.Setting === name)?.row);
    expect(notes[0]?.words).toMatch(words);
  });

  test('what would go beyond the policy has a note, and the policy is in force', () => {
    const nas = { ...inForce, policy: 'nas' };
    const typed = { 'Minutes to wait at the door': '40', 'Deputy approver': 'senior leader' };
    const { notes } = readSettings(sheet(nas, typed), nas);
    expect(notes.map(({ words }) => words)).toEqual([
      'The policy says 20 minutes at the most, and that is in force.',
      'Under the policy only the Principal decides: nobody stands in.',
    ]);
  });

  test('one wrong cell keeps no other from coming into force', () => {
    const typed = { 'Office phone': 'ring Joan', 'School name': 'Alder Park' };
    const { settings, notes } = readSettings(sheet(inForce, typed), inForce);
    expect(settings).toEqual({ ...inForce, schoolName: 'Alder Park' });
    expect(notes).toHaveLength(1);
  });

  test('holidays are a list of spells of days, typed the ISO or the British way', () => {
    const typed = '2027-02-15 to 2027-02-19; 19/12/2026 to 4/1/2027; 2027-05-03';
    expect(readSettings(sheet(inForce, { Closed: typed }), inForce).settings.closed).toEqual([
      { from: '2026-12-19', to: '2027-01-04' },
      { from: '2027-02-15', to: '2027-02-19' },
      { from: '2027-05-03', to: '2027-05-03' },
    ]);
    expect(readSettings(sheet(inForce, { Closed: '' }), inForce).settings.closed).toEqual([]);
  });

  test('a row that somebody deleted leaves its value in force, with a note at the top', () => {
    const rows = sheet(inForce).filter(({ cells }) => cells.Setting !== 'Office phone');
    const { settings, notes } = readSettings(rows, inForce);
    expect(settings).toEqual(inForce);
    expect(notes).toEqual([
      expect.objectContaining({
        row: 1,
        words: expect.stringContaining('“Office phone” is missing. In force: 0161 496 0100'),
      }),
    ]);
  });

  test('a row with a misspelt name is asked about, and a second row of one name does not count', () => {
    const rows = sheet(inForce);
    rows.push({ row: 90, cells: { Setting: 'Ofice phone', Value: '0161 000 0000' } });
    rows.push({ row: 91, cells: { Setting: 'Office phone', Value: '0161 000 0000' } });
    const { settings, notes } = readSettings(rows, inForce);
    expect(settings).toEqual(inForce);
    expect(notes.map(({ row, words }) => [row, words])).toEqual([
      [90, 'There is no setting “Ofice phone”. Do you mean “Office phone”?'],
      [91, '“Office phone” stands above already; that row counts.'],
    ]);
  });

  test('whatever is typed into any cell, something is in force and it is no nonsense', () => {
    for (const junk of ['', ' ', '=A1', '-1', '99999999', '#REF!', '\u0000', 'Yes', '2026-05-01T00:00']) {
      for (const { Setting = '' } of settingsRows(inForce)) {
        const { settings } = readSettings(sheet(inForce, { [Setting]: junk }), inForce);
        expect(settings.returnLadder.headteacher).toBeLessThanOrEqual(120);
        expect([1, 5]).toContain(settings.tickMinutes);
        expect(settings.officePhone).not.toBe('');
      }
    }
  });
});

test('the web app’s address carries the school’s domain, since the plain one has shown white pages', () => {
  const plain = 'https://script.google.com/macros/s/AKfy/exec';
  const withDomain = 'https://script.google.com/a/macros/school.example/s/AKfy/exec';
  expect(schoolAddress(plain, 'homevisits@school.example')).toBe(withDomain);
  expect(schoolAddress(withDomain, 'homevisits@school.example')).toBe(withDomain);
  expect(schoolAddress(plain, 'somebody@gmail.com')).toBe(plain);
});
