// What a policy does where its text leaves it open: ladders and rules that each policy begins with and changes.
import * as z from '../schema';
import { type ReturnMinutes, Rules, type Step } from './schema';

const HOUR = 60;
const DAILY = 24 * HOUR;

/** After the headteacher's rung, everyone with a role is told so many minutes later. */
const EVERYONE_LATER = 30;

/** The minutes a school starts with. */
export const USUAL_MINUTES: ReturnMinutes = {
  visitors: 0,
  watcherAndOffice: 10,
  seniorLeaders: 20,
  headteacher: 30,
  repeat: 15,
};

/** From senior leaders upwards the ladder for a return that is late is the same everywhere. It never falls silent. */
export function leadersRungs(minutes: ReturnMinutes): Step[] {
  const repeat = Math.max(1, minutes.repeat);
  return [
    { after: minutes.seniorLeaders, to: 'senior leader' },
    { after: minutes.headteacher, to: 'senior leader', repeat },
    { after: minutes.headteacher, to: 'headteacher', repeat },
    { after: minutes.headteacher + EVERYONE_LATER, to: 'everyone', repeat },
  ];
}

/**
 * The usual return ladder: the visitors themselves, then watcher and office, then senior leaders, then these with the
 * headteacher again and again, at last everyone with a role.
 */
export function usualReturnLadder(minutes: ReturnMinutes): Step[] {
  return [
    { after: minutes.visitors, to: 'visitors' },
    { after: minutes.watcherAndOffice, to: 'watcher' },
    { after: minutes.watcherAndOffice, to: 'office' },
    ...leadersRungs(minutes),
  ];
}

/** Written and recorded by the end of the working day; then a word a day, not a siren. */
const paperwork: Step[] = [
  { after: -HOUR, to: 'visitors' },
  { after: 0, to: 'visitors', repeat: DAILY },
  { after: HOUR, to: 'safeguarding team' },
  { after: DAILY, to: 'safeguarding lead', repeat: DAILY },
];

const ladders: Rules['ladders'] = {
  return: usualReturnLadder(USUAL_MINUTES),
  // A sign of life that is missing is an alarm like a return that is late.
  checkIn: usualReturnLadder(USUAL_MINUTES),
  door: [
    { after: 0, to: 'visitors', repeat: 10 },
    { after: 10, to: 'watcher' },
  ],
  help: [
    { after: 0, to: 'watcher', repeat: 5 },
    { after: 0, to: 'office', repeat: 5 },
    { after: 0, to: 'safeguarding lead', repeat: 5 },
    { after: 0, to: 'senior leader', repeat: 5 },
    { after: 0, to: 'headteacher', repeat: 5 },
    { after: 15, to: 'everyone', repeat: 15 },
  ],
  // After the watcher was asked, until somebody says "I'm watching".
  watcher: [
    { after: 10, to: 'watcher' },
    { after: 15, to: 'office' },
    { after: 30, to: 'senior leader', repeat: 30 },
  ],
  // Whoever went without a word is asked, then looked for.
  signOut: [
    { after: 0, to: 'visitors' },
    { after: 10, to: 'office' },
    { after: 30, to: 'safeguarding lead' },
    { after: 40, to: 'office', repeat: 30 },
    { after: 60, to: 'senior leader' },
  ],
  report: paperwork,
  cpoms: paperwork,
  // A concern is heard the same hour.
  concern: [
    { after: 0, to: 'safeguarding lead', repeat: 30 },
    { after: 15, to: 'safeguarding team', repeat: 30 },
    { after: 60, to: 'senior leader', repeat: 60 },
    { after: 120, to: 'headteacher', repeat: 60 },
  ],
  // A child is alone there now: the whole team at once, then its lead and deputies, then leaders; after half an hour slower, and never silent.
  childAlone: [
    { after: 0, to: 'safeguarding team' },
    { after: 10, to: 'safeguarding team' },
    { after: 20, to: 'safeguarding team' },
    { after: 30, to: 'safeguarding team', repeat: HOUR },
    { after: 10, to: 'safeguarding lead' },
    { after: 20, to: 'safeguarding lead' },
    { after: 30, to: 'safeguarding lead', repeat: 30 },
    { after: 20, to: 'senior leader' },
    { after: 35, to: 'senior leader', repeat: HOUR },
    { after: 30, to: 'headteacher', repeat: HOUR },
  ],
  // Slower, since somebody has it: but the same day.
  referral: [
    { after: -HOUR, to: 'safeguarding lead' },
    { after: 0, to: 'safeguarding lead', repeat: HOUR },
    { after: HOUR, to: 'safeguarding team', repeat: 4 * HOUR },
    { after: 2 * HOUR, to: 'headteacher', repeat: DAILY },
  ],
  written: [
    { after: -HOUR, to: 'visitors' },
    { after: 0, to: 'visitors', repeat: DAILY },
    { after: DAILY, to: 'headteacher', repeat: DAILY },
  ],
  // confirmed by the approver within the hour.
  byPhone: [
    { after: 30, to: 'approver' },
    { after: 60, to: 'senior leader' },
    { after: 60, to: 'safeguarding lead' },
    { after: 60, to: 'headteacher', repeat: 60 },
  ],
  // The headteacher hears of it at once by letter; this is what follows where nothing comes back by the day's end.
  incident: [
    { after: -30, to: 'headteacher' },
    { after: 0, to: 'headteacher', repeat: 2 * HOUR },
    { after: HOUR, to: 'safeguarding lead' },
    { after: HOUR, to: 'senior leader', repeat: 4 * HOUR },
  ],
  action: [
    { after: 0, to: 'owner', repeat: DAILY },
    { after: 2 * DAILY, to: 'safeguarding lead', repeat: DAILY },
  ],
};

