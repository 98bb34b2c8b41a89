// "Check everything": each thing broken, the words for it and what to do, then put right, and all is well.
import { MINUTE } from '../../src/time';
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay, schoolDay } from '../story/school-day';
import { checked } from '../story/visited';
import { distWithout } from './dist-without';

const { owner } = PEOPLE;

interface Breakage {
  what: string;
  /** Breaks it; gives how it is put right. */
  breaks(day: SchoolDay): () => void;
  /** What is said: what is wrong, and what to do. */
  says: RegExp;
}

/** Types over a cell of Settings or Staff, and back. */
function typedOver(sheet: 'Settings' | 'Staff', row: string, header: string, text: string) {
  return (day: SchoolDay) => {
    const { display } = day.workspace.spreadsheet(day.workspace.controlId).sheet(sheet);
    const column = (display[0] ?? []).findIndex((name) => name.startsWith(header));
    const before = display.find((cells) => cells.includes(row))?.[column] ?? '';
    types(day, sheet, row, header, text);
    return () => types(day, sheet, row, header, before);
  };
}

function settingUp(day: SchoolDay) {
  return () => {
    const { result } = day.workspace.run('setUp', [], { context: 'menu' });
    expect(result).toContain('Nothing is left to do');
  };
}

/** Takes a trigger away, as Google does at times. */
function withoutTrigger(fn: string) {
  return (day: SchoolDay) => {
    const { state } = day.workspace;
    const gone = state.triggers.find((trigger) => trigger.fn === fn);
    state.triggers = state.triggers.filter((trigger) => trigger !== gone);
    return settingUp(day);
  };
}

/** Writes over the record of this reference in the sheet Open. */
function spoilt(ref: string, change: (json: string) => string) {
  return (day: SchoolDay) => {
    const { display } = day.workspace.spreadsheet(day.workspace.controlId).sheet('Open');
    const row = display.findIndex(([first]) => first === ref) + 1;
    const before = display[row - 1]?.[2] ?? '';
    const put = (text: string) => day.workspace.editCell(day.workspace.controlId, 'Open', `C${row}`, text, owner);
    put(change(before));
    return () => put(before);
  };
}

const FORM = 'Home Visit Form';
const formOf = (day: SchoolDay) => day.workspace.formState(day.school.files.forms.request?.id ?? '');
const rebuilt = (day: SchoolDay) => () => day.workspace.run('rebuildForms_', [], { context: 'menu' });

