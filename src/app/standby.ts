// Set up, chosen by the standby account: its own triggers, and nothing else.
import type { Ports } from '../ports';
import { logged } from '../record/record';
import type { School } from '../school/school';
import { schoolAddress } from '../school/settings';
import type { Instant } from '../time';
import { standbyFindings, triggersMark, triggersNote } from './checks/standby';
import { lookedBy } from './engines';
import { builtIds } from './people-of-files';
import { changeSchool, readControl } from './read-control';
import { sharedFiles } from './shared-files';

/** Those files that the account which runs this cannot change. */
function shutFiles(ports: Ports, school: School): string[] {
  return sharedFiles(ports, school).flatMap(({ what, editors }) => {
    try {
      editors();
      return [];
    } catch {
      return [what];
    }
  });
}

/**
 * Set up, chosen by the standby account: its own triggers, and the address of its own web app. Files, forms and shares are
 * the owner's to make. Twice makes nothing twice. Gives words for a dialog.
 */
export function setUpStandby(ports: Ports, typed: School, webAppUrl: string, now: Instant): string {
  const { mailbox: owner, standby } = typed.settings;
  if (builtIds(typed).length === 0) return `Home Visits is not built yet. Sign in as ${owner} and choose Set up there.`;
  const shut = shutFiles(ports, typed);
  if (shut.length > 0) {
    return (
      `${standby} cannot change ${shut.join(', ')} yet. Sign in as ${owner}, choose Home Visits, Set up there, and then ` +
      'choose it here again.'
    );
  }
  const school = withAddress(ports, typed, webAppUrl, now);
  ports.installation.triggers(school.settings.tickMinutes, builtIds(school));
  ports.installation.remember(triggersNote(standby), triggersMark(school));
  const after = changeSchool(ports, (found) => begun(found, standby, now));
  const left = standbyFindings(ports, after, now);
  const done = `${standby} stands by: its engine looks every few minutes too, and goes on where ${owner} stops.`;
  if (left.length === 0) return `${done} Nothing is left to do.`;
  return [`${done} What is left to do:`, ...left.map((words, i) => `${i + 1}. ${words}`)].join('\n\n');
}

/** Its engine has begun, and its mailbox is read from now on; of the owner's engine is known when it last looked. */
function begun(school: School, standby: string, now: Instant): School {
  const mailboxes = { ...school.mailboxes, [standby]: school.mailboxes?.[standby] ?? { to: now, seen: [] } };
  const known = { lookedAt: school.lookedAt, since: school.lookedAt };
  const engines = { [school.settings.mailbox]: known, ...school.engines };
  const next = lookedBy({ ...school, engines, mailboxes }, standby, now);
  return logged({ ...next, lookedAt: school.lookedAt }, now, standby, 'Set up as the standby account');
}

/**
 * The standby's own deployment, where nobody has typed it. Which of several deployments Google names outside of a page is
 * documented nowhere (https://developers.google.com/apps-script/reference/script/service#geturl), so the owner's is left.
 */
function withAddress(ports: Ports, school: School, webAppUrl: string, now: Instant): School {
  const { standby, standbyUrl, webAppUrl: owners } = school.settings;
  const address = schoolAddress(webAppUrl, standby);
  if (standbyUrl !== '' || !/\/exec$/.test(address) || address === schoolAddress(owners, standby)) return school;
  ports.control.set('Standby web app address', address);
  return readControl(ports, now);
}
