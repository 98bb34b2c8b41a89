// Five schools, all made up, one for each policy: staff in every role, settings and a starting day, for local use and tests.
import type { Role } from '../src/policy/schema';
import { instantOf } from '../src/time';
import { Workspace } from './workspace/workspace';

const DOMAIN = 'school.example';
/** The name of the Control spreadsheet, to give a new Workspace. */
export const CONTROL = 'Home Visits Control';

/** A row of the sheet Staff, as the owner would type it. */
export interface StaffRow {
  email: string;
  name: string;
  job: string;
  mobile: string;
  roles: Role[];
  active: boolean;
  /** Registration of the car they usually drive, or empty. No real plate begins with J, T or U. */
  car: string;
  /** Their line manager's address. */
  lineManager: string;
  /** Last days, `YYYY-MM-DD`, and when the working day ends; empty where nothing is known. */
  insuredUntil: string;
  businessCover: string;
  trainedUntil: string;
  finishesAt: string;
}

function address(name: string): string {
  return `${name.toLowerCase().replace(/[’']/g, '').replace(/\s+/g, '.')}@${DOMAIN}`;
}

function person(name: string, job: string, roles: Role[], mobile: string, manager: string, car = ''): StaffRow {
  return {
    email: address(name),
    name,
    job,
    mobile,
    roles,
    active: true,
    car,
    lineManager: address(manager),
    insuredUntil: car === '' ? '' : '2027-03-31',
    businessCover: car === '' ? '' : 'Yes',
    trainedUntil: roles.includes('visitor') ? '2027-08-31' : '',
    finishesAt: '',
  };
}

/** The chair of governors has no role: there only for what is said against the headteacher. */
const chair: StaffRow = {
  ...person('Zoe Quill', 'Chair of governors', [], '07700 900161', 'Patricia Doyle'),
  lineManager: '',
};

/** The same people work at all five schools; at each they have the roles that its policy relies on. */
const people: StaffRow[] = [
  person('Maya Osei', 'Attendance officer', ['visitor'], '07700 900111', 'Imran Malik', 'TK19 ZDF'),
  person('Daniel Hughes', 'Family liaison officer', ['visitor'], '07700 900112', 'Imran Malik', 'JT70 LGA'),
  person('Farah Siddiqui', 'Learning mentor', ['visitor'], '07700 900113', 'Rhiannon Pryce'),
  person('Tom Brennan', 'Head of Year 9', ['visitor'], '07700 900114', 'Vikram Rao', 'UE22 XNB'),
  person('Ann Lee', 'Office manager', ['emergency contact', 'office'], '07700 900121', 'Helen Carter', 'TA68 OYU'),
  person('Kwame Boateng', 'Site manager', ['emergency contact'], '07700 900122', 'Ann Lee', 'UV17 KTE'),
  person('Joanna Kowalska', 'Receptionist', ['office'], '07700 900123', 'Ann Lee'),
  person(
    'Imran Malik',
    'Pastoral manager',
    ['visitor', 'safeguarding team'],
    '07700 900131',
    'Grace Adebayo',
    'JX21 HRJ',
  ),
  person(
    'Rhiannon Pryce',
    'Deputy safeguarding lead',
    ['safeguarding team', 'safeguarding lead'],
    '07700 900132',
    'Grace Adebayo',
  ),
  person(
    'Grace Adebayo',
    'Assistant headteacher, safeguarding lead',
    ['safeguarding team', 'safeguarding lead', 'senior leader'],
    '07700 900133',
    'Patricia Doyle',
    'TB23 VUK',
  ),
  person('Vikram Rao', 'Assistant headteacher', ['senior leader'], '07700 900141', 'Patricia Doyle'),
  person('Helen Carter', 'Deputy headteacher', ['senior leader', 'headteacher'], '07700 900142', 'Patricia Doyle'),
  person(
    'Patricia Doyle',
    'Headteacher',
    ['headteacher', 'senior leader'],
    '07700 900143',
    'Patricia Doyle',
    'UN71 SWA',
  ),
  person('Owen Jones', 'Network manager', ['administrator'], '07700 900151', 'Helen Carter'),
  person('Mei Tanaka', 'Data and systems officer', ['administrator'], '07700 900152', 'Owen Jones'),
  chair,
];

