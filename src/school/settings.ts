// The school's settings: each declared once, with the words of its row in the sheet Settings and how what is typed is read.
import { policiesInWords } from '../policy';
import { Settings } from './school';
import { field, rung, type SettingField } from './setting-field';
import {
  AT_SCHOOL,
  areaOwners,
  chatAddress,
  dateOrNone,
  dates,
  mailbox,
  pingAddress,
  policyId,
  references,
  roleAtSchool,
  tick,
  webAddress,
  wholeYears,
} from './setting-values';
import {
  clockTime,
  closedDates,
  closedWords,
  good,
  minutesBetween,
  phone,
  type Read,
  someText,
  yesOrNo,
} from './typed';

export const SETTINGS_HEADERS = ['Setting', 'Value', 'What it is for'];
export const SETTINGS_HELP =
  'Change the Value beside a setting; it is in force within minutes. What is wrong with a value stands in the Note column, and until it is put right the last good value stays in force.';

/** What the policy says where the cell is empty. */
function orAsThePolicySays<T>(read: (typed: string) => Read<T>): (typed: string) => Read<T | undefined> {
  return (typed) => (typed === '' ? good(undefined) : read(typed));
}

const shown = (value: string | number | undefined): string => (value === undefined ? '' : String(value));

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

/**
 * The web app's address as school accounts can open it: with the domain in it. The plain form has shown white pages to
 * people signed in to several accounts. Any other address is left as it stands.
 */
export function schoolAddress(url: string, owner: string): string {
  const domain = owner.split('@')[1] ?? '';
  if (domain === '' || domain === 'gmail.com') return url;
  return url.replace(/^https:\/\/script\.google\.com\/macros\/s\//, `https://script.google.com/a/macros/${domain}/s/`);
}
