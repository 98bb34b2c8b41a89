// Which build each account's web app runs: a deployment stays on the code that it was made with until somebody updates it.
import { THIS_BUILD } from '../record/rows';
import { accountsOf } from '../school/accounts';
import type { School } from '../school/school';

/** The school, for a sign-out by a page, which saves it anyway: this account's web app runs this build. */
export function withWebBuild(school: School, account: string): School {
  return { ...school, webBuilds: { ...school.webBuilds, [account]: THIS_BUILD } };
}

/**
 * Web apps whose last sign-out ran other code than this, the engine's. An older one leaves out of each record that it
 * saves what only the newer one knows.
 */
export function otherBuilds({ settings, webBuilds = {} }: School): string[] {
  return accountsOf(settings)
    .filter((account) => (webBuilds[account] ?? THIS_BUILD) !== THIS_BUILD)
    .map(
      (account) =>
        `The web app of ${account} ran other code than the engine at the last sign-out, and so loses what only newer code ` +
        `notes. Sign in as ${account}; in the script editor choose Deploy, Manage deployments, the pencil, Version: New ` +
        'version, Deploy. If that is done, this goes with the next sign-out.',
    );
}