const BREAKAGES: Breakage[] = [
  {
    what: 'the tick’s trigger is gone',
    breaks: withoutTrigger('tick_'),
    says: /A trigger is missing \(what looks for what is due\)\. Choose Home Visits, Set up/,
  },
  {
    what: 'a form’s trigger is gone',
    breaks: withoutTrigger('formSubmitted_'),
    says: /A trigger is missing \(what takes in what is sent by form\)\. Choose Home Visits, Set up/,
  },
  {
    what: 'the trigger of Control’s edits is gone',
    breaks: withoutTrigger('controlEdited_'),
    says: /A trigger is missing \(what sees changes of Settings/,
  },
  {
    what: 'the engine stands still while somebody is out',
    breaks: (day) => {
      const ref = day.approved({ arrive: '09:10', backBy: '09:30' });
      day.leaves([ref], { due: '09:30' });
      day.workspace.advanceMinutes(1);
      day.workspace.setClockWithoutTriggers(day.outing().due + 20 * MINUTE);
      return () => day.workspace.advanceMinutes(1);
    },
    says: /The engine has not run for 49 minutes.*ring round until it runs.*The ladder of OUT-0001 stands still.*Ring the visitors now/s,
  },
  {
    what: 'Control’s clock is that of another country',
    breaks: (day) => {
      const file = day.workspace.spreadsheetState(day.workspace.controlId);
      file.timeZone = 'America/New_York';
      return () => {
        file.timeZone = 'Europe/London';
      };
    },
    says: /A clock is wrong \(.*America\/New_York\).*set the time zone to London/,
  },
  {
    what: 'a record was spoilt by hand',
    breaks: (day) => spoilt(day.asks(), () => '|{"half')(day),
    says: /HV-0001.*changed by hand and cannot be read/s,
  },
  {
    what: 'a line of a log was changed by hand',
    breaks: (day) => {
      const ref = day.asks();
      const said = day.visit(ref).log[0]?.words ?? '';
      return spoilt(ref, (json) => json.replace(said, `${said} (no)`))(day);
    },
    says: /The log of HV-0001 was changed by hand: line 1 .*Version history names them/,
  },
  {
    what: 'mail is refused',
    breaks: (day) => {
      day.workspace.faults.failNext('MailApp.sendEmail', 'Service unavailable: Mail', 1000);
      day.asks();
      return () => {
        day.workspace.faults.clear();
        day.workspace.advanceMinutes(4);
      };
    },
    says: /1 mail could not be sent, the oldest since 09:00\. See the sheet Mail, and ring those who wait/,
  },
  {
    what: 'the day’s mail is nearly used up',
    breaks: (day) => {
      day.workspace.faults.mailQuota = 12;
      return () => day.workspace.faults.clear();
    },
    says: /only 12 more mails today/,
  },
  {
    what: 'replies are to be read, and the Gmail service was never added',
    breaks: typedOver('Settings', 'Read mail replies', 'Value', 'Yes'),
    says: /Mail replies could not be looked at: .*Services/s,
  },
  {
    what: 'the heartbeat’s host does not answer',
    breaks: (day) => {
      const put = typedOver('Settings', 'Heartbeat address', 'Value', 'https://hc-ping.example/5e1f')(day);
      day.workspace.advanceMinutes(1);
      return put;
    },
    says: /The heartbeat’s host has never answered.*DNS error.*copy its ping URL into Settings/s,
  },
  {
    what: 'nobody is headteacher',
    breaks: (day) => {
      const puts = ['Patricia Doyle', 'Helen Carter'].map((name) =>
        typedOver('Staff', name, 'Roles', 'senior leader')(day),
      );
      return () => {
        for (const put of puts) put();
      };
    },
    says: /Nobody on the staff list is headteacher.*Fill in the sheet Staff/s,
  },
  {
    what: 'only one is headteacher',
    breaks: typedOver('Staff', 'Helen Carter', 'Roles', 'senior leader'),
    says: /Only one person is headteacher: when that person is ill, nobody is\. Name a second/,
  },
  {
    what: 'a visitor has no number',
    breaks: typedOver('Staff', 'Maya Osei', 'Mobile', ''),
    says: /No mobile number is known of Maya Osei. Fill in Mobile/,
  },
  {
    what: 'nobody but the account itself is administrator',
    breaks: (day) => {
      const puts = [
        typedOver('Staff', 'Owen Jones', 'Active', 'No')(day),
        typedOver('Staff', 'Mei Tanaka', 'E-mail', owner)(day),
      ];
      return () => {
        for (const put of puts) put();
      };
    },
    says: /No person is administrator, only homevisits@school\.example, whose mail nobody may be reading\. Name one/,
  },
  {
    what: 'it belongs to a person’s own account',
    breaks: typedOver('Settings', 'Mailbox', 'Value', PEOPLE.deputyHead),
    says: /belongs to Helen Carter’s own account: the day it is closed, everything stops.*role account/s,
  },
  {
    what: 'the web app’s address is gone',
    breaks: typedOver('Settings', 'Web app address', 'Value', ''),
    says: /The web app has no address, so letters have no buttons.*New deployment/s,
  },
  {
    what: 'a cell cannot be used',
    breaks: typedOver('Settings', 'School day ends', 'Value', 'tea time'),
    says: /1 cell in Settings, Staff and Guidance cannot be used: see the Note column/,
  },
  {
    what: 'a form was closed',
    breaks: (day) => {
      formOf(day).accepting = false;
      return rebuilt(day);
    },
    says: new RegExp(`The form “${FORM}” takes no answers\\. Choose Rebuild the forms`),
  },
  {
    what: 'a form was unpublished',
    breaks: (day) => {
      formOf(day).published = false;
      return rebuilt(day);
    },
    says: new RegExp(`The form “${FORM}” takes no answers`),
  },
  {
    what: 'a form does not open for somebody',
    breaks: (day) => {
      const form = formOf(day);
      form.responders = form.responders.filter((email) => email !== PEOPLE.visitor);
      return rebuilt(day);
    },
    says: new RegExp(`${PEOPLE.visitor} cannot open the form “${FORM}”\\. Choose Rebuild`),
  },
];

test.each(BREAKAGES)('$what', ({ breaks, says }) => {
  const day = schoolDay();
  const putRight = breaks(day);
  expect(checked(day)).toMatch(says);
  putRight();
  expect(checked(day)).toMatch(/^All is well \(looked at/);
});

test('another account is told to sign in as the owner, whose triggers it cannot see', () => {
  const day = schoolDay();
  day.workspace.spreadsheetState(day.workspace.controlId).editors.push(PEOPLE.administrator);
  const { result } = day.workspace.run('checkEverything_', [], { context: 'menu', as: PEOPLE.administrator });
  expect(result).toContain(`Sign in as ${owner} and check again`);
});

test('one look that fails does not keep the others from theirs', () => {
  const day = schoolDay();
  types(day, 'Staff', 'Maya Osei', 'Mobile', '');
  day.workspace.faults.failNext('ScriptApp.getProjectTriggers', 'Service Script failed');
  expect(checked(day)).toMatch(/^2 things.*The engine could not be looked at: Service Script failed.*Maya Osei/s);
});

test('new code is pasted and the web app stays on the old: said until somebody signs out by a new deployment', () => {
  const day = schoolDay();
  const refs = [0, 1].map((n) => day.approved({ pupil: `Child ${n}`, arrive: `1${n}:10`, backBy: `1${n}:40` }));
  const goes = (on: SchoolDay, ref = '') => on.says(PEOPLE.visitor, on.leaves([ref]), 'back');
  goes(day, refs[0]);
  expect(checked(day)).not.toContain('web app');
  // The engine and the menu run what was pasted.
  const newer = day.branch({ dist: distWithout(/(BUILD = [^;\n]*")[0-9a-f]{8}"/, '$1abcdef12"') });
  expect(checked(newer)).toMatch(
    /The web app of homevisits@school\.example ran other code than the engine.*Manage deployments.*New version/,
  );
  newer.leaps('08:30', '2026-05-13');
  expect(newer.mailTo(PEOPLE.administrator, 'Home Visits').body).toContain('Manage deployments');
  goes(newer, newer.approved({ pupil: 'Child 3', arrive: '14:10', backBy: '14:40', date: '2026-05-13' }));
  expect(checked(newer)).not.toContain('Manage deployments');
});