export interface MadeUpSchool {
  name: string;
  /** The id of the policy that it follows. */
  policy: string;
  domain: string;
  /** The role account that owns the Control spreadsheet and the script. */
  owner: string;
  /** When its story begins: an instant. */
  now: number;
  people: StaffRow[];
  /** Of the pupil in the stories that a newcomer plays. */
  yearGroup: string;
  /** Values of the sheet Settings that differ from a new sheet's, by the setting's name. */
  settings: Record<string, string>;
}

/** What differs from the usual at one of them. */
interface Different {
  /** Jobs and roles, by name. */
  staff?: Record<string, Partial<Pick<StaffRow, 'roles' | 'job'>>>;
  settings?: Record<string, string>;
  yearGroup?: string;
}

/** A school on Tuesday 12 May 2026, 09:00 in London: a school day in summer time. */
function school(
  policy: string,
  name: string,
  [office, emergency]: [string, string],
  { staff = {}, settings = {}, yearGroup = 'Year 9' }: Different = {},
): MadeUpSchool {
  return {
    name,
    policy,
    domain: DOMAIN,
    owner: `homevisits@${DOMAIN}`,
    now: instantOf('2026-05-12', '09:00'),
    people: people.map((row) => ({ ...row, ...staff[row.name] })),
    yearGroup,
    settings: {
      'School name': name,
      Policy: policy,
      'Office phone': office,
      'Emergency phone': emergency,
      Closed: '2026-05-25 to 2026-05-29; 2026-07-22 to 2026-09-01',
      'Chair of governors': chair.email,
      ...settings,
    },
  };
}

/** Where the policy's own text is due for review, the school has looked at it and typed the next date. */
const REVIEWED = { 'Review of the policy': '2027-09-01' };

/** The school that the local Workspace starts with. */
export const alderPark = school('spt', 'Alder Park School', ['0161 496 0140', '07700 900100']);

/** By the id of the policy that each follows. Phone numbers are of the ranges that are kept for fiction. */
export const madeUpSchools: Record<string, MadeUpSchool> = {
  spt: alderPark,
  celt: school('celt', 'Porthwen Academy', ['01632 960140', '07700 900101'], {
    staff: {
      'Kwame Boateng': { roles: ['buddy'] },
      'Joanna Kowalska': { roles: ['office', 'buddy'] },
      'Ann Lee': { roles: ['office'] },
    },
    settings: REVIEWED,
  }),
  nas: school('nas', 'Lantern House School', ['0114 496 0140', '07700 900102'], {
    staff: {
      'Patricia Doyle': { job: 'Principal' },
      'Helen Carter': { job: 'Vice principal' },
      'Tom Brennan': { job: 'Lead teacher', roles: ['visitor', 'senior staff'] },
      'Imran Malik': { roles: ['visitor', 'senior staff', 'safeguarding team'] },
    },
  }),
  wna: school('wna', 'Wistan Nook Academy', ['0121 496 0140', '07700 900103'], {
    staff: { 'Tom Brennan': { job: 'Class teacher' } },
    settings: { ...REVIEWED, 'Review of the standing risk assessment': '2027-09-01' },
    yearGroup: 'Year 4',
  }),
  wls: school('wls', 'Willowmere Infant and Nursery School', ['0115 496 0140', '07700 900104'], {
    staff: { 'Tom Brennan': { job: 'Reception class teacher' } },
    settings: {
      'Action areas': Object.entries({
        Attendance: 'Imran Malik',
        Behaviour: 'Vikram Rao',
        Curriculum: 'Helen Carter',
        Health: 'Rhiannon Pryce',
        'Other students': 'Grace Adebayo',
      })
        .map(([area, name]) => `${area}: ${address(name)}`)
        .join('; '),
    },
    yearGroup: 'Year 1',
  }),
};

/** The made-up school that follows this policy. Throws where there is none. */
export function schoolOf(policy: string): MadeUpSchool {
  const found = madeUpSchools[policy];
  if (!found) throw new Error(`There is no made-up school for “${policy}”: ${Object.keys(madeUpSchools).join(', ')}.`);
  return found;
}

/** Everyone with an account at the school: the role account and the staff. */
export function accounts(of: MadeUpSchool = alderPark): { email: string; name: string }[] {
  return [{ email: of.owner, name: 'Home Visits' }, ...of.people.map(({ email, name }) => ({ email, name }))];
}