/** The step of the checklist that is done by recording the police call. */
export const POLICE_STEP = 'Ring the police and report them missing';

/** Whoever leads the search for somebody who is not back goes through these (CELT-26); no policy says less is enough. */
const checklist = [
  'Ring the family and ask to speak to our staff',
  'Drive past: is their car there?',
  'Look for signs of an incident, from outside and never alone',
  POLICE_STEP,
];

/** The rules of a policy that says nothing. */
export const usual: Rules = {
  approval: { when: 'always', by: ['safeguarding lead'], deputy: 'senior leader', remindAfter: 60, deputyAfter: 120 },
  assessment: 'first',
  party: { least: 1, mostStaff: null },
  evening: 'as any other',
  watch: { by: 'office', acceptWithin: 10 },
  signOutAsks: [],
  tells: { leaving: ['office'], return: [] },
  insurance: null,
  training: false,
  carrying: null,
  door: null,
  entry: { parentPresent: false, appointment: false },
  unsafe: {
    words: 'New risk: I’m leaving',
    tells: ['safeguarding team', 'safeguarding lead'],
    writtenTo: null,
    opens: [],
  },
  nobodyHome: null,
  calledOff: 'no more is asked',
  agencies: 'asked',
  familyPhonesFor: [],
  recorded: { on: ['CPOMS'], when: 'every visit' },
  copies: false,
  incident: { tells: [], recorded: false },
  checklist,
  checkInEvery: null,
  safeWord: false,
  ladders,
  policeDecisionAfter: USUAL_MINUTES.headteacher,
  lookAgainMost: 15,
  acknowledgedAgainAfter: 20,
};

/** What follows a concern on the way back, where the policy wants it talked over (CELT-28, SPT-28). */
export const talkItOver = 'Talk the concern over with the safeguarding team';

/** What the emergency panel says where a policy has no words of its own. */
export const usualEmergency = [
  'Cannot speak? Ring 999 from a mobile, stay on the line, and press 55 when you are asked.',
];

/** What the incident form asks, in its order: no policy says what to leave out. */
export const usualIncident = [
  ...['reference', 'date', 'time', 'what', 'present', 'police', 'sort', 'hurt', 'treatment'],
  ...['againstHead', 'accused', 'accusation', 'since'],
];

/**
 * Rules as they lie in a record: a rule that is newer than the record is the usual one, so that nobody who is out while
 * the school's script is brought up to date goes unwatched.
 */
export const FrozenRules = z.later(() =>
  z.pipe(
    z.transform((rules: unknown, context) => {
      const text = JSON.stringify(rules) ?? '';
      const known = checked.get(text);
      if (known) return known;
      const read = Rules().safeParse(withUsual(rules));
      if (read.success) checked.set(text, read.data);
      else
        for (const { path, message } of read.error.issues)
          context.issues.push({ code: 'custom', path, message, input: rules });
      return read.data;
    }),
    z.custom<Rules>(),
  ),
);

/** Rules that were checked in this execution, by their text: there is much in them, and most records go by the same. */
const checked = new Map<string, Rules>();

function withUsual(rules: unknown): unknown {
  const old: { approval?: { by?: unknown }; ladders?: object } = Object(rules);
  const by = Array.isArray(old.approval?.by) ? old.approval.by : [old.approval?.by];
  return {
    ...usual,
    ...old,
    approval: { ...usual.approval, ...old.approval, by },
    ladders: { ...usual.ladders, ...old.ladders },
  };
}
