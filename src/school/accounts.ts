// The accounts that Home Visits runs as: the owner, and a standby whose ticks, pages and mailbox go on where the owner's stop.
import type { Settings } from './school';

type Accounts = Pick<Settings, 'mailbox' | 'webAppUrl' | 'standby' | 'standbyUrl'>;

/** The standby's address; '' where there is none, and where it has become the owner. */
export function standbyOf({ mailbox, standby }: Accounts): string {
  return standby === mailbox ? '' : standby;
}

/** Owner and standby, as far as they are there: each must be able to change every file. */
export function accountsOf(settings: Accounts): string[] {
  return [settings.mailbox, standbyOf(settings)].filter((account) => account !== '');
}

/**
 * The web app's address of whoever sends or serves. A deployment runs as the account that made it and stops with that
 * account, so each links to its own (https://developers.google.com/apps-script/manifest/web-app-api-executable).
 */
export function webAppOf({ webAppUrl, standby, standbyUrl }: Accounts, account: string): string {
  return account === standby && standbyUrl !== '' ? standbyUrl : webAppUrl;
}

/** The web app of the other account, which opens where this one's has stopped; '' where there are not two. */
export function spareWebAppOf(settings: Accounts, account: string): string {
  const { webAppUrl, standbyUrl } = settings;
  if (standbyOf(settings) === '' || standbyUrl === '') return '';
  return webAppOf(settings, account) === standbyUrl ? webAppUrl : standbyUrl;
}

/** The mailbox that replies to this account's letters go to: its own, which its own ticks read. */
export function mailboxOf({ mailbox, standby }: Accounts, account: string): string {
  return account === standby && account !== '' ? account : mailbox;
}
