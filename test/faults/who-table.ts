// Every act of the product, a row each: when it means something, what it sends, and who may do it. Nobody else may.
import type { OutingAct } from '../../src/outing/decide';
import type { VisitAct } from '../../src/visit/acts';
import type { SchoolDay } from '../story/school-day';
import { CAST, type Who } from './cast';
import type { Moment, Scene } from './who-scenes';

export interface Row {
  at: Moment;
  may: readonly Who[];
  page?: string;
  /** What it carries beside its name. */
  send?: Record<string, unknown> | ((scene: Scene) => Record<string, unknown>);
  /** It is about the school alone: there is no visit of which a refusal could tell. */
  ofSchool?: boolean;
  /** Looking and asking again save nothing. */
  savesNothing?: boolean;
}

const DECIDE = ['team', 'deputyLead', 'lead'] as const;
const KEEP = ['visitor', 'office', 'team', 'deputyLead', 'lead', 'seniorLeader', 'head'] as const;
const CHILD = ['team', 'deputyLead', 'lead', 'seniorLeader', 'head'] as const;
const SCHOOL = ['watcher', 'office', 'team', 'deputyLead', 'lead', 'seniorLeader', 'head'] as const;
const OUTING = ['visitor', ...SCHOOL] as const;
const STAFF = [...KEEP, 'otherVisitor', 'watcher', 'administrator', 'chair', 'noRole'] as const;

/** Acts on a visit. */
export const VISIT_ACTS: Record<VisitAct['act'], Row> = {
  approve: { at: 'requested', may: DECIDE, send: { party: 'alone', words: 'Kept apart' } },
  decline: { at: 'requested', may: DECIDE, send: { words: 'Not today' } },
  'send back': { at: 'requested', may: DECIDE, send: { words: 'Who drives?' } },
  'invite into school': { at: 'requested', may: DECIDE },
  cancel: { at: 'requested', may: KEEP, send: { words: 'Ill' } },
  'approved by phone': {
    at: 'requested',
    may: ['office', 'team', 'deputyLead', 'seniorLeader', 'head'],
    send: { by: CAST.lead, party: 'alone', words: 'Yes' },
  },
  'confirm approval': { at: 'approved by phone', may: ['lead'] },
  override: { at: 'requested', may: DECIDE, send: { words: 'No time' } },
  'family refuses': { at: 'requested', may: KEEP, send: { words: 'Not now' } },
  'record police': { at: 'requested', may: KEEP, send: { reference: '101-7' } },
  'told agency': { at: 'agency', may: KEEP, send: { agency: 'Early Help', words: 'Jo Lee' } },
  'confirm to agency': { at: 'agency told', may: KEEP, send: { agency: 'Early Help' } },
  'give reason': { at: 'unsafe', may: ['visitor'], send: { words: 'They shouted' } },
  'acknowledge child alone': { at: 'child alone', may: CHILD },
  'decide referral': {
    at: 'child alone',
    may: ['team', 'deputyLead', 'lead', 'head'],
    send: { referred: true, words: 'Ref 77' },
  },
  'acknowledge concern': { at: 'reported', may: CHILD, send: { words: 'Mine' } },
  'acknowledge incident': { at: 'reported', may: ['head'] },
  'record CPOMS': { at: 'reported', may: KEEP },
  'record incident': { at: 'reported', may: KEEP },
  'add action': { at: 'reported', may: KEEP, send: { what: 'Ring', owner: CAST.team, due: '2026-05-20' } },
  'action done': { at: 'action', page: 'actions', may: [...KEEP, 'otherVisitor'], send: { id: 'A2', words: 'Rung' } },
  'file minutes': { at: 'minutes', may: KEEP },
  'give minutes': { at: 'minutes', may: KEEP, send: { to: 'the parents', how: 'by hand' } },
  'mail minutes': { at: 'minutes', may: KEEP, send: { to: 'the parents' } },
};

