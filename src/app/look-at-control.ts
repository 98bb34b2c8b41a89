// After somebody has typed in Settings, Staff or Guidance, and now and then: what they typed comes into force everywhere.
import type { FormName } from '../policy/schema';
import type { Ports } from '../ports';
import type { School } from '../school/school';
import { type Instant, MINUTE } from '../time';
import { buildForm, formMark, formsAsked, notBuilt, share, shareMark, withForm } from './people-of-files';
import { changeSchool, readControl } from './read-control';

/** Longer than any execution lives: whoever noted that they were at it is not at it any more. */
const AT_IT = 7 * MINUTE;

/** Somebody may type on while forms are brought in line; then they are looked at once more, so often at the most. */
const ROUNDS = 3;

/**
 * Reads the three sheets and puts them in force; then, where the staff or the policy has changed, brings the forms, who may
 * answer them, who may see the register, and the tick in line. Gives what went wrong, in words for the administrator.
 * Safe to run twice at once: the second finds that the first is at it.
 */
export function lookAtControl(ports: Ports, now: Instant): string[] {
  const troubles: string[] = [];
  let school = readControl(ports, now, troubles);
  for (let round = 0; round < ROUNDS; round++) {
    const behind = whatIsBehind(ports, school);
    if (behind.length === 0 || (round === 0 && !claim(ports, now))) break;
    for (const work of behind) {
      try {
        troubles.push(...work());
      } catch (error) {
        troubles.push(error instanceof Error ? error.message : String(error));
      }
    }
    school = changeSchool(ports, (found) => found);
    if (troubles.length > 0 || round === ROUNDS - 1 || whatIsBehind(ports, school).length === 0) {
      letGo(ports);
      break;
    }
  }
  return troubles;
}

/**
 * A trigger that is made while another trigger runs may come to life disabled (Google's issue 150756612), and then nobody
 * would be told of anything: a person at the menu makes it.
 */
const TICK_CHANGED =
  'The minutes between looks were changed in the sheet Settings. Choose Home Visits, Set up: from then on the engine ' +
  'looks that often.';

/** What must be brought in line with the school's record; nothing before set-up has built it all. */
function whatIsBehind(ports: Ports, school: School): (() => string[])[] {
  const { recall } = ports.installation;
  if (recall('tick') === '') return [];
  const { tickMinutes } = school.settings;
  const built = formsAsked(school).filter((name) => school.files.forms[name]);
  const missing = notBuilt(school);
  return [
    ...built
      .filter((name) => recall(`form ${name}`) !== formMark(ports, name, school))
      .map((name) => () => rebuild(ports, name)),
    ...(recall('shares') === shareMark(ports, school) ? [] : [() => share(ports, school)]),
    // Its trigger must be made by a person, as below.
    ...(missing.length === 0 ? [] : [() => missing]),
    ...(recall('tick') === String(tickMinutes) ? [] : [() => [TICK_CHANGED]]),
  ];
}

/** Notes under the lock that somebody is at it; false where another is. */
function claim(ports: Ports, now: Instant): boolean {
  return ports.records.locked(() => {
    const since = Number(ports.installation.recall('at it') || '0');
    if (now - since < AT_IT) return false;
    holdOff(ports, now);
    return true;
  });
}

/** Keeps every look from building forms at the same time: set-up and a rebuild go first. */
export function holdOff(ports: Ports, now: Instant): void {
  ports.installation.remember('at it', String(now));
}

/** Ends that: the next look may build again. */
export function letGo(ports: Ports): void {
  ports.installation.remember('at it', '');
}

/** Brings one form in line with the school as it is now, and notes so. */
export function rebuild(ports: Ports, name: FormName): string[] {
  const before = changeSchool(ports, (school) => school);
  const file = buildForm(ports, name, before);
  const after = changeSchool(ports, (school) =>
    // An answer may have come in meanwhile: how far answers were read stays as it is.
    withForm(school, name, { ...file, seenTo: school.files.forms[name]?.seenTo ?? file.seenTo }),
  );
  // The mark is of what was built, not of what somebody has typed since.
  const asBuilt = { ...after, settings: before.settings, staff: before.staff };
  ports.installation.remember(`form ${name}`, formMark(ports, name, asBuilt));
  return [];
}

/** The triggers, at the tick that the settings name. */
export function rewind(ports: Ports, tickMinutes: number, forms: string[]): string[] {
  ports.installation.triggers(tickMinutes, forms);
  ports.installation.remember('tick', String(tickMinutes));
  return [];
}
