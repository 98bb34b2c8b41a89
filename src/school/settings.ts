// The school's settings: each declared once, with the words of its row in the sheet Settings and how what is typed is read.
import { hasDeputy, policies, policiesInWords, policyOf, rulesInForce } from '../policy';
import { anyRole } from '../policy/role-names';
import { ROLES, type Role } from '../policy/schema';
import type { CellNote, TypedRow } from '../ports';
import { Settings } from './school';
import {
  calendarDate,
  cell,
  clockTime,
  closedDates,
  closedWords,
  good,
  minutesBetween,
  nearest,
  phone,
  type Read,
  someText,
  wrong,
  yesOrNo,
} from './typed';

export const SETTINGS_HEADERS = ['Setting', 'Value', 'What it is for'];
export const SETTINGS_HELP =
  'Change the Value beside a setting; it is in force within minutes. What is wrong with a value stands in the Note column, and until it is put right the last good value stays in force.';

/** One row of the sheet Settings. */
export interface SettingField {
  name: string;
  help: string;
  /** What stands in the Value cell of a new sheet. */
  initial: string;
  /** Must be filled in before the first visit: set-up asks for it. */
  needed: boolean;
  show(settings: Settings): string;
  /** The settings with this one read from what was typed. */
  put(settings: Settings, typed: string): Read<Settings>;
}

interface Words {
  name: string;
  help: string;
  initial?: string;
  needed?: boolean;
}

function field<K extends keyof Settings>(
  key: K,
  words: Words,
  read: (typed: string) => Read<Settings[K]>,
  show: (value: Settings[K]) => string = String,
): SettingField {
  return {
    initial: '',
    needed: false,
    ...words,
    show: (settings) => show(settings[key]),
    put: (settings, typed) => {
      const value = read(typed);
      return value.ok ? good({ ...settings, [key]: value.value }) : value;
    },
  };
}

type Rung = keyof Settings['returnLadder'];

/** A number of minutes of the ladder for a return that is late. */
function rung(key: Rung, name: string, help: string, initial: number, least: number, most: number): SettingField {
  const read = minutesBetween(least, most);
  return {
    name,
    help,
    initial: String(initial),
    needed: false,
    show: (settings) => String(settings.returnLadder[key]),
    put: (settings, typed) => {
      const value = read(typed);
      if (!value.ok) return value;
      return good({ ...settings, returnLadder: { ...settings.returnLadder, [key]: value.value } });
    },
  };
}

/** What the policy says where the cell is empty. */
function orAsThePolicySays<T>(read: (typed: string) => Read<T>): (typed: string) => Read<T | undefined> {
  return (typed) => (typed === '' ? good(undefined) : read(typed));
}

const shown = (value: string | number | undefined): string => (value === undefined ? '' : String(value));

/** Those who could watch, or decide in somebody's place. */
const AT_SCHOOL = ROLES.filter((role) => !['visitor', 'senior staff', 'administrator'].includes(role));

function roleAtSchool(typed: string): Read<Role> {
  const role = AT_SCHOOL.find((one) => one === typed.toLowerCase());
  return role ? good(role) : wrong(`“${typed}” cannot be used here. Type one of: ${AT_SCHOOL.join(', ')}.`);
}

/** The id itself, or the words of a policy’s school or title. */
function policyId(typed: string): Read<string> {
  const said = typed.toLowerCase();
  const found = Object.values(policies).find(({ id, school }) => [id, school.toLowerCase()].includes(said));
  if (found) return good(found.id);
  return wrong(`There is no policy “${typed}”. Type the first word of one of: ${policiesInWords()}.`);
}

