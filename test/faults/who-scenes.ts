// The moments of a visit at which the acts of the table in who.test.ts mean something, each played once a test file.
import { instantOf } from '../../src/time';
import { types } from '../refusals/control';
import { PEOPLE, type SchoolDay } from '../story/school-day';
import { CAST, castDay } from './cast';

/** A moment: the school, the visit, the outing. */
export interface Scene {
  day: SchoolDay;
  ref: string;
  out: string;
}

const CONCERN = { hasConcern: 'Yes', concern: 'Bruised arm', discussed: 'not yet' };
const AGENCY = {
  services: 'Yes',
  servicesWho: 'Early Help',
  servicesAsked: 'Yes',
  servicesSaid: 'No concerns',
  agencyContacts: 'Early Help, Jo Lee, 01632 960111, jo.lee@earlyhelp.example',
};
const WORRY = { immediateConcern: 'Yes', immediateWhat: 'Brother is back', policeCalled: 'Not yet' };

function scene(day: SchoolDay, ref: string, out = ''): Scene {
  return { day, ref, out };
}

const SCENES = {
  requested: () => {
    const day = castDay('spt');
    return scene(day, day.asksAndAssesses(WORRY));
  },
  'approved by phone': () => {
    const { day, ref } = at('requested');
    day.taps(CAST.office, {
      page: 'visit',
      ref,
      act: 'approved by phone',
      by: CAST.lead,
      party: 'alone',
      words: 'Yes',
    });
    return scene(day, ref);
  },
  approved: () => {
    const { day, ref } = at('requested');
    day.taps(CAST.team, { page: 'visit', ref, act: 'approve', party: 'alone', words: 'Kept apart' });
    day.readsPolicy(CAST.visitor);
    return scene(day, ref);
  },
  'called off': () => {
    const { day, ref } = at('approved');
    day.taps(CAST.visitor, { page: 'visit', ref, act: 'cancel', words: 'Ill' });
    return scene(day, ref);
  },
  'unplaced concern': () => {
    const { day } = at('requested');
    day.sends('report', day.ordinaryReport('HV-0099', CONCERN));
    return scene(day, 'HV-0001');
  },
  drill: () => {
    const day = castDay('spt');
    day.taps(CAST.lead, { page: 'desk', act: 'start drill', visitor: CAST.otherVisitor, minutes: '5' });
    return scene(day, 'DRILL-HV-0001');
  },
  'years later': () => {
    const day = castDay('spt');
    const { workspace } = day;
    const ref = day.asksAndAssesses();
    day.taps(CAST.visitor, { page: 'visit', ref, act: 'cancel', words: 'Ill' });
    day.leaps('12:00', '2026-05-19');
    types(day, 'Settings', 'Keep closed visits for (years)', 'Value', '1');
    workspace.setClockWithoutTriggers(instantOf('2029-05-14', '09:00'));
    return scene(day, ref);
  },
  out: () => {
    const { day, ref } = at('approved');
    return scene(day, ref, day.leaves([ref]));
  },
  'record gone': () => {
    const { day, ref, out } = at('out');
    const { workspace } = day;
    workspace.advanceMinutes(5);
    const { values } = workspace.spreadsheet(workspace.controlId).sheet('Open');
    workspace.deleteRow(workspace.controlId, 'Open', values.findIndex(([cell]) => cell === out) + 1);
    workspace.advanceMinutes(1);
    return scene(day, ref, out);
  },
  alarm: () => {
    const { day, ref, out } = at('out');
    day.says(CAST.visitor, out, 'help', { words: 'Door was open' });
    return scene(day, ref, out);
  },
  watched: () => {
    const { day, ref, out } = at('out');
    day.says(CAST.watcher, out, "I'm watching");
    return scene(day, ref, out);
  },
  'child alone': () => {
    const { day, ref, out } = at('out');
    day.says(CAST.visitor, out, 'child alone', { words: 'Brother is back' });
    return scene(day, ref, out);
  },
  back: () => {
    const { day, ref, out } = at('out');
    for (const act of ['arrived', 'going in', 'left', 'back']) day.says(CAST.visitor, out, act);
    return scene(day, ref, out);
  },
  reported: () => {
    const { day, ref, out } = at('back');
    day.sends('report', day.ordinaryReport(ref, CONCERN));
    day.sends('incident', day.ordinaryIncident(ref));
    return scene(day, ref, out);
  },
  action: () => {
    const { day, ref, out } = at('reported');
    const action = { act: 'add action', what: 'Ring Gran', owner: CAST.otherVisitor, due: '2026-05-20' };
    day.taps(CAST.visitor, { page: 'visit', ref, ...action });
    return scene(day, ref, out);
  },
  agency: () => {
    const day = castDay('nas');
    return scene(day, day.approved(AGENCY));
  },
  'agency told': () => {
    const { day, ref } = at('agency');
    day.taps(CAST.visitor, { page: 'visit', ref, act: 'told agency', agency: 'Early Help', words: 'Jo' });
    return scene(day, ref);
  },
  unsafe: () => {
    const { day, ref } = at('agency');
    day.taps(CAST.visitor, { page: 'visit', ref, act: 'cancel', words: 'Brother is back', unsafe: true });
    return scene(day, ref);
  },
  door: () => {
    const day = castDay('nas');
    const ref = day.approved();
    types(day, 'Staff', 'Maya Osei', 'Business cover', 'Yes');
    const out = day.leaves([ref]);
    day.says(CAST.visitor, out, 'arrived');
    return scene(day, ref, out);
  },
  minutes: () => {
    const { day, ref, out } = at('door');
    day.says(CAST.visitor, out, 'going in', { parentPresent: true });
    for (const act of ['left', 'back']) day.says(PEOPLE.visitor, out, act);
    day.sends('report', day.ordinaryReport(ref));
    return scene(day, ref, out);
  },
} satisfies Record<string, () => Scene>;
export type Moment = keyof typeof SCENES;

const played = new Map<Moment, Scene>();

/** A copy of that moment, to be changed at will. */
export function at(moment: Moment): Scene {
  const found = played.get(moment) ?? SCENES[moment]();
  played.set(moment, found);
  return { ...found, day: found.day.branch() };
}
