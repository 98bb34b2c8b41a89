// Brings the forms in line with the policy and the staff list, at once and on demand.
import type { Ports } from '../ports';
import { type Instant, localTime } from '../time';
import { holdOff, letGo, rebuild } from './look-at-control';
import { formsAsked, notBuilt, share } from './people-of-files';
import { readControl } from './read-control';

/** Reads Settings, Staff and Guidance, brings every form up to date in place, and opens it to the staff. Words for a dialog. */
export function rebuildForms(ports: Ports, now: Instant): string {
  const school = readControl(ports, now);
  const missing = notBuilt(school);
  if (missing.length > 0) return missing.join('\n\n');
  holdOff(ports, now);
  for (const name of formsAsked(school)) rebuild(ports, name);
  const troubles = share(ports, school);
  letGo(ports);
  return [
    `The forms are up to date (${localTime(now)}). Their addresses and the answers in them are the same as before.`,
    ...troubles,
  ].join('\n\n');
}