/** Acts on an outing. */
export const OUTING_ACTS: Record<OutingAct['act'], Row> = {
  arrived: { at: 'out', may: OUTING },
  'going in': { at: 'door', may: OUTING, send: { parentPresent: true } },
  'nobody here yet': { at: 'door', may: OUTING },
  'parents are late': { at: 'door', may: OUTING },
  'not going in': { at: 'door', may: OUTING },
  'child alone': { at: 'out', may: OUTING, send: { words: 'Brother is back' } },
  'carrying a child': { at: 'door', may: OUTING, send: { age: '9', cm: '120', seat: true } },
  "I'm fine": { at: 'out', may: OUTING },
  'more time': { at: 'out', may: OUTING, send: { minutes: 30 } },
  'plan changed': { at: 'out', may: OUTING, send: { words: 'On foot' } },
  left: { at: 'out', may: OUTING },
  'new risk': { at: 'out', may: OUTING, send: { words: 'A dog' } },
  back: { at: 'out', may: OUTING },
  'left, not returning': { at: 'out', may: OUTING },
  help: { at: 'out', may: OUTING },
  "I'm watching": { at: 'out', may: SCHOOL },
  "can't watch": { at: 'watched', may: ['watcher'] },
  acknowledge: { at: 'alarm', may: SCHOOL },
  'tried to reach': { at: 'alarm', may: SCHOOL, send: { whom: 'Maya', how: 'phone', result: 'no answer' } },
  'checklist step': { at: 'alarm', may: SCHOOL, send: { step: 'Drive past: is their car there?', result: 'No' } },
  reached: { at: 'alarm', may: SCHOOL, send: { due: '16:30' } },
  "can't reach": { at: 'alarm', may: SCHOOL },
  'safe word heard': { at: 'out', may: SCHOOL },
  "I'm worried": { at: 'out', may: SCHOOL },
  'police called': { at: 'alarm', may: SCHOOL, send: { reference: '999-1' } },
  'police not yet': { at: 'alarm', may: SCHOOL, send: { because: 'Seen', lookAgain: 10 } },
  resolved: { at: 'alarm', may: SCHOOL, send: { words: 'All well' } },
  'show the safe word': { at: 'out', may: OUTING },
};

/** What a page can ask for beside the acts on a visit and on an outing. */
export const OTHER_ACTS: Record<string, Row> = {
  'sign out': {
    at: 'approved',
    may: ['visitor', 'office'],
    page: 'leave',
    send: ({ day, ref }) => day.signOutFor([ref]),
  },
  'read and understood': { at: 'requested', may: STAFF, page: 'read' },
  'record insurance': {
    at: 'door',
    may: ['office'],
    page: 'desk',
    ofSchool: true,
    send: { driver: CAST.visitor, car: 'TK19 ZDF', until: '2027-12-31' },
  },
  'answer unplaced': {
    at: 'unplaced concern',
    may: CHILD,
    page: 'actions',
    ofSchool: true,
    send: ({ day }) => {
      const [item] = day.school.unplaced ?? [];
      return { id: item?.id, at: item?.at, words: 'On CPOMS' };
    },
  },
  'start drill': {
    at: 'requested',
    may: ['administrator', 'deputyLead', 'lead', 'head'],
    page: 'desk',
    ofSchool: true,
    send: { visitor: CAST.otherVisitor, minutes: '5' },
  },
  'end drill': {
    at: 'drill',
    may: ['administrator', 'deputyLead', 'lead', 'head'],
    page: 'desk',
    ofSchool: true,
  },
  purge: {
    at: 'years later',
    may: ['administrator', 'deputyLead', 'lead'],
    page: 'retention',
    ofSchool: true,
    send: ({ day }) => ({ confirm: '1', ...shownTo(day, CAST.administrator) }),
  },
  'strike off': {
    at: 'record gone',
    may: ['watcher', 'office', 'deputyLead', 'lead', 'seniorLeader', 'head'],
    page: 'desk',
    ofSchool: true,
    send: ({ out }) => ({ ref: out, words: 'Maya rang: she is back' }),
  },
  'ask again': { at: 'called off', may: ['visitor', 'team'], savesNothing: true },
  look: { at: 'requested', may: KEEP, savesNothing: true },
};

/** What the page shows as what would go, as its button sends it. */
function shownTo(day: SchoolDay, as: string): Record<string, unknown> {
  const { html } = day.workspace.openPage({ p: 'retention' }, { as });
  return JSON.parse((/data-send="([^"]+)"/.exec(html)?.[1] ?? '{}').replace(/&quot;/g, '"'));
}
