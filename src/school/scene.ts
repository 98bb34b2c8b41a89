// What a letter or a page is written with: who reads it, when, at which school, under which policy.
import type { Policy } from '../policy/schema';
import type { Instant } from '../time';
import type { School, StaffMember } from './school';

/** The pages of the web app, by the name in their address (`?p=visit&ref=HV-0001`). */
export type PageName = 'home' | 'visit' | 'leave' | 'outing' | 'desk' | 'actions' | 'read' | 'retention';

export interface Scene {
  now: Instant;
  school: School;
  policy: Policy;
  reader: StaffMember;
  /** The page is a drill's: its frame says so. */
  practice?: boolean;
  /** The page is a drill's that is over: the reference of the real alarm that ended it, or ''. */
  overFor?: string;
  /** The address of a page; empty while the web app is not deployed, and then the words alone must do. */
  link: (page: PageName, ref?: string) => string;
  /** The other account's web app, where there are two: it opens when the one that `link` leads to has stopped. */
  spare?: string;
}
