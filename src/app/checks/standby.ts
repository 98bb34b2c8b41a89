// Whether the standby account could take over this very moment, and whether owner or standby has had to.
import type { Ports } from '../../ports';
import { standbyOf } from '../../school/accounts';
import { listWords, personAt } from '../../school/people';
import type { School } from '../../school/school';
import type { Instant } from '../../time';
import { stoppedOne } from '../engines';
import { builtIds } from '../people-of-files';
import { sharedFiles } from '../shared-files';

/** Empty where the school has no standby account: it is each school's choice. */
export function standbyFindings(ports: Ports, school: School, now: Instant): string[] {
  const { mailbox: owner, standbyUrl } = school.settings;
  const standby = standbyOf(school.settings);
  if (standby === '') return [];
  const out = stoppedOne(school, now);
  out.push(...triggersBehind(ports, school));
  if (standbyUrl === '') {
    out.push(
      `The standby account has no web app, so its letters would lead to pages that stop with ${owner}. Sign in as ` +
        `${standby}; in the script editor Deploy, New deployment, Web app, run as you, for everyone in your ` +
        'organisation; type its address beside “Standby web app address” in the sheet Settings.',
    );
  }
  if ((personAt(school.staff, standby)?.roles ?? []).some((role) => role !== 'administrator')) {
    out.push(`${standby} is a person’s own account, and goes when they leave. Make a role account to stand by.`);
  }
  return [...out, ...notShared(ports, school, standby)];
}

/** What the standby's triggers hang on: where it has changed, Set up must be chosen again there. */
export function triggersMark(school: School): string {
  return JSON.stringify([school.settings.tickMinutes, builtIds(school)]);
}

export const triggersNote = (account: string): string => `triggers ${account}`;

/** What the standby account's triggers lack, as far as another account can tell. */
export function triggersBehind({ installation }: Ports, school: School): string[] {
  const standby = standbyOf(school.settings);
  if (standby === '') return [];
  const made = installation.recall(triggersNote(standby));
  if (made === triggersMark(school)) return [];
  return [
    made === ''
      ? `The standby account was never set up: share Control with ${standby} as editor, sign in as it, open Control there, and choose Home Visits, Set up.`
      : `The forms or the minutes between looks have changed since the standby account was set up: sign in as ${standby} and choose Home Visits, Set up.`,
  ];
}

function notShared(ports: Ports, school: School, standby: string): string[] {
  const files = [{ what: 'Control', editors: () => ports.installation.editors() }, ...sharedFiles(ports, school)];
  const self = ports.installation.account() === standby;
  const shut = files.filter(({ editors }) => !editors().includes(standby) && !self).map(({ what }) => what);
  if (shut.length === 0) return [];
  const how = shut.includes('Control') ? 'Share Control with it as editor, then' : 'As the owner,';
  return [`The standby account cannot change ${listWords(shut)}. ${how} choose Home Visits, Set up.`];
}
