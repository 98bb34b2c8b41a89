// After somebody has typed in Settings or Staff, and now and then: what they typed comes into force everywhere.
import type { Ports } from '../ports';
import { type Instant, MINUTE } from '../time';
import { buildForm, FORMS, formMark, share, shareMark, withForm } from './people-of-files';
import { changeSchool, readControl } from './read-control';

/** Longer than any execution lives: whoever noted that they were at it is not at it any more. */
const AT_IT = 7 * MINUTE;

/**
 * Reads both sheets and puts them in force; then, where the staff or the policy has changed, brings the forms, who may
 * answer them, who may see the register, and the tick in line. Gives what went wrong, in words for the administrator.
 * Safe to run twice at once: the second finds that the first is at it.
 */
export function lookAtControl(ports: Ports, now: Instant): string[] {
  const school = readControl(ports, now);
  const built = FORMS.filter((name) => school.files.forms[name]);
  const stale = built.filter((name) => ports.installation.recall(`form ${name}`) !== formMark(ports, name, school));
  const unshared = ports.installation.recall('shares') !== shareMark(ports, school);
  const tick = ports.installation.recall('tick') !== String(school.settings.tickMinutes);
  if (built.length < FORMS.length || (stale.length === 0 && !unshared && !tick)) return [];
  if (!claim(ports, now)) return [];
  const troubles: string[] = [];
  const attempt = (work: () => string[]) => {
    try {
      troubles.push(...work());
    } catch (error) {
      troubles.push(error instanceof Error ? error.message : String(error));
    }
  };
  for (const name of stale) attempt(() => rebuild(ports, name));
  if (unshared) attempt(() => share(ports, school));
  if (tick)
    attempt(() =>
      rewind(
        ports,
        school.settings.tickMinutes,
        built.map((name) => school.files.forms[name]?.id ?? ''),
      ),
    );
  ports.installation.remember('at it', '');
  return troubles;
}

/** Notes under the lock that somebody is at it; false where another is. */
function claim(ports: Ports, now: Instant): boolean {
  return ports.records.locked(() => {
    const since = Number(ports.installation.recall('at it') || '0');
    if (now - since < AT_IT) return false;
    ports.installation.remember('at it', String(now));
    return true;
  });
}

/** Brings one form in line with the school as it is now, and notes so. */
export function rebuild(ports: Ports, name: (typeof FORMS)[number]): string[] {
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
