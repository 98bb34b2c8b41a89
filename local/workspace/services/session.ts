// Session and User: who the script runs as, and who is at the keyboard.
import { guard } from '../guard';
import type { Running } from '../running';

type Session = GoogleAppsScript.Base.Session;
type User = GoogleAppsScript.Base.User;

/** A user as the bundle sees one; `''` where the script may not know. */
export function userService(run: Running, email: string): User {
  return guard<User>(run, 'User', {
    getEmail: () => email,
    getUserLoginId: () => email,
  });
}

/** The global `Session`. */
export function sessionService(run: Running): Session {
  return guard<Session>(run, 'Session', {
    getActiveUser: () => userService(run, run.activeUser),
    getEffectiveUser: () => userService(run, run.user),
    getScriptTimeZone: () => run.workspace.scriptTimeZone,
    getActiveUserLocale: () => 'en',
    getTemporaryActiveUserKey: () => `key-${run.activeUser}`,
  });
}
