// Looks whether everything stands that people rely on, and says in words what does not and what to do about it.
import { ownerOf } from '../forms/reported';
import { policyOf, rulesInForce } from '../policy';
import { roleWords } from '../policy/role-names';
import { ROLES, type Role, type Rules } from '../policy/schema';
import type { Loaded, Ports } from '../ports';
import { verifyChain } from '../record/chain';
import { readGuidance } from '../school/guidance';
import { addressesIn, chairOf, hasRole, listWords } from '../school/people';
import type { School } from '../school/school';
import { missingSettings, readSettings } from '../school/settings';
import { readStaff } from '../school/staff-list';
import { type Instant, lengthWords, MINUTE, many, timeWords } from '../time';
import { NotSetUp } from './open-records';
import { undelivered } from './outbox';
import { builtIds, formsAsked, notBuilt, planOf, responders } from './people-of-files';
import { typedIn } from './read-control';
import { reviewsDue } from './reviews';

/** Fewer mails than this left today, and a bad evening could use them up. */
const FEW_MAILS = 100;
const HANDLERS: [string, string][] = [
  ['tick_', 'looks for what is due'],
  ['formSubmitted_', 'takes in what is sent by form'],
  ['controlEdited_', 'sees changes of Settings, Staff and Guidance'],
];

/** Words for a dialog: all is well, or what is not. */
export function checkEverything(ports: Ports, now: Instant): string {
  const wrong = findings(ports, now);
  if (wrong.length === 0) return `All is well (looked at ${timeWords(now, now)}).`;
  return [`${many(wrong.length, 'thing')} to put right:`, ...wrong.map((words, i) => `${i + 1}. ${words}`)].join(
    '\n\n',
  );
}

