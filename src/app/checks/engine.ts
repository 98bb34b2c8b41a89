// Whether the engine stands: its triggers, when it last ran, its clocks, and whose it is.
import type { Ports } from '../../ports';
import { accountsOf } from '../../school/accounts';
import type { School } from '../../school/school';
import { type Instant, lengthWords, MINUTE } from '../../time';
import { otherBuilds } from '../builds';
import { builtIds } from '../people-of-files';

const HANDLERS: [string, string][] = [
  ['tick_', 'looks for what is due'],
  ['formSubmitted_', 'takes in what is sent by form'],
  ['controlEdited_', 'sees changes of Settings, Staff and Guidance'],
];

export function engine(ports: Ports, school: School, now: Instant): string[] {
  const out: string[] = [];
  const { triggers, timeZones, user } = ports.installation.state();
  const owner = school.settings.mailbox;
  if (owner !== '' && !accountsOf(school.settings).includes(user)) {
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
  return [...out, ...otherBuilds(school)];
}
