// Brings all four forms in line with the policy and the staff list, at once and on demand.
import { FORMS } from '../policy/schema';
import type { Ports } from '../ports';
import { type Instant, localTime } from '../time';
import { holdOff, letGo, rebuild } from './look-at-control';
import { share } from './people-of-files';
import { readControl } from './read-control';

/** Reads Settings and Staff, brings every form up to date in place, and opens it to the staff. Words for a dialog. */
export function rebuildForms(ports: Ports, now: Instant): string {
  const school = readControl(ports, now);
  if (FORMS.some((name) => !school.files.forms[name]))
    return 'The forms are not built yet. Choose Home Visits, Set up.';
  holdOff(ports, now);
  for (const name of FORMS) rebuild(ports, name);
  const troubles = share(ports, school);
  letGo(ports);
  return [
    `All four forms are up to date (${localTime(now)}). Their addresses and the answers in them are the same as before.`,
    ...troubles,
  ].join('\n\n');
}
