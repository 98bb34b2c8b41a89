// Set-up as the administrator meets it: from an empty spreadsheet to a school that can send people out.
import type { Workspace } from '../../local/workspace/workspace';
import { begun, builtScript, newWorkspace, OWNER, PEOPLE, result, run, typeSetting } from './installed';

let dist: string;
let workspace: Workspace;

beforeAll(() => {
  dist = builtScript();
});
beforeEach(() => {
  workspace = begun(dist);
});

const FORMS = ['Home Visit Form', 'Incident', 'Lone Working Risk Assessment', 'Visit Report'];

/** What stands, told so that two of anything would show. */
function standing(of: Workspace) {
  return {
    files: of
      .spreadsheets()
      .map(({ name }) => name)
      .sort(),
    sheets: of
      .spreadsheet(of.controlId)
      .sheets.map(({ name }) => name)
      .sort(),
    forms: of
      .forms()
      .map(({ title }) => title)
      .sort(),
    items: of
      .forms()
      .map(({ pages }) => pages.flatMap(({ items }) => items).length)
      .sort(),
    triggers: of
      .triggers()
      .map(({ fn }) => fn)
      .sort(),
    staff: of.spreadsheet(of.controlId).sheet('Staff').display.length,
  };
}

/** Types a person into the next free row of Staff. */
function type(email: string, name: string, roles: string, mobile = "'07700 900101"): void {
  const row = workspace.spreadsheet(workspace.controlId).sheet('Staff').lastRow + 1;
  const cells = { A: name, B: email, D: mobile, E: roles, F: 'Yes' };
  for (const [column, text] of Object.entries(cells))
    workspace.editCell(workspace.controlId, 'Staff', `${column}${row}`, text, OWNER);
}

const setting = (name: string, value: string) => typeSetting(workspace, name, value);

describe('setting up', () => {
  test('makes the sheets first, and asks for the policy before it builds what hangs on it', () => {
    workspace = newWorkspace(dist);
    expect(result<string>(workspace, 'setUp')).toContain('the policy that your school follows first of all');
    expect(workspace.forms()).toEqual([]);
    setting('Policy', 'celt');
    setting('School name', 'Porthwen');
    expect(result<string>(workspace, 'setUp')).toContain('Home Visits is set up: 3 forms, the register');
    // This policy asks for no risk assessment.
    expect(standing(workspace).forms).toEqual(['Home Visit Form', 'Incident', 'Visit Report']);
    expect(standing(workspace).triggers.filter((fn) => fn === 'formSubmitted_')).toHaveLength(3);
  });

  test('makes four forms, the register, the triggers, and says what is left to do', () => {
    const words = result<string>(workspace, 'setUp');
    const { forms, triggers, sheets } = standing(workspace);
    expect(forms).toEqual(FORMS);
    expect(triggers).toEqual(['controlEdited_', ...Array(4).fill('formSubmitted_'), 'tick_']);
    expect(sheets).toEqual(expect.arrayContaining(['Guidance', 'Log', 'Mail', 'Open', 'Settings', 'Staff']));
    expect(
      workspace.forms().every(({ published, accepting, allowsEdits }) => published && accepting && allowsEdits),
    ).toBe(true);
    expect(words).toContain('Fill in the sheet Settings: Office phone and Emergency phone.');
    expect(words).toContain('headteacher, and the policy relies on each');
    expect(words).toContain('The web app has no address');
  });

  test('takes under three minutes where each call to Google takes 150 milliseconds', () => {
    workspace.settings.msPerRoundTrip = 150;
    expect(run(workspace, 'setUp').elapsedMs).toBeLessThan(180_000);
  });

  test('twice makes nothing twice', () => {
    run(workspace, 'setUp');
    const before = standing(workspace);
    expect(run(workspace, 'setUp').roundTrips.form).toBe(0);
    expect(standing(workspace)).toEqual(before);
  });

  test('stopped half-way, it goes on where it was', () => {
    run(workspace, 'setUp');
    const whole = standing(workspace);
    const length = workspace.executions.filter(({ fn }) => fn === 'setUp')[1]?.roundTrips.total ?? 0;
    for (let k = 7; k < length; k += 53) {
      workspace = begun(dist);
      workspace.faults.killAt(k, { fn: 'setUp' });
      expect(workspace.run('setUp').killed).toBe(true);
      workspace.faults.clear();
      run(workspace, 'setUp');
      const { files, ...rest } = standing(workspace);
      const { files: wholeFiles, ...wholeRest } = whole;
      expect(rest).toEqual(wholeRest);
      // Stopped between the making of a file and the noting of its id, that one file is left over: nothing without the
      // scope for the whole Drive could find it again.
      expect(files.length - wholeFiles.length).toBeLessThanOrEqual(1);
      expect([...new Set(files)]).toEqual([...new Set(wholeFiles)]);
    }
  });

  test('cannot be started from a page of the web app by somebody else', () => {
    run(workspace, 'setUp');
    const answer = workspace.callFromPage('setUp', [], { as: PEOPLE[0]?.email ?? null });
    expect(answer).toMatchObject({ ok: false, error: expect.stringContaining('from the Control spreadsheet') });
  });

  test('writes the web app’s address into Settings once there is one, and leaves one that was typed', () => {
    workspace.settings.webAppUrl = 'https://script.google.com/macros/s/abc/exec';
    run(workspace, 'setUp');
    const address = () =>
      workspace
        .spreadsheet(workspace.controlId)
        .sheet('Settings')
        .display.find(([name]) => name === 'Web app address')?.[1];
    expect(address()).toBe('https://script.google.com/a/macros/school.example/s/abc/exec');
    setting('Web app address', 'https://script.google.com/a/macros/school.example/s/typed/exec');
    run(workspace, 'setUp');
    expect(address()).toBe('https://script.google.com/a/macros/school.example/s/typed/exec');
  });
});