function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return `${before > 0 ? columnLetters(before) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}

/** The column (1-based) of a header, and the row it stands in; throws where the sheet has no such header. */
function findHeader(display: string[][], header: string): { row: number; column: number } {
  for (const [r, cells] of display.entries()) {
    const c = cells.findIndex((text) => text.trim().toLowerCase() === header.toLowerCase());
    if (c >= 0) return { row: r + 1, column: c + 1 };
  }
  throw new Error(`The sheet has no column “${header}”.`);
}

const COLUMNS: Record<string, (row: StaffRow) => string> = {
  Name: (row) => row.name,
  'E-mail': (row) => row.email,
  Job: (row) => row.job,
  Mobile: (row) => row.mobile,
  Roles: (row) => row.roles.join(', '),
  Active: (row) => (row.active ? 'Yes' : 'No'),
  'Car registration': (row) => row.car,
  'Line manager': (row) => row.lineManager,
  'Insurance until': (row) => row.insuredUntil,
  'Business cover': (row) => row.businessCover,
  'Training until': (row) => row.trainedUntil,
  'Finishes at': (row) => row.finishesAt,
};

/** Types these cells of a sheet of Control as the owner would, pasted in one go: one edit event comes of it. */
function paste(workspace: Workspace, sheet: string, cells: { row: number; column: number; text: string }[]): void {
  const filled = cells.filter(({ text }) => text !== '');
  const { faults } = workspace;
  const skipped = faults.triggersSkipped;
  filled.forEach(({ row, column, text }, i) => {
    const last = i === filled.length - 1;
    faults.triggersSkipped = last ? skipped : Number.POSITIVE_INFINITY;
    workspace.editCell(workspace.controlId, sheet, `${columnLetters(column)}${row}`, text, workspace.state.owner);
  });
}

/** The first row (1-based) below the header in which nothing stands: set-up has put the owner into one. */
function firstFreeRow(display: string[][], header: number): number {
  const free = display.findIndex((cells, i) => i >= header && cells.every((text) => text === ''));
  return free < 0 ? display.length + 1 : free + 1;
}

/** Types the staff into Control's sheet Staff, as the owner would. Set-up has to have made the sheet. */
export function fillStaff(workspace: Workspace, rows: StaffRow[] = alderPark.people): void {
  const { display } = workspace.spreadsheet(workspace.controlId).sheet('Staff');
  const first = firstFreeRow(display, findHeader(display, 'E-mail').row);
  const cells = Object.entries(COLUMNS).flatMap(([header, textOf]) => {
    const { column } = findHeader(display, header);
    return rows.map((row, i) => ({ row: first + i, column, text: textOf(row) }));
  });
  paste(workspace, 'Staff', cells);
}

/** Types settings into Control's sheet Settings, each beside its name, as the owner would. */
export function fillSettings(workspace: Workspace, settings: Record<string, string> = alderPark.settings): void {
  const { display } = workspace.spreadsheet(workspace.controlId).sheet('Settings');
  const names = findHeader(display, 'Setting');
  const values = findHeader(display, 'Value');
  const cells = Object.entries(settings).map(([name, text]) => {
    const row = display.findIndex((line) => line[names.column - 1]?.trim().toLowerCase() === name.toLowerCase());
    if (row < 0) throw new Error(`The sheet Settings has no row “${name}”.`);
    return { row: row + 1, column: values.column, text };
  });
  paste(workspace, 'Settings', cells);
}

/**
 * A new Workspace of a school with `webAppUrl` as its deployment, set up as its owner would: Set up from the menu,
 * settings and staff typed in, Set up again. Throws where set-up failed.
 */
export function foundSchool({
  dist,
  webAppUrl,
  school: of = alderPark,
}: {
  dist: string;
  webAppUrl: string;
  school?: MadeUpSchool;
}): Workspace {
  const { now, domain, owner } = of;
  const workspace = new Workspace({ dist, now, domain, owner, people: accounts(of), controlName: CONTROL });
  workspace.settings.webAppUrl = webAppUrl;
  setUp(workspace);
  fillSettings(workspace, of.settings);
  fillStaff(workspace, of.people);
  setUp(workspace);
  return workspace;
}

function setUp(workspace: Workspace): void {
  const { ok, error, stack } = workspace.run('setUp', [], { context: 'menu' });
  if (!ok) throw new Error(`Set up failed: ${error}\n${stack ?? ''}`);
}