/** The deployed address ends in /exec; the one that ends in /dev opens for editors of the script alone. */
function webAddress(typed: string): Read<string> {
  if (typed === '' || /^https?:\/\/\S+\/exec$/.test(typed)) return good(typed);
  if (/\/dev$/.test(typed)) {
    return wrong(
      'This address ends in /dev and opens for nobody else. In the script editor: Deploy, Manage deployments, and copy the one that ends in /exec.',
    );
  }
  return wrong(
    'This is not the web app’s address. It begins with https:// and ends in /exec (script editor: Deploy, Manage deployments).',
  );
}

function mailbox(typed: string): Read<string> {
  if (typed === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed)) return good(typed.toLowerCase());
  return wrong(`“${typed}” is not an e-mail address.`);
}

function chatAddress(typed: string): Read<string> {
  if (typed === '' || typed.startsWith('https://chat.googleapis.com/')) return good(typed);
  return wrong(
    'This is not a Chat space’s webhook. In the space: Apps & integrations, Webhooks; the address begins with https://chat.googleapis.com/.',
  );
}

/** The ping address of a check, to which /start and /fail can be added. */
function pingAddress(typed: string): Read<string> {
  const address = typed.replace(/\/+$/, '');
  if (address === '' || /^https:\/\/[^\s/?#@]+\.[^\s/?#@]+\/[^\s?#]+$/.test(address)) {
    if (!/\/(start|fail|log|\d+)$/.test(address)) return good(address);
  }
  return wrong(
    'This is not the address of a heartbeat. At healthchecks.io copy the check’s ping URL as it stands there, such as https://hc-ping.com/… (https, no question mark, and nothing after the check’s own name).',
  );
}

function dateOrNone(typed: string): Read<string> {
  return typed === '' ? good('') : calendarDate(typed);
}

/** `2026-07-21; 2026-12-18`. */
function dates(typed: string): Read<string[]> {
  const days: string[] = [];
  for (const part of typed.split(/[;,\n]/).map((words) => words.trim())) {
    if (part === '') continue;
    const day = calendarDate(part);
    if (!day.ok) return day;
    days.push(day.value);
  }
  return good(days.sort());
}

/** `Attendance: ann@school.uk; Behaviour: bob@school.uk`. */
function areaOwners(typed: string): Read<Record<string, string>> {
  const out: Record<string, string> = {};
  for (const part of typed.split(/[;\n]/).map((words) => words.trim())) {
    if (part === '') continue;
    const [area = '', email = '', ...more] = part.split(/\s*[:=]\s*/);
    if (area === '' || more.length > 0 || !mailbox(email).ok || email === '') {
      return wrong(`“${part}” is not an area with its address. Type it as Attendance: ann@school.uk; Behaviour: …`);
    }
    out[area] = email.toLowerCase();
  }
  return good(out);
}

function tick(typed: string): Read<number> {
  const found = /^(1|5)\s*(min|mins|minute|minutes)?$/i.exec(typed);
  return found ? good(Number(found[1])) : wrong(`“${typed}” cannot be used. Type 1 or 5.`);
}

function wholeYears(typed: string): Read<number | undefined> {
  const years = Number(/^(\d+)\s*(years?)?$/i.exec(typed)?.[1]);
  if (typed === '' || (years >= 1 && years <= 75)) return good(typed === '' ? undefined : years);
  return wrong(`“${typed}” cannot be used. Type a whole number of years from 1 to 75, or nothing: for ever.`);
}

/** `HV-0012; OUT-0003`. */
function references(typed: string): Read<string[]> {
  const refs = typed
    .toUpperCase()
    .split(/[;,\s]+/)
    .filter((ref) => ref !== '');
  const stray = refs.find((ref) => !/^(HV|OUT)-\d{4,}$/.test(ref));
  return stray ? wrong(`“${stray}” is no reference. Type them as HV-0012; HV-0034.`) : good(refs);
}

export const SETTING_FIELDS: SettingField[] = [
  field('schoolName', { name: 'School name', help: 'As it stands on letters and pages.', needed: true }, someText),
  field(
    'policy',
    {
      name: 'Policy',
      help: `Whose home-visit policy is followed: type the first word of one of ${policiesInWords()}. After a change the forms are brought in line by themselves (Set up makes one that was never there), and visits that are approved keep their rules.`,
      initial: 'spt',
    },
    policyId,
  ),
  field(
    'officePhone',
    { name: 'Office phone', help: 'Printed wherever a letter or page says “ring school”.', needed: true },
    phone,
  ),
  field(
    'emergencyPhone',
    { name: 'Emergency phone', help: 'Answered when the office is closed or does not answer.', needed: true },
    phone,
  ),
  field(
    'webAppUrl',
    {
      name: 'Web app address',
      help: 'Ends in /exec. Set-up fills it in once the web app is deployed; without it letters carry no buttons.',
    },
    webAddress,
  ),
  field(
    'mailbox',
    {
      name: 'Mailbox',
      help: 'The account that owns Home Visits, and gets the replies to its letters. Set-up fills it in.',
    },
    mailbox,
  ),
  field(
    'dayStarts',
    { name: 'School day starts', help: 'When the office is staffed from.', initial: '08:00' },
    clockTime,
  ),
  field('dayEnds', { name: 'School day ends', help: 'Reports are due by then.', initial: '16:00' }, clockTime),
  field(
    'eveningFrom',
    {
      name: 'Evening begins',
      help: 'A visit that is out at this time or later is an evening visit.',
      initial: '17:30',
    },
    clockTime,
  ),
  field(
    'closed',
    {
      name: 'Closed',
      help: 'Holidays and training days, first to last: 2026-12-19 to 2027-01-04; 2027-02-15 to 2027-02-19',
    },
    closedDates,
    closedWords,
  ),
  field(
    'tickMinutes',
    { name: 'Minutes between looks', help: 'How often the engine looks for what is due: 1 or 5.', initial: '1' },
    tick,
  ),
  field(
    'readReplies',
    {
      name: 'Read mail replies',
      help: 'Yes only after the Gmail service and its scope were added in the script editor (see README); else letters offer buttons only.',
      initial: 'No',
    },
    yesOrNo,
    (yes) => (yes ? 'Yes' : 'No'),
  ),
  field(
    'chatWebhook',
    { name: 'Chat webhook', help: 'Alarms are also posted to this Google Chat space. May stay empty.' },
    chatAddress,
  ),
  field(
    'heartbeat',
    {
      name: 'Heartbeat address',
      help: 'Somebody outside then notices when the engine stops, which it cannot say itself. At healthchecks.io make a check (period: the minutes between looks; grace: 5 minutes; who is told: somebody at school, by text message as well) and paste its ping URL. May stay empty.',
    },
    pingAddress,
  ),
  field(
    'standby',
    {
      name: 'Standby account',
      help: 'A second role account, no person’s own, whose engine and pages go on where the owner’s stop. Share Control with it first; then sign in as it and choose Set up (see README). May stay empty.',
    },
    mailbox,
  ),
  field(
    'standbyUrl',
    {
      name: 'Standby web app address',
      help: 'Of the web app that the standby account itself deployed; ends in /exec. Its letters lead there.',
    },
    webAddress,
  ),
  rung(
    'visitors',
    'Late: ask the visitors after',
    'Minutes past the expected return, or past a check-in that is owed.',
    0,
    0,
    15,
  ),
  rung(
    'watcherAndOffice',
    'Late: tell watcher and office after',
    'Minutes past the expected return, or past a check-in that is owed.',
    10,
    0,
    60,
  ),
  rung(
    'seniorLeaders',
    'Late: tell senior leaders after',
    'Minutes past the expected return, or past a check-in that is owed.',
    20,
    0,
    90,
  ),
  rung(
    'headteacher',
    'Late: police decision after',
    'Minutes past the expected return, or past a check-in, at which senior leaders and the headteacher must decide on the police.',
    30,
    0,
    120,
  ),
  rung('repeat', 'Late: repeat every', 'Minutes, until somebody has answered.', 15, 1, 60),
  rung(
    'acknowledgedAgain',
    'Late: again after an answer',
    'Minutes until an alarm that was answered and not resolved comes back.',
    20,
    1,
    60,
  ),
  rung(
    'lookAgainMost',
    'Late: police “not yet” lasts at most',
    'Minutes until the decision must be looked at again.',
    15,
    1,
    15,
  ),
  field(
    'remindApproversAfter',
    { name: 'Remind approvers after', help: 'Minutes without an answer to a request. Empty: as the policy says.' },
    orAsThePolicySays(minutesBetween(5, 1440)),
    shown,
  ),
  field(
    'askDeputyAfter',
    { name: 'Ask the deputy after', help: 'Minutes without an answer to a request. Empty: as the policy says.' },
    orAsThePolicySays(minutesBetween(5, 2880)),
    shown,
  ),
  field(
    'checkInEvery',
    {
      name: 'Minutes between check-ins',
      help: 'While somebody is out. Empty: as the policy says. A policy that says so itself can only be made stricter.',
    },
    orAsThePolicySays(minutesBetween(10, 240)),
    shown,
  ),
  field(
    'doorWait',
    {
      name: 'Minutes to wait at the door',
      help: 'Where nobody is there at the time. Empty: as the policy says, or no limit where it has none.',
    },
    orAsThePolicySays(minutesBetween(5, 60)),
    shown,
  ),
  field(
    'doorWaitWhenLate',
    { name: 'Minutes to wait when parents are late', help: 'Where they said so. Empty: as the policy says.' },
    orAsThePolicySays(minutesBetween(5, 90)),
    shown,
  ),
  field(
    'acceptWithin',
    {
      name: 'Minutes for the watcher to answer',
      help: 'Until “I’m watching” is said; then it gets louder. Empty: as the policy says.',
    },
    orAsThePolicySays(minutesBetween(2, 60)),
    shown,
  ),
  field(
    'watchBy',
    { name: 'Who watches', help: `A role: ${AT_SCHOOL.join(', ')}. Empty: as the policy says.` },
    orAsThePolicySays(roleAtSchool),
    shown,
  ),
  field(
    'deputy',
    {
      name: 'Deputy approver',
      help: 'The role that is asked where those who decide do not answer. Empty: as the policy says.',
    },
    orAsThePolicySays(roleAtSchool),
    shown,
  ),
  field(
    'healthAdvice',
    {
      name: 'Health advice',
      help: 'A line for everybody who goes on a visit, such as “Masks on, windows open”. Stands in their briefing. May stay empty.',
    },
    good,
  ),
  field(
    'policyReview',
    {
      name: 'Review of the policy',
      help: 'A date; a month before it the administrators are reminded. Empty: as the policy says.',
    },
    dateOrNone,
  ),
  field(
    'assessmentReview',
    {
      name: 'Review of the standing risk assessment',
      help: 'The same, for the assessment that every visit begins with.',
    },
    dateOrNone,
  ),
  field(
    'chair',
    {
      name: 'Chair of governors',
      help: 'An address. What is said against the headteacher goes there, and to no headteacher.',
    },
    mailbox,
  ),
  field(
    'areas',
    {
      name: 'Action areas',
      help: 'Where the policy sorts actions by area, whose each is: Attendance: ann@school.uk; Behaviour: bob@school.uk',
    },
    areaOwners,
    (areas) =>
      Object.entries(areas)
        .map(([area, email]) => `${area}: ${email}`)
        .join('; '),
  ),
  field(
    'termEnds',
    {
      name: 'Term ends',
      help: 'The last days of the terms: 2026-07-21; 2026-12-18. Empty: the last working day before ten closed days or more.',
    },
    dates,
    (days) => days.join('; '),
  ),
  field(
    'keepYears',
    {
      name: 'Keep closed visits for (years)',
      // The IRMS toolkit for schools has risk assessments at their life + 3 years, and the child protection file, which is
      // not kept here, at the child's date of birth + 25.
      help: 'Whole school years after the one in which a visit was closed. Empty: for ever. Your school’s own retention schedule decides; three years is usual for risk assessments. The child protection file is CPOMS, not this. Nothing is deleted by itself: see Home Visits, Retention and purge.',
    },
    wholeYears,
    shown,
  ),
  field(
    'keepRefs',
    {
      name: 'Keep whatever their age',
      help: 'References that no purge may take, for a claim, an inquiry, a complaint: HV-0012; HV-0034. Take them out again when that is over.',
    },
    references,
    (refs) => refs.join('; '),
  ),
];

/** The settings of a school that has typed nothing yet. */
export function initialSettings(): Settings {
  // Safe: it is filled field by field here, and the schema has the last word. Empty texts stand for what is needed.
  let settings = { schoolName: '', officePhone: '', emergencyPhone: '' } as Settings;
  for (const setting of SETTING_FIELDS) {
    const read = setting.put(settings, setting.initial);
    if (read.ok) settings = read.value;
  }
  return Settings().parse(settings);
}

/** The rows of a new sheet Settings. */
export function settingsRows(settings: Settings): Record<string, string>[] {
  return SETTING_FIELDS.map((setting) => ({
    Setting: setting.name,
    Value: setting.show(settings),
    'What it is for': setting.help,
  }));
}

/** Names of settings without which no visit should go out. */
export function missingSettings(settings: Settings): string[] {
  return SETTING_FIELDS.filter((setting) => setting.needed && setting.show(settings) === '').map(({ name }) => name);
}

function sameName(a: string, b: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
  return plain(a) === plain(b);
}

/** Rows that name no setting, or one that an earlier row names already. */
function strayRows(rows: TypedRow[]): CellNote[] {
  const names = SETTING_FIELDS.map(({ name }) => name);
  const seen = new Set<string>();
  return rows.flatMap(({ row, cells }): CellNote[] => {
    const typed = cell(cells, 'Setting') ?? '';
    if (typed === '') return [];
    const name = names.find((known) => sameName(known, typed));
    if (name === undefined) {
      const meant = nearest(typed, names);
      const hint = meant === undefined ? 'It has no effect.' : `Do you mean “${meant}”?`;
      return [{ row, column: 'Setting', words: `There is no setting “${typed}”. ${hint}` }];
    }
    if (seen.has(name)) return [{ row, column: 'Setting', words: `“${name}” stands above already; that row counts.` }];
    seen.add(name);
    return [];
  });
}

const LAST_GOOD = 'The last good values stay in force.';

/** What single cells cannot tell: times and rungs must come in their order. Both sides then stay as they were. */
function outOfOrder(settings: Settings, lastGood: Settings): { settings: Settings; names: [string, string][] } {
  let kept = settings;
  const names: [string, string][] = [];
  if (settings.dayEnds <= settings.dayStarts) {
    kept = { ...kept, dayStarts: lastGood.dayStarts, dayEnds: lastGood.dayEnds };
    names.push(['School day ends', `The school day must end after it starts. ${LAST_GOOD}`]);
  }
  const { visitors, watcherAndOffice, seniorLeaders, headteacher } = settings.returnLadder;
  if (visitors > watcherAndOffice || watcherAndOffice > seniorLeaders || seniorLeaders > headteacher) {
    kept = { ...kept, returnLadder: lastGood.returnLadder };
    const words =
      'Visitors, watcher and office, senior leaders, police decision: each must come no earlier than the one before.';
    names.push(['Late: police decision after', `${words} ${LAST_GOOD}`]);
  }
  const { remindAfter, deputyAfter } = rulesInForce(policyOf(settings.policy), settings).approval;
  if (deputyAfter <= remindAfter) {
    const { remindApproversAfter, askDeputyAfter } = lastGood;
    kept = { ...kept, remindApproversAfter, askDeputyAfter };
    names.push([
      'Ask the deputy after',
      `The deputy must be asked later than the approvers are reminded. ${LAST_GOOD}`,
    ]);
  }
  return { settings: kept, names: [...names, ...beyondThePolicy(kept), ...notTwo(kept)] };
}

/** A standby that is the owner, or that shares the owner's deployment, would stop with the owner. */
function notTwo({ mailbox: owner, standby, webAppUrl, standbyUrl }: Settings): [string, string][] {
  const notes: [string, string][] = [];
  if (standby !== '' && standby === owner)
    notes.push(['Standby account', 'This is the account in Mailbox. Name a second one, or leave it empty.']);
  else if (standbyUrl !== '' && standbyUrl === webAppUrl)
    notes.push([
      'Standby web app address',
      'This is the owner’s deployment. Sign in as the standby account, and there choose Deploy, New deployment.',
    ]);
  return notes;
}

/** What the policy itself says is in force, where a cell would go beyond it. */
function beyondThePolicy({ policy, ...typed }: Settings): [string, string][] {
  const chosen = policyOf(policy);
  const { rules } = chosen;
  const limits: [string, number | undefined, number | undefined][] = [
    ['Minutes between check-ins', typed.checkInEvery, rules.checkInEvery ?? undefined],
    ['Minutes to wait at the door', typed.doorWait, rules.door?.wait],
    ['Minutes to wait when parents are late', typed.doorWaitWhenLate, rules.door?.waitWhenLate],
  ];
  const notes = limits.flatMap(([name, value, most]): [string, string][] =>
    value !== undefined && most !== undefined && value > most
      ? [[name, `The policy says ${most} minutes at the most, and that is in force.`]]
      : [],
  );
  if (typed.deputy === undefined || hasDeputy(rules)) return notes;
  const by = anyRole(rules.approval.by, chosen);
  return [...notes, ['Deputy approver', `Under the policy only the ${by} decides: nobody stands in.`]];
}

/**
 * The settings in force for what stands in the sheet. A wrong cell has its note and leaves the last good value in
 * force; a missing row has a note at the top (row 1).
 */
export function readSettings(rows: TypedRow[], lastGood: Settings): { settings: Settings; notes: CellNote[] } {
  const notes = strayRows(rows);
  const rowOf = (name: string) => rows.find(({ cells }) => sameName(cell(cells, 'Setting') ?? '', name));
  const note = (row: number, words: string) => notes.push({ row, column: 'Value', words });
  const inForce = (setting: SettingField) => {
    const value = setting.show(lastGood);
    return value === '' ? '' : ` In force: ${value}.`;
  };
  let read = lastGood;
  for (const setting of SETTING_FIELDS) {
    const found = rowOf(setting.name);
    if (!found) {
      note(1, `The row “${setting.name}” is missing.${inForce(setting)} Add a row of that name to change it.`);
      continue;
    }
    const value = setting.put(read, cell(found.cells, 'Value') ?? '');
    if (value.ok) read = value.value;
    else note(found.row, `${value.words}${inForce(setting)}`);
  }
  const { settings, names } = outOfOrder(read, lastGood);
  for (const [name, words] of names) note(rowOf(name)?.row ?? 1, words);
  return { settings, notes };
}

/**
 * The web app's address as school accounts can open it: with the domain in it. The plain form has shown white pages to
 * people signed in to several accounts. Any other address is left as it stands.
 */
export function schoolAddress(url: string, owner: string): string {
  const domain = owner.split('@')[1] ?? '';
  if (domain === '' || domain === 'gmail.com') return url;
  return url.replace(/^https:\/\/script\.google\.com\/macros\/s\//, `https://script.google.com/a/macros/${domain}/s/`);
}
