// Everybody who might try something: the staff by what they do, and those whom nothing should ever answer.
import { foundSchool, type MadeUpSchool, type StaffRow, schoolOf } from '../../local/school';
import type { Workspace } from '../../local/workspace/workspace';
import { DIST, PEOPLE, SchoolDay } from '../story/school-day';

/** By what they are to the visits of these tests; `blank` is somebody of whom Google does not say who it is. */
export const CAST = {
  visitor: PEOPLE.visitor,
  /** Makes visits, but not these. */
  otherVisitor: 'farah.siddiqui@school.example',
  watcher: PEOPLE.watcher,
  office: PEOPLE.office,
  team: PEOPLE.team,
  deputyLead: PEOPLE.deputyLead,
  lead: PEOPLE.lead,
  seniorLeader: PEOPLE.seniorLeader,
  head: PEOPLE.head,
  administrator: PEOPLE.administrator,
  chair: PEOPLE.chair,
  /** On the staff list, with no role. */
  noRole: 'noor.aziz@school.example',
  /** Had every role, and is no longer active. */
  left: 'ivy.marsh@school.example',
  /** Signed in at the school, and not on the staff list. */
  stranger: 'sam.pupil@school.example',
  /** Signed in at another domain: Google gives the script no address. */
  elsewhere: 'maya.osei@elsewhere.example',
  blank: null,
} as const;
export type Who = keyof typeof CAST;
export const EVERYBODY = Object.keys(CAST) as Who[];

/** Nobody of these may ever do or see anything of a visit. */
export const OUTSIDE: Who[] = ['left', 'stranger', 'elsewhere', 'blank'];

function employee(name: string, roles: StaffRow['roles'], active: boolean): StaffRow {
  const email = `${name.toLowerCase().replace(' ', '.')}@school.example`;
  const none = { car: '', lineManager: '', insuredUntil: '', businessCover: '', trainedUntil: '', finishesAt: '' };
  return { email, name, job: 'Support', mobile: '07700 900171', roles, active, ...none };
}

const EVERY_ROLE: StaffRow['roles'] = [
  'visitor',
  'emergency contact',
  'office',
  'safeguarding team',
  'safeguarding lead',
  'senior leader',
  'headteacher',
  'administrator',
];

function withTheseToo(school: MadeUpSchool): MadeUpSchool {
  const more = [employee('Noor Aziz', [], true), employee('Ivy Marsh', EVERY_ROLE, false)];
  return { ...school, people: [...school.people, ...more] };
}

const WEB_APP = 'https://script.google.com/a/macros/school.example/s/DEPLOYMENT/exec';
const founded = new Map<string, Workspace>();

/** The made-up school that follows this policy, with the whole cast, set up; once a test file. */
export function castDay(policy: string, dist = DIST): SchoolDay {
  const school = withTheseToo(schoolOf(policy));
  const workspace = founded.get(policy) ?? foundSchool({ dist: DIST, webAppUrl: WEB_APP, school });
  founded.set(policy, workspace);
  return new SchoolDay(workspace.branch({ dist }));
}