describe('the staff list', () => {
  beforeEach(() => {
    run(workspace, 'setUp');
  });

  test('whoever is put on it may answer the forms within the minute, and whoever leaves may not', () => {
    type('sam.okoro@school.example', 'Sam Okoro', 'visitor');
    type('joan.whitley@school.example', 'Joan Whitley', 'office, emergency contact');
    expect(workspace.forms().every(({ responders }) => responders.includes('sam.okoro@school.example'))).toBe(true);
    const register = () => workspace.spreadsheets().find(({ name }) => name.includes('register'))?.viewers;
    expect(register()).toContain('joan.whitley@school.example');
    expect(register()).not.toContain('sam.okoro@school.example');
    workspace.editCell(workspace.controlId, 'Staff', 'F3', 'No', OWNER);
    expect(workspace.forms().some(({ responders }) => responders.includes('sam.okoro@school.example'))).toBe(false);
  });

  test('an address that Google does not know keeps nobody else out, and is named', () => {
    type('nobody.here@school.example', 'No Body', 'visitor');
    type('helen.marsh@school.example', 'Helen Marsh', 'safeguarding lead');
    expect(workspace.forms().every(({ responders }) => responders.includes('helen.marsh@school.example'))).toBe(true);
    expect(result<string>(workspace, 'rebuild_')).toContain('Google knows no account nobody.here@school.example');
    expect(result<string>(workspace, 'check_')).toContain('nobody.here@school.example cannot open the form');
  });

  test('the Home Visit Form offers the people on it, with the same addresses of forms and items as before', () => {
    const form = () => workspace.forms().find(({ title }) => title === 'Home Visit Form');
    const ids = form()?.pages.flatMap(({ items }) => items.map(({ id }) => id));
    type('sam.okoro@school.example', 'Sam Okoro', 'visitor');
    expect(JSON.stringify(form()?.pages)).toContain('Sam Okoro');
    expect(form()?.pages.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(ids);
  });

  test('a wrong cell has its words beside it, and they go when it is put right', () => {
    type('sam.okoro@school.example', 'Sam Okoro', 'visiter');
    const note = () => {
      const { display } = workspace.spreadsheet(workspace.controlId).sheet('Staff');
      return display[2]?.[display[0]?.indexOf('Note') ?? -1];
    };
    expect(note()).toContain('Do you mean “visitor”?');
    workspace.editCell(workspace.controlId, 'Staff', 'E3', 'visitor', OWNER);
    expect(note() ?? '').toBe('');
  });
});

describe('checking everything', () => {
  beforeEach(() => {
    run(workspace, 'setUp');
    for (const [name, value] of [
      ['School name', 'Alder Park'],
      ['Office phone', '0161 496 0100'],
      ['Emergency phone', '07700 900199'],
    ] as const)
      setting(name, value);
  });
  const check = () => result<string>(workspace, 'check_');

  test('names a trigger that is gone', () => {
    workspace.state.triggers = workspace.state.triggers.filter(({ fn }) => fn !== 'tick_');
    expect(check()).toContain('A trigger is missing (what looks for what is due)');
  });

  test('names a form that takes no answers', () => {
    const form = workspace.state.forms[0];
    if (form) form.accepting = false;
    expect(check()).toContain('The form “Home Visit Form” takes no answers. Choose Rebuild the forms.');
    run(workspace, 'rebuild_');
    expect(check()).not.toContain('takes no answers');
  });

  test('warns when the day’s mails are nearly used up', () => {
    workspace.faults.mailQuota = 12;
    expect(check()).toContain('send only 12 more mails today');
  });

  test('names settings that are in force no more than they are right', () => {
    setting('Office phone', 'ring Joan');
    expect(check()).toContain('1 cell in Settings, Staff and Guidance cannot be used');
  });
});