/** Everything that is not as it should be, the gravest first. One look that fails does not keep the others from theirs. */
export function findings(ports: Ports, now: Instant): string[] {
  const loaded = ports.records.load();
  const { school } = loaded;
  if (!school) throw new NotSetUp();
  const looks: [string, () => string[]][] = [
    ['The engine', () => engine(ports, school, now)],
    ['The records', () => recordsOf(ports, loaded)],
    ['Mail', () => mail(ports, loaded, now)],
    ['Staff', () => staff(school)],
    ['Settings', () => settings(ports, school, now)],
    ['The forms', () => formsIn(ports, school)],
  ];
  return looks.flatMap(([what, look]) => {
    try {
      return look();
    } catch (error) {
      return [`${what} could not be looked at: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

function engine(ports: Ports, school: School, now: Instant): string[] {
  const out: string[] = [];
  const { triggers, timeZones, user } = ports.installation.state();
  const owner = school.settings.mailbox;
  if (owner !== '' && owner !== user) {
    out.push(`Only ${owner} can see whether the engine’s triggers are there. Sign in as ${owner} and check again.`);
  } else {
    for (const [handler, does] of HANDLERS) {
      const wanted = handler === 'formSubmitted_' ? builtIds(school).length : 1;
      const count = triggers.filter((name) => name === handler).length;
      if (count < wanted) out.push(`A trigger is missing (what ${does}). Choose Home Visits, Set up.`);
    }
  }
  const ran = ports.views.lastRan(school);
  const quiet = Math.max(3 * school.settings.tickMinutes, 10) * MINUTE;
  if (ran !== null && now - ran > quiet) {
    out.push(
      `The engine has not run for ${lengthWords(now - ran)}: nobody is being told of a late return. Choose Set up; if ` +
        'that does not help, look at Executions in the script editor, and ring round until it runs.',
    );
  }
  if (timeZones.some((zone) => zone !== 'Europe/London')) {
    out.push(`A clock is wrong (${timeZones.join(', ')}): in Control, File, Settings, set the time zone to London.`);
  }
  return out;
}

function recordsOf(ports: Ports, { school, visits, outings, broken }: Loaded): string[] {
  const all = [...(school ? [school] : []), ...visits, ...outings];
  const changed = all.flatMap((record) => {
    const entry = verifyChain(record, ports.seals.digest);
    return entry === 0
      ? []
      : [`The log of ${record.ref} was changed by hand: line ${entry} does not fit the one before.`];
  });
  return [...broken.map(({ problem }) => problem), ...changed];
}

function mail(ports: Ports, { school, visits, outings }: Loaded, now: Instant): string[] {
  const out: string[] = [];
  const { count, oldest } = undelivered([...(school ? [school] : []), ...visits, ...outings]);
  if (count > 0 && oldest !== null) {
    out.push(
      `${many(count, 'mail')} could not be sent, the oldest since ${timeWords(oldest, now)}. See the sheet Mail, and ring.`,
    );
  }
  const left = ports.post.quota();
  if (left < FEW_MAILS) {
    out.push(`Google lets this account send only ${many(left, 'more mail')} today. Alarms go first; letters may wait.`);
  }
  return out;
}

/** The roles that the rules reach for. */
function rolesIn(rules: Rules): Role[] {
  const steps = Object.values(rules.ladders).flat();
  const named = [...rules.approval.by, rules.approval.deputy, rules.watch.by, ...steps.map((step) => step.to)];
  const always: Role[] = ['visitor', 'administrator'];
  return ROLES.filter((role) => always.includes(role) || named.includes(role));
}

function staff(school: School): string[] {
  const rules = rulesInForce(policyOf(school.settings.policy), school.settings);
  const roles = rolesIn(rules);
  const nobody = roles.filter((role) => addressesIn(school.staff, role).length === 0);
  const alone = roles.filter((role) => role !== 'administrator' && addressesIn(school.staff, role).length === 1);
  const out: string[] = [];
  if (nobody.length > 0) {
    out.push(
      `Nobody on the staff list is ${listWords(nobody, 'or')}, and the policy relies on each. Fill in the sheet Staff.`,
    );
  }
  if (alone.length > 0) {
    out.push(
      `Only one person is ${listWords(alone, 'or')}: when that person is ill, nobody is. Name a second in Staff.`,
    );
  }
  const untrained = school.staff.filter((m) => m.active && m.roles.includes('visitor') && !m.trainedUntil);
  if (rules.training && untrained.length > 0)
    out.push(
      `No date of safeguarding training is known of ${listWords(untrained.map((m) => m.name))}. Fill in Training until on the sheet Staff.`,
    );
  const silent = school.staff.filter((m) => m.active && m.roles.includes('visitor') && m.mobile === '');
  if (silent.length > 0) out.push(`No mobile number is known of ${listWords(silent.map((m) => m.name))}.`);
  return out;
}

function settings(ports: Ports, school: School, now: Instant): string[] {
  const out: string[] = [];
  const missing = missingSettings(school.settings);
  if (missing.length > 0) out.push(`Fill in the sheet Settings: ${listWords(missing)}.`);
  if (school.settings.webAppUrl === '') {
    out.push(
      'The web app has no address, so letters have no buttons. In the script editor: Deploy, New deployment, Web app, ' +
        'run as you, for everyone in your organisation; then choose Set up again, or type the address into Settings.',
    );
  }
  const typed = typedIn(ports);
  // An empty cell that must be filled in has been named above.
  const inSettings = readSettings(typed.settings, school.settings).notes.length - missing.length;
  const notes =
    Math.max(0, inSettings) +
    readStaff(typed.staff, school.staff, rulesInForce(policyOf(school.settings.policy), school.settings)).notes.length +
    readGuidance(typed.guidance ?? []).notes.length;
  if (!typed.guidance)
    out.push('The sheet Guidance is missing: what people read is what stood there last. Choose Home Visits, Set up.');
  if (notes > 0)
    out.push(`${many(notes, 'cell')} in Settings, Staff and Guidance cannot be used: see the Note column there.`);
  return [...out, ...ownersWanted(school), ...reviewsDue(school, now)];
}

/** People whom the policy wants named in Settings: the chair, and whose each area of actions is (NAS-25, WLS-15). */
function ownersWanted(school: School): string[] {
  const { settings, staff } = school;
  const { asks, areas } = policyOf(settings.policy);
  const out: string[] = [];
  if (asks.incident.includes('againstHead') && settings.chair === '') {
    out.push(
      `Nobody hears of an accusation against ${roleWords('headteacher', policyOf(settings.policy))}: name the “Chair of governors” in Settings.`,
    );
  } else if (settings.chair !== '' && chairOf(school) === '') {
    out.push(
      hasRole(staff, settings.chair, 'headteacher')
        ? 'The “Chair of governors” in Settings is a headteacher, who would read what is said against them: name another.'
        : 'The chair of governors cannot answer, and so is told nothing: add the chair to the sheet Staff, with no role.',
    );
  }
  const unowned = areas.filter((area) => !ownerOf(area, { settings, staff }).includes('@'));
  if (unowned.length > 0) {
    out.push(
      `Actions about ${listWords(unowned)} go to the safeguarding lead: say whose they are in Settings, “Action areas”.`,
    );
  }
  return out;
}

function formsIn(ports: Ports, school: School): string[] {
  const found = formsAsked(school).flatMap((name) => {
    const file = school.files.forms[name];
    if (!file) return [];
    const { title } = planOf(name, school);
    const state = ports.forms.state(file.id);
    if (!state.published || !state.accepting)
      return [`The form “${title}” takes no answers. Choose Rebuild the forms.`];
    const shut = responders(school).filter((email) => state.responders !== null && !state.responders.includes(email));
    // The owner answers without standing in the list.
    const out = shut.filter((email) => email !== school.settings.mailbox);
    return out.length === 0 ? [] : [`${listWords(out)} cannot open the form “${title}”. Choose Rebuild the forms.`];
  });
  return [...notBuilt(school), ...found];
}
