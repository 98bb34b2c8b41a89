// Whose it all is: a role account that stays when people go, and administrators who read what it tells them.
import { accountsOf } from '../../school/accounts';
import { addressesIn, personAt } from '../../school/people';
import type { School } from '../../school/school';

/** What is wrong with the account that owns forms, sheets and triggers, and with who hears of troubles. */
export function owner({ settings, staff }: School): string[] {
  const { mailbox } = settings;
  if (mailbox === '')
    return [
      'Settings name no “Mailbox”, so it is not known whose account Home Visits runs as. Choose Home Visits, Set up.',
    ];
  const out: string[] = [];
  const account = personAt(staff, mailbox);
  if (account?.active && account.roles.some((role) => role !== 'administrator')) {
    out.push(
      `Home Visits belongs to ${account.name}’s own account: the day it is closed, everything stops. Move it to a role ` +
        'account: make one, share Control with it, type it beside “Mailbox” in Settings, and choose Set up there.',
    );
  }
  const administrators = addressesIn(staff, 'administrator');
  if (administrators.length > 0 && administrators.every((email) => accountsOf(settings).includes(email))) {
    out.push(
      `No person is administrator, only ${mailbox}, whose mail nobody may be reading. Name one in the sheet Staff.`,
    );
  }
  return out;
}
