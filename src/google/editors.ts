// Who may change a file: owner and standby account each must, so that the triggers of either can do all the work.

/** A spreadsheet or a form, as far as it is shared. */
interface Shared {
  getEditors(): GoogleAppsScript.Base.User[];
  addEditor(email: string): unknown;
  removeEditor(email: string): unknown;
}

export function emails(users: GoogleAppsScript.Base.User[]): string[] {
  return users.map((user) => user.getEmail().toLowerCase());
}

export function editorsOf(file: Shared): string[] {
  return emails(file.getEditors());
}

/**
 * Lets these accounts change the file, and `former` (or '') no longer. Gives those that Google would not take. Whether the
 * file's owner is among its editors Google does not say: adding it again changes nothing.
 */
export function letEdit(file: Shared, accounts: string[], former = ''): string[] {
  const now = editorsOf(file);
  if (now.includes(former)) file.removeEditor(former);
  const self = Session.getEffectiveUser().getEmail().toLowerCase();
  return accounts.filter((account) => {
    if (account === self || now.includes(account)) return false;
    try {
      file.addEditor(account);
      return false;
    } catch {
      return true;
    }
  });
}
