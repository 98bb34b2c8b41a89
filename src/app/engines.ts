// Two accounts may run the engine: when each looked round last, and telling that one of them has stopped.
import { accountsOf, standbyOf, webAppOf } from '../school/accounts';
import type { School } from '../school/school';
import { dateWords, type Instant, localDate, localTime, MINUTE, timeWords } from '../time';
import type { Sender } from './facts';

/** How often each account's engine looks at Settings, Staff and the forms, though no trigger said that they changed. */
export const LOOK_EVERY = 30 * MINUTE;
/** An account that has not looked for so long has stopped: Google's triggers come late, but never by that much. */
const STOPPED = 2 * LOOK_EVERY;

/** Whether this account's engine should look round now. Each does so by itself, and so shows that it lives. */
export function lookIsDue(school: School, account: string, now: Instant): boolean {
  const last = hasTwo(school, account) ? (school.engines?.[account]?.lookedAt ?? 0) : school.lookedAt;
  return now - last >= LOOK_EVERY;
}

/** Whether this is one of two accounts that run it. */
function hasTwo({ settings }: School, account: string): boolean {
  return standbyOf(settings) !== '' && accountsOf(settings).includes(account);
}

/** The school, looked at by this account; where there are two, when each did is noted. */
export function lookedBy(school: School, account: string, now: Instant): School {
  const next = { ...school, lookedAt: now };
  if (!hasTwo(school, account)) return next;
  const before = school.engines?.[account];
  const since = before && now - before.lookedAt <= STOPPED ? before.since : now;
  return { ...next, engines: { ...school.engines, [account]: { lookedAt: now, since } } };
}

/** Since when an account's engine has not looked round, and its last look; undefined: it goes on, or nothing was heard of it yet. */
export function stoppedSince(school: School, account: string, now: Instant): Instant | undefined {
  const engine = school.engines?.[account];
  return engine && now - engine.lookedAt > STOPPED ? engine.lookedAt : undefined;
}

/** The web app that opens for somebody at the menu: the owner's, unless the owner's engine has stopped. */
export function webAppNow({ school, account }: Sender, now: Instant): string {
  const { mailbox, standby } = school.settings;
  const serves = stoppedSince(school, mailbox, now) === undefined ? account : standby;
  return webAppOf(school.settings, serves);
}

/**
 * What the account that runs has to tell of the other one: nothing just after an outage of both, when it cannot know yet.
 * In the same words for as long as the other stands still, and so told once a day.
 */
export function otherStopped(school: School, account: string, now: Instant): string[] {
  const own = school.engines?.[account];
  if (!hasTwo(school, account) || !own || now - own.lookedAt > STOPPED || now - own.since <= STOPPED) return [];
  const other = accountsOf(school.settings).find((one) => one !== account) ?? '';
  const at = stoppedSince(school, other, now);
  return at === undefined ? [] : [stoppedWords(school, other, at)];
}

/** What an account that is neither has to tell of itself: it stood by once, or owned all this. */
export function strangerRuns({ settings }: School, account: string): string[] {
  if (settings.mailbox === '' || accountsOf(settings).includes(account)) return [];
  return [
    `${account} runs Home Visits too: its triggers are still there, though Settings name it neither beside Mailbox nor ` +
      'beside Standby account. Sign in as it and delete them in the script editor under Triggers, or name it again.',
  ];
}

/**
 * The account that has stopped, in words; none where both have (then the engine has, which is looked at by itself), and
 * none just after an outage of both, before the other can have looked.
 */
export function stoppedOne(school: School, now: Instant): string[] {
  const isSure = (account: string) => {
    const engine = school.engines?.[account];
    return engine && stoppedSince(school, account, now) === undefined && now - engine.since > STOPPED;
  };
  const accounts = accountsOf(school.settings);
  return accounts.flatMap((account) => {
    const at = stoppedSince(school, account, now);
    return at !== undefined && accounts.some(isSure) ? [stoppedWords(school, account, at)] : [];
  });
}

/** The same words in a mail and in "Check everything". */
export function stoppedWords({ settings }: School, stopped: string, at: Instant): string {
  const { mailbox: owner, standby } = settings;
  const when = `${dateWords(localDate(at))} at ${localTime(at)}`;
  if (stopped === standby) {
    return (
      `The standby account ${standby} has stopped: it looked round last on ${when}. ${owner} does all the work, and if ` +
      `that account stops too, nobody is told of a late return. See that ${standby} is not suspended, sign in as it, and ` +
      'choose Home Visits, Set up.'
    );
  }
  return (
    `The owner’s engine (${owner}) has stopped: it looked round last on ${when}. The standby account ${standby} does all ` +
    'the work, and nobody is missed; buttons in mails sent before then may not open, those in newer mails do. If the ' +
    'account is suspended, restore it in the Google Admin console; if it is not, sign in as it and choose Home Visits, ' +
    `Set up. If it is gone for good, type ${standby} beside Mailbox in the sheet Settings, sign in as ${standby}, choose ` +
    'Set up, and name another standby account.'
  );
}

/** When each account's engine looked round last, a line each; where there is one account, the engine that writes this ran now. */
export function enginesWords(school: School, now: Instant): string {
  const accounts = accountsOf(school.settings);
  if (accounts.length < 2) return timeWords(now, now);
  const last = (account: string) => school.engines?.[account]?.lookedAt;
  return accounts.map((one) => `${one}: ${last(one) ? timeWords(last(one) ?? 0, now) : 'not yet'}`).join('\n');
}
