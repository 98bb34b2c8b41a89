// Set-up: from an empty spreadsheet to a school that can send people out. Stopped half-way it goes on where it was.
import type { Ports } from '../ports';
import { blank, logged } from '../record/record';
import { standbyOf } from '../school/accounts';
import { GUIDANCE_HEADERS, GUIDANCE_HELP } from '../school/guidance';
import { BACK_AGAIN } from '../school/roll';
import type { School } from '../school/school';
import { initialSettings, SETTINGS_HEADERS, SETTINGS_HELP, schoolAddress, settingsRows } from '../school/settings';
import { STAFF_HEADERS, STAFF_HELP } from '../school/staff-list';
import { type Instant, many } from '../time';
import { findings } from './check-everything';
import { holdOff, letGo, rebuild, rewind } from './look-at-control';
import { loadOpen } from './open-records';
import { builtIds, formMark, formsAsked, share } from './people-of-files';
import { changeSchool, prepareGuidance, readControl } from './read-control';
import { setUpStandby } from './standby';

/** A school of which nothing is known yet. */
function newSchool(now: Instant, owner: string): School {
  return {
    ...blank('SCHOOL'),
    kind: 'school',
    settings: { ...initialSettings(), mailbox: owner },
    staff: [],
    files: { register: '', archives: {}, forms: {} },
    lastVisit: 0,
    lastOuting: 0,
    read: [],
    lookedAt: now,
    repliesTo: now,
    healthOn: '',
    puzzles: {},
    repliesSeen: [],
    told: {},
  };
}

/** The school's record, made where there is none. */
function begun(ports: Ports, now: Instant, owner: string): School {
  return ports.records.locked(() => {
    const { school, broken } = ports.records.load();
    if (school) return school;
    if (broken.length > 0) throw new Error(broken.map(({ problem }) => problem).join('\n'));
    // A new school in the place of one that was cleared away would give its numbers a second time, and bury what was lost.
    if (ports.installation.recall('tick') !== '')
      throw new Error(`The records of this school are gone from the sheet Open, or its first rows are. ${BACK_AGAIN}`);
    const fresh = logged(newSchool(now, owner), now, owner, 'Set up');
    ports.records.save(fresh);
    return fresh;
  });
}

/** Settings, Staff and Guidance, with the school's own values where they are new; the first person is whoever sets up. */
function sheets(ports: Ports, school: School, owner: string): void {
  ports.control.prepare('Settings', SETTINGS_HEADERS, settingsRows(school.settings), SETTINGS_HELP);
  const first = {
    'E-mail': owner,
    Name: 'Home Visits',
    Job: 'Owner of the script',
    Roles: 'administrator',
    Active: 'Yes',
  };
  ports.control.prepare('Staff', STAFF_HEADERS, [first], STAFF_HELP);
  // Whose lines stand in it hangs on the policy that they choose.
  ports.control.prepare('Guidance', GUIDANCE_HEADERS, [], GUIDANCE_HELP);
}

/** The mailbox and the owner's web app's address, written into Settings where nobody has typed others. */
function found(ports: Ports, school: School, url: string, owner: string): void {
  if (school.settings.mailbox === '') ports.control.set('Mailbox', owner);
  else if (school.settings.mailbox !== owner) return;
  const address = /\/exec$/.test(url) ? schoolAddress(url, owner) : '';
  // With two deployments Google may name the other one.
  if (address === schoolAddress(school.settings.standbyUrl, owner)) return;
  if (school.settings.webAppUrl === '' && address !== '') ports.control.set('Web app address', address);
}

/** The register, kept in the school's record as soon as it is there. A new one is drawn empty. */
function register(ports: Ports, school: School, now: Instant): School {
  const known = school.files.register;
  const id = ports.installation.register(known, school.settings.schoolName);
  if (id === known) return school;
  const next = changeSchool(ports, (before) => ({ ...before, files: { ...before.files, register: id } }));
  ports.views.today(next, [], now, { notice: '', byTick: false });
  return next;
}

/** The forms that the policy asks for; those that are as they should be are left alone. */
function allForms(ports: Ports, school: School): School {
  for (const name of formsAsked(school)) {
    const built = school.files.forms[name] !== undefined;
    if (built && ports.installation.recall(`form ${name}`) === formMark(ports, name, school)) continue;
    rebuild(ports, name);
  }
  return changeSchool(ports, (after) => after);
}

/** Another account than the first would run every trigger a second time. */
function refusedFor(school: School, user: string): string {
  const owner = school.settings.mailbox;
  if (owner === '' || owner === user) return '';
  return (
    `Home Visits belongs to ${owner}, and you are ${user}. Sign in as ${owner} and choose Set up there. If it is to ` +
    `belong to you from now on, type ${user} beside Mailbox in the sheet Settings, wait a minute, then set up again. If it ` +
    'shall only stand by, type it beside Standby account.'
  );
}

/** Nobody has typed anything yet, and nothing is built: which forms to build hangs on the policy that they choose. */
function isUntouched({ files, settings }: School): boolean {
  return builtIds({ files }).length === 0 && settings.schoolName === '';
}

const CHOOSE_FIRST =
  'The sheets are made. Now fill in Settings, the policy that your school follows first of all (its row says which there ' +
  'are), and Staff. Then choose Home Visits, Set up again: it builds the forms that this policy asks for, which takes ' +
  'some minutes.';

/**
 * Sets the school up, or brings an installation up to date. Each finished step is kept before the next begins, so twice
 * makes nothing twice. Gives words for a dialog: what stands, and what is left for people to do.
 */
export function setUp(ports: Ports, now: Instant): string {
  ports.installation.prepareControl();
  ports.installation.secret();
  const { user, webAppUrl } = ports.installation.state();
  const first = begun(ports, now, user);
  sheets(ports, first, user);
  found(ports, first, webAppUrl, user);
  const typed = readControl(ports, now);
  if (user === standbyOf(typed.settings)) return setUpStandby(ports, typed, webAppUrl, now);
  const refusal = refusedFor(typed, user);
  if (refusal !== '') return refusal;
  if (isUntouched(typed)) return CHOOSE_FIRST;
  prepareGuidance(ports, typed);
  holdOff(ports, now);
  const school = allForms(ports, register(ports, typed, now));
  const troubles = share(ports, school);
  rewind(ports, school.settings.tickMinutes, builtIds(school));
  letGo(ports);
  const left = [...troubles, ...findings(ports, loadOpen(ports, now), now)];
  const forms = many(formsAsked(school).length, 'form');
  const done = `Home Visits is set up: ${forms}, the register, and the engine that looks every few minutes.`;
  if (left.length === 0) return `${done} Nothing is left to do.`;
  return [`${done} What is left to do:`, ...left.map((words, i) => `${i + 1}. ${words}`)].join('\n\n');
}
