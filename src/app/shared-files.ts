// The files that owner and standby account must both be able to change, and opening them to both.
import { formPlan } from '../forms';
import { policyOf } from '../policy';
import { FORMS } from '../policy/schema';
import type { Ports } from '../ports';
import { accountsOf, standbyOf } from '../school/accounts';
import type { School } from '../school/school';

/** A file that both accounts must be able to change. */
interface SharedFile {
  what: string;
  editors: () => string[];
  letEdit: (accounts: string[], former: string) => string[];
}

/** All that set-up and the engine made. Control is shared by hand, with whoever may change the script. */
export function sharedFiles(ports: Ports, school: School): SharedFile[] {
  const { register, archives, forms } = school.files;
  const sheets = [
    ...(register === '' ? [] : [['the Register', register]]),
    ...Object.entries(archives).map(([year, id]) => [`the archive ${year}`, id]),
  ].map(
    ([what = '', id = '']): SharedFile => ({
      what,
      editors: () => ports.installation.editors(id),
      letEdit: (accounts, former) => ports.installation.letEdit(id, accounts, former),
    }),
  );
  const built = FORMS.flatMap((name): SharedFile[] => {
    const id = forms[name]?.id;
    if (id === undefined) return [];
    return [
      {
        what: `the form “${formPlan(name, policyOf(school.settings.policy), school).title}”`,
        editors: () => ports.forms.editors(id),
        letEdit: (accounts, former) => ports.forms.letEdit(id, accounts, former),
      },
    ];
  });
  return [...sheets, ...built];
}

/** What the accounts that may change the files hang on; '' where there never was a standby. */
export function accountsMark({ recall }: Ports['installation'], school: School): string {
  const standby = standbyOf(school.settings);
  if (standby === '' && recall('standby') === '') return '';
  return JSON.stringify([accountsOf(school.settings), Object.values(school.files.archives)]);
}

/**
 * Opens every file to owner and standby, and closes it to who stood by before. Gives what could not be done, in words;
 * then it is tried again at the next look.
 */
export function shareWithStandby(ports: Ports, school: School): string[] {
  const standby = standbyOf(school.settings);
  const before = ports.installation.recall('standby');
  if (standby === '' && before === '') return [];
  const accounts = accountsOf(school.settings);
  const former = accounts.includes(before) ? '' : before;
  const troubles = sharedFiles(ports, school).flatMap(({ what, letEdit }) => {
    try {
      return letEdit(standby === '' ? [] : accounts, former).map(
        (account) => `Google would not let ${account} change ${what}: correct “Standby account” in the sheet Settings.`,
      );
    } catch (error) {
      return [`The standby account cannot do its work in ${what}: ${error instanceof Error ? error.message : error}`];
    }
  });
  if (troubles.length === 0) ports.installation.remember('standby', standby);
  return troubles;
}
